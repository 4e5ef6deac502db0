"""`csto run`: the daemon."""

import logging
import os

import click

from pipeline.app import lock, options


@click.command("run")
@options.common
@click.pass_context
def command(context: click.Context) -> None:
    """Polls every enabled source on its schedule and delivers alerts, until SIGTERM. SIGHUP reads FILE again."""
    app: options.App = context.obj
    config = app.config(surroundings=True)
    options.known_sources(config, ())
    app.log(logging.INFO, config.secret_values())
    from pipeline.app.config import Config

    def load() -> Config:
        fresh = app.config(surroundings=True)
        app.log(logging.INFO, fresh.secret_values())
        return fresh

    try:
        with lock.hold(config.state, "run"):
            from pipeline.app import jobs, service

            context.exit(service.run(config, jobs.work(config), load=load, env=os.environ))
    except KeyboardInterrupt:  # told to end before it had begun: that is an end like any other
        context.exit(0)
