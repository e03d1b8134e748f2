"""The page of the models shows the weights of the models that come along."""

from pathlib import Path

import pytest

from counterpart.core.linkage.evaluation import evaluate
from counterpart.core.linkage.generate.choosing import generated
from counterpart.core.linkage.model import KINDS, shipped
from counterpart.core.linkage.model_card import card, opening, weights

RECORDS, SEED = 30_000, 7

PAGE = Path("docs/reference/link-models.md")


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_is_that_of_the_shipped_models(kind: str) -> None:
    page = PAGE.read_text(encoding="utf-8")

    assert page.startswith(opening())
    assert weights(shipped(kind)) in page, "counterpart links card > docs/reference/link-models.md"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.slow  # links as many records as the figures on the page rest on
def test_precision_recall_and_calibration_on_the_page_are_measured(kind: str) -> None:
    page, model = PAGE.read_text(encoding="utf-8"), shipped(kind)

    found = evaluate(model, generated(kind, RECORDS, SEED))

    assert card(model, found) in page, "counterpart links card > docs/reference/link-models.md"
