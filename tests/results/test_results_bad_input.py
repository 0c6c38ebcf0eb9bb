"""Bad files are refused whole, with file, sheet, row and column; doubtful ones give warnings, which `strict` refuses."""

import contextlib
import io
import re
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.cli import main
from kg.errors import SourceError, UsageError
from kg.pipeline import read_file
from kg.results import option_of
from tests.results.reading import SHARED, read, votes
from tests.results.tables_written import Candidate, Contest, Style, as_text, as_workbook, as_xml, headless, long, wide_unnamed

PLAIN = Style()


def contest(number=1, departement=("45", "Loiret")):
    return Contest(departement, number, 10, 5, 300, [Candidate("DUVAL", "Anne", "DVD", 400), Candidate("LE GOFF", "Loïc", "REC", 200)])


def refused(raw, name="legislatives-2022-t1.csv", **options):
    with pytest.raises(SourceError) as error:
        read(raw, name, **options)
    return str(error.value)


def changed(rows, row, column, text):
    rows = [list(r) for r in rows]
    rows[row][column] = text
    return rows


def test_an_unknown_layout_is_refused_with_what_was_seen_and_what_was_expected():
    told = refused(b"alpha;beta;gamma;delta;epsilon\n1;2;3;4;5\n6;7;8;9;0\n")
    assert "legislatives-2022-t1.csv" in told
    assert "'alpha', 'beta'" in told
    assert "Voix" in told
    assert "docs/results.md" in told


@pytest.mark.parametrize("text", ["12O45", "abc", "12,5", "-4", "1 23"])
@pytest.mark.parametrize("layout", [wide_unnamed, long])
def test_a_count_that_is_none_is_refused_with_its_row_and_column(text, layout):
    rows = layout([contest()], PLAIN)
    column = rows[0].index("Voix" if layout is wide_unnamed else "NbVoix")
    told = refused(as_text(changed(rows, 1, column, text)))
    letters = {wide_unnamed: "Y", long: "S"}[layout]
    assert f"row 2, column {letters}: a count" in told
    assert repr(text) in told


@pytest.mark.parametrize(
    ("text", "why"), [("#DIV/0!", "formula in error"), ("#REF!", "formula in error"), ("=1/0", "formula without a value")]
)
def test_a_formula_in_error_or_without_a_value_is_refused_with_its_sheet_and_cell(text, why):
    rows = long([contest(), contest(2)], PLAIN)
    raw = as_workbook(changed(rows, 2, 7, text), sheet="Tour 1")
    told = refused(raw, "legislatives-2022.xlsx")
    assert "sheet 'Tour 1', row 5, column H" in told or "sheet 'Tour 1', row 4, column H" in told
    assert why in told


def test_a_formula_at_fault_in_a_column_that_is_not_read_does_no_harm():
    rows = [[*row, "note" if i == 0 else "=1/0"] for i, row in enumerate(long([contest()], PLAIN))]
    rows[0][-1] = "Profession"
    assert len(votes(read(as_workbook(rows), "legislatives-2022.xlsx"))) == 2


@pytest.mark.parametrize("keep", [0.3, 0.6, 0.95])
def test_a_truncated_workbook_is_refused(keep):
    raw = as_workbook(long([contest(n) for n in range(1, 9)], PLAIN))
    assert "truncated or damaged" in refused(raw[: int(len(raw) * keep)], "legislatives-2022.xlsx")


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the reference files")
def test_a_truncated_old_workbook_is_refused():
    raw = SHARED.joinpath("presidentielle-2017", "Presidentielle_2017_Resultats_Tour_2_c.xls").read_bytes()
    assert "workbook" in refused(raw[:200_000], "presidentielle-2017.xls")


def test_an_office_document_that_is_no_workbook_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert "not a workbook" in refused(out.getvalue(), "legislatives-2022.xlsx")


@pytest.mark.parametrize(
    "doctype", ["<!DOCTYPE Election>", '<!DOCTYPE Election [<!ENTITY x "y">]>', '<!DOCTYPE Election SYSTEM "http://a.example/x.dtd">']
)
@pytest.mark.parametrize("declared", [True, False])
def test_xml_with_a_dtd_is_refused(doctype, declared):
    raw = as_xml([contest()], doctype=doctype)
    assert "DTD" in refused(raw if declared else raw.partition(b"\n")[2], "R1.xml")


def test_xml_cut_short_is_refused_with_its_line():
    raw = as_xml([contest(), contest(2)])
    assert re.search(r"R1.xml: line \d+: XML that is cut short", refused(raw[: len(raw) - 300], "R1.xml"))


def test_xml_of_another_root_is_refused_with_what_was_expected():
    told = refused(b"<?xml version='1.0'?>\n<rss><channel/></rss>", "feed.xml")
    assert "<rss>" in told
    assert "<Election>" in told


@pytest.mark.parametrize("layout", [wide_unnamed, headless, long])
def test_a_contest_twice_is_refused_with_both_rows(layout):
    rows = layout([contest(), contest(2)], PLAIN)
    again = [*rows, rows[-1]]
    told = refused(as_text(again))
    assert "Loiret-2" in told
    assert f"row {len(again)}" in told
    assert f"first in row {len(rows)}" in told


def test_a_contest_twice_in_xml_is_refused():
    assert "a contest twice" in refused(as_xml([contest(), contest()]), "R1.xml")


def test_a_contest_twice_in_a_long_file_is_refused_though_its_rows_are_apart():
    rows = long([contest(), contest(2)], PLAIN)
    assert "a contest twice" in refused(as_text([*rows, *rows[1:3]]))


def test_homonyms_under_two_nuances_are_two_candidates_and_no_repetition():
    one = contest()
    one.candidates.append(Candidate("DUVAL", "Anne", "ECO", 50))
    facts = list(read(as_text(wide_unnamed([one], PLAIN))))
    assert sorted(f.nuance for f in facts if f.type == "candidacy" and f.person == "Anne Duval") == ["DVD", "ECO"]
    assert sorted(f.votes for f in facts if f.type == "result" and f.person == "Anne Duval") == [50, 400]


@pytest.mark.parametrize("type_", ["Législatives TEST MOCK DATA", "TEST MOCK DATA", "Législatives - test mock data"])
def test_a_fictitious_file_is_refused(type_):
    told = refused(as_xml([contest()], type_=type_), "legislatives-2022.xml")
    assert "fictitious" in told
    assert type_ in told


def test_a_name_that_contradicts_the_content_gives_way_with_a_warning():
    file = read(as_xml([contest()], year="2022"), "legislatives-2024-t2.xml")
    assert {f.election for f in file} == {"legislatives-2022"}
    assert {f.round for f in file if f.type == "result"} == {1}
    assert any("year 2024" in w and "2022" in w for w in file.warnings)
    assert any("round 2" in w for w in file.warnings)


def test_nuances_of_another_year_outweigh_the_year_of_the_name():
    one = contest()
    one.candidates = [Candidate(f"NOM{n}", "Anne", nuance, 10) for n, nuance in enumerate(["DXG", "NUP", "ECO", "ENS", "LR", "REC", "DSV"])]
    file = read(as_text(wide_unnamed([one], PLAIN)), "legislatives-2024-t1.csv")
    assert {f.election for f in file} == {"legislatives-2022"}
    assert any("year 2024" in w for w in file.warnings)


def test_strict_refuses_what_is_a_warning_otherwise():
    raw = as_xml([contest()])
    assert "its name says year 2024" in refused(raw, "legislatives-2024.xml", strict=True)
    assert len(read(raw, "legislatives-2022.xml", strict=True)) > 0


def test_a_column_and_a_sheet_that_nobody_knows_are_warned_of():
    rows = [[*row, "Astrologie" if i == 0 else "x"] for i, row in enumerate(long([contest()], PLAIN))]
    assert any("'Astrologie'" in w and "column U" in w for w in read(as_text(rows)).warnings)
    book = openpyxl.load_workbook(io.BytesIO(as_workbook(long([contest()], PLAIN))))
    book.create_sheet("Notes").append(["ceci", "n'est pas", "un résultat"])
    out = io.BytesIO()
    book.save(out)
    assert any("'Notes'" in w for w in read(out.getvalue(), "legislatives-2022.xlsx").warnings)


def test_an_election_that_nothing_tells_is_refused_until_the_user_does():
    rows = wide_unnamed([contest()], PLAIN)
    told = refused(as_text(rows), "resultats.csv")
    assert "--election" in told
    assert {f.election for f in read(as_text(rows), "resultats.csv", "legislatives-2022", 1)} == {"legislatives-2022"}
    assert {f.election for f in read(as_text(rows), "resultats.csv", "legislatives-partielles-2023", 2)} == {"legislatives-partielles-2023"}
    assert "which round" in refused(as_text(rows), "legislatives-2022.csv")


def test_an_election_of_no_known_type_is_refused():
    with pytest.raises(UsageError, match="legislatives-2022"):
        option_of("concours-2022", None)


def test_a_departement_that_does_not_exist_is_refused_with_its_row():
    assert "row 2: no département '00'" in refused(as_text(long([contest(departement=("00", ""))], PLAIN)))


def test_a_row_wider_than_its_heading_is_refused_where_no_block_repeats():
    rows = long([contest(n) for n in range(1, 60)], PLAIN)
    rows[-1] = [*rows[-1], "99"]
    told = refused(as_text(rows))
    assert f"row {len(rows)}" in told
    assert "no heading" in told


def test_votes_without_a_name_are_refused():
    rows = long([contest()], PLAIN)
    for column in (14, 15, 17):  # surname, first name, nuance
        rows = changed(rows, 2, column, "")
    assert "votes of nobody" in refused(as_text(rows))


def test_of_many_faults_the_first_are_told_and_the_others_counted():
    rows = long([contest(n) for n in range(1, 11)], PLAIN)
    for i in range(1, len(rows)):
        rows[i][18] = "x"
    told = refused(as_text(rows))
    assert told.count("a count that is no number") == 5
    assert "and 15 more" in told


def test_a_bad_file_prints_nothing_and_the_others_are_done(tmp_path, capsys):
    rows = long([contest()], PLAIN)
    (tmp_path / "a-good.csv").write_bytes(as_text(rows))
    (tmp_path / "b-bad.csv").write_bytes(as_text(changed(rows, 2, 18, "1x")))
    (tmp_path / "c-good.xml").write_bytes(as_xml([contest(3)]))
    with pytest.raises(SystemExit) as stop:
        main(["extract", str(tmp_path)])
    out, err = capsys.readouterr()
    assert stop.value.code == 2
    assert '"document": "a-good"' in out
    assert '"document": "c-good"' in out
    assert "b-bad" not in out
    assert "b-bad.csv: row 3, column S: a count that is no number ('1x')" in err
    assert "1 of 3 files at fault" in err


def test_strict_on_the_command_line_refuses_and_says_why(tmp_path, capsys):
    (tmp_path / "legislatives-2024.xml").write_bytes(as_xml([contest()]))
    with pytest.raises(SystemExit) as stop:
        main(["extract", "--strict", str(tmp_path)])
    out, err = capsys.readouterr()
    assert (stop.value.code, out) == (2, "")
    assert "--strict" in err


WHOLE = [
    *((p.name, p.read_bytes()) for p in sorted(Path(__file__).parents[2].joinpath("data", "results").iterdir())),
    ("legislatives-2022.xlsx", as_workbook(long([contest(n) for n in range(1, 4)], PLAIN))),
    ("legislatives-2022-t1.csv", as_text(wide_unnamed([contest()], PLAIN))),
]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_damaged_file_is_read_or_refused_and_nothing_else(data):
    name, raw = data.draw(st.sampled_from(WHOLE))
    for _ in range(data.draw(st.integers(1, 4))):
        at, length = data.draw(st.integers(0, len(raw))), data.draw(st.integers(0, 80))
        raw = raw[:at] + data.draw(st.binary(max_size=20)) + raw[at + length :]
    with contextlib.suppress(SourceError):
        file = read(raw, name)
        assert len(file) == sum(1 for _ in file)


def test_a_cell_far_outside_does_not_cost_the_memory_of_the_machine():
    book = openpyxl.load_workbook(io.BytesIO(as_workbook(long([contest()], PLAIN), sheet="Tour 1")))
    book.active["XFD1048576"] = 1
    out = io.BytesIO()
    book.save(out)
    assert "sheet 'Tour 1' spans 1048576 rows and 16384 columns" in refused(out.getvalue(), "legislatives-2022.xlsx")


def test_an_archive_that_unpacks_to_more_than_memory_is_refused(monkeypatch):
    monkeypatch.setattr("kg.results.xlsx._MOST_BESIDE", 3 << 20)
    out = io.BytesIO(as_workbook(long([contest()], PLAIN)))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/bomb.xml", bytes(4 << 20))
    assert "unpacks to 4 MB" in refused(out.getvalue(), "legislatives-2022.xlsx")


def test_without_the_extra_a_workbook_is_refused_with_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    told = refused(as_workbook(long([contest()], PLAIN)), "legislatives-2022.xlsx")
    assert "python_calamine" in told
    assert "kg[results]" in told


@pytest.mark.parametrize(("name", "raw", "says"), [("gone.csv", None, "gone.csv: no such file"), ("blank.csv", b" \n", "blank.csv: empty")])
def test_a_file_that_is_missing_or_empty_is_said_to_be_so(tmp_path, name, raw, says):
    if raw is not None:
        (tmp_path / name).write_bytes(raw)
    reading = read_file(tmp_path / name)
    assert says in str(reading.error).lower()
    assert reading.documents == ()
