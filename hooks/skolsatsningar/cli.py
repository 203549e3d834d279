"""The command line. It is the only part of the engine that prints, exits and reads the clock.

What only one command needs is imported where it begins, so that `check` starts no later for it.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import click

from skolsatsningar import __version__, click_words, reading, records, report, spelling, today
from skolsatsningar import language as languages
from skolsatsningar.language import Language
from skolsatsningar.mkdocs_settings import MkDocsSettings
from skolsatsningar.model import TEXT_KEYS, Initiative
from skolsatsningar.problem import Problem, Severity, has_errors
from skolsatsningar.questions import QUESTIONS
from skolsatsningar.report import Format
from skolsatsningar.rules import Known

HELP = languages.load()["help"]
DATA = click.option(
    "--data",
    type=click.Path(path_type=Path),
    envvar="SKOLSATSNINGAR_DATA",
    default=Path("data"),
    help=HELP["data"],
)
click_words.install(languages.load()["click"])


@click.group(options_metavar=HELP["options"], subcommand_metavar=HELP["commands"])
@click.version_option(__version__, prog_name="skolsatsningar")
def main() -> None:
    """Skolsatsningar: en katalog över skolornas utvecklingsarbete."""


@main.command(options_metavar=HELP["options"])
@click.option(
    "--format",
    "shape",
    type=click.Choice(list(report.FORMATS)),
    default="text",
    show_default=True,
    help=HELP["format"],
)
@DATA
@click.option("--site-url", envvar="SITE_URL", help=HELP["site_url"])
@click.option("--spelling", "spelt", is_flag=True, help=HELP["spelling"])
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
def check(shape: str, data: Path, paths: tuple[Path, ...], site_url: str | None, *, spelt: bool) -> None:
    """Läs alla poster och säg vad som är fel i dem, eller bara i de filer som PATHS nämner."""
    words = languages.load()
    for misuse in _misuses(data, paths, words):
        raise click.UsageError(misuse)
    site = MkDocsSettings.read(Path("mkdocs.yml"), os.environ)
    pages = site.addresses() if site else None
    found = reading.read(data, Path.cwd(), _today(words), processes=_processes(), pages=pages, proofread=True)
    problems = [*found.problems, *(_misspelt(data, words) if spelt else ())]
    if paths:
        wanted = {path.resolve() for path in paths}
        problems = [problem for problem in problems if _wanted(Path(problem.path).resolve(), wanted)]
    guide = report.guide_of(site_url or (site.site_url if site else ""))
    said = _format(shape)(problems, words, guide)
    if said:
        click.echo(said, color=True)
    counts = {
        "records": found.count,
        "errors": sum(problem.severity is Severity.ERROR for problem in problems),
        "warnings": sum(problem.severity is Severity.WARNING for problem in problems),
    }
    summary = words["check"]["summary" if problems else "clean"].format(**counts)
    click.echo(summary, err=True)
    if problems and guide:
        click.echo(words["check"]["guide"].format(guide=guide), err=True)
    if shape == "github" and (path := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(f"{summary}\n\n{report.markdown(problems, words, guide)}")
    sys.exit(1 if has_errors(problems) else 0)


@main.command()
@DATA
@click.option("--content", type=click.Path(path_type=Path), default=Path("content"), show_default=True)
def derive(data: Path, content: Path) -> None:
    """Skriv om allt som görs av modellen: scheman, mallar, tabellhuvud och sidan om alla fält."""
    from skolsatsningar import derived

    words = languages.load()
    page = content / derived.GUIDE
    before = page.read_text(encoding="utf-8") if page.exists() else ""
    files = {data / path: text for path, text in derived.beside_records(words).items()}
    files[page] = derived.page(words, before, _today(words))
    told = words["derive"]
    changed = [path for path, text in files.items() if not _holds(path, text)]
    for path in changed:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(files[path], encoding="utf-8", newline="\n")
        click.echo(told["written"].format(path=path.as_posix()))
    if not changed:
        click.echo(told["current"], err=True)


def _holds(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


def _questions(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command an option for each question about a new initiative."""
    for question in reversed(QUESTIONS):
        told = HELP["questions"][question.key]
        command = click.option(question.option, question.key, multiple=question.many, help=told)(command)
    return command


@main.command(help=HELP["new"])
@_questions
@click.option("--undated", is_flag=True, help=HELP["undated"])
@DATA
def new(data: Path, *, undated: bool, **given: str | tuple[str, ...] | None) -> None:
    """Write a record of a new initiative, from options and from what is answered at a terminal."""
    from skolsatsningar import drafting, saving

    words = languages.load()
    for misuse in _misuses(data, (), words):
        raise click.UsageError(misuse)
    vocabulary, _, _ = records.vocabulary(data, Path.cwd())
    draft = drafting.Draft(Known(_today(words), vocabulary), drafting.taken(data, Path.cwd()))
    options = {key: value if isinstance(value, tuple) else (value or "",) for key, value in given.items()}
    talk = drafting.Conversation(words, _say, _ask if sys.stdin.isatty() else None)
    try:
        answers = drafting.completed(draft, options, talk, undated=undated)
    except click.Abort:
        _say("\n" + words["drafting"]["cancelled"])
        sys.exit(1)
    if answers is None:
        sys.exit(2)
    path = data / Initiative.folder / f"{draft.stem(answers)}.yml"
    try:
        saving.create(path, draft.text(answers).encode())
    except FileExistsError:
        taken = words["drafting"]["taken"].format(id=path.stem, owner=path.name)
        raise click.UsageError(taken) from None
    click.echo(words["drafting"]["done"].format(path=records.relative(path, Path.cwd())))


@main.command(help=HELP["fix"])
@click.option("--check", "dry", is_flag=True, help=HELP["dry"])
@DATA
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
def fix(data: Path, paths: tuple[Path, ...], *, dry: bool) -> None:
    """Mend what can surely be mended, or tell what would be and exit with 1 where anything would."""
    from skolsatsningar import mending, saving

    words = languages.load()
    for misuse in _misuses(data, paths, words):
        raise click.UsageError(misuse)
    wanted = {path.resolve() for path in paths or (data,)}
    mended = 0
    for file in mending.mend_folder(data, Path.cwd()):
        if not _wanted(file.path.resolve(), wanted):
            continue
        for sentence in file.told(records.relative(file.path, Path.cwd()), words):
            click.echo(sentence)
        if file.after.raw == file.before:
            continue
        mended += 1
        if dry:
            click.echo(file.difference(records.relative(file.path, Path.cwd())))
        else:
            saving.replace(file.path, file.after.raw)
    _say(words["mending"]["would" if dry else "done"].format(count=mended))
    sys.exit(1 if dry and mended else 0)


@main.command(help=HELP["diff"])
@DATA
@click.argument("base")
@click.argument("revision", required=False)
def diff(data: Path, base: str, revision: str | None) -> None:
    """Tell what readers meet otherwise than at a revision, in the folder or at another revision."""
    from tempfile import TemporaryDirectory

    from skolsatsningar import difference
    from skolsatsningar.state import State

    words = languages.load()
    for misuse in _misuses(data, (), words):
        raise click.UsageError(misuse)
    processes = os.cpu_count() or 1
    with TemporaryDirectory(prefix="skolsatsningar-") as folder:
        before = State.read(*_at(base, data, Path(folder, "1"), words), _today(words), processes)
        after = State.read(*_at(revision, data, Path(folder, "2"), words), _today(words), processes)
        click.echo(difference.markdown((before, after), base, words), nl=False)


@main.command(help=HELP["compress"])
@click.argument("site", type=click.Path(path_type=Path, exists=True, file_okay=False))
def compress(site: Path) -> None:
    """Put packed copies beside the files of a built site."""
    from skolsatsningar import compression

    gain = compression.compress(site, _processes())
    told = languages.load()["hosting"]["packed"]
    _say(told.format(files=gain.files, before=gain.before // 1000, after=gain.after // 1000))


def _at(revision: str | None, data: Path, root: Path, words: Language) -> tuple[Path, Path]:
    """Where the records of a revision are, taken out below `root`, and what their paths are relative to."""
    from skolsatsningar.revision import take_out

    here = data.resolve()
    top = Path.cwd().resolve() if here.is_relative_to(Path.cwd().resolve()) else here.parent
    if revision is None:
        return here, top
    target = root / here.relative_to(top)
    if failed := take_out(revision, data, target, os.environ):
        raise click.UsageError(words["difference"][failed].format(revision=revision, data=data))
    return target, root


def _say(text: str) -> None:
    click.echo(text, err=True)


def _ask(prompt: str) -> str:
    answer: str = click.prompt(prompt, default="", show_default=False, err=True)
    return answer


def _processes() -> int:
    """How many processes may read: as many as there are cores, where a process can fork."""
    asked = os.environ.get("SKOLSATSNINGAR_PROCESSES", "")
    if not hasattr(os, "fork"):
        return 1
    return int(asked) if asked.isdecimal() and int(asked) else os.cpu_count() or 1


def _format(shape: str) -> Format:
    """The format asked for; text is dressed up where someone reads it on a terminal."""
    if shape != "text" or not sys.stdout.isatty() or os.environ.get("TERM") == "dumb":
        return report.FORMATS[shape]
    return partial(report.terminal, colour=not os.environ.get("NO_COLOR"))


def _misspelt(data: Path, words: Language) -> list[Problem]:
    """What is misspelt, or a word on why that cannot be told."""
    documents = records.documents(data, Path.cwd())
    try:
        return list(spelling.check(documents, spelling.own_words(data), TEXT_KEYS, spelling.hunspell))
    except spelling.NoDictionaryError:
        click.echo(words["check"]["no_dictionary"], err=True)
        return []


def _misuses(data: Path, paths: Iterable[Path], words: Language) -> Iterator[str]:
    """Yield what keeps the check from looking where it was told to: it must not call that clean."""
    if not data.is_dir():
        yield words["check"]["no_folder"].format(path=data)
    folder = data.resolve()
    for path in paths:
        named = path.resolve()
        if not named.exists():
            yield words["check"]["no_file"].format(path=path)
        elif not (_wanted(named, {folder}) or _wanted(folder, {named})):
            yield words["check"]["no_record"].format(path=path, data=data)


def _wanted(path: Path, wanted: set[Path]) -> bool:
    return bool(wanted & {path, *path.parents})


def _today(words: Language) -> date:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return today.day(epoch, datetime.now(UTC))
    except ValueError:
        raise click.UsageError(words["check"]["no_epoch"].format(epoch=epoch)) from None


if __name__ == "__main__":
    main()
