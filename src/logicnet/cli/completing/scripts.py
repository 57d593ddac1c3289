"""The script of each shell: it hands the line to ``logicnet completion`` and offers what comes back.

An answer has a line for each word that could stand there, written as the shell wants it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from logicnet.cli.completing.candidates import Candidate
from logicnet.cli.completing.lines import Line, quoted_for

_BASH = r"""# completion of logicnet for bash: put this line into ~/.bashrc
#     eval "$(logicnet completion bash)"
_logicnet() {
    local IFS=$'\n'
    COMPREPLY=($(command logicnet completion bash --breaks="$COMP_WORDBREAKS" \
        --answer="${COMP_LINE:0:COMP_POINT}" 2>/dev/null))
}
complete -o nospace -F _logicnet logicnet
"""
_ZSH = r"""#compdef logicnet
# completion of logicnet for zsh: put this line into ~/.zshrc, after compinit
#     eval "$(logicnet completion zsh)"
_logicnet() {
    local -a whole shown begun begun_shown
    local kind text line
    while IFS=$'\t' read -r kind text line; do
        if [[ $kind == whole ]]; then
            whole+=("$text") shown+=("$line")
        else
            begun+=("$text") begun_shown+=("$line")
        fi
    done < <(command logicnet completion zsh \
        --answer="${(j: :)words[1,CURRENT-1]} $QIPREFIX$IPREFIX$PREFIX" 2>/dev/null)
    compset -P '\~/' # the answers leave it out: quoted it would be no home
    (( $#whole )) && compadd -l -d shown -a whole
    (( $#begun )) && compadd -S '' -l -d begun_shown -a begun
}
compdef _logicnet logicnet
"""
_FISH = r"""# completion of logicnet for fish: put this line into ~/.config/fish/config.fish
#     logicnet completion fish | source
function __logicnet_answers
    set --local line (commandline --cut-at-cursor --current-process | string collect)
    command logicnet completion fish --answer="$line" 2>/dev/null
end
complete --command logicnet --no-files --arguments '(__logicnet_answers)'
"""
_TCSH = r"""# completion of logicnet for tcsh: put this line into ~/.tcshrc
#     logicnet completion tcsh >! ~/.logicnet.tcsh; source ~/.logicnet.tcsh
# tcsh takes no blank from a list: files with one are completed after ./ or ~/, values one by one (--set A=1 --set B=0)
complete logicnet 'C@[./~]*@f@' 'p@*@`logicnet completion tcsh --answer="$COMMAND_LINE:q"`@@'
"""


def _for_bash(line: Line, found: Iterable[Candidate]) -> Iterable[str]:
    """What stands after the last break, quoted; a blank ends a word that is whole, where no quote is open."""
    for one in found:
        end = " " if one.final and not line.quote else ""
        yield quoted_for(one.text[len(line.kept) :], line.quote) + end


def _for_zsh(line: Line, found: Iterable[Candidate]) -> Iterable[str]:
    """The whole word, which zsh quotes itself, whether a blank may follow, and what the list shows."""
    home = "~/" if line.current.startswith("~/") else ""
    for one in found:
        shown = f"{one.text}  {one.help}" if one.help else one.text
        yield f"{'whole' if one.final else 'begun'}\t{one.text.removeprefix(home)}\t{shown}"


def _for_fish(line: Line, found: Iterable[Candidate]) -> Iterable[str]:
    """The whole word, which fish quotes itself, and what it is."""
    return (f"{one.text}\t{one.help}" if one.help else one.text for one in found)


def _for_tcsh(line: Line, found: Iterable[Candidate]) -> Iterable[str]:
    """The whole word. A list is parted at blanks there, and a word cannot hold one."""
    return (one.text for one in found if not any(letter.isspace() for letter in one.text))


@dataclass(frozen=True, slots=True)
class Shell:
    """A shell: its script, and how an answer is written for it."""

    script: str
    written: Callable[[Line, Iterable[Candidate]], Iterable[str]]


SHELLS: Mapping[str, Shell] = {
    "bash": Shell(_BASH, _for_bash),
    "zsh": Shell(_ZSH, _for_zsh),
    "fish": Shell(_FISH, _for_fish),
    "tcsh": Shell(_TCSH, _for_tcsh),
}
