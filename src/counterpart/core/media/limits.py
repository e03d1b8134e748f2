"""How much one piece of work on a file may take."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """`seconds` by the clock, `cpu_seconds` of all cores together; memory, output and pixels of one picture."""

    seconds: int
    cpu_seconds: int
    memory_bytes: int
    output_bytes: int
    most_pixels: int
