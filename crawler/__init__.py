"""Fetches pages: from a source to a Page, polite and bounded; knows nothing of what is read in them. Bottom up:

model errors profile times              values, failures by what to do next, sites as data: sites/
urls targets listing sitemap            addresses, and the links of a page
wire http1 transport body               one GET and its whole answer
answer blockpage redirects              what an answer means, where it may lead
politeness robots retrying http         one conditional GET: polite, bounded, retried
frontier frontier_schema addresses      what is known of every address
fetchlog history daybook walks seen     every fetch, pass and walk; what their days came to
evidence packing warcfile disk          every page as a WARC record, and back
passing prefetch articles               one pass, and pages fetched ahead
polling deep                            the listings of a poll, and what they do not show
paging breaks backfill estimate         whole listings, walked to the end
archives/                               where else pages come from: Wayback Machine, WARC, seed files
events crawl                            visit(source): the shell of this package
replica/                                stand-in sites on loopback: for demo, tests and benchmarks
"""
