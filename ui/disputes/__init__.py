"""Disputes on the screen: the list of a dossier, opening one, ending one."""
