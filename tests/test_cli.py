"""The command line: output, files of several kinds, exit codes, errors on standard error."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import bnevents
from bnevents.models import Extraction
from support import ROOT, Outcome

Cli = Callable[..., Outcome]
TEXT = "বুধবার ঢাকায় বাংলাদেশ ও ভুটান বাণিজ্য চুক্তিতে স্বাক্ষর করেছে।"
NO_EVENT = "শিক্ষকেরা হাজিরা খাতায় সই করেন।"
PACK = """\
event: FerrySankByCli
declare:
  doc: A ferry sinks.
  roles: {vessel: theme}
frames:
  - id: ferry-sank-by-cli.sink
    why: a ferry goes down
    predicate: {verb: [তলিয়ে যাওয়া]}
    roles:
      vessel: {rel: subject, head: [লঞ্চ], required: true}
    examples:
      - text: চাঁদপুরে লঞ্চটি তলিয়ে গেছে।
        events: [{type: FerrySankByCli, trigger: তলিয়ে গেছে, vessel: লঞ্চ, place: চাঁদপুর}]
      - text: ফসল তলিয়ে গেছে।
        why: crops
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.yaml"
    path.write_text(PACK, encoding="utf-8")
    return path


def test_help_and_version(cli: Cli) -> None:
    assert cli("--version").out.strip() == f"bnevents {bnevents.__version__}"
    result = cli("--help")
    assert result.code == 0
    assert all(name in result.out for name in ("extract", "explain", "parse-time", "rules", "evaluate", "timeline"))
    assert cli().code == 2


@pytest.mark.parametrize(
    "call",
    [["frobnicate"], ["extract"], ["extract", "--colour", "red", "-"], ["extract", "none.txt"], ["rules", "tset"]],
)
def test_wrong_calls_have_code_2(cli: Cli, call: list[str]) -> None:
    result = cli(*call)
    assert (result.code, result.out) == (2, "")
    assert result.err


def test_extract_as_table(cli: Cli, article: Path) -> None:
    result = cli("extract", article, "--published", "2024-03-28")
    assert (result.code, result.err) == (0, "")
    assert all(part in result.out for part in ("1 events", "2024-03-27", "TreatySigned", "signatories", "ভুটান"))


def test_extract_as_json_lines(cli: Cli, article: Path) -> None:
    result = cli("extract", article, "-", "--published", "2024-03-28", "--format", "jsonl", stdin=NO_EVENT.encode())
    first, second = (Extraction.model_validate_json(line) for line in result.out.splitlines())
    assert (first.source, [e.type for e in first.events]) == (str(article), ["TreatySigned"])
    assert (second.source, second.text, second.events) == ("standard input", NO_EVENT, ())


def test_extract_as_json(cli: Cli, article: Path) -> None:
    data = json.loads(cli("extract", article, "--format", "json", "--region", "IN").out)
    assert [(x["region"], x["events"][0]["time"]["value"]) for x in data] == [("IN", "XXXX-WXX-3")]


def test_extract_reads_records(cli: Cli, tmp_path: Path) -> None:
    records = tmp_path / "r.jsonl"
    lines = [json.dumps({"text": TEXT, "published": "2024-03-28", "source": "seven"}), "", json.dumps(TEXT)]
    records.write_text("\n".join(lines), encoding="utf-8")
    result = cli("extract", records, "--format", "jsonl")
    found = [Extraction.model_validate_json(line) for line in result.out.splitlines()]
    assert [x.source for x in found] == ["seven", f"{records}:3"]
    assert [x.events[0].time.value for x in found if x.events[0].time] == ["2024-03-27", "XXXX-WXX-3"]


def test_extract_reads_pages(cli: Cli, tmp_path: Path) -> None:
    page = tmp_path / "p.html"
    body = f"<p>{TEXT} চুক্তির পর দুই দেশের মন্ত্রীরা বৈঠক করেন।</p>" * 3
    page.write_text(f"<html><body><article><h1>চুক্তি</h1>{body}</article></body></html>", encoding="utf-8")
    result = cli("extract", page, "--format", "jsonl", "--published", "2024-03-28")
    assert result.code == 0
    assert "TreatySigned" in [e.type for e in Extraction.model_validate_json(result.out).events]


def test_a_document_that_fails_does_not_stop_the_others(cli: Cli, article: Path, tmp_path: Path) -> None:
    broken, records = tmp_path / "b.txt", tmp_path / "r.jsonl"
    broken.write_bytes(b"\xff\xfe\x00")
    records.write_text('{"text": 7}\n{"txt": "x"}\n{oops\n', encoding="utf-8")
    result = cli("extract", broken, records, article, "--format", "jsonl", "--published", "2024-03-28")
    assert result.code == 1
    assert len(result.out.splitlines()) == 1
    told = result.err.splitlines()
    assert len(told) == 4
    assert all(line.startswith("bnevents: ") for line in told)
    assert "is not UTF-8 (byte 0)" in told[0]
    assert "no JSON" in result.err


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--published", "soon"], "published cannot be read"),
        (["--rules", "PACK"], "PACK:1"),
    ],
)
def test_bad_input_has_code_2(cli: Cli, article: Path, tmp_path: Path, options: list[str], says: str) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("evnt: 7\n")
    result = cli("extract", article, *(str(bad) if option == "PACK" else option for option in options))
    assert (result.code, result.out) == (2, "")
    assert says.replace("PACK", str(bad)) in result.err
    assert "Traceback" not in result.err


def test_extract_with_rules_of_ones_own_in_two_processes(cli: Cli, pack: Path, tmp_path: Path) -> None:
    files = []
    for k in range(3):
        files.append(tmp_path / f"{k}.txt")
        files[-1].write_text("চাঁদপুরে লঞ্চটি তলিয়ে গেছে।", encoding="utf-8")
    result = cli("extract", *files, "--rules", pack, "--processes", "2", "--format", "jsonl")
    found = [Extraction.model_validate_json(line) for line in result.out.splitlines()]
    assert [x.source for x in found] == [str(file) for file in files]
    assert all([e.type for e in x.events] == ["FerrySankByCli"] for x in found)


def test_explain(cli: Cli) -> None:
    result = cli("explain", NO_EVENT)
    assert result.code == 0
    assert "treaty-signed.sign" in result.out
    assert "treaty" in cli("explain", "-", stdin=NO_EVENT.encode()).out


def test_explain_one_frame(cli: Cli) -> None:
    no = cli("explain", NO_EVENT, "--frame", "treaty-signed.sign")
    yes = cli("explain", TEXT, "--frame", "treaty-signed.sign")
    assert (no.code, "required role treaty" in no.out) == (1, True)
    assert (yes.code, yes.out) == (0, "treaty-signed.sign matched\n")
    assert cli("explain", TEXT, "--frame", "no.such").code == 2


def test_parse_time(cli: Cli) -> None:
    assert "2024-06" in cli("parse-time", "গত জুনে", "--published", "2024-11-10").out
    data = json.loads(cli("parse-time", "গত জুনে", "--published", "2024-11-10", "--format", "json").out)
    assert (data["type"], data["value"]) == ("DATE", "2024-06")
    none = cli("parse-time", "নদী")
    assert (none.code, none.out) == (1, "")
    assert "নদী" in none.err
    assert cli("parse-time", "আজ", "--published", "x").code == 2


def test_rules_list(cli: Cli) -> None:
    assert "treaty-signed.sign" in cli("rules", "list").out
    rows = json.loads(cli("rules", "list", "TreatySigned", "--format", "json").out)
    lines = cli("rules", "list", "TreatySigned", "--format", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == rows
    assert rows[0]["id"] == "treaty-signed.sign"
    assert {row["event"] for row in rows} == {"TreatySigned"}
    assert cli("rules", "list", "NoSuch").code == 2


def test_rules_test(cli: Cli, pack: Path) -> None:
    good = cli("rules", "test", pack)
    assert (good.code, good.err.strip()) == (0, "2 examples, 0 failures")
    pack.write_text(PACK.replace("vessel: লঞ্চ,", "vessel: নৌকা,"), encoding="utf-8")
    bad = cli("rules", "test", pack)
    assert bad.code == 1
    assert "expected [নৌকা], found [লঞ্চ]" in bad.out
    assert cli("rules", "test", "none.yaml").code == 2


def test_rules_new_makes_a_pack_that_holds(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    assert cli("rules", "new", "BuildingOpenedByCli", "উদ্বোধন", "-o", path).code == 0
    assert cli("rules", "test", path).code == 0
    again = cli("rules", "new", "BuildingOpenedByCli", "উদ্বোধন", "-o", path)
    assert (again.code, "--force" in again.err) == (2, True)
    assert cli("rules", "new", "BuildingOpenedByCli", "উদ্বোধন", "-o", path, "--force").code == 0
    assert cli("rules", "new", "BuildingOpenedByCli", "উদ্বোধন").out == path.read_text(encoding="utf-8")
    assert cli("rules", "new", "building", "উদ্বোধন").code == 2


def test_rules_coverage(cli: Cli, article: Path) -> None:
    result = cli("rules", "coverage", article.parent, "--no-unused")
    assert (result.code, "treaty-signed.sign" in result.out) == (0, True)
    assert "visit-made.tour" not in result.out
    assert "visit-made.tour" in cli("rules", "coverage", article).out


def test_rules_lint(cli: Cli, pack: Path) -> None:
    assert cli("rules", "lint", pack).code == 0
    pack.write_text(PACK.replace("[তলিয়ে যাওয়া]", "[তলিয়ে যাওয়া, তলিয়ে যাওয়া]"), encoding="utf-8")
    result = cli("rules", "lint", pack)
    assert (result.code, "stands twice" in result.out) == (1, True)


def test_evaluate(cli: Cli, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    event = {"type": "TreatySigned", "trigger": "স্বাক্ষর করেছে", "agent": ["বাংলাদেশ", "নেপাল"], "time": "2024-03-27"}
    row = {"text": TEXT, "published": "2024-03-28", "events": [event], "entities": [{"text": "ঢাকায়", "label": "LOC"}]}
    gold.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    figures = json.loads(cli("evaluate", gold, "--format", "json").out)
    assert figures["events"]["total"]["f1"] == 1.0
    assert figures["arguments"]["classes"]["agent"] == {
        "precision": 0.5, "recall": 0.5, "f1": 0.5, "right": 1, "spurious": 1, "missed": 1,
    }  # fmt: skip
    table = cli("evaluate", gold)
    assert table.code == 0
    assert "1 documents, 1 annotated sentences" in table.out
    assert "LOC" in table.out
    gold.write_text("{}\n")
    assert cli("evaluate", gold).code == 2


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Two reports of one signing, in a folder."""
    folder = tmp_path / "reports"
    folder.mkdir()
    first = {"text": TEXT, "published": "2024-03-28", "source": "one"}
    second = {"text": "২৭ মার্চ চুক্তিটি সই করেছে বাংলাদেশ ও ভুটান।", "published": "2024-03-30", "source": "two"}
    (folder / "r.jsonl").write_text(f"{json.dumps(first)}\n{json.dumps(second)}\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        ("table", "1 event from 2 documents"),
        ("json", "["),
        ("jsonl", '{"id"'),
        ("csv", "id,date"),
        ("html", "<!"),
        ("ical", "BEGIN:V"),
    ],
)
def test_timeline(cli: Cli, reports: Path, form: str, begins: str) -> None:
    result = cli("timeline", reports / "r.jsonl", "--format", form)
    assert (result.code, result.err) == (0, "")
    assert result.out.lstrip().startswith(begins)
    assert "TreatySigned" in result.out
    assert "2024-03-27" in result.out or "20240327" in result.out


def test_timeline_of_extractions(cli: Cli, reports: Path, tmp_path: Path) -> None:
    done = tmp_path / "done.jsonl"
    done.write_text(cli("extract", reports / "r.jsonl", "--format", "jsonl").out, encoding="utf-8")
    from_records = cli("timeline", reports / "r.jsonl", "--format", "json")
    assert cli("timeline", done, "--format", "json").out == from_records.out
    assert len(json.loads(from_records.out)) == 1


def test_ingest_and_query(cli: Cli, reports: Path, tmp_path: Path) -> None:
    store = tmp_path / "news.duckdb"
    (reports / "bad.txt").write_bytes(b"\xff\xfe")
    first = cli("ingest", reports, "--store", store, "--no-progress")
    assert (first.code, first.err.splitlines()[-1]) == (1, "2 added, 0 known, 1 failed")
    (reports / "bad.txt").unlink()
    again = cli("ingest", reports, "--store", store, "--no-progress")
    assert (again.code, again.err.strip()) == (0, "0 added, 2 known, 0 failed")
    sql = "SELECT type, count(*) AS n FROM events GROUP BY type"
    assert json.loads(cli("query", sql, "--store", store, "--format", "json").out) == [{"type": "TreatySigned", "n": 2}]
    assert cli("query", sql, "--store", store, "--format", "jsonl").out == '{"type": "TreatySigned", "n": 2}\n'
    assert cli("query", sql, "--store", store, "--format", "csv").out == "type,n\nTreatySigned,2\n"
    assert "TreatySigned" in cli("query", sql, "--store", store).out
    people = cli("query", "SELECT agent FROM timeline WHERE type = 'TreatySigned'", "--store", store).out
    assert "বাংলাদেশ, ভুটান" in people


def test_a_query_only_reads(cli: Cli, reports: Path, tmp_path: Path) -> None:
    store = tmp_path / "news.duckdb"
    assert cli("query", "SELECT 1", "--store", store).code == 2
    cli("ingest", reports, "--store", store, "--no-progress")
    for sql in ("DELETE FROM events", "SELECT nothing FROM nowhere", ""):
        result = cli("query", sql, "--store", store)
        assert (result.code, result.out) == (2, ""), sql
        assert result.err.startswith("bnevents: ")
    assert "2" in cli("query", "SELECT count(*) FROM articles", "--store", store, "--format", "csv").out


def test_demo(cli: Cli, tmp_path: Path) -> None:
    result = cli("demo", ROOT / "fixtures")
    assert result.code == 0
    assert "in 15 articles" in result.out
    assert "TreatySigned" in result.out
    assert cli("demo", tmp_path).code == 2
