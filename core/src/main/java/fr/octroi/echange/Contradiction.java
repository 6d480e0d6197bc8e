package fr.octroi.echange;

import fr.octroi.commun.Empreinte;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDeRelance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Something of which two organisations say otherwise.
 *
 * @param sujet what it is about
 * @param dits the last word of each organisation, in order of their codes
 */
public record Contradiction(Sujet sujet, List<Entree> dits) {

    private static final String PREFIXE = "desaccord-";

    /** Copies. */
    public Contradiction {
        dits = List.copyOf(dits);
    }

    /**
     * Returns the reference of the incident that it opens, the same on both sides; another once somebody says something else.
     *
     * @return such as {@code desaccord-0123456789abcdef}
     */
    public String reference() {
        return PREFIXE
                + Empreinte.deChamps(dits.stream()
                                .map(dit -> dit.empreinte().hexadecimal())
                                .toArray(String[]::new))
                        .hexadecimal()
                        .substring(0, 16);
    }

    /**
     * What an organisation has one last word on: a kind of fact about one thing of a dossier.
     *
     * @param dossier the dossier
     * @param fait the code of the fact
     * @param quoi the thing, such as the digest of a file; blank when there is one a dossier
     */
    public record Sujet(NumeroDossier dossier, String fait, String quoi) implements Comparable<Sujet> {

        /** By fact: the name that says of what, blank for the dossier itself, then those that must agree. */
        private static final Map<String, List<String>> ACCORDS = Map.of(
                "DEMANDE_ENREGISTREE", List.of("", "aide", "depot"),
                "PIECE_RECUE", List.of("contenu", "type"),
                "PIECE_JUGEE", List.of("contenu", "vu"),
                "SIGNAL_LEVE", List.of("signal", "motif"),
                "COMPLEMENT_DEMANDE", List.of("jour", "limite"),
                "DECISION_PRISE", List.of("seance", "issue", "decide"),
                "ACTE_TRANSMIS", List.of("acte", "jour"),
                "DECISION_NOTIFIEE", List.of("acte", "jour"),
                "RECOURS_TRANCHE", List.of("reference", "issue"),
                "INCIDENT_CLOS", List.of("reference", "motif"));

        static Optional<Sujet> de(Entree entree) {
            List<String> accord = ACCORDS.get(entree.fait().code());
            return accord == null || estLaFinDUnDesaccord(entree.fait())
                    ? Optional.empty()
                    : Optional.of(new Sujet(
                            entree.dossier(),
                            entree.fait().code(),
                            entree.fait().donnees().getOrDefault(accord.get(0), "")));
        }

        /** Each side ends the incident of a disagreement in its own words, which are no new one. */
        private static boolean estLaFinDUnDesaccord(Fait fait) {
            return fait instanceof FaitDeRelance.IncidentClos clos
                    && clos.reference().startsWith(PREFIXE);
        }

        /** Returns what an entry says of this. */
        List<String> dit(Entree entree) {
            List<String> accord = ACCORDS.getOrDefault(fait, List.of(""));
            SortedMap<String, String> donnees = entree.fait().donnees();
            List<String> valeurs = new ArrayList<>();
            for (String nom : accord.subList(1, accord.size())) {
                valeurs.add(donnees.getOrDefault(nom, ""));
            }
            return valeurs;
        }

        @Override
        public int compareTo(Sujet autre) {
            return Comparator.comparing(Sujet::dossier)
                    .thenComparing(Sujet::fait)
                    .thenComparing(Sujet::quoi)
                    .compare(this, autre);
        }
    }
}
