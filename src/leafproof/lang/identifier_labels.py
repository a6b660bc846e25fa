"""The labels that stand before registration and account numbers, and the scheme each announces."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from leafproof.values.found import Flaw
from leafproof.values.registration import (
    bic,
    cn_ric,
    cn_uscc,
    iban,
    imo,
    iso6346,
    lei,
    ru_account,
    ru_bik,
    ru_inn,
    ru_kpp,
    ru_ogrn,
    ru_okpo,
    ru_snils,
)
from leafproof.values.registration.identifier import Identifier

# Label letters that are retyped in the other script, either way.
_TWINS = {"А": "AА", "В": "BВ", "Е": "EЕ", "К": "KК", "М": "MМ", "Н": "HН", "О": "OО0", "Р": "PР", "С": "CС", "Т": "TТ", "Х": "XХ"}


@dataclass(frozen=True, slots=True)
class Rule:
    """One scheme: its rule, the lengths its numbers have, and whether they may hold letters."""

    scheme: str
    check: Callable[[str], Identifier | Flaw]
    lengths: tuple[int, ...]
    letters: bool = False


INN = Rule(ru_inn.SCHEME, ru_inn.check, (10, 12))
KPP = Rule(ru_kpp.SCHEME, ru_kpp.check, (9,))
OGRN = Rule(ru_ogrn.SCHEME, ru_ogrn.check, (13, 15))
BIK = Rule(ru_bik.SCHEME, ru_bik.check, (9,))
ACCOUNT = Rule(ru_account.SCHEME, ru_account.check, (20,))
OKPO = Rule(ru_okpo.SCHEME, ru_okpo.check, (8, 10))
SNILS = Rule(ru_snils.SCHEME, ru_snils.check, (11,))
USCC = Rule(cn_uscc.SCHEME, cn_uscc.check, (18,), letters=True)
RIC = Rule(cn_ric.SCHEME, cn_ric.check, (18,), letters=True)
IBAN = Rule(iban.SCHEME, iban.check, tuple(range(15, 35)), letters=True)
BIC = Rule(bic.SCHEME, bic.check, (8, 11), letters=True)
IMO = Rule(imo.SCHEME, imo.check, (7,))
CONTAINER = Rule(iso6346.SCHEME, iso6346.check, (11,), letters=True)
LEI = Rule(lei.SCHEME, lei.check, (20,), letters=True)


def _either(label: str) -> str:
    """A label of capitals whose letters may be of either script."""
    return "".join(f"[{_TWINS[letter]}]" if letter in _TWINS else letter for letter in label)


@cache
def rules() -> tuple[tuple[str, Rule], ...]:
    """Pattern of a label -> rule, the longer labels first."""
    account = (
        r"р ?/ ?сч?(?:[её]т\w{0,2})?\.?|расч[её]тн\w{2,3} сч[её]т\w{0,2}|"
        r"расч\. ?сч[её]?т?\.?|р\. ?сч[её]?т?\.?|к ?/ ?сч?(?:[её]т\w{0,2})?\.?|"
        r"кор{1,2}(?:еспондентск\w{2,3}|\.|/)? ?/?сч[её]т\w{0,2}|кор{1,2}\. ?сч\.?|"
        r"л ?/ ?с|сч\. ?№|сч[её]т\w{0,2} ?№|номер сч[её]та|№ сч[её]та|"
        r"settlement account|correspondent account|corr?\.? ?acc(?:oun)?t\.?"
    )
    uscc = "统一社会信用代码|社会信用代码|信用代码|纳税人识别号|税号|unified social credit (?:code|identifier)|USCC"
    return (
        ("инн ?[/,\\\\]? ?кпп", INN),
        (f"(?:{_either('ОГРН')}(?:ИП)?|OGRN(?:IP)?)", OGRN),
        (f"(?:{_either('ИНН')}|INN|TIN of the russian federation)", INN),
        (f"(?:{_either('КПП')}|KPP)", KPP),
        ("(?:бик(?: банка)?|BIK)", BIK),
        (account, ACCOUNT),
        (f"(?:{_either('ОКПО')}|OKPO)", OKPO),
        ("(?:снилс|SNILS)", SNILS),
        (f"(?:{uscc})(?:证号)?(?: no\\.?)?", USCC),
        ("(?:居民身份证号码?|身份证号码?|身份证|resident identity card no\\.?)", RIC),
        ("IBAN(?: code| no\\.?| number)?", IBAN),
        (
            "(?:S\\.?W\\.?I\\.?F\\.?T\\.?(?:[ -]?(?:code|код|/ ?BIC))?(?: code)?|BIC(?: ?/ ?SWIFT)?(?: code)?|СВИФТ(?:-код)?)",
            BIC,
        ),
        ("IMO(?: no\\.?| number| №)?", IMO),
        ("(?:container(?: no\\.?| number)?|контейнера? ?№|箱号|集装箱号)", CONTAINER),
        ("(?:LEI(?: code)?)", LEI),
    )


@cache
def label_pattern() -> re.Pattern[str]:
    """All labels as numbered groups `r0`, `r1` ... in the order of `rules`; no letter or digit directly before or after."""
    groups = "|".join(f"(?P<r{index}>{pattern})" for index, (pattern, _) in enumerate(rules()))
    return re.compile(rf"(?<![^\W_])(?:{groups})(?![^\W\d_](?<![一-鿿]))", re.IGNORECASE)
