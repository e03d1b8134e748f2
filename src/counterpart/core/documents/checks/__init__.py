"""The relations that hold between printed figures, and the judgement of those that do not."""
