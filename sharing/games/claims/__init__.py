"""Rules for a pool that is too small for its claims, one per file, each with its row in `rule_table`."""
