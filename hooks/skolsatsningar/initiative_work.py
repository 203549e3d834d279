"""What becomes of an initiative as soon as it has been read, in the process that reads it."""

from skolsatsningar import compounds
from skolsatsningar.crew import Rest
from skolsatsningar.exports import exporting
from skolsatsningar.exports.own_files import Leave, OwnFiles
from skolsatsningar.exports.public import PublicForms
from skolsatsningar.initiative_page import InitiativePages
from skolsatsningar.language import Language
from skolsatsningar.marks import Marks
from skolsatsningar.model import Initiative
from skolsatsningar.rules import Known
from skolsatsningar.search import Texts, text_of
from skolsatsningar.settings import Settings
from skolsatsningar.writing import Writer

# What processes leave for when they would only wait. The first one waits for what the others tell of what
# they read; they wait while it puts the catalogue together, which takes longer. An initiative's files take
# 7 kB while they are unwritten, the initiative itself 16 kB.
LEFT_BY_FIRST, LEFT_BY_OTHERS = Leave(1920), Leave(3840, 1280)


class InitiativeWork:
    """What becomes of an initiative: a page, a text for search, and what goes out of it as data."""

    def __init__(self, writer: Writer, texts: Texts | None) -> None:
        self.writer = writer
        self.texts = texts
        self._pages: InitiativePages | None = None
        self._files: OwnFiles | None = None
        self.rest = Rest(self._write_rest)

    def take(self, initiative: Initiative, raw: bytes, known: Known) -> int:
        """Write them, and its file beside the page. Returns where in the page its relations belong."""
        if not self._pages:
            self._pages = InitiativePages(known.vocabulary, self.writer.words, known.today)
            mark(self.texts, self.writer.words, known)
            if self.writer.settings.exports:
                forms = public_forms(self.writer.settings, known)
                self._files = OwnFiles(
                    self.writer, forms, LEFT_BY_OTHERS if self.rest.is_mine else LEFT_BY_FIRST
                )
        page = self._pages.page(initiative)
        place = self.writer.page(page)
        if self.texts:
            self.texts.add(text_of(page, self._pages.text(initiative)))
        if self._files:
            self._files.add(initiative, raw)
        return place

    def end(self) -> None:
        """See that all of it is written."""
        self.writer.flush()
        if self.texts:
            self.texts.flush()
        if self._files:
            self._files.flush()
            if not self.rest.is_mine:  # the first process, which waits for the others now
                self._files.write_left()
                exporting.get_ready(self.writer.settings)

    def discard(self) -> None:
        """Do no more, and put away what was kept for search: there will be no site."""
        self.rest.drop()
        if self.texts:
            self.texts.discard()

    def _write_rest(self) -> None:
        if self._files:
            self._files.write_left()


def mark(texts: Texts | None, words: Language, known: Known) -> None:
    """Let texts be marked by what is known of the language, and by the editors' synonyms."""
    if texts:
        split, synonyms = compounds.splitter(words.code).split, known.synonyms
        texts.marks = Marks(split, synonyms.of_word, synonyms.with_phrases)


def public_forms(settings: Settings, known: Known) -> PublicForms:
    """What makes records' public forms, as the site's owner wants them."""
    people = settings.people_in_data
    return PublicForms(known.vocabulary, settings.site_url, known.today, people=people)
