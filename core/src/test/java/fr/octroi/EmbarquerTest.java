package fr.octroi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.budget.Enveloppe;
import fr.octroi.bureau.Composition;
import fr.octroi.bureau.RegleQuorum;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Role;
import fr.octroi.demande.DemandeDeposee;
import fr.octroi.demande.LigneDeLot;
import fr.octroi.demande.PieceDeposee;
import fr.octroi.document.LecteurTexte;
import fr.octroi.document.PageDeSuivi;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.BordereauCsv;
import fr.octroi.format.DossierDeLot;
import fr.octroi.format.Formulaire;
import fr.octroi.format.JournalJson;
import fr.octroi.format.LecteurDeliberation;
import fr.octroi.format.LecteurReglement;
import fr.octroi.format.LecteurRetour;
import fr.octroi.format.Lot;
import fr.octroi.format.Mappage;
import fr.octroi.guichet.Habilitations;
import fr.octroi.guichet.Habilitations.Operation;
import fr.octroi.guichet.OrdreGele;
import fr.octroi.guichet.ResultatDepot;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.journal.Cloture;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Verification;
import fr.octroi.port.Messagerie;
import fr.octroi.port.Pieces;
import fr.octroi.reglement.LigneBudgetaire;
import fr.octroi.relance.AccuseReception;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.RetourComptable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of {@code docs/embarquer.md}, compiled and run in their order; another test holds the two texts together. */
class EmbarquerTest {

    private static final Path PAGE = Path.of("../docs/embarquer.md");
    private static final LocalDate SEANCE = LocalDate.of(2020, 7, 9);
    private static final NumeroDossier COMPLET = new NumeroDossier("D-1");
    private static final NumeroDossier INCOMPLET = new NumeroDossier("D-2");

    private final List<String> partis = new ArrayList<>();
    private final List<String> rendues = new ArrayList<>();
    private final Messagerie messagerie = (message, dossier, parcours) -> {
        partis.add(message.dossier().valeur() + " " + message.modele());
        return new Messagerie.Remise(Empreinte.sha256("lettre".getBytes(StandardCharsets.UTF_8)), "");
    };

    private LocalDate jour = LocalDate.of(2020, 6, 2);

    // construire
    final Octroi octroi = Octroi.avec(List.of(LecteurReglement.fourni("gpso-vae-2019")))
            .horloge(this::maintenant)
            .lecteur(this::lirePiece)
            .build();
    // fin

    @TempDir
    Path dossier;

    // acteurs
    final Acteur plateforme = new Acteur("ma-ville", Role.AUTOMATE, "plateforme");
    final Acteur agent = new Acteur("ma-ville", Role.INSTRUCTEUR, "agent-1");
    final Acteur assemblees = new Acteur("ma-ville", Role.ASSEMBLEES, "agent-2");
    final Acteur finances = new Acteur("ma-ville", Role.ORDONNATEUR, "agent-3");
    final Acteur comptable = new Acteur("ma-ville", Role.COMPTABLE, "agent-4");
    // fin

    // arriver
    void arriver(Path dossier) throws IOException {
        DossierDeLot fichiers = new DossierDeLot(dossier, 20_000_000);
        try (InputStream export = Files.newInputStream(dossier.resolve("demandes.csv"));
                Lot lot = Mappage.fourni().ouvrir("demandes.csv", export, fichiers.vers(octroi.pieces()))) {
            octroi.guichet().deposerLot(plateforme, "gpso-vae", lot, this::rendre);
        }
        for (NumeroDossier numero : octroi.dossiers().enEtat(Set.of(EtatDossier.DEPOSE), null, 10_000)) {
            octroi.guichet().relances().accuser(plateforme, numero, AccuseReception.ENREGISTREMENT);
            octroi.guichet().relances().accuser(plateforme, numero, AccuseReception.RECEPTION);
            octroi.guichet().instruire(plateforme, numero);
        }
    }
    // fin

    // deposer
    ResultatDepot deposer(InputStream facture) {
        Pieces.Deposee piece = octroi.pieces().deposer(facture, 20_000_000);
        DemandeDeposee demande = new Formulaire("D-4", LocalDate.of(2020, 6, 2))
                .demandeur("Mme", "Exemple", "Carole")
                .domicile("4 rue de l'Essai", "92100", "Boulogne-Billancourt", "92012")
                .contact("carole@exemple.invalid", "")
                .objet("VAE", "NEUF", "Alezan E7")
                .achat(LocalDate.of(2020, 5, 20), Montant.ofEuros(1_499))
                .pieces(List.of(PieceDeposee.arrivee("FACTURE", "facture.pdf", piece.contenu(), piece.taille())))
                .demande();
        return octroi.guichet().deposer(plateforme, "gpso-vae", demande);
    }
    // fin

    // demander
    void demander(Messagerie messagerie) {
        for (NumeroDossier numero : octroi.dossiers().enEtat(Set.of(EtatDossier.A_COMPLETER), null, 10_000)) {
            octroi.guichet().relances().demander(plateforme, numero);
        }
        octroi.guichet().relances().relancerTous(plateforme);
        octroi.guichet().relances().expedier(plateforme, messagerie);
    }
    // fin

    // completer
    void completer(NumeroDossier numero, LocalDate jour, String type, InputStream fichier) {
        Pieces.Deposee piece = octroi.pieces().deposer(fichier, 20_000_000);
        octroi.guichet()
                .completer(
                        plateforme,
                        numero,
                        jour,
                        List.of(PieceDeposee.arrivee(type, type + ".pdf", piece.contenu(), piece.taille())),
                        new TreeMap<>());
        octroi.guichet().instruire(plateforme, numero);
    }
    // fin

    // ouvrir
    void ouvrir(LocalDate limite, LocalDate jour) {
        Enveloppe credits = Enveloppe.of(
                "velo-2020", jour.getYear(), new LigneBudgetaire("65", "6574", ""), Montant.ofEuros(50_000));
        octroi.guichet().seances().ouvrirCredits(finances, credits);
        octroi.guichet().seances().ouvrirSeance(assemblees, SeanceBureau.ouverte("bureau-juillet", jour, limite, 200));
    }
    // fin

    // geler
    String geler(LocalDate jour) {
        OrdreGele gele = octroi.guichet()
                .seances()
                .geler(assemblees, "bureau-juillet", "gpso-vae", "velo-2020", new TreeMap<>());
        return LecteurDeliberation.modele(gele.ordre(), jour);
    }
    // fin

    // deliberer
    void deliberer(String procesVerbal, Composition bureau, Messagerie messagerie) {
        octroi.guichet()
                .seances()
                .deliberer(assemblees, LecteurDeliberation.lire("pv.yaml", procesVerbal), bureau, RegleQuorum.MAJORITE)
                .selon(conforme -> conforme, discordante -> {
                    throw new IllegalStateException(discordante.discordances().toString());
                });
        octroi.guichet().relances().expedier(plateforme, messagerie);
    }
    // fin

    // notifier
    void notifier(LocalDate transmis, LocalDate recu) {
        octroi.guichet().seances().transmettreActe(assemblees, "bureau-juillet", transmis);
        for (NumeroDossier numero :
                octroi.dossiers().enEtat(Set.of(EtatDossier.ACCORDE, EtatDossier.REFUSE), null, 10_000)) {
            octroi.guichet().seances().notifier(assemblees, numero, recu);
        }
    }
    // fin

    // liquider
    List<NumeroDossier> liquider(Writer sortie) {
        SortedSet<NumeroDossier> executoires =
                new TreeSet<>(octroi.dossiers().enEtat(Set.of(EtatDossier.EXECUTOIRE), null, 10_000));
        Bordereau bordereau = octroi.guichet()
                .paiements()
                .liquider(finances, "b-1", "velo-2020", executoires)
                .bordereau()
                .orElseThrow();
        return BordereauCsv.ecrire(
                bordereau,
                numero -> octroi.dossiers().trouver(numero).orElseThrow().dossier(),
                octroi.cles()::dossier,
                new LigneBudgetaire("65", "6574", ""),
                false,
                sortie);
    }
    // fin

    // retour
    List<RetourComptable.Resultat> prendreRetour(Reader retour) {
        LecteurRetour.Lu lu = LecteurRetour.lire("retour.csv", "b-1", retour);
        return octroi.guichet().paiements().prendreRetour(comptable, lu.retour());
    }
    // fin

    // dire
    String dire(NumeroDossier numero, LocalDate jour) {
        return octroi.guichet()
                .accueil()
                .suivre(agent, numero, (fiche, reglement) -> PageDeSuivi.page(fiche, reglement, jour, false))
                .orElseThrow();
    }
    // fin

    // prouver
    Cloture prouver(List<NumeroDossier> numeros, Writer sortie) {
        List<Entree> entrees = new ArrayList<>();
        numeros.forEach(numero -> entrees.addAll(octroi.journaux().entrees(numero)));
        return JournalJson.ecrire(entrees, sortie);
    }
    // fin

    // rendre
    void rendre(LigneDeLot ligne, ResultatDepot resultat) {
        if (resultat instanceof ResultatDepot.Rejete rejete) {
            rejete.rejets().forEach(rejet -> rendues.add(ligne.ligne() + " " + rejet.code()));
        }
    }
    // fin

    private Instant maintenant() {
        return jour.atTime(10, 0).atZone(ZoneId.of("Europe/Paris")).toInstant();
    }

    /** Pieces are texts here, which Octroi reads as it reads those of a PDF. */
    private LecturePiece lirePiece(InputStream contenu) {
        try {
            return LecteurTexte.lire(new String(contenu.readAllBytes(), StandardCharsets.UTF_8), "");
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }

    private EtatDossier etat(NumeroDossier numero) {
        return octroi.dossiers().trouver(numero).orElseThrow().dossier().etat();
    }

    private static String facture(int numero, String nom) {
        return """
                FACTURE N° F-%d
                Date : 20/05/2020
                Cycles du Test SARL
                SIRET 732 829 320 00074

                Client : Mme %s

                Vélo à assistance électrique   1   1 000,00
                Total TTC   1 000,00 EUR
                Facture acquittée
                """.formatted(numero, nom);
    }

    private void deposerUnLot() throws IOException {
        List<String> lignes = new ArrayList<>(List.of(
                "N° demande;Date de dépôt;Civilité;Nom;Prénom;Date de naissance;Adresse;Code postal;Ville;Code INSEE;Courriel;"
                        + "Téléphone;Type de matériel;État;Marque;Modèle;Date de facture;N° de facture;SIRET vendeur;Montant TTC;"
                        + "IBAN;Titulaire du compte;Facture;Certificat de conformité;Justificatif de domicile;Pièce d'identité;"
                        + "Attestation sur l'honneur;RIB"));
        piece("D-1", "facture", facture(1, "Ana Exemple"));
        for (NumeroDossier numero : List.of(COMPLET, INCOMPLET)) {
            boolean premier = numero.equals(COMPLET);
            String nom = premier ? "Ana Exemple" : "Bea Modele";
            String iban = premier ? "FR7630006000011234567890189" : "FR1420041010050500013M02606";
            String chemin = numero.valeur();
            piece(chemin, "identite", "CARTE NATIONALE D'IDENTITE\n" + nom + "\n");
            piece(chemin, "conformite", "Certificat de conformité EN 15194\n");
            piece(chemin, "honneur", "Je soussignée " + nom + " atteste sur l'honneur garder le vélo trois ans.\n");
            piece(
                    chemin,
                    "domicile",
                    "FACTURE D'ELECTRICITE\nFacture du 15/05/2020\nMme " + nom + "\n" + (premier ? "1" : "2")
                            + " rue du Test\n92100 BOULOGNE BILLANCOURT\n");
            piece(
                    chemin,
                    "rib",
                    "RELEVE D'IDENTITE BANCAIRE\nTitulaire du compte : Mme " + nom + "\nIBAN : " + iban
                            + "\nBIC : AGRIFRPP\n");
            lignes.add(String.join(
                    ";",
                    chemin,
                    "01/06/2020;Mme",
                    premier ? "Exemple;Ana" : "Modele;Bea",
                    premier ? "01/02/1980" : "03/04/1985",
                    (premier ? "1" : "2") + " rue du Test;92100;Boulogne-Billancourt;92012",
                    "a@exemple.invalid",
                    ";VAE;Neuf;Marque;Modèle;20/05/2020",
                    premier ? "F-1" : "F-2",
                    "73282932000074;1000,00",
                    iban,
                    nom,
                    premier ? "facture.pdf" : "",
                    "conformite.pdf;domicile.pdf;identite.pdf;honneur.pdf;rib.pdf"));
        }
        lignes.add("D-3;01/06/2020;;Exemple;Zoe;;;;;92012;;;VAE;Neuf;;;20/05/2020;;;mille;;;;;;;;");
        Files.write(dossier.resolve("demandes.csv"), lignes, Charset.forName("windows-1252"));
        arriver(dossier);
    }

    private void piece(String numero, String nom, String texte) throws IOException {
        Path place = Files.createDirectories(dossier.resolve("pieces").resolve(numero))
                .resolve(nom + ".pdf");
        Files.writeString(place, texte);
    }

    @Test
    void une_demande_seule_vient_d_un_formulaire() {
        ResultatDepot resultat =
                deposer(new ByteArrayInputStream(facture(4, "Carole Exemple").getBytes(StandardCharsets.UTF_8)));

        assertInstanceOf(ResultatDepot.Enregistre.class, resultat);
        assertEquals(EtatDossier.DEPOSE, etat(new NumeroDossier("D-4")));
    }

    @Test
    void les_appels_de_la_page_menent_un_lot_du_depot_au_paiement() throws IOException {
        deposerUnLot();
        assertEquals(List.of("4 MONTANT_INVALIDE"), rendues, "a line at fault goes back to the platform");
        assertEquals(EtatDossier.ACCORD_PROPOSE, etat(COMPLET));
        assertEquals(EtatDossier.A_COMPLETER, etat(INCOMPLET));

        demander(messagerie);
        assertTrue(partis.contains("D-2 DEMANDE_COMPLEMENT"), partis.toString());
        jour = LocalDate.of(2020, 6, 18);
        demander(messagerie);
        assertTrue(partis.contains("D-2 RELANCE"), partis.toString());
        completer(
                INCOMPLET,
                jour,
                "FACTURE",
                new ByteArrayInputStream(facture(2, "Bea Modele").getBytes(StandardCharsets.UTF_8)));
        assertEquals(EtatDossier.ACCORD_PROPOSE, etat(INCOMPLET));

        ouvrir(LocalDate.of(2020, 6, 25), SEANCE);
        jour = LocalDate.of(2020, 6, 29);
        String modele = geler(SEANCE);
        assertEquals(EtatDossier.EN_SEANCE, etat(COMPLET));
        jour = SEANCE;
        String procesVerbal = modele.replaceFirst("(?m)^acte:.*$", "acte: B2020-07-001")
                .replaceFirst("(?m)^presents:.*$", "presents: [elu-1, elu-2]");
        deliberer(procesVerbal, new Composition(new TreeSet<>(Set.of("elu-1", "elu-2", "elu-3"))), messagerie);
        assertTrue(partis.contains("D-1 NOTIFICATION_OCTROI"), partis.toString());
        jour = SEANCE.plusDays(5);
        notifier(SEANCE, jour);
        assertEquals(EtatDossier.EXECUTOIRE, etat(INCOMPLET));

        StringWriter bordereau = new StringWriter();
        assertEquals(List.of(), liquider(bordereau), "every account is that of its payment");
        assertEquals(EtatDossier.LIQUIDE, etat(COMPLET));
        List<String> payes = octroi.guichet().accueil().parcours(agent, COMPLET).orElseThrow().versements().stream()
                .map(versement -> versement.reference() + ";PAYE;;200,00;2020-07-14")
                .toList();
        assertEquals(1, payes.size());
        assertTrue(bordereau.toString().contains("FR7630006000011234567890189"));
        List<RetourComptable.Resultat> pris =
                prendreRetour(new StringReader("reference;issue;code;montant;jour\n" + payes.get(0) + "\n"));
        assertEquals(1, pris.size());
        assertEquals(EtatDossier.PAYE, etat(COMPLET));
        assertEquals(EtatDossier.LIQUIDE, etat(INCOMPLET), "his answer has not come yet");
        assertEquals(
                Montant.ofEuros(49_600),
                octroi.registres().enveloppe("velo-2020").orElseThrow().valeur().disponible());

        assertTrue(dire(COMPLET, jour).contains("D-1"));
        StringWriter journal = new StringWriter();
        Cloture cloture = prouver(List.of(COMPLET, INCOMPLET), journal);
        assertEquals(
                cloture,
                assertInstanceOf(
                                Verification.Intact.class,
                                JournalJson.verifier(new ByteArrayInputStream(
                                        journal.toString().getBytes(StandardCharsets.UTF_8))))
                        .cloture());
    }

    @Test
    void la_page_montre_ces_lignes_et_pas_d_autres() throws IOException {
        String page = Files.readString(PAGE);
        String source = Files.readString(Path.of("src/test/java/fr/octroi/EmbarquerTest.java"));
        List<MatchResult> montrees = Pattern.compile("(?s)<!-- (\\w+) -->\n```java\n(.*?)```")
                .matcher(page)
                .results()
                .toList();
        assertTrue(montrees.size() > 10, "the page shows the whole way");
        assertEquals(page.split("```java", -1).length - 1, montrees.size(), "every block has its name");
        for (MatchResult montree : montrees) {
            String marque = "    // " + montree.group(1) + "\n";
            int debut = source.indexOf(marque) + marque.length();
            String essayee = source.substring(debut, source.indexOf("    // fin\n", debut));
            assertEquals(tasser(essayee), tasser(montree.group(2)), montree.group(1));
        }
    }

    @Test
    void la_page_dit_ce_que_peut_chaque_role() throws IOException {
        String page = Files.readString(PAGE);
        for (Role role : Role.values()) {
            String sien = Stream.of(Operation.values())
                    .filter(operation -> Habilitations.permet(role, operation))
                    .map(operation -> "`" + operation + "`")
                    .collect(Collectors.joining(", ", "| `" + role + "` | ", " |"));
            assertTrue(page.contains(sien), () -> "the page lacks: " + sien);
        }
    }

    /** The formatter of the sources cuts lines in its own places: spaces do not count. */
    private static String tasser(String code) {
        return code.replaceAll("\\s+", "");
    }
}
