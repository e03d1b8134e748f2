"""How much memory a process held at most, with those below it."""

from pathlib import Path


def peak_memory(pid: int) -> int:
    """The most that the process and those below it ever held at once, each counted alone, in bytes."""
    status = "\n".join(Path(f"/proc/{each}/status").read_text() for each in (pid, *below(pid)))
    return sum(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM:"))


def below(pid: int) -> list[int]:
    """The processes that it started, and those that they did."""
    children = [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return [each for child in children for each in (child, *below(child))]


def held(pid: int) -> int:
    """What the process and those below it hold now, shared memory counted once, in bytes."""
    alone = shared = 0
    for each in (pid, *below(pid)):
        try:
            fields = dict(line.split(":", 1) for line in Path(f"/proc/{each}/status").read_text().splitlines())
        except OSError:  # it has ended
            continue
        alone += int(fields.get("RssAnon", "0").split()[0])
        shared = max(shared, int(fields.get("RssShmem", "0").split()[0]))
    return (alone + shared) * 1024
