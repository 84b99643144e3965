"""A figure that cannot be tried is an error."""

from pathlib import Path
from typing import Any

import pytest

from tests.library.figures import figure_of, figures_in
from tests.library.malformed import Malformed

AGREEMENT = "qingchuan-guangyuan-2009"
SIX_OF_TEN = {"pool": "tax", "year": "2018", "party": "qingchuan", "is": "60%"}


def told(**changes: Any) -> dict[str, Any]:
    """A figure that is right; a key that is set to None is left out."""
    figure = {"says": "six of ten", "source": "plan", "mark": "verified", "share": SIX_OF_TEN} | changes
    return {key: value for key, value in figure.items() if value is not None}


def test_a_right_figure_is_right() -> None:
    figure = figure_of(AGREEMENT, told())

    assert figure.expected == figure.actual


@pytest.mark.parametrize(
    "asks",
    [
        {"share": SIX_OF_TEN | {"is": "61%"}},
        {"share": None, "total": {"streams": ["infrastructure"], "is": "20675"}},
        {"share": None, "finding": {"code": "A131"}},
        {"share": None, "no_finding": {"code": "F404"}},
        {"share": None, "shown": {"entry": "ratio of pool tax", "mark": "memory"}},
        {"share": None, "received": {"party": "guangyuan", "years": "2010-2010", "is": "0"}},
    ],
)
def test_a_wrong_figure_is_noticed(asks: dict[str, Any]) -> None:
    figure = figure_of(AGREEMENT, told(**asks))

    assert figure.expected != figure.actual


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"source": None}, "source missing"),
        ({"mark": None}, "mark missing"),
        ({"mark": "verifed"}, "did you mean 'verified'"),
        ({"shares": {}}, "unknown keys ['shares']"),
        ({"share": None}, "asks nothing"),
        ({"finding": {"code": "P505"}}, "asks ['share', 'finding']"),
        ({"layer": "retained"}, "none are given"),
        ({"share": SIX_OF_TEN | {"month": "3"}}, "unknown keys ['month']"),
        ({"share": {**SIX_OF_TEN, "is": ""}}, "is missing"),
    ],
)
def test_a_malformed_figure_is_refused(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(Malformed) as refused:
        figure_of(AGREEMENT, told(**changes))

    assert message in str(refused.value)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"share": SIX_OF_TEN | {"party": "qinchuan"}}, "did you mean 'qingchuan'"),
        ({"share": SIX_OF_TEN | {"pool": "taxes"}}, "did you mean 'tax'"),
        ({"share": SIX_OF_TEN | {"year": "2031"}}, "2031 is not calculated"),
        ({"share": SIX_OF_TEN | {"year": "2010"}}, "is empty in 2010"),
        ({"given": {"VAT": {"2018": "1"}}}, "no stream 'VAT'; known: VAT of the park"),
        ({"share": None, "total": {"streams": ["roads"], "is": "1"}}, "no stream 'roads'"),
        (
            {"share": None, "received": {"party": "qingchuan", "years": "2000-2010", "is": "0"}},
            "2000-2010 are not all calculated",
        ),
    ],
)
def test_a_figure_about_what_is_not_there_is_refused(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(Malformed) as refused:
        _ = figure_of(AGREEMENT, told(**changes)).actual

    assert message in str(refused.value)


def test_given_amounts_take_the_place_of_the_written_ones() -> None:
    given = {"VAT of the park": {"2018": "1000"}, "income tax of the park": {"2018": "0"}}
    paid = {"pool": "tax", "year": "2018", "party": "qingchuan", "is": "600"}
    figure = figure_of(AGREEMENT, told(given=given, layer="retained", share=None, paid=paid))

    assert figure.expected == figure.actual


def test_a_file_is_named_after_its_agreement(tmp_path: Path) -> None:
    path = tmp_path / "elsewhere.yaml"
    path.write_text(f"agreement: {AGREEMENT}\nfigures: []\n", encoding="utf-8")

    with pytest.raises(Malformed):
        figures_in(path)
