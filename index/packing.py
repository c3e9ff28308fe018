"""Arrays of numbers and what describes them as one piece of bytes, for columns that hold what was worked out."""

import json
import zlib
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

_LENGTH = 8
_LEVEL = 1


def pack(about: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> bytes:
    """`about` must be fit for JSON; arrays have one dimension and keep their order and kind of number."""
    kinds = {name: [array.dtype.newbyteorder("<").str, len(array)] for name, array in arrays.items()}
    head = json.dumps([about, kinds], ensure_ascii=False, separators=(",", ":")).encode(errors="surrogatepass")
    body = b"".join(array.astype(array.dtype.newbyteorder("<")).tobytes() for array in arrays.values())
    return zlib.compress(len(head).to_bytes(_LENGTH, "little") + head + body, _LEVEL)


def unpack(data: bytes) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """What was packed. Raises ValueError when the bytes are no such thing."""
    try:
        whole = zlib.decompress(data)
        place = _LENGTH + int.from_bytes(whole[:_LENGTH], "little")
        about, kinds = json.loads(whole[_LENGTH:place].decode(errors="surrogatepass"))
        arrays: dict[str, NDArray[Any]] = {}
        for name, (kind, length) in kinds.items():
            arrays[name] = np.frombuffer(whole, np.dtype(kind), length, place).copy()  # or all of `whole` stays
            place += arrays[name].nbytes
    except (zlib.error, TypeError) as error:
        raise ValueError(f"not packed arrays: {error!r}") from error
    return about, arrays
