"""What is known nationally: municipalities, indicators, templates, rules, profiles, sources."""
