"""Settings: where the reports are kept, which models are used and how the service is reached."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

from index.errors import BelaggError

LOOPBACK = ("localhost", "127.0.0.1", "::1")


class BadSetting(BelaggError):
    """A setting whose value cannot be used."""


@dataclass(frozen=True)
class Settings:
    """Read once at start; nothing below `wiring` knows them.

    `embedding` is a sentence-transformers model by name or folder, None for the bundled default. `generator` is a local
    language model by name or folder, or the address of an OpenAI-compatible server that is asked for
    `generator_model`, with `generator_key` where it wants one (no message, log or repr has it); None leaves answers as
    they are composed. `generator_timeout` is in seconds. `hosts` are names besides the loopback ones under which the
    service answers ("*" for any). Sizes are bytes.
    """

    data: Path
    embedding: str | None = None
    generator: str | None = None
    generator_model: str | None = None
    generator_key: str | None = field(default=None, repr=False)
    generator_timeout: float = 20.0
    host: str = "127.0.0.1"
    port: int = 8000
    hosts: tuple[str, ...] = ()
    max_upload: int = 100 * 1024 * 1024
    max_body: int = 1024 * 1024

    @property
    def accepted_hosts(self) -> frozenset[str]:
        """Host names that a request may be addressed to; {"*"} among them means any."""
        own = () if self.host in {"0.0.0.0", "::", ""} else (self.host,)
        return frozenset(name.lower() for name in (*LOOPBACK, *own, *self.hosts))

    @property
    def address(self) -> str:
        """Where a browser on this machine finds the page."""
        name = "127.0.0.1" if self.host in {"0.0.0.0", ""} else "::1" if self.host == "::" else self.host
        return f"http://[{name}]:{self.port}/" if ":" in name else f"http://{name}:{self.port}/"


def read_settings(
    data: Path | None = None,
    host: str | None = None,
    port: int | None = None,
    environment: Mapping[str, str] | None = None,
) -> Settings:
    """Settings from the arguments, else from BELAGG_* in the environment, else the defaults.

    A number that is none raises BadSetting. No folder is made.
    """
    env = os.environ if environment is None else environment
    hosts = tuple(name.strip() for name in env.get("BELAGG_HOSTS", "").split(",") if name.strip())
    return Settings(
        data=data or _folder(env),
        embedding=env.get("BELAGG_EMBEDDING") or None,
        generator=env.get("BELAGG_GENERATOR", "").strip() or None,
        generator_model=env.get("BELAGG_GENERATOR_MODEL", "").strip() or None,
        generator_key=env.get("BELAGG_GENERATOR_KEY", "").strip() or None,
        generator_timeout=float(_number(env, "BELAGG_GENERATOR_TIMEOUT", 20)),
        host=host or env.get("BELAGG_HOST") or "127.0.0.1",
        port=port if port is not None else _number(env, "BELAGG_PORT", 8000),
        hosts=hosts,
        max_upload=_number(env, "BELAGG_MAX_UPLOAD_MB", 100) * 1024 * 1024,
    )


def _folder(env: Mapping[str, str]) -> Path:
    named = env.get("BELAGG_DATA")
    return Path(named).expanduser() if named else Path(platformdirs.user_data_dir("belagg"))


def _number(env: Mapping[str, str], name: str, default: int) -> int:
    given = env.get(name, "").strip()
    if not given:
        return default
    if not given.isascii() or not given.isdigit():
        raise BadSetting(f"Inställningen {name} ska vara ett heltal men är ”{given}”. Rätta den eller ta bort den.")
    return int(given)
