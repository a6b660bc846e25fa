"""`leafproof show`: any object with its fields, its quote and its place; `--image` writes the page with the box drawn."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from leafproof.case.folder import CaseFolder
from leafproof.case.store import SqliteStore
from leafproof.cli.options import Options, common, pick_case
from leafproof.cli.page_image import page_image
from leafproof.cli.terminal import envelope, say, shown
from leafproof.engine.lookup import Address, document_id, finding_id, parse_address, parts_of, record, statement_id
from leafproof.errors import UsageError
from leafproof.extract.view import DocumentView
from leafproof.records import Page, ReadDocument, Sheet, Text
from leafproof.values.scripts import visible


def _value(value: Any) -> str:
    if isinstance(value, dict):
        if "as_written" in value:
            return (
                f"{value['first']}"
                + (f" to {value['last']}" if value["last"] != value["first"] else "")
                + f"  («{shown(value['as_written'], 0)}»)"
            )
        return ", ".join(f"{name} {shown(str(entry), 0)}" for name, entry in value.items())
    return shown(str(value), 0)


def _statement(form: dict[str, Any]) -> None:
    kind = form["kind"].replace("_", " ")
    say(f"{form['id'][:12]}  {kind}   status {form['status']} ({visible(form['status_reason'])})   state {form['state']}")
    for name, value in form["fields"].items():
        if value not in (None, [], {}):
            say(f"  {name:16}{_value(value)}")
    for name in ("modality", "qualifier"):
        if form[name] not in (None, "asserted"):
            say(f"  {name:16}{form[name]}")
    confidence = form["confidence"]
    read = "text layer" if confidence["source"] == "text_layer" else f"OCR, lowest word confidence {confidence['lowest']}"
    say(f"  {'read by':16}{read}" + (f"   doubts: {', '.join(form['doubts'])}" if form["doubts"] else ""))
    for anchor in form["anchors"]:
        say(f'  "{shown(anchor["quote"], 0)}"   {_place(anchor)}')
    say(f"Citation  {shown(form['cite'], 0)}")


def _place(anchor: dict[str, Any]) -> str:
    if "page" in anchor:
        boxes = " + ".join(",".join(f"{edge * 100:.2f}" for edge in box) for box in anchor["boxes"])
        return f"p. {anchor['page']}, box {boxes} %"
    if "sheet" in anchor:
        return f"sheet {visible(anchor['sheet'])}, {anchor['cells']}"
    return f"characters {anchor['start']}-{anchor['end']}"


def _document(store: SqliteStore, form: dict[str, Any], address: Address) -> None:
    say(f"d{form['id'][:8]}  {form['kind'].replace('_', ' ')}   stage {form['stage']}   {form['outcome'].replace('_', ' ')}")
    for occurrence in form["occurrences"]:
        say(f"  {'received as':16}{shown(occurrence['path'], 0)}   ({occurrence['received']})")
    say(f"  {'sha256':16}{form['id']}")
    for name in ("media_type", "size", "pages", "read_by", "ocr", "number", "dated", "languages", "kind_reasons", "stage_reasons"):
        if form[name] not in (None, [], "", 0):
            value = form[name]
            text = "; ".join(shown(str(entry), 0) for entry in value) if isinstance(value, list) else _value(value)
            say(f"  {name.replace('_', ' '):16}{text}")
    for field in form["header"]:
        say(f"  {field['name'][:15]:16}{shown(field['value'], 0)}")
    for gap in form["gaps"]:
        part = f" ({shown(gap['where'], 0)})" if gap["where"] else ""
        say(f"  {'not read':16}{gap['reason']}{part}: {shown(gap['sentence'], 0)}  try: {shown(gap['way_out'], 0)}")
    query = "SELECT id, kind, status, page, quote FROM statements WHERE document = ? AND (? IS NULL OR page = ?) ORDER BY page, kind, id"
    rows = list(store.rows(query, (form["id"], address.page, address.page)))
    say(f"  {'statements':16}{len(rows):,}")
    for identity, kind, status, page, quote in rows[:200]:
        say(f"    {identity[:12]}  {'' if page is None else f'p{page}':5} {kind:11} {status:9} {shown(quote, 60)}")


def _text(store: SqliteStore, address: Address) -> str:
    pieces: list[str] = []
    for part in parts_of(store, address.document):
        match part:
            case Page() if address.page in (None, part.number):
                pieces.append(DocumentView(ReadDocument(address.document, "", "", pages=(part,))).text + "\n")
            case Sheet() if address.page is None:
                pieces.append(f"[{part.name}]\n" + DocumentView(ReadDocument(address.document, "", "", sheets=(part,))).text + "\n")
            case Text() if address.page is None:
                pieces.append(part.text)
            case _:
                pass
    whole = "".join(pieces)
    return whole if address.start is None else whole[address.start : address.end]


def _resolve(store: SqliteStore, given: str) -> tuple[str, dict[str, Any], Address]:
    if given.startswith("s-"):
        form = record(store, "statements", statement_id(store, given))
        anchor = form["anchors"][0]
        boxes = tuple(
            (b[0] * 100, b[1] * 100, b[2] * 100, b[3] * 100)
            for a in form["anchors"]
            if a.get("page") == anchor.get("page")
            for b in a.get("boxes", ())
        )
        return (
            "statement",
            form,
            Address(anchor["document"], anchor.get("page"), boxes, anchor.get("cells"), anchor.get("start"), anchor.get("end")),
        )
    if given.startswith("f-"):
        form = record(store, "findings", finding_id(store, given))
        return "finding", form, Address(form["document"] or "")
    address = parse_address(store, given)
    return "document", record(store, "documents", document_id(store, address.document)), address


def _show(folder: CaseFolder, options: Options, given: str, image: Path | None, *, text: bool) -> int:
    store = folder.store(read_only=True)
    try:
        what, form, address = _resolve(store, given)
        document = record(store, "documents", address.document) if address.document else {"outcome": "not_read"}
        code = 3 if document["outcome"] == "not_read" else 0
        if image is not None:
            page_image(folder, store, address, image, crop=what == "statement" or bool(address.boxes))
        if options.as_json:
            summary = {"what": what, "image": None if image is None else image.name}
            items: list[Any] = [{**form, "text": _text(store, address)}] if text else [form]
            envelope(options, "show", case=folder.settings().case.name, code=code, items=items, unread=None, summary=summary)
            return code
        if text:
            for line in _text(store, address).splitlines():
                say(visible(line.replace("\t", "    ")))
            return code
        if what == "statement":
            _statement(form)
        elif what == "finding":
            for name in ("id", "check", "family", "outcome", "grade", "document", "observed", "sentence", "settle"):
                if form[name] is not None:
                    say(f"  {name:12}{shown(str(form[name]), 0)}")
        else:
            _document(store, form, address)
        if image is not None:
            say(f"Wrote {image}")
        return code
    finally:
        store.close()


@click.command("show")
@click.argument("words", nargs=-1, required=True, metavar="[CASE] ID")
@click.option("--image", type=click.Path(path_type=Path), help="Write a PNG: of the boxes with a margin, or of the whole page.")
@click.option("--text", is_flag=True, help="Print the text of the document or page.")
@common
def verb(options: Options, words: tuple[str, ...], *, image: Path | None, text: bool) -> int:
    """Show a document, page, box, statement or finding: fields, status, quote, place, citation."""
    folder, rest = pick_case(options, words)
    if len(rest) != 1:
        raise UsageError(
            "give one id", why=f"{len(rest)} were given", way_out="leafproof show s-7k2m   (ids are printed by search, status and export)"
        )
    return _show(folder, options, rest[0], image, text=text)
