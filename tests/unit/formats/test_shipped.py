"""The networks that come with logicnet: their names, and what a name that is none is answered with."""

from __future__ import annotations

from pathlib import Path

import pytest

from logicnet.errors import FormatError, UnknownName
from logicnet.formats import load, networks, write
from logicnet.formats.shipped import publications


def test_shipped_networks_load_by_name() -> None:
    assert "il6" in networks()
    network = load("il6")
    assert network.name == "il6"


def test_an_unknown_network_suggests_the_nearest() -> None:
    with pytest.raises(UnknownName, match="did you mean 'tgfb'"):
        load("tgbf")
    with pytest.raises(UnknownName, match="il6"):
        load("xyz")


def test_the_folder_holds_every_network_and_documents_that_are_none() -> None:
    folder = Path(load("il6").source or "").parent
    assert {f"{name}.toml" for name in networks()} < {path.name for path in folder.glob("*.toml")}
    assert (folder / "drugs.toml").is_file() and "drugs" not in networks()
    with pytest.raises(UnknownName, match="unknown network 'drugs'"):
        load("drugs")


def test_a_shipped_name_wins_over_what_stands_here_and_a_path_is_a_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("il6").mkdir()
    Path("il6.bnet").write_text("A, !A\n")
    assert len(load("il6")) > 1
    assert load("il6.bnet").names == load(Path("il6.bnet")).names == ("A",)
    with pytest.raises(FormatError, match="is a directory"):
        load(Path("il6"))


def test_what_may_be_a_file_is_refused_as_one() -> None:
    with pytest.raises(FormatError, match="there is no such file"):
        load("nowhere.bnet")
    with pytest.raises(UnknownName) as caught:
        load("nowhere")
    assert "; or name a file that ends in .toml, .bnet, " in caught.value.hint
    with pytest.raises(UnknownName) as caught:
        load("il66")
    assert caught.value.hint.startswith("did you mean 'il6'? Or name a file that ends in .toml, .bnet, ")


def test_a_notebook_shows_networks_with_their_titles_and_what_they_are_about() -> None:
    names = networks()
    assert isinstance(names, tuple) and "il6" in names
    html = names._repr_html_()  # type: ignore[attr-defined]
    assert f"{len(names)} networks" in html
    for name in names:
        assert load(name).title.replace("'", "&#x27;") in html
    assert ">27<" in html and "IL-6 from the tumour cell itself" in html


def test_the_papers_behind_the_numbers_of_evidence_are_identifiers_of_what_rests_on_them() -> None:
    """IL-6 and its edge from the stem cells cite [110]; a number whose paper is not known adds nothing."""
    component = load("il6").component("IL6")
    papers = ("pubmed:21220315", "doi:10.1073/pnas.1018898108")
    assert 110 in component.evidence.references and component.annotation.of("isDescribedBy") == papers
    edges = {edge.source: edge for edge in component.regulations}
    assert edges["BCSC"].evidence.references == (110,)
    assert edges["BCSC"].annotation.of("isDescribedBy") == papers
    assert edges["NFKB"].annotation.of("isDescribedBy") == ()
    assert load(str(Path(load("il6").source or ""))).component("IL6") == component


def test_a_file_of_ones_own_gets_no_papers_of_the_shipped_list(tmp_path: Path) -> None:
    """Its numbers are those of another list."""
    (tmp_path / "own.toml").write_text("[network]\n[components.A]\ninput = true\nreferences = [110]\n")
    assert load(tmp_path / "own.toml").component("A").annotation.identifiers == ()


def test_papers_leave_in_sbml(tmp_path: Path) -> None:
    write(load("il6"), tmp_path / "il6.sbml")
    text = (tmp_path / "il6.sbml").read_text()
    assert '<bqbiol:isDescribedBy><rdf:Bag><rdf:li rdf:resource="https://identifiers.org/pubmed:21220315"/>' in text
    again = load(tmp_path / "il6.sbml")
    assert again.component("IL6").annotation.identifiers == load("il6").component("IL6").annotation.identifiers


def test_the_list_of_papers_has_the_numbers_of_the_review() -> None:
    assert set(publications()) <= set(range(1, 125))
    uris = [one.uri for papers in publications().values() for one in papers]
    assert len(set(uris)) == len(uris) and all(uri.startswith(("pubmed:", "doi:", "pmc:")) for uri in uris)
