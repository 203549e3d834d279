"""The server an editor works with: a wrong record is told on the page, and the server lives on."""

import os
import re
import signal
import socket
import subprocess
import sys
from contextlib import closing, contextmanager

import pytest
import sites
import small_data
from playwright.sync_api import expect
from sites import ENVIRONMENT, PATH, ROOT

pytestmark = pytest.mark.browser

RECORD = "satsningar/1880-rakna/"
READY = re.compile(r"Serving on (\S+)")


@contextmanager
def serving(root):
    """Serve a project as `make serve` does, and yield its address as soon as it answers."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-u", "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"],
        cwd=root,
        env=os.environ | ENVIRONMENT | {"PYTHONPATH": str(ROOT / "hooks")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    with server:
        try:
            yield next(found[1] for line in server.stderr if (found := READY.search(line)))
        finally:
            server.send_signal(signal.SIGINT)  # it clears up after itself
            try:
                server.communicate(timeout=30)
            except subprocess.TimeoutExpired:  # where the tests themselves were started to ignore it
                server.kill()
                server.communicate()


@pytest.fixture
def root(tmp_path):
    return sites.project(tmp_path, "")


def write(root, text):
    small_data.write(root / "data", text)


def test_a_wrong_record_is_told_on_the_page_and_when_it_is_mended_the_page_says_so_by_itself(root, page):
    problems = page.locator(".problems")
    with serving(root) as address:
        assert address.endswith(PATH)
        page.goto(address + RECORD)
        expect(page.get_by_role("heading", level=1)).to_have_text("Räkna tillsammans")
        expect(problems).to_have_count(0)

        write(root, "initiatives/1880-rakna.yml:\n  ...\n  municipality: Örebrå\n  title: Räkna ihop\n")
        expect(problems).to_contain_text("Kommunen ”Örebrå” finns inte. Menade du ”Örebro”?")
        expect(problems).to_contain_text("data/initiatives/1880-rakna.yml:")
        expect(page.get_by_role("heading", level=1)).to_have_text("Räkna tillsammans")

        write(root, "initiatives/1880-rakna.yml:\n  ...\n  municipality: Örebro\n  title: Räkna ihop\n")
        expect(problems).to_have_count(0)
        expect(page.get_by_role("heading", level=1)).to_have_text("Räkna ihop")


def test_a_server_that_starts_with_wrong_records_tells_of_them_and_serves_what_it_can(root, page):
    write(root, "initiatives/1880-rakna.yml:\n  ...\n  municipality: Örebrå\n")
    with serving(root) as address:
        page.goto(address)
        expect(page.locator(".problems")).to_contain_text("Kommunen ”Örebrå” finns inte.")
        write(root, "initiatives/1880-rakna.yml:\n  ...\n  municipality: Örebro\n")
        expect(page.locator(".problems")).to_have_count(0)
        page.goto(address + RECORD)
        expect(page.get_by_role("heading", level=1)).to_have_text("Räkna tillsammans")


def test_an_edited_page_is_drawn_anew_with_what_it_shows_from_the_records(root, page):
    with serving(root) as address:
        page.goto(address)
        (root / "content" / "index.md").write_text("---\nview: start\n---\n# Ny rubrik\n", encoding="utf-8")
        expect(page.get_by_role("heading", level=1)).to_have_text("Ny rubrik")
        expect(page.get_by_role("link", name="Matematik")).to_be_visible()
