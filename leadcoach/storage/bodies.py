"""The JSON in which bodies are kept, and the hash by which a change of the disk is noticed."""

from __future__ import annotations

import json
import re

from leadcoach.domain.records import Body

_SURROGATES = re.compile("[\ud800-\udfff]")


def written(body: Body) -> str:
    """Give the JSON text of a body; raises ValueError or TypeError when it holds something JSON has no form for.

    A lone surrogate, which no file can hold, becomes U+FFFD: better one odd letter than a save that fails.
    """
    text = json.dumps(dict(body), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATES.sub("\ufffd", text)
    return text


def read(text: str) -> dict[str, object]:
    """Give the body a JSON text holds; raises ValueError when it holds no named values."""
    body = json.loads(text)
    if not isinstance(body, dict):
        raise ValueError("expected named values")
    return body


def digest(text: str) -> str:
    """Give the sha256 of a JSON text."""
    return digest_of_bytes(text.encode())


def digest_of_bytes(data: bytes) -> str:
    """Give the sha256 of a JSON text as the disk holds it."""
    import hashlib  # it brings OpenSSL along, which reading does not need

    return hashlib.sha256(data).hexdigest()


def same(one: str, other: str) -> bool:
    """Whether two JSON texts say the same, in whatever order their names stand."""
    return one == other or _in_order(one) == _in_order(other)


def _in_order(text: str) -> str:
    return json.dumps(json.loads(text), sort_keys=True)
