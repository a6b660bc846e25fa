"""Specification tables: columns, header forms, rows, sections and totals drawn anew for every document."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from leafproof.demo.blocks import Grid, GridColumn, GridRow
from leafproof.demo.chance import Chance
from leafproof.demo.invented import Thing, table
from leafproof.demo.item_rows import Figures, figures, plain, printed, printed_quantity
from leafproof.demo.key import ItemKey
from leafproof.demo.money import head_words, style_for
from leafproof.demo.numerals import DigitStyle

NUMBERS = ("quantity", "unit_price", "total")
# Relative widths of the columns; the longest word of a column may ask for more.
WEIGHTS = {
    "position": 0.7,
    "name": 4.2,
    "designation": 2.3,
    "unit": 0.9,
    "quantity": 1.0,
    "unit_price": 2.0,
    "tax": 1.8,
    "total": 2.2,
    "due": 1.6,
    "note": 1.6,
}


@dataclass(frozen=True)
class Form:
    """How one table is made up: languages, columns in order, header form, figures, scale, where the money words stand."""

    languages: tuple[str, ...]
    roles: tuple[str, ...]
    style: DigitStyle
    currency: str
    scale: int
    money: str
    money_in: str
    grouped: bool
    years: tuple[int, ...]
    free: str = ""
    taxed: bool = False


def _roles(chance: Chance, *, wide: bool) -> tuple[str, ...]:
    """The columns, in an order that papers use."""
    roles = ["position"] if chance.happens(0.85) else []
    names = ["name", "designation"] if chance.happens(0.6) else ["name"]
    if len(names) == 2 and chance.happens(0.25):
        names.reverse()
    roles += names
    middle = ["unit", "quantity"] if chance.happens(0.85) else ["quantity"]
    if len(middle) == 2 and chance.happens(0.25):
        middle.reverse()
    roles += middle
    roles += ["unit_price", "total"]
    if wide and chance.happens(0.4):
        roles.append(chance.pick(("due", "note")))
    return tuple(roles)


def form(
    languages: tuple[str, ...], currency: str, grain: Decimal, chance: Chance, *, wide: bool = False, plain_scale: bool = False
) -> Form:
    """Draws the make-up of a table. `grain` is the step of all prices: it bounds the scales that keep them exact."""
    leading = languages[0]
    scales = [1, 1, 1]
    if grain >= 100 and not plain_scale:
        scales.append(10000 if leading == "zh" else 1000)
    scale = chance.pick(scales)
    decimals = 2
    if scale == 1 and grain >= 1 and chance.happens(0.35):
        decimals = 0
    elif scale == 1000 and grain >= 100:
        decimals = chance.pick((1, 2))
    if languages == ("zh",) and currency == "CNY" and scale == 10000:
        decimals = 2
    style = style_for(leading, chance, decimals=decimals)
    both = " / ".join(dict.fromkeys(head_words(language, currency, scale, chance) for language in languages))
    if scale == 10000 and len(languages) > 1:
        both = head_words("zh", currency, scale, chance)
    money_in = chance.pick(("header", "header", "header", "caption"))
    years: tuple[int, ...] = ()
    if wide and chance.happens(0.3):
        first = chance.whole(2023, 2026)
        years = tuple(range(first, first + chance.whole(2, 3)))
    free = chance.pick(table("columns")["rows"][leading]["free"])
    return Form(languages, _roles(chance, wide=wide), style, currency, scale, both, money_in, chance.happens(0.2), years, free)


def with_tax(made: Form, goods: list[Thing]) -> tuple[Form, list[Thing]]:
    """The table with a column of VAT and totals that include it: quantity times price is then rightly not the total."""
    roles = tuple(part for role in made.roles for part in (("tax", "total") if role == "total" else (role,)))
    cent = Decimal("0.01")
    taxed = [replace(thing, total=thing.total + (thing.total / 5).quantize(cent, ROUND_HALF_UP)) for thing in goods]
    style = DigitStyle(made.style.group, made.style.point, 2)
    return replace(made, roles=roles, style=style, grouped=False, taxed=True), taxed


def _label(made: Form, role: str, chance: Chance) -> str:
    lists = table("columns")
    variant = chance.whole(0, 59)
    labels = [lists[language][role][variant % len(lists[language][role])] for language in made.languages]
    return " / ".join(labels)


def _money_label(made: Form, text: str, chance: Chance) -> str:
    if made.money_in != "header":
        return text
    if made.languages[0] == "zh":
        return f"{text}（{made.money}）" if chance.happens(0.7) else f"{text}({made.money})"
    return chance.pick((f"{text}, {made.money}", f"{text} ({made.money})"))


def columns(made: Form, chance: Chance) -> tuple[GridColumn, ...]:
    """The columns with their labels; two rows of labels where prices stand under a group or quantities under years."""
    wide = len(made.languages) > 1
    out: list[GridColumn] = []
    group = _money_label(made, _label(made, "group_money", chance), chance)
    number_align = chance.pick(("right", "right", "center"))
    for role in made.roles:
        weight = WEIGHTS[role] * (1.25 if wide and role in {"unit", "quantity", "position"} else 1.0)
        if role == "quantity" and made.years:
            head = _label(made, "quantity", chance)
            for year in made.years:
                out.append(GridColumn(f"part:{year}", (head, str(year)), number_align, 0.9))
            out.append(GridColumn("quantity", (head, _label(made, "quantity_total", chance)), number_align, 0.95))
        elif role in {"unit_price", "total"} and made.grouped:
            out.append(GridColumn(role, (group, _label(made, f"group_{role}", chance)), number_align, weight))
        elif role in {"unit_price", "tax", "total"}:
            label = "taxed" if role == "total" and made.taxed else role
            out.append(GridColumn(role, (_money_label(made, _label(made, label, chance), chance),), number_align, weight))
        else:
            align = {"position": "center", "unit": "center", "due": "center", "quantity": number_align}.get(role, "left")
            out.append(GridColumn(role, (_label(made, role, chance),), align, weight))
    return tuple(out)


def _parts(total: int, count: int, chance: Chance) -> list[int]:
    left, parts = total, []
    for rest in range(count - 1, 0, -1):
        part = chance.whole(0, left) if rest else left
        parts.append(part)
        left -= part
    return [*parts, left]


def _name(made: Form, names: dict[str, str]) -> str:
    return " / ".join(names[language] for language in made.languages)


def _unit(thing: Thing, made: Form) -> str:
    return " / ".join(thing.units[language] for language in made.languages)


@dataclass(frozen=True)
class Body:
    """Rows under way: what is printed and what the key holds."""

    rows: list[GridRow]
    items: list[ItemKey]


def _item(thing: Thing, made: Form, cols: tuple[GridColumn, ...], position: str, chance: Chance, first: int) -> tuple[GridRow, ItemKey]:
    shown: Figures = figures(thing, made.style, made.scale, chance)
    has_designation = any(column.role == "designation" for column in cols)
    service = thing.counts_as in {"service", "training", "documentation"}
    empty = has_designation and service and chance.happens(0.5)
    strip = has_designation and thing.counts_as == "end_item" and chance.happens(0.5)
    name = _name(made, thing.bare if strip and thing.bare[made.languages[0]] else thing.names)
    designation = "" if empty else thing.designation
    parts = _parts(int(shown.quantity), len(made.years), chance) if made.years else []
    cells = {
        "position": position,
        "name": name,
        "designation": designation,
        "unit": _unit(thing, made),
        "quantity": printed_quantity(shown.quantity, made.style),
        "unit_price": printed(shown.unit_price, made.style, made.scale),
        "total": printed(shown.total, made.style, made.scale),
        "tax": printed(thing.total - thing.unit_price * thing.quantity, made.style, made.scale),
        "due": _due(made, chance),
        "note": "",
    }
    if thing.free:
        cells["unit_price"] = cells["total"] = made.free
        cells["tax"] = ""
    cells |= {f"part:{year}": (str(part) if part else chance.pick(("–", ""))) for year, part in zip(made.years, parts, strict=True)}
    row = GridRow("item", tuple(cells[column.role] for column in cols), item=first)
    # Without a designation column the printed name is the designation; the system named in it is as good an answer.
    answers = (designation,) if has_designation and not empty else (name, *(thing.names[x] for x in made.languages), thing.designation)
    roles = {column.role for column in cols}
    return row, ItemKey(
        designations=tuple(dict.fromkeys(answers)),
        quantity=plain(shown.quantity),
        unit=cells["unit"] if "unit" in roles else None,
        unit_price=None if shown.unit_price is None else plain(shown.unit_price),
        total=None if shown.total is None else plain(shown.total),
        currency=made.currency,
        counts_as=thing.counts_as,
        printed={name: cells[name] for name in NUMBERS},
        position=position if "position" in roles else None,
        planted=shown.planted,
    )


def _due(made: Form, chance: Chance) -> str:
    year, quarter = chance.whole(2023, 2027), chance.whole(1, 4)
    roman = ("I", "II", "III", "IV")[quarter - 1]
    forms = {"ru": f"{roman} кв. {year} г.", "en": f"Q{quarter} {year}", "zh": f"{year}年第{'一二三四'[quarter - 1]}季度"}
    return forms[made.languages[0]]


def _label_row(kind: str, text: str, cols: tuple[GridColumn, ...], amount: str, chance: Chance) -> GridRow:
    """A row with a label and one amount under the total; its label spans what comes before the figures, or stands in the name cell."""
    roles = [column.role for column in cols]
    at_total = roles.index("total")
    cells = [""] * len(cols)
    cells[at_total] = amount
    if chance.happens(0.7):
        cells[0] = text
        return GridRow(kind, tuple(cells), span=at_total if chance.happens(0.6) else max(1, roles.index("name") + 1))
    cells[roles.index("name")] = text
    return GridRow(kind, tuple(cells))


def _lists(made: Form) -> dict[str, list[str]]:
    lists: dict[str, list[str]] = table("columns")["rows"][made.languages[0]]
    return lists


def _sectioned(goods: list[Thing], made: Form, cols: tuple[GridColumn, ...], chance: Chance) -> Body:
    """Item rows, with section titles and subtotals where the draw says so."""
    body = Body([], [])
    lists = _lists(made)
    sections = chance.whole(2, 3) if len(goods) >= 5 and chance.happens(0.4) else 0
    subtotals = chance.happens(0.6)
    dotted = sections > 0 and chance.happens(0.4)
    cuts = [len(goods) * part // sections for part in range(sections + 1)] if sections else [0, len(goods)]
    titles = chance.some(lists["sections"], max(sections, 1))
    section_form, subtotal_form = chance.pick(lists["section"]), chance.pick(lists["subtotal"])
    for part in range(len(cuts) - 1):
        chunk = goods[cuts[part] : cuts[part + 1]]
        if sections:
            text = section_form.format(n=part + 1, t=titles[part])
            body.rows.append(GridRow("section", (text, *("" for _ in cols[1:])), span=len(cols)))
        for place, thing in enumerate(chunk):
            number = f"{part + 1}.{place + 1}" if dotted else str(len(body.items) + 1)
            row, item = _item(thing, made, cols, number, chance, len(body.items))
            body.rows.append(row)
            body.items.append(item)
        if sections and subtotals:
            amount = printed(sum((thing.total for thing in chunk), Decimal(0)), made.style, made.scale)
            body.rows.append(_label_row("subtotal", subtotal_form.format(n=part + 1), cols, amount, chance))
    return body


def specification(
    goods: list[Thing], made: Form, chance: Chance, *, rules: str | None = None, total: bool | None = None
) -> tuple[Grid, list[ItemKey]]:
    """A whole table and its answers. The total rows print the true sum of the goods, whatever a misprinted row says."""
    cols = columns(made, chance)
    body = _sectioned(goods, made, cols, chance)
    lists = _lists(made)
    grand = sum((thing.total for thing in goods), Decimal(0))
    if total if total is not None else chance.happens(0.9):
        body.rows.append(_label_row("total", chance.pick(lists["total"]), cols, printed(grand, made.style, made.scale), chance))
        if (
            not made.taxed
            and made.currency == "RUB"
            and grand * 20 % (100 * made.scale) == 0
            and made.style.decimals == 2
            and chance.happens(0.6)
        ):
            tax = grand / 5
            words = chance.pick(lists["tax"]).format(p=20)
            if words.startswith(("НДС", "VAT", "增值税")):
                body.rows.append(_label_row("tax", words, cols, printed(tax, made.style, made.scale), chance))
                whole = printed(grand + tax, made.style, made.scale)
                body.rows.append(_label_row("total", chance.pick(lists["grand"]), cols, whole, chance))
    grid = Grid(
        columns=cols,
        rows=tuple(body.rows),
        rules=rules if rules is not None else chance.pick(("full", "full", "full", "horizontal", "header", "none")),
        number_row=chance.happens(0.25),
        repeat_header=chance.happens(0.6),
        middle=chance.happens(0.5),
        size=chance.pick((7.5, 8.0, 8.5, 9.0)),
        bold_header=chance.happens(0.6),
        split_rows=chance.happens(0.15),
    )
    return grid, body.items


def caption(made: Form, chance: Chance) -> str | None:
    """The line above the table that carries the money words where the header does not."""
    if made.money_in != "caption":
        return None
    if made.languages[0] == "zh":
        return chance.pick((f"单位：{made.money}", f"（单位：{made.money}）", f"货币单位：{made.money}"))
    if made.languages[0] == "ru":
        return chance.pick((f"({made.money})", f"в {made.money}" if made.scale != 1 else f"Валюта: {made.money}", f"({made.money})"))
    long = f"Currency: {made.money}" if made.scale == 1 else f"(in {made.money})"
    return chance.pick((f"({made.money})", long, f"(all prices in {made.money})"))
