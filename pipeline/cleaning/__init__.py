"""From the decoded text to clean lines; every change keeps the source offset of each character."""
