"""How closely a diagram is set: the widths of labels, the gaps, the room about a label, from roomy to tight."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spacing:
    """Lengths in points.

    - ``label``: longer labels are broken.
    - ``between``: from a component to the next in its layer.
    - ``layers``: from a layer to the next.
    - ``padding``: what of the room that an outline takes beside its label is kept.
    - ``least``: how wide a component is at least.
    - ``spread``: area of the page per area of the components on it, where forces place them.
    """

    label: float = 78.0
    between: float = 10.08
    layers: float = 25.92
    padding: float = 1.0
    least: float = 34.0
    spread: float = 5.0


ROOMY = Spacing()
SPACINGS = (
    ROOMY,
    Spacing(60, 7.2, 21.6, 0.85, 26, 4.0),
    Spacing(50, 4.5, 16.5, 0.7, 20, 3.5),
    Spacing(42, 3.2, 13.5, 0.65, 18, 3.0),
    Spacing(38, 3.0, 12.0, 0.5, 16, 2.8),
)
"""From roomy to tight."""
