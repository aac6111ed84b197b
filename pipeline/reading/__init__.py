"""Which inputs there are, and how their bytes become texts."""
