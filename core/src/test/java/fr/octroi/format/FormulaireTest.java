package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.demande.DemandeDeposee;
import fr.octroi.demande.PieceDeposee;
import fr.octroi.reglement.Valeur;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FormulaireTest {

    private static final LocalDate DEPOT = LocalDate.of(2026, 3, 31);
    private static final LocalDate ACHAT = LocalDate.of(2026, 3, 1);
    private static final PieceDeposee FACTURE =
            PieceDeposee.arrivee("FACTURE", "facture.pdf", Empreinte.sha256(new byte[] {1}), 1);

    @Test
    void ce_qui_n_est_pas_dit_est_inconnu() {
        assertEquals(
                new DemandeDeposee(
                        "A-1",
                        DEPOT,
                        "",
                        "",
                        "",
                        null,
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        null,
                        null,
                        null,
                        "",
                        "",
                        "",
                        null,
                        null,
                        null,
                        null,
                        "",
                        "",
                        "",
                        "",
                        "",
                        null,
                        new TreeMap<>(),
                        List.of()),
                new Formulaire("A-1", DEPOT).demande());
    }

    @Test
    void chaque_champ_va_a_sa_place() {
        Map<String, Valeur> reponses = Map.of("question.etudiant", new Valeur.Booleen(true));
        assertEquals(
                new DemandeDeposee(
                        "A-1",
                        DEPOT,
                        "Mme",
                        "Quertier",
                        "Ombeline",
                        LocalDate.of(1980, 3, 4),
                        "3 rue du Port-aux-Vins",
                        "92310",
                        "Sèvres",
                        "92072",
                        "ombeline@exemple.invalid",
                        "0199000000",
                        3,
                        Montant.ofEuros(20_000),
                        new BigDecimal("2.5"),
                        "VAE",
                        "NEUF",
                        "Alezan E7",
                        ACHAT,
                        Montant.ofEuros(1_499),
                        Montant.ofEuros(1_249),
                        2,
                        "73282932000074",
                        "F-2026-117",
                        "BC7A1K22P9",
                        "FR76",
                        "Ombeline Quertier",
                        Montant.ofEuros(100),
                        new TreeMap<>(reponses),
                        List.of(FACTURE)),
                new Formulaire("A-1", DEPOT)
                        .demandeur("Mme", "Quertier", "Ombeline")
                        .naissance(LocalDate.of(1980, 3, 4))
                        .domicile("3 rue du Port-aux-Vins", "92310", "Sèvres", "92072")
                        .contact("ombeline@exemple.invalid", "0199000000")
                        .foyer(3, Montant.ofEuros(20_000), new BigDecimal("2.5"))
                        .objet("VAE", "NEUF", "Alezan E7")
                        .achat(ACHAT, Montant.ofEuros(1_499))
                        .montantHt(Montant.ofEuros(1_249))
                        .quantite(2)
                        .facture("73282932000074", "F-2026-117")
                        .numeroSerie("BC7A1K22P9")
                        .compte("FR76", "Ombeline Quertier")
                        .aidesAutres(Montant.ofEuros(100))
                        .reponses(reponses)
                        .pieces(List.of(FACTURE))
                        .demande());
    }

    @Test
    void un_formulaire_continue_sans_changer_la_demande_qui_en_est_sortie() {
        Formulaire formulaire = new Formulaire("A-1", DEPOT).pieces(List.of(FACTURE));
        DemandeDeposee avant = formulaire.demande();

        formulaire.pieces(List.of(FACTURE)).reponses(Map.of("question.etudiant", new Valeur.Booleen(true)));

        assertEquals(List.of(FACTURE), avant.pieces());
        assertEquals(new TreeMap<>(), avant.reponses());
        assertEquals(2, formulaire.demande().pieces().size());
    }

    @Test
    void un_formulaire_ne_dit_de_personne_qu_il_ecrit() {
        assertEquals(
                "Formulaire[***]",
                new Formulaire("A-1", DEPOT)
                        .demandeur("Mme", "Quertier", "Ombeline")
                        .toString());
    }
}
