"""Pictures compared with kept ones, pixel by pixel, within a stated tolerance.

``LOGICNET_RENEW_REFERENCES=1`` writes them anew. Where a picture differs, what it is now and where it differs are
written beside the reference, as ``NAME.new.png`` and ``NAME.difference.png``.
"""

from __future__ import annotations

import io
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from logicnet.draw import Picture

FOLDER = Path(__file__).parent / "unit" / "draw" / "references"
RENEW = "LOGICNET_RENEW_REFERENCES"
DPI = 80.0
MOST_MEAN = 1.0  # of 255, of the differences of all pixels
FAR = 16  # of 255, from which on a pixel differs
MOST_FAR = 0.001  # of all pixels


@dataclass(frozen=True)
class Difference:
    """How a picture differs from another one of the same size: the mean, and the share of pixels that are far off."""

    mean: float
    far: float

    @property
    def tolerable(self) -> bool:
        return self.mean < MOST_MEAN and self.far <= MOST_FAR


def pixels(png: bytes) -> Any:
    """Rows of red, green and blue, each from 0 to 255."""
    from matplotlib.image import imread

    return imread(io.BytesIO(png), format="png")[:, :, :3] * 255.0


def difference(one: Any, other: Any) -> Difference:
    """How two pictures of one size differ."""
    apart = abs(one - other).max(axis=2)
    return Difference(float(apart.mean()), float((apart > FAR).mean()))


def compare(picture: Picture, name: str, folder: Path = FOLDER) -> None:
    """Hold a picture to its reference, or make it the reference where that was asked for."""
    kept, new, apart = (folder / f"{name}{end}.png" for end in ("", ".new", ".difference"))
    now = picture.png(DPI)
    for former in (new, apart):
        former.unlink(missing_ok=True)
    if os.environ.get(RENEW):
        kept.write_bytes(now)
        return
    again = f"if it is as it should be: {RENEW}=1 python3 run test tests/unit/draw/test_references.py"
    if not kept.is_file():
        new.write_bytes(now)
        raise AssertionError(f"there is no reference {kept}; the picture is {new}; {again}")
    was, is_ = pixels(kept.read_bytes()), pixels(now)
    if was.shape != is_.shape:
        new.write_bytes(now)
        sizes = " now, ".join(f"{one.shape[1]} x {one.shape[0]} pixels" for one in (is_, was))
        raise AssertionError(f"{name} has {sizes} in {kept}; the picture is {new}; {again}")
    found = difference(was, is_)
    if not found.tolerable:
        new.write_bytes(now)
        _write_difference(was, is_, apart)
        raise AssertionError(
            f"{name} differs from {kept}: by {found.mean:.2f} of 255 in the mean (at most {MOST_MEAN:g}), and by more "
            f"than {FAR} in {found.far:.2%} of the pixels (at most {MOST_FAR:.1%}); see {new} and {apart}; {again}"
        )


def _write_difference(was: Any, is_: Any, path: Path) -> None:
    """What is alike is pale, what differs is red."""
    from matplotlib.image import imsave

    far = abs(was - is_).max(axis=2) > FAR
    shown = 255 - (255 - is_) * 0.3
    shown[far] = (200.0, 0.0, 0.0)
    imsave(path, shown.astype("uint8"))
