"""What goes into a bundle: each module gathers one part of the case as documents and stored files.

`gather(bundle)` gives all of them, in the order in which they are written.
"""

from counterpart.bundles.gathering.parts import Contents, Document, StoredFile
from counterpart.bundles.gathering.whole import gather

__all__ = ["Contents", "Document", "StoredFile", "gather"]
