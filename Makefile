# make run    the page with the sample reports, or REPORTS=path (a file or folder of your own)
# make test   all checks
# make eval   how good the answers are: the development questions beside plain chunks; PART=test for reporting
# make bench  times, memory and size beside references; LARGE=1 for 1,000 reports too
# Settings: PORT=8000  DATA=folder for what has been read in  PYTHON=python3  VENV=.venv

PYTHON ?= python3
VENV ?= .venv
PORT ?= 8000
SAMPLES := eval/samples
REPORTS ?= $(SAMPLES)
# What is read from one place is kept apart from what is read from another.
DATA ?= .data/$(shell printf '%s' "$(abspath $(REPORTS))" | cksum | cut -d' ' -f1)
INSTALLED := $(VENV)/.installed
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: run test eval bench check format clean help
.DEFAULT_GOAL := help

help:
	@sed -n 's/^# \{0,1\}//p' Makefile | head -5

run: $(INSTALLED)
	@$(VENV)/bin/belagg ingest "$(REPORTS)" --data "$(DATA)" || { test $$? -eq 1 && echo "Sidan startas med det som gick att läsa in." >&2; }
	@$(VENV)/bin/belagg serve --data "$(DATA)" --port "$(PORT)"

test: $(INSTALLED)
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy --strict index service
	$(VENV)/bin/pytest -n auto

# Everything but the parts that need the real reports runs without them; these say where they are looked for.
PART ?= dev
eval: $(INSTALLED)
	@$(VENV)/bin/belagg eval --part "$(PART)" --plain

LARGE ?=
bench: $(INSTALLED)
	@$(VENV)/bin/belagg bench $(if $(LARGE),--large)

format: $(INSTALLED)
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

# On Linux this release of torch has a build for processors alone, without gigabytes for graphics cards; where it
# cannot be had, the requirement in pyproject.toml takes what there is.
$(INSTALLED): pyproject.toml
	@test -x $(VENV)/bin/python || $(PYTHON) -m venv $(VENV)
	@$(VENV)/bin/python -m pip install --quiet --upgrade pip
	@if [ "$$(uname -s)" = Linux ]; then \
	  $(VENV)/bin/python -m pip install --quiet "torch==2.13.0" || echo "torch==2.13.0 finns inte här; tar en annan." >&2; \
	fi
	@$(VENV)/bin/python -m pip install --quiet -e ".[dev]"
	@$(VENV)/bin/python -m compileall -q eval index prompts service  # pip does so for every package but this one
	@touch $@

clean:
	rm -rf $(VENV) .data build *.egg-info .mypy_cache .ruff_cache .pytest_cache
