"""Questions about links."""
