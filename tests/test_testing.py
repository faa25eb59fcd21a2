"""Rule files as tests: `run_examples`, its failures, `coverage`, and the pytest plugin."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bnevents.errors import RuleError
from bnevents.rules import load_rules, parse_rules
from bnevents.rules.template import new_pack
from bnevents.testing import coverage, run_examples

ROOT = Path(__file__).resolve().parents[1]
GOOD = """\
event: BridgeInaugurated
declare:
  doc: A bridge is opened.
  roles: {opener: agent, bridge: theme}
frames:
  - id: bridge-inaugurated.open
    why: somebody opens a bridge
    predicate: {noun: [উদ্বোধন], light: [do]}
    roles:
      opener: {rel: subject, is: "@actor"}
      bridge: {rel: possessor, head: [সেতু], required: true}
    examples:
      - text: মন্ত্রী সেতুর উদ্বোধন করেছেন।
        events: [{type: BridgeInaugurated, trigger: উদ্বোধন করেছেন, opener: মন্ত্রী, bridge: সেতু}]
      - text: মন্ত্রী মেলার উদ্বোধন করেছেন।
        why: a fair
"""
WRONG = GOOD.replace("bridge: সেতু}", "bridge: সেতু, modality: future}").replace(
    "        why: a fair\n",
    "        events: [{type: BridgeInaugurated}]\n      - text: বৃষ্টি হবে।\n",
)


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_examples_that_hold(tmp_path: Path) -> None:
    assert run_examples(write(tmp_path, "bridge.yaml", GOOD)) == []
    assert run_examples(str(tmp_path)) == []
    assert run_examples(parse_rules([("bridge.yaml", GOOD)], builtin=False)) == []


def test_a_failure_says_what_differs_and_which_condition_failed(tmp_path: Path) -> None:
    path = write(tmp_path, "bridge.yaml", WRONG)
    first, second = run_examples(path)
    assert (first.path, first.line, first.frame) == (str(path), 13, "bridge-inaugurated.open")
    assert first.problems == ("BridgeInaugurated উদ্বোধন করেছেন: modality: expected future, found nothing",)
    assert second.line == 15
    assert second.text == "মন্ত্রী মেলার উদ্বোধন করেছেন।"
    assert second.problems == ("missing: {type: BridgeInaugurated}",)
    assert second.tried == ("bridge-inaugurated.open at «উদ্বোধন করেছেন»: nothing fills the required role bridge",)
    assert str(first).startswith(f"{path}:13: bridge-inaugurated.open\n  মন্ত্রী সেতুর উদ্বোধন করেছেন।\n    Bridge")


def test_an_event_that_no_trigger_can_find(tmp_path: Path) -> None:
    text = GOOD.replace("        why: a fair\n", "      - text: আজ রোদ।\n        events: [{type: BridgeInaugurated}]\n")
    (failure,) = run_examples(write(tmp_path, "bridge.yaml", text))
    assert failure.tried == ("no frame of BridgeInaugurated: none of its trigger words stands in the text",)


def test_what_was_not_expected_names_the_frame_that_found_it(tmp_path: Path) -> None:
    text = GOOD.replace("মেলার উদ্বোধন করেছেন", "চুক্তিতে সই করেছেন")
    (failure,) = run_examples(write(tmp_path, "bridge.yaml", text))
    assert failure.problems[0].startswith("not expected: {type: TreatySigned, trigger: সই করেছেন")
    assert failure.tried == ("treaty-signed.sign at «সই করেছেন»: it matches",)


def test_a_frame_must_find_one_of_its_own_examples(tmp_path: Path) -> None:
    twin = GOOD.split("frames:\n")[1].replace("inaugurated.open", "inaugurated.second").replace("উদ্বোধন]", "অবমুক্ত]")
    (failure,) = run_examples(write(tmp_path, "bridge.yaml", GOOD + twin))
    assert failure.frame == "bridge-inaugurated.second"
    assert failure.problems == (
        "the frame finds nothing in its own examples; they are found by bridge-inaugurated.open",
    )


def test_a_malformed_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuleError):
        run_examples(write(tmp_path, "bridge.yaml", GOOD.replace("light:", "lite:")))
    with pytest.raises(RuleError):
        run_examples(tmp_path / "none.yaml")


@pytest.mark.parametrize("event", ["HallInaugurated", "ProtestHeld", "AccidentOccurred"])
def test_the_template_passes(tmp_path: Path, event: str) -> None:
    assert run_examples(write(tmp_path, "new.yaml", new_pack(event, trigger="উদ্বোধন"))) == []


def test_a_user_pack_stands_without_the_built_in_ones() -> None:
    rules = parse_rules([("bridge.yaml", GOOD)], builtin=False)
    uses = coverage(["মন্ত্রী সেতুর উদ্বোধন করেছেন। ভারত চুক্তিতে সই করেছে।"], rules)
    assert [(use.frame, use.count) for use in uses] == [("bridge-inaugurated.open", 1)]


def test_coverage_counts_each_frame_with_samples() -> None:
    texts = ["ভারত চুক্তিতে সই করেছে।", "নেপাল চুক্তিতে সই করেনি।", "চীন চুক্তিতে সই করবে।"]
    uses = coverage(texts, samples=2)
    assert (uses[0].frame, uses[0].event, uses[0].count) == ("treaty-signed.sign", "TreatySigned", 3)
    assert uses[0].samples == ("ভারত চুক্তিতে «সই করেছে»।", "নেপাল চুক্তিতে «সই করেনি»।")
    assert {use.frame for use in uses} == {frame.id for frame in load_rules().frames}
    assert uses[-1].count == 0


PROJECT = """
[tool.pytest.ini_options]
bnevents_rules = ["rules/*.yaml"]
"""


def run_pytest(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-rA", *args]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, encoding="utf-8")


def test_pytest_collects_the_rule_files_of_a_project(tmp_path: Path) -> None:
    write(tmp_path, "pyproject.toml", PROJECT)
    write(tmp_path, "rules/good.yaml", GOOD)
    write(tmp_path, "rules/wrong.yaml", WRONG.replace("Inaugurated", "Opened").replace("inaugurated", "opened"))
    write(tmp_path, "rules/deep/other.yaml", "no: rules")
    write(tmp_path, "config.yaml", "no: rules")
    result = run_pytest(tmp_path)
    assert result.returncode == 1, result.stdout + result.stderr
    assert "rules/good.yaml::bridge-inaugurated.open[1]" in result.stdout
    assert "FAILED rules/wrong.yaml::bridge-opened.open[1]" in result.stdout
    assert "FAILED rules/wrong.yaml::bridge-opened.open[2]" in result.stdout
    assert "nothing fills the required role bridge" in result.stdout
    assert "Traceback" not in result.stdout
    assert "2 failed, 5 passed" in result.stdout


def test_pytest_tells_of_a_malformed_file(tmp_path: Path) -> None:
    write(tmp_path, "pyproject.toml", PROJECT)
    write(tmp_path, "rules/bad.yaml", GOOD.replace("why: somebody", "whi: somebody"))
    result = run_pytest(tmp_path, "rules")
    assert result.returncode == 2, result.stdout + result.stderr
    assert "bad.yaml:7:5: there is no key 'whi' here; did you mean 'why'?" in result.stdout


def test_pytest_leaves_yaml_alone_where_nobody_asks(tmp_path: Path) -> None:
    write(tmp_path, "rules/good.yaml", GOOD)
    write(tmp_path, "test_one.py", "def test_one():\n    import sys\n    assert 'bnevents.rules' not in sys.modules\n")
    result = run_pytest(tmp_path)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "1 passed" in result.stdout
