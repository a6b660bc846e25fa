"""Random specification tables in three languages, with the items that a reader must find in them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random

NAMES = {
    "ru": (
        "Изделие «Лось»",
        "Пульт управления",
        "Кабель силовой",
        "Насос топливный",
        "Прибор наблюдения",
        "Ящик укладочный",
        "Фара",
        "Рама",
    ),
    "en": ("Control panel", "Power cable", "Fuel pump", "Observation device", "Storage box", "Lamp assembly", "Support frame"),
    "zh": ("控制面板", "电源电缆", "燃油泵", "观察仪", "储物箱", "车灯", "支架"),
}
LABELS = {
    "ru": {
        "position": ("№", "№ п/п", "№№ п.п.", "Поз."),
        "name": ("Наименование", "Наименование Имущества", "Наименование продукции", "Номенклатура"),
        "designation": ("Обозначение", "Шифр", "Индекс", "Марка", "Тип"),
        "unit": ("Ед. изм.", "Ед.", "Единица измерения"),
        "quantity": ("Кол-во", "Количество", "Кол."),
        "unit_price": ("Цена за ед., долл. США", "Цена, долл. США", "Цена единицы, долл. США", "Стоимость за единицу, долл. США"),
        "total": ("Сумма, долл. США", "Стоимость, долл. США", "Общая стоимость, долл. США"),
        "note": ("Примечание",),
    },
    "en": {
        "position": ("No.", "Item No.", "Pos.", "Item"),
        "name": ("Description", "Description of goods", "Name", "Goods"),
        "designation": ("Designation", "Part No.", "Type", "Model"),
        "unit": ("Unit", "UoM", "Unit of measure"),
        "quantity": ("Qty", "Quantity", "Q-ty"),
        "unit_price": ("Unit price, USD", "Price per unit (USD)", "Unit Price USD"),
        "total": ("Amount, USD", "Total price, USD", "Total (USD)"),
        "note": ("Remarks",),
    },
    "zh": {
        "position": ("序号", "编号"),
        "name": ("名称", "产品名称", "货物名称", "品名"),
        "designation": ("型号", "规格型号", "代号", "图号"),
        "unit": ("单位", "计量单位"),
        "quantity": ("数量",),
        "unit_price": ("单价（美元）", "单价(美元)"),
        "total": ("金额（美元）", "总价（美元）", "合计金额（美元）"),
        "note": ("备注",),
    },
}
UNITS = {"ru": ("шт.", "ед.", "компл."), "en": ("pcs", "ea.", "set"), "zh": ("台", "套", "件")}
SECTIONS = {"ru": "Раздел {}. Основное имущество", "en": "Section {}. Main equipment", "zh": "第{}部分 主要设备"}
TOTALS = {"ru": ("ИТОГО", "Всего:", "Итого по спецификации"), "en": ("Total", "Grand total", "TOTAL:"), "zh": ("合计", "总计")}


@dataclass(frozen=True)
class Item:
    """What one row says."""

    position: str | None
    name: str
    designation: str | None
    quantity: Decimal
    unit_price: Decimal
    total: Decimal
    section: str | None


@dataclass(frozen=True)
class Specification:
    """The rows of a random table (the header first), how many of them are header, and its items."""

    rows: list[list[str | None]]
    header_rows: int
    items: list[Item]


def money(value: Decimal, language: str, *, grouped: bool) -> str:
    """An amount as the language prints it."""
    text = f"{value:,.2f}"
    if language == "ru":
        return text.replace(",", "\u00a0" if grouped else "").replace(".", ",")
    return text if grouped else text.replace(",", "")


def specification(seed: int, language: str) -> Specification:
    """A random specification: some columns present or not, column numbers, sections, a total, a slip of one digit in some rows."""
    random = Random(seed)
    fields = ["position", "name", "designation", "unit", "quantity", "unit_price", "total", "note"]
    for optional in ("position", "designation", "unit", "note"):
        if random.random() < 0.3:
            fields.remove(optional)
    labels: list[str | None] = [random.choice(LABELS[language][field]) for field in fields]
    rows: list[list[str | None]] = [labels]
    if random.random() < 0.3:
        rows.append([str(at + 1) for at in range(len(fields))])
    grouped = random.random() < 0.7
    header_rows = len(rows)
    items: list[Item] = []
    section = None
    for number in range(1, random.randint(3, 14)):
        if random.random() < 0.15:
            section = SECTIONS[language].format(len(rows))
            rows.append([section, *[None] * (len(fields) - 1)])
        quantity, price = Decimal(random.randint(1, 90)), Decimal(random.randint(100, 99_999_999)) / 100
        total = quantity * price + (Decimal(random.randint(1, 9) * 10) if random.random() < 0.06 else 0)
        item = Item(
            str(number) if "position" in fields else None,
            random.choice(NAMES[language]),
            f"ТР-{random.randint(10, 99)}.{number:03}" if "designation" in fields else None,
            quantity,
            price,
            total,
            section,
        )
        items.append(item)
        texts = {
            "position": str(number),
            "name": item.name,
            "designation": item.designation or "",
            "unit": random.choice(UNITS[language]),
            "quantity": str(quantity),
            "unit_price": money(price, language, grouped=grouped),
            "total": money(total, language, grouped=grouped),
            "note": "",
        }
        rows.append([texts[field] for field in fields])
    if random.random() < 0.7:
        last: list[str | None] = [""] * len(fields)
        last[fields.index("name")] = random.choice(TOTALS[language])
        last[fields.index("total")] = money(sum((item.total for item in items), Decimal(0)), language, grouped=grouped)
        rows.append(last)
    return Specification(rows, header_rows, items)
