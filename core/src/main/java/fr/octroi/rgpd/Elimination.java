package fr.octroi.rgpd;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The list of the dossiers whose time has come, as the archives are asked to agree to their end (<i>bordereau d'élimination</i>, Code
 * du patrimoine R212-14). It names nobody.
 *
 * @param code its reference, a code of at most 40 upper-case letters, digits and {@code _ . -}, the first a letter or a digit
 * @param jour the day on which it was drawn up
 * @param lignes one for each dossier, in order of number
 */
public record Elimination(String code, LocalDate jour, List<Ligne> lignes) {

    /**
     * A dossier whose time has come.
     *
     * @param numero the dossier
     * @param aide the aid it asked for
     * @param depot the day of its filing
     * @param etat how it ended
     * @param terme the last day on which it was to be kept
     * @param fondement the text or the decision that says so
     */
    public record Ligne(
            NumeroDossier numero, String aide, LocalDate depot, EtatDossier etat, LocalDate terme, String fondement) {}

    /**
     * The agreement of the archives to one list, as they saw it (<i>visa</i>).
     *
     * @param reference theirs, a code
     * @param jour the day they gave it
     * @param liste the digest of the list they saw
     */
    public record Visa(String reference, LocalDate jour, Empreinte liste) {
        /**
         * Checks the reference.
         *
         * @throws ValeurInvalideException {@code VISA_INVALIDE} when it is no code
         */
        public Visa {
            exiger(reference, "VISA_INVALIDE");
        }
    }

    /**
     * Checks and sorts.
     *
     * @throws ValeurInvalideException {@code ELIMINATION_INVALIDE} when its reference is no code, a dossier stands on it twice, or
     *     the time of one had not passed on that day
     */
    public Elimination {
        exiger(code, "ELIMINATION_INVALIDE");
        SortedMap<NumeroDossier, Ligne> parNumero = new TreeMap<>();
        for (Ligne ligne : lignes) {
            if (!ligne.terme().isBefore(jour) || parNumero.put(ligne.numero(), ligne) != null) {
                throw new ValeurInvalideException("ELIMINATION_INVALIDE");
            }
        }
        lignes = List.copyOf(parNumero.values());
    }

    private static void exiger(String code, String faute) {
        if (!code.matches("[A-Z0-9][A-Z0-9_.-]{0,39}")) {
            throw new ValeurInvalideException(faute);
        }
    }

    /**
     * Returns what stands for this list in a visa: of any other list, another.
     *
     * @return the digest of all that it says
     */
    public Empreinte empreinte() {
        List<String> champs = new ArrayList<>(List.of("elimination", code, jour.toString()));
        for (Ligne ligne : lignes) {
            champs.addAll(List.of(
                    ligne.numero().valeur(),
                    ligne.aide(),
                    ligne.depot().toString(),
                    ligne.etat().name(),
                    ligne.terme().toString(),
                    ligne.fondement()));
        }
        return Empreinte.deChamps(champs.toArray(String[]::new));
    }
}
