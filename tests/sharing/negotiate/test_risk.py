"""Risk: many futures at once, the same ones for everybody who works on them."""

import pickle
import warnings
from concurrent.futures import Executor, ThreadPoolExecutor
from fractions import Fraction

import pytest

from contracts.agreement import Agreement
from contracts.moving import with_values
from sharing.case import Case
from sharing.formats.json_text import render
from sharing.negotiate.risk import NoUncertainty, Risk, TooManyDraws, WrongDraws, risk
from sharing.pages.risk import page_of_risk
from sharing.scenarios.draws import Uncertainty
from sharing.scenarios.outcomes import MAX_DRAWS, MAX_WORK

PARTY = {"role": "host", "province": "Coast"}


def agreement(**changes: object) -> Agreement:
    """Two parties; the zone tax follows a driver, both outside options are uncertain."""
    tree: dict[str, object] = {
        "agreement": 1,
        "name": "An uncertain zone",
        "unit": "10k",
        "years": "2026-2029",
        "discount": "4%",
        "parties": {"river": {"name": "River", **PARTY}, "hill": {"name": "Hill", **PARTY}},
        "drivers": {"demand": {"low": "-60%", "mode": "0%", "high": "30%"}},
        "streams": [
            {
                "id": "zone tax",
                "kind": "fee",
                "amounts": 1000,
                "needs": ["river", "hill"],
                "booked_by": "hill",
                "pool": "tax",
                "uncertain": {"driver": "demand", "weight": "80%", "sigma": "10%", "each_year": True},
            },
            {
                "id": "land alone",
                "kind": "rent",
                "amounts": 420,
                "booked_by": "hill",
                "without": ["river"],
                "uncertain": {"low": "-20%", "high": "30%"},
            },
            {
                "id": "stays home",
                "kind": "fee",
                "amounts": 300,
                "booked_by": "river",
                "without": ["hill"],
                "uncertain": {
                    "scenarios": {
                        "boom": {"chance": "20%", "factor": "130%"},
                        "plain": {"chance": "80%", "factor": "90%"},
                    }
                },
            },
        ],
        "clauses": [
            {"kind": "cap", "pool": "tax", "payee": "river", "amount": 1500, "per": "life", "beyond": "hill"},
            {"kind": "ratio", "pool": "tax", "shares": {"river": "50%", "hill": "50%"}},
        ],
    }
    return Agreement.model_validate(tree | changes)


def shown(found: Risk) -> str:
    return render([page_of_risk(found, "agreement.yaml")])


def test_every_figure_agrees_with_exact_judgements_of_the_same_futures() -> None:
    """Brute force: each future is written into an agreement of its own and judged exactly."""
    written = agreement(
        drivers={
            "demand": {
                "scenarios": {
                    "up": {"chance": "30%", "factor": "110%"},
                    "down": {"chance": "70%", "factor": "65%"},
                }
            }
        },
        streams=[dict(one) for one in agreement().model_dump(mode="json", by_alias=True)["streams"]],
    )
    draws = 60
    found = risk(written, draws=draws)
    uncertainty = Uncertainty.of(written)
    factors = uncertainty.factors(uncertainty.drawn(1, 0, draws))
    signing = ever = gains = 0
    totals = []
    for draw in range(draws):
        values = {}
        for at, row in factors.items():
            by_year = {
                year: Fraction(float(row[min(t, len(row) - 1), draw])) for t, year in enumerate(written.years)
            }
            amounts = written.streams[at].amounts
            values["streams", at, "amounts"] = type(amounts).by_year(
                {year: factor * amounts.at(year) for year, factor in by_year.items()}
            )
        case = Case.of(
            written.model_copy(
                update={
                    "streams": tuple(
                        stream.model_copy(
                            update={"amounts": values.get(("streams", at, "amounts"), stream.amounts)}
                        )
                        for at, stream in enumerate(written.streams)
                    )
                }
            )
        )
        signing += not case.leavers
        ever += not any(case.leavers_in(year) for year in written.years)
        gains += case.totals["hill"] > case.alone("hill")
        totals.append(float(case.totals["river"]))

    assert (signing, ever) == (found.holds_at_signing.count, found.holds.count)
    assert gains == found.parties[1].gains.count
    assert sum(totals) / draws == pytest.approx(float(found.parties[0].mean))
    assert 0 < ever < draws


def test_an_agreement_of_which_nothing_varies_is_the_one_that_was_written() -> None:
    """A scenario of factor 1 that is all but certain: every future is the agreement as written."""
    same = {
        "scenarios": {"so": {"chance": "100%", "factor": "100%"}, "not so": {"chance": "0%", "factor": "0%"}}
    }
    streams = agreement().model_dump(mode="json", by_alias=True)["streams"]
    certain = agreement(streams=[stream | {"uncertain": same} for stream in streams], drivers={})
    found, case = risk(certain, draws=50), Case.of(certain)

    for party in found.parties:
        assert [float(case.totals[party.party])] * 3 == pytest.approx(
            [float(amount) for amount in party.bands]
        )
        assert float(case.alone(party.party)) == pytest.approx(float(party.alone))
    assert {None} == {correlation for one in found.sources for correlation in one.with_receipts.values()}


@pytest.mark.parametrize("draws", [1, 999, 1000, 2500])
def test_threads_change_no_byte(draws: int) -> None:
    with ThreadPoolExecutor(3) as executor:
        assert shown(risk(agreement(), draws)) == shown(risk(agreement(), draws, executor=executor))


def test_a_dask_cluster_on_this_machine_changes_no_byte() -> None:
    """Scheduler and two workers that talk over TCP on the loopback, so that everything is pickled."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what a third party warns of while it starts and stops is not ours
        from distributed import Client, LocalCluster

        with (
            LocalCluster(
                n_workers=2,
                threads_per_worker=1,
                processes=False,
                protocol="tcp://",
                host="127.0.0.1",
                dashboard_address=None,
            ) as cluster,
            Client(cluster) as client,
        ):
            executor: Executor = client.get_executor()
            found = risk(agreement(), 2500, executor=executor)

    assert shown(risk(agreement(), 2500)) == shown(found)


def test_other_seeds_are_other_futures() -> None:
    assert shown(risk(agreement(), 100, seed=1)) != shown(risk(agreement(), 100, seed=2))


def test_a_stream_that_is_added_changes_no_other_draw() -> None:
    one = Uncertainty.of(agreement())
    streams = agreement().model_dump(mode="json", by_alias=True)["streams"]
    more = Uncertainty.of(agreement(streams=[streams[2] | {"id": "new"}, *streams]))
    drawn = {source.name: row.tolist() for source, row in zip(one.sources, one.drawn(1, 0, 5), strict=True)}
    again = {source.name: row.tolist() for source, row in zip(more.sources, more.drawn(1, 0, 5), strict=True)}

    assert drawn == {name: row for name, row in again.items() if name != "new"}


def test_an_agreement_can_be_sent_to_other_processes() -> None:
    written = agreement()
    assert written.model_dump() == pickle.loads(pickle.dumps(written)).model_dump()  # noqa: S301 - our own bytes


def test_what_matters_most_stands_first() -> None:
    found = risk(agreement(), 2000)

    assert "demand" == found.sources[0].source.name
    assert found.sources[0].with_receipts["hill"] > 0.8  # type: ignore[operator]
    assert [one.weight for one in found.sources] == sorted(
        (one.weight for one in found.sources), reverse=True
    )


def test_nothing_uncertain_is_refused_with_what_to_write() -> None:
    certain = with_values(agreement(), {("streams", at, "uncertain"): None for at in range(3)})
    with pytest.raises(NoUncertainty, match=r"write, for example, `uncertain: \{low: -20%, high: 30%\}`"):
        risk(certain)


@pytest.mark.parametrize(("draws", "seed"), [(0, 1), (-5, 1), (10, -1)])
def test_draws_that_cannot_be_meant_are_refused(draws: int, seed: int) -> None:
    with pytest.raises(WrongDraws):
        risk(agreement(), draws, seed)


def test_a_million_draws_are_refused_with_the_number_that_is_possible() -> None:
    with pytest.raises(TooManyDraws, match=f"ask for at most {MAX_DRAWS:,}"):
        risk(agreement(), 1_000_000)


def test_many_parties_and_years_are_refused_before_memory_runs_out() -> None:
    parties = {f"p{at}": {"name": f"P{at}", **PARTY} for at in range(16)}
    stream = {"id": "fee", "kind": "fee", "amounts": 1, "booked_by": "p0", "uncertain": {"sigma": "20%"}}
    large = agreement(parties=parties, streams=[stream], clauses=[], years="2026-2125", drivers={})

    with pytest.raises(TooManyDraws, match=f"at most {MAX_WORK // (2**16 * 100)}"):
        risk(large)


@pytest.mark.parametrize("bands", [[], [Fraction(1, 2), Fraction(1, 4)], [Fraction(0)], [Fraction(1)]])
def test_percentiles_rise_between_nothing_and_all(bands: list[Fraction]) -> None:
    with pytest.raises(WrongDraws, match="rising"):
        risk(agreement(), 10, bands=bands)


def test_a_party_alone_never_leaves_itself() -> None:
    stream = {
        "id": "fee",
        "kind": "fee",
        "amounts": 5,
        "booked_by": "a",
        "uncertain": {"low": "-50%", "high": "0%"},
    }
    found = risk(
        agreement(parties={"a": {"name": "A", **PARTY}}, streams=[stream], clauses=[], drivers={}), 50
    )

    assert 50 == found.holds.count
    assert None is found.sources[0].with_leaving
    assert "Nobody gains by leaving in 100.00%" in page_of_risk(found, "a.yaml").closing[0]


def coins(high: str) -> Agreement:
    """One coin a year, whose sum over the years ties in many futures."""
    scenarios = {"a": {"chance": "50%", "factor": "70%"}, "b": {"chance": "50%", "factor": high}}
    coin = {"id": "coin", "kind": "fee", "amounts": {2026: 2, 2027: 2, 2028: 20}, "booked_by": "hill"}
    coin |= {"needs": ["river", "hill"], "pool": "tax"}
    coin |= {"uncertain": {"each_year": True, "scenarios": scenarios}}
    half = {"kind": "ratio", "pool": "tax", "shares": {"river": "50%", "hill": "50%"}}
    return agreement(years="2026-2028", discount="0%", drivers={}, streams=[coin], clauses=[half])


def test_ties_are_ties_whatever_the_last_bit_of_a_mean() -> None:
    """130 % and 200 % order all futures alike; a mean of 200, 70, 70 must not differ from 70, 70, 200."""
    one, other = (risk(coins(high), 2000).sources[0].with_receipts["hill"] for high in ("130%", "200%"))

    assert one is not None
    assert other == pytest.approx(one, abs=1e-12)
