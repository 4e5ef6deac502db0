"""The [alerts] and [channels] tables as the policy that decides and routes. Pure."""

from typing import TYPE_CHECKING

from pipeline.alert import ChannelPolicy, Policy
from pipeline.app.config_model import Channel
from pipeline.model import Kind

if TYPE_CHECKING:
    from pipeline.app.config import Config


def policy(config: "Config") -> Policy:
    """When and where alerts go. Channels outside `alerts.channels` get none."""
    alerts, tables = config.alerts, config.channel_tables()
    return Policy(
        kinds=tuple(Kind(kind) for kind in alerts.kinds),
        on=alerts.on,
        min_score=alerts.min_score,
        max_age=alerts.max_age,
        stale_after=alerts.stale_after,
        burst=alerts.burst,
        quiet_hours=alerts.quiet_hours,
        timezone=alerts.timezone,
        channels=tuple(_channel(name, tables[name]) for name in config.active_channels()),
    )


def _channel(name: str, table: Channel) -> ChannelPolicy:
    return ChannelPolicy(
        name=name,
        kinds=table.kinds or (),
        topics=table.topics or (),
        states=table.states or (),
        sources=table.sources or (),
        types=tuple(str(kind) for kind in table.types or ()),
        min_score=table.min_score or 0.0,
        digest=table.digest,
    )
