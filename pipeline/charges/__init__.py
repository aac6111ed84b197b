"""Accusations: their words, categories, whom they concern, and how far they went."""
