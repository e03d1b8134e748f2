"""What a business tells us: the answers and the questions."""
