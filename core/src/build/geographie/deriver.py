"""Derives communes.txt from @etalab/decoupage-administratif; its README says where both inputs come from.

    python3 core/src/build/geographie/deriver.py PACKAGE/data mouvements-communes.csv \
        > core/src/main/resources/fr/octroi/geographie/communes.txt

The build never runs it. The same inputs give the same bytes.
"""

import csv
import json
import sys
from collections import defaultdict
from pathlib import Path

# The days that the sources speak of, which no file of the package says. To be looked up again for each version:
# 6.0.0 has the communes of 2026, and still the sheet "Epcicom2025" of the EPCI and the EPT of 2025.
COMMUNES_AU = "2026-01-01"
GROUPEMENTS_AU = "2025-01-01"


def disparitions(mouvements, existantes):
    """Last day change of each code that is no commune any more: the day, and the communes that took over."""
    avant, nees = defaultdict(list), defaultdict(set)
    for ligne in mouvements:
        if ligne["TYPECOM_AV"] == "COM":
            avant[ligne["COM_AV"]].append(ligne)
        if ligne["TYPECOM_AP"] == "COM":
            nees[ligne["COM_AP"]].add(ligne["DATE_EFF"])
    for code in avant.keys() - existantes:
        # A day on which the code is both left and taken is a change of name or of limits, not an end.
        fins = {ligne["DATE_EFF"] for ligne in avant[code]} - nees[code]
        fin = max(fins, default="")
        suites = {
            ligne["COM_AP"]
            for ligne in avant[code]
            if ligne["DATE_EFF"] == fin and ligne["TYPECOM_AP"] == "COM"
        }
        yield code, fin, suites


def deriver(donnees, mouvements):
    def lire(nom):
        return json.loads((donnees / f"{nom}.json").read_text(encoding="utf-8"))

    communes = lire("communes")
    actuelles = {c["code"]: c for c in communes if c["type"] == "commune-actuelle"}

    yield "# Dérivé par core/src/build/geographie/deriver.py ; sources, dates et licence : README.md"
    yield f"jour;{COMMUNES_AU};{GROUPEMENTS_AU}"

    regions = {(c["departement"], c["region"]) for c in actuelles.values()}
    for departement, region in sorted(regions):
        yield f"departement;{departement};{region}"

    seules = set(actuelles)
    for genre in "epci", "ept":
        for groupement in sorted(lire(genre), key=lambda g: g["code"]):
            membres = sorted(m["code"] for m in groupement["membres"])
            assert actuelles.keys() >= set(membres), groupement["nom"]
            assert genre == "ept" or seules >= set(membres), groupement["nom"]
            if genre == "epci":
                seules -= set(membres)
            yield f"{genre};{groupement['code']};{groupement['nom'].strip()};{' '.join(membres)}"
    yield f"sans_epci;{' '.join(sorted(seules))}"

    arrondissements = defaultdict(list)
    for commune in communes:
        if commune["type"] == "arrondissement-municipal":
            arrondissements[commune["commune"]].append(commune["code"])
    for commune, codes in sorted(arrondissements.items()):
        yield f"arrondissements;{commune};{' '.join(sorted(codes))}"

    successeurs = {ancien: c["code"] for c in actuelles.values() for ancien in c.get("anciensCodes", [])}
    groupes = defaultdict(list)
    for code, fin, suites in disparitions(mouvements, actuelles.keys()):
        # What several communes shared has no successor, whichever of them the package names.
        successeur = successeurs.get(code, "") if not fin or len(suites) == 1 else ""
        groupes[fin, successeur].append(code)
    assert successeurs.keys() <= {code for codes in groupes.values() for code in codes}
    for (fin, successeur), codes in sorted(groupes.items()):
        yield f"anciennes;{fin};{successeur};{' '.join(sorted(codes))}"


if __name__ == "__main__":
    with open(sys.argv[2], encoding="utf-8", newline="") as fichier:
        for ligne in deriver(Path(sys.argv[1]), list(csv.DictReader(fichier))):
            sys.stdout.buffer.write((ligne + "\n").encode("utf-8"))
