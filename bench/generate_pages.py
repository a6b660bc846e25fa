"""Made-up caches for measuring speed: `python bench/generate_pages.py OUT --pages 800 --documents N --seed S`; `scan_folder` for scans."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from leafproof.demo import scan
from leafproof.demo.blocks import Paper
from leafproof.demo.chance import Chance
from leafproof.demo.contract_paper import contract
from leafproof.demo.deal import deal
from leafproof.demo.fonts import need
from leafproof.demo.pdf_file import pdf
from leafproof.demo.prose_papers import letter
from leafproof.demo.spec_paper import annex

LANGUAGES = (("ru",), ("ru",), ("en",), ("zh",), ("ru", "zh"), ("ru", "en"))
ROWS = (6, 10, 16, 24, 40)


def _paper(index: int, pages: int, chance: Chance) -> Paper:
    """A contract with annexes bound in, of about this many pages."""
    spoken = LANGUAGES[index % len(LANGUAGES)]
    made = deal(spoken, chance.pick(ROWS), chance.sub("deal"))
    paper = contract(made, chance.sub("contract"))
    for number in range(max(1, pages - 2)):
        more = deal(spoken, chance.pick(ROWS), chance.sub(f"deal-{number}"))
        paper.take(annex(more, chance.sub(f"annex-{number}"), new_page=True))
    return paper


def digital_folder(folder: Path, *, pages: int, documents: int, seed: int) -> int:
    """Writes at least `pages` pages in about `documents` PDFs; gives the number of pages."""
    need()
    folder.mkdir(parents=True, exist_ok=True)
    chance = Chance(f"pages/{seed}")
    made = index = 0
    each = max(1, pages // documents)
    while made < pages:
        part = chance.sub(f"{index}")
        data, traces = pdf(_paper(index, min(each, pages - made), part), part.sub("file"))
        (folder / f"{index:05}.pdf").write_bytes(data)
        made += len(traces.sizes)
        index += 1
    return made


def scan_folder(folder: Path, *, kind: str, pages: int, seed: int) -> int:
    """Writes `pages` scanned pages of Russian and English prose or tables, each a PDF of one image; gives the number of pages."""
    need()
    folder.mkdir(parents=True, exist_ok=True)
    chance = Chance(f"scans/{seed}")
    for index in range(pages):
        part = chance.sub(f"{index}")
        spoken = (("ru",), ("en",))[index % 2]
        made = deal(spoken, 12, part.sub("deal"))
        paper = annex(made, part.sub("paper"), wide=False) if kind == "tables" else letter(made, spoken[0], part.sub("paper"))
        data, _ = pdf(paper, part.sub("set"))
        how = scan.clean(part.sub("how"))
        image = scan.page_images(data, how, part.sub("scan"))[0]
        (folder / f"{kind}-{index:03}.pdf").write_bytes(scan.image_pdf([image], how))
    return pages


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--pages", type=int, default=800)
    arguments.add_argument("--documents", type=int, default=100)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    made = digital_folder(given.out, pages=given.pages, documents=given.documents, seed=given.seed)
    sys.stdout.write(f"{made} pages in {given.out}\n")


if __name__ == "__main__":
    main()
