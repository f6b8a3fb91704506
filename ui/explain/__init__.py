"""Explain this euro: one card that says of any amount on screen why it is what it is."""
