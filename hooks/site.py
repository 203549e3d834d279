"""MkDocs' events, each a call into the engine. This is the only file that knows MkDocs."""

import logging
import os
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from skolsatsningar import build, language, publish, report
from skolsatsningar.build import HandWritten, Settings, Site
from skolsatsningar.catalogue import Catalogue
from skolsatsningar.shell import Frame

log = logging.getLogger("mkdocs.skolsatsningar")
words = language.load()

# What the theme ships and no page of ours uses: its script, its search, its icon and its source maps.
UNUSED = (
    "assets/javascripts/bundle.",
    "assets/javascripts/lunr/",
    "assets/javascripts/workers/",
    "assets/images/favicon.png",
    "assets/stylesheets/palette.",
)


@dataclass
class State:
    """What one event leaves for the next. MkDocs keeps a hook's module, so it outlives a build."""

    serving: bool = False
    last_good: Catalogue | None = None
    target: Path = Path()
    written: list[HandWritten] = field(default_factory=list)
    site: Site = field(init=False)
    environment: Environment = field(init=False)
    files: Files = field(init=False)
    nav: Navigation = field(init=False)


state = State()


def on_startup(*, command: str, **_: object) -> None:
    """Remember whether this is a build or a server that rebuilds."""
    state.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the records. Errors stop a build; a server goes on with the last records that were right."""
    settings = _settings(config)
    catalogue, problems = build.read(settings)
    for problem in sorted(problems, key=lambda problem: problem.order):
        log.log(report.LEVELS[problem.severity], report.text([problem], words))
    if catalogue is None and not state.serving:
        raise PluginError(words["check"]["stopped"])
    state.last_good = catalogue or state.last_good or build.empty()
    state.site = Site(state.last_good, settings, words)
    state.written.clear()
    config.extra["problems"] = "" if catalogue else report.text(problems, words)
    # Records are not MkDocs' files, so its own sitemap would miss them.
    config.theme.static_templates.discard("sitemap.xml")
    if not state.serving:
        state.target = Path(config.site_dir)
        config.site_dir = str(publish.beside(state.target))
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:  # noqa: ARG001  # MkDocs calls by name
    """Leave out what no page uses."""
    for file in list(files):
        if file.src_uri.startswith(UNUSED) or file.src_uri.endswith(".map"):
            files.remove(file)
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG001  # likewise
    """Keep the menu and the files for the pages that are drawn last."""
    state.nav, state.files = nav, files
    return nav


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001  # likewise
    """Set a hand-written page in its frame, with what it shows from the records."""
    page.title = unescape(str(page.title))  # MkDocs takes it from the heading's HTML
    edit = (page.edit_url or "") if config.repo_url else ""
    written = HandWritten(page.url, page.title, html, edit, page.meta)
    state.written.append(written)
    return state.site.hand_written(written)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG001  # likewise
    """Give the theme the product's words."""
    env.globals["t"] = words.words
    state.environment = env
    return env


def on_post_build(config: MkDocsConfig) -> None:
    """Write what is made from records. If all went well, the site takes the place of the last one."""

    def draw(frame: Frame) -> str:
        context = get_context(state.nav, state.files, config, page=frame)  # type: ignore[arg-type]  # looks like a page
        return state.environment.get_template("main.html").render(context)

    state.site.write(draw, Path(config.site_dir), state.written)
    if config.strict and _warnings():
        return  # MkDocs stops after this event: the last good site stays
    if not state.serving:
        publish.publish(Path(config.site_dir), state.target)


def on_build_error(**_: object) -> None:
    """Leave nothing half-built behind."""
    if not state.serving and state.target.name:
        publish.discard(publish.beside(state.target))


def _settings(config: MkDocsConfig) -> Settings:
    root = Path(config.config_file_path).parent
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    edit = (config.edit_uri or "").removesuffix(f"{Path(config.docs_dir).name}/")
    return Settings(
        data=root / os.environ.get("SKOLSATSNINGAR_DATA", "data"),
        root=root,
        templates=Path(config.theme.custom_dir or ""),
        site_url=config.site_url or "/",
        edit_url=f"{(config.repo_url or '').rstrip('/')}/{edit}" if config.repo_url else "",
        today=now.date(),
    )


def _warnings() -> int:
    handlers = logging.getLogger("mkdocs").handlers
    return sum(count for h in handlers if isinstance(h, CountHandler) for _, count in h.get_counts())
