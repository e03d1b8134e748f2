"""Components of our own beside the design system's: a folder for each, all with the same contents."""
