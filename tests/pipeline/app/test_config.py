"""The configuration file: found in order, every key of the contract, errors a person can act on."""

import datetime as dt
from pathlib import Path

import pytest

from pipeline.app import config
from pipeline.app.config_problems import ConfigError
from pipeline.model import AlertType, Kind
from tests.pipeline.app.configured import load

CONTRACT = """
state = "folder"
[crawl]
interval = "10m"
jitter = "1m"
min_delay = "1s"
timeout = "20s"
retries = 3
max_page_bytes = 5_000_000
workers = 4
contact = "https://example.org/"
robots = true
evidence = true
proxy_env = "CSTO_PROXY"
[sources.csto-en]
enabled = true
base_url = "https://en.odkb-csto.org"
sections = ["news/news_odkb", "documents/statements"]
interval = "5m"
[alerts]
kinds = ["security_statement"]
on = ["new", "revised", "removed"]
min_score = 0.5
max_age = "30d"
stale_after = "5d"
burst = 10
quiet_hours = "23:00-07:00"
timezone = "Europe/Moscow"
channels = ["desk", "mail"]
[channels.desk]
type = "webhook"
url = "http://127.0.0.1:9000/hook"
secret_env = "CSTO_DESK_SECRET"
[channels.mail]
type = "apprise"
url_env = "CSTO_MAIL_URL"
digest = "daily 08:00"
[channels.log]
type = "jsonl"
path = "state/alerts.jsonl"
[serve]
address = "127.0.0.1:8321"
"""
SECRETS = {"CSTO_PROXY": "http://127.0.0.1:3128", "CSTO_DESK_SECRET": "whsec_c2VjcmV0", "CSTO_MAIL_URL": "json://x"}


def test_every_key_of_the_contract_is_taken(folder: Path) -> None:
    """The configuration printed in the contract loads, and each value arrives where it is used."""
    loaded = load(folder, CONTRACT, SECRETS)
    loaded.check_surroundings()
    source = next(source for source in loaded.sources() if source.name == "csto-en")
    assert dt.timedelta(minutes=5) == source.interval
    assert ("news/news_odkb", "documents/statements") == source.sections
    assert folder / "folder" == loaded.state
    policy = loaded.policy()
    assert (dt.time(23), dt.time(7)) == policy.quiet_hours
    assert (Kind.STATEMENT,) == policy.kinds
    assert [("desk", None), ("mail", "daily 08:00")] == [(each.name, each.digest) for each in policy.channels]
    specs = {spec.name: spec for spec in loaded.channel_specs()}
    assert "whsec_c2VjcmV0" == specs["desk"].secret
    assert "json://x" == specs["mail"].url
    assert Path("state/alerts.jsonl") == specs["log"].path
    assert {"console", "desk", "mail", "log"} == set(specs)


def test_without_a_file_the_live_sites_are_watched_and_alerts_go_to_the_console(folder: Path) -> None:
    """No configuration at all is a working one."""
    loaded = config.load(None, {"HOME": str(folder)})
    assert loaded.file is None
    assert all(source.enabled for source in loaded.sources())
    assert {f"https://{source.profile.hosts[0]}" for source in loaded.sources()} == {
        source.base_url for source in loaded.sources()
    }
    assert 6 == len(loaded.sources())
    assert ["console"] == [channel.name for channel in loaded.policy().channels]
    assert folder / "state" == loaded.state


def test_files_are_looked_for_in_the_order_of_the_contract(folder: Path) -> None:
    """--config, then $CSTO_CONFIG, then ./csto.toml, then $XDG_CONFIG_HOME/csto/csto.toml."""
    xdg = folder / "xdg" / "csto" / "csto.toml"
    xdg.parent.mkdir(parents=True)
    files = {"named": folder / "a.toml", "variable": folder / "b.toml", "here": folder / "csto.toml", "xdg": xdg}
    for name, file in files.items():
        file.write_text(f'state = "{name}"')
    env = {"XDG_CONFIG_HOME": str(folder / "xdg"), "CSTO_CONFIG": str(files["variable"])}
    assert "named" == config.load(files["named"], env).state.name
    assert "variable" == config.load(None, env).state.name
    del env["CSTO_CONFIG"]
    assert "here" == config.load(None, env).state.name
    files["here"].unlink()
    assert "xdg" == config.load(None, env).state.name


WRONG = {
    "x = 1": ["x", "unknown key", "state, crawl"],
    '[crawl]\nintervall = "5m"': ["crawl.intervall", "did you mean interval?"],
    "[crawl]\ninterval = 10": ["crawl.interval", "10 is not allowed", '"10m"'],
    '[crawl]\ninterval = "1 week"': ["crawl.interval", '"1 week"'],
    "[crawl]\nretries = true": ["crawl.retries", "true is not allowed", "whole number"],
    "[crawl]\nworkers = 0": ["crawl.workers", "0 is not allowed", "1 to 64"],
    '[crawl]\nrobots = "yes"': ["crawl.robots", '"yes"', "true or false"],
    '[crawl]\ncontact = "a\\nb"': ["crawl.contact"],
    '[crawl]\nproxy = "http://user:hunter2@host"': ["crawl.proxy", "proxy_env or proxy_file"],
    "crawl = 3": ["crawl", "a table [crawl]"],
    "[sources.csto_en]": ["csto_en", "did you mean csto-en?", "pacsto-en"],
    "[sources.csto-en]\nenabld = true": ["sources.csto-en.enabld", "did you mean enabled?"],
    '[sources.csto-en]\nbase_url = "ftp://x"': ["sources.csto-en.base_url", '"ftp://x"', "http or https"],
    '[sources.csto-en]\nbase_url = "http://x:notaport"': ["sources.csto-en.base_url"],
    '[sources.csto-en]\nsections = ["https://x/y"]': ["sources.csto-en.sections[0]", "list of paths"],
    '[sources.csto-en]\nsections = "news"': ["sources.csto-en.sections", "list of paths"],
    '[alerts]\nchannels = ["dsk"]\n[channels.desk]\ntype = "console"': ["alerts.channels", "did you mean desk?"],
    '[alerts]\nkinds = ["routine"]': ["alerts.kinds[0]", '"security_event"'],
    '[alerts]\non = ["gone"]': ["alerts.on[0]", '"removed"'],
    "[alerts]\nmin_score = 1.5": ["alerts.min_score", "from 0 to 1"],
    "[alerts]\nmin_score = nan": ["alerts.min_score", "from 0 to 1"],
    '[alerts]\nquiet_hours = "23-7"': ["alerts.quiet_hours", '"23:00-07:00"'],
    '[alerts]\nquiet_hours = "07:00-07:00"': ["alerts.quiet_hours", "not empty"],
    '[alerts]\ntimezone = "Moscow"': ["alerts.timezone", '"Europe/Moscow"'],
    '[alerts]\ntimezone = "../../etc/passwd"': ["alerts.timezone"],
    '[alerts]\nmax_age = "9999999999d"': ["alerts.max_age", '"2d"'],
    '[alerts]\nheartbeat = "09:00"': ["alerts.heartbeat", '"daily 09:00"'],
    '[channels.desk]\nurl = "http://x"': ["channels.desk.type", "is missing", "webhook"],
    '[channels.desk]\ntype = "web"': ["channels.desk.type", '"web"', "did you mean webhook?"],
    '[channels.desk]\ntype = "webhook"\nurl = "http://u:p@x"': ["channels.desk.url", "url_env or url_file"],
    '[channels.desk]\ntype = "webhook"\nurl = "http://x"\nsecret = "hunter2"': ["channels.desk.secret", "secret_env"],
    '[channels.desk]\ntype = "apprise"\nurl = "mailto://u:hunter2@x"': ["channels.desk.url", "url_env or url_file"],
    '[channels.desk]\ntype = "jsonl"': ["channels.desk.path", "is missing"],
    '[channels.desk]\ntype = "console"\nurl = "http://x"': ["channels.desk.url", "unknown key"],
    '[channels.desk]\ntype = "console"\ntypes = ["statement.nwe"]': ["channels.desk.types[0]", "statement.new"],
    '[channels.desk]\ntype = "console"\nstates = ["Armenia"]': ["channels.desk.states[0]", "ISO 3166"],
    '[channels.desk]\ntype = "console"\nstates = ["KG", "TK"]': ["channels.desk.states", '"TK"', "TM"],
    '[channels.desk]\ntype = "console"\nsources = ["csto"]': ["channels.desk.sources", "csto-en"],
    '[channels.desk]\ntype = "console"\ntopics = ["borders"]': ["channels.desk.topics", "did you mean border?", "wmd"],
    '[channels.desk]\ntype = "console"\ndigest = "weekly"': ["channels.desk.digest", '"hourly"'],
    '[channels."a b"]\ntype = "console"': ["channels.a b", "letters, digits"],
    "[channels]\ndesk = 3": ["channels.desk", "a table"],
    '[serve]\naddress = "8321"': ["serve.address", '"host:port"'],
    '[serve]\naddress = "127.0.0.1:99999"': ["serve.address"],
    '[serve]\naddress = "a b:80"': ["serve.address", '"host:port"'],
    '[crawl]\ninterval = "0s"': ["crawl.interval", 'longer than "0s"', 'at most "3650d"'],
    '[crawl]\njitter = "-1s"': ["crawl.jitter", '"90s"', 'at most "3650d"'],
    "a =\nb = 1": ["is not TOML", "line 1"],
    "[crawl]\nworkers = 1\nworkers = 2": ["is not TOML", "line 3"],
    "a = " + "[" * 100_000: ["is no configuration", "nested too deep"],
    "# " + "x" * 1_000_000: ["is no configuration", "more than 1,000,000 bytes"],
}


@pytest.mark.parametrize("text", WRONG, ids=lambda text: text.replace("\n", " ")[:60])
def test_a_mistake_is_named_with_file_key_and_what_is_allowed(folder: Path, text: str) -> None:
    """Each error is one line that names the file, the key and what would be right, and shows no secret."""
    with pytest.raises(ConfigError) as caught:
        load(folder, text)
    line = str(caught.value)
    assert line.startswith(str(folder / "some.toml"))
    assert [] == [part for part in WRONG[text] if part not in line], line
    assert "\n" not in line
    assert 1 == len(caught.value.problems)
    assert "hunter2" not in line


def test_all_mistakes_are_found_at_once(folder: Path) -> None:
    """The line names the first and counts the others; `problems` holds each."""
    with pytest.raises(ConfigError, match=r"and 2 more: `csto check config` lists them") as caught:
        load(folder, '[crawl]\nretries = -1\nworkers = "4"\n[serve]\nport = 3')
    assert 3 == len(caught.value.problems)


@pytest.mark.parametrize(
    ("text", "env", "parts"),
    [
        ('[channels.d]\ntype = "webhook"', {}, ["channels.d", "url, url_env or url_file"]),
        ('[channels.d]\ntype = "webhook"\nurl_env = "NOPE"', {}, ["channels.d.url_env", "NOPE", "not set"]),
        ('[channels.d]\ntype = "apprise"\nurl_env = "NOPE"', {"NOPE": " "}, ["channels.d.url_env", "nothing"]),
        ('[channels.d]\ntype = "webhook"\nurl = "http://x"\nsecret_file = "no"', {}, ["secret_file", "no such file"]),
        ('[channels.d]\ntype = "webhook"\nurl = "http://x"\nurl_env = "X"', {}, ["channels.d.url_env", "one of them"]),
        ('[channels.d]\ntype = "apprise"\nurl_env = "X"', {"X": "hello"}, ["channels.d", "no address", "scheme://"]),
        ('[channels.d]\ntype = "jsonl"\npath = "/"', {}, ["channels.d.path", "/ is a folder", "the path of a file"]),
        ('[crawl]\nproxy_env = "NOPE"', {}, ["crawl.proxy_env", "NOPE"]),
        ('[crawl]\nca_bundle = "no.pem"', {}, ["crawl.ca_bundle", "no.pem"]),
    ],
)
def test_what_the_file_points_at_must_be_there(folder: Path, text: str, env: dict[str, str], parts: list[str]) -> None:
    """A missing variable, secret file or certificate is an error of the configuration, found before work begins."""
    loaded = load(folder, text, env)
    with pytest.raises(ConfigError) as caught:
        loaded.check_surroundings()
    assert [] == [part for part in parts if part.lower() not in str(caught.value).lower()], str(caught.value)


def test_a_secret_file_gives_its_one_line(folder: Path) -> None:
    """The closing newline of a secret file is no part of the secret."""
    (folder / "secret").write_text("whsec_abc\n")
    loaded = load(folder, '[channels.d]\ntype = "webhook"\nurl = "http://x"\nsecret_file = "secret"')
    spec = next(spec for spec in loaded.channel_specs() if spec.name == "d")
    assert "whsec_abc" == spec.secret
    assert "whsec_abc" not in repr(spec)
    assert {"whsec_abc"} == loaded.secret_values()


def test_channel_filters_reach_the_policy(folder: Path) -> None:
    """What narrows a channel in the file narrows it in the policy; a table for the console too."""
    channel = (
        load(
            folder,
            '[channels.console]\ntype = "console"\nkinds = ["security_event"]\ntopics = ["border"]\nstates = ["AM"]\n'
            'sources = ["csto-ru"]\nmin_score = 0.9\ntypes = ["event.new"]\ndigest = "hourly"',
        )
        .policy()
        .channels[0]
    )
    assert ("security_event",) == channel.kinds
    assert (("border",), ("AM",), ("csto-ru",)) == (channel.topics, channel.states, channel.sources)
    assert ((AlertType.EVENT_NEW,), 0.9, "hourly") == (channel.types, channel.min_score, channel.digest)


@pytest.mark.parametrize("content", [b"\xff\xfe", b"\xef\xbb\xbfstate = 's'\n"])
def test_a_file_in_another_encoding(folder: Path, content: bytes) -> None:
    """A byte order mark is no obstacle; what is not UTF-8 is said to be so."""
    (folder / "csto.toml").write_bytes(content)
    if content.startswith(b"\xef"):
        assert "s" == config.load(None, {}).state.name
    else:
        with pytest.raises(ConfigError, match="not UTF-8"):
            config.load(None, {})


@pytest.mark.parametrize("name", ["nowhere.toml", "."])
def test_a_named_file_must_be_readable(folder: Path, name: str) -> None:
    """A file that was asked for and is not there is an error, not a reason to look elsewhere."""
    with pytest.raises(ConfigError, match="cannot be read"):
        config.load(folder / name, {})
    with pytest.raises(ConfigError, match="cannot be read"):
        config.load(None, {"CSTO_CONFIG": str(folder / name)})
