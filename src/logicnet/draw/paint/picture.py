"""Writing pictures to files: the suffix says the format, and a file appears whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from logicnet.errors import DrawingError

FORMATS = ("svg", "png", "pdf")


def file_format(path: Path) -> str:
    """The format that a file's suffix names. Raises DrawingError for any other."""
    suffix = path.suffix.lower().removeprefix(".")
    if suffix not in FORMATS:
        allowed = ", ".join(f".{name}" for name in FORMATS)
        found = f"{path.suffix!r} is not a format of pictures" if suffix else "the file name has no suffix"
        raise DrawingError(f"cannot draw to {path}: {found}", hint=f"end the name in one of {allowed}")
    return suffix


def write_whole(path: Path, data: bytes) -> None:
    """Write under a temporary name beside the target and rename.

    A reader sees the old file or the new one, never half of it.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise DrawingError(
            f"cannot write {path}: {error.strerror}", hint="is the folder there, and may you write to it?"
        ) from None
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise DrawingError(f"cannot write {path}: {error.strerror}") from None
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
