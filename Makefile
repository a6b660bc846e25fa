# Leafproof: `make demo` and `make test` do all the set-up themselves. See README.md.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SEEDS ?= 1 2 3 4 5
DATA ?= ../shared/data

.DEFAULT_GOAL := help
.PHONY: help setup system demo test check docs bench yardsticks lock clean

help:
	@echo "make setup       everything needed, into .venv (and by apt where that is allowed)"
	@echo "make demo        a made-up cache, read and scored against its answer key"
	@echo "make test        all tests"
	@echo "make check       lint, types, floors, generated documents"
	@echo "make bench       speed and memory as ratios against named peers in the same run"
	@echo "make yardsticks  the figures on real data in $(DATA) and on five demo caches"

setup: $(VENV)/.ready

system:
	@bash scripts/system-packages.sh

$(VENV)/.ready: pyproject.toml requirements.lock requirements-dev.lock scripts/system-packages.sh
	@bash scripts/system-packages.sh
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "error: Python 3.11 or newer is needed"; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: setup
	@$(BIN)/leafproof demo || [ $$? -eq 1 ]  # 1: a score is under its floor; it is printed

test: setup
	@$(BIN)/python -m pytest -n auto

check: setup
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/python scripts/generate_docs.py --check

docs: setup
	@$(BIN)/python scripts/generate_docs.py

bench: setup
	@$(BIN)/python bench/run.py

yardsticks: setup
	@$(BIN)/python bench/yardsticks.py --data $(DATA) --seeds $(SEEDS)

lock:
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml -o requirements.lock
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml --group dev -o requirements-dev.lock

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis bench/out
