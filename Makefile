# make demo     the whole way on the packaged samples, offline
# make test     everything CI checks
# make install  the development environment in .venv
# make docs     write again what is generated: help, tables, the README's run
# make pins     resolve the constraint files again (needs uv)

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
SECURE := --require-hashes --only-binary :all:

.DEFAULT_GOAL := help
.PHONY: help demo test install docs pins clean

help:
	@sed -n 's/^# //p' Makefile

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("answer-eval needs Python 3.11 to 3.13: make PYTHON=python3.11 …" if not (3, 11) <= sys.version_info[:2] <= (3, 13) else 0)'
	$(PYTHON) -m venv .venv

.venv/run.stamp: constraints/run.txt pyproject.toml | .venv/bin/python
	$(PIP) $(SECURE) -r constraints/run.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev.stamp: constraints/dev.txt pyproject.toml | .venv/bin/python
	$(PIP) $(SECURE) -r constraints/dev.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@ .venv/run.stamp

demo: .venv/run.stamp
	@$(BIN)/answer-eval demo

install: .venv/dev.stamp

test: .venv/dev.stamp
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python docs/generate.py --check
	$(BIN)/python -m pytest --numprocesses 2 --cov --cov-report=term

docs: .venv/dev.stamp
	$(BIN)/python docs/generate.py

pins:
	uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 --extra dev pyproject.toml -o constraints/dev.txt
	uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 --extra build -c constraints/dev.txt pyproject.toml -o constraints/run.txt

clean:
	rm -rf .venv dist build demo-run .mypy_cache .ruff_cache .pytest_cache .coverage
