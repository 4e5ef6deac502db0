"""`csto rules test`: today's rules over the archive."""

import datetime as dt
from dataclasses import replace

import click

from pipeline.app import options, output


@click.group("rules")
@options.common
def command() -> None:
    """What today's rules would alert on."""


@command.command("test", short_help="What today's rules would alert on, next to what was alerted.")
@options.published_since
@options.as_json
@options.common
@click.pass_context
def test(context: click.Context, since: dt.date | None, as_json: bool) -> None:
    """Stored records that today's rules would alert on, and why, next to what was alerted then. Writes nothing."""
    config = context.obj.config()
    from pipeline.app import record_view, rules_report
    from pipeline.app.stored import reading_or_saying

    with reading_or_saying(config) as database:
        found = list(rules_report.findings(database, config.policy(), since)) if database else []
    if as_json:
        output.put_json([rules_report.as_json(finding) for finding in found])
        return
    for finding in found:
        alerted = ", ".join(finding.alerted) or "not alerted then"
        lines = [f"    {'would alert' if finding.would_alert else 'would NOT alert'}; {alerted}"]
        lines += [f"    {one.rule}: {one.field} {record_view.safe(one.text)!r}" for one in finding.verdict.reasons]
        output.show([record_view.heading(replace(finding.record, verdict=finding.verdict)), *lines])
    wanted, changed = sum(one.would_alert for one in found), sum(one.is_changed for one in found)
    output.say(f"{wanted} would alert; {changed} differ from what was done")
