"""Proofs that a log is whole: canonical encoding, Merkle trees, a hash chain, proof files.

Pure, so that a proof can be checked on a machine with no database and no web framework.
"""
