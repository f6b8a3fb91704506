"""Creditors: the list, and the card with their terms."""
