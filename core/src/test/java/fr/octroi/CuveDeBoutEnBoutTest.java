package fr.octroi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.Formulaire;
import fr.octroi.format.LecteurReglement;
import fr.octroi.guichet.Effet;
import fr.octroi.guichet.Guichet;
import fr.octroi.guichet.ResultatDepot;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.instruction.Proposition;
import fr.octroi.journal.Parcours;
import fr.octroi.memoire.DossiersEnMemoire;
import fr.octroi.port.Messagerie;
import fr.octroi.port.Pieces;
import fr.octroi.reglement.LigneBudgetaire;
import fr.octroi.reglement.Valeur;
import fr.octroi.relance.AccuseReception;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.RetourComptable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The aid to rain-water tanks lives a whole life by its règlement alone: nothing in the library knows what a tank is. */
class CuveDeBoutEnBoutTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final String AIDE = "cuve-gpso";
    private static final String CREDITS = "cuves-2022";
    private static final String IBAN = "FR7630006000011234567890189";
    private static final NumeroDossier NUMERO = new NumeroDossier("C-1");

    private static final Acteur PLATEFORME = new Acteur("collectivite", Role.AUTOMATE, "plateforme");
    private static final Acteur USAGER = new Acteur("collectivite", Role.USAGER, "usager-1");
    private static final Acteur PRESTATAIRE = new Acteur("titulaire", Role.PRESTATAIRE, "conseiller-1");
    private static final Acteur INSTRUCTEUR = new Acteur("collectivite", Role.INSTRUCTEUR, "agent-1");
    private static final Acteur ASSEMBLEES = new Acteur("collectivite", Role.ASSEMBLEES, "greffe-1");
    private static final Acteur ORDONNATEUR = new Acteur("collectivite", Role.ORDONNATEUR, "finances-1");
    private static final Acteur COMPTABLE = new Acteur("tresor", Role.COMPTABLE, "comptable-1");

    private final DossiersEnMemoire magasin = new DossiersEnMemoire();
    private final List<String> partis = new ArrayList<>();
    private final Messagerie messagerie = (message, dossier, parcours) -> {
        partis.add(message.modele());
        return new Messagerie.Remise(Empreinte.deChamps(message.cle()), "");
    };
    private LocalDate jour = LocalDate.of(2022, 5, 2);
    private final Octroi octroi = Octroi.avec(List.of(LecteurReglement.fourni(AIDE)))
            .magasin(magasin, magasin, magasin, magasin)
            .lecteur(CuveDeBoutEnBoutTest::lire)
            .horloge(() -> jour.atTime(10, 0).atZone(PARIS).toInstant())
            .build();
    private final Guichet guichet = octroi.guichet();

    private void le(int mois, int quantieme) {
        jour = LocalDate.of(2022, mois, quantieme);
    }

    private PieceDeposee piece(String type) {
        byte[] octets = type.getBytes(StandardCharsets.UTF_8);
        Pieces.Deposee deposee = octroi.pieces().deposer(new ByteArrayInputStream(octets), octets.length);
        return PieceDeposee.arrivee(type, "piece.pdf", deposee.contenu(), deposee.taille());
    }

    /** A file says its own kind. */
    private static LecturePiece lire(InputStream contenu) {
        try {
            return LecturePiece.lisible(
                    new String(contenu.readAllBytes(), StandardCharsets.UTF_8),
                    List.of("Ombeline Quertier"),
                    Montant.ofEuros(240),
                    LocalDate.of(2022, 4, 20),
                    new Iban(IBAN),
                    null,
                    "");
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }

    private static SortedMap<String, Valeur> reponses(Map<String, Valeur> reponses) {
        return new TreeMap<>(reponses);
    }

    private ResultatDepot deposer(int cuves, String insee, SortedMap<String, Valeur> reponses, String... pieces) {
        return guichet.deposer(
                PLATEFORME,
                AIDE,
                new Formulaire(NUMERO.valeur(), jour)
                        .demandeur("Mme", "Quertier", "Ombeline")
                        .naissance(LocalDate.of(1980, 3, 4))
                        .domicile("3 rue du Port-aux-Vins", "92310", "Sèvres", insee)
                        .contact("ombeline@exemple.invalid", "")
                        .objet("CUVE_AERIENNE", "NEUF", "")
                        .achat(LocalDate.of(2022, 4, 20), Montant.ofEuros(240))
                        .quantite(cuves)
                        .compte(IBAN, "Ombeline Quertier")
                        .reponses(reponses)
                        .pieces(Stream.of(pieces).map(this::piece).toList())
                        .demande());
    }

    private void expedier() {
        guichet.relances().expedier(PLATEFORME, messagerie);
    }

    private EtatDossier etat() {
        return magasin.trouver(NUMERO).orElseThrow().dossier().etat();
    }

    private Parcours parcours() {
        return guichet.accueil().parcours(INSTRUCTEUR, NUMERO).orElseThrow();
    }

    private Enveloppe enveloppe() {
        return magasin.enveloppe(CREDITS).orElseThrow().valeur();
    }

    @Test
    void d_une_demande_incomplete_au_paiement_rien_n_est_ecrit_pour_les_cuves() {
        guichet.seances()
                .ouvrirCredits(
                        ORDONNATEUR,
                        Enveloppe.of(CREDITS, 2022, new LigneBudgetaire("65", "6574", ""), Montant.ofEuros(1_000)));

        // Filed without the invoice, and without the size of the tanks.
        assertInstanceOf(
                ResultatDepot.Enregistre.class,
                deposer(
                        2,
                        "92072",
                        reponses(Map.of("question.maison", new Valeur.Booleen(true))),
                        "JUSTIFICATIF_DOMICILE",
                        "RIB"));
        assertEquals(Effet.FAIT, guichet.relances().accuser(PLATEFORME, NUMERO, AccuseReception.ENREGISTREMENT));
        assertEquals(Effet.FAIT, guichet.relances().accuser(PLATEFORME, NUMERO, AccuseReception.RECEPTION));
        expedier();
        assertInstanceOf(
                Proposition.Completer.class,
                guichet.instruire(PRESTATAIRE, NUMERO).orElseThrow());
        assertEquals(EtatDossier.A_COMPLETER, etat());
        le(5, 3);
        assertEquals(Effet.FAIT, guichet.relances().demander(PRESTATAIRE, NUMERO));
        expedier();
        assertEquals(
                List.of("FACTURE:ABSENTE", "question.volumeLitres:INCONNUE"),
                parcours().demandeOuverte().orElseThrow().elements().stream()
                        .map(element -> element.code())
                        .toList());
        assertEquals(Effet.DEJA_FAIT, guichet.relances().relancer(PLATEFORME, NUMERO));
        le(5, 18);
        assertEquals(Effet.FAIT, guichet.relances().relancer(PLATEFORME, NUMERO));
        expedier();

        le(5, 20);
        assertEquals(
                Effet.FAIT,
                guichet.completer(
                        USAGER,
                        NUMERO,
                        jour,
                        List.of(piece("FACTURE")),
                        reponses(Map.of("question.volumeLitres", new Valeur.Nombre(BigDecimal.valueOf(300))))));
        Proposition.Accorder accord = assertInstanceOf(
                Proposition.Accorder.class,
                guichet.instruire(PRESTATAIRE, NUMERO).orElseThrow());
        assertEquals(Montant.ofEuros(100), accord.montant(), "two tanks");

        // The Bureau: agenda, minutes, act, notification.
        guichet.seances()
                .ouvrirSeance(
                        ASSEMBLEES,
                        SeanceBureau.ouverte("bureau-juin", LocalDate.of(2022, 6, 7), LocalDate.of(2022, 5, 25), 10));
        OrdreDuJour ordre = guichet.seances()
                .geler(ASSEMBLEES, "bureau-juin", AIDE, CREDITS, new TreeMap<>())
                .ordre();
        assertEquals(EtatDossier.EN_SEANCE, etat());
        assertEquals(Montant.ofEuros(100), enveloppe().reserves());
        le(6, 7);
        assertInstanceOf(
                Confrontation.Conforme.class,
                guichet.seances()
                        .deliberer(
                                ASSEMBLEES,
                                new Deliberation(
                                        new Acte("B2022-06-1", "bureau-juin", jour),
                                        List.of("maire-1", "maire-2", "maire-3"),
                                        ordre.lignes().stream()
                                                .map(ligne -> new LigneDeliberee(
                                                        ligne.numero(),
                                                        Issue.ACCORDE,
                                                        ligne.propose(),
                                                        List.of(),
                                                        List.of()))
                                                .toList()),
                                new Composition(new TreeSet<>(Set.of("maire-1", "maire-2", "maire-3", "maire-4"))),
                                RegleQuorum.MAJORITE));
        assertEquals(EtatDossier.ACCORDE, etat());
        guichet.seances().transmettreActe(ASSEMBLEES, "bureau-juin", jour);
        expedier();
        le(6, 9);
        assertFalse(liquider().bordereau().isPresent(), "nobody is paid before the notification");
        guichet.seances().notifier(INSTRUCTEUR, NUMERO, jour);
        assertEquals(EtatDossier.EXECUTOIRE, etat());

        // The payment, and what the accountant says of it.
        Bordereau bordereau = liquider().bordereau().orElseThrow();
        assertEquals(Montant.ofEuros(100), bordereau.totaux().total());
        assertEquals(EtatDossier.LIQUIDE, etat());
        le(6, 20);
        guichet.paiements()
                .prendreRetour(
                        COMPTABLE,
                        new RetourComptable(
                                bordereau.code(),
                                bordereau.lignes().stream()
                                        .map(ligne -> new RetourComptable.Ligne(
                                                ligne.versement().reference(),
                                                RetourComptable.Issue.PAYE,
                                                "",
                                                null,
                                                jour))
                                        .toList()));
        assertEquals(EtatDossier.PAYE, etat());
        assertEquals(LocalDate.of(2022, 6, 20), parcours().paye().orElseThrow());
        assertEquals(Montant.ofEuros(900), enveloppe().disponible());
        assertEquals(
                List.of(
                        "ACCUSE_ENREGISTREMENT",
                        "ACCUSE_RECEPTION",
                        "DEMANDE_COMPLEMENT",
                        "RELANCE",
                        "NOTIFICATION_OCTROI"),
                partis);
    }

    private fr.octroi.guichet.Mandatement liquider() {
        return guichet.paiements().liquider(ORDONNATEUR, "bord-1", CREDITS, new TreeSet<>(Set.of(NUMERO)));
    }

    @Test
    void un_appartement_de_paris_est_propose_au_refus_avec_ses_articles() {
        deposer(
                1,
                "75056",
                reponses(Map.of(
                        "question.maison",
                        new Valeur.Booleen(false),
                        "question.volumeLitres",
                        new Valeur.Nombre(BigDecimal.valueOf(300)))),
                "FACTURE",
                "JUSTIFICATIF_DOMICILE",
                "RIB");
        Proposition.Refuser refus = assertInstanceOf(
                Proposition.Refuser.class,
                guichet.instruire(PRESTATAIRE, NUMERO).orElseThrow());
        assertEquals(
                List.of("RESIDENCE", "PAVILLON"),
                refus.motifs().stream().map(constat -> constat.code()).toList());
        assertTrue(
                refus.motifs().stream().noneMatch(constat -> constat.article().isBlank()));
    }
}
