"""Real web servers over a site, each with the configuration that the build wrote, on ports of their own."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import sites

from skolsatsningar import compression
from skolsatsningar.hosting.table import TYPES
from tools import apt
from tools.locked import MissingError

# Debian's packages and what each brings.
PACKAGES = {
    "nginx-light": Path("/usr/sbin/nginx"),
    "libnginx-mod-http-brotli-static": Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"),
    "apache2": Path("/usr/sbin/apache2"),
    "caddy": Path("/usr/bin/caddy"),
}
NGINX, BROTLI, APACHE, CADDY = PACKAGES.values()
MODULES = "mpm_event authz_core dir mime headers rewrite setenvif deflate filter alias"
CONTACT = "mailto:it@kommunen.example"
FORMER, PRESENT = "satsningar/1880-lunka/", "satsningar/1880-rakna/"
PATIENCE = 20.0


@dataclass(frozen=True, slots=True)
class Hosted:
    """A site as a server finds it: `base` is its path, `root` the folder that paths begin in."""

    base: str
    root: Path
    site: Path
    configuration: Path


def built(work: Path, base: str) -> Hosted:
    """A small site for a path, packed, with a file of every type and with a record that was renamed."""
    project = work / "project"
    project.mkdir(parents=True)
    records = f"initiatives/1880-rakna.yml:\n  ...\n  former_ids: [{FORMER.split('/')[1]}]\n"
    sites.project(project, records, settings=f"extra: {{security_contact: '{CONTACT}'}}")
    site = work / "root" / "www" / base.strip("/")
    site.parent.mkdir(parents=True)
    sites.build(project, site, SITE_URL=f"https://example.org{base}")
    (site / "slag").mkdir()
    for suffix in TYPES:
        (site / "slag" / f"fil.{suffix}").write_text("Räkna tillsammans. " * 100, encoding="utf-8")
    compression.compress(site, 1)
    return Hosted(base, work / "root" / "www", site, site.with_name(f"{site.name}-server"))


def nginx(folder: Path, hosted: Hosted, port: int) -> list[str]:
    """Write nginx' own configuration, with ours in it, and return the words that start it."""
    own = folder / "nginx.conf"
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = " ".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    user = "user root; " if os.geteuid() == 0 else ""
    own.write_text(
        f"load_module {BROTLI};\n{user}daemon off; pid {folder}/pid; events {{}}\n"
        f"http {{ access_log off; {places}\nserver {{ listen 127.0.0.1:{port}; root {hosted.root};\n"
        f"brotli_static on;\ninclude {hosted.configuration}/nginx.conf; }} }}\n",
        encoding="utf-8",
    )
    return [str(NGINX), "-e", f"{folder}/error.log", "-c", str(own)]


def apache(folder: Path, hosted: Hosted, port: int) -> list[str]:
    """Write Apache's own configuration, much as Debian's is, and return the words that start it."""
    own = folder / "apache.conf"
    loaded = "".join(
        f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in MODULES.split()
    )
    own.write_text(
        f"{loaded}ServerName 127.0.0.1\nListen 127.0.0.1:{port}\nPidFile {folder}/pid\n"
        f"Mutex file:{folder} default\nErrorLog {folder}/error.log\nTypesConfig /etc/mime.types\n"
        "Include /etc/apache2/mods-available/mime.conf\nInclude /etc/apache2/mods-available/deflate.conf\n"
        '<FilesMatch "^\\.ht">\n  Require all denied\n</FilesMatch>\n'
        f"DocumentRoot {hosted.root}\n<Directory {hosted.root}>\n  Options Indexes FollowSymLinks\n"
        "  AllowOverride FileInfo\n  Require all granted\n</Directory>\n",
        encoding="utf-8",
    )
    return [str(APACHE), "-D", "FOREGROUND", "-f", str(own)]


def caddy(folder: Path, hosted: Hosted, port: int) -> list[str]:
    """Write Caddy's own configuration, with ours in it, and return the words that start it."""
    site = f"http://127.0.0.1:{port}"
    return _caddy(folder, f"{site} {{\n{_within(hosted)}}}\n", "auto_https off")


def secure_caddy(folder: Path, hosted: Hosted, ports: tuple[int, int]) -> list[str]:
    """The same by https, with a certificate of its own, and with http that leads there."""
    http, https = (
        f"{scheme}://localhost:{port}" for scheme, port in zip(("http", "https"), ports, strict=True)
    )
    blocks = f"{http} {{\n  redir {https}{{uri}} 301\n}}\n{https} {{\n{_within(hosted)}}}\n"
    return _caddy(folder, blocks, "auto_https disable_redirects\n  skip_install_trust\n  local_certs")


def _within(hosted: Hosted) -> str:
    return f"  root * {hosted.root}\n  import {hosted.configuration}/Caddyfile\n"


def _caddy(folder: Path, blocks: str, options: str) -> list[str]:
    own = folder / "Caddyfile"
    own.write_text(f"{{\n  admin off\n  {options}\n}}\n{blocks}", encoding="utf-8")
    return [str(CADDY), "run", "--adapter", "caddyfile", "--config", str(own)]


SERVERS: Mapping[str, Callable[[Path, Hosted, int], list[str]]] = {
    "nginx": nginx,
    "Apache": apache,
    "Caddy": caddy,
}


def ready() -> None:
    """See to it that the servers are on this machine, or end with what to do."""
    missing = [name for name, path in PACKAGES.items() if not path.exists()]
    if missing and not apt.install(*missing):
        message = f"Web servers are missing. Debian, Ubuntu: apt-get install {' '.join(missing)}"
        raise MissingError(message)


def versions() -> dict[str, str]:
    """Which version each server is."""
    commands = {"nginx": [NGINX, "-v"], "Apache": [APACHE, "-v"], "Caddy": [CADDY, "version"]}
    said = {name: _said(list(map(str, command))) for name, command in commands.items()}
    return {name: text.rpartition("/")[2].split()[0] if "/" in text else text for name, text in said.items()}


def _said(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603  # our own words
    return (done.stdout + done.stderr).strip().splitlines()[0]


def free_port() -> int:
    """A port that no one uses."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def running(folder: Path, command: list[str], port: int) -> Iterator[None]:
    """Run a server while the context lasts. It is up when the context begins."""
    environment = os.environ | {"HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    with (folder / "said.txt").open("wb") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, env=environment)  # noqa: S603  # likewise
    try:
        _await(process, port, folder)
        yield
    finally:
        process.terminate()
        process.wait(PATIENCE)


@contextmanager
def started(name: str, hosted: Hosted, work: Path) -> Iterator[int]:
    """Run a server over a site while the context lasts; gives its port."""
    folder, port = work / name, free_port()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with running(folder, SERVERS[name](folder, hosted, port), port):
        yield port


def _await(process: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    logs = (folder / "said.txt", folder / "error.log")
    raise RuntimeError("\n".join(log.read_text(errors="replace") for log in logs if log.exists()))
