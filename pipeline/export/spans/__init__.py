"""Records as marked spans of their texts: for web annotation, brat, spaCy, Label Studio, Prodigy."""
