package fr.octroi.journal;

import java.util.List;
import java.util.SortedMap;

/**
 * What happens to a dossier as something that is kept (<i>fait d'archive</i>).
 */
public sealed interface FaitDArchive extends Fait {

    /**
     * A dispute, an inspection or an inquiry needs the dossier: nothing of it is erased any more (<i>gel</i>).
     *
     * @param motif why, a code such as {@code CONTROLE_CRC}
     */
    record ConservationGelee(String motif) implements FaitDArchive {
        /**
         * Checks that it can be read back.
         *
         * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE}
         */
        public ConservationGelee {
            Champs.exigerCode(motif);
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide().et("motif", motif).table();
        }

        static ConservationGelee lire(Champs champs) {
            return new ConservationGelee(champs.texte("motif"));
        }
    }

    /**
     * The dossier is no longer needed for that: its time runs as if it had never stopped.
     *
     * @param motif why, a code
     */
    record ConservationDegelee(String motif) implements FaitDArchive {
        /**
         * Checks that it can be read back.
         *
         * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE}
         */
        public ConservationDegelee {
            Champs.exigerCode(motif);
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide().et("motif", motif).table();
        }

        static ConservationDegelee lire(Champs champs) {
            return new ConservationDegelee(champs.texte("motif"));
        }
    }

    /**
     * Somebody looked into a dossier that had left the active base (<i>archivage intermédiaire</i>), and said why.
     *
     * @param motif why, a code such as {@code RECOURS}
     */
    record ArchiveConsultee(String motif) implements FaitDArchive {
        /**
         * Checks that it can be read back.
         *
         * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE}
         */
        public ArchiveConsultee {
            Champs.exigerCode(motif);
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide().et("motif", motif).table();
        }

        static ArchiveConsultee lire(Champs champs) {
            return new ArchiveConsultee(champs.texte("motif"));
        }
    }

    /**
     * Parts of the dossier ended before the rest of it: they are not there any more.
     *
     * @param visa the reference under which the archives agreed, a code
     * @param parties which, as policies name them, such as {@code CONTACT} or {@code PIECES:PIECE_IDENTITE}, one at least
     */
    record DonneesEffacees(String visa, List<String> parties) implements FaitDArchive {

        private static final String DE_PIECES = "PIECES:";

        /**
         * Copies, and checks that it can be read back.
         *
         * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE}
         */
        public DonneesEffacees {
            Champs.exigerCode(visa);
            parties = List.copyOf(parties);
            Champs.refuserSi(parties.isEmpty());
            Champs.vide().liste("parties", parties);
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide().liste("parties", parties).et("visa", visa).table();
        }

        /**
         * Returns the types of the files that ended.
         *
         * @return in the order of the parts
         */
        public List<String> pieces() {
            return parties.stream()
                    .filter(partie -> partie.startsWith(DE_PIECES))
                    .map(partie -> partie.substring(DE_PIECES.length()))
                    .toList();
        }

        static DonneesEffacees lire(Champs champs) {
            return new DonneesEffacees(champs.texte("visa"), champs.liste("parties"));
        }
    }
}
