"""A new initiative from the least that must be known of it. Every answer is held against the whole check."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from skolsatsningar import records, rules, yaml_text
from skolsatsningar.language import Language
from skolsatsningar.model import NATIONAL, NATIONAL_CODE, Area, Initiative, Municipality, Named
from skolsatsningar.problem import Problem, Severity
from skolsatsningar.questions import NAME, QUESTIONS, Question
from skolsatsningar.records import Read
from skolsatsningar.rules import Known
from skolsatsningar.swedish import is_slug, slug, sort_key
from skolsatsningar.yaml_text import SPACE, Document, Plain
from skolsatsningar.yaml_writing import written

Answers = Mapping[str, tuple[str, ...]]

# More names than these help no one who is asked to choose.
FEW = 30
# A file's name is a part of an address: it should be short enough to read.
SHORT = 40
# Bytes that a terminal did not send as UTF-8. In the record they are told of as the signs that no one sees.
BROKEN = re.compile("[\ud800-\udfff]")


Wrong = tuple[Question, str]

PERIOD = ("start", "end", "words")
SOURCE = {"source_title": "title", "source_publisher": "publisher", "source_url": "url"}
SOURCE |= {"source_published": "published"}
# What stands for an answer that has not been given yet, so that the others can be checked.
BLANK: Answers = {"title": ("x",), "summary": ("x",), "municipality": (NATIONAL,), "source_title": ("x",)}


@dataclass(frozen=True, slots=True)
class Draft:
    """What a new initiative is checked against: what is known on a day, and the addresses that are taken.

    `taken` tells the file that has, or once had, an address.
    """

    known: Known
    taken: Mapping[str, str]

    def stem(self, answers: Answers) -> str:
        """The name of its file, without the ending."""
        place = (
            self._resolved(Municipality, answers["municipality"][0]) if "municipality" in answers else None
        )
        code = NATIONAL_CODE if place in {None, NATIONAL} else str(place)[: len(NATIONAL_CODE)]
        return f"{code}-{self.name(answers).removeprefix(f'{code}-')}"

    def name(self, answers: Answers) -> str:
        """The part of its file's name that is its own: the one it was given, or its title in short."""
        if "name" in answers:
            return answers["name"][0]
        words = slug(answers["title"][0]).split("-") if "title" in answers else []
        while len("-".join(words)) > SHORT and len(words) > 1:
            words.pop()
        return "-".join(words)[:SHORT].strip("-")

    def text(self, answers: Answers) -> str:
        """The text of its file."""
        document, _ = yaml_text.read(self._bytes(answers), "")
        return written(document.data) if document else ""

    def problems(self, answers: Answers) -> list[Problem]:
        """All that the check has against it. What has not been answered yet is taken for right."""
        given = {**BLANK, "area": tuple(self.known.vocabulary.of(Area))[:1], **answers}
        stem = self.stem(given)
        document, problems = yaml_text.read(self._bytes(given), f"{stem}.yml")
        if document is None:
            return problems
        initiative, problems = records.parse(Initiative, stem, document, self.known.vocabulary.names)
        if initiative is None:
            return problems
        return list(rules.check(Read(initiative, document), self.known))

    def wrong(self, answers: Answers, question: Question, words: Language) -> list[str]:
        """What is wrong with the answer to a question, in sentences, where those before it are right."""
        if question is NAME:
            return list(self._wrong_name(answers, words))
        before = self._errors({key: value for key, value in answers.items() if key != question.key}, words)
        return [sentence for sentence in self._errors(answers, words) if sentence not in before]

    def _errors(self, answers: Answers, words: Language) -> list[str]:
        errors = (problem for problem in self.problems(answers) if problem.severity is Severity.ERROR)
        return list(dict.fromkeys(words.sentence(problem) for problem in errors))

    def _wrong_name(self, answers: Answers, words: Language) -> Iterator[str]:
        name, stem = self.name(answers), self.stem(answers)
        if not is_slug(name):
            yield words.sentence(Problem("", 1, 1, "id", {"found": name}))
        elif stem in self.taken:
            yield words["drafting"]["taken"].format(id=stem, owner=self.taken[stem])

    def _bytes(self, answers: Answers) -> bytes:
        return written(self.record(answers)).encode()

    def record(self, answers: Answers) -> dict[str, Plain]:
        """The record that answers make."""
        one = {key: values[0] for key, values in answers.items() if values}
        areas: list[Plain] = [self._proper(Area, area) for area in answers.get("area", ())]
        source: dict[str, Plain] = {SOURCE[key]: one[key] for key in SOURCE if key in one}
        period: dict[str, Plain] = {key: one[key] for key in PERIOD if key in one}
        return {
            "title": one["title"],
            "summary": one["summary"],
            "municipality": self._proper(Municipality, one["municipality"]),
            "areas": areas,
            "period": period,
            "sources": [source],
            "reviewed": self.known.today.isoformat(),
        }

    def several(self, question: Question, text: str) -> tuple[str, ...]:
        """The answers that a line holds: one, or several with commas between if there may be several."""
        text = clean(text)
        if not question.many or (question.among and self._resolved(question.among, text)):
            return (text,) if text else ()
        return tuple(part.strip() for part in text.split(",") if part.strip())

    def choices(self, question: Question) -> list[str]:
        """The names that a question takes, where they are few enough to choose from."""
        names = (
            [record.name for record in self.known.vocabulary.of(question.among).values()]
            if question.among
            else []
        )
        return sorted(names, key=sort_key) if len(names) <= FEW else []

    def _resolved(self, kind: type[Named], name: str) -> str | None:
        return self.known.vocabulary.names.resolve(kind.folder, name)

    def _proper(self, kind: type[Named], name: str) -> str:
        """The name that a record is to be called by; as it was written where it leads nowhere."""
        record = self.known.vocabulary.of(kind).get(self._resolved(kind, name) or "")
        return record.name if record else name


def clean(text: str) -> str:
    """An answer without what came along by accident: spaces around it, and letters in two pieces."""
    return SPACE.sub(" ", unicodedata.normalize("NFC", BROKEN.sub("\0", text))).strip()


def taken(data: Path, root: Path) -> dict[str, str]:
    """The file that has, or once had, each address of an initiative."""
    paths, _ = records.files(data / Initiative.folder, root)
    found = {path.stem: records.relative(path, root) for path in paths}
    for path in paths:
        if b"former_ids" in path.read_bytes():
            document, _ = records.document(path, root)
            for former in _former(document):
                found.setdefault(former, records.relative(path, root))
    return found


def _former(document: Document | None) -> Iterator[str]:
    former = document.data.get("former_ids") if document else None
    yield from (name for name in former if isinstance(name, str)) if isinstance(former, list) else ()


@dataclass(frozen=True, slots=True)
class Conversation:
    """How an editor is asked: `say` shows a sentence, and `ask` a question whose answer it returns.

    Where there is no one to ask, `ask` is None.
    """

    words: Language
    say: Callable[[str], None]
    ask: Callable[[str], str] | None = None


def completed(draft: Draft, given: Answers, talk: Conversation, *, undated: bool) -> Answers | None:
    """Complete what has been given by asking for the rest, until all is right.

    Returns None where there is no one to ask and something is missing or wrong, which has then been said.
    """
    given = {key: tuple(filter(None, map(clean, values))) for key, values in given.items()}
    answers, wrong = _accepted(draft, given, talk.words)
    for question, sentence in wrong:
        talk.say(talk.words["drafting"]["option"].format(option=question.option, sentence=sentence))
    missing = _missing(given, undated=undated)
    if not missing and not wrong:
        return answers
    if talk.ask:
        talk.say(talk.words["drafting"]["intro"])
        asked = QUESTIONS if missing else tuple(dict.fromkeys(question for question, _ in wrong))
        return _asked(draft, answers, asked, talk)
    if missing:
        talk.say(talk.words["drafting"]["missing"].format(options=", ".join(missing)))
    if "--start" in missing:
        talk.say(talk.words["drafting"]["undated"])
    return None


def _accepted(
    draft: Draft, given: Answers, words: Language
) -> tuple[dict[str, tuple[str, ...]], list[Wrong]]:
    """Hold what has been given against the check. Returns the answers that are right, and what is wrong."""
    answers: dict[str, tuple[str, ...]] = {}
    wrong: list[Wrong] = []
    for question in QUESTIONS:
        values = given.get(question.key, ())
        if not values and (question is not NAME or "title" not in answers):
            continue
        tried = {**answers, question.key: values} if values else answers
        told = draft.wrong(tried, question, words)
        wrong += [(question, sentence) for sentence in told]
        if not told:
            answers = tried
    return answers, wrong


def _missing(given: Answers, *, undated: bool) -> list[str]:
    """The options that must be given and are not. That a source tells no time must be said outright."""
    options = [question.option for question in QUESTIONS if question.needed and not given.get(question.key)]
    return options if undated or any(given.get(key) for key in PERIOD) else [*options, "--start"]


def _asked(draft: Draft, answers: Answers, questions: Iterable[Question], talk: Conversation) -> Answers:
    """Ask what has not been answered, each question until the answer is right."""
    for question in questions:
        if question.key in answers or _needless(question, answers):
            continue
        if choices := draft.choices(question):
            talk.say(talk.words["drafting"]["choices"].format(names=", ".join(choices)))
        if answer := _answer(draft, answers, question, talk):
            answers = {**answers, question.key: answer}
    return answers


def _needless(question: Question, answers: Answers) -> bool:
    """Whether others have answered it: the source's own words matter where it gives no date."""
    return question.key == "words" and any(key in answers for key in PERIOD)


def _answer(draft: Draft, answers: Answers, question: Question, talk: Conversation) -> tuple[str, ...]:
    default = draft.name(answers) if question is NAME else ""
    prompt = talk.words["drafting"]["ask"][question.key].format(name=default)
    while talk.ask:
        values = draft.several(question, talk.ask(prompt))
        if not values and not question.needed and question is not NAME:
            break
        values = values or (default,)
        told = draft.wrong({**answers, question.key: values}, question, talk.words)
        if not told:
            return values
        for sentence in told:
            talk.say(sentence)
    return ()
