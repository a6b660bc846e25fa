"""Words of a text layer stand where their letters are drawn."""

from __future__ import annotations

import io

from reportlab.pdfgen.canvas import Canvas

from leafproof.engine.contract import Source
from leafproof.read import pdf
from leafproof.records import Page, Word


def _words(draw: list[tuple[float, float, str]]) -> list[Word]:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    for x, y, text in draw:
        canvas.drawString(x, y, text)
    canvas.save()
    data = out.getvalue()
    source = Source(open=lambda: io.BytesIO(data), size=len(data), name="x.pdf", media_type="application/pdf")
    return [word for part in pdf.read(source) if isinstance(part, Page) for word in part.words]


def test_letters_set_one_under_the_other_keep_their_own_boxes() -> None:
    words = _words([(100, 700, "H"), (100, 686, "H"), (100, 672, "H")])
    assert [word.text for word in words] == ["H", "H", "H"]
    assert len({(word.box.left, word.box.right) for word in words}) == 1
    assert all(word.box.right - word.box.left > 500 for word in words)
    assert [word.line for word in words] == [0, 1, 2]
