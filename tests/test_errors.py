"""Exceptions: what they say, what they are, and that they travel between processes."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from bnevents import errors
from bnevents._extras import require


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (errors.InputError("no text"), "no text"),
        (errors.RuleError("no such role", path="p.yaml", line=3, column=9), "p.yaml:3:9: no such role"),
        (errors.RuleError("no such role", path="p.yaml"), "p.yaml: no such role"),
        (errors.GazetteerError("no name"), "no name"),
        (
            errors.MissingExtraError("duckdb", "store"),
            'duckdb is not installed. Install it with: pip install "bnevents[store]"',
        ),
        (errors.RecordError(4, "a.txt", "text is None"), "record 4 (a.txt): text is None"),
        (errors.RecordError(4, None, "text is None"), "record 4: text is None"),
        (errors.StoreError("locked"), "locked"),
    ],
)
def test_message_survives_pickling(error: errors.BnEventsError, says: str) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again)) == (type(error), says)
    assert vars(again) == vars(error)


def test_kinds_that_are_standard_too() -> None:
    assert issubclass(errors.InputError, ValueError)
    assert issubclass(errors.MissingExtraError, ImportError)


def test_a_missing_optional_package_names_its_extra() -> None:
    with pytest.raises(errors.MissingExtraError, match=r"bnevents\[store\]") as caught:
        require("no_such_package_of_ours.part", extra="store")
    assert (caught.value.module, caught.value.extra) == ("no_such_package_of_ours", "store")


def test_a_package_that_is_there_is_returned() -> None:
    assert require("json", extra="store").loads("1") == 1


def test_a_broken_package_is_not_taken_for_a_missing_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:

    folder = tmp_path
    (folder / "broken_for_test.py").write_text("import no_such_dependency_of_it\n")
    monkeypatch.syspath_prepend(str(folder))
    with pytest.raises(ModuleNotFoundError, match="no_such_dependency_of_it"):
        require("broken_for_test", extra="store")
