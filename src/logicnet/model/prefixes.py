"""The public collections that identifiers are taken from, by the prefix that identifiers.org gives them, with the form
of their accessions where it gives one.

A prefix that is not here is a slip more often than another collection: in a file of ours it is refused unless the file
names it (``prefixes`` in ``[network]``), in a file of another tool it is kept and told of. So is an accession that its
collection cannot have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from logicnet.model.annotation import Annotation, is_compact
from logicnet.model.network import Network

_OTHERS = {
    "genes and transcripts": """
    ena.embl ensembl ensembl.bacteria ensembl.fungi ensembl.metazoa ensembl.plant ensembl.protist fb flybase
    genecards hgnc.family insdc mge mir mirtarbase noncodev4.gene pombase rgd rnacentral sgd tair.gene
    tair.locus tair.protein wb wormbase xenbase zfin
    """,
    "proteins, families and complexes": """
    cdd corum ipi iuphar.family iuphar.receptor merops mobidb ncbiprotein nextprot panther.family
    phosphosite.protein pirsf pr scop string supfam tcdb uniref
    """,
    "chemicals and drugs": """
    atc bigg.metabolite drugbankv4.target drugcentral inchi iuphar.ligand lincs.smallmolecule lipidmaps
    metacyc.compound metanetx.chemical pharmgkb.drug unii
    """,
    "cells, tissues and organisms": """
    envo insdc.sra ma po
    """,
    "processes, pathways and interactions": """
    bigg.reaction biocarta.pathway kegg kegg.genes metanetx.reaction panther.pathway pathwaycommons pid.pathway
    sabiork.reaction signor smpdb
    """,
    "diseases, phenotypes and studies": """
    civic.eid cosmic euclinicaltrials gtex gwascentral.phenotype icd mp omit orphanet.ordo
    """,
    "models and terms of modelling": """
    bigg.model biomodels.kisao biomodels.teddy biomodels.vocabulary combine.specifications edam modeldb ro uo
    """,
    "publications and people": """
    arxiv biorxiv isbn ror
    """,
}
"""The collections whose accessions are taken as they are."""
_FORMS = {
    "genes and transcripts": r"""
    dbsnp rs123 rs\d+
    hgnc 6018 \d{1,5}
    hgnc.genefamily 2029 \d+
    hgnc.genegroup 2029 \d+
    hgnc.symbol IL6 [A-Za-z0-9_-]+@?
    homologene 1000 \d+
    mgi 96559 \d+
    mim 147620 [*#+%^]?\d{6}
    mirbase MI0000077 MI\d{7}|MIMAT\d{7}
    mirbase.mature MIMAT0000076 MIMAT\d{7}
    ncbigene 3569 \d+
    omim 147620 [*#+%^]?\d{6}
    refseq NP_000591 ((AC|AP|NC|NG|NM|NP|NR|NT|NW|WP|XM|XP|XR|YP|ZP)_\d+|NZ_[A-Z]{2,4}\d+)(\.\d+)?
    rfam RF00230 RF\d{5}
    so 0000704 \d{7}
    """,
    "proteins, families and complexes": r"""
    chembl.target CHEMBL1795130 CHEMBL\d+
    complexportal CPX-1 CPX-\d+
    ec-code 2.7.10.2 \d+\.(-\.-\.-|\d+\.-\.-|\d+\.\d+\.-|\d+\.\d+\.n?\d+)
    fplx AKT [A-Za-z0-9][A-Za-z0-9_]+
    interpro IPR000100 IPR\d{6}
    pdb 1alu [0-9][A-Za-z0-9]{3}|pdb_[0-9a-z]{8}
    pfam PF00489 PF\d{5}
    prosite PS00254 PS\d{5}
    smart SM00126 SM\d{5}
    uniparc UPI000000D9A7 UPI[A-F0-9]{10}
    uniprot P05231 ([A-NR-Z]\d([A-Z][A-Z0-9]{2}\d){1,2}|[OPQ]\d[A-Z0-9]{3}\d)(-\d+|\.\d+)?
    uniprot.chain PRO_0000015582 PRO_\d{10}
    uniprot.isoform Q5BJF6-3 ([A-NR-Z]\d([A-Z][A-Z0-9]{2}\d){1,2}|[OPQ]\d[A-Z0-9]{3}\d)-\d+
    """,
    "chemicals and drugs": r"""
    cas 50-00-0 \d{1,7}-\d{2}-\d
    chebi 45863 \d+
    chembl CHEMBL308052 CHEMBL\d+
    chembl.compound CHEMBL308052 CHEMBL\d+
    chemspider 56586 \d+
    drugbank DB09036 DB\d{5}
    hmdb HMDB0000001 HMDB\d{5}(\d{2})?
    inchikey RYYVLZVUVIJVGH-UHFFFAOYSA-N [A-Z]{14}-[A-Z]{10}(-[A-Z])?
    kegg.compound C00007 C\d+
    kegg.drug D00491 D\d+
    kegg.glycan G00123 G\d+
    pubchem.compound 36314 \d+
    pubchem.substance 100101 \d+
    rxnorm 221058 \d{1,7}
    """,
    "cells, tissues and organisms": r"""
    bto 0000146 \d{7}
    cellosaurus CVCL_0030 CVCL_[A-Z0-9]{4}
    cl 0000235 \d{7}
    clo 0000091 \d{7}
    fma 67112 \d+
    taxonomy 9606 \d+
    uberon 0000310 \d+
    """,
    "processes, pathways and interactions": r"""
    biogrid 31623 \d+
    go 0006915 \d{7}
    intact EBI-2307691 EBI-\d+
    kegg.module M00002 ([a-z]{3,5}_)?M\d{5}
    kegg.orthology K00001 K\d+
    kegg.pathway hsa00620 \w{2,4}\d{5}
    kegg.reaction R00100 R\d+
    mi 0308 \d{4}
    mint MINT-10000 MINT-\d{1,7}
    mod 00001 \d{5}
    ncit C80519 C\d+
    pw 0000208 \d{7}
    reactome R-HSA-201451 R-[A-Z]{3}-\d+(-\d+)?(\.\d+)?|REACT_\d+(\.\d+)?
    rhea 12345 \d{5,6}
    wikipathways WP100 WP\d{1,5}(_r\d+)?
    """,
    "diseases, phenotypes and studies": r"""
    clinicaltrials NCT00412321 NCT\d{8}
    clinvar 12345 \d+
    doid 1612 \d+
    efo 0000305 \d{7}
    geo GDS1234 G(PL|SM|SE|DS)\d+
    hp 0100013 \d{7}
    mesh D001943 [A-Z]\d{6,9}
    mondo 0007254 \d{7}
    orphanet 227535 \d+
    pato 0001997 \d{7}
    umls C0006142 C\d{7}
    """,
    "models and terms of modelling": r"""
    biomodels.db BIOMD0000000048 (BIOMD|MODEL)\d{10}|BMID\d{12}
    eco 0000006 \d{7}
    mamo 0000026 \d{7}
    sbo 0000262 \d{7}
    """,
    "publications and people": r"""
    doi 10.1038/nbt1156 10\.\d{4,9}(\.\d+)*/\S+
    issn 0028-0836 \d{4}-\d{3}[\dX]
    orcid 0000-0002-6309-7327 \d{4}-\d{4}-\d{4}-\d{3}[\dX]
    pmc PMC3084216 PMC\d+
    pubmed 16333295 \d+
    wikidata Q2207226 [QPEL]\d+
    zenodo.record 4390079 \d+
    """,
}
"""The collections whose accessions have a form: prefix, an accession for example, and the form of all of them."""
_ACCESSIONS = {
    prefix: (example, re.compile(form, re.ASCII))
    for subject in _FORMS.values()
    for prefix, example, form in map(str.split, subject.strip().splitlines())
}
PREFIXES = frozenset((*_ACCESSIONS, *(prefix for prefixes in _OTHERS.values() for prefix in prefixes.split())))
"""The known prefixes, in lower case."""


def unknown_prefix(uri: str) -> str:
    """The prefix of a compact URI where it is not known; empty where it is, and for what is no compact URI.

    >>> unknown_prefix("hgnc:6018"), unknown_prefix("hgcn:6018"), unknown_prefix("https://example.org/x")
    ('', 'hgcn', '')
    """
    prefix = uri.partition(":")[0]
    return prefix if is_compact(uri) and prefix.lower() not in PREFIXES else ""


def accession_like(uri: str) -> str:
    """What a compact URI would look like whose accession its collection cannot have; empty where it can have it.

    A collection's name may stand before the accession once more, as ``go:GO:0006915``.

    >>> accession_like("go:6915"), accession_like("GO:0006915"), accession_like("go"), accession_like("lab:1")
    ('go:0006915', '', 'go:0006915', '')
    """
    prefix, _, id = uri.partition(":")
    if prefix.lower() not in _ACCESSIONS or not (is_compact(uri) or not id):
        return ""
    example, form = _ACCESSIONS[prefix.lower()]
    again, colon, rest = id.partition(":")
    own = rest if colon and again.lower() == prefix.lower() else id
    return "" if form.fullmatch(own) else f"{prefix.lower()}:{example}"


def wrong_accessions(network: Network) -> tuple[str, ...]:
    """The compact URIs of a network, its components and its edges whose accessions their collections cannot have, each
    once.
    """
    every = (one.uri for annotation in _annotations(network) for one in annotation.identifiers)
    return tuple(dict.fromkeys(uri for uri in every if accession_like(uri)))


def unknown_prefixes(network: Network) -> tuple[str, ...]:
    """The prefixes that are not known, of the network, its components and its edges, each once, in their order."""
    found = (unknown_prefix(one.uri) for annotation in _annotations(network) for one in annotation.identifiers)
    return tuple(dict.fromkeys(filter(None, found)))


def _annotations(network: Network) -> Iterator[Annotation]:
    yield network.annotation
    for component in network.components:
        yield component.annotation
        yield from (edge.annotation for edge in component.regulations)
