"""Tokens, sentences and words that all stages share."""
