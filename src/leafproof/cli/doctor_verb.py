"""`leafproof doctor`: is this computer ready? Each line is proved by trying it, and names the command that fixes it."""

from __future__ import annotations

import os
import platform
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from leafproof.case.search import SearchIndex, Unit
from leafproof.cli.options import Options, common
from leafproof.cli.terminal import envelope, say
from leafproof.engine import frames, jobs
from leafproof.engine.parser import Parser, ParserFailed, ParserRefused
from leafproof.errors import UsageError
from leafproof.settings import ReadSettings

_SAMPLES = {"договора поставки": "договор", "delivery of vehicles": "deliveries", "合同总价": "总价", "БМД-4М": "BMD-4M"}
_LANGUAGES = {"rus": "Russian", "eng": "English", "chi_sim": "Chinese"}
_FREE_BYTES = 5 * 1024**3


@dataclass(frozen=True)
class Probe:
    """One line: `ok`, `!!` (something would be unread) or `??` (works, but weaker); what was seen; the way out."""

    mark: str
    what: str
    way_out: str = ""


def _search() -> Probe:
    with tempfile.TemporaryDirectory() as folder:
        index = SearchIndex(Path(folder) / "search")
        index.update(remove=(), add=[Unit(f"{n:064x}", "page", 1, text) for n, text in enumerate(_SAMPLES)])
        missed = [query for n, query in enumerate(_SAMPLES.values()) if f"{n:064x}" not in {hit.document for hit in index.find(query)}]
    what = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, search index: wrote and queried a small one"
    return Probe("ok", what) if not missed else Probe("!!", f"search index does not find {missed[0]}", "make setup")


def _languages() -> list[Probe]:
    from leafproof.read.ocr import engine

    probes = []
    for code, name in _LANGUAGES.items():
        if engine.available((code,)):
            probes.append(Probe("ok", f"OCR language {code} ({engine.version()})"))
        else:
            what = f"OCR language {code} missing   ({name} scans would be unread)"
            probes.append(Probe("!!", what, f"apt install tesseract-ocr-{code.replace('_', '-')}"))
    return probes


def _readers() -> Probe:
    from leafproof.engine.rooms import readers

    found = readers()
    return Probe("ok", f"readers: {', '.join(found)}") if found else Probe("!!", "no readers found", "make setup")


def _boundary() -> Probe:
    parser = Parser(memory_bytes=ReadSettings().memory_bytes)
    with tempfile.TemporaryDirectory() as folder:
        blob = Path(folder) / "sample"
        blob.write_bytes("Договор № 1".encode())
        try:
            request = jobs.Request(jobs.Identify("sample.txt"), size=blob.stat().st_size)
            tags = [tag for tag, _payload in parser.run(request, blob=blob, input_parts=(), idle_seconds=60)]
            layers = parser.layers
        except (ParserFailed, ParserRefused) as error:
            return Probe("!!", f"parser process: {error.gap.sentence}", "make setup")
        finally:
            parser.close()
    if tags != [frames.IDENTIFIED]:
        return Probe("!!", "parser process answered with something else", "make setup")
    mark = "ok" if "no_network" in layers else "??"
    return Probe(mark, f"parser process: a boundary of its own, {', '.join(layers)}; full lock-down is not built yet")


def _disk() -> Probe:
    free = shutil.disk_usage(Path.cwd()).free
    mark = "ok" if free > _FREE_BYTES else "??"
    return Probe(
        mark, f"disk {free / 1e9:,.0f} GB free here", "" if mark == "ok" else "a case needs about five times the size of its cache"
    )


def _fonts() -> Probe:
    from leafproof.demo.fonts import need

    try:
        need()
    except UsageError as error:
        return Probe("??", f"fonts of the demo: {error.what} (nothing else needs them)", error.way_out)
    return Probe("ok", "fonts of the demo: Cyrillic, Chinese")


def _probes() -> list[Probe]:
    single: tuple[Callable[[], Probe], ...] = (_search, _readers, _boundary, _fonts, _disk)
    probes = [probe() for probe in single]
    return [*probes[:1], *_languages(), *probes[1:], Probe("ok", f"cores {len(os.sched_getaffinity(0))}; stored times are UTC")]


@click.command("doctor")
@common
def verb(options: Options) -> int:
    """Check this computer: OCR languages, search, the parser boundary, fonts, disk. 3 when something would be unread."""
    probes = _probes()
    missing, weaker = sum(p.mark == "!!" for p in probes), sum(p.mark == "??" for p in probes)
    code = 3 if missing else 0
    if options.as_json:
        items = [{"mark": p.mark, "what": p.what, "way_out": p.way_out} for p in probes]
        envelope(options, "doctor", case=None, code=code, items=items, unread=None, summary={"missing": missing, "weaker": weaker})
        return code
    for probe in probes:
        say(f"{probe.mark}   {probe.what}" + (f"   -> {probe.way_out}" if probe.way_out else ""))
    say(f"{missing} missing, {weaker} weaker.")
    return code
