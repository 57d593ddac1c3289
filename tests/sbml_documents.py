"""Small SBML documents for tests, written by hand from the specification of the package for qualitative models."""

from __future__ import annotations

_CORE = "http://www.sbml.org/sbml/level3/version1"
MATHML = "http://www.w3.org/1998/Math/MathML"


def species(name: str, maximum: int | None = 1, *, constant: bool = False, more: str = "", inside: str = "") -> str:
    top = "" if maximum is None else f' qual:maxLevel="{maximum}"'
    head = f'<qual:qualitativeSpecies qual:id="{name}" qual:compartment="c" qual:constant="{str(constant).lower()}"'
    return f"{head}{top} {more}>{inside}</qual:qualitativeSpecies>"


def given(name: str, more: str = 'qual:sign="unknown"', inside: str = "") -> str:
    """An input of a transition."""
    return f'<qual:input qual:qualitativeSpecies="{name}" qual:transitionEffect="none" {more}>{inside}</qual:input>'


def transition(
    output: str, inputs: str = "", terms: str = "", *, default: str = '<qual:defaultTerm qual:resultLevel="0"/>'
) -> str:
    listed = f"<qual:listOfInputs>{inputs}</qual:listOfInputs>" if inputs else ""
    return (
        f'<qual:transition qual:id="t_{output}">{listed}<qual:listOfOutputs>'
        f'<qual:output qual:qualitativeSpecies="{output}" qual:transitionEffect="assignmentLevel"/>'
        f"</qual:listOfOutputs><qual:listOfFunctionTerms>{default}{terms}</qual:listOfFunctionTerms></qual:transition>"
    )


def term(level: int, math: str) -> str:
    return f'<qual:functionTerm qual:resultLevel="{level}"><math xmlns="{MATHML}">{math}</math></qual:functionTerm>'


def compared(name: str, operator: str = "eq", level: int = 1) -> str:
    return f'<apply><{operator}/><ci> {name} </ci><cn type="integer"> {level} </cn></apply>'


def document(all_species: str, transitions: str = "", more: str = "", attributes: str = "") -> bytes:
    listed = f"<qual:listOfTransitions>\n{transitions}</qual:listOfTransitions>" if transitions else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<sbml xmlns="{_CORE}/core" level="3" version="1" xmlns:qual="{_CORE}/qual/version1" qual:required="true"'
        f' xmlns:layout="{_CORE}/layout/version1" layout:required="false">\n'
        f'<model id="m" {attributes}>{more}<listOfCompartments><compartment id="c" constant="true"/>'
        f"</listOfCompartments>\n<qual:listOfQualitativeSpecies>\n{all_species}\n</qual:listOfQualitativeSpecies>\n"
        f"{listed}</model></sbml>\n"
    ).encode()
