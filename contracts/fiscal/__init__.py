"""Taxes and the levels of government that share them."""
