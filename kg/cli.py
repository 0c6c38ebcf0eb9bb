"""The command `kg`: parse, call, print.

Goes in: arguments. Goes out: results on stdout, everything else on stderr. Bad input is one line on stderr and exit code 2.
"""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from importlib.util import find_spec
from typing import NoReturn

import click

import kg
from kg.errors import KGError

#: Verb → what it does, for the list, and the modules that it stands on; a verb is offered where they are installed.
VERBS: dict[str, tuple[str, tuple[str, ...]]] = {
    "extract": ("Print the facts of articles.", ()),
    "build": ("Put the facts of articles into a store.", ("kg.api",)),
    "facts": ("Print facts of a store.", ("kg.api",)),
    "query": ("Ask a store a question in SPARQL.", ("kg.api",)),
    "results": ("Tell what official result files hold, and whether it adds up.", ()),
    "breaches": ("List figures of a store that do not add up.", ("kg.api",)),
    "why": ("Print where something in a store comes from.", ("kg.api",)),
    "check": ("Check an article against the official results of a store.", ("kg.store",)),
    "conflicts": ("List where the sources of a store contradict each other.", ("kg.store",)),
    "undecided": ("List pairs of people that may be one.", ("kg.store",)),
    "same": ("Say that two people of a store are one.", ("kg.store",)),
    "different": ("Say that two mentions are two people.", ("kg.store",)),
    "link": ("Say which items of Wikidata the people and parties of a store are.", ("kg.store",)),
    "undo": ("Take a judgement of same or different back.", ("kg.store",)),
    "retract": ("Withdraw a document of a store.", ("kg.store",)),
    "export": ("Write a store's graph as RDF or another format.", ("kg.api",)),
    "push": ("Put a store's graph on a SPARQL server.", ("kg.api", "httpx")),
    "view": ("Write a store or articles as a page to explore.", ()),
    "serve": ("Serve a store over HTTP: SPARQL, pages, names, facts.", ("kg.api", "starlette", "uvicorn")),
    "evaluate": ("Score extraction against gold.", ()),
    "explain": ("Tell why an article gave these facts.", ()),
}


#: How rarely garbage is looked for: the word lists are a million objects that stay, and going through them time and again cost a fifth
#: of a run.
_COLLECT = (100_000, 50, 50)


class Verbs(click.Group):
    """Verbs, each imported when it is called, so that `kg --help` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Verbs in the order in which one needs them."""
        return [verb for verb, (_, needs) in VERBS.items() if all(map(find_spec, needs))]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Command of a verb, None where there is none."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command = import_module(f"kg.commands.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the verbs without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(verb, VERBS[verb][0]) for verb in self.list_commands(ctx)])


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(kg.__version__, prog_name="kg", message="%(prog)s %(version)s")
def cli() -> None:
    """Read French election articles into facts with their evidence, and a graph to ask and explore."""


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit code: 0 done, 2 bad input, 130 interrupted."""
    gc.set_threshold(*_COLLECT)
    try:
        code = cli.main(arguments, prog_name="kg", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        code = 2
    except click.ClickException as error:
        usage = f" (see {error.ctx.command_path} --help)" if isinstance(error, click.UsageError) and error.ctx else ""
        code = complain(" ".join(error.format_message().split()) + usage)
    except KGError as error:
        code = complain(str(error))
    except click.Abort:
        code = 130
    except BrokenPipeError:  # the reader of our output has seen enough
        sys.stderr.close()
        code = 0
    sys.exit(code if isinstance(code, int) else 0)


def complain(message: str) -> int:
    """Say on one line of stderr what is wrong; gives the exit code."""
    click.echo("kg: " + " ".join(message.split()), err=True)
    return 2


if __name__ == "__main__":
    main()
