package fr.octroi.format;

import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.instruction.Repere;
import fr.octroi.rgpd.Conservation;
import fr.octroi.rgpd.Conservation.Depart;
import fr.octroi.rgpd.Conservation.DureeDeLHote;
import fr.octroi.rgpd.Conservation.Regle;
import fr.octroi.rgpd.Conservation.RegleDePartie;
import fr.octroi.rgpd.Conservation.RegleDeResidu;
import fr.octroi.rgpd.Partie;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Reads how long the dossiers of an aid are kept; the form is in {@code docs/conservation.md}.
 */
public final class LecteurConservation {

    private LecteurConservation() {}

    /**
     * Reads a policy.
     *
     * @param nom what errors call it
     * @param texte the YAML text: a list {@code conservation} of {@code etats}, {@code depart}, {@code active}, {@code totale} and
     *     {@code fondement}; where something ends before the rest, a list {@code parties} of {@code donnees}, {@code etats}, {@code
     *     depart}, {@code duree} and {@code fondement}; where digests are left, a list {@code residus} of {@code empreintes}, {@code etats},
     *     {@code depart}, {@code duree} and {@code fondement}; a list {@code hote} of {@code quoi}, {@code duree} and {@code fondement}; times
     *     are ISO 8601 periods, such as {@code P10Y}
     * @return the policy
     * @throws FichierInvalideException when it cannot be used
     */
    public static Conservation lire(String nom, String texte) {
        Noeud racine = Noeud.lire(nom, texte).seulement("conservation", "parties", "residus", "hote");
        Noeud liste = racine.exiger("conservation");
        List<Regle> regles = new ArrayList<>();
        for (Noeud noeud : liste.liste()) {
            regles.add(regle(noeud.seulement("etats", "depart", "active", "totale", "fondement")));
        }
        List<RegleDePartie> parties = new ArrayList<>();
        for (Noeud noeud : racine.facultatif("parties").map(Noeud::liste).orElse(List.of())) {
            parties.add(partie(noeud.seulement("donnees", "etats", "depart", "duree", "fondement")));
        }
        List<RegleDeResidu> residus = new ArrayList<>();
        for (Noeud noeud : racine.facultatif("residus").map(Noeud::liste).orElse(List.of())) {
            residus.add(residu(noeud.seulement("empreintes", "etats", "depart", "duree", "fondement")));
        }
        List<DureeDeLHote> hote = new ArrayList<>();
        for (Noeud noeud : racine.facultatif("hote").map(Noeud::liste).orElse(List.of())) {
            hote.add(hote(noeud.seulement("quoi", "duree", "fondement")));
        }
        try {
            return new Conservation(regles, parties, residus, hote);
        } catch (ValeurInvalideException deuxFois) {
            throw liste.erreur(
                    "CONSERVATION_INVALIDE",
                    "deux règles parlent du même état, ou de la même partie ou de la même empreinte dans un même état");
        }
    }

    private static RegleDePartie partie(Noeud noeud) {
        SortedSet<Partie> parties = new TreeSet<>();
        for (Noeud donnees : noeud.exiger("donnees").liste()) {
            parties.add(donnees.lire(
                    "une des parties " + Partie.SEPARABLES + ", les pièces avec leur type, comme PIECES:PIECE_IDENTITE",
                    Partie::parse));
        }
        Depart depart = depart(noeud);
        Period duree = periode(noeud.exiger("duree"));
        String fondement = noeud.exiger("fondement").texteNonVide();
        try {
            return new RegleDePartie(parties, etats(noeud, Conservation.INSTRUITS), depart, duree, fondement);
        } catch (ValeurInvalideException refus) {
            throw noeud.erreur(
                    "CONSERVATION_INVALIDE",
                    "une règle a une partie au moins, un état au moins, parmi " + Conservation.INSTRUITS
                            + ", un fondement, et une durée qui n'est pas négative ; avant le paiement, seules des pièces finissent");
        }
    }

    private static RegleDeResidu residu(Noeud noeud) {
        SortedSet<Repere.Genre> genres = new TreeSet<>();
        for (Noeud empreinte : noeud.exiger("empreintes").liste()) {
            genres.add(empreinte.lire("une des empreintes " + List.of(Repere.Genre.values()), Repere.Genre::valueOf));
        }
        Depart depart = depart(noeud);
        Period duree = periode(noeud.exiger("duree"));
        String fondement = noeud.exiger("fondement").texteNonVide();
        try {
            return new RegleDeResidu(genres, etats(noeud, Conservation.INSTRUITS), depart, duree, fondement);
        } catch (ValeurInvalideException refus) {
            throw noeud.erreur(
                    "CONSERVATION_INVALIDE",
                    "une règle a une empreinte au moins, un état au moins, parmi " + Conservation.INSTRUITS
                            + ", un fondement, et une durée qui n'est pas négative");
        }
    }

    private static DureeDeLHote hote(Noeud noeud) {
        try {
            return new DureeDeLHote(
                    noeud.exiger("quoi").texteNonVide(),
                    periode(noeud.exiger("duree")),
                    noeud.exiger("fondement").texteNonVide());
        } catch (ValeurInvalideException refus) {
            throw noeud.erreur("CONSERVATION_INVALIDE", "une durée n'est pas négative");
        }
    }

    private static SortedSet<EtatDossier> etats(Noeud noeud, SortedSet<EtatDossier> permis) {
        SortedSet<EtatDossier> etats = new TreeSet<>();
        for (Noeud etat : noeud.exiger("etats").liste()) {
            etats.add(etat.lire("un des états " + permis, EtatDossier::valueOf));
        }
        return etats;
    }

    private static Depart depart(Noeud noeud) {
        return noeud.exiger("depart").lire("un des départs " + List.of(Depart.values()), Depart::valueOf);
    }

    private static Regle regle(Noeud noeud) {
        SortedSet<EtatDossier> etats = etats(noeud, Conservation.TERMINES);
        Depart depart = depart(noeud);
        Period active = periode(noeud.exiger("active"));
        Period totale = periode(noeud.exiger("totale"));
        String fondement = noeud.exiger("fondement").texteNonVide();
        try {
            return new Regle(etats, depart, active, totale, fondement);
        } catch (ValeurInvalideException refus) {
            throw noeud.erreur(
                    "CONSERVATION_INVALIDE",
                    "une règle a un état au moins, parmi " + Conservation.TERMINES
                            + ", un fondement, et une durée totale qui n'est pas plus courte que la durée active");
        }
    }

    private static Period periode(Noeud noeud) {
        return noeud.lire("une durée, comme P1Y ou P6M", Period::parse);
    }
}
