"""Frozen records to JSON and back: one codec, driven by the type hints.

Knows dataclasses, `tuple[X, ...]`, `tuple[X, Y]`, `X | None`, `Literal`, str, int, float, bool, Decimal, date and
StrEnum. A dataclass is a JSON object that leaves out the fields at their defaults, so that a field which gains a
default later can still be read from what was written before it came.
"""

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

RECURRING = 4096
"""Values of a kind that are kept to be shared: units, periods and heading paths come again in figure after figure."""

T = TypeVar("T")
Convert = Callable[[Any], Any]


def encode(kind: Any, value: Any) -> str:
    """JSON text of `value`, a `kind`: `encode(tuple[Page, ...], pages)`."""
    return json.dumps(_writer(kind)(value), ensure_ascii=False, separators=(",", ":"))


def decode(kind: type[T], text: str) -> T:
    """The value that `encode(kind, value)` wrote; raises ValueError when the text is no such thing."""
    reader = _reader(typing.cast(Any, kind))
    try:
        return typing.cast(T, reader(json.loads(text)))
    except (TypeError, KeyError, AttributeError, ArithmeticError) as error:
        raise ValueError(f"not the JSON of a {kind}: {error!r}") from error


def decode_all(kind: type[T], texts: Sequence[str]) -> list[T]:
    """What `decode` gives for each of the texts, in half the time where they are many."""
    reader = _reader(typing.cast(Any, kind))
    try:
        return [reader(value) for value in json.loads(f"[{','.join(texts)}]")]
    except (TypeError, KeyError, AttributeError, ArithmeticError) as error:
        raise ValueError(f"not the JSON of {kind}s: {error!r}") from error


@cache
def _writer(kind: Any) -> Convert:
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _record_writer(kind)
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        item = _writer(arguments[0])
        return lambda value: [item(one) for one in value]
    if origin is tuple:
        items = [_writer(argument) for argument in arguments]
        return lambda value: [write(one) for write, one in zip(items, value, strict=True)]
    if origin in (typing.Union, types.UnionType):
        inner = _writer(_optional(kind, arguments))
        return lambda value: None if value is None else inner(value)
    if kind is Decimal:
        return str
    if kind is date:
        return date.isoformat
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return str
    if kind in (str, int, float, bool) or origin is typing.Literal:
        return _same
    raise TypeError(f"the codec does not know {kind}")


@cache
def _reader(kind: Any) -> Convert:
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _record_reader(kind)
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        item = _reader(arguments[0])
        return _shared(tuple, tuple) if item is _same else lambda value: tuple([item(one) for one in value])
    if origin is tuple:
        items = [_reader(argument) for argument in arguments]
        return lambda value: tuple(read(one) for read, one in zip(items, value, strict=True))
    if origin in (typing.Union, types.UnionType):
        inner = _reader(_optional(kind, arguments))
        return _same if inner is _same else lambda value: None if value is None else inner(value)
    if kind is date:
        return date.fromisoformat
    if kind is Decimal or kind is float:
        return typing.cast(Convert, kind)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind._value2member_map_.__getitem__  # half the time of calling the class
    if kind in (str, int, bool) or origin is typing.Literal:
        return _same
    raise TypeError(f"the codec does not know {kind}")


def _same(value: Any) -> Any:
    return value


def _optional(kind: Any, arguments: tuple[Any, ...]) -> Any:
    """The X of `X | None`."""
    inner = [argument for argument in arguments if argument is not type(None)]
    if len(inner) != 1 or len(arguments) != 2:
        raise TypeError(f"the codec knows unions with None only, not {kind}")
    return inner[0]


def _record_writer(kind: type) -> Convert:
    hints = typing.get_type_hints(kind)
    fields = [(one.name, _writer(hints[one.name]), _default(one)) for one in dataclasses.fields(kind) if one.init]

    def write(value: Any) -> dict[str, Any]:
        found = {}
        for name, convert, default in fields:
            content = getattr(value, name)
            if default is dataclasses.MISSING or content != default:
                found[name] = convert(content)
        return found

    return write


def _record_reader(kind: type) -> Convert:
    hints = typing.get_type_hints(kind)
    readers = {one.name: _reader(hints[one.name]) for one in dataclasses.fields(kind) if one.init}
    converted = [(name, reader) for name, reader in readers.items() if reader is not _same]

    def read(value: Any) -> Any:
        # In place: it has just been read from JSON, and nobody else has it. The class refuses names it does not know.
        for name, reader in converted:
            if name in value:
                value[name] = reader(value[name])
        return kind(**value)

    return _shared(read, lambda value: tuple(value.items())) if _recurs(hints.values()) else read


def _recurs(hints: Iterable[Any]) -> bool:
    """Whether a record holds nothing but plain values, and more than places in a text, which are never the same."""
    plain = [typing.get_args(hint)[0] if typing.get_origin(hint) is types.UnionType else hint for hint in hints]
    return all(isinstance(one, type) and not dataclasses.is_dataclass(one) for one in plain) and set(plain) != {int}


def _shared(read: Convert, key: Convert) -> Convert:
    """The reader, which gives one and the same value for what it has read not long ago."""
    held: dict[Any, Any] = {}

    def again(value: Any) -> Any:
        known = key(value)
        found = held.get(known)
        if found is None:
            if len(held) >= RECURRING:
                held.clear()
            found = held[known] = read(value)
        return found

    return again


def _default(field: "dataclasses.Field[Any]") -> Any:
    """A value that needs no writing; MISSING for a field that must always be written."""
    # Decimal("1.0") == Decimal(1), yet their digits differ: a Decimal is always written, to come back as printed.
    if isinstance(field.default, Decimal):
        return dataclasses.MISSING
    return field.default
