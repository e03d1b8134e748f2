# make demo     a running site with a simulated county; PORT=8123 chooses the port, DEMO_ONCE=1 only tries it,
#               REPORTS=5000 simulates more
# make test     every test; with DATABASE_URL=postgres://... on PostgreSQL
# make check    what must hold before a commit, in under a minute; changes nothing
# make fix      mends what a tool can mend
# make bench    measures, and compares with peers; make bench statement, or ONLY=statement, does just that one
# make coverage which lines and branches no test reaches
# make setup    only what the others need: the command is then at .venv/bin/counterpart
# make lock     resolves the dependencies anew

PORT ?= 8000
PYTHON ?= $(firstword $(shell command -v python3.11 python3.12 python3.13 python3) python3)
VENV ?= .venv
WORKERS ?= auto

BIN := $(VENV)/bin
STAMPS := build/stamps
SYSTEM_PACKAGES := chromium ffmpeg fonts-liberation libpango-1.0-0 libpangoft2-1.0-0
FRONTEND := $(shell find frontend src/counterpart/base/components -type f -not -name "*.pyc")

.DEFAULT_GOAL := help
.PHONY: help setup demo test check fix bench coverage lock
.SUFFIXES:

help:
	@sed -n '/^$$/q; s/^# \{0,1\}//p' Makefile

setup: $(STAMPS)/system $(STAMPS)/collected

demo: setup
	@$(BIN)/counterpart demo --port $(PORT) $(if $(REPORTS),--reports $(REPORTS)) $(if $(filter 1,$(DEMO_ONCE)),--once)

test: setup $(VENV)/spark $(VENV)/faces
	@$(BIN)/python -m pytest -n $(WORKERS) $(TESTS)

check: setup
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/python -m mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/djlint --lint --quiet src
	@DATABASE_URL=sqlite://:memory: $(BIN)/python manage.py makemigrations --check --dry-run
	@$(BIN)/python -m pytest -q -n $(WORKERS) -k "not spark and not needs_faces" -m "not slow" tests/unit tests/spec tests/architecture

fix: setup
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format
	@COUNTERPART_DEBUG=1 DJANGO_SETTINGS_MODULE=counterpart.config.settings $(BIN)/python -m counterpart.config.reference
	@COUNTERPART_DEBUG=1 DJANGO_SETTINGS_MODULE=counterpart.config.settings $(BIN)/python -m counterpart.cli.reference
	@$(BIN)/python -m counterpart.core.measures.reference

coverage: setup
	@$(BIN)/coverage run -m pytest -q -k "not spark and not needs_faces" tests/unit tests/spec tests/generative tests/integration
	@$(BIN)/coverage report --skip-covered

# A benchmark's name after `bench` is a goal to make, too: it has nothing to do of its own.
BENCHMARKS := $(filter $(patsubst benchmarks/%.py,%,$(wildcard benchmarks/[a-z]*.py)),$(MAKECMDGOALS))
ONLY ?= $(BENCHMARKS)
.PHONY: $(BENCHMARKS)
bench: setup $(VENV)/spark $(VENV)/faces
	@scripts/system-packages postgresql
	@$(BIN)/python -m benchmarks $(ONLY)
$(BENCHMARKS): bench ;

LOCK := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --quiet
lock: $(VENV)/installed
	@$(LOCK) $(if $(UPGRADE),--upgrade) -o requirements/base.txt
	@$(LOCK) $(if $(UPGRADE),--upgrade) --group dev -c requirements/base.txt -o requirements/dev.txt
	@$(LOCK) --extra faces -c requirements/base.txt --no-annotate -o build/faces.txt
	@$(BIN)/python scripts/keep-locked build/faces.txt dlib-bin face-recognition-models faiss-cpu > requirements/faces.txt
	@PATH="$(abspath $(BIN)):$$PATH" npm install --package-lock-only

# Each step leaves a stamp, so that a second run has nothing to do.

# Apache Spark is 450 MB: only the tests and the benchmarks of statements need it.
$(VENV)/spark: requirements/spark.txt $(VENV)/installed
	@scripts/system-packages openjdk-17-jre-headless
	@echo "Installing Apache Spark (about two minutes)"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps -r requirements/spark.txt
	@touch $@

# Finding and comparing faces: an extra, switched off on a site until its assessments are approved. 100 MB of models.
$(VENV)/faces: requirements/faces.txt $(VENV)/installed
	@echo "Installing the models of faces (about half a minute)"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps -r requirements/faces.txt
	@touch $@

$(STAMPS)/system: scripts/system-packages Makefile
	@scripts/system-packages $(SYSTEM_PACKAGES)
	@mkdir -p $(@D) && touch $@

$(VENV)/installed: requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed: make PYTHON=/path/to/it"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { scripts/system-packages python3-venv && $(PYTHON) -m venv --clear $(VENV); }
	@echo "Installing the Python packages (about two minutes)"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

node_modules/installed: package-lock.json .npmrc $(VENV)/installed
	@echo "Installing the front-end packages"
	@PATH="$(abspath $(BIN)):$$PATH" npm ci --no-progress --no-fund --no-audit --loglevel=error
	@touch $@

$(STAMPS)/frontend: node_modules/installed $(FRONTEND)
	@PATH="$(abspath $(BIN)):$$PATH" npm run --silent build
	@mkdir -p $(@D) && touch $@

$(STAMPS)/collected: $(STAMPS)/frontend
	@COUNTERPART_SECRET_KEY=not-used $(BIN)/python -m django collectstatic --settings counterpart.config.settings --no-input --clear --verbosity 0
	@touch $@
