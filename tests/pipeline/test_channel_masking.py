"""Secrets are not shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.channels.masking import masked, scrub


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/hook", "https://example.org/hook"),
        ("https://example.org:8443/in/desk", "https://example.org:8443/in/desk"),
        ("http://[::1]:9000/hook", "http://[::1]:9000/hook"),
        ("https://me:pass@example.org/", "https://***@example.org/"),
        ("https://example.org/in?key=abc", "https://example.org/in?***"),
        ("https://example.org/in/4f1d2c3b9a8e7d6c", "https://example.org/in/***"),
        ("https://hooks.slack.com/services/T0/B0/xyz", "https://hooks.slack.com/***"),
        ("https://discord.com/api/webhooks/1/xyz", "https://discord.com/***"),
        ("https://api.telegram.org/bot1:xyz/sendMessage", "https://api.telegram.org/***"),
        ("https://chat.example.org/hooks/xyz", "https://chat.example.org/***"),
        ("http://127.0.0.1:9000/webhook/desk", "http://127.0.0.1:9000/webhook/desk"),
        ("tgram://123:abc/456", "tgram://***"),
        ("mailto://user:pass@example.org", "mailto://***"),
        ("https://example.org:port/", "***"),
    ],
)
def test_an_address_is_shown_without_its_keys(address: str, expected: str) -> None:
    """Enough is left to know which address it is, nothing to use it."""
    assert masked(address) == expected


def test_free_text_is_scrubbed() -> None:
    """Addresses in an error are masked, known secrets replaced in plain and in quoted form, and it is one line."""
    text = "POST https://u:p4ss@h.org/x?t=1 failed\n for s3cr3t/key and s3cr3t%2Fkey"
    assert scrub(text, ["s3cr3t/key"]) == "POST https://***@h.org/x?*** failed for *** and ***"


@given(st.text(alphabet="abcdefgh0123456789", min_size=8, max_size=30), st.text())
def test_a_known_secret_never_survives(secret: str, text: str) -> None:
    """Wherever a known secret stands in a text, it is gone from it afterwards."""
    assert secret not in scrub(f"{text}{secret}{text}", [secret]).replace("***", "")
