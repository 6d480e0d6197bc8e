package fr.octroi.rgpd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.journal.Fait;
import fr.octroi.rgpd.Conservation.Depart;
import fr.octroi.rgpd.Conservation.Terme;
import fr.octroi.rgpd.Elimination.Ligne;
import fr.octroi.rgpd.Elimination.Visa;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EliminationTest {

    private static final LocalDate JOUR = LocalDate.of(2031, 4, 1);

    private static Ligne ligne(String numero, LocalDate terme) {
        return ligne(numero, null, terme);
    }

    private static Ligne ligne(String numero, @Nullable String partie, LocalDate terme) {
        return new Ligne(
                new NumeroDossier(numero),
                "velo",
                LocalDate.of(2027, 1, 4),
                EtatDossier.REFUSE,
                new Terme(
                        partie == null ? null : Partie.parse(partie),
                        Depart.NOTIFICATION,
                        terme.minusDays(366),
                        Period.ofDays(366),
                        "art. 4"));
    }

    private static Ligne echue(String numero) {
        return ligne(numero, JOUR.minusDays(1));
    }

    /** The same last day by another rule. */
    private static Ligne autrement(Ligne ligne) {
        Terme terme = ligne.terme();
        return new Ligne(
                ligne.numero(),
                ligne.aide(),
                ligne.depot(),
                ligne.etat(),
                new Terme(
                        terme.partie(),
                        Depart.DECISION,
                        terme.depuis().plusDays(1),
                        terme.duree().minusDays(1),
                        terme.fondement()));
    }

    @Test
    void un_preavis_nomme_ce_qui_sera_echu_a_son_jour_et_rien_au_dela() {
        Elimination echues = new Elimination("E-2031", JOUR, JOUR.plusDays(30), List.of(echue("D-1")));
        assertFalse(echues.estUnPreavis());
        List<Ligne> lignes = List.of(echue("D-1"), ligne("D-2", JOUR.plusDays(29)));
        assertTrue(new Elimination("E-2031", JOUR, JOUR.plusDays(30), lignes).estUnPreavis());
        assertThrows(ValeurInvalideException.class, () -> new Elimination("E-2031", JOUR, JOUR.plusDays(29), lignes));
        assertThrows(
                ValeurInvalideException.class, () -> new Elimination("E-2031", JOUR, JOUR.minusDays(1), List.of()));
    }

    @Test
    void une_liste_est_celle_de_ses_dossiers_quel_que_soit_leur_ordre_et_aucune_autre() {
        Elimination liste = new Elimination("E-2031", JOUR, JOUR, List.of(echue("D-2"), echue("D-1")));
        assertEquals(new Elimination("E-2031", JOUR, JOUR, List.of(echue("D-1"), echue("D-2"))), liste);
        for (Elimination autre : List.of(
                new Elimination("E-2032", JOUR, JOUR, liste.lignes()),
                new Elimination("E-2031", JOUR.minusDays(1), JOUR, liste.lignes()),
                new Elimination("E-2031", JOUR, JOUR.plusDays(1), liste.lignes()),
                new Elimination("E-2031", JOUR, JOUR, List.of(echue("D-1"), autrement(echue("D-2")))),
                new Elimination("E-2031", JOUR, JOUR, List.of(echue("D-1"))),
                new Elimination("E-2031", JOUR, JOUR, List.of(echue("D-1"), echue("D-3"))),
                new Elimination("E-2031", JOUR, JOUR, List.of(echue("D-1"), ligne("D-2", JOUR.minusDays(2)))),
                new Elimination(
                        "E-2031", JOUR, JOUR, List.of(echue("D-1"), ligne("D-2", "CONTACT", JOUR.minusDays(1)))),
                new Elimination(
                        "E-2031", JOUR, JOUR, List.of(echue("D-1"), ligne("D-2", "APPELS", JOUR.minusDays(1)))))) {
            assertNotEquals(liste.empreinte(), autre.empreinte());
        }
    }

    @Test
    void personne_n_y_est_deux_fois_ni_avant_son_jour() {
        Ligne contact = ligne("D-1", "CONTACT", JOUR.minusDays(1));
        for (List<Ligne> lignes : List.of(
                List.of(echue("D-1"), echue("D-1")),
                List.of(contact, echue("D-1")),
                List.of(contact, contact),
                List.of(ligne("D-1", JOUR)))) {
            assertEquals(
                    "ELIMINATION_INVALIDE",
                    assertThrows(ValeurInvalideException.class, () -> new Elimination("E-2031", JOUR, JOUR, lignes))
                            .code());
        }
        assertThrows(ValeurInvalideException.class, () -> new Elimination("liste d'avril", JOUR, JOUR, List.of()));
        // What the journal would not take as a code is refused here, before anything is erased.
        for (String reference : List.of("vu par Mme Durand", ".17", "", "A".repeat(41))) {
            assertEquals(
                    "VISA_INVALIDE",
                    assertThrows(
                                    ValeurInvalideException.class,
                                    () -> new Visa(reference, JOUR, Empreinte.deChamps("liste")))
                            .code());
            assertThrows(ValeurInvalideException.class, () -> new Fait.DossierEfface(reference));
        }
    }

    @Test
    void deux_parties_d_un_dossier_sont_deux_lignes_dans_leur_ordre() {
        Ligne contact = ligne("D-1", "CONTACT", JOUR.minusDays(1));
        Ligne identite = ligne("D-1", "PIECES:PIECE_IDENTITE", JOUR.minusDays(1));
        assertEquals(
                List.of(contact, identite, echue("D-2")),
                new Elimination("E-2031", JOUR, JOUR, List.of(echue("D-2"), identite, contact)).lignes());
    }
}
