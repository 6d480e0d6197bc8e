package fr.octroi.journal;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.instruction.Constat;
import fr.octroi.instruction.Contexte;
import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.EtatVersement;
import fr.octroi.instruction.Instruction;
import fr.octroi.instruction.Observation;
import fr.octroi.instruction.Proposition;
import fr.octroi.reglement.ReglementResolu;
import fr.octroi.relance.DemandeDeComplement;
import fr.octroi.relance.DemandeDeComplement.Element;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a dossier: numbers, codes and digests, no personal data (<i>fait</i>).
 *
 * <p>Facts of filing and instruction stand here, those of later rooms in {@link FaitDeRelance}, {@link FaitDeSeance}, {@link
 * FaitDePaiement}, {@link FaitDeRecours} and {@link FaitDArchive}.
 */
public sealed interface Fait
        permits Fait.DemandeEnregistree,
                Fait.DepotDivergent,
                Fait.PieceRecue,
                Fait.PieceLue,
                Fait.PieceJugee,
                Fait.SignalLeve,
                Fait.InstructionFaite,
                Fait.DossierEfface,
                FaitDeRelance,
                FaitDeSeance,
                FaitDePaiement,
                FaitDeRecours,
                FaitDArchive {

    /**
     * Returns the stable name of this kind of fact.
     *
     * @return such as {@code PIECE_RECUE}
     */
    default String code() {
        return Registre.code(getClass());
    }

    /**
     * Returns what this fact says.
     *
     * @return names and values in order of name, never blank
     */
    SortedMap<String, String> donnees();

    /**
     * Returns the state of the dossier after this fact.
     *
     * @return the state, null when this fact leaves it as it is
     */
    default @Nullable EtatDossier etat() {
        return null;
    }

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
            fait = Registre.lire(code, Champs.lire(donnees));
        } catch (RuntimeException forme) {
            throw new ValeurInvalideException("FAIT_INVALIDE");
        }
        if (fait == null) {
            throw new ValeurInvalideException("FAIT_INCONNU");
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
        /**
         * Checks that it can be read back.
         *
         * @throws ValeurInvalideException {@code FAIT_INVALIDE} without an aid
         */
        public DemandeEnregistree {
            Champs.refuserSi(aide.isBlank());
        }

        @Override
        public EtatDossier etat() {
            return EtatDossier.DEPOSE;
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide()
                    .et("aide", aide)
                    .et("demande", demande)
                    .et("depot", depot)
                    .table();
        }

        static DemandeEnregistree lire(Champs champs) {
            return new DemandeEnregistree(champs.texte("aide"), champs.jour("depot"), champs.empreinte("demande"));
        }
    }

    /**
     * The platform handed over a registered request again, with other content: a person must look.
     *
     * @param demande the digest of what is declared now, under the dossier's key
     * @param etat the state that follows: a dossier on an agenda stays there
     */
    record DepotDivergent(Empreinte demande, EtatDossier etat) implements Fait {
        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide().et("demande", demande).et("etat", etat).table();
        }

        static DepotDivergent lire(Champs champs) {
            return new DepotDivergent(champs.empreinte("demande"), champs.constante("etat", EtatDossier.class));
        }
    }

    /**
     * A file came.
     *
     * @param type what it was filed as
     * @param contenu the digest of its bytes
     * @param taille its size in bytes
     * @param recue the day it came
     */
    record PieceRecue(String type, Empreinte contenu, long taille, LocalDate recue) implements Fait {
        /**
         * Checks that it can be read back.
         *
         * @throws ValeurInvalideException {@code FAIT_INVALIDE} without a type, or below zero bytes
         */
        public PieceRecue {
            Champs.refuserSi(type.isBlank() || taille < 0);
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide()
                    .et("contenu", contenu)
                    .et("recue", recue)
                    .et("taille", taille)
                    .et("type", type)
                    .table();
        }

        static PieceRecue lire(Champs champs) {
            return new PieceRecue(
                    champs.texte("type"),
                    champs.empreinte("contenu"),
                    champs.grandEntier("taille"),
                    champs.jour("recue"));
        }
    }

    /**
     * A file was read.
     *
     * @param contenu the digest of its bytes
     * @param lecture what became of the attempt
     * @param nature what the document turned out to be, empty when unknown
     * @param antivirus {@link #SAIN}, {@link #INFECTE}, or why no antivirus looked at it, such as {@code ABSENT}
     */
    record PieceLue(Empreinte contenu, EtatLecture lecture, String nature, String antivirus) implements Fait {

        /** An antivirus found nothing in it. */
        public static final String SAIN = "SAIN";

        /** An antivirus found something in it, and it was not opened. */
        public static final String INFECTE = "INFECTE";

        /**
         * Checks that it can be read back.
         *
         * @throws ValeurInvalideException {@code FAIT_INVALIDE} when the nature is spaces alone, or what the antivirus says is no
         *     code
         */
        public PieceLue {
            Champs.refuserSi(nature.isBlank() && !nature.isEmpty());
            Champs.exigerCode(antivirus);
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide()
                    .et("antivirus", antivirus)
                    .et("contenu", contenu)
                    .et("etat", lecture)
                    .et("nature", nature)
                    .table();
        }

        static PieceLue lire(Champs champs) {
            return new PieceLue(
                    champs.empreinte("contenu"),
                    champs.constante("etat", EtatLecture.class),
                    champs.texteOuVide("nature"),
                    champs.texte("antivirus"));
        }
    }

    /**
     * A person looked at a file, and what he saw replaces what was read.
     *
     * @param contenu the digest of its bytes
     * @param vu what he saw: in order, or what is wrong with it
     * @param etat the state that follows
     */
    record PieceJugee(Empreinte contenu, Observation vu, EtatDossier etat) implements Fait {
        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide()
                    .et("contenu", contenu)
                    .et("vu", vu)
                    .et("etat", etat)
                    .table();
        }

        static PieceJugee lire(Champs champs) {
            return new PieceJugee(
                    champs.empreinte("contenu"),
                    champs.constante("vu", Observation.class),
                    champs.constante("etat", EtatDossier.class));
        }
    }

    /**
     * A person looked at a signal, and it stops the dossier no longer (<i>signal levé</i>).
     *
     * @param signal its code, such as {@code IBAN_PARTAGE} or {@code FACTURE:NOM_DIFFERENT}
     * @param motif why, a code
     * @param etat the state that follows
     */
    record SignalLeve(String signal, String motif, EtatDossier etat) implements Fait {
        /**
         * Checks that it can be read back.
         *
         * @throws ValeurInvalideException {@code FAIT_INVALIDE}
         */
        public SignalLeve {
            Champs.refuserSi(signal.isBlank());
            Champs.exigerCode(motif);
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide()
                    .et("signal", signal)
                    .et("motif", motif)
                    .et("etat", etat)
                    .table();
        }

        static SignalLeve lire(Champs champs) {
            return new SignalLeve(
                    champs.texte("signal"), champs.texte("motif"), champs.constante("etat", EtatDossier.class));
        }
    }

    /**
     * The dossier was instructed, and something proposed.
     *
     * @param octroi the version of Octroi that proposed it, null where it was not kept
     * @param version the version of the règlement
     * @param reglement the digest of the règlement's text
     * @param proposition the code of the proposal
     * @param motifs the codes of its reasons
     * @param montant the amount it comes to, null when it could not be computed or nothing is due
     * @param complet the day on which the last thing that instruction needs had come, null while something is missing
     * @param versement whether it could be paid as it stands, null but for a grant
     * @param manques what the applicant would be asked for
     * @param etat the state that follows
     */
    record InstructionFaite(
            @Nullable String octroi,
            String version,
            Empreinte reglement,
            String proposition,
            List<String> motifs,
            @Nullable Montant montant,
            @Nullable LocalDate complet,
            @Nullable EtatVersement versement,
            List<Element> manques,
            EtatDossier etat)
            implements Fait {
        /**
         * Copies, and checks that it can be read back.
         *
         * @throws ValeurInvalideException {@code FAIT_INVALIDE} when a version, the proposal or a reason is blank, or
         *     a reason holds a bar
         */
        public InstructionFaite {
            motifs = List.copyOf(motifs);
            manques = List.copyOf(manques);
            Champs.refuserSi(version.isBlank() || proposition.isBlank() || (octroi != null && octroi.isBlank()));
            Champs.vide().liste("motifs", motifs);
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide()
                    .et("complet", complet)
                    .et("etat", etat)
                    .et("montant", montant)
                    .liste("motifs", motifs)
                    .elements(manques)
                    .et("octroi", octroi)
                    .et("proposition", proposition)
                    .et("reglement", reglement)
                    .et("version", version)
                    .et("versement", versement)
                    .table();
        }

        /**
         * Says what was proposed as the journal keeps it.
         *
         * @param proposition the proposal
         * @param dossier the dossier it is for
         * @param reglement the règlement it follows, without faults
         * @param contexte what was gathered
         * @return the same for the same, whenever it is made
         */
        public static InstructionFaite de(
                Proposition proposition, Dossier dossier, ReglementResolu reglement, Contexte contexte) {
            EtatDossier etat = proposition.selon(
                    accorder -> EtatDossier.ACCORD_PROPOSE,
                    refuser -> EtatDossier.REFUS_PROPOSE,
                    completer -> EtatDossier.A_COMPLETER,
                    examiner -> EtatDossier.A_EXAMINER);
            Optional<Montant> calcule = proposition.selon(
                    accorder -> Optional.of(accorder.montant()),
                    refuser -> Optional.empty(),
                    completer -> Optional.empty(),
                    examiner -> Optional.ofNullable(examiner.calcule()));
            return new InstructionFaite(
                    Instruction.VERSION,
                    reglement.definition().version(),
                    reglement.definition().empreinte(),
                    proposition.code(),
                    proposition.motifs().stream().map(Constat::code).toList(),
                    calcule.orElse(null),
                    Instruction.completude(dossier, reglement, contexte).orElse(null),
                    proposition instanceof Proposition.Accorder accorder ? accorder.versement() : null,
                    DemandeDeComplement.manques(proposition),
                    etat);
        }

        /**
         * Says whether another comes to the same, whichever versions of Octroi proposed them: nothing is proposed anew for a new
         * version alone.
         *
         * @param autre the other
         * @return true when all else is equal
         */
        public boolean revientAuMeme(InstructionFaite autre) {
            return new InstructionFaite(
                            autre.octroi,
                            version,
                            reglement,
                            proposition,
                            motifs,
                            montant,
                            complet,
                            versement,
                            manques,
                            etat)
                    .equals(autre);
        }

        static InstructionFaite lire(Champs champs) {
            return new InstructionFaite(
                    champs.texteOuRien("octroi"),
                    champs.texte("version"),
                    champs.empreinte("reglement"),
                    champs.texte("proposition"),
                    champs.liste("motifs"),
                    champs.montantOuRien("montant"),
                    champs.jourOuRien("complet"),
                    champs.constanteOuRien("versement", EtatVersement.class),
                    champs.elements(),
                    champs.constante("etat", EtatDossier.class));
        }
    }

    /**
     * The dossier was erased, and nothing follows (<i>effacement</i>, RGPD art. 5, 1, e and 17).
     *
     * @param visa the reference under which the archives agreed to its elimination, a code
     * @param residu the last day on which something is left of it elsewhere: keyed digests; null when nothing is
     */
    record DossierEfface(String visa, @Nullable LocalDate residu) implements Fait {
        /**
         * Checks that it can be read back.
         *
         * @throws ValeurInvalideException {@code FAIT_INVALIDE}
         */
        public DossierEfface {
            Champs.exigerCode(visa);
        }

        /**
         * Makes the fact of an erasure that leaves nothing.
         *
         * @param visa the reference under which the archives agreed, a code
         * @throws ValeurInvalideException {@code FAIT_INVALIDE}
         */
        public DossierEfface(String visa) {
            this(visa, null);
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide().et("residu", residu).et("visa", visa).table();
        }

        static DossierEfface lire(Champs champs) {
            return new DossierEfface(champs.texte("visa"), champs.jourOuRien("residu"));
        }
    }
}
