"""What the author asks the authorities to do."""
