"""Builds a made-up cache from a seed: folders of deals with all their papers, scans, mails, copies, odd files, and the answer key."""

from __future__ import annotations

from pathlib import Path

from leafproof.demo.chance import Chance
from leafproof.demo.deal import Deal, deal
from leafproof.demo.deal_folder import deal_folder
from leafproof.demo.fonts import need
from leafproof.demo.key import AnswerKey, DocumentKey, write
from leafproof.demo.oddities import odd_files
from leafproof.demo.other_folders import mails, office_files, price_tables, scanned, texts
from leafproof.demo.shelf import Shelf
from leafproof.errors import UsageError

SIZES = ("demo", "small")
LANGUAGES = (("ru",), ("en",), ("zh",), ("ru", "zh"), ("ru",), ("ru", "en"), ("zh",), ("en",))
# The names that the folders of deals take, by leading language.
_FOLDERS = {"ru": "Договор", "en": "Contract", "zh": "合同"}


def shelf_of(seed: int, *, size: str = "demo") -> tuple[Shelf, list[Deal]]:
    """Everything of a cache, in memory."""
    chance = Chance(f"leafproof-demo/{seed}")
    shelf = Shelf()
    count = len(LANGUAGES) if size == "demo" else 4
    deals = []
    for index, spoken in enumerate(LANGUAGES[:count]):
        part = chance.sub(f"deal-{index}")
        made = deal(spoken, part.pick((4, 6, 8, 11, 15, 22, 30)), part.sub("deal"))
        deals.append(made)
        deal_folder(shelf, f"{_FOLDERS[spoken[0]]} {index + 1}", made, index, part)
    price_tables(shelf, chance.sub("tables"))
    mails(shelf, deals, chance.sub("mail"))
    if size == "demo":
        office_files(shelf, chance.sub("office"))
        texts(shelf, deals, chance.sub("texts"))
        scanned(shelf, chance.sub("scans"))
    contracts = [path for path in shelf.files if path.endswith("contract.pdf") and "drafts" not in path and "scans" not in path]
    shelf.copy("copies/contract (1).pdf", contracts[0])
    shelf.copy("copies/specification.pdf", min(path for path in shelf.files if path.startswith("specifications/")))
    odd_files(shelf, chance.sub("odd"))
    return shelf, deals


def build(folder: Path, seed: int, *, size: str = "demo") -> AnswerKey:
    """Writes a cache into a new or empty folder, and ANSWERS.json and ANSWERS.md beside it; gives the answer key.

    Args:
        folder: the cache folder; made where it is missing.
        seed: the seed; the same seed gives the same bytes.
        size: "demo" (some 90 files and members, under 110 pages), or "small" (no scans, no office files).

    Raises:
        UsageError: the fonts are missing, the size is unknown, or the folder holds something.
    """
    if size not in SIZES:
        raise UsageError(f"there is no demo of size {size}", why="it is not one of the sizes", way_out=f"one of {', '.join(SIZES)}")
    need()
    if folder.exists() and any(folder.iterdir()):
        raise UsageError(f"{folder} is not empty", why="nothing of yours is overwritten", way_out="name a new folder")
    folder.mkdir(parents=True, exist_ok=True)
    shelf, _ = shelf_of(seed, size=size)
    shelf.write(folder)
    link = folder / "odd/link.pdf"
    link.symlink_to("empty.pdf")
    shelf.documents.append(DocumentKey("odd/link.pdf", "odd", (), outcomes=("not_read",), reasons=("link_not_followed",)))
    key = shelf.key(seed)
    write(key, folder.parent)
    return key
