"""Questions about where crime concentrates, what was warned of, and what was done."""
