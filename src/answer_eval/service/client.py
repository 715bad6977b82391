"""The SDK's client for a server: its key, its address, how long to wait for it."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit, urlunsplit

from answer_eval.errors import UsageError
from answer_eval.service.transport import Patience, Transport
from answer_eval.service.verdict import Service

if TYPE_CHECKING:
    from openai import AsyncOpenAI

CONNECT_TIMEOUT = 10.0
"""Seconds; a server that can be reached takes a connection sooner."""
OTHERS = 0o077
"""The permissions of everybody but a file's owner."""
NO_KEY = "no-key-needed"
"""What a server of one's own is sent where OPENAI_API_KEY is not set."""


NO_KEY_FIX = (
    "set OPENAI_API_KEY, name a file that holds it with --api-key-file, "
    "name a server of your own with --base-url, or rate offline with --rater baseline"
)


class Access(Protocol):
    """What a user may say of the way to a server."""

    @property
    def base_url(self) -> str:
        """Its address; "" for the provider's."""
        ...

    @property
    def api_key_file(self) -> Path | None:
        """The file that holds the key, where the environment doesn't."""
        ...


def open_client(options: Access, patience: Patience, fix: str = NO_KEY_FIX) -> "AsyncOpenAI":
    """Return a client; UsageError with neither a key nor a server of one's own."""
    from openai import AsyncOpenAI, Timeout

    base_url = own_server(options)
    return AsyncOpenAI(
        api_key=_key(options, base_url, fix),
        base_url=_checked(base_url) or None,
        timeout=Timeout(patience.timeout, connect=CONNECT_TIMEOUT),
        max_retries=0,  # Transport owns them
    )


def own_server(options: Access) -> str:
    """Return the address that the user named, "" where requests go to the provider."""
    return options.base_url or os.environ.get("OPENAI_BASE_URL", "")


def way_to(client: "AsyncOpenAI", model: str, patience: Patience) -> Transport:
    """Return the transport for a client's requests to one model."""
    return Transport(Service(address(client), model, client.api_key), patience)


def address(client: "AsyncOpenAI") -> str:
    """Return where a client's requests go, without a name, password or token."""
    parts = urlsplit(str(client.base_url))
    host, path = parts.netloc.rpartition("@")[2], parts.path.rstrip("/")
    return urlunsplit((parts.scheme, host, path, "", ""))


def _key(options: Access, base_url: str, fix: str) -> str:
    file = options.api_key_file
    source = str(file or "OPENAI_API_KEY")
    key = (_held(file) if file else os.environ.get(source, "")).strip()
    if file and not key:
        raise UsageError("the file is empty", where=source, fix="put the key into it")
    if not key and not base_url:
        raise UsageError("this needs a key", fix=fix)
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise UsageError(
            f"{source} holds characters that no key has",
            fix="copy the key again, alone and without quotation marks",
        )
    return key or NO_KEY


def _held(file: Path) -> str:
    """Return what a key's file holds; UsageError where others may read it too."""
    try:
        if os.name == "posix" and file.stat().st_mode & OTHERS:
            raise UsageError(
                "others may read this key", where=str(file), fix=f"run 'chmod 600 {file}'"
            )
        return file.read_text("utf-8")
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or "no text"
        raise UsageError(
            f"the key can't be read ({reason})", where=str(file), fix="check --api-key-file"
        ) from None


def _checked(base_url: str) -> str:
    if base_url and not base_url.startswith(("http://", "https://")):
        raise UsageError(
            f"--base-url {base_url!r} is no address", fix="begin it with http:// or https://"
        )
    return base_url
