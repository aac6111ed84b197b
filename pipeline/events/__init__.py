"""Events: triggers, clauses, participants, days and places, merged into facts."""
