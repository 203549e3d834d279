"""axe-core on every kind of page and in every state of one, light and dark, in three widths."""

from browsing import DESK, KINDS, PHONE, STATES, TABLET, against, settled
from playwright.sync_api import BrowserContext

from audit.result import Result
from audit.subject import Subject, reader

SCHEMES = ("light", "dark")
SIZES = (PHONE, TABLET, DESK)
PAGES = {**{name: (url, settled) for name, url in KINDS.items()}, **STATES}


def check(of: Subject) -> Result:
    """Let axe look at all of it, with every rule that it has for WCAG up to AA, and for best practice."""
    version, looks, findings = "", 0, []
    with reader(of) as context:
        for name in PAGES:
            for scheme in SCHEMES:
                seen, version = _page(context, of.address, name, scheme)
                looks += len(SIZES)
                findings += [f"{name}: {line}" for line in seen]
    return Result("axe", "axe-core", version, {"pages": len(PAGES), "looks": looks}, tuple(findings))


def _page(context: BrowserContext, address: str, name: str, scheme: str) -> tuple[list[str], str]:
    """What axe has against a page in a scheme, a line each, and axe's version."""
    url, bring = PAGES[name]
    with context.new_page() as page:
        page.set_viewport_size(SIZES[0])
        page.goto(address + url)
        settled(page)
        bring(page)
        found = against(page, *((scheme, size) for size in SIZES))
        return [", ".join(map(str, one)) for one in found], str(page.evaluate("axe.version"))
