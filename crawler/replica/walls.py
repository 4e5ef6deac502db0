"""Pages of the walls that stand before such sites: status, headers, HTML. Their marks, our words."""

from collections.abc import Mapping
from types import MappingProxyType

_DDOS_GUARD = """<!DOCTYPE html><html><head><title>DDoS-Guard</title><meta charset="utf-8">
<script src="/.well-known/ddos-guard/js-challenge/index.js"></script></head><body data-ddg-origin="true">
<h1 id="ddg-l10n-title">Checking your browser before you go on</h1>
<p id="ddg-l10n-description">Wait a few seconds, the test runs by itself. JavaScript and cookies must be allowed.</p>
<p>DDoS protection by DDoS-Guard</p></body></html>"""

_CLOUDFLARE = """<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title>
<meta http-equiv="refresh" content="360"></head><body class="no-js"><div class="main-wrapper" role="main">
<noscript><div class="h2"><span id="challenge-error-text">Enable JavaScript and cookies to continue</span></div>
</noscript></div>
<script>(function(){window._cf_chl_opt={cvId:'3',cType:'managed'};var a=document.createElement('script');
a.src='/cdn-cgi/challenge-platform/h/g/orchestrate/chl_page/v1';}());</script></body></html>"""

_CAPTCHA = """<!DOCTYPE html><html><head><title>Are you a robot?</title><meta charset="utf-8"></head><body>
<form action="/checkcaptcha" method="post"><h1>Prove that you are not a robot</h1>
<div class="g-recaptcha" data-sitekey="0000"></div>
<label><input type="checkbox" name="smartcaptcha"> I am a person</label>
<p>Many requests came from your address. Type the letters of the picture.</p>
<img src="/captcha/image.png" alt="captcha">
<input name="rep"><button>Go on</button></form></body></html>"""

WALLS: Mapping[str, tuple[int, tuple[tuple[str, str], ...], str]] = MappingProxyType(
    {
        "ddos-guard": (403, (("Server", "ddos-guard"), ("Set-Cookie", "__ddg1_=x; Path=/")), _DDOS_GUARD),
        "cloudflare": (
            403,
            (("Server", "cloudflare"), ("cf-mitigated", "challenge"), ("CF-RAY", "0-XXX")),
            _CLOUDFLARE,
        ),
        "captcha": (200, (("Cache-Control", "no-store"),), _CAPTCHA),
    }
)
