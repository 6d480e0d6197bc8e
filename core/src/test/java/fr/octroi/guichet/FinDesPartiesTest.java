package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDArchive;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.journal.Journal;
import fr.octroi.journal.LigneJournal;
import fr.octroi.journal.Reconstitution;
import fr.octroi.journal.Verification;
import fr.octroi.port.DossierEnregistre;
import fr.octroi.port.PortException;
import fr.octroi.recours.MotifDeRetrait;
import fr.octroi.recours.Recours;
import fr.octroi.rgpd.CertificatDElimination;
import fr.octroi.rgpd.CertificatDElimination.Issue;
import fr.octroi.rgpd.Conservation;
import fr.octroi.rgpd.Conservation.Depart;
import fr.octroi.rgpd.Conservation.Regle;
import fr.octroi.rgpd.Conservation.RegleDePartie;
import fr.octroi.rgpd.Elimination;
import fr.octroi.rgpd.Elimination.Visa;
import fr.octroi.rgpd.Partie;
import fr.octroi.suivi.Rejeu;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.RetourComptable;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What of a dossier ends before the rest: never before its day, never under a hold, once, and whatever stops it in the middle. */
class FinDesPartiesTest {

    private static final Partie RIB = Partie.parse("PIECES:RIB");
    private static final Partie FACTURE = Partie.parse("PIECES:FACTURE");
    private static final Partie COMPTE = Partie.parse("COORDONNEES_BANCAIRES");
    private static final Partie CONTACT = Partie.parse("CONTACT");
    private static final Partie APPELS = Partie.parse("APPELS");
    private static final List<Partie> TOUTES = List.of(CONTACT, COMPTE, FACTURE, RIB, APPELS);
    private static final List<EtatDossier> FINS = List.of(EtatDossier.DESISTE, EtatDossier.PAYE, EtatDossier.REFUSE);

    private static final int TOURS = 60;
    private static final int JAMAIS = 100_000;

    private static Conservation conservation(int jours, Partie... parties) {
        return conservation(Depart.DERNIER_FAIT, jours, parties);
    }

    private static Conservation conservation(Depart depart, int jours, Partie... parties) {
        return new Conservation(
                List.of(new Regle(
                        new TreeSet<>(FINS), Depart.DERNIER_FAIT, Period.ofDays(300), Period.ofDays(300), "art. 4")),
                List.of(new RegleDePartie(
                        new TreeSet<>(List.of(parties)), new TreeSet<>(FINS), depart, Period.ofDays(jours), "art. 5")),
                List.of());
    }

    private static void finir(Monde monde, String numero, EtatDossier fin) {
        Formulaire formulaire = monde.complet(numero);
        if (fin == EtatDossier.REFUSE) {
            formulaire.insee = "75056";
        }
        monde.deposer(formulaire);
        monde.accueil().consignerAppel(Monde.INSTRUCTEUR, Monde.numero(numero), "RAPPEL", "note de " + numero);
        if (fin == EtatDossier.DESISTE) {
            monde.relances().desister(Monde.INSTRUCTEUR, Monde.numero(numero));
            return;
        }
        monde.instruire(numero);
        monde.accorder(numero);
        if (fin == EtatDossier.PAYE) {
            Bordereau bordereau =
                    monde.liquider("bord-" + numero, numero).bordereau().orElseThrow();
            monde.retour(bordereau, RetourComptable.Issue.PAYE, "");
        }
        assertEquals(fin, monde.etat(numero));
    }

    private static CertificatDElimination eliminer(Monde monde, Elimination liste) {
        return monde.guichet()
                .archives()
                .eliminer(Monde.ASSEMBLEES, liste, new Visa("VISA-1", liste.jour(), liste.empreinte()));
    }

    private static Elimination proposer(Monde monde) {
        return monde.guichet().archives().proposer(Monde.ASSEMBLEES, "E-1");
    }

    private static SortedMap<Partie, Issue> issues(CertificatDElimination certificat, String numero) {
        return Objects.requireNonNull(certificat.parties().get(Monde.numero(numero)));
    }

    private static List<Partie> parties(Elimination liste, String numero) {
        List<Partie> parties = new ArrayList<>();
        for (Elimination.Ligne ligne : liste.lignes()) {
            Partie partie = ligne.partie();
            if (ligne.numero().equals(Monde.numero(numero)) && partie != null) {
                parties.add(partie);
            }
        }
        return parties;
    }

    private static boolean estLa(Monde monde, Empreinte fichier) {
        try (InputStream flux = monde.essai.pieces.ouvrir(fichier)) {
            return flux.available() >= 0;
        } catch (PortException absence) {
            return false;
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Empreinte fichier(Monde monde, String numero, String type) {
        return monde.essai.faits(numero).stream()
                .filter(fait ->
                        fait instanceof Fait.PieceRecue recue && recue.type().equals(type))
                .map(fait -> ((Fait.PieceRecue) fait).contenu())
                .findFirst()
                .orElseThrow();
    }

    private static boolean aSaNote(Monde monde, String numero) {
        return monde.essai.faits(numero).stream()
                .filter(FaitDeRelance.AppelConsigne.class::isInstance)
                .map(fait -> ((FaitDeRelance.AppelConsigne) fait).note())
                .anyMatch(note -> note != null
                        && monde.essai.notes.lire(Monde.numero(numero), note).isPresent());
    }

    /** Looks at the stores themselves, and not at what the journal says. */
    private static boolean estTenue(Monde monde, String numero, Partie partie) {
        Dossier dossier = monde.essai.dossier(numero);
        return switch (partie.donnees()) {
            case PIECES ->
                dossier.pieces().stream().map(PieceJustificative::type).anyMatch(partie.type()::equals)
                        || estLa(monde, fichier(monde, numero, partie.type()));
            case COORDONNEES_BANCAIRES ->
                dossier.iban() != null || !dossier.titulaire().isEmpty();
            case CONTACT -> !dossier.demandeur().courriel().isEmpty();
            default -> aSaNote(monde, numero);
        };
    }

    private static void verifier(Monde monde, String numero) {
        List<Entree> chaines = monde.essai.entrees(numero);
        List<LigneJournal> export = new ArrayList<>(chaines);
        export.add(Journal.clore(chaines.iterator()));
        assertInstanceOf(Verification.Intact.class, Journal.verifier(export.iterator()));
        monde.essai
                .dossiers
                .trouver(Monde.numero(numero))
                .map(DossierEnregistre::dossier)
                .ifPresent(dossier -> assertEquals(
                        Reconstitution.rejouer(Journal.ordonner(chaines).stream()
                                .map(Entree::fait)
                                .toList()),
                        Reconstitution.of(dossier)));
    }

    @Test
    void chaque_partie_part_a_son_jour_par_la_liste_et_le_visa_et_le_reste_demeure() {
        Monde monde = new Monde(conservation(30, RIB, COMPTE, CONTACT, APPELS));
        finir(monde, "D-1", EtatDossier.PAYE);
        Empreinte facture = fichier(monde, "D-1", "FACTURE");
        Empreinte rib = fichier(monde, "D-1", "RIB");
        monde.plusTard(30);
        assertEquals(List.of(), proposer(monde).lignes(), "the thirtieth day counts whole");
        monde.plusTard(1);
        Elimination liste = proposer(monde);
        assertEquals(List.of(CONTACT, COMPTE, RIB, APPELS), parties(liste, "D-1"));
        assertEquals("art. 5", liste.lignes().get(0).terme().fondement());
        assertTrue(estTenue(monde, "D-1", RIB), "a list erases nothing");

        CertificatDElimination certificat = eliminer(monde, liste);
        assertTrue(certificat.estComplet());
        assertEquals(Map.of(), certificat.issues(), "no dossier went whole");
        assertEquals(
                Set.of(Issue.EFFACE), new TreeSet<>(issues(certificat, "D-1").values()));
        assertEquals(1, certificat.fichiersEffaces());
        for (Partie partie : List.of(RIB, COMPTE, CONTACT, APPELS)) {
            assertFalse(estTenue(monde, "D-1", partie), partie::code);
        }
        assertFalse(estLa(monde, rib));
        assertTrue(estLa(monde, facture));
        Dossier reste = monde.essai.dossier("D-1");
        assertEquals("Durand", reste.demandeur().nom());
        assertEquals(EtatDossier.PAYE, reste.etat());
        assertEquals(
                new FaitDArchive.DonneesEffacees(
                        "VISA-1", List.of("CONTACT", "COORDONNEES_BANCAIRES", "PIECES:RIB", "APPELS")),
                Journal.ordonner(monde.essai.entrees("D-1"))
                        .get(monde.essai.entrees("D-1").size() - 1)
                        .fait());
        verifier(monde, "D-1");
        assertEquals(List.of(), proposer(monde).lignes(), "nothing of it is left to go");

        monde.plusTard(270);
        assertEquals(
                List.of(Monde.numero("D-1")),
                proposer(monde).lignes().stream()
                        .filter(ligne -> ligne.partie() == null)
                        .map(Elimination.Ligne::numero)
                        .toList(),
                "an early part puts off nothing of the rest");
        assertEquals(Issue.EFFACE, eliminer(monde, proposer(monde)).issues().get(Monde.numero("D-1")));
        assertFalse(estLa(monde, facture));
    }

    @Test
    void une_piece_qui_a_servi_a_la_decision_part_avant_le_paiement_qui_suit_son_cours() {
        EnumSet<EtatDossier> decides = EnumSet.of(EtatDossier.ACCORDE, EtatDossier.EXECUTOIRE, EtatDossier.LIQUIDE);
        Monde monde = new Monde(new Conservation(
                List.of(),
                List.of(new RegleDePartie(
                        new TreeSet<>(Set.of(FACTURE)),
                        new TreeSet<>(decides),
                        Depart.DECISION,
                        Period.ofDays(10),
                        "art. 5")),
                List.of()));
        for (String numero : List.of("D-1", "D-2")) {
            monde.deposer(monde.complet(numero));
            monde.instruire(numero);
        }
        monde.accorder("D-1");
        assertEquals(
                List.of(EtatDossier.EXECUTOIRE, EtatDossier.ACCORDE), List.of(monde.etat("D-1"), monde.etat("D-2")));
        monde.deposer(monde.complet("D-3"));
        monde.instruire("D-3");
        monde.plusTard(10);
        assertEquals(List.of(), proposer(monde).lignes(), "the tenth day counts whole");
        monde.plusTard(1);
        Elimination liste = proposer(monde);
        assertEquals(List.of(FACTURE), parties(liste, "D-1"));
        assertEquals(EtatDossier.EXECUTOIRE, liste.lignes().get(0).etat());
        assertEquals(2, liste.lignes().size(), "nothing is decided of the third");
        monde.recours()
                .ouvrirContradictoire(
                        Monde.INSTRUCTEUR,
                        Monde.numero("D-2"),
                        MotifDeRetrait.ILLEGALITE,
                        monde.revente(),
                        monde.jour().plusDays(10));

        CertificatDElimination certificat = eliminer(monde, liste);
        assertEquals(Issue.EFFACE, issues(certificat, "D-1").get(FACTURE));
        assertEquals(Issue.EN_COURS, issues(certificat, "D-2").get(FACTURE), "whoever is heard is judged by his file");
        assertFalse(estTenue(monde, "D-1", FACTURE));
        assertTrue(estTenue(monde, "D-2", FACTURE));
        verifier(monde, "D-1");

        Bordereau bordereau = monde.liquider("bord-1", "D-1").bordereau().orElseThrow();
        monde.retour(bordereau, RetourComptable.Issue.PAYE, "");
        assertEquals(EtatDossier.PAYE, monde.etat("D-1"));
        verifier(monde, "D-1");
    }

    /** Whoever decides, confirms or answers looks into the files. */
    @Test
    void avant_le_paiement_une_audition_close_ou_un_autre_compte_tient_les_pieces() {
        Monde monde = new Monde(new Conservation(
                List.of(),
                List.of(new RegleDePartie(
                        new TreeSet<>(Set.of(FACTURE)),
                        new TreeSet<>(Set.of(EtatDossier.EXECUTOIRE)),
                        Depart.DECISION,
                        Period.ofDays(10),
                        "art. 5")),
                List.of()));
        for (String numero : List.of("D-1", "D-2", "D-3")) {
            monde.deposer(monde.complet(numero));
            monde.instruire(numero);
        }
        monde.accorder("D-1");
        for (String numero : List.of("D-2", "D-3")) {
            monde.seances().notifier(Monde.ASSEMBLEES, Monde.numero(numero), monde.jour());
        }
        monde.recours()
                .ouvrirContradictoire(
                        Monde.INSTRUCTEUR,
                        Monde.numero("D-1"),
                        MotifDeRetrait.ILLEGALITE,
                        monde.revente(),
                        monde.jour().plusDays(15));
        assertEquals(
                Effet.FAIT,
                monde.paiements()
                        .changerCompte(
                                Monde.INSTRUCTEUR,
                                Monde.numero("D-2"),
                                Iban.parse(Monde.IBAN),
                                monde.essai.dossier("D-2").titulaire()));
        monde.plusTard(40);
        assertEquals(
                List.of(Monde.numero("D-3")),
                proposer(monde).lignes().stream().map(Elimination.Ligne::numero).toList());
    }

    @Test
    void un_visa_n_est_ni_plus_vieux_que_sa_liste_ni_a_venir() {
        Monde monde = new Monde(conservation(30, RIB));
        finir(monde, "D-1", EtatDossier.DESISTE);
        monde.plusTard(31);
        Elimination liste = proposer(monde);
        for (int jours : List.of(-1, 1)) {
            Visa visa = new Visa("VISA-1", liste.jour().plusDays(jours), liste.empreinte());
            assertEquals(
                    "VISA_INVALIDE",
                    assertThrows(
                                    ValeurInvalideException.class,
                                    () -> monde.guichet().archives().eliminer(Monde.ASSEMBLEES, liste, visa))
                            .code());
        }
        assertTrue(estTenue(monde, "D-1", RIB));
    }

    @Test
    void avant_le_paiement_seules_des_pieces_finissent() {
        for (Partie partie : List.of(COMPTE, CONTACT, APPELS)) {
            SortedSet<Partie> parties = new TreeSet<>(Set.of(FACTURE, partie));
            for (EtatDossier etat : EtatDossier.values()) {
                SortedSet<EtatDossier> etats = new TreeSet<>(List.of(etat, EtatDossier.PAYE));
                if (Conservation.TERMINES.contains(etat)) {
                    assertEquals(etats, new RegleDePartie(parties, etats, Depart.DECISION, Period.ZERO, "x").etats());
                } else {
                    assertThrows(
                            ValeurInvalideException.class,
                            () -> new RegleDePartie(parties, etats, Depart.DECISION, Period.ZERO, "x"));
                }
            }
        }
        SortedSet<Partie> pieces = new TreeSet<>(Set.of(FACTURE));
        assertThrows(
                ValeurInvalideException.class,
                () -> new RegleDePartie(
                        pieces, new TreeSet<>(Set.of(EtatDossier.EN_SEANCE)), Depart.DECISION, Period.ZERO, "x"),
                "nothing is decided");
        for (Depart depart : List.of(Depart.PAIEMENT, Depart.EXERCICE_DU_PAIEMENT)) {
            assertThrows(
                    ValeurInvalideException.class,
                    () -> new RegleDePartie(
                            pieces, new TreeSet<>(Set.of(EtatDossier.EXECUTOIRE)), depart, Period.ZERO, "x"),
                    "it will never have been paid then");
        }
    }

    @Test
    void ce_qui_est_tenu_ou_recommence_reste_et_le_certificat_dit_pourquoi() {
        Monde monde = new Monde(conservation(30, COMPTE, RIB));
        for (String numero : List.of("D-1", "D-2", "D-3")) {
            finir(monde, numero, EtatDossier.DESISTE);
        }
        monde.plusTard(31);
        Elimination liste = proposer(monde);
        GuichetArchives archives = monde.guichet().archives();
        archives.geler(Monde.INSTRUCTEUR, Monde.numero("D-1"), "CONTROLE_CRC");
        monde.recours()
                .recevoir(
                        Monde.INSTRUCTEUR,
                        new Recours(
                                "R-1",
                                Monde.numero("D-2"),
                                Recours.Genre.CONTENTIEUX,
                                monde.jour(),
                                Recours.Issue.PENDANT));
        monde.accueil().consignerAppel(Monde.INSTRUCTEUR, Monde.numero("D-3"), "RAPPEL", "");
        CertificatDElimination certificat = eliminer(monde, liste);
        assertEquals(Issue.GELE, issues(certificat, "D-1").get(RIB));
        assertEquals(Issue.EN_COURS, issues(certificat, "D-2").get(RIB));
        assertEquals(Issue.PAS_ECHU, issues(certificat, "D-3").get(RIB));
        assertTrue(certificat.estComplet(), "what is kept for a reason is no failure");
        for (String numero : List.of("D-1", "D-2", "D-3")) {
            assertTrue(estTenue(monde, numero, RIB) && estTenue(monde, numero, COMPTE));
        }
        archives.degeler(Monde.INSTRUCTEUR, Monde.numero("D-1"), "CONTROLE_CLOS");
        assertEquals(Issue.EFFACE, issues(eliminer(monde, liste), "D-1").get(RIB));
    }

    @Test
    void un_fichier_depose_sous_deux_types_ou_par_deux_dossiers_reste_tant_que_l_un_le_tient() {
        Monde monde = new Monde(conservation(30, RIB));
        Formulaire deux = monde.complet("D-1");
        deux.avec(monde.essai.piece("AUTRE", "le-meme.pdf", "RIB 0.00 D-1"));
        monde.deposer(deux);
        monde.relances().desister(Monde.INSTRUCTEUR, Monde.numero("D-1"));
        finir(monde, "D-2", EtatDossier.DESISTE);
        monde.plusTard(29);
        monde.deposer(monde.complet("D-3").avec(monde.essai.piece("RIB", "rib.pdf", "RIB 0.00 D-2")));
        monde.plusTard(2);
        CertificatDElimination certificat = eliminer(monde, proposer(monde));
        assertEquals(0, certificat.fichiersEffaces());
        assertEquals(2, certificat.fichiersGardes());
        assertTrue(estLa(monde, fichier(monde, "D-1", "RIB")), "it is there as something else");
        assertTrue(estLa(monde, fichier(monde, "D-2", "RIB")), "another dossier shows it");
        assertTrue(monde.essai.dossier("D-1").pieces().stream()
                .noneMatch(piece -> piece.type().equals("RIB")));
    }

    @Test
    void une_piece_qui_revient_est_tenue_de_nouveau_et_repart_par_une_autre_liste() {
        Monde monde = new Monde(conservation(30, RIB, APPELS));
        finir(monde, "D-1", EtatDossier.DESISTE);
        monde.plusTard(31);
        Elimination premiere = proposer(monde);
        eliminer(monde, premiere);
        Empreinte rib = fichier(monde, "D-1", "RIB");
        assertFalse(estLa(monde, rib));
        monde.accueil().consignerAppel(Monde.INSTRUCTEUR, Monde.numero("D-1"), "RAPPEL", "il rappelle");
        eliminer(monde, premiere);
        assertTrue(aSaNote(monde, "D-1"), "the former list was not about this note");
        assertEquals(List.of(), parties(proposer(monde), "D-1"), "its time runs again from the call");
        monde.plusTard(31);
        assertEquals(List.of(APPELS), parties(proposer(monde), "D-1"));
    }

    private static void envoyerUnRib(Monde monde, String numero, String contenu) {
        assertEquals(
                Effet.FAIT,
                monde.guichet()
                        .completer(
                                Essai.PLATEFORME,
                                Monde.numero(numero),
                                monde.jour(),
                                List.of(monde.essai.piece("RIB", "rib.pdf", contenu)),
                                new TreeMap<>()));
    }

    private static boolean aSaDerniereNote(Monde monde, String numero) {
        return monde.essai.faits(numero).stream()
                .filter(FaitDeRelance.AppelConsigne.class::isInstance)
                .map(fait -> ((FaitDeRelance.AppelConsigne) fait).note())
                .filter(Objects::nonNull)
                .reduce((premiere, derniere) -> derniere)
                .filter(note ->
                        monde.essai.notes.lire(Monde.numero(numero), note).isPresent())
                .isPresent();
    }

    @Test
    void une_liste_refaite_ne_prend_rien_de_ce_qui_vint_apres_elle_quand_le_depart_ne_bouge_pas() {
        Monde monde = new Monde(conservation(Depart.PAIEMENT, 30, CONTACT, APPELS));
        finir(monde, "D-1", EtatDossier.PAYE);
        monde.plusTard(31);
        Elimination premiere = proposer(monde);
        assertEquals(Map.of(CONTACT, Issue.EFFACE, APPELS, Issue.EFFACE), issues(eliminer(monde, premiere), "D-1"));
        monde.plusTard(1);
        monde.accueil().consignerAppel(Monde.INSTRUCTEUR, Monde.numero("D-1"), "RAPPEL", "il rappelle");
        assertEquals(
                Effet.FAIT,
                monde.relances().changerContact(Monde.INSTRUCTEUR, Monde.numero("D-1"), "nouveau@exemple.invalid", ""));
        assertEquals(List.of(), proposer(monde).lignes(), "a list names nothing that came on its day");
        assertEquals(
                Map.of(CONTACT, Issue.DEJA_EFFACE, APPELS, Issue.DEJA_EFFACE),
                issues(eliminer(monde, premiere), "D-1"));
        assertTrue(aSaDerniereNote(monde, "D-1") && estTenue(monde, "D-1", CONTACT));
        monde.plusTard(1);
        assertEquals(
                Map.of(CONTACT, Issue.EFFACE, APPELS, Issue.EFFACE),
                issues(eliminer(monde, proposer(monde)), "D-1"),
                "one reference may stand for a second list");
        assertFalse(aSaNote(monde, "D-1") || estTenue(monde, "D-1", CONTACT));
        verifier(monde, "D-1");
    }

    @Test
    void une_piece_venue_depuis_la_liste_attend_la_suivante() {
        Monde monde = new Monde(conservation(Depart.DECISION, 30, RIB));
        finir(monde, "D-1", EtatDossier.REFUSE);
        monde.plusTard(31);
        Elimination premiere = proposer(monde);
        assertEquals(List.of(RIB), parties(premiere, "D-1"));
        envoyerUnRib(monde, "D-1", "RIB 0.00 le second");
        assertEquals(Issue.PAS_ECHU, issues(eliminer(monde, premiere), "D-1").get(RIB), "on the very day of the list");
        monde.plusTard(1);
        assertEquals(Issue.PAS_ECHU, issues(eliminer(monde, premiere), "D-1").get(RIB));
        assertTrue(estTenue(monde, "D-1", RIB));
        Elimination seconde = proposer(monde);
        assertEquals(Issue.EFFACE, issues(eliminer(monde, seconde), "D-1").get(RIB));
        assertFalse(estTenue(monde, "D-1", RIB));
        envoyerUnRib(monde, "D-1", "RIB 0.00 le second");
        monde.plusTard(2);
        CertificatDElimination refaite = eliminer(monde, seconde);
        assertEquals(Issue.DEJA_EFFACE, issues(refaite, "D-1").get(RIB));
        assertEquals(0, refaite.fichiersEffaces(), "the same file came back");
        assertEquals(
                1,
                monde.essai.dossier("D-1").pieces().stream()
                        .filter(piece -> piece.type().equals("RIB") && estLa(monde, piece.contenu()))
                        .count());
        verifier(monde, "D-1");
    }

    @Test
    void un_fichier_que_le_depot_n_a_pas_efface_est_une_panne_et_non_une_fin() {
        Monde monde = new Monde(conservation(30, RIB));
        finir(monde, "D-1", EtatDossier.DESISTE);
        monde.plusTard(31);
        Elimination liste = proposer(monde);
        Empreinte rib = fichier(monde, "D-1", "RIB");
        monde.essai.gestesAvantLaMort = 1;
        CertificatDElimination panne = eliminer(monde, liste);
        monde.essai.gestesAvantLaMort = Integer.MAX_VALUE;
        assertEquals(Issue.EN_PANNE, issues(panne, "D-1").get(RIB));
        assertFalse(panne.estComplet());
        assertEquals(0, panne.fichiersEffaces() + panne.fichiersGardes());
        assertTrue(estLa(monde, rib));
        assertEquals(List.of(), proposer(monde).lignes(), "the same list alone takes it");
        CertificatDElimination refaite = eliminer(monde, liste);
        assertEquals(Issue.DEJA_EFFACE, issues(refaite, "D-1").get(RIB));
        assertTrue(refaite.estComplet());
        assertFalse(estLa(monde, rib));

        monde.plusTard(270);
        Elimination entiere = proposer(monde);
        monde.essai.gestesAvantLaMort = 3;
        CertificatDElimination coupe = eliminer(monde, entiere);
        monde.essai.gestesAvantLaMort = Integer.MAX_VALUE;
        assertEquals(Issue.EN_PANNE, coupe.issues().get(Monde.numero("D-1")), "so it is of a whole dossier");
        assertEquals(List.of(), coupe.effaces());
        assertTrue(eliminer(monde, entiere).estComplet());
        assertFalse(estLa(monde, fichier(monde, "D-1", "FACTURE")));
    }

    @Test
    void ce_qui_finit_avant_une_proposition_n_empeche_pas_de_la_rejouer() {
        Monde monde = new Monde(conservation(30, RIB, COMPTE));
        finir(monde, "D-1", EtatDossier.REFUSE);
        monde.plusTard(31);
        eliminer(monde, proposer(monde));
        Recours recours =
                new Recours("R-1", Monde.numero("D-1"), Recours.Genre.GRACIEUX, monde.jour(), Recours.Issue.PENDANT);
        monde.recours().recevoir(Monde.INSTRUCTEUR, recours);
        monde.recours().trancher(Monde.INSTRUCTEUR, Monde.numero("D-1"), "R-1", Recours.Issue.ACCUEILLI);
        assertEquals(Effet.FAIT, monde.recours().rouvrir(Monde.INSTRUCTEUR, Monde.numero("D-1"), "RECOURS_ACCUEILLI"));
        monde.instruire("D-1");
        List<Rejeu> rejeux = monde.guichet().archives().rejouer(Monde.INSTRUCTEUR, Monde.numero("D-1"), "CONTROLE");
        assertEquals(2, rejeux.size());
        assertEquals(
                Rejeu.Raison.EFFACE,
                assertInstanceOf(Rejeu.Impossible.class, rejeux.get(0)).raison());
        assertFalse(assertInstanceOf(Rejeu.Identique.class, rejeux.get(1)).scelle());
        envoyerUnRib(monde, "D-1", "RIB 0.00 D-1");
        assertEquals(
                rejeux.get(1),
                monde.guichet()
                        .archives()
                        .rejouer(Monde.INSTRUCTEUR, Monde.numero("D-1"), "CONTROLE")
                        .get(1),
                "the same file came back, after that proposal");
    }

    @Test
    void un_rejeu_dit_qu_une_partie_n_est_plus_la() {
        Monde monde = new Monde(conservation(30, RIB, CONTACT));
        finir(monde, "D-1", EtatDossier.PAYE);
        GuichetArchives archives = monde.guichet().archives();
        assertInstanceOf(
                Rejeu.Identique.class,
                archives.rejouer(Monde.INSTRUCTEUR, Monde.numero("D-1"), "CONTROLE")
                        .get(0));
        monde.plusTard(31);
        eliminer(monde, proposer(monde));
        Rejeu.Impossible rejeu = assertInstanceOf(
                Rejeu.Impossible.class,
                archives.rejouer(Monde.INSTRUCTEUR, Monde.numero("D-1"), "CONTROLE")
                        .get(0));
        assertEquals(Rejeu.Raison.EFFACE, rejeu.raison());
        assertEquals("PIECES:RIB", rejeu.sujet());
    }

    @Test
    void sans_son_contact_un_dossier_se_rejoue_et_ne_dit_plus_qu_il_est_scelle() {
        Monde monde = new Monde(conservation(30, CONTACT));
        finir(monde, "D-1", EtatDossier.PAYE);
        monde.plusTard(31);
        eliminer(monde, proposer(monde));
        Rejeu.Identique rejeu = assertInstanceOf(
                Rejeu.Identique.class,
                monde.guichet()
                        .archives()
                        .rejouer(Monde.INSTRUCTEUR, Monde.numero("D-1"), "CONTROLE")
                        .get(0));
        assertFalse(rejeu.scelle());
        assertNull(monde.essai.dossier("D-1").demandeur().courrier());
    }

    /** One whole dossier, parts of two others, and one under way that shares a file: some twenty writes and erasures. */
    private static Monde scene() {
        Monde monde = new Monde(conservation(30, FACTURE, RIB, COMPTE, CONTACT, APPELS));
        finir(monde, "D-1", EtatDossier.DESISTE);
        monde.plusTard(250);
        finir(monde, "D-2", EtatDossier.DESISTE);
        finir(monde, "D-3", EtatDossier.DESISTE);
        monde.plusTard(40);
        monde.deposer(monde.complet("D-4").avec(monde.essai.piece("RIB", "rib.pdf", "RIB 0.00 D-2")));
        monde.plusTard(20);
        return monde;
    }

    /** All that the stores hold, in words. */
    private static String tableau(Monde monde) {
        StringBuilder tableau = new StringBuilder();
        for (int i = 1; i <= 4; i++) {
            String numero = "D-" + i;
            monde.essai
                    .dossiers
                    .trouver(Monde.numero(numero))
                    .map(DossierEnregistre::dossier)
                    .ifPresent(dossier -> tableau.append(dossier.demandeur().courriel())
                            .append(' ')
                            .append(dossier.iban() == null)
                            .append(' ')
                            .append(dossier.titulaire())
                            .append(dossier.pieces().stream()
                                    .map(PieceJustificative::type)
                                    .toList()));
            // Keys differ from one to the other, and the digests under them.
            tableau.append(numero)
                    .append(monde.essai.faits(numero).stream()
                            .map(fait -> fait instanceof FaitDArchive ? fait.toString() : fait.code())
                            .toList())
                    .append(aSaNote(monde, numero));
            monde.essai.faits(numero).stream()
                    .filter(Fait.PieceRecue.class::isInstance)
                    .forEach(fait -> tableau.append(estLa(monde, ((Fait.PieceRecue) fait).contenu())));
        }
        return tableau.toString();
    }

    @Test
    @Tag("securite")
    void a_quelque_geste_que_meure_le_processus_le_meme_appel_acheve_et_n_en_fait_pas_plus() {
        Monde entier = scene();
        Elimination liste = proposer(entier);
        assertEquals(11, liste.lignes().size());
        entier.essai.gestes = 0;
        assertTrue(eliminer(entier, liste).estComplet());
        int gestes = entier.essai.gestes;
        assertTrue(gestes >= 10, () -> gestes + " writes and erasures: this proved little");
        String attendu = tableau(entier);
        for (int mort = 0; mort < gestes; mort++) {
            Monde coupe = scene();
            Elimination meme = proposer(coupe);
            coupe.essai.gestesAvantLaMort = mort;
            CertificatDElimination interrompu = eliminer(coupe, meme);
            int alors = mort;
            assertFalse(interrompu.estComplet(), () -> "dead after " + alors + ", and it says that all is done");
            for (int i = 1; i <= 4; i++) {
                verifier(coupe, "D-" + i);
            }
            coupe.essai.gestesAvantLaMort = Integer.MAX_VALUE;
            assertTrue(eliminer(coupe, meme).estComplet());
            assertEquals(attendu, tableau(coupe), () -> "dead after " + alors);
            eliminer(coupe, meme);
            assertEquals(attendu, tableau(coupe), "a third time changes nothing");
        }
    }

    @Test
    @Tag("securite")
    void jamais_avant_le_jour_jamais_sous_un_gel_une_seule_fois() {
        int effacees = 0;
        int tenues = 0;
        int revenues = 0;
        int preavis = 0;
        for (int graine = 0; graine < TOURS; graine++) {
            Random hasard = new Random(graine);
            Depart depart = hasard.nextBoolean() ? Depart.DERNIER_FAIT : Depart.PAIEMENT;
            SortedMap<String, Integer> durees = new TreeMap<>();
            List<RegleDePartie> regles = new ArrayList<>();
            for (Partie partie : TOUTES) {
                if (hasard.nextInt(4) > 0) {
                    int jours = hasard.nextInt(80);
                    durees.put(partie.code(), jours);
                    regles.add(new RegleDePartie(
                            new TreeSet<>(Set.of(partie)), new TreeSet<>(FINS), depart, Period.ofDays(jours), "essai"));
                }
            }
            Monde monde = new Monde(new Conservation(List.of(), regles, List.of()));
            SortedMap<String, LocalDate> fins = new TreeMap<>();
            for (int i = 1; i <= 3; i++) {
                EtatDossier fin = FINS.get(hasard.nextInt(FINS.size()));
                finir(monde, "D-" + i, fin);
                fins.put(
                        "D-" + i,
                        depart == Depart.PAIEMENT && fin != EtatDossier.PAYE
                                ? monde.jour().plusDays(JAMAIS)
                                : monde.jour());
                monde.plusTard(1 + hasard.nextInt(10));
            }
            SortedSet<String> geles = new TreeSet<>();
            SortedMap<String, SortedSet<Partie>> ditesEffacees = new TreeMap<>();
            SortedMap<String, Integer> fois = new TreeMap<>();
            SortedMap<String, LocalDate> appels = new TreeMap<>();
            fins.keySet().forEach(numero -> ditesEffacees.put(numero, new TreeSet<>()));
            Elimination precedente = proposer(monde);
            for (int pas = 0; pas < 12; pas++) {
                monde.plusTard(1 + hasard.nextInt(15));
                String appele = "D-" + (1 + hasard.nextInt(3));
                if (hasard.nextInt(3) == 0) {
                    monde.accueil().consignerAppel(Monde.INSTRUCTEUR, Monde.numero(appele), "RAPPEL", "note " + pas);
                    appels.put(appele, monde.jour());
                    revenues +=
                            Objects.requireNonNull(ditesEffacees.get(appele)).remove(APPELS) ? 1 : 0;
                    if (depart == Depart.DERNIER_FAIT) {
                        fins.put(appele, monde.jour());
                    }
                    monde.plusTard(hasard.nextInt(2));
                }
                // One in two gives notice: it names what will end, and takes none of it before.
                Elimination liste = monde.guichet()
                        .archives()
                        .proposer(
                                Monde.ASSEMBLEES,
                                "E-1",
                                monde.jour().plusDays(hasard.nextBoolean() ? hasard.nextInt(90) : 0));
                preavis += liste.estUnPreavis() ? 1 : 0;
                String tire = "D-" + (1 + hasard.nextInt(3));
                if (!geles.remove(tire)) {
                    geles.add(tire);
                    monde.guichet().archives().geler(Monde.INSTRUCTEUR, Monde.numero(tire), "CONTROLE");
                } else {
                    monde.guichet().archives().degeler(Monde.INSTRUCTEUR, Monde.numero(tire), "CLOS");
                }
                for (Elimination une : List.of(precedente, liste)) {
                    monde.essai.gestesAvantLaMort = hasard.nextInt(3) == 0 ? hasard.nextInt(4) : Integer.MAX_VALUE;
                    CertificatDElimination certificat = eliminer(monde, une);
                    monde.essai.gestesAvantLaMort = Integer.MAX_VALUE;
                    for (Map.Entry<String, LocalDate> fin : fins.entrySet()) {
                        String numero = fin.getKey();
                        SortedSet<Partie> parties = Objects.requireNonNull(ditesEffacees.get(numero));
                        for (Partie partie : TOUTES) {
                            if (!estDansLImage(monde, numero, partie) && parties.add(partie)) {
                                effacees++;
                                fois.merge(numero, 1, Integer::sum);
                                int duree = durees.getOrDefault(partie.code(), JAMAIS);
                                assertTrue(
                                        monde.jour().isAfter(fin.getValue().plusDays(duree)),
                                        () -> partie.code() + " before its day");
                                assertFalse(geles.contains(numero), () -> partie.code() + " under a hold");
                                assertTrue(
                                        !partie.equals(APPELS)
                                                || appels.getOrDefault(numero, LocalDate.MIN)
                                                        .isBefore(une.jour()),
                                        "a note that came after the list");
                            }
                        }
                        assertTrue(
                                parties.contains(APPELS) || aSaDerniereNote(monde, numero),
                                "a note went that no list took");
                        tenues += geles.contains(numero) ? 1 : 0;
                        long dites = monde.essai.faits(numero).stream()
                                .filter(FaitDArchive.DonneesEffacees.class::isInstance)
                                .flatMap(fait -> ((FaitDArchive.DonneesEffacees) fait).parties().stream())
                                .count();
                        assertEquals(fois.getOrDefault(numero, 0).longValue(), dites, "each once");
                        verifier(monde, numero);
                    }
                    if (certificat.estComplet()) {
                        int avant = monde.essai.ecritures.size();
                        eliminer(monde, une);
                        assertEquals(avant, monde.essai.ecritures.size(), "the same list writes nothing more");
                    }
                }
                precedente = liste;
            }
        }
        assertTrue(
                effacees > TOURS && tenues > TOURS && revenues > 0 && preavis > TOURS,
                effacees + " parts, " + tenues + " holds, " + preavis + " notices, " + revenues
                        + " notes that came back: this proved little");
    }

    private static boolean estDansLImage(Monde monde, String numero, Partie partie) {
        return partie.estTenue(monde.essai.dossier(numero), Journal.ordonner(monde.essai.entrees(numero)));
    }
}
