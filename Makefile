PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501

.PHONY: app test lint bench screenshots clean

app: $(VENV)/.app  ## set up and open the dashboard
	$(BIN)/streamlit run dashboard/app.py --server.port $(PORT)

test: $(VENV)/.dev  ## set up, lint, run every test
	$(MAKE) --no-print-directory -j 2 lint browser
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

lint: $(VENV)/.dev  ## format, rules, types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: $(VENV)/.dev browser  ## measured comparisons, each printing a table
	$(BIN)/python -m benchmarks.analysis_speed
	$(BIN)/python -m benchmarks.floor
	$(BIN)/python -m benchmarks.simultaneous
	$(BIN)/python -m benchmarks.prediction_cost
	$(BIN)/python -m benchmarks.cold_start
	$(BIN)/python -m benchmarks.what_if
	$(BIN)/python -m benchmarks.evaluation_page
	$(BIN)/python -m benchmarks.sanity
ifdef SHELFLENS_DATA
	$(BIN)/python -m benchmarks.agreement
	$(BIN)/python -m benchmarks.stability
	$(BIN)/python -m benchmarks.faithfulness
else
	@echo "Set SHELFLENS_DATA to measure agreement, stability and faithfulness on real products too."
endif

screenshots: $(VENV)/.dev browser  ## take the README's pictures from the running app
	$(BIN)/python -m docs.take_screenshots

.PHONY: browser
browser: $(VENV)/.dev
	sh tests/browser/install.sh $(BIN)/python

$(VENV)/.app: requirements.txt | $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

# Python compiles what is imported; pip would compile everything, which takes a minute.
$(VENV)/.dev: requirements-dev.txt requirements.txt | $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --no-compile -r requirements-dev.txt
	touch $@ $(VENV)/.app

$(VENV):
	$(PYTHON) -c 'import sys; sys.exit("ShelfLens needs Python 3.11 or newer." if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

clean:
	rm -rf $(VENV)
