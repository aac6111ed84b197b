"""Named bodies: mentions merged, acronyms joined to long forms, kinds by head noun."""
