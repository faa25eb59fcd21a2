# Every target sets up .venv by itself; PYTHON may name the interpreter (3.11 to 3.13).
PYTHON ?= $(shell for p in python3.12 python3.11 python3.13 python3 python; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
WORKERS ?= $(shell n=$$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2); [ $$n -gt 4 ] && echo 4 || echo $$n)

# installed before Stanza: a release that has a build for the CPU alone, where the package index offers one
TORCH ?= torch==2.13.0

.PHONY: demo test lint types unit bench mutation docs docs-generate test-extras clean

demo: $(STAMP)
	$(BIN)/bnevents demo fixtures

test: lint types unit

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(STAMP)
	$(BIN)/pyright

# unit tests, rule packs and the examples of README and docs/, with branch coverage and its floor
unit: $(STAMP)
	rm -f .coverage .coverage.*
	$(BIN)/coverage run -m pytest -n $(WORKERS)
	$(BIN)/coverage combine -q
	$(BIN)/coverage report

bench: $(STAMP)
	$(BIN)/python -m pytest tests/benchmarks -m benchmark -n 0

# deletes every trigger, role condition and factuality cue in turn; some minutes
mutation: $(STAMP)
	$(BIN)/python -m pytest tests/contracts -m slow -n 0 -s

# the generated pages: CLI help, JSON Schema, rule catalogue
docs-generate: $(STAMP)
	$(BIN)/python docs/generate.py

docs: docs-generate
	$(BIN)/mkdocs build --strict --config-file .mkdocs.yml

# torch and Spark bring gigabytes, so they have a venv of their own and are no part of `make test`
test-extras: .venv-extras/.installed
	.venv-extras/bin/python -m pytest -m extras

.venv-extras/.installed: pyproject.toml
	@test -n "$(PYTHON)" || { echo "bnevents needs Python 3.11, 3.12 or 3.13; set PYTHON=/path/to/python" >&2; exit 2; }
	$(PYTHON) -m venv .venv-extras
	.venv-extras/bin/python -m pip install -q --upgrade pip
	.venv-extras/bin/python -m pip install -q "$(TORCH)"
	.venv-extras/bin/python -m pip install -q -e ".[dev,stanza]"
	touch $@

$(STAMP): pyproject.toml
	@test -n "$(PYTHON)" || { echo "bnevents needs Python 3.11, 3.12 or 3.13; set PYTHON=/path/to/python" >&2; exit 2; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --upgrade pip
	$(BIN)/python -m pip install -q -e ".[dev]"
	touch $@

clean:
	rm -rf build dist site .coverage .coverage.* .pytest_cache .ruff_cache
