"""A model behind an OpenAI-compatible server that the user runs: Ollama, vLLM, llama.cpp, LM Studio."""

import time
from collections.abc import Collection, Sequence
from typing import Any
from urllib.parse import urlsplit

import httpx2

from service.model.protocol import GenerationError, GenerationTimeout, Message

MOST_BYTES = 4 * 1024 * 1024
"""Longest reply that is read."""


class ServerGenerator:
    """`address` with or without /v1; `model` None asks for the first that the server offers, at first use.

    `key` is sent to that server as a bearer token, and stands in no message and no log.
    """

    def __init__(self, address: str, model: str | None = None, timeout: float = 20.0, key: str | None = None) -> None:
        self._address = base_of(address)
        self._shown = without_login(self._address)
        self._model = model
        headers = {"authorization": f"Bearer {key}"} if key else {}
        self._client = httpx2.Client(timeout=timeout, trust_env=False, follow_redirects=False, headers=headers)
        self._has_key = bool(key)

    @property
    def name(self) -> str:
        return self._model or urlsplit(self._address).netloc.rpartition("@")[2]

    def warm(self) -> None:
        """Nothing: the server is the user's."""

    def generate(
        self, messages: Sequence[Message], *, max_tokens: int, seconds: float, numbers: Collection[str] | None = None
    ) -> str:
        del numbers  # no server can be held to them: the gate does that
        end = time.monotonic() + seconds
        model = self._model or self._first_model(end)
        reply = self._asked(
            "POST",
            "/chat/completions",
            end,
            {
                "model": model,
                "messages": [{"role": message.role, "content": message.content} for message in messages],
                "temperature": 0,
                "max_tokens": max_tokens,
                "stream": False,
            },
        )
        self._model = model
        try:
            choice = reply["choices"][0]
            content, reason = choice["message"]["content"], choice.get("finish_reason")
        except (KeyError, IndexError, TypeError, AttributeError) as error:
            raise GenerationError(f"Servern på {self._shown} svarade i en annan form än väntat.") from error
        if not isinstance(content, str) or not content.strip() or reason == "content_filter":
            raise GenerationError(f"Servern på {self._shown} gav ingen text.")
        return content.strip()

    def _first_model(self, end: float) -> str:
        reply = self._asked("GET", "/models", end)
        try:
            return str(reply["data"][0]["id"])
        except (KeyError, IndexError, TypeError) as error:
            raise GenerationError(
                f"Servern på {self._shown} erbjuder ingen modell. Ange en i BELAGG_GENERATOR_MODEL."
            ) from error

    def _asked(self, method: str, path: str, end: float, body: Any = None) -> Any:
        """The server's JSON. The whole exchange must be done by `end`, however slowly its bytes come."""
        left = end - time.monotonic()
        try:
            if left <= 0:
                raise GenerationTimeout(f"Servern på {self._shown} svarade inte i tid.")
            with self._client.stream(method, self._address + path, json=body, timeout=left) as response:
                data = b""
                for chunk in response.iter_bytes():
                    data += chunk
                    if time.monotonic() > end:
                        raise GenerationTimeout(f"Servern på {self._shown} svarade inte i tid.")
                    if len(data) > MOST_BYTES:
                        raise GenerationError(f"Servern på {self._shown} svarade med mer än {MOST_BYTES} byte.")
                if response.status_code != 200:
                    raise GenerationError(f"Servern på {self._shown} {self._refusal(response.status_code)}")
                return httpx2.Response(200, content=data).json()
        except httpx2.TimeoutException as error:
            raise GenerationTimeout(f"Servern på {self._shown} svarade inte i tid.") from error
        except (httpx2.HTTPError, ValueError) as error:
            why = str(error).replace(self._address, self._shown)
            raise GenerationError(f"Servern på {self._shown} gick inte att använda: {why}") from error

    def _refusal(self, status: int) -> str:
        """What a status means and what to do about it. The server's own text is left out: it may repeat the key."""
        if status == 401:
            key = "nyckeln i BELAGG_GENERATOR_KEY" if self._has_key else "ingen nyckel; ange den i BELAGG_GENERATOR_KEY"
            return f"vill ha en giltig nyckel (401) och fick {key}."
        if status == 403:
            return "vägrar (403): nyckeln får inte använda modellen."
        if status == 404:
            model = f"modellen ”{self._model}”" if self._model else "en modell"
            return f"har inte {model} på den adressen (404). Se BELAGG_GENERATOR och BELAGG_GENERATOR_MODEL."
        if status == 429:
            return "tar inte emot fler frågor just nu (429)."
        return f"svarade med felet {status}."

    def close(self) -> None:
        self._client.close()


def base_of(address: str) -> str:
    """ "http://localhost:11434" and ".../v1/" alike as ".../v1"."""
    plain = address.rstrip("/").removesuffix("/chat/completions")
    return plain if urlsplit(plain).path.strip("/") else f"{plain}/v1"


def without_login(address: str) -> str:
    """The address as it may be shown: without a user name and password."""
    parts = urlsplit(address)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
