"""A database full of believable dossiers, in which nobody exists."""
