"""The transcription endpoint: a multipart request in, a reply of the format it asks for out."""

from collections.abc import Mapping
from email import message_from_bytes, policy
from typing import Any

PATH = "/audio/transcriptions"
SAID = (("A", "Tell me about a hard call."), ("B", "I rang him back."))
"""What every recording says, and who says it."""


def fields_of(content_type: str, data: bytes) -> dict[str, Any]:
    """Return a form's fields; of a file its name and size."""
    head = f"Content-Type: {content_type}\r\n\r\n".encode()
    message = message_from_bytes(head + data, policy=policy.HTTP)
    found = dict[str, Any]()
    for part in message.iter_parts():
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        if part.get_filename():
            found |= {"file": part.get_filename(), "size": len(content)}
        else:
            found[str(name)] = content.decode()
    return found


def heard(fields: Mapping[str, Any], fault: str) -> dict[str, Any]:
    """Return the reply to a request; `fault` may be "empty", for a recording without speech."""
    said = () if fault == "empty" else SAID
    text = " ".join(words for _, words in said)
    segments = [
        {"id": f"seg_{n}", "start": n * 2.0, "end": n * 2.0 + 1.5, "text": words, "speaker": name}
        for n, (name, words) in enumerate(said)
    ]
    if fields["response_format"] == "json":
        return {"text": text, "usage": {"type": "duration", "seconds": 4}}
    if fields["response_format"] == "verbose_json":
        segments = [{key: each[key] for key in each if key != "speaker"} for each in segments]
    return {"task": "transcribe", "duration": 4.0, "text": text, "segments": segments}
