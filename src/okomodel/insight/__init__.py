"""What follows from a dossier or a register: who takes part, where each stands, what is next."""
