"""A line of a shell, read as the shell reads it, and words written so that they are read back."""

from __future__ import annotations

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.cli.completing.lines import Line, quoted_for, read_line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("logicnet", Line((), "logicnet")),
        ("logicnet ", Line((), "")),
        ("logicnet show il6 ", Line(("show", "il6"), "")),
        ("logicnet show 'my mod", Line(("show",), "my mod", "'")),
        (r"logicnet show my\ mod", Line(("show",), "my mod")),
        ('logicnet a "FAC=1 \\"x', Line(("a",), 'FAC=1 "x', '"')),
        ("logicnet a --set=''", Line(("a",), "--set=")),
        ("echo x; logicnet show ", Line(("show",), "")),
        ("PAGER= time /usr/bin/logicnet show i", Line(("show",), "i")),
        ("ln show i", Line(("show",), "i")),
        ("logicnet show \\", Line(("show",), "")),
    ],
)
def test_a_line_is_read_as_a_shell_reads_it(text: str, line: Line) -> None:
    assert read_line(text) == line


def test_what_stands_before_a_break_or_an_open_quote_is_kept_by_bash() -> None:
    breaks = " \t\n\"'><=;|&(:"
    assert read_line("logicnet a --set=FAC=", breaks).kept == "--set=FAC="
    assert read_line("logicnet a IL6:IL", breaks).kept == "IL6:"
    assert read_line("logicnet a --set='FAC=1 T", breaks).kept == "--set="
    assert read_line("logicnet a STAT3%", breaks).kept == ""


def test_the_sign_of_a_name_is_no_part_of_what_bash_keeps_though_it_is_a_break() -> None:
    breaks = " \t\n\"'@><=;|&(:"  # those of bash where nobody has set others
    assert read_line("logicnet a --from @epi", breaks).kept == ""
    assert read_line("logicnet a --set=@em", breaks).kept == "--set="
    assert read_line("logicnet a --from 'A=1; @ep", breaks).kept == ""
    assert read_line("logicnet a --from x@ep", breaks).kept == "x"


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1), st.sampled_from(["", "'", '"']))
def test_a_word_that_is_written_is_read_back(word: str, quote: str) -> None:
    written = f"{quote}{quoted_for(word, quote)}"
    assert read_line(f"logicnet show {written}").current == word
    if quote != '"' or not set(word) & set("$`"):  # which have no backslash there to shlex, as they have to a shell
        assert shlex.split(f"{written}{quote}") == [word]
