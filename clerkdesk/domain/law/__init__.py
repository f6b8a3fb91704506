"""The rules of each country, one small module per rule."""
