"""The options that every verb takes, and which case a verb works on."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import click

from leafproof.case.folder import SETTINGS_FILE, CaseFolder, find_case

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Options:
    """The common options of one call."""

    case: Path | None
    as_json: bool
    quiet: bool
    verbose: bool
    color: bool
    progress: str
    exit_zero: bool
    reproducible: bool
    jobs: int | None


def common(verb: Callable[..., R]) -> Callable[..., R]:
    """Adds the common options to a verb, which takes them as its first argument `options`."""

    @click.option("-C", "case_folder", type=click.Path(path_type=Path), help="Act on the case in this folder.")
    @click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output, and nothing else there.")
    @click.option("-q", "--quiet", is_flag=True, help="Print nothing when all is well and nothing was asked for.")
    @click.option("-v", "--verbose", is_flag=True, help="More detail; with an internal error, the traceback.")
    @click.option("--no-color", is_flag=True, envvar="NO_COLOR", help="No colour.")
    @click.option(
        "--progress", type=click.Choice(["auto", "plain", "none"]), default="auto", help="How progress is shown on standard error."
    )
    @click.option("--exit-zero", is_flag=True, help="Turn exit code 1 into 0; never 3 or 4.")
    @click.option("--reproducible", is_flag=True, help="Leave out the time of generation.")
    @click.option("--jobs", type=click.IntRange(1, 256), help="How many documents are read at a time.")
    @functools.wraps(verb)
    def with_options(
        case_folder: Path | None,
        *,
        as_json: bool,
        quiet: bool,
        verbose: bool,
        no_color: bool,
        progress: str,
        exit_zero: bool,
        reproducible: bool,
        jobs: int | None,
        **rest: Any,
    ) -> R:
        inherited = click.get_current_context().obj or {}
        options = Options(
            case=case_folder or inherited.get("case"),
            as_json=as_json,
            quiet=quiet,
            verbose=verbose or bool(inherited.get("verbose")),
            color=not no_color,
            progress=progress,
            exit_zero=exit_zero,
            reproducible=reproducible,
            jobs=jobs,
        )
        return verb(options, **rest)

    return with_options


def pick_case(options: Options, words: tuple[str, ...]) -> tuple[CaseFolder, tuple[str, ...]]:
    """The case a verb works on and the words left over: the first word if it is a case folder, else -C, else up from here.

    Raises:
        UsageError: there is none.
    """
    if words and (Path(words[0]) / SETTINGS_FILE).is_file():
        return CaseFolder(Path(words[0])), words[1:]
    return find_case(options.case, Path.cwd()), words
