"""Turns pages into records, judges them, and delivers alerts. In the order the data flows:

model                                   the values all steps share
text dates encoding stems kept memo     words, days and bytes; answers that are remembered
anatomy recurring                       a page -> an article; its modules: reading/
seedtext                                a text in the seed record format -> an article, and back
health replaced                         how well a source is read; a notice in an article's place
fingerprint shingles facts spelling     what identifies an article, and what tells two apart
rewording bilingual                     how much of one text is said in another, or in another language
dedupe                                  new, same, revised, a copy, a translation
changes redline                         what differs between two wordings
classify                                a record -> a verdict with reasons; its modules: judging/, lexicon/
alert operations                        what is worth saying: of a record, of ourselves
routing digest holding                  to whom and when; many as one; what has to wait
schema errors record_json               the database, and records as JSON
store                                   records; its modules: storage/
search                                  full text; its modules: searching/
outbox outbox_schema claims ledger      what is to be told, and how far that has come
delivery carrier                        to all channels, each by itself: channels/
export feeds                            views for people and programs
flow                                    one page, every step, ONE transaction
app/                                    what runs: commands, daemon, status
"""
