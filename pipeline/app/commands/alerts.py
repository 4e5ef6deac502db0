"""`csto alerts`: the delivery ledger."""

from collections import Counter
from collections.abc import Iterable

import click

from pipeline.app import options, output
from pipeline.app.result import PARTLY

STATES = ("pending", "held", "failed", "delivered", "dead")


@click.command("alerts")
@click.argument("action", type=click.Choice(["list", "retry", "test"]), default="list", metavar="[list|retry|test]")
@click.argument("channel", required=False)
@click.option(
    "--state", type=click.Choice(STATES), metavar="S", help=f"Only deliveries of this state: {', '.join(STATES)}."
)
@click.option("--limit", type=click.IntRange(1), metavar="N", help="At most, newest first.")
@options.as_json
@options.common
@click.pass_context
def command(
    context: click.Context, action: str, channel: str | None, state: str | None, limit: int | None, as_json: bool
) -> None:
    """The delivery ledger. `retry` makes everything undelivered due now; `test CHANNEL` sends a sample through one."""
    if channel is not None and action == "list":
        raise click.UsageError("CHANNEL belongs to `retry` or `test`")
    if action == "test":
        context.exit(_test(context.obj, channel))
    if action == "retry":
        return _retry(context.obj, channel)
    return _list(context.obj, state, limit, as_json)


def _list(app: options.App, state: str | None, limit: int | None, as_json: bool) -> None:
    from pipeline import ledger
    from pipeline.app import ledger_view
    from pipeline.app.channels import now
    from pipeline.app.stored import reading_or_saying

    with reading_or_saying(app.config()) as database:
        entries = ledger.entries(database, state=state, limit=limit) if database else iter(())
        if as_json:
            output.put_json([ledger.as_json(entry) for entry in entries])
            return
        output.show(ledger_view.shown(list(entries), ledger.channels(database) if database else (), now()))


def _retry(app: options.App, channel: str | None) -> None:
    config = app.config()
    from pipeline import ledger
    from pipeline.app.channels import now
    from pipeline.app.stored import writing
    from pipeline.outbox import Outbox

    if channel is not None:
        _known(config.channel_tables(), channel)
    with writing(config) as database:
        waiting = Counter[str]()
        for (name, state), count in ledger.counts(database).items():
            waiting[name] += count if state != "delivered" and channel in (None, name) else 0
        Outbox(database).retry_all(now(), channel)
    active = config.active_channels()
    due = sum(waiting[name] for name in active)
    output.say(f"{due} due now: delivered by the running daemon, or by the next `csto poll`")
    for name, count in sorted(waiting.items()):
        if count and name not in active:
            output.say(f"{count} kept for {name}: by this configuration alerts go to no such channel")


def _test(app: options.App, channel: str | None) -> int:
    """Sends at once, past the outbox: what is tested is the channel."""
    import logging

    from pipeline import ledger
    from pipeline.app import channels
    from pipeline.channels.errors import DeliveryError

    config = app.config()
    if channel is None:
        raise click.UsageError(f"test which CHANNEL? There are: {', '.join(config.channel_tables())}")
    _known(config.channel_tables(), channel)
    app.log(logging.WARNING, config.secret_values())
    spec = config.channel_spec(channel)
    opened = channels.opened(config, spec)
    try:
        answer = opened.send(ledger.sample(channel, channels.now()), 1)
    except DeliveryError as error:
        output.say(f"failed: {channel}: {error}")
        return PARTLY
    finally:
        opened.close()
    output.say(f"{channel}: {answer}")
    return 0


def _known(names: Iterable[str], channel: str) -> None:
    if channel not in names:
        from pipeline.app.config_problems import unknown

        raise click.UsageError(unknown("CHANNEL", channel, names))
