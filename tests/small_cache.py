"""A small cache for tests of the whole way: invented documents of every kind that needs no font or OCR, and things that cannot be read."""

from __future__ import annotations

import io
import os
import zipfile
from email.message import EmailMessage
from pathlib import Path

SPECIFICATION = (
    "СИНТЕТИЧЕСКИЙ ТЕСТОВЫЙ ДОКУМЕНТ\n"
    "Контракт № ВМ-К/0417-21 от 14 октября 2024 г.\n"
    "Общая сумма Контракта составляет 215 000 000,00 долларов США.\n"
    "Продавец поставляет 37 (тридцать семь) ед. машин БМД-4М.\n"
)
ENGLISH = (
    "SYNTHETIC TEST DOCUMENT\nContract No. VM-K/0417-21 dated 14 October 2024.\n"
    "The Buyer ordered 37 BMD-4M vehicles and 11 sets of spares.\n"
)
CHINESE = "合成测试文件\n合同编号：VM-K/0417-21\n合同总价为5.84亿美元。卖方交付37辆БМД-4М空降战车。\n"


def pdf(lines: list[str]) -> bytes:
    """A one-page PDF with these lines (Latin letters), the same bytes each time."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    for number, line in enumerate(lines):
        canvas.drawString(72, 770 - 18 * number, line)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def zipped(members: dict[str, bytes]) -> bytes:
    """A zip archive with these members, the same bytes each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 10, 14, 0, 0, 0)), data)
    return out.getvalue()


def mail(attachment: bytes) -> bytes:
    """An e-mail with one PDF attached."""
    message = EmailMessage()
    message["From"] = "Synthetic Sender <sender@example.com>"
    message["To"] = "recipient@example.com"
    message["Subject"] = "Спецификация (синтетический документ)"
    message["Date"] = "Mon, 14 Oct 2024 10:00:00 +0300"
    message.set_content("Направляем спецификацию на 37 машин БМД-4М.\n")
    message.add_attachment(attachment, maintype="application", subtype="pdf", filename="спецификация.pdf")
    message.set_boundary("synthetic-boundary")
    return message.as_bytes()


def truncated_docx() -> bytes:
    """The first half of a Word file."""
    from docx import Document

    out = io.BytesIO()
    document = Document()
    document.add_paragraph("SYNTHETIC TEST DOCUMENT")
    document.save(out)
    return out.getvalue()[: len(out.getvalue()) // 2]


def make(folder: Path) -> Path:
    """Fills the folder; gives it."""
    (folder / "letters").mkdir(parents=True)
    page = pdf(["SYNTHETIC TEST DOCUMENT", "Contract No. VM-K/0417-21 dated 14 October 2024", "Total contract value: USD 215,000,000.00"])
    (folder / "contract.txt").write_text(SPECIFICATION, encoding="utf-8")
    (folder / "letters" / "copy of contract.txt").write_text(SPECIFICATION, encoding="utf-8")
    (folder / "letters" / "windows.txt").write_bytes(SPECIFICATION.encode("cp1251"))
    (folder / "english.txt").write_text(ENGLISH, encoding="utf-8")
    (folder / "chinese.txt").write_text(CHINESE, encoding="utf-8")
    (folder / "page.pdf").write_bytes(page)
    (folder / "not really.docx").write_bytes(page)
    (folder / "letter.eml").write_bytes(mail(page))
    (folder / "deep.zip").write_bytes(zipped({"a.zip": zipped({"b.zip": zipped({"inner.txt": ENGLISH.encode() + b"inner\n"})})}))
    (folder / "empty.txt").write_bytes(b"")
    (folder / "truncated.docx").write_bytes(truncated_docx())
    (folder / "plan.dwg").write_bytes(b"AC1027" + bytes(range(256)) * 4)
    with open(os.path.join(os.fsencode(folder), b"name \xff\xfe.txt"), "wb") as odd:
        odd.write(b"A file whose name is not UTF-8.\n")
    (folder / "link.txt").symlink_to("contract.txt")
    return folder
