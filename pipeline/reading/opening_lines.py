"""Short lines over the first paragraph of an article without a headline: salutation, subheading, STATEMENT. Pure."""

from pipeline.reading.credits import is_credit
from pipeline.reading.edges import is_caption
from pipeline.reading.endings import is_where_and_when
from pipeline.reading.furniture import image_names, is_kind, is_share, is_site_name
from pipeline.reading.layout import Layout
from pipeline.reading.lines import has_ended
from pipeline.reading.setting import is_prose
from pipeline.reading.tools import is_gauge, is_of_page_parts, is_tool


def with_opening(layout: Layout, start: int) -> int:
    """The place of the first of the short lines a text opens with, over its first paragraph or in a box like its."""
    rows, parents = layout.rows, layout.flat.parents
    first, box, kind = start, layout.block(rows[start]).box, layout.kind_of_box(rows[start])
    for place in range(start - 1, max(layout.standing.stop, start - 3) - 1, -1):
        row = rows[place]
        if image_names(row.text):
            continue
        block = layout.block(row)
        is_salutation = row.text[-1:] in ("!", ",")
        is_near = parents[block.box] == parents[box]
        is_near = is_near or (not is_prose(layout, row) and layout.depth_apart(block.box, box) is not None)
        is_beside = is_near and (is_salutation or layout.kind_of_box(row) == kind)
        is_around = block.box != 0 and block.box == parents[box]
        is_link = block.linked * 2 > len(row.text) or layout.points_elsewhere(block) or is_share(row.text)
        is_text = has_ended(row.text) or is_salutation or is_where_and_when(row.text) or is_caption(layout, row.text)
        is_beside_it = (block.box != box and parents[block.box] == parents[box]) or row.text.isupper()
        is_text = is_text or (is_beside_it and _is_subheading(layout, place))
        if is_link or not is_text or not (is_beside or is_around):
            break
        first = place
    return first


def _is_subheading(layout: Layout, place: int) -> bool:
    """Whether a few words over a paragraph, in an element like its beside it, are none that a page says of itself."""
    row, block = layout.rows[place], layout.block(layout.rows[place])
    is_of_page = is_tool(row.text) or is_credit(row.text) or is_of_page_parts(block) or is_kind(row.text)
    is_of_page = is_of_page or is_site_name(row.text) or is_gauge(row.text) or layout.is_section(row.text)
    is_alike = layout.kind_of_box(row) == layout.kind_of_box(layout.rows[place + 1])
    return is_alike and not (row.is_date or block.links or is_of_page)
