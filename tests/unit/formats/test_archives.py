"""Archives are looked at before anything in them is unpacked."""

from __future__ import annotations

import io
import zipfile

import pytest

from logicnet.errors import FormatError
from logicnet.formats.archives import confirm_harmless


def members(content: bytes, packed: int = zipfile.ZIP_DEFLATED) -> tuple[list[zipfile.ZipInfo], int]:
    """The members of an archive of one file, and its size."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packed) as archive:
        archive.writestr("a.xml", content)
    return zipfile.ZipFile(made).infolist(), len(made.getvalue())


def test_a_small_archive_is_harmless() -> None:
    confirm_harmless(*members(b"<a/>"), "f", "a tool")


def test_an_archive_that_unpacks_out_of_proportion_is_refused() -> None:
    with pytest.raises(FormatError, match="out of all proportion"):
        confirm_harmless(*members(bytes(1 << 24)), "f", "a tool")


def test_an_encrypted_member_is_refused() -> None:
    infos, size = members(b"<a/>")
    infos[0].flag_bits |= 1
    with pytest.raises(FormatError, match=r"'a\.xml' in the archive is encrypted"):
        confirm_harmless(infos, size, "f", "a tool")


def test_another_way_of_packing_is_refused() -> None:
    with pytest.raises(FormatError, match="a tool does not use"):
        confirm_harmless(*members(b"<a/>", zipfile.ZIP_BZIP2), "f", "a tool")
