"""Published figures: the data they are made from, the statements drafted, checked and published."""
