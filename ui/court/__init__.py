"""What a lawsuit about a dossier would cost."""
