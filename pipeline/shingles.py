"""Shingles, their resemblance, and MinHash bands (Broder 1997; Leskovec, Rajaraman, Ullman, chapter 3). Pure.

A pair of resemblance 0.6 shares a band of 32x4 with a chance of 0.99, one of 0.1 with 0.003. What shares a band is then
measured exactly. The bands are the same in every process and on every machine; SKETCH names them.
"""

import struct
from collections.abc import Collection, Sequence

from rensa import RMinHash

WIDTH = 3
BANDS = 32
ROWS = 4
SEED = 20020514
SKETCH = f"rensa{RMinHash.ALGORITHM_VERSION}-{BANDS}x{ROWS}-{WIDTH}-{SEED}"
_FACTOR, _PLACE = 0x9E3779B97F4A7C15F39CC0605CEDC835, 0xC2B2AE3D27D4EB4F165667B19E3779F9
_MASK = (1 << 128) - 1  # multiply-shift hashing (Dietzfelbinger 1996): the upper bits of the product
_WIDE = 256  # bits a band: the four rows below, above them room for the product, so that one multiplication does all
_SIGNATURE = struct.Struct("<" + f"{ROWS}I{ROWS * 4}x" * BANDS)
_KEYS = struct.Struct("<" + "10xQ14x" * BANDS)  # bits 80 to 127 of each; what follows is masked
_PLACES = sum((place * _PLACE & _MASK) << _WIDE * (place - 1) for place in range(1, BANDS + 1))
_PRODUCTS = sum(_MASK << _WIDE * band for band in range(BANDS))


def runs(words: Sequence[str]) -> list[str]:
    """Every run of three words, with repeats; the words themselves as one where there are fewer."""
    if len(words) < WIDTH:
        return [" ".join(words)] if words else []
    return [*map(" ".join, zip(words, words[1:], words[2:], strict=False))]


def shingles(words: Sequence[str]) -> frozenset[str]:
    """The runs of three words, each once."""
    return frozenset(runs(words))


def resemblance(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared shingles over all shingles, 0..1 (Jaccard)."""
    if not one or not other:
        return 0.0
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared)


def bands(of: Collection[str]) -> tuple[int, ...]:
    """32 keys of 48 bits; texts that resemble each other share at least one of them. None for no shingles.

    A shingle given twice changes nothing.
    """
    if not of:
        return ()
    sketch = RMinHash(BANDS * ROWS, SEED)
    sketch.update(of)
    rows = int.from_bytes(_SIGNATURE.pack(*sketch.digest()), "little")
    return _KEYS.unpack((rows * _FACTOR + _PLACES & _PRODUCTS).to_bytes(_KEYS.size, "little"))
