"""Those that are measured: what each builds from, and the words that start it."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from pathlib import Path

from benchmarks import install
from benchmarks.generate import TODAY

HERE = Path(__file__).parent
ROOT = HERE.parent
MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir")
QUIET = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
WRITERS = ("generate.py", "facts.py", "lists.py", "content.py")


@dataclass(frozen=True)
class Command:
    """Words, the folder they are said in, and what the environment adds."""

    words: tuple[str, ...]
    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Builder:
    """A way to build the catalogue.

    `source` makes, once, what is built from: it takes a size and returns a folder. `pages` and `site` give
    the command that builds a source into a folder, without and with a search index. Where `site` is None the
    index is made by `indexing` afterwards.
    """

    name: str
    title: str
    install: Callable[[], object]
    source: Callable[[int], Path]
    pages: Callable[[Path, Path], Command]
    site: Callable[[Path, Path], Command] | None = None


def indexing(site: Path) -> Command:
    """Pagefind over a site's pages."""
    return Command((sys.executable, "-m", "pagefind", "--site", str(site)), site.parent)


def records(size: int) -> Path:
    """The generated records."""
    return _made(f"data-{size}", _digest([HERE / "generate.py"]), "generate", str(size))


def workspace(peer: str) -> Callable[[int], Path]:
    """A peer's site with the records as its content."""

    def made(size: int) -> Path:
        files = [path for path in sorted((HERE / peer).rglob("*")) if path.is_file()]
        digest = _digest(
            [*files, *(HERE / name for name in WRITERS), *sorted((ROOT / "content").glob("*.md"))]
        )
        folder = _made(f"{peer}-{size}", digest, "content", peer, str(records(size)))
        shutil.copytree(HERE / peer, folder, dirs_exist_ok=True)
        shutil.copytree(HERE / "assets", folder / "static", dirs_exist_ok=True)
        return folder

    return made


def _made(name: str, digest: str, module: str, *arguments: str) -> Path:
    """A folder that a module of ours writes. It is written once for each digest; older ones are removed."""
    folder = install.CACHE / f"{name}-{digest}"
    if not folder.exists():
        for old in install.CACHE.glob(f"{name}-*"):
            shutil.rmtree(old)
        half = folder.with_name(f".{folder.name}")
        shutil.rmtree(half, ignore_errors=True)
        half.mkdir(parents=True)
        sys.stderr.write(f"Writing {folder} ...\n")
        command = [sys.executable, "-m", f"benchmarks.{module}", *arguments, str(half)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
        subprocess.run(command, cwd=ROOT, env=environment, check=True)  # noqa: S603  # our own words
        half.rename(folder)
    return folder


def _digest(files: list[Path]) -> str:
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:8]


def _ours(*, searched: bool) -> Callable[[Path, Path], Command]:
    noon = datetime.combine(TODAY, time(12), UTC)

    def build(source: Path, site: Path) -> Command:
        environment = {
            **QUIET,
            "SKOLSATSNINGAR_DATA": str(source),
            "SKOLSATSNINGAR_SEARCH": str(int(searched)),
            "SKOLSATSNINGAR_EXPORTS": "0",
            "SOURCE_DATE_EPOCH": str(int(noon.timestamp())),
        }
        return Command((*MKDOCS, str(site)), _project(), environment)

    return build


def _project() -> Path:
    """Our product with the hand-written pages that the peers have, and no others."""
    folder = install.CACHE / "ours"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "content").mkdir(parents=True)
    for name in ("hooks", "overrides", "mkdocs.yml"):
        (folder / name).symlink_to(ROOT / name)
    for page in (ROOT / "content").glob("*.md"):
        shutil.copy(page, folder / "content")
    return folder


def _hugo(source: Path, site: Path) -> Command:
    return Command((str(install.hugo()), "build", "--quiet", "--destination", str(site)), source)


def _eleventy(source: Path, site: Path) -> Command:
    # Eleventy takes an output folder as lying below its own.
    out = os.path.relpath(site, source)
    return Command(("node", str(install.eleventy()), "--quiet", f"--output={out}"), source)


def _material(source: Path, site: Path) -> Command:
    return Command((*MKDOCS, str(site)), source, QUIET)


BUILDERS = {
    builder.name: builder
    for builder in (
        Builder("ours", "Skolsatsningar", bool, records, _ours(searched=False), _ours(searched=True)),
        Builder("hugo", "Hugo", install.hugo, workspace("hugo"), _hugo),
        Builder("eleventy", "Eleventy", install.eleventy, workspace("eleventy"), _eleventy),
        Builder("material", "Material", bool, workspace("material"), _material),
    )
}
