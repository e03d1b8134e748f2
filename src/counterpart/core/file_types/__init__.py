"""What a file is, told by its content and never by its name's ending; and names, cleaned for showing."""

from counterpart.core.file_types.kinds import Kind, Sniffed
from counterpart.core.file_types.names import shown_name
from counterpart.core.file_types.sniffing import HEAD, TAIL, sniff

__all__ = ["HEAD", "TAIL", "Kind", "Sniffed", "shown_name", "sniff"]
