"""The dossier on the screen: header strip, progress, claims, letters and parties."""
