package fr.octroi.guichet;

import fr.octroi.budget.Enveloppe;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.calendrier.Delai;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Arrondi;
import fr.octroi.commun.Cle;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Role;
import fr.octroi.demande.PieceDeposee;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.instruction.Repere;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.memoire.ClesEnMemoire;
import fr.octroi.memoire.DossiersEnMemoire;
import fr.octroi.memoire.NotesEnMemoire;
import fr.octroi.memoire.PiecesEnMemoire;
import fr.octroi.memoire.ResidusEnMemoire;
import fr.octroi.port.Antivirus;
import fr.octroi.port.Cles;
import fr.octroi.port.DossierEnregistre;
import fr.octroi.port.Dossiers;
import fr.octroi.port.Ecriture;
import fr.octroi.port.Journaux;
import fr.octroi.port.LecteurDePieces;
import fr.octroi.port.Notes;
import fr.octroi.port.Pieces;
import fr.octroi.port.PortException;
import fr.octroi.port.Registres;
import fr.octroi.port.Residus;
import fr.octroi.port.Versionne;
import fr.octroi.reglement.Bareme;
import fr.octroi.reglement.Catalogue;
import fr.octroi.reglement.Condition;
import fr.octroi.reglement.Engagement;
import fr.octroi.reglement.Formule;
import fr.octroi.reglement.GenreDoublon;
import fr.octroi.reglement.PieceRequise;
import fr.octroi.reglement.Predicat;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.Vocabulaire;
import fr.octroi.relance.Plage;
import fr.octroi.relance.Reprises;
import fr.octroi.rgpd.Conservation;
import fr.octroi.suivi.DelaiDePaiement;
import fr.octroi.versement.Bordereau;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;

/** A counter with one aid, ports in memory, and a hand on each of them. */
final class Essai implements Dossiers, Pieces, LecteurDePieces {

    static final String AIDE = "aide-velo";
    static final String COMMUNE = "92012";

    /** What is accepted in place of the invoice. */
    static final String DUPLICATA = "DUPLICATA";

    static final Montant PRIX = Montant.ofEuros(1_500);
    static final Montant FORFAIT = Montant.ofEuros(200);
    static final Instant MIDI = Instant.parse("2026-11-25T11:00:00Z");

    static final Acteur PLATEFORME = new Acteur("plateforme", Role.AUTOMATE, "robot");
    static final Acteur AGENT = new Acteur("plateforme", Role.INSTRUCTEUR, "agent-7");

    private static final Validator VALIDATEUR = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator(Set.of(Locale.FRENCH), Locale.FRENCH, false))
            .buildValidatorFactory()
            .getValidator();

    final DossiersEnMemoire dossiers = new DossiersEnMemoire();
    final PiecesEnMemoire pieces;
    final NotesEnMemoire notes = new NotesEnMemoire();
    final ClesEnMemoire cles;
    final List<Ecriture> ecritures = new ArrayList<>();
    final Guichet guichet;

    int lectures;
    int fluxOuverts;

    /** How many writes still succeed before the store fails. */
    int ecrituresAvantPanne = Integer.MAX_VALUE;

    /** How many more things are written or erased, in any store, before the process dies. */
    int gestesAvantLaMort = Integer.MAX_VALUE;

    /** How many were. */
    int gestes;

    boolean piecesEnPanne;

    boolean journauxEnPanne;

    /** What somebody made of a journal behind the back of the store. */
    UnaryOperator<List<Entree>> recrire = UnaryOperator.identity();

    /** The bytes that somebody put in the place of those of a file. */
    final SortedMap<Empreinte, byte[]> alterees = new TreeMap<>();

    /** What a later reader makes of what the present one reads. */
    UnaryOperator<LecturePiece> relecture = UnaryOperator.identity();

    final Journaux journaux = new Journaux() {
        @Override
        public List<Entree> entrees(NumeroDossier numero) {
            if (journauxEnPanne) {
                throw new PortException(PortException.Nature.TEMPORAIRE, "the store of journals fails", null);
            }
            return recrire.apply(dossiers.entrees(numero));
        }

        @Override
        public List<Entree> recues(NumeroDossier numero) {
            return dossiers.recues(numero);
        }

        @Override
        public void recevoir(List<Entree> entrees) {
            dossiers.recevoir(entrees);
        }
    };

    Antivirus antivirus = Antivirus.aucun();

    final ResidusEnMemoire residus = new ResidusEnMemoire();
    private final Ports ports;
    private final Reglages reglages;
    private final Catalogue catalogue;

    /** Dossiers whose picture the store cannot give. */
    final Set<NumeroDossier> illisibles = new TreeSet<>();

    /** Dossiers whose key is lost. */
    final Set<NumeroDossier> sansCle = new TreeSet<>();

    /** The picture that somebody put back in the place of a later one. */
    @Nullable
    DossierEnregistre remise;

    /** What somebody else does once between a picture and its journal. */
    Runnable apresLImage = () -> {};

    /** What somebody else does just before the next write. */
    Runnable avantEcriture = () -> {};

    /** What happens once between the next write and its answer. */
    Runnable apresEcriture = () -> {};

    /** What somebody else does just before the next envelope is read. */
    Runnable avantLesCredits = () -> {};

    /** What somebody else does just before the next digests are taken back. */
    Runnable avantDeReprendre = () -> {};

    /** What somebody else does while a file is read. */
    Runnable pendantLaLecture = () -> {};

    Essai() {
        this(new ClesEnMemoire(), InstantSource.fixed(MIDI), reglement("art. 3"));
    }

    Essai(ClesEnMemoire cles, InstantSource horloge, ReglementAide reglement) {
        this(cles, horloge, reglement, Collections.emptySortedMap());
    }

    Essai(
            ClesEnMemoire cles,
            InstantSource horloge,
            ReglementAide reglement,
            SortedMap<String, Conservation> conservations) {
        this.cles = cles;
        this.pieces = new PiecesEnMemoire(horloge);
        this.ports = new Ports(
                this,
                journaux,
                registresDisputes(),
                dossiers,
                this,
                contenu -> antivirus.analyser(contenu),
                this,
                notesMortelles(),
                residusDisputes(),
                clesMortelles());
        this.reglages = new Reglages(
                VALIDATEUR,
                horloge,
                ZoneId.of("Europe/Paris"),
                List.of(),
                Plage.JOURNEE,
                Reprises.PAR_DEFAUT,
                DelaiDePaiement.PAR_DEFAUT,
                null,
                conservations);
        this.catalogue = Catalogue.resoudre(List.of(reglement));
        this.guichet = new Guichet(catalogue, ports, reglages);
    }

    private Residus residusDisputes() {
        return new Residus() {
            @Override
            public void garder(NumeroDossier numero, SortedMap<Repere, LocalDate> laisses) {
                residus.garder(numero, laisses);
            }

            @Override
            public SortedSet<NumeroDossier> porteurs(Repere repere, LocalDate jour) {
                return residus.porteurs(repere, jour);
            }

            @Override
            public void retirer(NumeroDossier numero, SortedSet<Repere> reperes) {
                bousculer();
                residus.retirer(numero, reperes);
            }

            @Override
            public void oublier(NumeroDossier numero) {
                bousculer();
                residus.oublier(numero);
            }

            @Override
            public long effacer(LocalDate jour) {
                return residus.effacer(jour);
            }

            private void bousculer() {
                Runnable autre = avantDeReprendre;
                avantDeReprendre = () -> {};
                autre.run();
            }
        };
    }

    private Registres registresDisputes() {
        return new Registres() {
            @Override
            public Optional<Versionne<SeanceBureau>> seance(String code) {
                return dossiers.seance(code);
            }

            @Override
            public List<SeanceBureau> seances() {
                return dossiers.seances();
            }

            @Override
            public Optional<Versionne<Enveloppe>> enveloppe(String code) {
                Runnable autre = avantLesCredits;
                avantLesCredits = () -> {};
                autre.run();
                return dossiers.enveloppe(code);
            }

            @Override
            public Optional<Versionne<Bordereau>> bordereau(String code) {
                return dossiers.bordereau(code);
            }
        };
    }

    /** A process that dies between two of them has done the first, and nothing of the second. */
    private void vivre() {
        if (gestesAvantLaMort <= 0) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "the process is dead", null);
        }
        gestesAvantLaMort--;
        gestes++;
    }

    private Notes notesMortelles() {
        return new Notes() {
            @Override
            public void consigner(NumeroDossier numero, Empreinte note, String texte) {
                notes.consigner(numero, note, texte);
            }

            @Override
            public Optional<String> lire(NumeroDossier numero, Empreinte note) {
                return notes.lire(numero, note);
            }

            @Override
            public void effacer(NumeroDossier numero) {
                vivre();
                notes.effacer(numero);
            }
        };
    }

    private Cles clesMortelles() {
        return new Cles() {
            @Override
            public Cle organisation() {
                return cles.organisation();
            }

            @Override
            public Cle dossier(NumeroDossier numero) {
                if (sansCle.contains(numero)) {
                    throw new PortException(PortException.Nature.DEFINITIVE, "a key that was destroyed", null);
                }
                return cles.dossier(numero);
            }

            @Override
            public void detruire(NumeroDossier numero) {
                vivre();
                cles.detruire(numero);
            }
        };
    }

    /** A counter over the same stores, whose catalogue holds these règlements. */
    Guichet tenir(ReglementAide... reglements) {
        return new Guichet(Catalogue.resoudre(List.of(reglements)), ports, reglages);
    }

    /** A counter over the same stores, whose authority keeps its dossiers for other times. */
    Guichet tenirSous(Conservation conservation) {
        return new Guichet(
                catalogue,
                ports,
                new Reglages(
                        reglages.validateur(),
                        reglages.horloge(),
                        reglages.fuseau(),
                        reglages.suspensions(),
                        reglages.plage(),
                        reglages.reprises(),
                        reglages.delaiDePaiement(),
                        null,
                        new TreeMap<>(Map.of(AIDE, conservation))));
    }

    static ReglementAide reglement(String articleDeResidence) {
        return reglement(AIDE, articleDeResidence);
    }

    static ReglementAide reglement(String aide, String articleDeResidence) {
        return new ReglementAide(
                aide,
                "2026",
                "Aide d'essai",
                "Ville d'essai",
                null,
                "délibération d'essai",
                new ReglementAide.Validite(
                        Vocabulaire.ACHAT_DATE, LocalDate.of(2020, 1, 1), null, "PERIODE_ACHAT", "art. 1", "période"),
                List.of(new Condition(
                        "RESIDENCE",
                        articleDeResidence,
                        "habiter la commune",
                        new Predicat.Parmi(Vocabulaire.DEMANDEUR_COMMUNE, new TreeSet<>(Set.of(COMMUNE))))),
                new Bareme("art. 4", new Formule.Forfait(FORFAIT), Arrondi.AU_CENTIME),
                List.of(
                        new PieceRequise(
                                "FACTURE",
                                "la facture",
                                "art. 5",
                                PieceRequise.Usage.INSTRUCTION,
                                true,
                                List.of("FACTURE"),
                                null,
                                new TreeSet<>(Set.of(PieceRequise.FaitALire.MONTANT)),
                                List.of(DUPLICATA),
                                null,
                                true),
                        new PieceRequise(
                                "RIB",
                                "un RIB",
                                "art. 6",
                                PieceRequise.Usage.PAIEMENT,
                                false,
                                List.of(),
                                null,
                                new TreeSet<>(),
                                List.of(),
                                null,
                                false)),
                List.of(new Engagement(
                        "REVENTE", "art. 7", "garder le vélo trois ans", Delai.ofMois(36), "le vélo a été revendu")),
                List.of(GenreDoublon.DOUBLON_DEMANDEUR, GenreDoublon.IBAN_PARTAGE),
                List.of(),
                new TreeMap<>(),
                Delai.ofMois(2),
                Delai.ofJours(30),
                List.of(),
                null,
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                Empreinte.deChamps("règlement d'essai"));
    }

    /** Stores a file that says its kind and its total, and names it as a request does. */
    PieceDeposee piece(String type, String nom, String texte) {
        Pieces.Deposee deposee =
                pieces.deposer(new ByteArrayInputStream(texte.getBytes(StandardCharsets.UTF_8)), Long.MAX_VALUE);
        return PieceDeposee.arrivee(type, nom, deposee.contenu(), deposee.taille());
    }

    PieceDeposee facture(String numero) {
        return piece("FACTURE", "facture.pdf", "FACTURE " + PRIX + " " + numero);
    }

    /** A request that can be granted. */
    Formulaire formulaire(String numero) {
        return Formulaire.de(numero).avec(facture(numero));
    }

    ResultatDepot deposer(Formulaire formulaire) {
        return guichet.deposer(PLATEFORME, AIDE, formulaire.remplir());
    }

    DossierEnregistre enregistre(String numero) {
        return dossiers.trouver(new NumeroDossier(numero)).orElseThrow();
    }

    Dossier dossier(String numero) {
        return enregistre(numero).dossier();
    }

    List<Entree> entrees(String numero) {
        return dossiers.entrees(new NumeroDossier(numero));
    }

    List<Fait> faits(String numero) {
        return entrees(numero).stream().map(Entree::fait).toList();
    }

    @Override
    public Optional<DossierEnregistre> trouver(NumeroDossier numero) {
        if (illisibles.contains(numero)) {
            throw new PortException(PortException.Nature.DEFINITIVE, "unreadable picture", null);
        }
        Optional<DossierEnregistre> trouve = remise == null ? dossiers.trouver(numero) : Optional.of(remise);
        Runnable autre = apresLImage;
        apresLImage = () -> {};
        autre.run();
        return trouve;
    }

    @Override
    public SortedSet<NumeroDossier> connus(SortedSet<NumeroDossier> numeros) {
        return dossiers.connus(numeros);
    }

    @Override
    public SortedSet<NumeroDossier> porteurs(Repere repere) {
        return dossiers.porteurs(repere);
    }

    @Override
    public List<NumeroDossier> apres(@Nullable NumeroDossier curseur, int taille) {
        return dossiers.apres(curseur, taille);
    }

    @Override
    public List<NumeroDossier> enEtat(Set<EtatDossier> etats, @Nullable NumeroDossier curseur, int taille) {
        return dossiers.enEtat(etats, curseur, taille);
    }

    @Override
    public void ecrire(Ecriture ecriture) {
        Runnable autre = avantEcriture;
        avantEcriture = () -> {};
        autre.run();
        if (ecrituresAvantPanne-- <= 0) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "the store fails", null);
        }
        vivre();
        dossiers.ecrire(ecriture);
        ecritures.add(ecriture);
        Runnable suite = apresEcriture;
        apresEcriture = () -> {};
        suite.run();
    }

    @Override
    public Deposee deposer(InputStream source, long limite) {
        return pieces.deposer(source, limite);
    }

    @Override
    public InputStream ouvrir(Empreinte contenu) {
        if (piecesEnPanne) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "the store of files fails", null);
        }
        byte[] autres = alterees.get(contenu);
        InputStream flux = autres == null ? pieces.ouvrir(contenu) : new ByteArrayInputStream(autres);
        fluxOuverts++;
        return new FilterInputStream(flux) {
            @Override
            public void close() throws IOException {
                fluxOuverts--;
                super.close();
            }
        };
    }

    @Override
    public boolean effacer(Empreinte contenu, Instant depuis) {
        if (piecesEnPanne) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "the store of files fails", null);
        }
        vivre();
        return pieces.effacer(contenu, depuis);
    }

    /** Reads a nature or a state of reading, then a total, then a name. */
    @Override
    public LecturePiece lire(InputStream contenu) {
        return relecture.apply(dechiffrer(contenu));
    }

    private LecturePiece dechiffrer(InputStream contenu) {
        lectures++;
        pendantLaLecture.run();
        String[] mots;
        try {
            mots = new String(contenu.readAllBytes(), StandardCharsets.UTF_8).split(" ", -1);
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
        for (EtatLecture etat : EtatLecture.values()) {
            if (etat.name().equals(mots[0])) {
                return LecturePiece.sansFait(etat);
            }
        }
        return LecturePiece.lisible(
                mots[0],
                mots.length < 3 ? List.of() : List.of(mots[2]),
                mots.length < 2 ? null : Montant.parse(mots[1]),
                null,
                null,
                null,
                "");
    }
}
