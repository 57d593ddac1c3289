"""The review carries what the shipped networks rest on, where the review stands beside the project."""

from pathlib import Path

import pytest

from logicnet.evidence.anchors import anchored
from logicnet.formats.folder import network_folder

REVIEW = Path(__file__).parents[3] / "shared" / "review.txt"
MEMBERS = ("aldh", "bcsc", "il6", "il8", "microenvironment", "tgfb")


@pytest.mark.skipif(not REVIEW.is_file(), reason="the review's text is no part of the project, and is not beside it")
@pytest.mark.parametrize("name", MEMBERS)
def test_the_review_carries_each_regulation_of_a_member_that_is_not_background(name: str) -> None:
    counts = anchored(REVIEW, [str(network_folder() / f"{name}.toml")])
    (found,) = (one for one in counts if one.kind == "regulations")
    assert [str(one) for one in found.unsupported] == []
    assert found.anchored + found.background == found.entries > 0


@pytest.mark.skipif(not REVIEW.is_file(), reason="the review's text is no part of the project, and is not beside it")
def test_the_review_carries_every_regulation_phenotype_context_drug_and_claim_that_is_not_background() -> None:
    counts = anchored(REVIEW, [])
    assert [str(gap) for one in counts for gap in one.unsupported] == []
    assert {one.kind for one in counts} == {"regulations", "phenotypes", "contexts", "drugs", "claims"}
