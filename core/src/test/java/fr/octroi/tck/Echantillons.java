package fr.octroi.tck;

import fr.octroi.bureau.Candidat;
import fr.octroi.bureau.LigneDeliberee;
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
import fr.octroi.journal.FaitDePaiement;
import fr.octroi.journal.FaitDeRecours;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.journal.FaitDeSeance;
import fr.octroi.port.Ecriture;
import fr.octroi.recours.Attestation;
import fr.octroi.recours.MotifDeRetrait;
import fr.octroi.recours.Recours;
import fr.octroi.reglement.Valeur;
import fr.octroi.relance.AccuseReception;
import fr.octroi.relance.Alerte;
import fr.octroi.relance.Canal;
import fr.octroi.relance.Capacite;
import fr.octroi.relance.DemandeDeComplement;
import fr.octroi.relance.DemandeDeComplement.Element;
import fr.octroi.relance.Incident;
import fr.octroi.versement.Indu;
import fr.octroi.versement.SuiteDeRejet;
import fr.octroi.versement.Versement;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Invented people and their dossiers. */
final class Echantillons {

    /** With nanoseconds, which many stores lose. */
    static final Instant INSTANT = Instant.parse("2026-03-31T22:15:59.123456789Z");

    static final Acteur PLATEFORME = new Acteur("ville-d-essai", Role.AUTOMATE, "robot-1");

    private static final LocalDate DEPOT = LocalDate.of(2026, 3, 31);

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
        faits.addAll(faitsDInstruction());
        faits.addAll(faitsDeRelance());
        faits.addAll(faitsDeSeance());
        faits.addAll(faitsDePaiement());
        faits.addAll(faitsDeRecours());
        return faits;
    }

    private static List<Fait> faitsDInstruction() {
        return List.of(
                new Fait.DemandeEnregistree("aide-d-essai", DEPOT, empreinte("demande")),
                new Fait.PieceRecue("FACTURE", empreinte("facture"), 5_000_000_000L, DEPOT),
                new Fait.PieceLue(empreinte("facture"), EtatLecture.LISIBLE, "FACTURE"),
                new Fait.PieceLue(empreinte("rib"), EtatLecture.SANS_TEXTE, ""),
                new Fait.PieceJugee(empreinte("rib"), Observation.CONFORME, EtatDossier.DEPOSE),
                new Fait.InstructionFaite(
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
                new Fait.SignalLeve("DEPOT_DIVERGENT", "LE_DECLARE_TIENT", EtatDossier.DEPOSE),
                new Fait.InstructionFaite(
                        "2026",
                        empreinte("règlement"),
                        "COMPLETER",
                        List.of("FACTURE:ABSENTE", "RIB:ILLISIBLE"),
                        null,
                        null,
                        null,
                        List.of(
                                new Element("FACTURE:ABSENTE", "art. 5, 2° « été »", true),
                                new Element("RIB:ABSENTE", "art. 6", false)),
                        EtatDossier.A_COMPLETER));
    }

    private static List<Fait> faitsDeRelance() {
        return List.of(
                new FaitDeRelance.MessageConfie("m-1", "DEMANDE_COMPLEMENT", Canal.COURRIEL),
                new FaitDeRelance.MessageRemis("m-1", empreinte("texte"), "<2026.1@exemple.invalid>"),
                new FaitDeRelance.MessageRemis("m-2", empreinte("texte"), ""),
                new FaitDeRelance.MessageRevenu("m-1", Canal.COURRIEL, "5.1.1"),
                new FaitDeRelance.OppositionRecue(Canal.SMS),
                new FaitDeRelance.ContactChange(empreinte("contact")),
                new FaitDeRelance.AccuseEnvoye(AccuseReception.RECEPTION, DEPOT),
                new FaitDeRelance.ComplementDemande(new DemandeDeComplement(
                        DEPOT,
                        DEPOT.plusDays(30),
                        List.of(
                                new Element("FACTURE:ABSENTE", "art. 5, 2° « été »", true),
                                new Element("RIB:ABSENTE", "art. 6", false)))),
                new FaitDeRelance.ComplementRecu(DEPOT, List.of(), null, EtatDossier.DEPOSE),
                new FaitDeRelance.ComplementRecu(
                        DEPOT, List.of("foyer.parts", "foyer.revenu"), empreinte("valeurs"), EtatDossier.DEPOSE),
                new FaitDeRelance.RelanceFaite("RELANCE", DEPOT.plusDays(15)),
                new FaitDeRelance.CarenceConstatee(
                        DEPOT,
                        DEPOT.plusDays(30),
                        DEPOT.plusDays(31),
                        List.of("FACTURE:ABSENTE", "foyer.parts:INCONNUE")),
                new FaitDeRelance.AlerteDonnee(Alerte.SILENCE, DEPOT.plusMonths(2)),
                new FaitDeRelance.DesistementRecu(DEPOT),
                new FaitDeRelance.CapaciteSignalee(Capacite.TUTELLE, DEPOT, EtatDossier.A_EXAMINER),
                new FaitDeRelance.IncidentOuvert(new Incident(
                        "retours-2026", Incident.Genre.ENVOI_REVENU, Incident.Gravite.FORTE, "agent-1", DEPOT, "")),
                new FaitDeRelance.IncidentClos("retours-2026", "ADRESSES_CORRIGEES"),
                new FaitDeRelance.AppelConsigne("OU_EN_EST_ON", empreinte("note")),
                new FaitDeRelance.AppelConsigne("OU_EN_EST_ON", null));
    }

    private static List<Fait> faitsDeSeance() {
        return List.of(
                new FaitDeSeance.InscritALOrdreDuJour(
                        "bureau-2026-04", 1, Candidat.Sens.ACCORD, new Montant(50_000), "velo-2026"),
                new FaitDeSeance.DecisionPrise(
                        "B2026-04/031",
                        "bureau-2026-04",
                        DEPOT,
                        LigneDeliberee.Issue.ACCORDE,
                        new Montant(50_000),
                        new Montant(40_000),
                        List.of(),
                        List.of(),
                        EtatDossier.ACCORDE),
                new FaitDeSeance.DecisionPrise(
                        "B2026-04/031",
                        "bureau-2026-04",
                        DEPOT,
                        LigneDeliberee.Issue.REFUSE,
                        Montant.ZERO,
                        null,
                        List.of("RESIDENCE", "PERIODE_ACHAT"),
                        List.of("art. 2", "art. 1"),
                        EtatDossier.REFUSE),
                new FaitDeSeance.ActeTransmis("B2026-04/031", DEPOT, EtatDossier.ACCORDE),
                new FaitDeSeance.DecisionNotifiee("B2026-04/031", DEPOT, EtatDossier.EXECUTOIRE));
    }

    private static List<Fait> faitsDePaiement() {
        return List.of(
                new FaitDePaiement.CompteVerifie(empreinte("compte")),
                new FaitDePaiement.CompteChange(empreinte("autre compte"), DEPOT),
                new FaitDePaiement.CompteConfirme(empreinte("autre compte")),
                new FaitDePaiement.VersementLiquide(
                        "V1", "B2026-04/031", new Montant(40_000), empreinte("compte"), "bordereau-1"),
                new FaitDePaiement.VersementSuivi("V1", Versement.Etat.ACCEPTE, null, "", DEPOT, EtatDossier.LIQUIDE),
                new FaitDePaiement.VersementSuivi(
                        "V1",
                        Versement.Etat.REJETE_BANQUE,
                        SuiteDeRejet.NOUVEAU_RIB,
                        "AC04",
                        DEPOT,
                        EtatDossier.PAIEMENT_REJETE),
                new FaitDePaiement.InduConstate("I1", "V1", new Montant(1), "REVENTE", "art. 9", DEPOT),
                new FaitDePaiement.InduSuivi("I1", Indu.Etat.TITRE_EMIS));
    }

    private static List<Fait> faitsDeRecours() {
        return List.of(
                new FaitDeRecours.RecoursRecu("R-1", Recours.Genre.GRACIEUX, DEPOT),
                new FaitDeRecours.RecoursTranche("R-1", Recours.Issue.ACCUEILLI, DEPOT),
                new FaitDeRecours.ContradictoireOuvert(MotifDeRetrait.FRAUDE, DEPOT, DEPOT.plusDays(15)),
                new FaitDeRecours.ObservationsRecues(DEPOT),
                new FaitDeRecours.DecisionRetiree("B2026-05/002", MotifDeRetrait.FRAUDE, DEPOT),
                new FaitDeRecours.DossierRouvert(DEPOT, "RECOURS_ACCUEILLI"),
                new FaitDeRecours.DossierTransmis("Région d'essai", DEPOT, DEPOT.plusDays(2)),
                new FaitDeRecours.AttestationDelivree(Attestation.OCTROI, DEPOT));
    }

    static Ecriture.Changement changement(Dossier dossier, long versionAttendue) {
        return new Ecriture.Changement(dossier, versionAttendue, List.of(), List.of(fait(1)));
    }

    static Ecriture ecriture(Ecriture.Changement... changements) {
        return new Ecriture(INSTANT, PLATEFORME, List.of(changements));
    }

    static Ecriture ecriture(Dossier dossier, long versionAttendue) {
        return ecriture(changement(dossier, versionAttendue));
    }
}
