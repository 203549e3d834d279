"""Who answers for the site by law, as far as its settings say."""

from collections.abc import Mapping
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Answering:
    """Whom readers can turn to. What is empty has not been set, and is nothing that the product can know.

    `authority` answers for the site's accessibility, `controller` for the personal data on it. `form` is the
    address of a form for faults in accessibility. `supervisor` and `complaints` are where one can complain.
    """

    authority: str = ""
    form: str = ""
    email: str = ""
    phone: str = ""
    supervisor: str = ""
    complaints: str = ""
    controller: str = ""
    officer_email: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """The settings that the law asks for and that are not made."""
        needed = ("authority", "form", "email", "controller")
        return tuple(name for name in needed if not getattr(self, name))


UNSET = Answering()


def answering(extra: Mapping[str, object]) -> Answering:
    """What `answering` under `extra` in mkdocs.yml says. Values that are none of ours are left alone."""
    told = extra.get("answering")
    given = told if isinstance(told, Mapping) else {}
    return Answering(**{field.name: str(given.get(field.name) or "") for field in fields(Answering)})
