"""Rules of Dutch law."""
