"""Where the shipped networks stand, with what belongs to them. In a wheel that is in the package, in a checkout at its
root."""

from __future__ import annotations

from pathlib import Path


def network_folder() -> Path:
    """Where the shipped networks stand, with what belongs to them."""
    package = Path(__file__).resolve().parents[1]
    return next(
        (place for place in (package / "networks", package.parents[1] / "networks") if place.is_dir()),
        package / "networks",
    )


def shown_path(path: Path) -> str:
    """A shipped file as errors name it: it stands elsewhere on every machine."""
    return f"{path.parent.name}/{path.name}"
