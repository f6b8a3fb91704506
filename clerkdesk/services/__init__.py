"""What a clerk does: one module per subject, one function per intention."""
