"""Files on the disk of this machine."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage

from counterpart.base.files.kinds import PIECE, FilesUnreachable
from counterpart.core.durable import sync

_PRIVATE = 0o700
_READ_ONLY = 0o400


class LocalFiles(FileSystemStorage):
    """A file appears under its name whole and on disk, or not at all; then nobody may write to it."""

    def adopt(self, path: Path, name: str) -> None:
        """Without copying, where `path` lies on the same file system: the file then has two names."""
        target = self._target(name)
        try:
            os.link(path, target)
        except FileExistsError:
            pass  # perhaps by a process that died before the rest of this
        except OSError:  # another file system, or one without links
            self._put(path, target)
        target.chmod(_READ_ONLY)
        sync(target)
        for folder in target.parents[: len(Path(name).parts)]:
            sync(folder)

    def pieces(self, name: str, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
        with Path(self.path(name)).open("rb") as file:
            file.seek(start)
            left = None if stop is None else stop - start
            while left is None or left > 0:
                piece = file.read(PIECE if left is None else min(PIECE, left))
                if not piece:
                    return
                yield piece
                left = None if left is None else left - len(piece)

    @contextmanager
    def on_disk(self, name: str) -> Iterator[Path]:
        path = Path(self.path(name))
        if not path.is_file():
            raise FileNotFoundError(name)
        yield path

    def check(self) -> str:
        try:
            Path(self.location).mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=self.location):
                pass
        except OSError as error:
            raise FilesUnreachable(f"cannot write into {self.location}: {error.strerror}") from error
        return f"in the folder {self.location}"

    def _save(self, name: str, content: File[Any]) -> str:
        target = self._target(name)
        with NamedTemporaryFile(dir=target.parent, prefix=".", delete=False) as draft:
            path = Path(draft.name)
            try:
                for piece in content.chunks(PIECE):
                    draft.write(piece if isinstance(piece, bytes) else piece.encode())
                draft.flush()
                self.adopt(path, name)
            finally:
                path.unlink()
        return name

    def _target(self, name: str) -> Path:
        target = Path(self.path(name))
        target.parent.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
        return target

    def _put(self, path: Path, target: Path) -> None:
        """Copy beside the target first, so that no half of a file ever has its name."""
        with NamedTemporaryFile(dir=target.parent, prefix=".", delete=False) as draft:
            copy = Path(draft.name)
            try:
                with path.open("rb") as source:
                    shutil.copyfileobj(source, draft, PIECE)
                draft.flush()
                os.fsync(draft.fileno())
                # No link: there may be none here. Who was quicker between these lines brought the same content.
                if not target.exists():
                    copy.rename(target)
            finally:
                copy.unlink(missing_ok=True)
