"""Runs of letters: proposed, looked at, posted, printed, taken back."""
