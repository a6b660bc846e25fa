"""The command `leafproof`: finds the verb, runs it, and turns whatever happens into one of the fixed exit codes."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

import click

from leafproof import __version__
from leafproof.errors import LeafproofError, MachineFault, UsageError

INTERRUPTED = 130

_VERBS = {
    "open": "open_verb",
    "status": "status_verb",
    "search": "search_verb",
    "show": "show_verb",
    "export": "export_verb",
    "log": "log_verb",
    "doctor": "doctor_verb",
    "demo": "demo_verb",
}


class Verbs(click.Group):
    """Loads a verb's module only when that verb is called: the command must start quickly."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All verbs, in the order in which they are used."""
        del ctx
        return list(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb of this name."""
        del ctx
        if cmd_name not in _VERBS:
            return None
        import importlib

        module = importlib.import_module(f"leafproof.cli.{_VERBS[cmd_name]}")
        command: click.Command = module.verb
        return command


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("-C", "case_folder", type=click.Path(path_type=Path), help="Act on the case in this folder.")
@click.option("-v", "--verbose", is_flag=True, help="More detail; with an internal error, the traceback.")
@click.version_option(__version__, "--version", message="leafproof %(version)s")
@click.pass_context
def leafproof(ctx: click.Context, case_folder: Path | None, *, verbose: bool) -> None:
    """From a folder of leaked documents to a ledger in which every statement opens on its page.

    Nothing is uploaded, fetched or looked up: there is no online mode.
    """
    ctx.obj = {"case": case_folder, "verbose": verbose}


def _usage(error: click.ClickException) -> UsageError:
    command = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx is not None else "leafproof"
    return UsageError(error.format_message().rstrip("."), why="the command line cannot be understood", way_out=f"{command} --help")


def _internal(error: BaseException) -> MachineFault:
    ours = [frame for frame in traceback.extract_tb(error.__traceback__) if "leafproof" in frame.filename]
    where = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "unknown place"
    return MachineFault(
        f"internal error: {type(error).__name__} at {where}",
        why="this is a fault of Leafproof's or of this machine; the case is resumable",
        way_out="run the command again with -v, and report what it prints (it may hold text of documents: look first)",
    )


def call(arguments: Sequence[str]) -> int:
    """Runs one command line; gives its exit code."""
    from leafproof.cli.terminal import fail
    from leafproof.engine.pool import Stopped

    as_json = "--json" in arguments
    try:
        result = leafproof.main(args=list(arguments), prog_name="leafproof", standalone_mode=False)
        return int(result or 0)
    except LeafproofError as error:
        fail(error, as_json=as_json)
        return error.exit_code
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.ClickException as error:
        fail(_usage(error), as_json=as_json)
        return 2
    except (KeyboardInterrupt, click.Abort, Stopped):
        click.echo("Stopped safely. Nothing is lost; run `leafproof open` again to go on.", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        return 0
    except Exception as error:  # noqa: BLE001 - status 1 has a meaning here, so no exception may end the program by itself
        fault = _internal(error)
        if {"-v", "--verbose"} & set(arguments):
            traceback.print_exc()
        fail(fault, as_json=as_json)
        return fault.exit_code


def run() -> None:
    """The entry point."""
    sys.exit(call(sys.argv[1:]))
