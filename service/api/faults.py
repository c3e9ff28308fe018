"""What is wrong with a request, as a sentence in Swedish and in English: Pydantic's errors by their types."""

from collections.abc import Sequence
from typing import Any

from service.api.problems import Refusal


def invalid_request(errors: Sequence[Any]) -> Refusal:
    """The refusal of a request with these validation errors; each different fault is said once."""
    faults = [_fault(error) for error in errors]
    swedish, english = (" ".join(dict.fromkeys(said)) for said in zip(*faults, strict=True))
    return Refusal("invalid-request", swedish, english)


def _fault(error: dict[str, Any]) -> tuple[str, str]:
    # "body" and its kin say where FastAPI looked, which the caller knows; a number is a place in a list.
    steps = [step for step in error["loc"] if step not in {"body", "query", "path"}]
    field = ".".join(step for step in steps if isinstance(step, str))
    match error["type"]:
        case "json_invalid":
            return "Innehållet är inte giltig JSON.", "The body is not valid JSON."
        case "extra_forbidden":
            return (
                f"Fältet ”{field}” känns inte igen; ta bort det eller rätta stavningen.",
                f"The field “{field}” is not known; remove it or correct its spelling.",
            )
        case "missing" if not field:
            return "Anropet saknar innehåll.", "The request has no body."
        case "missing":
            return f"Fältet ”{field}” saknas.", f"The field “{field}” is missing."
    if not field:
        return "Innehållet ska vara ett JSON-objekt.", "The body must be a JSON object."
    swedish, english = _wanted(error["type"], error.get("ctx") or {})
    return f"Fältet ”{field}” ska vara {swedish}.", f"The field “{field}” must be {english}."


def _wanted(kind: str, limits: dict[str, Any]) -> tuple[str, str]:
    """What a value of a field must be, by the type of the error that it gave."""
    match kind:
        case "literal_error" | "enum":
            names = str(limits["expected"])  # "'auto', 'sv' or 'en'"
            quoted = names.replace("'", "")
            return quoted.replace(" or ", " eller "), quoted
        case "string_too_short" if limits.get("min_length") == 1:
            return "en text som inte är tom", "a text that is not empty"
        case "string_too_long":
            return f"högst {limits['max_length']} tecken långt", f"at most {limits['max_length']} characters long"
        case "greater_than_equal":
            return f"minst {limits['ge']}", f"at least {limits['ge']}"
        case "less_than_equal":
            return f"högst {limits['le']}", f"at most {limits['le']}"
        case "too_short":
            return f"en lista med minst {limits['min_length']} värden", f"a list of at least {limits['min_length']}"
        case "too_long":
            return f"en lista med högst {limits['max_length']} värden", f"a list of at most {limits['max_length']}"
    for beginning, named in _KINDS.items():
        if kind.startswith(beginning):
            return named
    return "av ett annat slag; se API:ets beskrivning", "of another kind; see the description of the API"


_KINDS = {
    "int": ("ett heltal", "a whole number"),
    "float": ("ett tal", "a number"),
    "string": ("en text", "a text"),
    "bool": ("true eller false", "true or false"),
    "tuple": ("en lista", "a list"),
    "list": ("en lista", "a list"),
    "model": ("ett JSON-objekt", "a JSON object"),
    "dict": ("ett JSON-objekt", "a JSON object"),
}
