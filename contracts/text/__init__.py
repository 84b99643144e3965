"""From the characters of a file to a tree: encodings, punctuation, brackets, and what is wrong with them."""
