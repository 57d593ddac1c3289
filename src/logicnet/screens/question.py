"""What a screen asks of every task: a value that can be sent to another process, read once from any spelling."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial

from logicnet.analysis.attracted import attracted_to
from logicnet.analysis.questions import check_flags, check_numbers, read_asked, read_network
from logicnet.errors import SettingError
from logicnet.model import (
    Asked,
    Fix,
    Intervention,
    InterventionLike,
    Measure,
    Network,
    NetworkLike,
    Phenotype,
    Rates,
    RatesLike,
    Setting,
    SettingLike,
    Start,
    StartLike,
    Subspace,
)
from logicnet.model.assignment import equation
from logicnet.screens.environments import SettingsLike, common, is_every, joined
from logicnet.screens.environments import settings as read_settings

SEMANTICS = (
    7  # raised when the same task would be answered differently: results kept by an older one are not taken over
)
RESISTANT = "resistant"
ANYWHERE = "any state"
WALKS = 1000
"""Walks of each intervention where a probability or a share cannot be exact, unless asked otherwise."""
ReadoutsLike = str | Measure | Iterable[str | Measure]
"""A readout, ``"0.5*A + B"`` or ``"growth: 0.5*A + B"``, or several in a list."""


@dataclass(frozen=True)
class Question:
    """The same for every task: network, phenotype, settings by name, and what bounds each task (``timeout`` in
    seconds).

    ``start`` asks for reach and withdrawal too: ``resistant`` (the attractors of the untreated network that show the
    phenotype, under the same setting), or a distribution of states, ``begin``. The inputs that have one value in all of
    it are part of every setting: nothing but an intervention can move them, so what is counted is counted there. They
    are not where values are only set once (``set_once``): an input then keeps the value that it was given last.

    ``background`` is what has been done already: the untreated network is the one with it, and so is the one that a
    withdrawal goes back to. ``share`` asks for the share of time of the phenotype in the long run, ``readouts`` for
    what these are then, ``probability`` for where walks from the start end.
    """

    network: Network
    phenotype: str
    settings: tuple[tuple[str, Setting], ...]
    start: str = ""
    samples: int | None = None
    seed: int = 0
    timeout: float | None = None
    memory: int | None = field(default=None, compare=False)
    probability: bool = False
    begin: Start | None = None
    background: Intervention = field(default=Intervention())
    rates: Rates = field(default=Rates())
    share: bool = False
    readouts: tuple[Measure, ...] = ()

    @classmethod
    def of(
        cls,
        network: NetworkLike,
        phenotype: str | Phenotype,
        setting: SettingLike | None,
        settings: SettingsLike,
        *,
        start: StartLike = "",
        samples: int | None = None,
        seed: int = 0,
        timeout: float | None = None,
        memory: int | None = None,
        probability: bool | None = None,
        intervention: InterventionLike = "",
        rates: RatesLike = None,
        share: bool = False,
        readout: ReadoutsLike = (),
        set_once: bool = False,
    ) -> Question:
        """Read what a screen is given, in any spelling. ``probability`` None means: where there are ``samples``.
        ``set_once``: inputs that the start alone gives are part of no setting. Raises LogicnetError with the place.
        """
        check_numbers(timeout=timeout, memory=memory, samples=samples, seed=seed)
        check_flags(share=share, probability=probability)
        known = read_network(network)
        now = Setting.read("" if settings is not None and setting is None else setting, known)
        begin = _begin(start, known, now)
        place = begin.shared.levels if begin else {}
        under = _under(known, setting, settings, place)
        for name, one in under.items():
            _confirm_within(begin, name, one, known)
        if set_once:
            under = _under(known, setting, settings, place, held=False)
        known.expression(phenotype)  # an unknown name is told before anything runs
        if isinstance(phenotype, Phenotype):
            phenotype = phenotype.name if phenotype in known.phenotypes else phenotype.expression
        return cls(
            known,
            phenotype,
            tuple(under.items()),
            (str(begin) or ANYWHERE) if begin else RESISTANT if start else "",
            samples,
            seed,
            timeout,
            memory,
            samples is not None if probability is None else probability,
            begin,
            read_asked(known, intervention=intervention).intervention,
            Rates.read(rates, known),
            share,
            _readouts(readout, known),
        )

    @property
    def asked(self) -> Asked:
        """What is the same in all of its settings."""
        held = common(setting for _, setting in self.settings)
        return Asked(self.network, held, self.background, self.begin, self.rates)

    @property
    def place(self) -> Subspace | None:
        """What all states of the start have in common; None for a start that is none of values."""
        return self.begin.shared if self.begin else None

    @cached_property
    def given(self) -> frozenset[str]:
        """The inputs that the start gives."""
        return frozenset(_inputs(self.network)).intersection(self.place.levels if self.place else ())

    @property
    def timed(self) -> bool:
        """Whether what is asked takes the long run: shares of time."""
        return self.share or bool(self.readouts)

    @property
    def walks(self) -> int:
        """How many walks there are where something cannot be exact."""
        return WALKS if self.samples is None else self.samples

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all that an answer depends on."""
        expression = self.network.expression(self.phenotype)
        parts = [
            f"semantics {SEMANTICS}",
            self.network.digest,
            expression.text,
            *(f"{name}: {setting}" for name, setting in self.settings),
            f"start {self.start} {() if self.begin is None else self.begin.factors} "
            f"samples {self.walks if self.probability or self.timed else None} seed {self.seed}",
            f"probability {self.probability} share {self.share}",
            *(f"readout {one.name}: {one.constant!r} {one.coded}" for one in self.readouts),
            f"background {self.background.key}",
            f"rates {self.rates}",
            f"timeout {self.timeout}",
        ]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def task(self, setting: int, intervention: Intervention) -> str:
        """The digest of one task: network, phenotype, setting, intervention and semantics."""
        return hashlib.sha256(f"{self.digest}\n{self.settings[setting][1]}\n{intervention.key}".encode()).hexdigest()[
            :20
        ]


def _begin(start: StartLike, network: Network, now: Setting) -> Start | None:
    """The start as a distribution, where inputs are ``now`` held so; None where there is none, or the attractors that
    show the phenotype."""
    if isinstance(start, str) and start.strip() in ("", RESISTANT):
        return None
    return Start.read(start, network, partial(attracted_to, network, now))


def _readouts(given: ReadoutsLike, network: Network) -> tuple[Measure, ...]:
    """The readouts that were asked for, each name once. Raises SettingError for two of one name."""
    found: dict[str, Measure] = {}
    for text in (given,) if isinstance(given, str | Measure) else given:
        one = Measure.read(text, network)
        if found.setdefault(one.name, one).terms != one.terms:
            raise SettingError(f"two readouts are called {one.name!r}", hint="call them apart: name: 0.5*A + B")
    return tuple(found.values())


def _inputs(network: Network) -> tuple[str, ...]:
    """Its inputs, those with levels last."""
    return (*network.inputs, *network.inputs_with_levels)


def _under(
    network: Network,
    setting: SettingLike | None,
    settings: SettingsLike,
    start: Mapping[str, int | str],
    *,
    held: bool = True,
) -> dict[str, Setting]:
    """The settings by name, with the inputs that the start gives; where they are not ``held`` with those alone of them
    that a setting gives too.
    """
    if settings is not None and setting is None:  # the default stands in for settings that nobody gave
        setting = ""
    own = None
    if is_every(settings):  # of the inputs that the start leaves free
        own = Setting.read(setting, network)
        setting = _with_inputs(str(own), own, start, network)
    under = dict(read_settings(network, settings, setting))
    if held:
        return {name: _with_inputs(name, one, start, network) for name, one in under.items()}
    if own is None:
        return under
    kept = dict(own.values)
    return {
        name: Setting(tuple((n, level) for n, level in one.values if n in kept or n not in start))
        for name, one in under.items()
    }


def _with_inputs(name: str, setting: Setting, start: Mapping[str, int | str], network: Network) -> Setting:
    """The setting with the inputs that the start gives. Raises SettingError where the two disagree, and where the start
    leaves an input several of its levels.
    """
    for component, value in setting.values:
        if start.get(component, value) != value:
            raise SettingError(
                f"the start has {component}={start[component]}, and the setting {name} has {component}={value}"
            )
    given = {one: start[one] for one in _inputs(network) if one in start}
    for component, level in given.items():
        if isinstance(level, str):
            raise SettingError(
                f"the start has the input {component} between the levels {level}, and a screen holds it at one",
                hint=f"leave {component} out of the start, and name its levels by several settings",
            )
    return joined(setting, Setting.of({one: int(level) for one, level in given.items()}, network), network)


def _confirm_within(begin: Start | None, name: str, setting: Setting, network: Network) -> None:
    """Raise SettingError where a part of a start has another value for an input than the setting holds."""
    if begin is None or begin.is_subspace:
        return
    for component, level in setting.values:
        held = network.held(component, level)
        for _, part in begin.parts(held):
            if any(part.get(variable, bit) != bit for variable, bit in held.items()):
                there = equation(component, network.told(part)[component])
                hint = f"leave {component} out of one; to watch it change, hold it by {Fix(component, level)}"
                held_there = equation(component, level)
                raise SettingError(
                    f"a part of the start has {there}, and the setting {name} has {held_there}", hint=hint
                )
