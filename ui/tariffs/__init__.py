"""Rates and scales: what is in force since when, and a new rate with what it would change."""
