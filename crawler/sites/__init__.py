"""The sites that are built in: one literal of `SiteProfile` each, nothing else.

How to add a site
-----------------
1. Write a module here that holds one `SiteProfile` literal (two, where a site has two languages). What it needs:

   - `hosts`: every host name the site answers under, with and without `www`; the first is the canonical one;
   - `sections`: paths of the listings to poll, no slash at either end; `archive_sections`: those a backfill adds;
   - `article`: patterns over `path?query` of the canonical address. The group `section` names the section, else the
     path without its last segment does. A direct child of a polled section is an article without a pattern of its own;
   - `listing`: patterns of listing pages other than the polled sections;
   - `page_parameter`: `?<it>=2` is a listing's second page; `month_archive` where the archive is by month and year;
   - `kept_parameters`: query parameters that are part of a page's identity; all others are noise and dropped;
   - `closing_slash`: whether canonical paths end in one.

   No class name and no selector is needed; `hints` may hold guesses at the markup, which are only ever used where they
   agree with the page's anatomy.
2. Add the literal to `PROFILES`, and to the table of cases in tests/crawler/test_urls.py a few real addresses: an
   article, a listing, a second page, a file, noise.
3. `csto check <name>` runs every stage on the site's first listing and writes nothing.
"""

from crawler.sites.csto import CSTO_EN, CSTO_RU
from crawler.sites.jscsto import JSCSTO_EN, JSCSTO_RU
from crawler.sites.pacsto import PACSTO_EN, PAODKB_RU

PROFILES = (CSTO_EN, CSTO_RU, JSCSTO_EN, JSCSTO_RU, PACSTO_EN, PAODKB_RU)
