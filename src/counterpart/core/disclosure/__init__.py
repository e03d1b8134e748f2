"""Statistical disclosure control: which figures of a published table are hidden, and a test that attacks the rest."""
