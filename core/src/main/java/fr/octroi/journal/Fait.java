package fr.octroi.journal;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.instruction.EtatLecture;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a dossier: numbers, codes and digests, no personal data (<i>fait</i>).
 */
public sealed interface Fait {

    /**
     * Returns the stable name of this kind of fact.
     *
     * @return such as {@code PIECE_RECUE}
     */
    String code();

    /**
     * Returns what this fact says.
     *
     * @return names and values in order of name, never blank
     */
    SortedMap<String, String> donnees();

    /**
     * Makes a fact again of what {@link #code} and {@link #donnees} gave.
     *
     * @param code the kind
     * @param donnees what it says
     * @return the fact
     * @throws ValeurInvalideException {@code FAIT_INCONNU} for another kind, {@code FAIT_INVALIDE} when something is
     *     missing, too much, or of the wrong form
     */
    static Fait lire(String code, SortedMap<String, String> donnees) {
        Fait fait;
        try {
            fait = switch (code) {
                case DemandeEnregistree.CODE ->
                    new DemandeEnregistree(
                            exiger(donnees, "aide"),
                            LocalDate.parse(exiger(donnees, "depot")),
                            new Empreinte(exiger(donnees, "demande")));
                case DepotDivergent.CODE ->
                    new DepotDivergent(
                            new Empreinte(exiger(donnees, "demande")), EtatDossier.valueOf(exiger(donnees, "etat")));
                case PieceRecue.CODE ->
                    new PieceRecue(
                            exiger(donnees, "type"),
                            new Empreinte(exiger(donnees, "contenu")),
                            Long.parseLong(exiger(donnees, "taille")));
                case PieceLue.CODE ->
                    new PieceLue(
                            new Empreinte(exiger(donnees, "contenu")),
                            EtatLecture.valueOf(exiger(donnees, "etat")),
                            donnees.getOrDefault("nature", ""));
                case InstructionFaite.CODE -> instruction(donnees);
                default -> throw new ValeurInvalideException("FAIT_INCONNU");
            };
        } catch (ValeurInvalideException codee) {
            throw "FAIT_INCONNU".equals(codee.code()) ? codee : new ValeurInvalideException("FAIT_INVALIDE");
        } catch (RuntimeException forme) {
            throw new ValeurInvalideException("FAIT_INVALIDE");
        }
        if (!fait.donnees().equals(donnees)) {
            throw new ValeurInvalideException("FAIT_INVALIDE");
        }
        return fait;
    }

    /**
     * A request was registered (<i>demande enregistrée</i>, CRPA L112-11).
     *
     * @param aide the aid asked for
     * @param depot the day of filing
     * @param demande the digest of what was declared, under the dossier's key
     */
    record DemandeEnregistree(String aide, LocalDate depot, Empreinte demande) implements Fait {
        static final String CODE = "DEMANDE_ENREGISTREE";

        /**
         * Checks that it can be read back.
         *
         * @throws ValeurInvalideException {@code FAIT_INVALIDE} without an aid
         */
        public DemandeEnregistree {
            refuserSi(aide.isBlank());
        }

        @Override
        public String code() {
            return CODE;
        }

        @Override
        public SortedMap<String, String> donnees() {
            return table("aide", aide, "demande", demande.hexadecimal(), "depot", depot.toString());
        }
    }

    /**
     * The platform handed over a registered request again, with other content: a person must look.
     *
     * @param demande the digest of what is declared now, under the dossier's key
     * @param etat the state that follows: a dossier on an agenda stays there
     */
    record DepotDivergent(Empreinte demande, EtatDossier etat) implements Fait {
        static final String CODE = "DEPOT_DIVERGENT";

        @Override
        public String code() {
            return CODE;
        }

        @Override
        public SortedMap<String, String> donnees() {
            return table("demande", demande.hexadecimal(), "etat", etat.name());
        }
    }

    /**
     * A file came.
     *
     * @param type what it was filed as
     * @param contenu the digest of its bytes
     * @param taille its size in bytes
     */
    record PieceRecue(String type, Empreinte contenu, long taille) implements Fait {
        static final String CODE = "PIECE_RECUE";

        /**
         * Checks that it can be read back.
         *
         * @throws ValeurInvalideException {@code FAIT_INVALIDE} without a type, or below zero bytes
         */
        public PieceRecue {
            refuserSi(type.isBlank() || taille < 0);
        }

        @Override
        public String code() {
            return CODE;
        }

        @Override
        public SortedMap<String, String> donnees() {
            return table("contenu", contenu.hexadecimal(), "taille", Long.toString(taille), "type", type);
        }
    }

    /**
     * A file was read.
     *
     * @param contenu the digest of its bytes
     * @param etat what became of the attempt
     * @param nature what the document turned out to be, empty when unknown
     */
    record PieceLue(Empreinte contenu, EtatLecture etat, String nature) implements Fait {
        static final String CODE = "PIECE_LUE";

        /**
         * Checks that it can be read back.
         *
         * @throws ValeurInvalideException {@code FAIT_INVALIDE} when the nature is spaces alone
         */
        public PieceLue {
            refuserSi(nature.isBlank() && !nature.isEmpty());
        }

        @Override
        public String code() {
            return CODE;
        }

        @Override
        public SortedMap<String, String> donnees() {
            return table("contenu", contenu.hexadecimal(), "etat", etat.name(), "nature", nature);
        }
    }

    /**
     * The dossier was instructed, and something proposed.
     *
     * @param version the version of the règlement
     * @param reglement the digest of the règlement's text
     * @param proposition the code of the proposal
     * @param motifs the codes of its reasons
     * @param montant the amount proposed, null but for a grant
     * @param etat the state that follows
     */
    record InstructionFaite(
            String version,
            Empreinte reglement,
            String proposition,
            List<String> motifs,
            @Nullable Montant montant,
            EtatDossier etat)
            implements Fait {
        static final String CODE = "INSTRUCTION_FAITE";

        /**
         * Copies, and checks that it can be read back.
         *
         * @throws ValeurInvalideException {@code FAIT_INVALIDE} when the version, the proposal or a reason is blank, or
         *     a reason holds a bar
         */
        public InstructionFaite {
            motifs = List.copyOf(motifs);
            refuserSi(version.isBlank() || proposition.isBlank());
            motifs.forEach(motif -> refuserSi(motif.isBlank() || motif.contains("|")));
        }

        @Override
        public String code() {
            return CODE;
        }

        @Override
        public SortedMap<String, String> donnees() {
            return table(
                    "etat",
                    etat.name(),
                    "montant",
                    montant == null ? "" : montant.toString(),
                    "motifs",
                    String.join("|", motifs),
                    "proposition",
                    proposition,
                    "reglement",
                    reglement.hexadecimal(),
                    "version",
                    version);
        }
    }

    private static Fait instruction(SortedMap<String, String> donnees) {
        String montant = donnees.get("montant");
        String motifs = donnees.get("motifs");
        return new InstructionFaite(
                exiger(donnees, "version"),
                new Empreinte(exiger(donnees, "reglement")),
                exiger(donnees, "proposition"),
                motifs == null ? List.of() : List.of(motifs.split("\\|", -1)),
                montant == null ? null : Montant.parse(montant),
                EtatDossier.valueOf(exiger(donnees, "etat")));
    }

    /** A fact that could not be read back would break the chain that holds it. */
    private static void refuserSi(boolean illisible) {
        if (illisible) {
            throw new ValeurInvalideException("FAIT_INVALIDE");
        }
    }

    private static String exiger(SortedMap<String, String> donnees, String nom) {
        String valeur = donnees.get(nom);
        if (valeur == null) {
            throw new ValeurInvalideException("FAIT_INVALIDE");
        }
        return valeur;
    }

    /** Makes a table of names and values, leaving out what is blank. */
    private static SortedMap<String, String> table(String... nomsEtValeurs) {
        SortedMap<String, String> table = new TreeMap<>();
        for (int i = 0; i < nomsEtValeurs.length; i += 2) {
            if (!nomsEtValeurs[i + 1].isEmpty()) {
                table.put(nomsEtValeurs[i], nomsEtValeurs[i + 1]);
            }
        }
        return Collections.unmodifiableSortedMap(table);
    }
}
