"""Figures for the budgets: scripts that print a table and one line of values."""
