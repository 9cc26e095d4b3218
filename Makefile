# Everything happens in .venv, which these rules make and keep up to date. Works with GNU make 3.81 and newer.

PYTHON ?= python3
ARGS ?=

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
COMPILE := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11

# The tests start the program a hundred times: each start would compile it anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run test check coverage faults bench pictures lock clean

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1|/p' Makefile | awk -F'|' '{ printf "%-18s%s\n", $$1, $$2 }'

run: $(VENV)/.run ## set up what leadcoach needs, then start it: make run ARGS="--home /tmp/try"
	@$(BIN)/leadcoach $(ARGS)

# The gates on the real program hold limits in seconds, so they run by themselves.
test: $(VENV)/.dev ## set up, then lint, types, imports and tests: all that CI runs
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/pytest -n 4 --dist worksteal --ignore=tests/faults $(ARGS)
	$(BIN)/pytest -n 2 $(ARGS) tests/faults

check: $(VENV)/.dev ## format and mend what can be mended, then the same as test
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .
	@$(MAKE) test

coverage: $(VENV)/.dev ## the tests, with the lines and branches they leave out
	$(BIN)/pytest -n 4 --cov --cov-report=term-missing $(ARGS)

faults: $(VENV)/.dev ## the long form of the fault tests
	$(BIN)/pytest tests/faults -m "long or not long" $(ARGS)

bench: $(VENV)/.dev ## the performance budgets; ARGS=--quick without the largest store and jrnl
	$(BIN)/python -m bench $(ARGS)

pictures: $(VENV)/.dev ## the screenshots of the README
	$(BIN)/python -m bench.pictures $(ARGS)

lock: $(VENV)/.dev ## requirement files from the ranges in pyproject.toml: make lock ARGS=--upgrade
	$(COMPILE) $(ARGS) --group build --output-file requirements.txt pyproject.toml
	$(COMPILE) $(ARGS) --group dev --constraints requirements.txt --output-file requirements-dev.txt pyproject.toml
	@! grep -nE '://|--index|--extra-index|--find-links' requirements.txt requirements-dev.txt

clean: ## remove the environment and every cache
	rm -rf $(VENV) build dist htmlcov .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find leadcoach tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment remembers its folder: a moved project or a removed Python leaves one that cannot start.
ifneq ($(shell test -x $(BIN)/python && cat $(VENV)/.made 2>/dev/null),$(CURDIR))
.PHONY: $(VENV)/.made
endif

$(VENV)/.made:
	@command -v "$(PYTHON)" >/dev/null || { echo "There is no $(PYTHON) here: install Python 3.11 or newer, or name yours, as in make run PYTHON=python3.12" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is older than Python 3.11: install a newer one and name it, as in make run PYTHON=python3.12" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) has no venv module: install it (Debian and Ubuntu: sudo apt install python3-venv), then try again" >&2; exit 1; }
	@echo "Setting up leadcoach in $(VENV): this happens once."
	@"$(PYTHON)" -m venv --clear $(VENV)
	@echo "$(CURDIR)" > $@

$(VENV)/.run: requirements.txt pyproject.toml $(VENV)/.made
	@$(PIP) install --require-hashes -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

# The pins of both files agree, so this one covers the run-time part too.
$(VENV)/.dev: requirements-dev.txt pyproject.toml $(VENV)/.made
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $(VENV)/.run $@
