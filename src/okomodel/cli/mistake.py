"""What the parser refuses, said in one line in the user's language."""

from collections.abc import Iterable, Iterator

from cyclopts import (
    CycloptsError,
    MissingArgumentError,
    RepeatArgumentError,
    UnknownCommandError,
    UnknownOptionError,
    UnusedCliTokensError,
)

from okomodel.cli.usage import WrongUsage, unknown
from okomodel.wording import Wording

__all__ = ["understood"]

_NO_COMMAND = Wording('there is no command "{name}"', 'opdracht "{name}" bestaat niet')
_NO_OPTION = Wording('there is no option "{name}" here', 'optie "{name}" bestaat hier niet')
_NO_VALUE = Wording("{what} needs a value", "{what} heeft een waarde nodig")
_TWICE = Wording("{what} is given more than once", "{what} is meer dan één keer gegeven")
_TOO_MUCH = Wording('"{what}" is one argument too many', '"{what}" is een argument te veel')
_OTHER = Wording("{reason}", "{reason}")


def understood(error: CycloptsError, commands: Iterable[str]) -> WrongUsage:
    """The wrong usage that the parser found."""
    match error:
        case UnknownCommandError(unused_tokens=[token, *_]):
            return unknown(_NO_COMMAND, token, commands)
        case UnknownOptionError():
            name = (error.token.keyword or error.token.value or "").partition("=")[0]
            return unknown(_NO_OPTION, name, _options(error))
        case MissingArgumentError():
            name = error.keyword or (error.argument.name if error.argument else "")
            return WrongUsage(_NO_VALUE, what=name)
        case RepeatArgumentError():
            return WrongUsage(_TWICE, what=error.token.keyword)
        case UnusedCliTokensError(unused_tokens=[token, *_]):
            return WrongUsage(_TOO_MUCH, what=token)
        case _:
            return WrongUsage(_OTHER, reason=" ".join(str(error).split()))


def _options(error: UnknownOptionError) -> Iterator[str]:
    for argument in error.argument_collection:
        yield from (name for name in argument.names if name.startswith("--"))
