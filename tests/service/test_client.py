"""Opening the way to a server: the key and the address, and what is refused."""

from pathlib import Path

import pytest

from answer_eval.errors import UsageError
from answer_eval.raters import RaterOptions
from answer_eval.service.client import NO_KEY, address, open_client
from raters.speaking import FAST, KEY, RESPONSES
from server.serving import serving


@pytest.mark.parametrize(("key", "sent"), [(KEY, KEY), (f" {KEY}\n", KEY), ("", NO_KEY)])
def test_key_comes_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, key: str, sent: str
) -> None:
    """A server of one's own is sent the key there is, else a placeholder."""
    monkeypatch.setenv("OPENAI_API_KEY", key)
    assert RESPONSES.met()[1].requests[0].headers["authorization"] == f"Bearer {sent}"


def test_neither_key_nor_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without either, all three ways on are named."""
    monkeypatch.delenv("OPENAI_API_KEY")
    with pytest.raises(UsageError) as caught:
        RESPONSES.plugin.open(RaterOptions(), FAST)
    for way in ("OPENAI_API_KEY", "--base-url", "--rater baseline"):
        assert way in str(caught.value)


def test_address_without_scheme() -> None:
    """An address that no request could be sent to is said at once."""
    with pytest.raises(UsageError, match="begin it with http"):
        RESPONSES.plugin.open(RaterOptions(base_url="localhost:8000/v1"), FAST)


def test_key_that_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key pasted with curly quotation marks is refused, and not shown."""
    monkeypatch.setenv("OPENAI_API_KEY", f"\u201c{KEY}\u201d")
    with pytest.raises(UsageError) as caught:
        RESPONSES.plugin.open(RaterOptions(), FAST)
    assert KEY not in str(caught.value)


def test_address_is_told_without_credentials() -> None:
    """What is recorded of an address has neither a name and password nor a token."""
    options = RaterOptions(base_url="https://me:secret@host.test:81/v1/?token=hidden")
    assert address(open_client(options, FAST)) == "https://host.test:81/v1"


def test_key_comes_from_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A file that only its owner may read goes before the environment."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-the-environment")
    file = tmp_path / "key"
    file.write_text(f"{KEY}\n")
    file.chmod(0o600)
    with serving() as server:
        RESPONSES.ask(server.base_url, api_key_file=file)
    assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"


@pytest.mark.parametrize(
    ("content", "mode", "words"),
    [
        (KEY, 0o644, "others may read this key — run 'chmod 600"),
        (KEY, 0o620, "others may read this key"),
        (f"{KEY} {KEY}", 0o600, "holds characters that no key has"),
        ("\udcff", 0o600, "the key can't be read (no text)"),
        ("", 0o600, "the file is empty"),
        (None, 0, "the key can't be read (No such file or directory)"),
    ],
)
def test_unsafe_or_empty_key_file(
    tmp_path: Path, content: str | None, mode: int, words: str
) -> None:
    """A key that others may read is not used; no fault of its file shows the key."""
    file = tmp_path / "key"
    if content is not None:
        file.write_text(content, "utf-8", errors="surrogateescape")
        file.chmod(mode)
    with pytest.raises(UsageError) as caught:
        RESPONSES.plugin.open(RaterOptions(api_key_file=file), FAST)
    assert words in str(caught.value)
    assert KEY not in str(caught.value)
