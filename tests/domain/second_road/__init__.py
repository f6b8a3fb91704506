"""A second, slow road to every amount, written from the papers alone, to check the first one by."""
