"""Rules of Belgian law."""
