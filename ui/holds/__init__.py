"""Holds on the screen: stopping work on a dossier, and resuming it."""
