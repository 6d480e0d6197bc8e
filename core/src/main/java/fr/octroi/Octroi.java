package fr.octroi;

import fr.octroi.calendrier.Suspension;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.document.LecteurPdf;
import fr.octroi.format.LecteurGeographie;
import fr.octroi.guichet.Guichet;
import fr.octroi.guichet.Ports;
import fr.octroi.guichet.Reglages;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.memoire.ClesEnMemoire;
import fr.octroi.memoire.DossiersEnMemoire;
import fr.octroi.memoire.NotesEnMemoire;
import fr.octroi.memoire.PiecesEnMemoire;
import fr.octroi.memoire.ResidusEnMemoire;
import fr.octroi.port.Antivirus;
import fr.octroi.port.Cles;
import fr.octroi.port.Dossiers;
import fr.octroi.port.Envois;
import fr.octroi.port.Journaux;
import fr.octroi.port.LecteurDePieces;
import fr.octroi.port.Notes;
import fr.octroi.port.Pieces;
import fr.octroi.port.Registres;
import fr.octroi.port.Residus;
import fr.octroi.reglement.Catalogue;
import fr.octroi.reglement.Geographie;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.relance.Plage;
import fr.octroi.relance.Reprises;
import fr.octroi.rgpd.Conservation;
import fr.octroi.suivi.DelaiDePaiement;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.InputStream;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;

/**
 * Octroi, wired: keep one for the life of the application.
 *
 * <p>What is not given is kept in memory and lost with the process: good to try, not to keep dossiers.
 */
public final class Octroi {

    private final Guichet guichet;
    private final Dossiers dossiers;
    private final Journaux journaux;
    private final Registres registres;
    private final Pieces pieces;
    private final Cles cles;
    private final Catalogue catalogue;

    private Octroi(Builder builder) {
        DossiersEnMemoire enMemoire = new DossiersEnMemoire();
        this.catalogue = Catalogue.resoudre(
                builder.reglements, builder.geographie == null ? LecteurGeographie.fournie() : builder.geographie);
        this.dossiers = builder.dossiers != null ? builder.dossiers : enMemoire;
        this.journaux = builder.journaux != null ? builder.journaux : enMemoire;
        this.registres = builder.registres != null ? builder.registres : enMemoire;
        this.cles = builder.cles != null ? builder.cles : new ClesEnMemoire();
        this.pieces = builder.pieces != null ? builder.pieces : new PiecesEnMemoire(builder.horloge);
        this.guichet = new Guichet(
                catalogue,
                new Ports(
                        dossiers,
                        journaux,
                        registres,
                        builder.envois != null ? builder.envois : enMemoire,
                        pieces,
                        builder.antivirus,
                        builder.lecteur != null ? builder.lecteur : new LecteurParDefaut(),
                        builder.notes,
                        builder.residus != null ? builder.residus : new ResidusEnMemoire(),
                        cles),
                new Reglages(
                        builder.validateur != null ? builder.validateur : validateurParDefaut(),
                        builder.horloge,
                        builder.fuseau,
                        builder.suspensions,
                        builder.plage,
                        builder.reprises,
                        builder.delaiDePaiement,
                        builder.limitationSuspend,
                        builder.conservations));
    }

    /**
     * Starts from règlements.
     *
     * @param reglements every version of every aid that the authority grants
     * @return a builder with defaults for all the rest
     */
    public static Builder avec(List<ReglementAide> reglements) {
        return new Builder(reglements);
    }

    /**
     * Returns the counter.
     *
     * @return where requests are filed and instructed
     */
    public Guichet guichet() {
        return guichet;
    }

    /**
     * Returns the store of dossiers, to read.
     *
     * @return the port given, or the one in memory
     */
    public Dossiers dossiers() {
        return dossiers;
    }

    /**
     * Returns the journals, to read.
     *
     * @return the port given, or the one in memory
     */
    public Journaux journaux() {
        return journaux;
    }

    /**
     * Returns the store of sessions, minutes and credits, to read.
     *
     * @return the port given, or the one in memory
     */
    public Registres registres() {
        return registres;
    }

    /**
     * Returns the store of files, to put files into before a request names them.
     *
     * @return the port given, or the one in memory
     */
    public Pieces pieces() {
        return pieces;
    }

    /**
     * Returns the keys of dossiers, which a bordereau and the bases of liquidation are written with.
     *
     * @return the port given, or the one in memory
     */
    public Cles cles() {
        return cles;
    }

    /**
     * Returns the règlements, resolved.
     *
     * @return the catalogue
     */
    public Catalogue catalogue() {
        return catalogue;
    }

    /** French messages, and no expression language: a message never evaluates anything. */
    private static Validator validateurParDefaut() {
        return Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator(Set.of(Locale.FRENCH), Locale.FRENCH, false))
                .buildValidatorFactory()
                .getValidator();
    }

    /** Reads files in the host; its threads and its log are made for the first file, and a host that has none does not wait for them. */
    private static final class LecteurParDefaut implements LecteurDePieces {

        private @Nullable LecteurPdf lecteur;

        @Override
        public LecturePiece lire(InputStream contenu) {
            return lecteur().lire(contenu);
        }

        private synchronized LecteurPdf lecteur() {
            if (lecteur == null) {
                lecteur = new LecteurPdf();
            }
            return lecteur;
        }
    }

    /** Gathers the ports that replace the defaults. */
    public static final class Builder {

        private final List<ReglementAide> reglements;
        private @Nullable Dossiers dossiers;
        private @Nullable Journaux journaux;
        private @Nullable Registres registres;
        private @Nullable Envois envois;
        private @Nullable Pieces pieces;
        private Notes notes = new NotesEnMemoire();
        private @Nullable Residus residus;
        private List<Suspension> suspensions = List.of();
        private Plage plage = Plage.JOURNEE;
        private Reprises reprises = Reprises.PAR_DEFAUT;
        private DelaiDePaiement delaiDePaiement = DelaiDePaiement.PAR_DEFAUT;
        private Antivirus antivirus = Antivirus.aucun();
        private @Nullable LecteurDePieces lecteur;
        private @Nullable Cles cles;
        private @Nullable Validator validateur;
        private InstantSource horloge = InstantSource.system();
        private ZoneId fuseau = ZoneId.of("Europe/Paris");
        private final SortedMap<String, Conservation> conservations = new TreeMap<>();
        private @Nullable String limitationSuspend;
        private @Nullable Geographie geographie;

        private Builder(List<ReglementAide> reglements) {
            this.reglements = List.copyOf(reglements);
        }

        /**
         * Replaces the store of dossiers, and what is written with them, all or nothing.
         *
         * @param dossiers the store
         * @param journaux the same store, seen as journals
         * @param registres the same store, seen as registers of sessions, envelopes and bordereaux
         * @param envois the same store, seen as an outbox
         * @return this builder
         */
        public Builder magasin(Dossiers dossiers, Journaux journaux, Registres registres, Envois envois) {
            this.dossiers = dossiers;
            this.journaux = journaux;
            this.registres = registres;
            this.envois = envois;
            return this;
        }

        /**
         * Replaces the store of files.
         *
         * @param pieces the store
         * @return this builder
         */
        public Builder pieces(Pieces pieces) {
            this.pieces = pieces;
            return this;
        }

        /**
         * Sets what looks at files before they are read; there is none at first, and the journal says so of each file.
         *
         * @param antivirus such as {@link fr.octroi.document.AntivirusClamd}
         * @return this builder
         */
        public Builder antivirus(Antivirus antivirus) {
            this.antivirus = antivirus;
            return this;
        }

        /**
         * Replaces what reads files.
         *
         * @param lecteur the reader
         * @return this builder
         */
        public Builder lecteur(LecteurDePieces lecteur) {
            this.lecteur = lecteur;
            return this;
        }

        /**
         * Replaces the secrets.
         *
         * @param cles the secrets
         * @return this builder
         */
        public Builder cles(Cles cles) {
            this.cles = cles;
            return this;
        }

        /**
         * Replaces the Jakarta validator.
         *
         * @param validateur a validator of any provider
         * @return this builder
         */
        public Builder validateur(Validator validateur) {
            this.validateur = validateur;
            return this;
        }

        /**
         * Replaces the clock.
         *
         * @param horloge the clock
         * @return this builder
         */
        public Builder horloge(InstantSource horloge) {
            this.horloge = horloge;
            return this;
        }

        /**
         * Replaces the time zone, which is that of Paris.
         *
         * @param fuseau where the authority is
         * @return this builder
         */
        public Builder fuseau(ZoneId fuseau) {
            this.fuseau = fuseau;
            return this;
        }

        /**
         * Replaces the store of notes, which is memory at first, beside a {@link #magasin} as well: say it there, or a restart loses them.
         *
         * @param notes the store
         * @return this builder
         */
        public Builder notes(Notes notes) {
            this.notes = notes;
            return this;
        }

        /**
         * Replaces the store of what erased dossiers left; must be said beside a {@link #magasin} as soon as a policy leaves something,
         * which memory would lose.
         *
         * @param residus the store
         * @return this builder
         */
        public Builder residus(Residus residus) {
            this.residus = residus;
            return this;
        }

        /**
         * Sets the suspensions that texts ordered for everybody; there is none at first.
         *
         * @param suspensions such as those of {@link fr.octroi.format.LecteurSuspensions#fournies}
         * @return this builder
         */
        public Builder suspensions(List<Suspension> suspensions) {
            this.suspensions = List.copyOf(suspensions);
            return this;
        }

        /**
         * Lets the clock of silence stand still while a dossier is limited (RGPD art. 18); at first it runs on, and the date that is
         * told is the earliest.
         *
         * @param base the text that says so, as it is printed
         * @return this builder
         * @throws fr.octroi.commun.ValeurInvalideException {@code SUSPENSION_INVALIDE} without a text
         */
        public Builder limitationSuspendLeSilence(String base) {
            if (base.isBlank()) {
                throw new ValeurInvalideException("SUSPENSION_INVALIDE");
            }
            this.limitationSuspend = base;
            return this;
        }

        /**
         * Sets when applicants may be written to, which is from 8 to 20 on working days at first.
         *
         * @param plage the hours
         * @return this builder
         */
        public Builder plage(Plage plage) {
            this.plage = plage;
            return this;
        }

        /**
         * Sets how messages that cannot be handed over are tried again, which is for five days at first.
         *
         * @param reprises the delays
         * @return this builder
         */
        public Builder reprises(Reprises reprises) {
            this.reprises = reprises;
            return this;
        }

        /**
         * Sets how long payments have taken after a session.
         *
         * @param delai the shortest and the longest
         * @return this builder
         */
        public Builder delaiDePaiement(DelaiDePaiement delai) {
            this.delaiDePaiement = delai;
            return this;
        }

        /**
         * Sets how long the dossiers of an aid are kept; those of other aids are kept for good.
         *
         * @param aide the code of the aid
         * @param conservation the policy, such as {@link fr.octroi.format.LecteurConservation} reads it
         * @return this builder
         */
        public Builder conservation(String aide, Conservation conservation) {
            conservations.put(aide, conservation);
            return this;
        }

        /**
         * Replaces what is known of communes, which comes with the library.
         *
         * @param autre where communes are
         * @return this builder
         */
        public Builder geographie(Geographie autre) {
            this.geographie = autre;
            return this;
        }

        /**
         * Wires.
         *
         * @return Octroi, ready
         * @throws fr.octroi.commun.ValeurInvalideException when the règlements do not make a {@link Catalogue};
         *     {@code RESIDUS_SANS_MAGASIN} when a policy leaves digests of dossiers that are kept in a store, and where digests are kept
         *     was not said
         */
        public Octroi build() {
            boolean laisse = conservations.values().stream()
                    .anyMatch(une -> !une.residus().isEmpty());
            if (dossiers != null && residus == null && laisse) {
                throw new ValeurInvalideException("RESIDUS_SANS_MAGASIN");
            }
            return new Octroi(this);
        }
    }
}
