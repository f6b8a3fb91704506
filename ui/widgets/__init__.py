"""The few widgets that every screen shares."""
