"""Instruments for the table: one question of a negotiator per file, each a pure function of a case."""
