"""What the text is: kind, countries, language."""
