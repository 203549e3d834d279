"""Tables in hand-written pages get the caption that Markdown has no sign for: the heading above them."""

import re

HEADING_OR_TABLE = re.compile(r"<h[1-6][^>]*>(.*?)</h[1-6]>|<table>(?!\s*<caption)", re.DOTALL)


def captioned(html: str) -> str:
    """A page's content whose tables are called by the nearest heading above. Sighted readers have seen it."""
    heading = ""

    def put(found: re.Match[str]) -> str:
        nonlocal heading
        if found[1] is not None:
            heading = found[1]
            return found[0]
        return f'{found[0]}<caption class="hidden">{heading}</caption>' if heading else found[0]

    return HEADING_OR_TABLE.sub(put, html)
