"""Questions about series, and about tiers."""
