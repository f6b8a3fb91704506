"""The legal choices: what counts, why, since when, and what a change would do."""
