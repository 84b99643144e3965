"""From actual collections to a statement: who is entitled to what, step by step, and who pays whom."""
