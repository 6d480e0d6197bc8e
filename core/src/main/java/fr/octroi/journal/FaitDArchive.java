package fr.octroi.journal;

import fr.octroi.commun.Empreinte;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.recours.Limitation;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

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
     * @param residu the last day on which something is left of them elsewhere: keyed digests; null when nothing is
     */
    record DonneesEffacees(
            String visa, List<String> parties, @Nullable LocalDate residu) implements FaitDArchive {

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

        /**
         * Makes the fact of an erasure that leaves nothing.
         *
         * @param visa the reference under which the archives agreed, a code
         * @param parties which, one at least
         * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE}
         */
        public DonneesEffacees(String visa, List<String> parties) {
            this(visa, parties, null);
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide()
                    .liste("parties", parties)
                    .et("residu", residu)
                    .et("visa", visa)
                    .table();
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
            return new DonneesEffacees(champs.texte("visa"), champs.liste("parties"), champs.jourOuRien("residu"));
        }
    }

    /**
     * Nothing more than keeping is done with the dossier (<i>limitation du traitement</i>, RGPD art. 18).
     *
     * @param motif on what ground; an objection (art. 21) is one
     * @param demande the day on which the person asked for it
     * @param jour from when
     */
    record TraitementLimite(Limitation.Motif motif, LocalDate demande, LocalDate jour) implements FaitDArchive {
        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide()
                    .et("demande", demande)
                    .et("jour", jour)
                    .et("motif", motif)
                    .table();
        }

        static TraitementLimite lire(Champs champs) {
            return new TraitementLimite(
                    champs.constante("motif", Limitation.Motif.class), champs.jour("demande"), champs.jour("jour"));
        }
    }

    /**
     * A limitation is to be lifted, and the person is told so first (RGPD art. 18, 3).
     *
     * @param motif which limitation
     * @param raison why, a code such as {@code DONNEES_EXACTES} or {@code MOTIFS_IMPERIEUX}
     * @param dite the day on which the person was told otherwise than by a message of the outbox, null when a message does it
     */
    record LeveeAnnoncee(
            Limitation.Motif motif, String raison, @Nullable LocalDate dite) implements FaitDArchive {
        /**
         * Checks that it can be read back.
         *
         * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE}
         */
        public LeveeAnnoncee {
            Champs.exigerCode(raison);
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide()
                    .et("dite", dite)
                    .et("motif", motif)
                    .et("raison", raison)
                    .table();
        }

        static LeveeAnnoncee lire(Champs champs) {
            return new LeveeAnnoncee(
                    champs.constante("motif", Limitation.Motif.class),
                    champs.texte("raison"),
                    champs.jourOuRien("dite"));
        }
    }

    /**
     * A limitation was lifted: what it stopped goes on.
     *
     * @param motif which limitation
     * @param raison why, a code: that which the person was told
     * @param jour from when
     */
    record LimitationLevee(Limitation.Motif motif, String raison, LocalDate jour) implements FaitDArchive {
        /**
         * Checks that it can be read back.
         *
         * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE}
         */
        public LimitationLevee {
            Champs.exigerCode(raison);
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide()
                    .et("jour", jour)
                    .et("motif", motif)
                    .et("raison", raison)
                    .table();
        }

        static LimitationLevee lire(Champs champs) {
            return new LimitationLevee(
                    champs.constante("motif", Limitation.Motif.class), champs.texte("raison"), champs.jour("jour"));
        }
    }

    /**
     * The authority has no compelling ground against an objection (RGPD art. 21, 1): nothing more is ever done with the dossier.
     *
     * @param jour the day
     * @param etat the state that follows: what was under way ends as if the person had given up
     */
    record OppositionAccueillie(LocalDate jour, EtatDossier etat) implements FaitDArchive {
        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide().et("etat", etat).et("jour", jour).table();
        }

        static OppositionAccueillie lire(Champs champs) {
            return new OppositionAccueillie(champs.jour("jour"), champs.constante("etat", EtatDossier.class));
        }
    }

    /**
     * What was declared was wrong, and is put right (<i>rectification</i>, RGPD art. 16).
     *
     * @param demande the digest of the right request as it was handed in, under the dossier's key
     * @param declaration the digest of what the dossier declares since, under the same key
     * @param raison why, a code such as {@code ERREUR_DE_SAISIE}
     * @param jour the day
     * @param etat the state that follows: what could still be instructed goes back to be looked at
     */
    record DeclarationRectifiee(
            Empreinte demande, Empreinte declaration, String raison, LocalDate jour, EtatDossier etat)
            implements FaitDArchive {
        /**
         * Checks that it can be read back.
         *
         * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE}
         */
        public DeclarationRectifiee {
            Champs.exigerCode(raison);
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide()
                    .et("declaration", declaration)
                    .et("demande", demande)
                    .et("etat", etat)
                    .et("jour", jour)
                    .et("raison", raison)
                    .table();
        }

        static DeclarationRectifiee lire(Champs champs) {
            return new DeclarationRectifiee(
                    champs.empreinte("demande"),
                    champs.empreinte("declaration"),
                    champs.texte("raison"),
                    champs.jour("jour"),
                    champs.constante("etat", EtatDossier.class));
        }
    }

    /**
     * The dossier may be processed, though it is limited (RGPD art. 18, 2).
     *
     * @param derogation what for
     * @param jour from when
     */
    record DerogationAdmise(Limitation.Derogation derogation, LocalDate jour) implements FaitDArchive {
        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide().et("derogation", derogation).et("jour", jour).table();
        }

        static DerogationAdmise lire(Champs champs) {
            return new DerogationAdmise(
                    champs.constante("derogation", Limitation.Derogation.class), champs.jour("jour"));
        }
    }

    /**
     * That is over: the person changed his mind, or what it was needed for has ended.
     *
     * @param derogation what it was for
     * @param jour from when
     */
    record DerogationFinie(Limitation.Derogation derogation, LocalDate jour) implements FaitDArchive {
        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide().et("derogation", derogation).et("jour", jour).table();
        }

        static DerogationFinie lire(Champs champs) {
            return new DerogationFinie(
                    champs.constante("derogation", Limitation.Derogation.class), champs.jour("jour"));
        }
    }
}
