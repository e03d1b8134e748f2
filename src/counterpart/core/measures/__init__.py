"""Measures and statements: what is counted, against what, and in which words it is said."""
