"""The figures on real data and on demo caches: `make yardsticks`, or `python bench/yardsticks.py --data DIR [--only NAME]`."""

from __future__ import annotations

import argparse
import csv
import json
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from case_run import export, run

Ledger = dict[str, list[dict[str, Any]]]


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _opened(source: Path, work: Path) -> Ledger:
    case = work / f"{source.name}-case"
    measured = run(["open", str(source), "--case", str(case), "-q"])
    cost = f"{measured.wall:.1f} s, {measured.cpu:.1f} CPU-s, main process {measured.peak_mib:.0f} MiB"
    _say(f"  leafproof open {source.name}: exit {measured.exit_code}, {cost}")
    return export(case, work / f"{source.name}-export")


def _by_name(ledger: Ledger) -> dict[str, dict[str, Any]]:
    return {entry["path"]: document for document in ledger["documents"] for entry in document["occurrences"]}


def _same(left: Any, right: Any) -> bool:
    """Equal but for white space and case; `n/a` is how the index writes that there is nothing."""
    right = None if right == "n/a" else right
    return " ".join(str(left or "").split()).casefold() == " ".join(str(right or "").split()).casefold()


def _amount(value: Any) -> Decimal | None:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


def _table(title: str, counts: dict[str, list[int]]) -> None:
    _say(title)
    for name, (right, of) in counts.items():
        _say(f"  {name:28} {right:4} of {of:4}   {right / of if of else 0:.3f}")


def cables(data: Path, work: Path) -> None:
    """Date, from, to, subject and document number of the cables against the archive's index."""
    folder = data / "cables"
    ledger = _opened(folder, work)
    documents = _by_name(ledger)
    counts = {name: [0, 0] for name in ("read", "date", "from", "to", "subject", "document number")}
    with (folder / "index.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            document = documents.get(f"{row['Document Number']}.pdf")
            if document is None:
                continue
            header: dict[str, str] = {}
            for field in document["header"]:
                header.setdefault(field["name"], field["value"])
            wanted = datetime.strptime(row["Draft Date"].title() + " +0000", "%d %b %Y %z").date().isoformat()
            dated = document["dated"] or {}
            for name, right in (
                ("read", document["outcome"] == "read"),
                ("date", dated.get("first") == wanted == dated.get("last")),
                ("from", _same(header.get("from"), row["From"])),
                ("to", _same(header.get("to"), row["To"])),
                ("subject", _same(header.get("subject"), row["Subject"])),
                ("document number", _same(document["number"], row["Document Number"])),
            ):
                counts[name][0] += right
                counts[name][1] += 1
                if not right and "-v" in sys.argv:
                    _say(f"    {row['Document Number']} {name}: {header.get(name)!r} {dated if name == 'date' else ''} / {row}")
    _table("cables: fields exact", counts)


def _line_found(line: dict[str, Any], items: list[dict[str, Any]]) -> bool:
    name = str(line.get("name") or line.get("desc") or line.get("item") or "").split("\n")[0]
    price = _amount(line.get("price_unit", line.get("price")))
    total, quantity = _amount(line.get("price_subtotal")), _amount(line.get("qty"))
    for item in items:
        fields = item["fields"]
        printed = {_amount(fields["unit_price"]), _amount(fields["total"])}
        text = f"{fields['designation'] or ''} {fields['description'] or ''}".casefold()
        if (
            all(word.casefold() in text for word in name.split()[:2])
            and (price is None or price in printed)
            and (total is None or total in printed)
            and (quantity is None or fields["quantity"] is None or quantity == _amount(fields["quantity"]))
        ):
            return True
    return False


def invoices(data: Path, work: Path) -> None:
    """Number, date, amount, currency of the invoices, and the line items of those that list them, without a template."""
    folder = data / "invoices"
    ledger = _opened(folder, work)
    documents = _by_name(ledger)
    counts = {name: [0, 0] for name in ("number", "date", "amount", "currency", "line items")}
    for path in sorted(folder.glob("*.pdf")):
        answer = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))[0]
        document = documents[path.name]
        mine = [s for s in ledger["statements"] if s["anchors"][0]["document"] == document["id"]]
        money = [s["fields"] for s in mine if s["kind"] in {"payment", "contract"}]
        items = [s for s in mine if s["kind"] == "line_item"]
        dated = document["dated"] or {}
        checks = [
            ("number", _same(str(document["number"] or "").lstrip("#"), str(answer["invoice_number"]).lstrip("#"))),
            ("date", dated.get("first") == answer["date"] == dated.get("last")),
            ("currency", any(fields["currency"] == answer["currency"] for fields in money)),
        ]
        if "amount" in answer:
            checks.append(("amount", any(_amount(fields["amount"]) == _amount(answer["amount"]) for fields in money)))
        lines = [line for line in answer.get("lines", answer.get("line_items", [])) if any(k in line for k in ("name", "desc", "item"))]
        checks.extend(("line items", _line_found(line, items)) for line in lines)
        wrong = [name for name, right in checks if not right]
        for name, right in checks:
            counts[name][0] += right
            counts[name][1] += 1
        if wrong:
            have = [(f.get("amount"), f.get("currency")) for f in money]
            _say(f"    {path.name}: wrong {', '.join(wrong)}; number {document['number']!r}, dated {dated.get('first')}, money {have}")
    _table("invoices: fields exact", counts)


def formats(data: Path, work: Path) -> None:
    """Every file of the odd formats has exactly one outcome, and none crashed."""
    folder = data / "formats"
    files = sum(path.is_file() for path in folder.rglob("*"))
    ledger = _opened(folder, work)
    top = {entry["path"]: document for document in ledger["documents"] for entry in document["occurrences"] if entry["parent"] is None}
    outcomes: dict[str, int] = {}
    for document in top.values():
        name = document["outcome"] + (f" ({document['reason']})" if document["reason"] else "")
        outcomes[name] = outcomes.get(name, 0) + 1
    crashed = [f["observed"] for f in ledger["findings"] if f["outcome"] in {"crashed", "timed_out"}]
    _say(f"formats: {files} files in, {len(top)} outcomes out, {len(crashed)} crashed {crashed}")
    for name, n in sorted(outcomes.items(), key=lambda entry: (-entry[1], entry[0])):
        _say(f"  {n:4} {name}")


def demo(seeds: list[int], work: Path) -> None:
    """Five demo caches, each scored against its own answer key."""
    from leafproof.demo.build import build
    from leafproof.demo.report import lines
    from leafproof.demo.score import passed, score

    totals: dict[str, list[int]] = {}
    for seed in seeds:
        folder = work / f"demo-{seed}"
        key = build(folder / "cache", seed)
        _opened(folder / "cache", folder)
        result = score(key, folder / "cache-export", folder / "cache")
        _say(f"demo, seed {seed}: floors {'reached' if passed(result) else 'NOT reached'}")
        for line in lines(result):
            _say(f"  {line}")
        for group in result.groups:
            right, of = totals.setdefault(group.name, [0, 0])
            totals[group.name] = [right + group.right, of + group.of]
        healed = totals.setdefault("misprints mended (wanted: 0)", [0, 0])
        healed[0] += result.healed
    _table(f"demo, {len(seeds)} seeds together", totals)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, default=Path("../shared/data"))
    arguments.add_argument("--seeds", type=int, nargs="*", default=[1, 2, 3, 4, 5])
    arguments.add_argument("--only", nargs="*", choices=["demo", "cables", "invoices", "formats"])
    arguments.add_argument("--keep", type=Path, help="Where to leave the cases, to look at them.")
    arguments.add_argument("-v", action="store_true")
    given = arguments.parse_args()
    wanted = given.only or ["invoices", "cables", "formats", "demo"]
    real: dict[str, Callable[[Path, Path], None]] = {"invoices": invoices, "cables": cables, "formats": formats}
    with tempfile.TemporaryDirectory() as temporary:
        work = given.keep or Path(temporary)
        work.mkdir(parents=True, exist_ok=True)
        for name in wanted:
            if name == "demo":
                demo(given.seeds, work)
            elif (given.data / name).is_dir():
                real[name](given.data, work)
            else:
                _say(f"{name}: not measured, {given.data / name} is not here")


if __name__ == "__main__":
    main()
