"""Word templates to documents to PDF."""
