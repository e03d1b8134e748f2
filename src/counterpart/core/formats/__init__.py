"""Readers of files that others publish. Each yields frozen records and says where a row is wrong."""
