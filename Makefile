# What CI runs has a name here; `make help` lists them.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.setup

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint types examples docs gate bench lock clean

help: ## list what there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 16

setup: $(STAMP) ## make .venv with .venv/bin/riwaya

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; name it: make setup PYTHON=/path/to/python3.11" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: setup ## run the main job on the sample pages; ends by naming the dossier
	$(BIN)/riwaya demo -o demo

test: setup ## everything that must hold: lint, types, tests, gate
	$(MAKE) --no-print-directory lint types
	$(BIN)/python -m pytest

lint: setup ## style and the order of imports between stages
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: setup ## mypy, strict
	$(BIN)/mypy

examples: setup ## the examples and near misses beside the rules
	$(BIN)/python -m pytest tests/language -k example

docs: setup ## the documentation's commands and names against the code
	$(BIN)/python -m pytest tests/test_docs.py

gate: setup ## quality floors on fixed material (needs ../shared)
	$(BIN)/python -m pytest tests/gate -rs

bench: setup ## throughput and memory of each stage
	$(BIN)/riwaya bench

lock: ## pin every dependency again, with hashes
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --group dev --python-version 3.11 pyproject.toml -o requirements.lock

clean: ## drop what was made
	rm -rf .venv demo .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
