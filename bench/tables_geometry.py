"""How well tables are read from perfect words and rules: share of body cells, rows and header labels, and milliseconds a page.

Run: python bench/tables_geometry.py [first seed] [seeds] [-v]
"""

from __future__ import annotations

import itertools
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "read" / "tables"))

from leafproof.read.tables.find import read_tables

from table_drawer import HEADERS, LANGUAGES, STYLES, VERTICALS, draw_table
from table_scoring import body_cells, header_cells


def measured(style: str, first: int, seeds: int, verbose: bool) -> Counter[str]:
    """The counts of one style over all headers, languages and alignments."""
    counts: Counter[str] = Counter()
    for header, language, vertical, seed in itertools.product(HEADERS, LANGUAGES, VERTICALS, range(first, first + seeds)):
        page = draw_table(seed, style=style, header=header, language=language, vertical=vertical)
        start = time.perf_counter()
        grids = read_tables(page.words, page.rules, width=page.width, height=page.height)
        counts["microseconds"] += int((time.perf_counter() - start) * 1e6)
        right, printed, rows, wanted = body_cells(page.rows, grids)
        labels = header_cells(page.header, grids)
        counts.update(cells=right, printed=printed, rows=rows, wanted=wanted, pages=1, tables=len(grids))
        counts.update(labels=labels, labels_printed=len(page.header))
        counts["columns"] += len(grids) == 1 and len(grids[0].columns) - 1 == page.columns
        if verbose and (right < printed or rows < wanted or len(grids) != 1):
            print(f"  {seed},{style},{header},{language},{vertical}: cells {right}/{printed} rows {rows}/{wanted} grids {len(grids)}")
    return counts


def main(first: int, seeds: int, verbose: bool) -> None:
    """Prints one line for each style, and one for each page that falls short when verbose."""
    for style in STYLES:
        c = measured(style, first, seeds, verbose)
        print(
            f"{style:10} cells {c['cells'] / c['printed']:.4f} ({c['cells']}/{c['printed']})  rows {c['rows'] / c['wanted']:.4f}"
            f"  labels {c['labels'] / c['labels_printed']:.3f}  columns right {c['columns']}/{c['pages']}  tables {c['tables']}"
            f"  {c['microseconds'] / c['pages'] / 1000:.1f} ms a page"
        )


if __name__ == "__main__":
    numbers = [int(a) for a in sys.argv[1:] if a.isdigit()]
    main(numbers[0] if numbers else 1000, numbers[1] if len(numbers) > 1 else 2, "-v" in sys.argv)
