"""MkDocs' events, each a call into the engine. This is the only file that knows MkDocs."""

import gc

gc.disable()  # to look for garbage takes a tenth of a build; a server looks for it between two

import logging
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from jinja2 import Environment, FileSystemBytecodeCache, pass_context
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext, url_filter

from skolsatsningar import (
    assets,
    build,
    language,
    publish,
    reminders,
    report,
    search,
    serving,
    settings,
    theme,
)
from skolsatsningar.build import Site
from skolsatsningar.hand_written import HandWritten
from skolsatsningar.memory import Memory
from skolsatsningar.page import PageError
from skolsatsningar.progress import Progress
from skolsatsningar.search import Indexing, IndexingError
from skolsatsningar.settings import SettingError, Settings
from skolsatsningar.shell import Frame

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.skolsatsningar")
words = language.load()


@dataclass
class State:
    """What one event leaves for the next. MkDocs keeps a hook's module, so it outlives a build."""

    command: str = ""
    box: str = ""
    target: Path = Path()
    site: Site | None = None
    last: Memory | None = None
    indexing: Indexing | None = None
    progress: Progress = field(init=False)
    settings: Settings = field(init=False)
    files: Files = field(init=False)
    nav: Navigation = field(init=False)

    @property
    def serving(self) -> bool:
        """Whether this is a server."""
        return self.command == "serve"


state = State()


def on_startup(*, command: str, **_: object) -> None:
    """Remember whether this is a build, a server that rebuilds, or a build that something follows."""
    state.command = command


def on_serve(server: "LiveReloadServer", config: MkDocsConfig, builder: object) -> "LiveReloadServer":  # noqa: ARG001  # MkDocs calls by name
    """Show what is wrong with the records on every page that is served."""
    server.set_app(serving.for_editors(server.serve_request, lambda: state.box))
    return server


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Build beside the last site, which stays until all is well."""
    gc.disable()
    state.target = Path(config.site_dir)
    state.progress = _progress()
    with _told():
        state.settings = settings.settings(
            config,
            Path(config.theme.custom_dir or ""),
            os.environ,
            datetime.now(UTC),
            _processes(),
            words,
            remember=state.serving,
        )
    for told in reminders.of_data(state.settings, words):
        log.info(told)
    config.site_dir = str(publish.beside(state.target))
    config.theme.get_env = partial(_environment, config.theme)  # type: ignore[method-assign]  # its own has no setting
    # Records are not MkDocs' files, so its own sitemap would miss them.
    config.theme.static_templates.discard("sitemap.xml")
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out what no page uses, and put the theme's files where their address tells their content."""
    for file in list(files):
        if not theme.is_used(file.src_uri):
            files.remove(file)
    themes = [file for file in files if _is_the_themes(file, config)]
    named = assets.named_by_content({file.src_uri: file.content_bytes for file in themes})
    for file in themes:
        file.dest_uri = named[file.src_uri]
    state.settings = replace(state.settings, assets=named)
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG001  # likewise
    """Keep the menu and the files for the pages that MkDocs does not know."""
    state.nav, state.files = nav, files
    return nav


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001  # likewise
    """Take the page's title as text: MkDocs has it from the heading's HTML."""
    page.title = unescape(str(page.title))


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG001  # likewise
    """Read the records and write the initiatives' pages, now that the theme can draw.

    Errors stop a build. A server goes on with the last good pages, and shows the errors on top of them.
    """
    env.globals["t"] = words.words
    env.globals["policy"] = state.settings.policy
    env.globals["named"] = _named
    env.filters["url"] = _url

    def draw(frame: Frame) -> str:
        context = get_context(state.nav, state.files, config, page=frame)  # type: ignore[arg-type]  # looks like a page
        return env.get_template("main.html").render(context)

    out = Path(config.site_dir)
    _stop_indexing()
    state.site, problems = build.read(state.settings, words, draw, out, state.last, state.progress)
    for problem in sorted(problems, key=lambda problem: problem.order):
        log.log(report.LEVELS[problem.severity], report.text([problem], words))
    if state.site is None and not state.serving:
        raise PluginError(words["check"]["stopped"])
    for told in state.site.reminders() if state.site else ():
        log.info(told)
    state.box = "" if state.site else serving.box(problems, state.settings, words)
    if state.site is None and not (state.target / "index.html").exists():
        state.site = build.blank(state.settings, words, draw, out)
    return env


def on_page_context(
    context: TemplateContext,
    page: Page,
    config: MkDocsConfig,
    nav: Navigation,  # noqa: ARG001  # likewise
) -> TemplateContext:
    """Set a hand-written page in its frame, with what it shows from the records."""
    if state.site:
        edit = (page.edit_url or "") if config.repo_url else ""
        path = f"{Path(config.docs_dir).name}/{page.file.src_uri}"
        written = HandWritten(page.url, path, page.title, page.content or "", edit, page.meta)
        with _told():
            page.content = state.site.hand_written(written)
        page.head = state.site.writer.head(page.url)  # type: ignore[attr-defined]  # our own, for base.html
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Write all that is left. If all went well, the site takes the place of the last one."""
    out, site = Path(config.site_dir), state.site
    if site is None:
        publish.discard(out)
        return
    with _told():
        site.finish(state.progress)
        if site.texts and site.texts.parts > 1:
            log.info(words["serving"]["split"].format(parts=site.texts.parts))
        if not state.serving:
            site.index(state.progress)
    state.progress.end()
    if config.strict and _warnings():
        return  # MkDocs stops after this event: the last good site stays
    site.publish(state.target)
    if state.serving:
        _remember(site)
    elif not state.settings.security_contact:
        log.info(words["hosting"]["no_contact"])


def on_build_error(**_: object) -> None:
    """Leave nothing half-built behind."""
    state.progress.end()
    if state.site:
        state.site.discard()
    if state.target.name:
        publish.discard(publish.beside(state.target))


@event_priority(-100)
def on_shutdown() -> None:
    """Put away what a server keeps. A build that went well ends here, after all other plugins."""
    _stop_indexing()
    if state.last:
        state.last.discard()
    if state.command == "build" and sys.exc_info()[0] is None:
        _end()


def _end() -> NoReturn:
    """End the process: to take apart all that was made takes a twentieth of a build."""
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


def _remember(site: Site) -> None:
    """Keep what the next build can take over, and let the index follow in the background."""
    gc.enable()
    last, state.last = state.last, site.memory()
    if last:
        last.discard(state.last)
    if site.texts:
        log.info(words["serving"]["indexing"])
        state.indexing = Indexing(site.texts, search.names(site.catalogue), state.target, _tell_of_index)


def _tell_of_index(wrong: str) -> None:
    if wrong:
        log.error(wrong)
    else:
        log.info(words["serving"]["indexed"])


def _stop_indexing() -> None:
    if state.indexing:
        state.indexing.stop()
        state.indexing = None


def _is_the_themes(file: File, config: MkDocsConfig) -> bool:
    return file.src_uri.startswith(assets.FOLDER) and file.src_dir != config.docs_dir


@pass_context
def _url(context: TemplateContext, path: str) -> str:
    """MkDocs' filter `url`, which knows where the theme's files have gone."""
    return str(url_filter(context, _named(path)))


def _named(path: str) -> str:
    return state.settings.assets.get(path, path)


def _environment(of: Theme) -> Environment:
    """What MkDocs draws the theme with. A template that has not changed is not compiled again."""
    env = Theme.get_env(of)
    env.loader = theme.Templates(of.dirs)
    env.bytecode_cache = FileSystemBytecodeCache()
    return env


@contextmanager
def _told() -> Iterator[None]:
    """Tell an error that an editor can mend in the product's own words, rather than as a traceback."""
    try:
        yield
    except (PageError, SettingError, IndexingError) as error:
        raise PluginError(str(error)) from None


def _progress() -> Progress:
    """What tells how far a build has come: to who watches a terminal and wants to know, or to the log."""
    watched = sys.stderr.isatty() and log.isEnabledFor(logging.INFO)
    return Progress(words, _write if watched else log.info, time.monotonic, terminal=watched)


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()


def _processes() -> int:
    """How many processes may build: one in a server that is up, whose threads make a fork unsafe."""
    if threading.active_count() > 1 or not hasattr(os, "fork"):
        return 1
    return int(os.environ.get("SKOLSATSNINGAR_PROCESSES") or os.cpu_count() or 1)


def _warnings() -> int:
    handlers = logging.getLogger("mkdocs").handlers
    return sum(count for h in handlers if isinstance(h, CountHandler) for _, count in h.get_counts())
