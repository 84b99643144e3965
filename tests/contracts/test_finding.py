"""The one vocabulary of objections."""

from contracts.finding import ContractError, Finding, Place, Severity


def finding(severity: Severity, line: int, code: str = "M201") -> Finding:
    return Finding(code, "x", severity, "No.", Place("a.yaml", line, 1, 2))


def test_the_gravest_come_first_and_then_as_the_file_reads() -> None:
    note, warning = finding(Severity.NOTE, 1), finding(Severity.WARNING, 9)
    late, early = finding(Severity.ERROR, 12), finding(Severity.ERROR, 3)

    assert [early, late, warning, note] == sorted((note, late, warning, early), key=lambda found: found.order)


def test_at_one_place_the_code_decides() -> None:
    second, first = finding(Severity.ERROR, 3, "S301"), finding(Severity.ERROR, 3, "M205")

    assert [first, second] == sorted((second, first), key=lambda found: found.order)


def test_an_objection_to_the_whole_file_comes_before_those_to_its_lines() -> None:
    whole = Finding("M201", "x", Severity.ERROR, "No.")

    assert whole.order < finding(Severity.ERROR, 1).order


def test_an_error_says_everything_line_by_line() -> None:
    error = ContractError((finding(Severity.ERROR, 3), Finding("A101", "x", Severity.ERROR, "No file.")))

    assert "a.yaml:3:1: M201: No.\nA101: No file." == str(error)
