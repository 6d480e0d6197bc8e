package fr.octroi.echange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.demande.Rejet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifesteTest {

    private static final Flux FLUX = SequenceTest.FLUX;
    private static final Empreinte CONTENU = Empreinte.sha256(new byte[] {1});
    private static final Instant CREE = Instant.parse("2020-07-01T08:00:00Z");
    private static final LocalDate JOUR = LocalDate.of(2020, 6, 30);
    private static final FichierDuLot LIGNES = FichierDuLot.lignes(1, CONTENU);

    private static FichierDuLot piece(String contenu) {
        return FichierDuLot.piece(3, Empreinte.deChamps(contenu));
    }

    private static void refuse(String code, Runnable fabrication) {
        assertEquals(
                code,
                assertThrows(ValeurInvalideException.class, fabrication::run).code());
    }

    private static Manifeste avec(FichierDuLot... fichiers) {
        return new Manifeste(FLUX, 1, Manifeste.ORIGINE, CREE, JOUR, JOUR, 0, Montant.ZERO, List.of(fichiers));
    }

    @Test
    void les_pieces_viennent_avant_les_lignes_qui_les_citent() {
        List<FichierDuLot> pieces = Stream.of(piece("a"), piece("b"), piece("c"))
                .sorted((a, b) -> a.nom().compareTo(b.nom()))
                .toList();
        Manifeste manifeste = avec(pieces.get(0), pieces.get(1), pieces.get(2), LIGNES);
        assertEquals(pieces, manifeste.pieces());
        refuse("FICHIERS_INVALIDES", () -> avec(LIGNES, pieces.get(0)));
        refuse("FICHIERS_INVALIDES", () -> avec(pieces.get(1), pieces.get(0), LIGNES));
        refuse("FICHIERS_INVALIDES", () -> avec(pieces.get(0), pieces.get(0), LIGNES));
        refuse("FICHIERS_INVALIDES", () -> avec(LIGNES, LIGNES));
        refuse("FICHIERS_INVALIDES", () -> avec(pieces.get(0)));
        refuse("FICHIERS_INVALIDES", ManifesteTest::avec);
    }

    @Test
    void ce_qui_ne_peut_pas_etre_n_existe_pas() {
        List<FichierDuLot> fichiers = List.of(LIGNES);
        Montant rien = Montant.ZERO;
        refuse(
                "SEQUENCE_INVALIDE",
                () -> new Manifeste(FLUX, 0, Manifeste.ORIGINE, CREE, JOUR, JOUR, 0, rien, fichiers));
        refuse(
                "SEQUENCE_INVALIDE",
                () -> new Manifeste(FLUX, 100_000_000, CONTENU, CREE, JOUR, JOUR, 0, rien, fichiers));
        refuse("CHAINAGE_INVALIDE", () -> new Manifeste(FLUX, 1, CONTENU, CREE, JOUR, JOUR, 0, rien, fichiers));
        refuse(
                "CHAINAGE_INVALIDE",
                () -> new Manifeste(FLUX, 2, Manifeste.ORIGINE, CREE, JOUR, JOUR, 0, rien, fichiers));
        refuse(
                "INSTANT_INVALIDE",
                () -> new Manifeste(FLUX, 2, CONTENU, CREE.plusMillis(1), JOUR, JOUR, 0, rien, fichiers));
        refuse(
                "PERIODE_INVALIDE",
                () -> new Manifeste(FLUX, 2, CONTENU, CREE, JOUR, JOUR.minusDays(1), 0, rien, fichiers));
        refuse("NOMBRE_INVALIDE", () -> new Manifeste(FLUX, 2, CONTENU, CREE, JOUR, JOUR, -1, rien, fichiers));
        refuse(
                "NOMBRE_INVALIDE",
                () -> new Manifeste(FLUX, 2, CONTENU, CREE, JOUR, JOUR, 0, Montant.ofEuros(-1), fichiers));
    }

    @Test
    void le_nom_d_un_fichier_ne_dit_que_son_contenu() {
        refuse("FICHIER_DU_LOT_INVALIDE", () -> new FichierDuLot("pieces/facture.pdf", 1, CONTENU));
        refuse("FICHIER_DU_LOT_INVALIDE", () -> new FichierDuLot("../lignes.jsonl", 1, CONTENU));
        refuse("FICHIER_DU_LOT_INVALIDE", () -> new FichierDuLot("pieces/" + Empreinte.deChamps("autre"), 1, CONTENU));
        refuse("FICHIER_DU_LOT_INVALIDE", () -> FichierDuLot.lignes(-1, CONTENU));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ville", "ma ville", "-ville", "ma.ville", "a/b", "ma-ville"})
    void un_flux_va_d_une_organisation_a_une_autre(String emetteur) {
        refuse("FLUX_INVALIDE", () -> new Flux(emetteur, "ma-ville", ObjetDuLot.DEMANDES, Environnement.ESSAI));
    }

    @Test
    void un_nom_de_depot_dit_le_flux_le_rang_et_le_debut_de_l_empreinte() {
        for (ObjetDuLot objet : ObjetDuLot.values()) {
            for (Environnement environnement : Environnement.values()) {
                Flux flux = new Flux("prestataire", "ma-ville", objet, environnement);
                NomDeDepot nom = NomDeDepot.of(flux, 12, CONTENU);
                assertEquals(nom, new NomDeDepot(nom.valeur()));
                assertEquals(flux, nom.flux());
                assertEquals(12, nom.sequence());
                assertTrue(nom.annonce(CONTENU));
                assertFalse(nom.annonce(Empreinte.deChamps("autre")));
                assertTrue(nom.designe(flux, 12));
                assertFalse(nom.designe(flux, 13));
            }
        }
        assertEquals(
                "prestataire.ma-ville.demandes.essai.00000012."
                        + CONTENU.hexadecimal().substring(0, 16) + ".lot",
                NomDeDepot.of(FLUX, 12, CONTENU).valeur());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a.b.demandes.essai.00000001.0123456789abcdef.lot.part",
                "a.a.demandes.essai.00000001.0123456789abcdef.lot",
                "a.b.demandes.essai.00000000.0123456789abcdef.lot",
                "a.b.demandes.essai.1.0123456789abcdef.lot",
                "a.b.autres.essai.00000001.0123456789abcdef.lot",
                "a.b.demandes.autre.00000001.0123456789abcdef.lot",
                "a.b.demandes.essai.00000001.0123456789ABCDEF.lot",
                "../a.b.demandes.essai.00000001.0123456789abcdef.lot",
                "a.b.demandes.essai.00000001.0123456789abcdef.lot\n"
            })
    void un_autre_nom_n_en_est_pas_un(String nom) {
        refuse("NOM_DE_DEPOT_INVALIDE", () -> new NomDeDepot(nom));
    }

    @Test
    void un_lot_sans_reponse_alerte_passe_le_delai_le_plus_ancien_d_abord() {
        NomDeDepot ancien = NomDeDepot.of(FLUX, 1, CONTENU);
        NomDeDepot repondu = NomDeDepot.of(FLUX, 2, CONTENU);
        NomDeDepot limite = NomDeDepot.of(FLUX, 3, CONTENU);
        NomDeDepot recent = NomDeDepot.of(FLUX, 4, CONTENU);
        Duration delai = Duration.ofDays(1);
        Instant maintenant = CREE.plus(Duration.ofDays(3));
        LotEnvoye attendu = new LotEnvoye(ancien, CONTENU, CREE);
        LotEnvoye autre = new LotEnvoye(NomDeDepot.of(FLUX, 5, CONTENU), CONTENU, CREE.plusSeconds(1));
        List<LotEnvoye> envoyes = List.of(
                new LotEnvoye(recent, CONTENU, maintenant),
                autre,
                attendu,
                new LotEnvoye(repondu, CONTENU, CREE),
                new LotEnvoye(limite, CONTENU, maintenant.minus(delai)));
        assertEquals(List.of(attendu, autre), LotEnvoye.sansReponse(envoyes, Set.of(repondu), maintenant, delai));
    }

    /** Otherwise refusals would tell whoever can drop files what a message that is not his says. */
    @ParameterizedTest
    @EnumSource(MotifDeRefus.class)
    void l_emetteur_n_apprend_rien_de_ce_qui_est_sous_un_sceau_qu_il_n_a_pas_fait(MotifDeRefus motif) {
        boolean sousLeSceau =
                motif.compareTo(MotifDeRefus.CHIFFRE_ALTERE) >= 0 && motif.compareTo(MotifDeRefus.CLE_REVOQUEE) <= 0;
        assertEquals(sousLeSceau ? MotifDeRefus.CHIFFRE_ALTERE : motif, new Accuse.Refuse(motif).motif());
        assertEquals(motif.compareTo(MotifDeRefus.ARCHIVE_ILLISIBLE) >= 0, motif.estDUnEmetteurConnu());
    }

    @Test
    void un_accuse_dit_de_qui_et_ce_qui_fut_rejete() {
        NomDeDepot nom = NomDeDepot.of(FLUX, 1, CONTENU);
        Accuse.Issue issue = new Accuse.Accepte(CONTENU, 1);
        refuse("ACCUSE_INVALIDE", () -> new Accuse("a", "a", nom, CONTENU, CREE, issue));
        refuse("ACCUSE_INVALIDE", () -> new Accuse("A", "b", nom, CONTENU, CREE, issue));
        refuse("ACCUSE_INVALIDE", () -> new Accuse("a", "b", nom, CONTENU, CREE.plusNanos(1), issue));
        refuse("ACCUSE_INVALIDE", () -> new Accuse.Accepte(CONTENU, -1));
        refuse("ACCUSE_INVALIDE", () -> new Accuse.AccepteAvecRejets(CONTENU, 1, List.of()));
        List<Accuse.Issue> issues = List.of(
                issue,
                new Accuse.AccepteAvecRejets(CONTENU, 0, List.of(new Rejet(1, "", "nom", "NOM_ABSENT", ""))),
                new Accuse.Refuse(MotifDeRefus.BIFURCATION));
        assertEquals(
                Arrays.asList("a", "r", "n"),
                issues.stream()
                        .map(une -> une.<String>selon(a -> "a", r -> "r", n -> "n"))
                        .toList());
    }
}
