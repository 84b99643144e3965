"""One property of games per file, each with its row in `sharing.games.property_table`."""
