"""The SDK's client for a server: its key, its address, how long to wait for it."""

import os
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from answer_eval.errors import UsageError
from answer_eval.raters import RaterOptions
from answer_eval.raters._transport import Patience, Transport
from answer_eval.raters._verdict import Service

if TYPE_CHECKING:
    from openai import AsyncOpenAI

MODEL = "gpt-6.1-terra"
CONNECT_TIMEOUT = 10.0
"""Seconds; a server that can be reached takes a connection sooner."""
NO_KEY = "no-key-needed"
"""What a server of one's own is sent where OPENAI_API_KEY is not set."""


def open_client(options: RaterOptions, patience: Patience) -> "AsyncOpenAI":
    """Return a client; UsageError with neither a key nor a server of one's own."""
    from openai import AsyncOpenAI, Timeout

    base_url = own_server(options)
    return AsyncOpenAI(
        api_key=_key(base_url),
        base_url=_checked(base_url) or None,
        timeout=Timeout(patience.timeout, connect=CONNECT_TIMEOUT),
        max_retries=0,  # Transport owns them
    )


def own_server(options: RaterOptions) -> str:
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


def _key(base_url: str) -> str:
    key = os.environ.get("OPENAI_API_KEY", "").strip()
    if not key and not base_url:
        raise UsageError(
            "the rater needs a key",
            fix="set OPENAI_API_KEY, name a server of your own with --base-url, "
            "or rate offline with --rater baseline",
        )
    if not (key.isascii() and key.isprintable()):
        raise UsageError(
            "OPENAI_API_KEY holds characters that no key has",
            fix="copy the key again, without quotation marks",
        )
    return key or NO_KEY


def _checked(base_url: str) -> str:
    if base_url and not base_url.startswith(("http://", "https://")):
        raise UsageError(
            f"--base-url {base_url!r} is no address", fix="begin it with http:// or https://"
        )
    return base_url
