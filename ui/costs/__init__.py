"""Costs on the screen: the list of a dossier, booking one, taking one back."""
