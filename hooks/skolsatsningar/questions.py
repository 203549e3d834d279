"""What is asked of a new initiative."""

from dataclasses import dataclass

from skolsatsningar.model import Area, Municipality, Named


@dataclass(frozen=True, slots=True)
class Question:
    """Something that is asked of a new initiative. `key` is the name of its option and of its words.

    `many` is whether it takes several answers, `among` the records that it takes the names of.
    """

    key: str
    needed: bool = False
    many: bool = False
    among: type[Named] | None = None

    @property
    def option(self) -> str:
        """The option that answers it."""
        return f"--{self.key.replace('_', '-')}"


QUESTIONS = (
    Question("title", needed=True),
    Question("summary", needed=True),
    Question("municipality", needed=True, among=Municipality),
    Question("area", needed=True, many=True, among=Area),
    Question("start"),
    Question("end"),
    Question("words"),
    Question("source_title", needed=True),
    Question("source_publisher"),
    Question("source_url"),
    Question("source_published"),
    Question("name"),
)
NAME = QUESTIONS[-1]
