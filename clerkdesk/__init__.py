"""Everything of ClerkDesk that works without a screen."""
