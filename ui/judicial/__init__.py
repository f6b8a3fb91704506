"""The step to court and its outcome on the screen: the creditor's consent, and judgments."""
