"""Measurements on this machine, beside peers under the same load. `make bench` runs them all."""
