"""The start: which database, and who is at the desk."""
