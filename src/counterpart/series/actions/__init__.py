"""Everything that changes series and tiers."""
