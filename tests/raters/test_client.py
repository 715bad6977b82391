"""Opening the way to a server: the key and the address, and what is refused."""

import pytest

from answer_eval.errors import UsageError
from answer_eval.raters import RaterOptions
from answer_eval.raters._client import NO_KEY, address, open_client
from raters.speaking import FAST, KEY, RESPONSES


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
