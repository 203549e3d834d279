"""What a site's owner and machine decide: mkdocs.yml and the environment, read once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from skolsatsningar import forge, today
from skolsatsningar.answering import UNSET, Answering, answering
from skolsatsningar.citing import Publisher
from skolsatsningar.data_publisher import DataPublisher
from skolsatsningar.hosting import table
from skolsatsningar.language import Language

NO_ONE = DataPublisher()
PREFIX = "SKOLSATSNINGAR_"


class SettingError(Exception):
    """What has to be mended in a setting, in a sentence of the owner's own language."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a site's owner and machine decide.

    `site_url` ends in a slash; a file's path is put after `edit_url`. Without `searchable` there is no index.
    With `remember` the next site can take over what has not changed. `forge` is the service that holds the
    files, as far as it is known. `policy` is the Content-Security-Policy that stands in each page, if any,
    and `security_contact` where to tell of a weakness: an address with its scheme, or empty. `answering` is
    who answers for the site by law, and `assets` are the addresses of the theme's files by where they lie.
    People's names are in data only with `people_in_data`. `owner` answers for the site and `data_publisher`
    for the data.
    """

    data: Path
    root: Path
    templates: Path
    site_url: str
    edit_url: str
    today: date
    searchable: bool = True
    processes: int = 1
    exports: bool = True
    remember: bool = False
    forge: str = ""
    policy: str = ""
    assets: Mapping[str, str] = field(default_factory=dict)
    security_contact: str = ""
    answering: Answering = UNSET
    people_in_data: bool = False
    site_name: str = ""
    owner: str = ""
    data_publisher: DataPublisher = NO_ONE

    @property
    def publisher(self) -> Publisher:
        """Whose catalogue it is."""
        return Publisher(self.site_url, self.site_name, self.owner)

    @property
    def base(self) -> str:
        """The path at which the site is served, from slash to slash."""
        return urlsplit(self.site_url).path or "/"


def settings(  # noqa: PLR0913, PLR0917  # all that a site hangs on
    told: Mapping[str, Any],
    templates: Path,
    environment: Mapping[str, str],
    now: datetime,
    processes: int,
    words: Language,
    *,
    remember: bool,
) -> Settings:
    """What a site is made by. `told` is what mkdocs.yml says, checked by MkDocs, and `templates` our own.

    The day is that of `now` where the environment tells no other. `processes` is how many may build. Raises
    SettingError where a value cannot be what it should.
    """
    root = Path(told["config_file_path"]).parent
    extra, repo_url = told["extra"], str(told["repo_url"] or "")
    return Settings(
        data=root / environment.get(f"{PREFIX}DATA", "data"),
        root=root,
        templates=templates,
        site_url=told["site_url"] or "/",
        edit_url=_edit_url(repo_url, str(told["edit_uri"] or ""), told["docs_dir"]),
        today=_day(environment.get("SOURCE_DATE_EPOCH"), now, words),
        searchable=environment.get(f"{PREFIX}SEARCH") != "0",
        processes=processes,
        exports=environment.get(f"{PREFIX}EXPORTS") != "0",
        remember=remember,
        forge=forge.forge(repo_url, str(extra.get("forge") or "")),
        policy=table.policy_in_page(),
        security_contact=str(extra.get("security_contact") or ""),
        answering=answering(extra),
        people_in_data=extra.get("people_in_data") is True,
        site_name=told["site_name"],
        owner=str(extra.get("owner") or ""),
        data_publisher=_data_publisher(extra.get("data_publisher"), words),
    )


def _edit_url(repo_url: str, edit_uri: str, pages: str) -> str:
    """What a file's path is put after. `edit_uri` is that of the hand-written pages, in their folder."""
    return f"{repo_url.rstrip('/')}/{edit_uri.removesuffix(f'{Path(pages).name}/')}" if repo_url else ""


def _day(epoch: str | None, now: datetime, words: Language) -> date:
    try:
        return today.day(epoch, now)
    except ValueError:
        raise SettingError(words["check"]["no_epoch"].format(epoch=epoch)) from None


def _data_publisher(told: object, words: Language) -> DataPublisher:
    try:
        return DataPublisher.of(told)
    except ValueError as error:
        raise SettingError(words["dcat"]["wrong"].format(name=error)) from None
