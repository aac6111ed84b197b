"""Whether an event happened, is alleged, feared, demanded or denied, and who says so."""
