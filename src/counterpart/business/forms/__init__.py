"""Forms of the business door: the pages of a report, built from the question table, and the small forms after it."""
