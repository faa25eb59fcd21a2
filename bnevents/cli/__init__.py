"""The command line, `bnevents --help`.

Results go to standard output, messages to standard error. Exit codes: 0 all went well; 1 a document, example or
expression failed; 2 the call or its input is wrong.
"""

from __future__ import annotations

import os
import sys

from bnevents.cli.app import app
from bnevents.errors import BnEventsError

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line; what is wrong with the input is told in one line, without a traceback."""
    try:
        app(prog_name="bnevents")
    except BnEventsError as error:
        sys.stderr.write(f"bnevents: {error}\n")
        sys.exit(2)
    except BrokenPipeError:  # the reader (`| head`) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
