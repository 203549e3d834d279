"""Figures as sources give them: 176, about 120, 13 300."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

FORM = re.compile(r"^(?:(ca)\.?\s+)?(\d{1,3}(?:[ \u00a0]\d{3}){1,5}|\d{1,15})(?:,(\d{1,6}))?$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and whether the source gives it only roughly."""

    value: Decimal
    roughly: bool = False

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a number with Swedish separators, after `ca` when it is rough. Raises ValueError otherwise."""
        found = FORM.match(text)
        if not found:
            raise ValueError(text)
        whole = re.sub(r"\D", "", found[2])
        return cls(Decimal(f"{whole}.{found[3]}" if found[3] else whole), roughly=bool(found[1]))
