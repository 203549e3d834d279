"""Words marked for search: where a compound has its parts, and what else a reader may call a thing.

A mark is a backtick. Inside a word it says that search also finds the word by what comes after it
(skol`frånvaro), as Pagefind takes a word with punctuation in it apart. A word that begins with one stands in
no text: it is another name of what comes before it (matematik `matte). The search page takes both away before
anyone sees them.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, pairwise

MARK = "`"
# No text has this letter, and no word.
BETWEEN = " \x02 "
_WORD = re.compile(r"\w+")
_MARKED = re.compile(rf"[\w{MARK}]+")
_NAME = re.compile(rf"(?:^|\s){MARK}\S+")


class Marks:
    """Marks texts, and counts the words in them.

    `parts` takes a word in lower case apart, `names` tells other names of one, and `phrases` puts other names
    into a text, after what has several words.
    """

    def __init__(
        self,
        parts: Callable[[str], Iterable[str]] = lambda word: (word,),
        names: Callable[[str], Iterable[str]] = lambda _: (),
        phrases: Callable[[str], str] = str,
    ) -> None:
        self._marked = _Marked(parts, names)
        self._phrases = phrases
        self._counts = Counter[str]()

    def texts(self, texts: Iterable[str]) -> list[str]:
        """Texts with marks, their white space made single. Marks that they had are gone.

        They are marked in one go, which takes half the time.
        """
        tokens = self._phrases(BETWEEN.join(texts).replace(MARK, "")).split()
        self._counts.update(tokens)
        marked = " ".join([self._marked[token] for token in tokens])
        return [text.strip() for text in marked.split(BETWEEN.strip())]

    def words(self) -> Iterator[tuple[str, int]]:
        """Yield every marked word so far, and how often it stands, and forget how often.

        What stands between spaces is counted, so a word may come more than once.
        """
        for token, count in self._counts.items():
            for word in _MARKED.findall(self._marked[token]):
                yield word.lower(), count
        self._counts.clear()


def unmarked(text: str) -> str:
    """A text as it was before it was marked."""
    return _NAME.sub("", text).replace(MARK, "").strip()


class _Marked(dict[str, str]):
    """What stands between two spaces, marked. A text has few words that no text before it had."""

    def __init__(self, parts: Callable[[str], Iterable[str]], names: Callable[[str], Iterable[str]]) -> None:
        super().__init__()
        self._parts = parts
        self._names = names

    def __missing__(self, token: str) -> str:
        names: list[str] = []

        def word(found: re.Match[str]) -> str:
            lower = found[0].lower()
            names.extend(f"{MARK}{name}" for name in self._names(lower))
            return self._with_marks(found[0], lower)

        self[token] = marked = " ".join([_WORD.sub(word, token), *names])
        return marked

    def _with_marks(self, word: str, lower: str) -> str:
        parts = list(self._parts(lower))
        if len(parts) == 1 or len("".join(parts)) != len(word):
            return word
        ends = accumulate(map(len, parts), initial=0)
        return MARK.join(word[start:end] for start, end in pairwise(ends))
