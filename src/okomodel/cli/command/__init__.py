"""The commands, a file each: words, options, and what they do when they run."""
