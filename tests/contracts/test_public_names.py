"""The public names: sorted, lazy, all there; importing the package brings nothing heavy."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

import bnevents
from bnevents import errors


def python(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout


def test_all_is_sorted_and_complete() -> None:
    assert bnevents.__all__ == sorted(bnevents.__all__)
    assert len(set(bnevents.__all__)) == len(bnevents.__all__)
    assert set(bnevents.__all__) <= set(dir(bnevents))


@pytest.mark.parametrize("name", bnevents.__all__)
def test_each_name_is_there_and_documented(name: str) -> None:
    value = getattr(bnevents, name)
    assert value.__doc__, f"{name} has no docstring"


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'extrct'"):
        getattr(bnevents, "extrct")  # noqa: B009


def test_timeline_is_the_function_also_after_the_subpackage_was_imported() -> None:
    code = (
        "import bnevents, bnevents.timeline as _; from bnevents.timeline import Timeline; print(bnevents.timeline([]))"
    )
    assert "Timeline" in python(f"{code}; print(type(bnevents.timeline).__name__, Timeline.__name__)")


def test_importing_brings_nothing_heavy() -> None:
    loaded = set(json.loads(python("import bnevents, sys, json; print(json.dumps(sorted(sys.modules)))")))
    heavy = {"spacy", "pandas", "numpy", "pydantic", "yaml", "dateparser", "pycrfsuite", "rich", "typer", "pyarrow"}
    assert not loaded & heavy


def test_extracting_brings_no_optional_package() -> None:
    code = (
        "import bnevents, sys, json; bnevents.extract('ঢাকায় বৈঠক হয়েছে।', published='2024-11-10');"
        "print(json.dumps(sorted(sys.modules)))"
    )
    loaded = set(json.loads(python(code)))
    assert not loaded & {"pandas", "pyarrow", "trafilatura", "duckdb", "stanza", "torch", "icalendar", "pyspark"}


def test_help_imports_no_engine() -> None:
    code = (
        "import sys; sys.argv = ['bnevents', '--help']\n"
        "from bnevents.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "import json; print('\\n' + json.dumps(sorted(sys.modules)))"
    )
    loaded = set(json.loads(python(code).splitlines()[-1]))
    assert not loaded & {"spacy", "pandas", "numpy", "bnevents.pipeline", "bnevents.rules", "bnevents.text"}


def test_there_is_a_py_typed() -> None:
    from importlib.resources import files

    assert (files("bnevents") / "py.typed").is_file()


def test_all_errors_are_ours() -> None:
    kinds = [value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, Exception)]
    assert len(kinds) >= 8
    assert all(issubclass(kind, errors.BnEventsError) for kind in kinds)
    public = {kind.__name__ for kind in kinds if not kind.__name__.startswith("_")}
    assert public <= set(bnevents.__all__)
    drawn = errors.__doc__ or ""
    assert all(name in drawn for name in public)
