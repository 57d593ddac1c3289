"""The body of a ranked plot: plots beside each other as there is room, one scale for all."""

from __future__ import annotations

from math import inf

import pytest

from logicnet.draw.grids.choice import ScreenEntry
from logicnet.draw.grids.ranked import EffectPlot
from logicnet.draw.grids.rows import Row
from logicnet.draw.grids.topic import ScreenTopic
from page_geometry import outside, overlapping
from svg_reading import groups, said


def ranked(
    count: int, places: int, kind: str = "bars", room: float = inf, *, length: int = 5
) -> tuple[EffectPlot, list[Row]]:
    names = [f"C{number}".ljust(length, "x") for number in range(count)]
    settings = [f"methylMethanesulfonate={place % 2} B={place // 2}" for place in range(places)]
    wild = [Row("", "wild type", setting, "P", 0.5, 0.0, "wild type") for setting in settings]
    candidates = [
        ScreenEntry(name, name, {s: Row(name, "knock-out", s, "P", 0.3, -0.2, "reduces") for s in settings})
        for name in names
    ]
    rows = [row for one in candidates for row in one.cells.values()]
    topic = ScreenTopic.of([*wild, *rows])
    called = dict(zip(topic.columns.places, topic.columns.names({}), strict=True))
    return EffectPlot(candidates, settings, called, topic, kind, room), rows


@pytest.mark.parametrize("kind", ["bars", "dots"])
@pytest.mark.parametrize("places", [1, 3, 9])
@pytest.mark.parametrize("room", [inf, 233.0, 502.0, 150.0])
@pytest.mark.parametrize("length", [5, 60])
def test_it_fits_into_its_room_and_no_texts_lie_on_one_another(
    kind: str, places: int, room: float, length: int
) -> None:
    plot, rows = ranked(7, places, kind, room, length=length)
    picture = plot.drawn(rows)
    assert picture.width <= room + 1e-6
    assert not overlapping(picture) and not outside(picture)


def test_dots_of_few_settings_share_a_row_and_bars_stand_beside_each_other() -> None:
    for kind, places, lines in (("dots", 3, 1), ("dots", 7, 2), ("bars", 3, 1), ("bars", 7, 2)):
        plot, rows = ranked(4, places, kind)
        assert len(groups(plot.drawn(rows), "row")) == 4 * lines
    plot, _ = ranked(4, 3, "dots")
    names = [f"methylMethanesulfonate={a}, B={b} (untreated 50%)" for a, b in ((0, 0), (1, 0), (0, 1))]
    assert [name for _, name in plot.series] == names
    assert ranked(4, 7, "dots")[0].series == [] and ranked(4, 3)[0].series == []


def test_each_plot_is_called_by_its_setting_and_has_the_value_of_its_untreated() -> None:
    plot, rows = ranked(2, 2)
    words = said(plot.drawn(rows))
    assert "sulfonate=0" in words and "sulfonate=1" in words and words.count("untreated: 50%") == 2


def test_a_change_is_a_number_where_there_is_one_setting_and_room() -> None:
    plot, rows = ranked(2, 1)
    assert said(plot.drawn(rows)).count("−0.2 ") >= 2
    plot, rows = ranked(2, 1, room=150, length=60)
    assert not plot.roomy(200)
