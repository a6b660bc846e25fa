"""Sets papers as plain text, web pages, comma-separated tables and e-mails."""

from __future__ import annotations

import csv
import html
import io
from datetime import datetime, timedelta, timezone
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from leafproof.demo.blocks import Grid, Pair, Paper, Paragraph
from leafproof.demo.chance import Chance
from leafproof.demo.invented import table


def footer(paper: Paper) -> str:
    """The line that says the document is made up."""
    return str(table(f"texts_{paper.languages[0]}")["frame"]["footer"])


def lines(paper: Paper) -> list[str]:
    """The paper's text, a paragraph a line; tables are left out."""
    out: list[str] = []
    for block in paper.blocks:
        if isinstance(block, Paragraph):
            out += [*block.text.split("\n"), ""]
        elif isinstance(block, Pair):
            out += [*block.left, *block.right, ""]
    return [*out, footer(paper), ""]


def text(paper: Paper, encoding: str) -> bytes:
    """Plain text in an encoding; signs that it lacks are left out by the caller's choice of words, never replaced."""
    return "\n".join(lines(paper)).translate(_PLAIN.get(encoding, {})).encode(encoding)


# What the old Russian encodings cannot hold is written as typewriters did.
_PLAIN: dict[str, dict[int, str]] = {
    "koi8-r": {ord("«"): '"', ord("»"): '"', ord("–"): "-", ord("№"): "N", ord("●"): "*", 0x2009: " ", 0x202F: " ", 0xA0: " "},
    "cp1251": {0x2009: " ", 0x202F: " ", ord("●"): "*"},
    "gb18030": {},
}


def web_page(paper: Paper) -> bytes:
    """An HTML page with the paper's text and tables."""
    out = ["<!DOCTYPE html>", f'<html lang="{paper.languages[0]}"><head><meta charset="utf-8"><title>{html.escape(paper.subject)}</title>',
           "<script>var x = 1;</script></head><body>"]  # fmt: skip
    for block in paper.blocks:
        if isinstance(block, Paragraph) and block.text:
            tag = "h1" if block.bold and block.step >= 2 else "p"
            out.append(f"<{tag}>{html.escape(block.text).replace(chr(10), '<br>')}</{tag}>")
        elif isinstance(block, Pair):
            out.append(f"<p>{html.escape(' '.join(block.left))}</p><p>{html.escape(' '.join(block.right))}</p>")
        elif isinstance(block, Grid):
            out += _web_table(block)
    out.append(f"<p><small>{footer(paper)}</small></p></body></html>")
    return "\n".join(out).encode()


def _web_table(grid: Grid) -> list[str]:
    out = ['<table border="1">']
    depth = grid.depth()
    upper: list[str] = []
    lower: list[str] = []
    index = 0
    while index < len(grid.columns):
        label = grid.columns[index].label
        after = index + 1
        if depth == 1 or len(label) == 1:
            upper.append(f"<th{' rowspan=2' if depth == 2 else ''}>{html.escape(label[0])}</th>")
        else:
            while after < len(grid.columns) and len(grid.columns[after].label) == 2 and grid.columns[after].label[0] == label[0]:
                after += 1
            upper.append(f"<th colspan={after - index}>{html.escape(label[0])}</th>")
            lower += [f"<th>{html.escape(column.label[1])}</th>" for column in grid.columns[index:after]]
        index = after
    out += [f"<tr>{''.join(level)}</tr>" for level in (upper, lower) if level]
    if grid.number_row:
        out.append("<tr>" + "".join(f"<td>{i + 1}</td>" for i in range(len(grid.columns))) + "</tr>")
    for row in grid.rows:
        first = f"<td colspan={row.span}>{html.escape(row.cells[0])}</td>" if row.span > 1 else ""
        cells = row.cells[row.span :] if row.span > 1 else row.cells
        out.append(f"<tr>{first}{''.join(f'<td>{html.escape(cell)}</td>' for cell in cells)}</tr>")
    return [*out, "</table>"]


def comma_table(paper: Paper, encoding: str, mark: str) -> bytes:
    """The first table as separated values; groups of labels are joined into one header row."""
    grid = next(block for block in paper.blocks if isinstance(block, Grid))
    out = io.StringIO()
    writer = csv.writer(out, delimiter=mark, lineterminator="\r\n")
    writer.writerow([", ".join(column.label) for column in grid.columns])
    for row in grid.rows:
        writer.writerow([cell.replace("\u2009", " ").replace("\u202f", " ") for cell in row.cells])
    writer.writerow([footer(paper), *("" for _ in grid.columns[1:])])
    return out.getvalue().encode(encoding)


def mail(paper: Paper, attachments: list[tuple[str, str, bytes]], chance: Chance, *, charset: str = "utf-8") -> bytes:
    """An e-mail with the paper's words as its body.

    Args:
        paper: the words; its date becomes the header's.
        attachments: name, media type, content.
        chance: the stream for addresses and ids.
        charset: of body and headers.
    """
    message = EmailMessage(policy=SMTP.clone(max_line_length=78))
    day = datetime.fromisoformat(paper.date or "2024-01-02").replace(hour=10, tzinfo=timezone(timedelta(hours=3)))
    message["Date"] = format_datetime(day)
    message["From"] = "Zalessky <zalessky@vestmark.example>"
    message["To"] = "Supply <supply@ozerania.example>"
    message["Subject"] = paper.subject.translate(_PLAIN.get(charset, {}))
    message["Message-ID"] = f"<{chance.whole(10**9, 10**10)}@vestmark.example>"
    body = "\n".join(lines(paper)).translate(_PLAIN.get(charset, {}))
    message.set_content(body, charset=charset, cte="base64" if charset != "utf-8" else "quoted-printable")
    for name, media_type, data in attachments:
        kind, _, sub = media_type.partition("/")
        message.add_attachment(data, maintype=kind, subtype=sub, filename=name)
    if attachments:
        message.set_boundary(f"==={chance.whole(10**15, 10**16)}==")
    return message.as_bytes()
