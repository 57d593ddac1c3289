"""Bytes in and out of files: every failure is an error that says what to do, and no output is ever half written."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from logicnet.core.budget import said_free_memory
from logicnet.errors import FormatError, LogicnetError, MemoryBudget, closest

_NOTHING = (errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.EBADF, errno.EINVAL, errno.ENAMETOOLONG)
_PER_BYTE = 20  # bytes of memory that reading takes at most for each byte of a file
_UNASKED = 50_000  # bytes of a content: it takes a megabyte at most, less than this process does already


def path_of(given: object) -> Path:
    """The path of a file that was given as text or as a path. Raises LogicnetError for anything else.

    >>> path_of(5)
    Traceback (most recent call last):
    logicnet.errors.kinds.LogicnetError: expected the path of a file, found int
    write it as text: "il6.bnet"
    """
    if isinstance(given, str | os.PathLike):
        return Path(given)
    raise LogicnetError(
        f"expected the path of a file, found {type(given).__name__}", hint='write it as text: "il6.bnet"'
    )


def read_bytes(path: Path) -> bytes:
    """A file's content. Raises FormatError, or MemoryBudget where reading it would take more memory than is free."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise FormatError(f"{path} is a directory", hint="name a file in it")
        if stat.S_ISCHR(status.st_mode) or stat.S_ISBLK(status.st_mode):
            raise FormatError(f"{path} is a device, not a file")
        confirm_room(path, status.st_size)
        with path.open("rb", buffering=0) as file:
            return file.read()
    except FileNotFoundError:
        raise FormatError(f"{path}: there is no such file", hint=_neighbour(path)) from None
    except PermissionError:
        raise FormatError(f"{path}: you may not read this file", hint="check its permissions") from None
    except MemoryError:
        raise MemoryBudget(f"{path}: the machine's memory is not enough to read this file") from None
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the name
        raise FormatError(f"{path}: cannot be read: {_reason(error)}") from None


def confirm_room(path: str | os.PathLike[str], size: int) -> None:
    """Raise MemoryBudget where reading a content of ``size`` bytes would take more memory than is free.

    The system is not asked where the content is small.

    - ``path``: the file that errors name.
    - ``size``: of its content, unpacked.
    """
    if size <= _UNASKED:  # to ask takes as long as reading it
        return
    free, needed = said_free_memory(), size * _PER_BYTE
    if free is not None and needed > free:
        raise MemoryBudget(
            f"{path}: {_megabytes(size)} take up to {_megabytes(needed)} of memory to read, "
            f"and {_megabytes(free)} are free",
            needed=needed,
            budget=free,
        )


def stands(path: Path) -> bool:
    """Whether a plain file stands at a path."""
    mode = mode_of(path)
    return mode is not None and stat.S_ISREG(mode)


def mode_of(path: Path) -> int | None:
    """What stands at a path, as the system's mode of it; None for nothing, and for a name that no file can have."""
    try:
        return path.stat().st_mode
    except OSError as error:
        if error.errno in _NOTHING:
            return None
        raise FormatError(f"{path}: cannot be looked at: {_reason(error)}") from None
    except ValueError:  # a zero byte, or a half of a surrogate pair
        return None


def checked_output(path: str | os.PathLike[str], suffixes: Iterable[str], *, beside: Iterable[Path] = ()) -> Path:
    """A path that can be written to: to be asked before long work, so that its result is not lost for want of a place.

    - ``path``: the file.
    - ``suffixes``: what its name may end in, ``(".csv", ".parquet")`` say.
    - ``beside``: further files that will be written with it (default: none).

    Returns the path.

    Raises FormatError where the suffix is another, the folder is missing or takes no files, or a directory stands
    there.

    >>> str(checked_output("table.csv", (".csv",)))
    'table.csv'
    """
    target = Path(path)
    allowed = tuple(suffixes)
    if not target.name.lower().endswith(allowed):
        raise FormatError(f"{target}: the output's name must end in {' or '.join(allowed)}")
    for place in (target, *beside):
        try:
            directory = stat.S_ISDIR(place.stat().st_mode)
        except FileNotFoundError:
            continue
        except (OSError, ValueError) as error:
            raise FormatError(f"{place}: cannot be written: {_reason(error)}") from None
        if directory:
            raise FormatError(f"{place} is a directory", hint="name a file in it")
    if not target.parent.is_dir():
        raise FormatError(f"{target}: there is no directory {target.parent}", hint="make it first")
    if not os.access(target.parent, os.W_OK):
        raise FormatError(f"{target}: you may not write into {target.parent}")
    return target


def write_text(path: str | os.PathLike[str], text: str) -> None:
    """Write text in UTF-8: the file appears whole or not at all.

    - ``path``: the file; one that is there is replaced.
    - ``text``: its content.

    Raises FormatError for a place that takes no file.

    >>> write_text("note.txt", "done")
    """
    write_bytes(path, text.encode())


def write_bytes(path: str | os.PathLike[str], content: bytes) -> None:
    """Write a file whole or not at all: under a temporary name beside it, onto the disk, and then renamed.

    - ``path``: the file; one that is there is replaced.
    - ``content``: its content.

    Raises FormatError for a place that takes no file.

    >>> write_bytes("note.txt", b"done")
    """
    target = Path(path)
    try:
        if target.exists() and not target.is_file() and not target.is_dir():  # a pipe, or /dev/stdout
            target.write_bytes(content)
            return
        _replace(target.resolve(), content)  # through a link: the file is replaced, the link stays
    except FileNotFoundError:
        raise FormatError(f"{target}: there is no directory {target.parent}", hint="make it first") from None
    except IsADirectoryError:
        raise FormatError(f"{target} is a directory", hint="name a file in it") from None
    except PermissionError:
        raise FormatError(f"{target}: you may not write here", hint="check the permissions of the directory") from None
    except (OSError, ValueError) as error:
        raise FormatError(f"{target}: cannot be written: {_reason(error)}") from None


def _replace(target: Path, content: bytes) -> None:
    temporary, descriptor, locked = _temporary(target)
    with os.fdopen(descriptor, "wb") as file:
        try:
            file.truncate()  # what a killed process left may be longer
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            with suppress(OSError):  # an existing file keeps its permissions
                temporary.chmod(stat.S_IMODE(target.stat().st_mode))
            if locked:  # renamed before the lock is gone, or another writer could empty it in between
                temporary.replace(target)
        except BaseException:  # Ctrl-C too: no part of a file stays behind
            temporary.unlink(missing_ok=True)
            raise
    if not locked:
        temporary.replace(target)


def _temporary(target: Path) -> tuple[Path, int, bool]:
    """The file that becomes the target, open for writing, and whether it is locked.

    A target has one temporary name, so that what a killed process left there is taken over by the next write. While it
    is written it is locked; a second process that writes the same target meanwhile takes a name of its own.
    """
    # cut, because most file systems take names of 255 bytes at most
    shared = target.with_name(f".{target.name[:100]}.logicnet.part")
    descriptor = _locked(shared)
    if descriptor is not None:
        return shared, descriptor, True
    own = target.with_name(f".{target.name[:100]}.{os.getpid()}.part")
    return own, os.open(own, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666), False


def _locked(path: Path) -> int | None:
    """The file, open for this process alone; None where another one writes it, or where there are no locks."""
    try:
        import fcntl
    except ImportError:
        return None
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT, 0o666)
    except PermissionError:  # another user left it
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # the lock may be on a file that another writer has renamed away meanwhile
        if os.path.samestat(os.fstat(descriptor), path.stat()):
            return descriptor
    except (BlockingIOError, FileNotFoundError):  # another writer, or renamed by it just now
        pass
    except OSError:  # a disk without locks
        path.unlink(missing_ok=True)
    os.close(descriptor)
    return None


def _neighbour(path: Path) -> str:
    try:
        near = closest(path.name, (entry.name for entry in path.parent.iterdir()))
    except (OSError, ValueError):
        return ""
    return f"did you mean {path.with_name(near)}?" if near else ""


def _reason(error: Exception) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.0f} MB" if size < 10e9 else f"{size / 1e9:.1f} GB"
