"""Evidence: files as they were received, what was made of them, exhibits, and the unbroken account of who had them."""
