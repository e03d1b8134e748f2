"""Questions about cameras, about whom to ask, and about what was asked."""
