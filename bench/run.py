"""Speed and memory as ratios against named peers in the same run: `make bench`. Figures differ from machine to machine, ratios little."""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from case_run import Measured, cores, run

OUT = Path(__file__).parent / "out"
PAGES = 800


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def raw_pdfium(folder: Path) -> int:
    """The peer: the text of every page and the box of every character through pypdfium2's own API; gives the number of pages."""
    import pypdfium2 as pdfium

    pages = 0
    for path in sorted(folder.rglob("*.pdf")):
        document = pdfium.PdfDocument(path)
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            whole = text.get_text_range()
            boxes = [text.get_charbox(index) for index in range(text.count_chars())]
            assert len(boxes) >= len(whole.split())
            pages += 1
            text.close()
            page.close()
        document.close()
    return pages


def kreuzberg_text(folder: Path) -> int:
    """The peer: kreuzberg's plain text extraction of the same files (no boxes, no tables, no statements)."""
    import kreuzberg

    for path in sorted(folder.rglob("*.pdf")):
        kreuzberg.extract_file_sync(str(path))
    return 0


def tesseract_alone(folder: Path) -> int:
    """The peer: Tesseract (through tesserocr, one thread) on the same pages, rendered at 200 dpi, deskewed by nobody."""
    import pypdfium2 as pdfium
    import tesserocr

    from leafproof.read.ocr.engine import data_folder

    engine = tesserocr.PyTessBaseAPI(path=f"{data_folder()}/", lang="rus+eng", psm=tesserocr.PSM.AUTO)
    pages = 0
    for path in sorted(folder.rglob("*.pdf")):
        document = pdfium.PdfDocument(path)
        for number in range(len(document)):
            engine.SetImage(document[number].render(scale=200 / 72, grayscale=True).to_pil())
            engine.GetUTF8Text()
            pages += 1
    return pages


PEERS: dict[str, Callable[[Path], int]] = {"raw_pdfium": raw_pdfium, "kreuzberg_text": kreuzberg_text, "tesseract_alone": tesseract_alone}


def peer(name: str, folder: Path) -> Measured:
    """Runs a peer in a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, __file__, "--peer", name, str(folder)], check=False, stdout=subprocess.DEVNULL, env=_one_thread()
    )
    wall = time.monotonic() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Measured(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 0.0, done.returncode)


def _one_thread() -> dict[str, str]:
    import os

    return {**os.environ, "OMP_THREAD_LIMIT": "1"}


def digital(work: Path, results: dict[str, object]) -> None:
    """An 800-page digital cache: the whole job beside raw text with boxes and beside kreuzberg; then again with nothing changed."""
    folder = work / "digital"
    subprocess.run(
        [sys.executable, str(Path(__file__).parent / "generate_pages.py"), str(folder), "--pages", str(PAGES), "--seed", "1"], check=True
    )
    pages = raw_pdfium(folder)
    raw, other = peer("raw_pdfium", folder), peer("kreuzberg_text", folder)
    case = work / "digital-case"
    first = run(["open", str(folder), "--case", str(case), "-q"])
    again = run(["open", str(folder), "--case", str(case), "-q"])
    _say(f"digital cache, {pages} pages, {cores()} cores")
    for name, measured in (("raw pypdfium2 text with boxes", raw), ("kreuzberg text extraction", other), ("leafproof, whole job", first)):
        _say(f"  {name:32} {pages / measured.wall:7.1f} pages/s   {measured.wall:6.1f} s   {measured.cpu:6.1f} CPU-s")
    _say(f"  whole job / raw:       {first.wall / raw.wall:.2f} of wall time, {first.cpu / raw.cpu:.2f} of processor time   (goal <= 3)")
    _say(f"  whole job / kreuzberg: {first.wall / other.wall:.2f} of wall time")
    _say(f"  again, nothing changed: {again.wall:.2f} s = {100 * again.wall / first.wall:.1f} % of the first   (goal <= 5 %)")
    _say(f"  peak memory of the main process: {first.peak_mib:.0f} MiB   (goal <= 300)")
    results["digital"] = {
        "pages": pages,
        "raw": raw.wall,
        "kreuzberg": other.wall,
        "leafproof": first.wall,
        "again": again.wall,
        "peak_mib": first.peak_mib,
    }


def memory(work: Path, results: dict[str, object]) -> None:
    """Peak memory of the main process on 100 and on 2,000 small documents."""
    peaks = {}
    for count in (100, 2000):
        folder = work / f"many-{count}"
        folder.mkdir()
        for number in range(count):
            text = (
                f"Договор № {number}/Т от 14.10.2024\nПоставка 37 (тридцать семь) ед. изделий «Лось-{number}М» "
                f"на сумму {number + 1} 000,00 долл. США.\n"
            )
            (folder / f"{number:05}.txt").write_text(text * 20, encoding="utf-8")
        peaks[count] = run(["open", str(folder), "--case", str(work / f"many-{count}-case"), "-q"]).peak_mib
    _say(f"main process: {peaks[100]:.0f} MiB on 100 documents, {peaks[2000]:.0f} MiB on 2,000   (goal: flat, <= 300)")
    results["memory"] = {str(count): peak for count, peak in peaks.items()}


def scans(work: Path, results: dict[str, object]) -> None:
    """Scanned pages with and without tables: processor time beside Tesseract alone on the same pages."""
    from generate_pages import scan_folder

    for kind, goal in (("prose", 1.15), ("tables", 3.0)):
        folder = work / f"scans-{kind}"
        scan_folder(folder, kind=kind, pages=16, seed=1)
        alone = peer("tesseract_alone", folder)
        whole = run(["open", str(folder), "--case", str(work / f"scans-{kind}-case"), "-q", "--jobs", "1"])
        _say(f"scans, {kind}: leafproof / Tesseract alone = {whole.cpu / alone.cpu:.2f} of processor time   (goal <= {goal})")
        results[f"scans_{kind}"] = {"tesseract": alone.cpu, "leafproof": whole.cpu}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--peer", nargs=2, metavar=("NAME", "FOLDER"))
    arguments.add_argument("--only", nargs="*", choices=["digital", "memory", "scans"])
    given = arguments.parse_args()
    if given.peer:
        PEERS[given.peer[0]](Path(given.peer[1]))
        return
    results: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, measure in (("digital", digital), ("memory", memory), ("scans", scans)):
            if not given.only or name in given.only:
                measure(Path(folder), results)
    OUT.mkdir(exist_ok=True)
    (OUT / "results.json").write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
