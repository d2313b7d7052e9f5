# Two commands do everything: `make run` and `make test`.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: setup run test bench lock system clean

setup: $(READY)

$(READY): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Khorgos needs Python 3.11 or newer. Install it, or name it: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

run: $(READY)
	@$(BIN)/python -m etl build
	@$(BIN)/python -m dashboard serve

test: $(READY) system
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

bench: $(READY)
	$(BIN)/python -m pytest tests/benchmarks -m bench --benchmark-columns=median,stddev,rounds --benchmark-sort=name --benchmark-disable-gc --quiet

# The browser that the tests drive and the office that recalculates workbooks. Debian's are installed where it is missing; elsewhere the tests say what to install.
system:
	@command -v soffice >/dev/null || { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -y -qq --no-install-recommends libreoffice-calc >/dev/null; } || echo "No LibreOffice found. Install it (Debian: apt-get install libreoffice-calc); the tests recalculate workbooks with it."
	@command -v chromium >/dev/null || { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core fonts-noto-cjk >/dev/null; } || echo "No Chromium found. Install it (Debian: apt-get install chromium) or name one in CHROMIUM."

# Take the newest versions that pyproject.toml allows; addresses of registries never enter the lock file.
lock: $(READY)
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --extra dev --generate-hashes --no-emit-index-url --no-header --no-annotate --upgrade pyproject.toml -o requirements.lock

clean:
	rm -rf data/built .venv
