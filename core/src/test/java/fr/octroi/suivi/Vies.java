package fr.octroi.suivi;

import fr.octroi.bureau.Candidat.Sens;
import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Demandeur;
import fr.octroi.dossier.Depense;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.Foyer;
import fr.octroi.dossier.Iban;
import fr.octroi.instruction.EtatVersement;
import fr.octroi.journal.Chronique;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDePaiement;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.journal.FaitDeSeance;
import fr.octroi.relance.DemandeDeComplement;
import fr.octroi.relance.DemandeDeComplement.Element;
import fr.octroi.versement.SuiteDeRejet;
import fr.octroi.versement.Versement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An invented dossier of June 2020, and what happens to it. */
final class Vies {

    static final LocalDate DEPOT = jour(6, 1);
    static final LocalDate SEANCE = jour(7, 8);
    static final Element FACTURE = new Element("FACTURE:ABSENTE", "art. 5", true);
    static final Element DOMICILE = new Element("JUSTIFICATIF_DOMICILE:PERIMEE", "art. 5", true);
    static final Element RIB = new Element("RIB:ABSENTE", "art. 6", false);
    static final Iban IBAN = Iban.parse("FR7630006000011234567890189");
    static final Demandeur PERSONNE = new Demandeur(
            "Mme",
            "Quillfeldt",
            "Ombeline",
            LocalDate.of(1984, 2, 29),
            new Adresse("12 sente des Essarts", "92190", "Meudon", "92048"),
            "ombeline@exemple.invalid",
            "06 39 98 00 00");

    private Vies() {}

    static LocalDate jour(int mois, int quantieme) {
        return LocalDate.of(2020, mois, quantieme);
    }

    static Dossier dossier(EtatDossier etat, @Nullable Iban iban) {
        return new Dossier(
                Chronique.NUMERO,
                "gpso-vae",
                DEPOT,
                PERSONNE,
                Foyer.INCONNU,
                new Depense("VAE", "NEUF", "Cadence 3", jour(6, 1), null, null, 1, null, "F-1", ""),
                iban,
                "",
                null,
                new TreeMap<>(),
                List.of(),
                etat);
    }

    static Chronique deposee() {
        return new Chronique().le(DEPOT).puis(new Fait.DemandeEnregistree("gpso-vae", DEPOT, Empreinte.deChamps("d")));
    }

    static Fait instruite(String proposition, @Nullable LocalDate complet, Element... manques) {
        return new Fait.InstructionFaite(
                "0.1.0",
                "2019",
                Empreinte.deChamps("reglement"),
                proposition,
                Arrays.stream(manques).map(Element::code).toList(),
                null,
                complet,
                proposition.equals("ACCORDER") ? EtatVersement.PAYABLE : null,
                List.of(manques),
                EtatDossier.A_COMPLETER);
    }

    static Fait demandee(LocalDate jour, Element... elements) {
        return new FaitDeRelance.ComplementDemande(new DemandeDeComplement(jour, jour.plusDays(30), List.of(elements)));
    }

    static Fait inscrite() {
        return new FaitDeSeance.InscritALOrdreDuJour("juillet", 1, Sens.ACCORD, Montant.ofEuros(200), "velo-2020");
    }

    static Fait decidee(Issue issue) {
        boolean motivee = issue != Issue.ACCORDE;
        return new FaitDeSeance.DecisionPrise(
                "B-1",
                "juillet",
                SEANCE,
                issue,
                Montant.ofEuros(200),
                motivee ? null : Montant.ofEuros(200),
                motivee ? List.of("RESIDENCE") : List.of(),
                issue == Issue.REFUSE ? List.of("art. 2") : List.of(),
                EtatDossier.ACCORDE);
    }

    static Fait notifiee() {
        return new FaitDeSeance.DecisionNotifiee("B-1", jour(7, 20), EtatDossier.EXECUTOIRE);
    }

    static Fait liquidee() {
        return new FaitDePaiement.VersementLiquide(
                "V1", "B-1", Montant.ofEuros(200), Empreinte.deChamps("compte"), "b-1");
    }

    static Fait suivie(Versement.Etat etat, @Nullable SuiteDeRejet suite) {
        return new FaitDePaiement.VersementSuivi("V1", etat, suite, "", jour(8, 3), EtatDossier.PAYE);
    }
}
