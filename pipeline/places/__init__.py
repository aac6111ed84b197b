"""Named places: mentions merged, kinds, countries and the larger places that the text names."""
