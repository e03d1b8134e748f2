"""Read a published report, recompute every figure that follows from another, report what differs."""
