"""How to refer to a page of the catalogue: in words, and for programs that keep references (BibTeX)."""

import re
from dataclasses import dataclass
from datetime import date

from skolsatsningar.language import Language

# What means something in BibTeX, and how it is written as a letter.
SPECIAL = re.compile(r"[\\{}%&#_$~^]")
WRITTEN = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


@dataclass(frozen=True, slots=True)
class Publisher:
    """Whose catalogue it is: its address, which ends in a slash, its name, and who answers for it."""

    site_url: str = ""
    site_name: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Citing:
    """Refers to pages of a catalogue, in a language."""

    publisher: Publisher
    words: Language

    def text(self, title: str, url: str, reviewed: date) -> str:
        """A reference in words. `url` is below the site's root."""
        by = self.publisher
        return str(
            self.words["citing"]["text"].format(
                author=by.owner or by.site_name,
                year=reviewed.year,
                title=title,
                site=by.site_name,
                url=by.site_url + url,
                day=reviewed.isoformat(),
            )
        )

    def bibtex(self, record_id: str, title: str, url: str, reviewed: date) -> str:
        """A reference in BibTeX. Braces keep the letters of names as they are."""
        by = self.publisher
        note = self.words["citing"]["note"].format(site=by.site_name, day=reviewed.isoformat())
        return (
            f"@misc{{{record_id},\n"
            f"  author = {{{{{_bibtex(by.owner or by.site_name)}}}}},\n"
            f"  title = {{{{{_bibtex(title)}}}}},\n"
            f"  year = {{{reviewed.year}}},\n"
            f"  note = {{{_bibtex(note)}}},\n"
            f"  url = {{{by.site_url}{url}}},\n"
            "}"
        )


def _bibtex(text: str) -> str:
    return SPECIAL.sub(lambda found: WRITTEN.get(found[0], f"\\{found[0]}"), text)
