"""Changes to the register of cameras and to requests: the only way to make them."""
