"""The diagram of the network, as a picture inside the file."""

from __future__ import annotations

from logicnet.errors import DrawingError
from logicnet.report.model.blocks import Drawing, Paragraph, Section
from logicnet.report.model.facts import Facts

_WIDE, _FEW = 4, 60  # a picture so many times as wide as high, of more components than these, cannot be read
_MOST = 2000  # regulations: above it a picture takes minutes, and shows a mesh


def drawn(facts: Facts) -> Section:
    """The section: the diagram, or why there is none."""
    from logicnet.draw import diagram

    network = facts.network
    title = "Diagram"
    edges = len(network.regulations)
    if edges > _MOST:
        return Section("diagram", title, (Paragraph(f"{edges} regulations are too many for a diagram.", note=True),))
    try:
        picture = diagram(network, title="")
        if picture.width > _WIDE * picture.height and len(network.components) > _FEW:  # layers side by side
            picture = diagram(network, title="", layout="force")
    except DrawingError as error:
        return Section("diagram", title, (Paragraph(f"It could not be drawn: {error.message}.", note=True),))
    caption = (
        f"The {len(network.components)} components of {network.name} and their {edges} regulations. "
        "The tables of components and regulations below say the same in words."
    )
    notes = [Paragraph(f"{said[:1].upper()}{said[1:]}.", note=True) for said in picture.notes]
    return Section("diagram", title, (Drawing(picture.svg().decode(), caption), *notes))
