"""The nouns of the field as frozen values: networks, components, states, settings, interventions, phenotypes."""

from logicnet.model.annotation import Annotation, Identifier, Named, Origin, Placement, Reference
from logicnet.model.asked import Asked, ContextLike, InterventionLike, NetworkLike, SettingLike, StartLike
from logicnet.model.change import Change, Cut, Fix, Keep
from logicnet.model.component import Choice, Component, Evidence, Kind, Phenotype, Readout, Regulation
from logicnet.model.context import Context, ContextKind
from logicnet.model.intervention import Intervention, knock_in, knock_out
from logicnet.model.measure import Measure
from logicnet.model.network import Network
from logicnet.model.protocol import Protocol, ProtocolLike
from logicnet.model.rates import Rates, RatesLike
from logicnet.model.setting import Setting
from logicnet.model.start import Start
from logicnet.model.state import State, Subspace
from logicnet.model.timing import Initial, Rate, Timing

__all__ = [
    "Annotation",
    "Asked",
    "Change",
    "Choice",
    "Component",
    "Context",
    "ContextKind",
    "ContextLike",
    "Cut",
    "Evidence",
    "Fix",
    "Identifier",
    "Initial",
    "Intervention",
    "InterventionLike",
    "Keep",
    "Kind",
    "Measure",
    "Named",
    "Network",
    "NetworkLike",
    "Origin",
    "Phenotype",
    "Placement",
    "Protocol",
    "ProtocolLike",
    "Rate",
    "Rates",
    "RatesLike",
    "Readout",
    "Reference",
    "Regulation",
    "Setting",
    "SettingLike",
    "Start",
    "StartLike",
    "State",
    "Subspace",
    "Timing",
    "knock_in",
    "knock_out",
]
