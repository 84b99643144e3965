"""Many futures at once: the same agreement read on arrays, one column for each draw; floats, no fractions."""
