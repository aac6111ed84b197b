"""People: names merged, roles, kin and attributes."""
