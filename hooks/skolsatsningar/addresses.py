"""The addresses of a site, each with one owner, and where former ones lead."""

from collections.abc import Mapping

from skolsatsningar.language import Language
from skolsatsningar.page import PageError


class Addresses:
    """What stands at each address below a site's root. `owners` are known from the beginning."""

    def __init__(self, owners: Mapping[str, str], words: Language) -> None:
        self._owners = dict(owners)
        self._words = words["pages"]
        self.redirects = dict[str, str]()

    def claim(self, url: str, owner: str) -> None:
        """Take an address. Raises PageError where it has an owner: the later would be lost in silence."""
        if url in self._owners:
            one = self._owners[url]
            raise PageError(self._words["address"].format(url=f"/{url}", one=one, other=owner))
        self._owners[url] = owner

    def redirect(self, url: str, target: str) -> None:
        """Take an address that only leads on to another."""
        self.claim(url, target)
        self.redirects[url] = target

    @property
    def all(self) -> frozenset[str]:
        """Every address that is taken."""
        return frozenset(self._owners)

    @property
    def pages(self) -> frozenset[str]:
        """Those that have a page of their own."""
        return self.all - self.redirects.keys()
