"""`csto status`: how everything is."""

import datetime as dt

import click

from pipeline.app import lock, options, output
from pipeline.app.result import PARTLY

AHEAD = dt.timedelta(hours=14)
"""A day may have begun somewhere that has not in UTC."""


@click.command("status")
@options.since
@options.until
@options.as_json
@options.common
@click.pass_context
def command(context: click.Context, since: dt.date | None, until: dt.date | None, as_json: bool) -> None:
    """Per source: last poll, last success, last new record, and what is wrong. Exit 1 if anything is unhealthy.

    --since and --until bound the period whose completeness is judged: by default the last 24 hours.
    """
    options.check_period(since, until)
    config = context.obj.config()
    from pipeline.app import asking, status, status_json, status_view
    from pipeline.app.stored import reading_if_any

    now = dt.datetime.now(dt.UTC)
    if since and since > (now + AHEAD).date():
        raise click.UsageError(f"--since {since} is still to come")
    last = min(until, now.date()) if until else None
    end = dt.datetime.combine(last + dt.timedelta(days=1), dt.time(), dt.UTC) if last else now
    start = dt.datetime.combine(since, dt.time(), dt.UTC) if since else end - dt.timedelta(days=1)
    holder = lock.holder(config.state)
    with reading_if_any(config) as database:
        found = status.gather(
            config.sources(),
            database,
            state=config.state,
            holder=holder,
            now=now,
            since=min(start, end, now),
            until=min(end, now),
            active=config.active_channels(),
            told=asking.reasons(config.serve.address, holder),
        )
    if as_json:
        output.put_json(status_json.as_json(found))
    else:
        output.show(status_view.shown(found))
    context.exit(0 if found.is_healthy else PARTLY)
