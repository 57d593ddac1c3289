"""The nouns of the field as frozen values: networks, components, states, settings, interventions, phenotypes."""

from logicnet.model.component import Choice, Component, Evidence, Kind, Phenotype, Regulation
from logicnet.model.intervention import Change, Cut, Fix, Intervention, knock_in, knock_out
from logicnet.model.network import Network
from logicnet.model.setting import Setting
from logicnet.model.state import State, Subspace

__all__ = [
    "Change",
    "Choice",
    "Component",
    "Cut",
    "Evidence",
    "Fix",
    "Intervention",
    "Kind",
    "Network",
    "Phenotype",
    "Regulation",
    "Setting",
    "State",
    "Subspace",
    "knock_in",
    "knock_out",
]
