"""Who gains by leaving later, and the smallest change that stops it: time consistency and hold-up."""
