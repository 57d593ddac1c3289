"""``SCHEMES``: every update scheme by name. A scheme is a module with a class that knows its name, and a line here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from logicnet.dynamics.schemes.asynchronous import Asynchronous
from logicnet.dynamics.schemes.base import Scheme
from logicnet.dynamics.schemes.blocks import BlockSequential
from logicnet.dynamics.schemes.general import GeneralAsynchronous
from logicnet.dynamics.schemes.permissive import MostPermissive
from logicnet.dynamics.schemes.synchronous import Synchronous
from logicnet.errors import SchemeError, UnknownName

_MEMBERS = (Asynchronous(), Synchronous(), GeneralAsynchronous(), MostPermissive(), BlockSequential())

SCHEMES: Mapping[str, Scheme] = MappingProxyType({member.name: member for member in _MEMBERS})
"""Every update scheme, by the name that the command line and the field use."""


def scheme_of(scheme: str | Scheme) -> Scheme:
    """A scheme by its name, or as it is. Raises UnknownName with the nearest names."""
    if not isinstance(scheme, str):
        return scheme
    name = "-".join(scheme.split())  # the names had blanks once
    if name not in SCHEMES:
        raise UnknownName("update scheme", scheme, SCHEMES)
    return SCHEMES[name]


def accept(scheme: str | Scheme, question: str) -> Scheme:
    """The scheme, where it can answer the question. Raises SchemeError with its reason."""
    chosen = scheme_of(scheme)
    if question in chosen.refuses:
        raise SchemeError(f"'{question}' has no meaning under {chosen.name} update: {chosen.refuses[question]}")
    return chosen
