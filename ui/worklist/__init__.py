"""The left pane with queues and statuses, and the list of dossiers."""
