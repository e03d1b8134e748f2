"""Words and addresses that pages of every door share."""
