"""How sure a reader may be of an event or a charge: a probability, fitted on annotated texts."""
