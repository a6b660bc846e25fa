"""Scores what is asked of whole documents: outcome, kind, stage, number, date, contract fields, payments, identifiers, counts in prose."""

from __future__ import annotations

from typing import Any

from leafproof.demo.exported import Export, same_number
from leafproof.demo.folding import bare, folded
from leafproof.demo.key import AnswerKey, ContractKey
from leafproof.demo.marks import Group, Tally

_ROLE_WORDS = ("именуем", "далее", "hereinafter", "referred", "以下简称", "лице", "represented")
LONGEST_PARTY = 160


def _day(value: Any) -> str | None:
    """The ISO day of a date range that is one day."""
    if not isinstance(value, dict) or value.get("first") != value.get("last"):
        return None
    return str(value["first"])


def _party(value: object, cores: tuple[str, ...], others: tuple[str, ...], *, scan: bool) -> bool:
    """Whether a printed party holds the part that makes the name, and neither the other party nor the words of its role."""
    if not isinstance(value, str) or len(value) > LONGEST_PARTY:
        return False
    fold = folded if scan else bare
    text = fold(value)
    if any(fold(word) in text for word in _ROLE_WORDS):
        return False
    return any(fold(core) in text for core in cores) and not any(fold(other) in text for other in others)


def contract_checks(contract: ContractKey, fields: dict[str, Any]) -> dict[str, bool]:
    """Which fields of a contract statement are right."""
    scan = contract.medium.startswith("scan")
    given = fields.get("number")
    fold = folded if scan else bare
    number = given is None if contract.number is None else isinstance(given, str) and fold(given) == fold(contract.number)
    day = _day(fields.get("date"))
    return {
        "number": number,
        "date": fields.get("date") is None or day is None if contract.date is None else day == contract.date,
        "amount": same_number(contract.amount, fields.get("amount")),
        "currency": contract.currency == fields.get("currency"),
        "supplier": _party(fields.get("supplier"), contract.suppliers, contract.buyers, scan=scan),
        "buyer": _party(fields.get("buyer"), contract.buyers, contract.suppliers, scan=scan),
    }


def contracts(key: AnswerKey, export: Export) -> list[Group]:
    """One group a field; of several contract statements in a document the one with the most right fields is taken."""
    tallies = {name: Tally(f"contract {name}") for name in ("number", "date", "amount", "currency", "supplier", "buyer")}
    for contract in key.contracts:
        statements = export.of(contract.path, "contract")
        checks = [contract_checks(contract, statement["fields"]) for statement in statements]
        best = max(range(len(checks)), key=lambda index: (sum(checks[index].values()), -index), default=None)
        for name, tally in tallies.items():
            wanted = {"supplier": contract.suppliers, "buyer": contract.buyers}.get(name) or getattr(contract, name, None)
            given = None if best is None else statements[best]["fields"].get(name)
            tally.count(best is not None and checks[best][name], f"{contract.path}: contract {name} {given!r}, not {wanted!r}")
    return [tally.group() for tally in tallies.values()]


def documents(key: AnswerKey, export: Export) -> list[Group]:
    """Outcome of every file and member; kind, stage, number and date of those that were to be read."""
    outcome, kind, stage, number, date = (Tally(f"document {name}") for name in ("outcome", "kind", "stage", "number", "date"))
    for asked in key.documents:
        found = export.documents.get(asked.path)
        if found is None:
            good = "not_read" in asked.outcomes and export.mentions_unread(asked.path)
            outcome.count(good, f"{asked.path}: not in the export")
            continue
        reason = found.get("reason")
        good = found["outcome"] in asked.outcomes and (not asked.reasons or found["outcome"] != "not_read" or reason in asked.reasons)
        outcome.count(good, f"{asked.path}: {found['outcome']} ({reason}), not {'/'.join(asked.outcomes + asked.reasons)}")
        if asked.kinds:
            kind.count(found.get("kind") in asked.kinds, f"{asked.path}: kind {found.get('kind')}, not {'/'.join(asked.kinds)}")
        if asked.stages:
            given = found.get("stage")
            given = given.get("value") if isinstance(given, dict) else given
            stage.count(given in asked.stages, f"{asked.path}: stage {given}, not {'/'.join(asked.stages)}")
        scan = asked.medium.startswith("scan")
        fold = folded if scan else bare
        if asked.number is not None:
            given = found.get("number")
            number.count(fold(str(given or "")) == fold(asked.number), f"{asked.path}: number {given!r}, not {asked.number!r}")
        if asked.date is not None:
            day = _day(found.get("dated"))
            date.count(day == asked.date, f"{asked.path}: dated {found.get('dated')}, not {asked.date}")
    return [tally.group() for tally in (outcome, kind, stage, number, date)]


def _mentions(statement: dict[str, Any], what: str) -> bool:
    texts = [str(value) for value in statement["fields"].values() if isinstance(value, str)]
    texts += [anchor["quote"] for anchor in statement["anchors"]]
    return any(folded(what) in folded(text) for text in texts)


def small_facts(key: AnswerKey, export: Export) -> list[Group]:
    """Payments (amount and currency; share where one is printed), identifiers, counts in prose."""
    payments, shares, identifiers, figures = (Tally(name) for name in ("payments", "payment shares", "identifiers", "figures"))
    for payment in key.payments:
        found = [
            statement for statement in export.of(payment.path, "payment")
            if same_number(payment.amount, statement["fields"].get("amount")) and statement["fields"].get("currency") == payment.currency
        ]  # fmt: skip
        payments.count(bool(found), f"{payment.path}: payment of {payment.amount} {payment.currency} not found")
        if payment.share is not None and found:
            good = any(same_number(payment.share, statement["fields"].get("share")) for statement in found)
            shares.count(good, f"{payment.path}: payment of {payment.amount}: share not {payment.share}")
    for identifier in key.identifiers:
        good = any(
            statement["fields"].get("scheme") == identifier.scheme and bare(str(statement["fields"].get("value"))) == identifier.value
            for statement in export.of(identifier.path, "identifier")
        )
        identifiers.count(good, f"{identifier.path}: {identifier.scheme} {identifier.value} not found")
    for figure in key.figures:
        good = any(
            same_number(figure.amount, statement["fields"].get("amount")) and _mentions(statement, figure.what)
            for statement in export.of(figure.path, "figure")
        )
        figures.count(good, f"{figure.path}: {figure.amount} x {figure.what} not found")
    return [tally.group() for tally in (payments, shares, identifiers, figures)]
