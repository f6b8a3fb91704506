"""The law and the arithmetic: frozen values in, frozen values out."""
