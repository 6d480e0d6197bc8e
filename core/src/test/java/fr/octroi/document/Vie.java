package fr.octroi.document;

import fr.octroi.Octroi;
import fr.octroi.budget.Enveloppe;
import fr.octroi.bureau.Acte;
import fr.octroi.bureau.Composition;
import fr.octroi.bureau.Confrontation;
import fr.octroi.bureau.Deliberation;
import fr.octroi.bureau.LigneDeliberee;
import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.bureau.RegleQuorum;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Role;
import fr.octroi.demande.PieceDeposee;
import fr.octroi.document.Lettres.Affaire;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.Formulaire;
import fr.octroi.format.LecteurReglement;
import fr.octroi.guichet.Guichet;
import fr.octroi.guichet.ResultatDepot;
import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.port.Message;
import fr.octroi.port.Messagerie;
import fr.octroi.port.Pieces;
import fr.octroi.recours.VoiesEtDelais;
import fr.octroi.reglement.LigneBudgetaire;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.relance.ServiceInstructeur;
import fr.octroi.suivi.FicheDeSuivi;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.RetourComptable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Dossiers of the 2019 bike aid that live real lives, through the counters alone, on a calendar whose pages one turns. */
final class Vie implements Messagerie {

    static final ReglementAide REGLEMENT = LecteurReglement.fourni("gpso-vae-2019");
    static final String IBAN = "FR7630006000011234567890189";
    static final ServiceInstructeur SERVICE = new ServiceInstructeur(
            "Direction des mobilités",
            List.of("12 place de la Fontaine", "92999 Villejolie"),
            "velo@grand-lac.invalid",
            "01 99 00 00 00",
            "Anatole Verdier",
            "chargé d'instruction",
            "tribunal administratif de Villejolie, 2 rue des Juges, 92999 Villejolie");
    static final VoiesEtDelais VOIES = new VoiesEtDelais(
            VoiesEtDelais.DEUX_MOIS,
            "tribunal administratif de Villejolie, 2 rue des Juges, 92999 Villejolie",
            "la présidence de Grand Paris Seine Ouest, 12 place de la Fontaine, 92999 Villejolie");

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final String ENVELOPPE = "velo-2020";
    static final Acteur PLATEFORME = new Acteur("collectivite", Role.AUTOMATE, "plateforme");
    static final Acteur INSTRUCTEUR = new Acteur("collectivite", Role.INSTRUCTEUR, "agent-1");
    static final Acteur PRESTATAIRE = new Acteur("titulaire", Role.PRESTATAIRE, "conseiller-1");
    private static final Acteur USAGER = new Acteur("collectivite", Role.USAGER, "usager-1");
    private static final Acteur ASSEMBLEES = new Acteur("collectivite", Role.ASSEMBLEES, "greffe-1");
    private static final Acteur ORDONNATEUR = new Acteur("collectivite", Role.ORDONNATEUR, "finances-1");
    private static final Acteur COMPTABLE = new Acteur("tresor", Role.COMPTABLE, "comptable-1");
    private static final Composition BUREAU =
            new Composition(new TreeSet<>(Set.of("maire-1", "maire-2", "maire-3", "maire-4", "maire-5")));

    final List<String> modelesPartis = new ArrayList<>();
    final Guichet guichet;
    private final Octroi octroi;
    private Instant maintenant;
    private final ReglementAide reglement;
    private Enveloppe enveloppe;

    Vie() {
        this(REGLEMENT, Montant.ofEuros(405_400));
    }

    /** Under another règlement, with other credits. */
    Vie(ReglementAide reglement, Montant credits) {
        this.reglement = reglement;
        enveloppe = Enveloppe.of(ENVELOPPE, 2020, new LigneBudgetaire("65", "6574", ""), credits);
        maintenant = LocalDate.of(2020, 9, 1).atTime(10, 0).atZone(PARIS).toInstant();
        octroi = Octroi.avec(List.of(reglement))
                .lecteur(Vie::lire)
                .horloge(() -> maintenant)
                .build();
        guichet = octroi.guichet();
        guichet.seances().ouvrirCredits(ORDONNATEUR, enveloppe);
    }

    /** A request that is being filled in; what is not said is sound. */
    static final class Demande {
        final String numero;
        String civilite = "Mme";
        String prenom = "Ombeline";
        String nom = "Quertier";
        String voie = "3 rue du Port-aux-Vins";
        String codePostal = "92190";
        String ville = "Meudon";
        String insee = "92048";
        String nature = "VAE";
        LocalDate achat = LocalDate.of(2020, 8, 20);
        String iban = IBAN;
        String acheteur = "";
        List<String> pieces = new ArrayList<>(List.of(
                "FACTURE",
                "CERTIFICAT_CONFORMITE",
                "JUSTIFICATIF_DOMICILE",
                "PIECE_IDENTITE",
                "ATTESTATION_HONNEUR",
                "RIB"));

        Demande(String numero) {
            this.numero = numero;
        }

        Demande sans(String... types) {
            pieces.removeAll(List.of(types));
            return this;
        }
    }

    static Demande demande(String numero) {
        return new Demande(numero);
    }

    LocalDate jour() {
        return LocalDate.ofInstant(maintenant, PARIS);
    }

    Vie le(int mois, int quantieme) {
        return a(LocalDate.of(2020, mois, quantieme));
    }

    Vie a(LocalDate jour) {
        maintenant = jour.atTime(10, 0).atZone(PARIS).toInstant();
        return this;
    }

    Vie deposer(Demande demande) {
        List<PieceDeposee> pieces = new ArrayList<>();
        demande.pieces.forEach(type -> pieces.add(piece(type, demande, demande.achat)));
        ResultatDepot resultat = guichet.deposer(
                PLATEFORME,
                REGLEMENT.code(),
                new Formulaire(demande.numero, jour())
                        .demandeur(demande.civilite, demande.nom, demande.prenom)
                        .naissance(LocalDate.of(1970, 1, 1).plusDays(Math.floorMod(demande.numero.hashCode(), 10_000)))
                        .domicile(demande.voie, demande.codePostal, demande.ville, demande.insee)
                        .contact("ombeline@exemple.invalid", "")
                        .objet(demande.nature, "NEUF", "")
                        .achat(demande.achat, Montant.ofEuros(1_499))
                        .quantite(1)
                        .compte(demande.iban, demande.prenom + " " + demande.nom)
                        .pieces(pieces)
                        .demande());
        if (resultat instanceof ResultatDepot.Rejete rejete) {
            throw new IllegalArgumentException(
                    "rejected: " + rejete.rejets().get(0).code());
        }
        return this;
    }

    /** A file that says its kind, its holder and its day. */
    private PieceDeposee piece(String type, Demande demande, LocalDate date) {
        String nature = Set.of("FACTURE", "JUSTIFICATIF_DOMICILE", "RIB").contains(type) ? type : "";
        String nom = type.equals("FACTURE") && !demande.acheteur.isEmpty()
                ? demande.acheteur
                : demande.prenom + " " + demande.nom;
        String texte = nature + "|" + nom + "|" + date + "|" + demande.numero + type;
        return piece(type, texte);
    }

    private PieceDeposee piece(String type, String texte) {
        Pieces.Deposee deposee = octroi.pieces()
                .deposer(new ByteArrayInputStream(texte.getBytes(StandardCharsets.UTF_8)), Long.MAX_VALUE);
        return PieceDeposee.arrivee(type, "piece.pdf", deposee.contenu(), deposee.taille());
    }

    private static LecturePiece lire(InputStream contenu) {
        try {
            String[] champs = new String(contenu.readAllBytes(), StandardCharsets.UTF_8).split("\\|", -1);
            return champs.length < 3
                    ? LecturePiece.sansFait(EtatLecture.ILLISIBLE)
                    : LecturePiece.lisible(
                            champs[0],
                            List.of(champs[1]),
                            Montant.ofEuros(1_499),
                            LocalDate.parse(champs[2]),
                            new Iban(IBAN),
                            null,
                            "");
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }

    /** Sends what cannot be opened. */
    Vie envoyerIllisible(String numero, String type) {
        guichet.completer(USAGER, numero(numero), jour(), List.of(piece(type, "?" + type)), new TreeMap<>());
        return this;
    }

    /** Sends a piece that is sound. */
    Vie envoyer(String numero, String type) {
        PieceDeposee piece = piece(type, demande(numero), LocalDate.of(2020, 8, 20));
        guichet.completer(USAGER, numero(numero), jour(), List.of(piece), new TreeMap<>());
        return this;
    }

    static NumeroDossier numero(String numero) {
        return new NumeroDossier(numero);
    }

    Vie instruire(String... numeros) {
        for (String numero : numeros) {
            guichet.instruire(PRESTATAIRE, numero(numero));
        }
        return this;
    }

    Vie demander(String numero) {
        guichet.relances().demander(PRESTATAIRE, numero(numero));
        return expedier();
    }

    Vie relancer(String numero) {
        guichet.relances().relancer(PLATEFORME, numero(numero));
        return expedier();
    }

    Vie expedier() {
        guichet.relances().expedier(PLATEFORME, this);
        return this;
    }

    @Override
    public Remise remettre(Message message, Dossier dossier, fr.octroi.journal.Parcours parcours) {
        modelesPartis.add(message.modele());
        return new Remise(Empreinte.deChamps(message.cle()), "");
    }

    void ouvrirSeance(String code, LocalDate jour, LocalDate limite) {
        guichet.seances().ouvrirSeance(ASSEMBLEES, SeanceBureau.ouverte(code, jour, limite, 100));
    }

    /** Opens a session today and freezes its agenda. */
    SeanceBureau geler(SortedMap<NumeroDossier, java.util.SortedSet<String>> deports) {
        SeanceBureau seance = SeanceBureau.ouverte("bureau-" + jour(), jour(), jour(), 1_000);
        guichet.seances().ouvrirSeance(ASSEMBLEES, seance);
        OrdreDuJour ordre = guichet.seances()
                .geler(ASSEMBLEES, seance.code(), REGLEMENT.code(), ENVELOPPE, deports)
                .ordre();
        enveloppe = enveloppe.reserver(ordre.total()).selon(fait -> fait.enveloppe(), insuffisant -> enveloppe);
        return seance.geler(ordre);
    }

    Enveloppe enveloppe() {
        return enveloppe;
    }

    /** Holds a session today on all that is proposed; what is to be refused is refused for the reasons proposed. */
    Vie deliberer(@Nullable Montant autreMontant) {
        SeanceBureau seance = geler(new TreeMap<>());
        List<LigneDeliberee> lignes = java.util.Objects.requireNonNull(seance.ordreDuJour()).lignes().stream()
                .map(ligne -> ligne.motifs().isEmpty()
                        ? new LigneDeliberee(
                                ligne.numero(),
                                Issue.ACCORDE,
                                autreMontant == null ? ligne.propose() : autreMontant,
                                List.of(),
                                List.of())
                        : refus(ligne.numero(), ligne.motifs().get(0).code()))
                .toList();
        return deliberer(seance, lignes);
    }

    static LigneDeliberee refus(NumeroDossier numero, String... motifs) {
        return new LigneDeliberee(numero, Issue.REFUSE, null, List.of(motifs), List.of());
    }

    Vie deliberer(SeanceBureau seance, List<LigneDeliberee> lignes) {
        Confrontation confrontation = guichet.seances()
                .deliberer(
                        ASSEMBLEES,
                        new Deliberation(
                                new Acte("B2020-10-012", seance.code(), jour()),
                                List.of("maire-1", "maire-2", "maire-3"),
                                lignes),
                        BUREAU,
                        RegleQuorum.MAJORITE);
        if (confrontation instanceof Confrontation.Discordante discordante) {
            throw new IllegalArgumentException("minutes: " + discordante.discordances());
        }
        return expedier();
    }

    /** Makes a grant of today fit to be carried out. */
    Vie rendreExecutoire(String numero) {
        guichet.seances().transmettreActe(ASSEMBLEES, "bureau-" + jour(), jour());
        guichet.seances().notifier(INSTRUCTEUR, numero(numero), jour());
        return this;
    }

    /** Makes a grant of today fit to be carried out, and pays it or has the bank send it back. */
    Vie payer(String numero, RetourComptable.Issue issue, String code) {
        rendreExecutoire(numero);
        Bordereau bordereau = liquider(numero);
        guichet.paiements()
                .prendreRetour(
                        COMPTABLE,
                        new RetourComptable(
                                bordereau.code(),
                                bordereau.lignes().stream()
                                        .map(ligne -> new RetourComptable.Ligne(
                                                ligne.versement().reference(), issue, code, null, jour()))
                                        .toList()));
        return expedier();
    }

    Bordereau liquider(String numero) {
        return guichet.paiements()
                .liquider(ORDONNATEUR, "bord-1", ENVELOPPE, new TreeSet<>(Set.of(numero(numero))))
                .bordereau()
                .orElseThrow();
    }

    Dossier dossier(String numero) {
        return octroi.dossiers().trouver(numero(numero)).orElseThrow().dossier();
    }

    FicheDeSuivi fiche(String numero) {
        return guichet.accueil().suivre(PRESTATAIRE, numero(numero)).orElseThrow();
    }

    Affaire affaire(String numero) {
        return new Affaire(
                dossier(numero),
                guichet.accueil().parcours(PRESTATAIRE, numero(numero)).orElseThrow(),
                reglement,
                guichet.proposition(INSTRUCTEUR, numero(numero)).orElseThrow(),
                fiche(numero).silence());
    }
}
