"""A long list dealt out on pages, so that no page grows with the catalogue."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from skolsatsningar.language import Language
from skolsatsningar.page import Group, Link, Page, Turn

# Some eighty cards make 70 kB of HTML: the frame and all else on a page stay within 100 kB.
PER_PAGE = 80
NEAR = 2


def dealt(page: Page, words: Language, per_page: int = PER_PAGE) -> Iterator[Page]:
    """Yield the page and, where its list is longer than `per_page`, the pages that the list goes on to.

    The first keeps its address; the others stand below it. Search knows only the first.
    """
    shares = list(_shares(page.groups, per_page))
    if len(shares) <= 1:
        yield page
        return
    for number, share in enumerate(shares, 1):
        dealt_page = replace(page, groups=share, turn=_turn(page.url, number, len(shares)))
        if number > 1:
            title = words["paging"]["title"].format(title=page.title, number=number)
            dealt_page = replace(dealt_page, url=_way(page.url, number).url, title=title, text=(), beside=())
        yield dealt_page


def _way(url: str, number: int) -> Link:
    return Link(str(number), url if number == 1 else f"{url}sida-{number}/")


def _turn(url: str, number: int, last: int) -> Turn:
    near = range(max(1, number - NEAR), min(last, number + NEAR) + 1)
    ways: list[Link | None] = []
    for other in sorted({1, *near, last}):
        if ways and ways[-1] and other - int(ways[-1].title) > 1:
            ways.append(None)
        ways.append(_way(url, other))
    return Turn(
        number,
        tuple(ways),
        previous=_way(url, number - 1) if number > 1 else None,
        next=_way(url, number + 1) if number < last else None,
    )


def _shares(groups: Sequence[Group], per_page: int) -> Iterator[tuple[Group, ...]]:
    """Groups cut so that each share has at most `per_page` items, in the order they come."""
    share: list[Group] = []
    room = per_page
    for group in groups:
        at = 0
        while at < len(group.items):
            items = group.items[at : at + room]
            share.append(replace(group, items=items))
            at += len(items)
            room -= len(items)
            if not room:
                yield tuple(share)
                share, room = [], per_page
    if share:
        yield tuple(share)
