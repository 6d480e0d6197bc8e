package fr.octroi.format;

import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.rgpd.Conservation;
import fr.octroi.rgpd.Conservation.Depart;
import fr.octroi.rgpd.Conservation.Regle;
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
     *     {@code fondement}; times are ISO 8601 periods, such as {@code P10Y}
     * @return the policy
     * @throws FichierInvalideException when it cannot be used
     */
    public static Conservation lire(String nom, String texte) {
        Noeud liste = Noeud.lire(nom, texte).seulement("conservation").exiger("conservation");
        List<Regle> regles = new ArrayList<>();
        for (Noeud noeud : liste.liste()) {
            regles.add(regle(noeud.seulement("etats", "depart", "active", "totale", "fondement")));
        }
        try {
            return new Conservation(regles);
        } catch (ValeurInvalideException deuxFois) {
            throw liste.erreur("CONSERVATION_INVALIDE", "deux règles parlent du même état");
        }
    }

    private static Regle regle(Noeud noeud) {
        SortedSet<EtatDossier> etats = new TreeSet<>();
        for (Noeud etat : noeud.exiger("etats").liste()) {
            etats.add(etat.lire("un des états " + Conservation.TERMINES, EtatDossier::valueOf));
        }
        Depart depart = noeud.exiger("depart").lire("un des départs " + List.of(Depart.values()), Depart::valueOf);
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
