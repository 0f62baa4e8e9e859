# `make` says what there is to make. All it needs is Python 3.11 or newer and a way to PyPI.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready.stamp
PIP := -m pip --disable-pip-version-check --quiet

# The day for which the demo is shown, and its language (make demo OKO_LANG=nl).
OKO_DAY ?= 2026-11-21
OKO_LANG ?=
LANG_OPTION := $(if $(OKO_LANG),--lang $(OKO_LANG))
EXAMPLES := examples/oko-network.json examples/voorbeeldam.json

# In how many processes the tests run (make unit CORES=0: in this one, to look at what happens). The
# blocks of a page go on from each other, so pages are run in one.
CORES ?= auto

# What a shell may have set for other work and what would change what happens here.
unexport PYTHONPATH PYTHONHOME PYTHONSTARTUP PYTHONOPTIMIZE PYTHONWARNINGS PYTHONSAFEPATH
unexport PIP_USER PIP_TARGET PIP_PREFIX PIP_CONSTRAINT PIP_NO_DEPS VIRTUAL_ENV
unexport MYPYPATH MYPY_CONFIG_FILE_DIR PYTEST_ADDOPTS PYTEST_PLUGINS COVERAGE_FILE COVERAGE_RCFILE
unexport PYRIGHT_PYTHON_FORCE_VERSION PYRIGHT_PYTHON_PYLANCE_VERSION PYRIGHT_PYTHON_NODE_VERSION
# Without this pyright asks the network whether there is a newer pyright.
export PYRIGHT_PYTHON_IGNORE_WARNINGS := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup demo test lint types imports unit docs wheel format tables notebooks bench clean

help: ## say what there is to make
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/make \1|\2/p' Makefile | \
		while IFS='|' read -r target sentence; do printf '%-14s %s\n' "$$target" "$$sentence"; done

setup: $(READY) ## make .venv, with okomodel (editable) and the tools in it

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		found=$$($(PYTHON) --version 2>/dev/null) || found='not there'; \
		echo "okomodel needs Python 3.11 or newer; '$(PYTHON)' is $$found." >&2; \
		echo "Name a newer one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@echo "setting up $(VENV) (once; a minute or so)"
	@test -x $(BIN)/python || $(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python $(PIP) install --upgrade 'pip>=25.1'
	@$(BIN)/python $(PIP) install --editable '.[all]' --group dev
	@touch $@

demo: $(READY) ## show and check the examples (OKO_LANG=nl or en, OKO_DAY=2026-11-21)
	@for example in $(EXAMPLES); do for verb in show check; do \
		set -- okomodel $$verb $$example --on $(OKO_DAY) $(LANG_OPTION); \
		printf '\n$$ %s\n' "$$*"; code=0; $(BIN)/"$$@" || code=$$?; \
		case "$$verb $$code" in "$$verb 0"|"check 1") ;; *) exit $$code;; esac; \
	done; done

test: lint types imports unit docs wheel ## everything that must hold before a commit

lint: $(READY) ## is it written in the house style? (ruff)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(READY) ## do the types fit? (mypy, pyright)
	$(BIN)/mypy src tests conftest.py $(wildcard examples/*.py examples/*/*.py benchmarks/*.py docs/*.py)
	$(BIN)/pyright

imports: $(READY) ## does every import look down? (import-linter)
	$(BIN)/lint-imports --no-logo

unit: $(READY) ## do the tests pass, and do they reach the code? (pytest, coverage)
	rm -f .coverage .coverage.*
	$(BIN)/python -m coverage run -m pytest --numprocesses $(CORES) --dist worksteal src tests
	$(BIN)/python -m coverage run -m pytest docs README.md
	$(BIN)/python -m coverage combine --quiet
	$(BIN)/python -m coverage report

docs: $(READY) ## build the pages in build/docs; a warning is an error (Sphinx)
	$(BIN)/python -m sphinx --fail-on-warning --keep-going --quiet --fresh-env --doctree-dir build/doctrees docs build/docs

# Without isolation and in an empty venv without extras: what a user gets from the index. The script runs
# from another folder and with -I, so that the source cannot stand in for the wheel.
wheel: $(READY) ## does the built wheel work on its own?
	rm -rf build/wheel
	mkdir -p build/wheel/elsewhere
	$(BIN)/python -m build --wheel --no-isolation --outdir build/wheel/dist . > build/wheel/build.log || \
		{ cat build/wheel/build.log; exit 1; }
	$(BIN)/python -m venv build/wheel/venv
	build/wheel/venv/bin/python $(PIP) install build/wheel/dist/*.whl
	cd build/wheel/elsewhere && ../venv/bin/python -I -W error ../../../tests/wheel/front_door.py

format: $(READY) ## write it in the house style (ruff)
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

tables: $(READY) ## write the tables in docs, and the samples of broken rules, anew
	$(BIN)/python -m docs.make_tables
	$(BIN)/python -m docs.make_samples

notebooks: $(READY) ## run the notebooks and write them with what comes out
	$(BIN)/python examples/notebooks/execute.py

bench: $(READY) ## measure (figures for people; no test depends on them)
	@for benchmark in $(wildcard benchmarks/*.py); do \
		echo "$$benchmark"; $(BIN)/python $$benchmark || exit; done

clean: ## throw away what the checks made (not .venv)
	rm -rf build dist .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests examples benchmarks -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true
