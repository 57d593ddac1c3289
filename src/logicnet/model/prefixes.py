"""The public collections that identifiers are taken from, by the prefix that identifiers.org gives them.

A prefix that is not here is a slip more often than another collection: in a file of ours it is refused unless the file
names it (``prefixes`` in ``[network]``), in a file of another tool it is kept and told of.
"""

from __future__ import annotations

from collections.abc import Iterator

from logicnet.model.annotation import Annotation, is_compact
from logicnet.model.network import Network

_SUBJECTS = {
    "genes and transcripts": """
    dbsnp ena.embl ensembl ensembl.bacteria ensembl.fungi ensembl.metazoa ensembl.plant ensembl.protist fb flybase
    genecards hgnc hgnc.family hgnc.genefamily hgnc.genegroup hgnc.symbol homologene insdc mge mgi mim mir
    mirbase mirbase.mature mirtarbase ncbigene noncodev4.gene omim pombase refseq rfam rgd rnacentral sgd so
    tair.gene tair.locus tair.protein wb wormbase xenbase zfin
    """,
    "proteins, families and complexes": """
    cdd complexportal corum ec-code fplx interpro ipi iuphar.family iuphar.receptor merops mobidb ncbiprotein
    nextprot panther.family pdb pfam phosphosite.protein pirsf pr prosite scop smart string supfam tcdb
    uniparc uniprot uniprot.chain uniprot.isoform uniref
    """,
    "chemicals and drugs": """
    atc bigg.metabolite cas chebi chembl chembl.compound chembl.target chemspider drugbank drugbankv4.target
    drugcentral hmdb inchi inchikey iuphar.ligand kegg.compound kegg.drug kegg.glycan lincs.smallmolecule lipidmaps
    metacyc.compound metanetx.chemical pharmgkb.drug pubchem.compound pubchem.substance rxnorm unii
    """,
    "cells, tissues and organisms": """
    bto cellosaurus cl clo envo fma insdc.sra ma po taxonomy uberon
    """,
    "processes, pathways and interactions": """
    bigg.reaction biocarta.pathway biogrid intact kegg kegg.genes kegg.module kegg.orthology kegg.pathway
    kegg.reaction mi mint mod go metanetx.reaction ncit panther.pathway pathwaycommons pid.pathway pw reactome
    rhea sabiork.reaction signor smpdb wikipathways
    """,
    "diseases, phenotypes and studies": """
    civic.eid clinicaltrials clinvar cosmic doid efo euclinicaltrials geo gtex gwascentral.phenotype hp icd mondo
    mesh mp omit orphanet orphanet.ordo pato umls
    """,
    "models and terms of modelling": """
    bigg.model biomodels.db biomodels.kisao biomodels.teddy biomodels.vocabulary combine.specifications eco edam mamo
    modeldb ro sbo uo
    """,
    "publications and people": """
    arxiv biorxiv doi isbn issn orcid pmc pubmed ror wikidata zenodo.record
    """,
}
PREFIXES = frozenset(prefix.lower() for prefixes in _SUBJECTS.values() for prefix in prefixes.split())
"""The known prefixes, in lower case."""


def unknown_prefix(uri: str) -> str:
    """The prefix of a compact URI where it is not known; empty where it is, and for what is no compact URI.

    >>> unknown_prefix("hgnc:6018"), unknown_prefix("hgcn:6018"), unknown_prefix("https://example.org/x")
    ('', 'hgcn', '')
    """
    prefix = uri.partition(":")[0]
    return prefix if is_compact(uri) and prefix.lower() not in PREFIXES else ""


def unknown_prefixes(network: Network) -> tuple[str, ...]:
    """The prefixes that are not known, of the network, its components and its edges, each once, in their order."""
    found = (unknown_prefix(one.uri) for annotation in _annotations(network) for one in annotation.identifiers)
    return tuple(dict.fromkeys(filter(None, found)))


def _annotations(network: Network) -> Iterator[Annotation]:
    yield network.annotation
    for component in network.components:
        yield component.annotation
        yield from (edge.annotation for edge in component.regulations)
