"""Reading and answering the claim lists of creditors."""
