"""Evidence addresses: the one stable way to point at a page and a box, a cell, or a stretch of text."""

from __future__ import annotations

from urllib.parse import quote

from leafproof.records import Anchor, Fractions, PageAnchor, SheetAnchor, TextAnchor

SHORTEST = 8


def percent(box: Fractions) -> str:
    """The box as `left,top,right,bottom` in percent of the displayed page, as few decimals as needed, at most two."""
    return ",".join(f"{value / 100:.2f}".rstrip("0").rstrip(".") for value in (box.left, box.top, box.right, box.bottom))


def address(anchor: Anchor, *, digits: int = SHORTEST) -> str:
    """The path of an anchor in the workbench, such as `/d/46a86190/p/1?box=71.9,35.2,84,36.6`."""
    document = f"/d/{anchor.document[:digits]}"
    match anchor:
        case PageAnchor():
            boxes = "&".join(f"box={percent(box)}" for box in anchor.boxes)
            return f"{document}/p/{anchor.page}?{boxes}"
        case SheetAnchor():
            return f"{document}/sheet/{quote(anchor.sheet, safe='')}?cells={anchor.cells}"
        case TextAnchor():
            return f"{document}/text?range={anchor.start}-{anchor.end}"


def cite(anchor: Anchor, *, name: str, digits: int = SHORTEST) -> str:
    """The citation of an anchor: the file's name, its digest, the place, and the address that does not depend on a port."""
    match anchor:
        case PageAnchor():
            printed = f" (printed {anchor.printed_page})" if anchor.printed_page is not None else ""
            place = f"p. {anchor.page}{printed}, box {' + '.join(percent(box) for box in anchor.boxes)} %"
        case SheetAnchor():
            place = f"sheet {anchor.sheet}, cells {anchor.cells}"
        case TextAnchor():
            place = f"characters {anchor.start}-{anchor.end}"
    return f"{name}, {place}, sha256 {anchor.document[:16]}, leafproof:{address(anchor, digits=digits)[3:]}"
