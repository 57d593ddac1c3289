"""How values show themselves in a notebook: escaped text, tables with an end, facts above them, pictures beside them.

Nothing here knows what it shows. A value that shows itself is ``Visible``: it says what it is in a line, and hands over
a ``Card``. All of it is HTML without a script, without a style sheet and without anything from elsewhere; its colours
are those of the notebook around it, light or dark.
"""

from __future__ import annotations

from logicnet.display.cards import Card, Details, Note, Sketch, Transcript, Visible, VisibleTuple
from logicnet.display.tables import TableView

__all__ = ["Card", "Details", "Transcript", "Note", "Sketch", "TableView", "Visible", "VisibleTuple"]
