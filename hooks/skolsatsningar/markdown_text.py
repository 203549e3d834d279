"""A record's text inside Markdown that a forge shows: text only, whatever it is made of."""

import re

LONG = 200
# What Markdown takes for its own anywhere in a line.
SIGNS = re.compile(r"([\\`*_\[\]~$|])")
# What a forge makes links of: people, issues, merge requests, labels, milestones, emoji and addresses; then
# addresses without a scheme, GH-1, and the names of commits.
CALLS = re.compile(
    r"([@#!%^:&~$])(?=\S)|(?<=www)(?=\.)|(?<=GH)(?=-\d)|(?<=(?<![0-9a-f])[0-9a-f]{6})(?=[0-9a-f])",
    re.IGNORECASE,
)
# It has no width, and keeps what stands on either side of it apart for all but the eye.
JOINER = "\u2060"


def escaped(text: str) -> str:
    """A text as Markdown that shows it, on one line. It can call no one, link to nothing and hold no HTML."""
    line = "".join(letter if letter.isprintable() else "�" for letter in " ".join(text.split()))
    line = f"{line[: LONG - 1]}…" if len(line) > LONG else line
    line = CALLS.sub(lambda found: f"{found[0]}{JOINER}", line)
    line = SIGNS.sub(r"\\\1", line)
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
