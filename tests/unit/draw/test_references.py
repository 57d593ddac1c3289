"""Each plot looks as its reference does, and the comparison notices what an eye would."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import reference_images
from asked_plots import ASKED, drawn
from logicnet.draw import Picture
from logicnet.draw.paint.shapes import Text, rectangle
from reference_images import FOLDER, RENEW, compare

KEPT = 300_000  # bytes of all references together


@pytest.mark.parametrize("plot", ASKED)
def test_a_plot_looks_as_its_reference(plot: str) -> None:
    compare(drawn(plot, "levels", "85mm"), plot)


def test_there_is_a_reference_for_each_plot_and_they_are_small() -> None:
    kept = [path for path in FOLDER.glob("*.png") if "." not in path.stem]
    assert {path.stem for path in kept} == set(ASKED)
    assert sum(path.stat().st_size for path in kept) < KEPT


@pytest.fixture
def scene() -> Picture:
    items = (rectangle(20, 20, 60, 30, fill="#0072B2"), Text(100, 80, "STAT3 and NF-κB", 9))
    return Picture(200, 100, items)


@pytest.fixture(autouse=True)
def unasked(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """The tests of the comparison renew nothing."""
    if "scene" in request.fixturenames:
        monkeypatch.delenv(RENEW, raising=False)


def test_a_picture_is_like_itself_and_renewing_makes_it_the_reference(
    scene: Picture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(AssertionError, match="there is no reference"):
        compare(scene, "scene", tmp_path)
    assert (tmp_path / "scene.new.png").is_file()
    monkeypatch.setenv(RENEW, "1")
    compare(scene, "scene", tmp_path)
    monkeypatch.delenv(RENEW)
    compare(scene, "scene", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["scene.png"]


@pytest.mark.parametrize(
    "change",
    [
        lambda one: replace(one, items=one.items[1:]),
        lambda one: replace(one, items=(one.items[0], replace(one.items[1], text="STAT3 and NF-kB!"))),
        lambda one: replace(one, items=(replace(one.items[0], fill="#D55E00"), one.items[1])),
        lambda one: replace(one, items=(one.items[0].moved(2, 0), one.items[1])),
    ],
    ids=["a shape is gone", "a text differs", "a colour differs", "a shape has moved"],
)
def test_what_an_eye_notices_is_told_and_shown(scene: Picture, tmp_path: Path, change) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "scene.png").write_bytes(scene.png(reference_images.DPI))
    with pytest.raises(AssertionError, match=r"scene differs from .*LOGICNET_RENEW_REFERENCES=1"):
        compare(change(scene), "scene", tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"scene.png", "scene.new.png", "scene.difference.png"}


def test_a_picture_of_another_size_is_told(scene: Picture, tmp_path: Path) -> None:
    (tmp_path / "scene.png").write_bytes(scene.png(reference_images.DPI))
    with pytest.raises(AssertionError, match=r"scene has 222 x 122 pixels now, 222 x 111 pixels in"):
        compare(replace(scene, height=110), "scene", tmp_path)


def test_what_no_eye_notices_is_tolerated(scene: Picture, tmp_path: Path) -> None:
    """A hundredth of a point of a text, or the last bit of a colour."""
    (tmp_path / "scene.png").write_bytes(scene.png(reference_images.DPI))
    shape, text = scene.items
    compare(replace(scene, items=(shape, text.moved(0.01, 0))), "scene", tmp_path)
    compare(replace(scene, items=(replace(shape, fill="#0072B3"), text)), "scene", tmp_path)  # type: ignore[call-arg]
