"""The nouns of the field as frozen values: networks, components, states, settings, interventions, phenotypes."""

from logicnet.model.annotation import Annotation, Identifier, Named, Origin, Placement, Reference
from logicnet.model.asked import Asked, InterventionLike, NetworkLike, SettingLike, StartLike
from logicnet.model.change import Change, Cut, Fix, Keep
from logicnet.model.component import Choice, Component, Evidence, Kind, Phenotype, Regulation
from logicnet.model.intervention import Intervention, knock_in, knock_out
from logicnet.model.network import Network
from logicnet.model.setting import Setting
from logicnet.model.state import State, Subspace
from logicnet.model.timing import Initial, Rate, Timing

__all__ = [
    "Annotation",
    "Asked",
    "Change",
    "Choice",
    "Component",
    "Cut",
    "Evidence",
    "Fix",
    "Identifier",
    "Initial",
    "Intervention",
    "InterventionLike",
    "Keep",
    "Kind",
    "Named",
    "Network",
    "NetworkLike",
    "Origin",
    "Phenotype",
    "Placement",
    "Rate",
    "Reference",
    "Regulation",
    "Setting",
    "SettingLike",
    "StartLike",
    "State",
    "Subspace",
    "Timing",
    "knock_in",
    "knock_out",
]
