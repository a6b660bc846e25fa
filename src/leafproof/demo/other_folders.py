"""What lies beside the deals: price tables of every style, office files, mails with attachments, scans, texts in old encodings."""

from __future__ import annotations

from dataclasses import replace

from leafproof.demo import scan as scans
from leafproof.demo.archive import zipped
from leafproof.demo.blocks import Break, Grid, Paper
from leafproof.demo.chance import Chance
from leafproof.demo.contract_paper import contract
from leafproof.demo.deal import Deal, deal
from leafproof.demo.deal_folder import RULES
from leafproof.demo.docx_file import docx
from leafproof.demo.money_papers import invoice, payment_order
from leafproof.demo.pdf_file import pdf
from leafproof.demo.prose_papers import article, letter, mail_text, report, training_programme
from leafproof.demo.shelf import MEDIA, Shelf
from leafproof.demo.spec_paper import annex
from leafproof.demo.text_file import comma_table, mail, text, web_page
from leafproof.demo.xlsx_file import xlsx


def price_tables(shelf: Shelf, chance: Chance) -> None:
    """Specifications of deals that have left nothing else: each style of rules in each language over the seeds."""
    languages = (("ru",), ("zh",), ("en",), ("ru", "zh"), ("ru",), ("ru", "en"), ("zh",), ("ru",))
    for index, spoken in enumerate(languages):
        part = chance.sub(f"{index}")
        made = deal(spoken, part.pick((5, 9, 14, 20, 28)), part.sub("deal"))
        paper = annex(made, part.sub("paper"), rules=RULES[(index + part.whole(0, 3)) % 4])
        shelf.pdf(f"specifications/{index + 1:02} {made.number.replace('/', '_')}.pdf", paper, part.sub("file"))


def office_files(shelf: Shelf, chance: Chance) -> None:
    """Spreadsheets, separated values, Word tables, a web page with a table."""
    for index, (spoken, formulas) in enumerate(((("ru",), "cached"), (("zh",), ""), (("en",), "bare"), (("ru", "en"), ""))):
        part = chance.sub(f"sheet-{index}")
        made = deal(spoken, part.pick((5, 8, 13)), part.sub("deal"))
        data, paper = xlsx(_table_only(annex(made, part.sub("paper"), wide=False)), part, formulas=formulas)
        name = f"office/calculation {index + 1}.xlsx"
        shelf.put(name, data)
        shelf.answer(name, replace(paper, kinds=("spreadsheet", "specification", "annex")), "office")
    for index, (tongue, encoding, mark) in enumerate((("ru", "cp1251", ";"), ("en", "utf-8-sig", ","), ("zh", "gb18030", ","))):
        part = chance.sub(f"comma-{index}")
        paper = _header_only(annex(deal((tongue,), 7, part.sub("deal")), part.sub("paper"), wide=False))
        name = f"office/list {index + 1}.csv"
        shelf.put(name, comma_table(paper, encoding, mark))
        shelf.answer(name, replace(paper, kinds=("spreadsheet", "specification", "annex")), "office")
    for index, spoken in enumerate((("ru",), ("zh",), ("ru", "en"))):
        part = chance.sub(f"word-{index}")
        shelf.docx(f"office/annex {index + 1}.docx", annex(deal(spoken, part.pick((6, 12)), part.sub("deal")), part.sub("paper")), part)
    part = chance.sub("web")
    made = deal(("en",), 6, part.sub("deal"))
    shelf.put("office/invoice.html", web_page(paper := invoice(made, part.sub("paper"))))
    shelf.answer("office/invoice.html", paper, "office")


def _table_only(paper: Paper) -> Paper:
    return replace(paper, blocks=[block for block in paper.blocks if not isinstance(block, Break)])


def _header_only(paper: Paper) -> Paper:
    """A paper of which only the table is kept: the currency is known only where its header names it."""
    grid = next(block for block in paper.blocks if isinstance(block, Grid))
    head = " ".join(part for column in grid.columns for part in column.label)
    named = any(mark in head for mark in _MONEY_MARKS)
    items = paper.items if named else [replace(item, currency=None) for item in paper.items]
    return replace(paper, items=items)


_MONEY_MARKS = ("долл", "USD", "US", "евро", "EUR", "юан", "CNY", "RMB", "руб", "RUB", "rouble", "euro", "元", "卢布", "RMB")


def texts(shelf: Shelf, deals: list[Deal], chance: Chance) -> None:
    """Letters, reports and articles as text and web pages, in old and new encodings."""
    plans = (
        ("letter", letter, "ru", "cp1251"), ("letter", letter, "zh", "gb18030"), ("report", report, "ru", "utf-8"),
        ("report", report, "en", "utf-8"), ("article", article, "ru", "html"), ("article", article, "en", "html"),
        ("article", article, "zh", "html"), ("report", report, "zh", "utf-16"),
    )  # fmt: skip
    for index, (name, maker, tongue, encoding) in enumerate(plans):
        part = chance.sub(f"{index}")
        made = next(made for made in deals if made.languages[0] == tongue)
        paper = maker(made, tongue, part)
        path = f"texts/{name} {index + 1}.{'html' if encoding == 'html' else 'txt'}"
        shelf.put(path, web_page(paper) if encoding == "html" else text(paper, encoding))
        shelf.answer(path, paper, "text")
    for index, tongue in enumerate(("ru", "zh", "en")):
        part = chance.sub(f"training-{index}")
        made = next(made for made in deals if made.languages[0] == tongue)
        paper = training_programme(made, tongue, part)
        if index:
            shelf.pdf(f"training/programme {index}.pdf", paper, part)
        else:
            shelf.docx("training/programme.docx", paper, part)


def mails(shelf: Shelf, deals: list[Deal], chance: Chance) -> None:
    """Three e-mails: a PDF, a Word file and a nested archive, old Russian encoding."""
    for index, (tongue, charset) in enumerate((("ru", "koi8-r"), ("en", "utf-8"), ("zh", "utf-8"))):
        part = chance.sub(f"{index}")
        made = next(made for made in deals if made.languages[0] == tongue)
        spare = deal((tongue,), part.pick((4, 7, 10)), part.sub("deal"))
        name = f"mail/{index + 1:03}.eml"
        words = mail_text(made, tongue, part.sub("words"))
        spec = annex(spare, part.sub("annex"))
        data, traces = pdf(spec, part.sub("pdf"))
        attached = [("specification.pdf", MEDIA["pdf"], data)]
        shelf.answer(f"{name}/specification.pdf", spec, "digital", traces=traces)
        if index == 0:
            attached += _letter_attached(shelf, name, made, tongue, part)
        elif index == 1:
            attached += _sheet_attached(shelf, name, tongue, part)
        else:
            attached += _archive_attached(shelf, name, made, tongue, part)
        shelf.put(name, mail(words, attached, part, charset=charset))
        shelf.answer(name, words, "mail")


def _letter_attached(shelf: Shelf, name: str, made: Deal, tongue: str, chance: Chance) -> list[tuple[str, str, bytes]]:
    paper = letter(made, tongue, chance.sub("letter"))
    shelf.answer(f"{name}/letter.docx", paper, "office")
    return [("letter.docx", MEDIA["docx"], docx(paper, chance.sub("docx")))]


def _sheet_attached(shelf: Shelf, name: str, tongue: str, chance: Chance) -> list[tuple[str, str, bytes]]:
    spare = deal((tongue,), 5, chance.sub("sheet-deal"))
    data, paper = xlsx(_table_only(annex(spare, chance.sub("sheet"), wide=False)), chance.sub("xlsx"))
    shelf.answer(f"{name}/prices.xlsx", replace(paper, kinds=("spreadsheet", "specification", "annex")), "office")
    return [("prices.xlsx", MEDIA["xlsx"], data)]


def _archive_attached(shelf: Shelf, name: str, made: Deal, tongue: str, chance: Chance) -> list[tuple[str, str, bytes]]:
    """A zip in the mail, with a PDF and another zip inside."""
    order, note = payment_order(made, chance.sub("order")), report(made, tongue, chance.sub("report"))
    data, traces = pdf(order, chance.sub("order-pdf"))
    inner = zipped([("note.txt", text(note, "utf-8"))])
    shelf.answer(f"{name}/papers.zip/order.pdf", order, "digital", traces=traces)
    shelf.answer(f"{name}/papers.zip/more.zip/note.txt", note, "text")
    return [("papers.zip", MEDIA["zip"], zipped([("order.pdf", data), ("more.zip", inner)]))]


def _for_scanning(spoken: tuple[str, ...], rows: int, chance: Chance, rules: str) -> Paper:
    """A specification whose print a 200-dpi scan can hold: portrait, as a rule 8.5 pt or more."""
    paper = annex(deal(spoken, rows, chance.sub("deal")), chance.sub("paper"), rules=rules, wide=False)
    return replace(paper, blocks=[replace(b, size=max(b.size, 8.5)) if isinstance(b, Grid) else b for b in paper.blocks])


def scanned(shelf: Shelf, chance: Chance) -> None:
    """Clean and poor scans of specifications, a contract and a letter: PDFs of images, PNG and JPEG."""
    plans = (
        ("clean", ("ru",), 8, ("full",)),
        ("clean", ("en",), 9, ("full", "full", "horizontal")),
        ("clean", ("zh",), 7, ("full",)),
        ("clean", ("ru",), 6, ("full", "horizontal", "none")),
        ("hard", ("ru",), 9, ("full",)),
        ("hard", ("en",), 8, ("full", "full", "none")),
        ("hard", ("zh",), 7, ("full",)),
    )
    for index, (grade, spoken, rows, rules) in enumerate(plans):
        part = chance.sub(f"{index}")
        how = scans.clean(part.sub("how")) if grade == "clean" else scans.hard(part.sub("how"))
        shelf.scan(f"scans/{grade} {index + 1}.pdf", _for_scanning(spoken, rows, part, part.pick(rules)), how, part, medium=f"scan_{grade}")
    part = chance.sub("contract")
    made = deal(("ru",), 3, part.sub("deal"))
    shelf.scan("scans/contract.pdf", contract(made, part.sub("paper")), scans.clean(part.sub("how")), part, medium="scan_clean")
    for index, (tongue, suffix, grade) in enumerate((("ru", "png", "clean"), ("en", "jpg", "hard"))):
        part = chance.sub(f"letter-{index}")
        how = scans.clean(part.sub("how")) if grade == "clean" else scans.hard(part.sub("how"))
        paper = letter(deal((tongue,), 2, part.sub("deal")), tongue, part.sub("paper"))
        shelf.scan(f"scans/letter {index + 1}.{suffix}", paper, how, part, medium=f"scan_{grade}")
