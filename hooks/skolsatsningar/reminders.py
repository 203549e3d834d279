"""What the owner of a site has yet to do, a sentence each. None of it stops a build."""

from collections.abc import Iterator

from skolsatsningar.fragments import when
from skolsatsningar.language import Language
from skolsatsningar.settings import Settings
from skolsatsningar.statement import Statement, ageing, last_run


def by_law(settings: Settings, statement: Statement | None, words: Language) -> Iterator[str]:
    """Yield what the law asks for and is not done, or is nearly too old."""
    told = words["reminders"]
    says = [told[f"no_{name}"] for name in settings.answering.missing]
    for name, day in ageing(statement, last_run(settings.data), settings.today):
        says.append(told[name].format(day=when(day, words)) if day else told[name])
    yield from (told["line"].format(says=one) for one in says)


def of_data(settings: Settings, words: Language) -> Iterator[str]:
    """Yield what the catalogue for data portals would be better with."""
    if lacking := ", ".join(settings.data_publisher.lacking()):
        yield words["dcat"]["lacking"].format(names=lacking)
