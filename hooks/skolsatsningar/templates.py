"""Jinja2's templates, compiled to leaner code.

A page has two hundred values, and half of the time it takes to draw it goes to Jinja2's ways of asking for
them. In our templates `a.b` is what it is in Python, a call is a call, and a word of the product is put in
when a template is loaded. What is drawn is the same, letter by letter: a test holds it to that.

What a mapping holds is therefore written `a["b"]`, and what is not there is an error, never nothing.
"""

import json
import operator
import re
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from pathlib import Path
from typing import Any, ClassVar
from zlib import crc32

import jinja2
from jinja2 import FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.nodes import Call, Expr, Getattr
from jinja2.runtime import Macro
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]  # escape() without the Markup

from skolsatsningar.language import Language

# What is code in a template, and where it speaks of the product's words.
CODE = re.compile(r"\{[{%].+?[%}]\}", re.DOTALL)
WORD = re.compile(r"\bt(?:\.[a-z_]+)+")


class Environment(jinja2.Environment):
    """Templates in a folder, with the product's words as `t`. What they show is escaped."""

    def __init__(self, folder: Path, words: Language) -> None:
        super().__init__(
            loader=Loader(folder, words),
            autoescape=True,
            undefined=StrictUndefined,
            # What has not changed is not compiled again, unless the way to compile it has.
            bytecode_cache=FileSystemBytecodeCache(pattern=f"skolsatsningar_{_edition()}_%s.cache"),
            auto_reload=False,  # a build reads its templates once, and asks the disk of none again
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.code_generator_class = Lean
        self._loaded: dict[str | jinja2.Template, jinja2.Template] = {}
        self.globals["t"] = Words(words.words)

    # How the code of a template calls what it calls.
    direct: ClassVar[Callable[..., Any]] = staticmethod(operator.call)  # type: ignore[arg-type]  # it takes anything

    @staticmethod
    def escaped(value: Any) -> str:  # noqa: ANN401  # whatever a template shows
        """A value as HTML."""
        kind = type(value)
        if kind is str:
            return _escape_inner(value)
        return value if kind is Markup else escape(value)

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002  # Jinja2 calls by name
    ) -> jinja2.Template:
        """A template, loaded once. Jinja2 asks for it under a lock each time, four times for every page."""
        if name not in self._loaded:
            self._loaded[name] = super().get_template(name, parent, globals)
        return self._loaded[name]

    @staticmethod
    def macro(made: Macro) -> Callable[..., str]:
        """A macro that takes what it was declared to take, in order, with nothing between."""
        if made.caller or made.catch_kwargs or made.catch_varargs:
            return made
        draw, count = made._func, len(made.arguments)  # noqa: SLF001  # Jinja2's own way to it is the slow one

        def called(*given: Any, **named: Any) -> str:  # noqa: ANN401  # whatever a template gives
            if len(given) != count or named:
                return made(*given, **named)
            return Markup(draw(*given))  # noqa: S704  # a template has drawn it

        return called

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What a template knows besides what it is given."""
        return {**self.globals, **d} if d else self.globals


class Lean(CodeGenerator):
    """Writes the code of templates."""

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:  # noqa: N802  # Jinja2 calls by name
        """Write the code of `a.b`."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802  # likewise
        """Write the code of `a(b)`."""
        self.write("environment.direct(")
        self.visit(node.node, frame)
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Write the code that makes a macro of its body."""
        self.write("environment.macro(")
        super().macro_def(macro_ref, frame)
        self.write(")")

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        """Begin the code of `{{ a }}`."""
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")


class Loader(FileSystemLoader):
    """Templates with the product's words in their places, so that they are not looked up for every page."""

    def __init__(self, folder: Path, words: Language) -> None:
        super().__init__(folder)
        self._words = words

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, with a literal for each `t.page.trail` and the like."""
        source, path, fresh = super().get_source(environment, template)
        return CODE.sub(lambda code: WORD.sub(self._literal, code[0]), source), path, fresh

    def _literal(self, found: re.Match[str]) -> str:
        """The words and whatever is asked of them, or what was found: Jinja2 tells of what is not there."""
        words: object = self._words.words
        names = found[0].split(".")[1:]
        while names and isinstance(words, Mapping):
            words = words.get(names.pop(0))
        return ".".join([json.dumps(words), *names]) if isinstance(words, str) else found[0]


class Words(Mapping[str, Any]):
    """The product's words for templates, which ask for them as `t.page.trail` or `t.status[word]`."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        self._words = {
            name: Words(value) if isinstance(value, Mapping) else value for name, value in words.items()
        }

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401  # text, or a group of it
        return self._words[name]

    __getattr__ = __getitem__

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)


def _edition() -> str:
    """What tells this way to compile templates from others."""
    return f"{crc32(Path(__file__).read_bytes()):x}"
