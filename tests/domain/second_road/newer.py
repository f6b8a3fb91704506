"""Whether the second road walks by the rules that the product learns while this is written."""

NEWER = False
"""On once the product knows them: instalments, old contracts, orders of payment, interest on costs."""
