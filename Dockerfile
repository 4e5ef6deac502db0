# The CSTO monitor, as a user without rights, on a read-only root: only /var/lib/csto is written to.
#
#   docker build -t csto .
#   docker run --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges -v csto:/var/lib/csto csto
#
# A configuration goes to /etc/csto/csto.toml (-v ./csto.toml:/etc/csto/csto.toml:ro); pipeline/app/deploy/compose.yaml
# has all of it in one file. Health, metrics and feeds are for the container alone, until the configuration says
# `address = "0.0.0.0:8321"` under [serve] and the port is published (-p 127.0.0.1:8321:8321).

FROM python:3.11-slim AS build
WORKDIR /src
COPY pyproject.toml requirements.lock README.md LICENSE ./
COPY crawler crawler
COPY pipeline pipeline
RUN python -m venv /opt/csto && /opt/csto/bin/pip install --no-cache-dir -c requirements.lock .

FROM python:3.11-slim
RUN useradd --system --uid 10001 --user-group --home-dir /var/lib/csto --shell /usr/sbin/nologin csto \
    && install -d -o csto -g csto -m 0700 /var/lib/csto
COPY --from=build /opt/csto /opt/csto
ENV PATH=/opt/csto/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
WORKDIR /var/lib/csto
VOLUME /var/lib/csto
USER 10001:10001
EXPOSE 8321
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8321/healthz', timeout=4)"]
ENTRYPOINT ["csto"]
CMD ["run"]
