"""What is written when a year is settled: actual collections as handed in, statements as kept."""
