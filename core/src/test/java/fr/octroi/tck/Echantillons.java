package fr.octroi.tck;

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
import fr.octroi.instruction.Repere;
import fr.octroi.journal.Fait;
import fr.octroi.port.Ecriture;
import fr.octroi.reglement.Valeur;
import fr.octroi.relance.DemandeDeComplement.Element;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
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
        return List.of(
                new Fait.DemandeEnregistree("aide-d-essai", DEPOT, empreinte("demande")),
                new Fait.PieceRecue("FACTURE", empreinte("facture"), 5_000_000_000L, DEPOT),
                new Fait.PieceLue(empreinte("facture"), EtatLecture.LISIBLE, "FACTURE"),
                new Fait.PieceLue(empreinte("rib"), EtatLecture.SANS_TEXTE, ""),
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
                new Fait.InstructionFaite(
                        "2026",
                        empreinte("règlement"),
                        "COMPLETER",
                        List.of("FACTURE:ABSENTE", "RIB:ILLISIBLE"),
                        null,
                        null,
                        null,
                        List.of(new Element("FACTURE:ABSENTE", "art. 5", true)),
                        EtatDossier.A_COMPLETER));
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
