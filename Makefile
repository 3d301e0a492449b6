# What people do with the archive. Each target sets up what it needs in .venv first.

PYTHON := .venv/bin/python
MAKEFLAGS += --no-print-directory

.PHONY: help run dev test check lock
.PHONY: check-style check-format check-types check-imports check-migrations check-deploy

help: ## Say what can be done
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

run: ## Serve the archive at http://127.0.0.1:8000/ (make run PORT=8001 for another port)
	@sh deploy/set-up.sh requirements.txt
	@$(PYTHON) manage.py serve

dev: ## Serve it for development: reloads when a file changes, shows errors in full
	@sh deploy/set-up.sh requirements-dev.txt
	@$(PYTHON) manage.py migrate --verbosity 0
	@$(PYTHON) manage.py load_fixtures
	@$(PYTHON) manage.py index sync
	@$(PYTHON) manage.py index follow & helpers=$$!; $(PYTHON) manage.py work & helpers="$$helpers $$!"; \
		trap 'kill $$helpers; wait $$helpers' EXIT; trap : INT; \
		$(PYTHON) manage.py runserver $(or $(PORT),8000)

test: ## Run every test, in a browser too (make test ARGS="tests/search -x" for some)
	@sh deploy/set-up.sh requirements-dev.txt
	@$(PYTHON) -m tests.chromium
	@$(PYTHON) -m pytest --numprocesses logical $(ARGS)

CHECKS := style format types imports migrations deploy

check: ## Lint, types, import rules, missing migrations, production settings
	@sh deploy/set-up.sh requirements-dev.txt
	@failed=; for name in $(CHECKS); do \
		echo "— $$name"; $(MAKE) check-$$name || failed="$$failed $$name"; \
	done; \
	if [ -n "$$failed" ]; then echo "make check: these found something:$$failed" >&2; exit 1; fi; \
	echo "make check: nothing found"

check-style:
	@$(PYTHON) -m ruff check .

check-format:
	@$(PYTHON) -m ruff format --check .

check-types:
	@ARCHIVE_ENV=test ARCHIVE_SECRET_KEY=none $(PYTHON) -m mypy

check-imports:
	@.venv/bin/lint-imports

check-migrations:
	@$(PYTHON) manage.py makemigrations --check --dry-run

check-deploy:
	@ARCHIVE_ENV=production ARCHIVE_ALLOWED_HOSTS=archive.example.org \
		ARCHIVE_SECRET_KEY=$$($(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(50))') \
		DATABASE_URL=postgresql://archive:archive@localhost/archive \
		$(PYTHON) manage.py check --deploy --fail-level WARNING

LOCK = uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.12 pyproject.toml

lock: ## Write the lock files anew after pyproject.toml changed (needs uv)
	@$(LOCK) --output-file requirements.txt
	@$(LOCK) --group dev --constraint requirements.txt --output-file requirements-dev.txt
