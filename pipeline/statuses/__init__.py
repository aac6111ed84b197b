"""Where each person stands as of the text's date."""
