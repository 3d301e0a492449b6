"""What the environment may ask for, tried in processes of their own."""

import stat

import pytest

PRODUCTION = {
    "ARCHIVE_ENV": "production",
    "ARCHIVE_SECRET_KEY": "k3Vq9xWz7Lr2Tn5Yp8Bs1Dm4Fg6Hj0Kc-Ae_Uo-Ri.Xw!Zt+Qb=Nv",
    "ARCHIVE_ALLOWED_HOSTS": "archive.example.org",
    "DATABASE_URL": "postgresql://archive:archive@127.0.0.1:1/archive",
}


def test_production_is_clean_under_djangos_own_checks(manage):
    code, said = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert (code, said.strip()) == (0, "System check identified no issues (1 silenced).")


@pytest.mark.parametrize("name", ["ARCHIVE_SECRET_KEY", "ARCHIVE_ALLOWED_HOSTS", "DATABASE_URL"])
def test_production_refuses_to_start_without(manage, name):
    code, said = manage("check", **{**PRODUCTION, name: ""})
    assert code == 1
    assert said.startswith(f"ARCHIVE_ENV=production needs {name} (")
    assert said.count("\n") == 1


def test_production_names_all_that_is_missing_at_once(manage):
    _, said = manage("serve", ARCHIVE_ENV="production")
    assert all(name in said for name in ("ARCHIVE_SECRET_KEY", "ARCHIVE_ALLOWED_HOSTS", "DATABASE_URL"))
    assert said.count("\n") == 1


def test_production_refuses_debug_pages_and_short_keys(manage):
    assert "ARCHIVE_DEBUG is yes" in manage("check", **PRODUCTION, ARCHIVE_DEBUG="yes")[1]
    assert "ARCHIVE_SECRET_KEY is too short" in manage("check", **{**PRODUCTION, "ARCHIVE_SECRET_KEY": "short"})[1]


def test_the_key_of_a_development_site_is_made_once_and_kept_to_its_owner(manage, var):
    manage("check")
    kept = var / "secret-key"
    first = kept.read_text()
    assert len(first) > 50
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    manage("check")
    assert kept.read_text() == first


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(manage, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    code, said = manage("check", ARCHIVE_VAR=str(blocked / "var"))
    assert code == 1
    assert said.startswith(f"The secret key cannot be kept at {blocked / 'var'}")
    assert "ARCHIVE_VAR" in said
