"""One page asked for, and how it ended."""

from crawler.http import Fetcher
from crawler.model import Failure, Source

URL = "https://en.odkb-csto.org/news/news_odkb/one/"
PATH = "/news/news_odkb/one/"
HTML = b"<html><head><title>One</title></head><body><p>Some words of a page.</p></body></html>"
TYPE = ("Content-Type", "text/html; charset=utf-8")


def fetch(fetcher: Fetcher, source: Source, url: str = URL) -> Failure:
    result = fetcher.fetch(source, url)
    assert isinstance(result, Failure)
    return result
