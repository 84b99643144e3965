"""Where two agreements differ, entry by entry, and what stands between them."""
