"""OpenVINO, without its tools for converting other libraries' models.

What runs a model needs none of them, and they load a client for sending usage statistics, which has no business in a
service that works offline; together they are two thirds of the import, in every start.
"""

import sys
from typing import Any

_TOOLS = "openvino.tools.ovc"


def openvino() -> Any:
    """The module `openvino`. Raises ImportError when it is not installed."""
    if "openvino" in sys.modules or _TOOLS in sys.modules:
        import openvino as module

        return module
    sys.modules[_TOOLS] = None  # type: ignore[assignment]  # Python's way to say "not here", which OpenVINO allows for
    try:
        import openvino as module
    finally:
        del sys.modules[_TOOLS]  # whoever wants them can import them
    return module
