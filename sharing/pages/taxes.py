"""What `feidi taxes` says: the built-in tax parameters, each with its time, mark and source."""

from __future__ import annotations

from collections.abc import Sequence

from contracts.clocks import Period
from contracts.fiscal.presets import preset, preset_names
from contracts.fiscal.rules import FiscalRule
from contracts.fiscal.tax import NO_END, CentralShare, Tax, tax, tax_names, with_successor
from contracts.moments import month_text
from contracts.quantities import percent, plain
from contracts.units import clean
from contracts.wrong import Wrong, did_you_mean
from sharing.pages.page import Json, Page, Table

WHOLE_LIST = "contracts.fiscal"


def page_of_taxes(name: str = "", year: int | None = None) -> Page:
    """The taxes and presets of a name, in a year; without either, all of them.

    Args:
        name: A tax, by id or Chinese name, or a preset.
        year: Only what holds in this year, with the share of the whole year.

    Raises:
        Wrong: there is no tax or preset of that name.
    """
    taxes, presets = _chosen(name)
    tables = [
        *([central_table(taxes, year)] if taxes else []),
        *([_year_table(taxes, year)] if taxes and year is not None else []),
        *([_ended_table(ended)] if (ended := [each for each in taxes if each.replaced_by]) else []),
        *([preset_table(presets, year)] if presets else []),
    ]
    return Page(
        file=WHOLE_LIST,
        title="Built-in tax parameters" + (f" of {year}" if year is not None else ""),
        status="ok",
        intro=("The central share is of what the taxpayer pays; a preset keeps parts of what that leaves.",),
        tables=tuple(table for table in tables if table.rows),
        closing=_closing(taxes, tables),
        data=_data(taxes, presets, year),
    )


def _chosen(name: str) -> tuple[list[Tax], list[str]]:
    """The taxes and the presets of a name."""
    taxes = [tax(each) for each in tax_names()]
    if not name:
        return taxes, list(preset_names())
    asked = clean(name)
    found = [each for each in taxes if asked in (each.tax, each.name_zh)]
    presets = [each for each in preset_names() if each == asked]
    if not found and not presets:
        known = (*tax_names(), *(each.name_zh for each in taxes), *preset_names())
        raise Wrong(f"there is no tax or preset {name[:40]!r}", did_you_mean(asked, known))
    return found, presets


def central_table(taxes: Sequence[Tax], year: int | None = None) -> Table:
    """Every dated central share; `pooled` is what all provinces bear or receive together."""
    rows = tuple(
        (
            each.tax,
            f"{each.name} ({each.name_zh})",
            percent(row.share),
            percent(row.pooled),
            _valid(row),
            row.mark or "unmarked",
            _source(row.source, row.note),
        )
        for each in taxes
        for row in each.central
        if year is None or row.months_in(year)
    )
    columns = ("tax", "name", "central", "pooled", "valid", "mark", "source")
    return Table(columns, rows, "Central shares", frozenset({"name", "valid", "mark", "source"}))


def _valid(row: CentralShare) -> str:
    return month_text(row.first) + (f" to {month_text(row.last)}" if row.last < NO_END else " on")


def _source(source: str, note: str) -> str:
    return f"{source}. {note}".rstrip(". ")


def _year_table(taxes: Sequence[Tax], year: int) -> Table:
    """What holds for the whole year: months weighted equally, and the successor where a tax has ended."""
    rows = []
    for each in taxes:
        try:
            shares = with_successor(each.tax)
            central, pooled = shares.central_share(year), shares.pooled_share(year)
        except Wrong as wrong:
            rows.append((each.tax, "-", "-", str(wrong)))
        else:
            remark = f"as {each.replaced_by}" if not list(each.rows_of(year)) else ""
            rows.append((each.tax, percent(central), percent(pooled), remark))
    title = f"Central share of the whole year {year}, months weighted equally"
    return Table(("tax", "central", "pooled", "remark"), tuple(rows), title, frozenset({"remark"}))


def _ended_table(taxes: Sequence[Tax]) -> Table:
    """Taxes that were folded into another one."""
    rows = tuple((each.tax, month_text(each.central[-1].last), each.replaced_by or "") for each in taxes)
    columns = ("tax", "ended after", "goes on as")
    return Table(columns, rows, "Taxes that ended: later amounts have the share of", frozenset(columns))


def preset_table(names: Sequence[str], year: int | None = None) -> Table:
    """The known provincial rules."""
    rules = ((name, FiscalRule.model_validate(preset(name))) for name in names)
    rows = tuple(
        (
            name,
            ", ".join(rule.taxes) or "all",
            percent(rule.upper) if rule.upper is not None else "-",
            percent(rule.city) if rule.city is not None else "-",
            str(rule.period),
            rule.mark or "unmarked",
            _source(rule.source, rule.note),
        )
        for name, rule in rules
        if year is None or year in rule.period
    )
    columns = ("preset", "taxes", "province", "city", "valid", "mark", "source")
    title = "Presets: what is kept of the local part"
    return Table(columns, rows, title, frozenset({"taxes", "valid", "mark", "source"}))


def _closing(taxes: Sequence[Tax], tables: Sequence[Table]) -> tuple[str, ...]:
    bare = [each.tax for each in taxes if not each.central]
    said = [f"No central share of its own, so its amounts are local or retained: {', '.join(bare)}."] * bool(
        bare
    )
    if not any(table.rows for table in tables):
        said.append("Nothing is known of that year.")
    return tuple(said)


def _data(taxes: Sequence[Tax], presets: Sequence[str], year: int | None) -> dict[str, Json]:
    rules = {name: FiscalRule.model_validate(preset(name)) for name in presets}
    return {
        "year": year,
        "taxes": [_tax_data(each, year) for each in taxes],
        "presets": [_preset_data(name, rule) for name, rule in rules.items() if _holds(rule.period, year)],
    }


def _holds(period: Period, year: int | None) -> bool:
    return year is None or year in period


def _tax_data(each: Tax, year: int | None) -> dict[str, Json]:
    shares: list[Json] = [
        {
            "from": month_text(row.first),
            "to": month_text(row.last) if row.last < NO_END else None,
            "central": plain(row.share),
            "pooled": plain(row.pooled),
            "mark": row.mark,
            "source": row.source,
            "note": row.note,
        }
        for row in each.central
        if year is None or row.months_in(year)
    ]
    return {
        "tax": each.tax,
        "title": each.name,
        "title_zh": each.name_zh,
        "goes_on_as": each.replaced_by,
        "in_year": _in_year(each, year),
        "shares": shares,
    }


def _in_year(each: Tax, year: int | None) -> str | None:
    """The central share of the whole year; None where none was asked for or none is known."""
    try:
        return plain(with_successor(each.tax).central_share(year)) if year is not None else None
    except Wrong:
        return None


def _preset_data(name: str, rule: FiscalRule) -> dict[str, Json]:
    return {
        "preset": name,
        "taxes": list(rule.taxes),
        "province": plain(rule.upper) if rule.upper is not None else None,
        "city": plain(rule.city) if rule.city is not None else None,
        "valid": str(rule.period),
        "mark": rule.mark,
        "source": rule.source,
        "note": rule.note,
    }
