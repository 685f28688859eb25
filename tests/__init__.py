"""Mirrors courant/, plus journeys/ (whole loops), browser/ (walks in Chromium) and house/ (rules of the house)."""
