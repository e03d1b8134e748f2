"""Questions about candidate search."""
