# Every target is one or two lines that call the package; nothing exists only here.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
OUT ?= out

.DEFAULT_GOAL := help
.PHONY: help setup run test lint format evaluate train calibrate schema golden bench lock clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(VENV)/.core ## create .venv and install what a run needs

run: $(VENV)/.core ## extract the sample texts into out/cases.jsonl
	$(BIN)/casework extract data/samples --output $(OUT)

test: $(VENV)/.dev ## run all tests, with coverage
	$(BIN)/python -m pytest -n auto --cov --cov-report=term

lint: $(VENV)/.dev ## check style, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.dev ## format the code
	$(BIN)/ruff check --fix . && $(BIN)/ruff format .

evaluate: $(VENV)/.core ## score against ../shared/gold where it exists, data/gold otherwise
	$(BIN)/casework evaluate

train: $(VENV)/.train ## train the model again, from ../shared and the committed generators
	$(BIN)/python -m pipeline.training train

calibrate: $(VENV)/.core ## fit the confidence of events and charges to ../shared/gold and data/gold
	$(BIN)/python -m pipeline.evaluate.calibrate ../shared/gold data/gold

schema: $(VENV)/.core ## write docs/record.schema.json
	$(BIN)/casework schema > docs/record.schema.json

golden: $(VENV)/.dev ## regenerate the golden outputs of the tests, on purpose
	$(BIN)/python -m pytest tests/golden --regenerate

bench: $(VENV)/.core ## measure speed and memory on the sample texts
	$(BIN)/python -m benchmarks.extraction

lock: $(VENV)/.dev ## resolve the lock files anew (needs uv)
	uv pip compile pyproject.toml --group build --universal --python-version 3.11 --no-emit-index-url \
		--no-header --generate-hashes --quiet -o requirements.lock
	uv pip compile pyproject.toml --group dev --extra formats --extra remote --extra dask --extra export \
		--extra pandas --extra polars -c requirements.lock --universal --python-version 3.11 \
		--no-emit-index-url --no-header --generate-hashes --quiet -o requirements-dev.lock
	uv pip compile pyproject.toml --extra ftm -c requirements-dev.lock --universal --python-version 3.11 \
		--no-emit-index-url --no-header --generate-hashes --quiet -o requirements-ftm.lock

clean: ## remove the environment and all output
	rm -rf $(VENV) $(OUT) dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .coverage

# The locks hold every package with its hashes, so nothing is left to resolve.
$(VENV)/.core: requirements.lock pyproject.toml hatch_build.py pipeline/_version.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "casework needs Python 3.11 or newer: make PYTHON=python3.12 run")'
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --no-deps --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

# FollowTheMoney needs PyICU, which has no wheels: where it cannot be built, only its own tests are skipped.
$(VENV)/.dev: $(VENV)/.core requirements-dev.lock requirements-ftm.lock
	$(PIP) install --no-deps --require-hashes -r requirements-dev.lock
	@$(PIP) install --no-deps --require-hashes -r requirements-ftm.lock 2>/dev/null \
		|| echo "followthemoney is not installed (its PyICU needs a compiler and the ICU headers): its tests are skipped"
	@touch $@

# Only training needs torch and the transformer's weights. Groups need a newer pip than some Pythons bring.
$(VENV)/.train: $(VENV)/.core
	$(PIP) install --upgrade "pip>=25.1"
	$(PIP) install --group train
	@touch $@
