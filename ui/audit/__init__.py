"""Whom did this tariff touch: a question to every dossier, and its answer."""
