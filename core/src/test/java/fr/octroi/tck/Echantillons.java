package fr.octroi.tck;

import fr.octroi.budget.Enveloppe;
import fr.octroi.bureau.Acte;
import fr.octroi.bureau.Candidat;
import fr.octroi.bureau.Convocation;
import fr.octroi.bureau.Convocation.Delais;
import fr.octroi.bureau.Convocation.Note;
import fr.octroi.bureau.Deliberation;
import fr.octroi.bureau.LigneDeliberee;
import fr.octroi.bureau.Motif;
import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.bureau.Presence;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.bureau.Vote;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Role;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Demandeur;
import fr.octroi.dossier.Depense;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.Foyer;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.dossier.Siret;
import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.EtatVersement;
import fr.octroi.instruction.Observation;
import fr.octroi.instruction.Repere;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDArchive;
import fr.octroi.journal.FaitDePaiement;
import fr.octroi.journal.FaitDeRecours;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.journal.FaitDeSeance;
import fr.octroi.port.Ecriture;
import fr.octroi.port.Envois;
import fr.octroi.port.Message;
import fr.octroi.port.MessageEnAttente;
import fr.octroi.port.Versionne;
import fr.octroi.recours.Attestation;
import fr.octroi.recours.Grief;
import fr.octroi.recours.Limitation;
import fr.octroi.recours.MotifDeRetrait;
import fr.octroi.recours.Recours;
import fr.octroi.reglement.LigneBudgetaire;
import fr.octroi.reglement.Valeur;
import fr.octroi.relance.AccuseReception;
import fr.octroi.relance.Alerte;
import fr.octroi.relance.Canal;
import fr.octroi.relance.Capacite;
import fr.octroi.relance.DemandeDeComplement;
import fr.octroi.relance.DemandeDeComplement.Element;
import fr.octroi.relance.Incident;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.Indu;
import fr.octroi.versement.SuiteDeRejet;
import fr.octroi.versement.Versement;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Invented people and their dossiers. */
final class Echantillons {

    /** With nanoseconds, which many stores lose. */
    static final Instant INSTANT = Instant.parse("2026-03-31T22:15:59.123456789Z");

    static final Acteur PLATEFORME = new Acteur("ville-d-essai", Role.AUTOMATE, "robot-1");

    private static final LocalDate DEPOT = LocalDate.of(2026, 3, 31);

    private static final List<Element> MANQUES = List.of(
            new Element("FACTURE:ABSENTE", "art. 5", true), new Element("RIB:ILLISIBLE", "art. 6, 2° é", false));

    private static final List<Grief> GRIEFS = List.of(
            new Grief(new Motif("FACTURE:NOM_DIFFERENT", "article 5, « facture »"), DEPOT),
            new Grief(new Motif("REVENTE", "art. 6"), DEPOT.plusDays(1)));

    private Echantillons() {}

    static NumeroDossier numero(String valeur) {
        return new NumeroDossier(valeur);
    }

    static Empreinte empreinte(String texte) {
        return Empreinte.deChamps(texte);
    }

    static Repere repere(String texte) {
        return new Repere(Repere.Genre.PERSONNE, empreinte(texte));
    }

    /** As little as a dossier can hold. */
    static Dossier maigre(String numero) {
        return new Dossier(
                numero(numero),
                "aide-d-essai",
                DEPOT,
                new Demandeur("", "Durand", "Zoé", null, new Adresse("", "", "", null), "", ""),
                Foyer.INCONNU,
                new Depense(null, null, "", null, null, null, null, null, "", ""),
                null,
                "",
                null,
                new TreeMap<>(),
                List.of(),
                EtatDossier.DEPOSE);
    }

    /** Every field filled, with what stores are known to mangle: accents, quotes, scales, bounds, order. */
    static Dossier complet(String numero) {
        return new Dossier(
                numero(numero),
                "aide-d-essai",
                DEPOT,
                new Demandeur(
                        "Mme",
                        "Lœuf-D’Été \"l'Aînée\"",
                        "Anne-Éloïse, 山 🚲",
                        LocalDate.of(1900, 1, 1),
                        new Adresse("12 bis, allée de l'Exemple;\\\tbât. A", "01234", "Saint-Essai", "2A004"),
                        "anne@exemple.invalid",
                        "+33 1 99 00 00 00"),
                new Foyer(4, new Montant(Montant.MAXIMUM), new BigDecimal("2.50")),
                new Depense(
                        "VAE",
                        "NEUF",
                        "Vélo 100 % d'essai",
                        LocalDate.of(2026, 2, 28),
                        new Montant(149_999),
                        Montant.ZERO,
                        1,
                        Siret.parse("73282932000074"),
                        "F-2026/001",
                        "BC 42"),
                Iban.parse("FR7630006000011234567890189"),
                "Anne Lœuf",
                new Montant(1),
                new TreeMap<>(Map.of(
                        "question.mot",
                        new Valeur.Code("OUI_MAIS"),
                        "question.nombre",
                        new Valeur.Nombre(new BigDecimal("1200")),
                        "question.somme",
                        new Valeur.Somme(new Montant(10)),
                        "question.jour",
                        new Valeur.Jour(LocalDate.of(2199, 12, 31)),
                        "question.vrai",
                        new Valeur.Booleen(false))),
                List.of(
                        new PieceJustificative("RIB", "", empreinte("rib"), 0, DEPOT),
                        new PieceJustificative("FACTURE", "été.pdf", empreinte("facture"), 5_000_000_000L, DEPOT),
                        new PieceJustificative(
                                "FACTURE", "hiver.pdf", empreinte("facture"), 5_000_000_000L, DEPOT.plusDays(3))),
                EtatDossier.A_EXAMINER);
    }

    static Fait fait(int rang) {
        return new Fait.PieceRecue("FACTURE", empreinte("piece " + rang), rang, DEPOT);
    }

    /** One fact of each kind, those with optional values with and without them. */
    static List<Fait> faitsDeToutGenre() {
        List<Fait> faits = new ArrayList<>();
        faits.addAll(faitsDeLInstruction());
        faits.addAll(faitsDeLaRelance());
        faits.addAll(faitsDeLaSeance());
        faits.addAll(faitsDuPaiement());
        faits.addAll(faitsDuRecours());
        return faits;
    }

    /** How many kinds of facts there are. */
    static long genres(Class<?> fait) {
        return fait.isSealed()
                ? Arrays.stream(fait.getPermittedSubclasses())
                        .mapToLong(Echantillons::genres)
                        .sum()
                : 1;
    }

    private static List<Fait> faitsDeLInstruction() {
        return List.of(
                new Fait.DemandeEnregistree("aide-d-essai", DEPOT, empreinte("demande")),
                new Fait.PieceRecue("FACTURE", empreinte("facture"), 5_000_000_000L, DEPOT),
                new Fait.PieceLue(empreinte("facture"), EtatLecture.LISIBLE, "FACTURE", Fait.PieceLue.SAIN),
                new Fait.PieceLue(empreinte("rib"), EtatLecture.SANS_TEXTE, "", "ABSENT"),
                new Fait.PieceJugee(empreinte("rib"), Observation.CONFORME, EtatDossier.DEPOSE),
                new Fait.SignalLeve("FACTURE:NOM_DIFFERENT", "VU", EtatDossier.DEPOSE),
                new Fait.DossierEfface("VISA-2031.4"),
                new FaitDArchive.ConservationGelee("CONTROLE_CRC"),
                new FaitDArchive.ConservationDegelee("CONTROLE_CLOS"),
                new FaitDArchive.ArchiveConsultee("RECOURS"),
                new FaitDArchive.TraitementLimite(Limitation.Motif.EXACTITUDE, DEPOT, DEPOT),
                new FaitDArchive.DerogationAdmise(Limitation.Derogation.CONSENTEMENT, DEPOT),
                new FaitDArchive.DeclarationRectifiee(
                        empreinte("demande juste"),
                        empreinte("declaration"),
                        "ERREUR_DE_SAISIE",
                        DEPOT,
                        EtatDossier.DEPOSE),
                new FaitDArchive.DerogationFinie(Limitation.Derogation.CONSENTEMENT, DEPOT),
                new FaitDArchive.LeveeAnnoncee(Limitation.Motif.EXACTITUDE, "DONNEES_EXACTES", DEPOT),
                new FaitDArchive.LimitationLevee(Limitation.Motif.EXACTITUDE, "DONNEES_EXACTES", DEPOT),
                new FaitDArchive.OppositionAccueillie(DEPOT, EtatDossier.DESISTE),
                new FaitDArchive.DonneesEffacees("VISA-2031.4", List.of("CONTACT", "PIECES:PIECE_IDENTITE")),
                new Fait.InstructionFaite(
                        "0.1.0",
                        "2026",
                        empreinte("règlement"),
                        "ACCORDER",
                        List.of(),
                        new Montant(50_000),
                        DEPOT,
                        EtatVersement.PAYABLE,
                        List.of(),
                        EtatDossier.ACCORD_PROPOSE),
                new Fait.DepotDivergent(empreinte("autre demande"), EtatDossier.A_EXAMINER),
                new Fait.InstructionFaite(
                        "0.1.0",
                        "2026",
                        empreinte("règlement"),
                        "COMPLETER",
                        List.of("FACTURE:ABSENTE", "RIB:ILLISIBLE"),
                        null,
                        null,
                        null,
                        MANQUES,
                        EtatDossier.A_COMPLETER));
    }

    private static List<Fait> faitsDeLaRelance() {
        return List.of(
                new FaitDeRelance.MessageConfie("cle-1", "DEMANDE_COMPLEMENT", Canal.COURRIEL),
                new FaitDeRelance.MessageRemis("cle-1", empreinte("lettre"), ""),
                new FaitDeRelance.MessageRemis("cle-2", empreinte("lettre"), "fournisseur/42"),
                new FaitDeRelance.MessageRevenu("cle-1", Canal.SMS, "BOITE_PLEINE"),
                new FaitDeRelance.MessageAbandonne("cle-3", "SANS_OBJET"),
                new FaitDeRelance.CarenceLevee(DEPOT),
                new FaitDeRelance.OppositionRecue(Canal.SMS),
                new FaitDeRelance.ContactChange(empreinte("contact")),
                new FaitDeRelance.AdresseChangee(empreinte("adresse")),
                new FaitDeRelance.AccuseEnvoye(AccuseReception.RECEPTION, DEPOT),
                new FaitDeRelance.ComplementDemande(new DemandeDeComplement(DEPOT, DEPOT.plusDays(30), MANQUES)),
                new FaitDeRelance.ComplementRecu(DEPOT.plusDays(3), List.of(), null, EtatDossier.DEPOSE),
                new FaitDeRelance.ComplementRecu(
                        DEPOT.plusDays(4),
                        List.of("question.mot", "question.jour"),
                        empreinte("réponses"),
                        EtatDossier.DEPOSE),
                new FaitDeRelance.RelanceFaite("DERNIER_AVIS", DEPOT.plusDays(20)),
                new FaitDeRelance.CarenceConstatee(
                        DEPOT, DEPOT.plusDays(30), DEPOT.plusDays(31), List.of("FACTURE:ABSENTE")),
                new FaitDeRelance.AlerteDonnee(Alerte.SILENCE, DEPOT.plusMonths(2)),
                new FaitDeRelance.DesistementRecu(DEPOT),
                new FaitDeRelance.CapaciteSignalee(Capacite.TUTELLE, DEPOT, EtatDossier.A_EXAMINER),
                new FaitDeRelance.IncidentOuvert(new Incident(
                        "incident-1",
                        Incident.Genre.SOUPCON_DE_VIOLATION,
                        Incident.Gravite.CRITIQUE,
                        "agent-1",
                        DEPOT,
                        "")),
                new FaitDeRelance.IncidentClos("incident-1", "REPARE"),
                new FaitDeRelance.AppelConsigne("OU_EN_EST_ON", null),
                new FaitDeRelance.AppelConsigne("OU_EN_EST_ON", empreinte("note")));
    }

    private static List<Fait> faitsDeLaSeance() {
        return List.of(
                new FaitDeSeance.InscritALOrdreDuJour(
                        "bureau-2026-04", 1, Candidat.Sens.ACCORD, new Montant(20_000), "velo-2026"),
                new FaitDeSeance.DecisionPrise(
                        "B2026/04-012",
                        "bureau-2026-04",
                        DEPOT,
                        LigneDeliberee.Issue.ACCORDE,
                        new Montant(20_000),
                        new Montant(15_001),
                        List.of(),
                        List.of(),
                        EtatDossier.ACCORDE),
                new FaitDeSeance.DecisionPrise(
                        "B2026/04-012",
                        "bureau-2026-04",
                        DEPOT,
                        LigneDeliberee.Issue.REFUSE,
                        Montant.ZERO,
                        null,
                        List.of("PERIODE_ACHAT", "FACTURE:ABSENTE"),
                        List.of("art. 1", "art. 5, « facture »"),
                        EtatDossier.REFUSE),
                new FaitDeSeance.ActeTransmis("B2026/04-012", DEPOT, EtatDossier.ACCORDE),
                new FaitDeSeance.DecisionNotifiee("B2026/04-012", DEPOT, EtatDossier.EXECUTOIRE));
    }

    private static List<Fait> faitsDuPaiement() {
        return List.of(
                new FaitDePaiement.CompteVerifie(empreinte("compte")),
                new FaitDePaiement.CompteChange(empreinte("autre compte"), DEPOT),
                new FaitDePaiement.CompteConfirme(empreinte("autre compte")),
                new FaitDePaiement.VersementLiquide(
                        "V1-1", "B2026/04-012", new Montant(15_001), empreinte("compte"), "BORD/2026_1"),
                new FaitDePaiement.VersementSuivi("V1-1", Versement.Etat.PAYE, null, "", DEPOT, EtatDossier.PAYE),
                new FaitDePaiement.VersementSuivi(
                        "V1-1",
                        Versement.Etat.REJETE_BANQUE,
                        SuiteDeRejet.NOUVEAU_RIB,
                        "AC04",
                        DEPOT,
                        EtatDossier.PAIEMENT_REJETE),
                new FaitDePaiement.VersementAnnule("V1-2", "COMPTE_HORS_SEPA"),
                new FaitDePaiement.InduConstate("I1-1", "V1-1", new Montant(1), "REVENTE", "art. 7", DEPOT),
                new FaitDePaiement.CreditsReportes("velo-2027"),
                new FaitDePaiement.InduSuivi("I1-1", Indu.Etat.TITRE_EMIS));
    }

    private static List<Fait> faitsDuRecours() {
        return List.of(
                new FaitDeRecours.RecoursRecu("R-1", Recours.Genre.GRACIEUX, DEPOT),
                new FaitDeRecours.RecoursTranche("R-1", Recours.Issue.ACCUEILLI, DEPOT),
                new FaitDeRecours.ContradictoireOuvert(MotifDeRetrait.FRAUDE, GRIEFS, DEPOT, DEPOT.plusDays(15)),
                new FaitDeRecours.ObservationsRecues(DEPOT),
                new FaitDeRecours.DecisionRetiree("B2026/09-001", MotifDeRetrait.FRAUDE, GRIEFS, DEPOT),
                new FaitDeRecours.DossierRouvert(DEPOT, "RECOURS_ACCUEILLI"),
                new FaitDeRecours.DossierTransmis("Région d'essai", DEPOT, DEPOT.plusDays(1)),
                new FaitDeRecours.AttestationDelivree(Attestation.OCTROI, DEPOT));
    }

    static Message message(String cle) {
        return new Message(cle, numero("D-1"), Canal.COURRIEL, "ACCUSE_RECEPTION", DEPOT);
    }

    /** What waits, without what came of it. */
    static List<Message> enAttente(Envois envois, int taille) {
        return envois.enAttente(INSTANT, taille).stream()
                .map(MessageEnAttente::message)
                .toList();
    }

    static SeanceBureau seance(String code, LocalDate jour) {
        return SeanceBureau.ouverte(code, jour, jour.minusDays(10), 50);
    }

    /** Convened in urgency, then once more after a session without a quorum. */
    static SeanceBureau convoquee(SeanceBureau ouverte) {
        SeanceBureau gelee = gelee(ouverte);
        LocalDate jour = gelee.jour();
        return gelee.convoquer(Convocation.urgente(jour.minusDays(2), jour, Note.JOINTE, Delais.CGCT))
                .convoquer(Convocation.seconde(jour, jour.plusDays(3), jour, Delais.CGCT));
    }

    /** Held by its minutes, which say all that minutes may. */
    static SeanceBureau tenue(SeanceBureau ouverte) {
        SeanceBureau convoquee = convoquee(ouverte);
        Acte acte = new Acte("B2026-012", convoquee.code(), convoquee.jour());
        Presence presence = new Presence(
                "elu-1",
                "elu-2",
                List.of("elu-1", "elu-2", "elu-3"),
                List.of(new Presence.Pouvoir("elu-4", "elu-1", convoquee.limite())));
        return convoquee.tenir(new Deliberation(
                acte,
                presence,
                List.of(
                        new LigneDeliberee(
                                numero("D-1"),
                                LigneDeliberee.Issue.ACCORDE,
                                new Montant(20_000),
                                List.of(),
                                List.of("elu-9"),
                                List.of("elu-3"),
                                new Vote(2, 2, 1, false, true),
                                "B2026-013"),
                        new LigneDeliberee(
                                numero("d-1"),
                                LigneDeliberee.Issue.REFUSE,
                                null,
                                List.of("FACTURE:ABSENTE"),
                                List.of(),
                                List.of(),
                                new Vote(3, 0, 0, true, false),
                                null)),
                new Vote(4, 0, 0, false, true)));
    }

    /** With a grant that two members leave, and a refusal for two reasons. */
    static SeanceBureau gelee(SeanceBureau ouverte) {
        return ouverte.geler(new OrdreDuJour(
                ouverte.code(),
                ouverte.limite(),
                List.of(
                        new OrdreDuJour.Ligne(
                                1,
                                numero("D-1"),
                                Candidat.Sens.ACCORD,
                                new Montant(20_000),
                                List.of(),
                                new TreeSet<>(List.of("elu-10", "elu-9"))),
                        new OrdreDuJour.Ligne(
                                2,
                                numero("d-1"),
                                Candidat.Sens.REFUS,
                                Montant.ZERO,
                                List.of(
                                        new Motif("PERIODE_ACHAT", "art. 2, 1°"),
                                        new Motif("FACTURE:ABSENTE", "article 5, « facture »")),
                                new TreeSet<>()))));
    }

    static Enveloppe enveloppe(String code) {
        return Enveloppe.of(code, 2026, new LigneBudgetaire("65", "6574", ""), new Montant(Montant.MAXIMUM));
    }

    /** The same envelope with credits set aside. */
    static Enveloppe reservee(String code) {
        return enveloppe(code).reserver(new Montant(60_003)).selon(fait -> fait.enveloppe(), insuffisant -> {
            throw new IllegalStateException("all of it is free");
        });
    }

    /** Its payments in an order that no field of theirs has. */
    static Bordereau bordereau(String code, String enveloppe) {
        List<Versement> versements = new ArrayList<>();
        for (String numero : List.of("D-2", "D-10", "d-1")) {
            versements.add(new Versement(
                    "V" + numero,
                    numero(numero),
                    "B2026/04-012",
                    new Montant(20_001 - versements.size()),
                    empreinte("compte de " + numero),
                    Versement.Etat.LIQUIDE));
        }
        // In the complementary days of the year before.
        return Bordereau.of(code, 2026, LocalDate.of(2027, 1, 31), enveloppe, versements);
    }

    static Ecriture.Changement changement(Dossier dossier, long versionAttendue) {
        return new Ecriture.Changement(dossier, versionAttendue, List.of(), List.of(fait(1)));
    }

    static Ecriture ecriture(Ecriture.Changement... changements) {
        return new Ecriture(INSTANT, PLATEFORME, List.of(changements));
    }

    static Ecriture effacement(String numero, long versionAttendue) {
        return Ecriture.effacer(
                INSTANT,
                PLATEFORME,
                List.of(new Ecriture.Effacement(
                        numero(numero), versionAttendue, List.of(new Fait.DossierEfface("VISA-1")))));
    }

    static Ecriture ecriture(Dossier dossier, long versionAttendue) {
        return ecriture(changement(dossier, versionAttendue));
    }

    /** A write of changes together with messages and entries of registers. */
    static Ecriture ecriture(
            List<Ecriture.Changement> changements,
            List<Message> messages,
            List<String> partis,
            List<Versionne<SeanceBureau>> seances,
            List<Versionne<Enveloppe>> enveloppes,
            List<Versionne<Bordereau>> bordereaux) {
        return new Ecriture(INSTANT, PLATEFORME, changements, messages, partis, seances, enveloppes, bordereaux);
    }
}
