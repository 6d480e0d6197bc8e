package fr.octroi.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Cle;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Demandeur;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.instruction.Exemples.Cas;
import fr.octroi.instruction.Repere.Genre;
import fr.octroi.reglement.GenreDoublon;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.Reglements;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoublonsTest {

    private static final ReglementAide REGLEMENT = Reglements.gpso2019();

    @Test
    void la_meme_personne_est_un_doublon_de_demandeur_jamais_de_foyer() {
        assertEquals(List.of(GenreDoublon.DOUBLON_DEMANDEUR), genres(premier(), second()));
    }

    @Test
    void la_meme_personne_qui_a_demenage_est_un_doublon_de_demandeur() {
        Cas demenage = second().adresse("3 place du Marché", "92310", "Sèvres", "92072");
        assertEquals(List.of(GenreDoublon.DOUBLON_DEMANDEUR), genres(premier(), demenage));
    }

    @Test
    void une_autre_personne_du_meme_nom_a_la_meme_adresse_est_un_doublon_de_foyer() {
        Cas frere = second().demandeur(Exemples.demandeur("Morel", "Antoine"));
        assertEquals(List.of(GenreDoublon.DOUBLON_FOYER), genres(premier(), frere));
        assertEquals(List.of(GenreDoublon.DOUBLON_FOYER), genres(frere, premier()));
    }

    @Test
    void un_homonyme_ne_un_autre_jour_et_ailleurs_ne_partage_rien() {
        Cas homonyme = second().naissance(LocalDate.of(1984, 3, 1)).adresse("1 rue Haute", "92190", "Meudon", "92048");
        assertEquals(List.of(), genres(premier(), homonyme));
    }

    @Test
    void deux_familles_de_nom_different_a_la_meme_adresse_ne_partagent_rien() {
        Cas voisin = second().demandeur(Exemples.demandeur("Petit", "Camille"));
        assertEquals(List.of(), genres(premier(), voisin));
    }

    @Test
    void sans_date_de_naissance_l_adresse_en_tient_lieu() {
        assertEquals(
                List.of(GenreDoublon.DOUBLON_DEMANDEUR), genres(premier().naissance(null), second().naissance(null)));
        assertEquals(
                List.of(),
                genres(
                        premier().naissance(null),
                        second().naissance(null).adresse("3 place du Marché", "92310", "Sèvres", "92072")));
    }

    @Test
    void sans_naissance_ni_rue_une_personne_ne_se_confond_avec_aucune() {
        Cas inconnu = premier().naissance(null).adresse(" - ", "92190", "Meudon", "92048");
        assertEquals(List.of(), genres(inconnu, second().naissance(null).adresse("", "92190", "Meudon", "92048")));
        assertEquals(
                List.of(),
                genres(
                        premier().adresse("", "92190", "Meudon", "92048"),
                        second().naissance(LocalDate.of(1990, 1, 1)).adresse("", "92190", "Meudon", "92048")));
    }

    @Test
    void les_accents_et_la_casse_du_nom_ne_cachent_pas_un_doublon() {
        Cas autreGraphie = second().demandeur(new Demandeur(
                "Mme", "MOREL", "CAMILLE", LocalDate.of(1984, 2, 29), new Adresse("", "", "", null), "", ""));
        assertEquals(List.of(GenreDoublon.DOUBLON_DEMANDEUR), genres(premier(), autreGraphie));
    }

    @Test
    void le_meme_compte_est_signale() {
        Cas autre = inconnu().iban(Exemples.IBAN);
        assertEquals(List.of(GenreDoublon.IBAN_PARTAGE), genres(premier(), autre));
        assertEquals(List.of(), genres(premier().iban(null), inconnu().iban(null)));
    }

    @ParameterizedTest
    @CsvSource({"F-2020/017, F 2020 017", "F-2020/017, f2020017", "F-2020/017, F.2020-017"})
    void la_meme_facture_se_reconnait_sous_une_autre_ecriture(String un, String autre) {
        assertEquals(
                List.of(GenreDoublon.FACTURE_PARTAGEE),
                genres(premier().facture(Exemples.VENDEUR, un, ""), inconnu().facture(Exemples.VENDEUR, autre, "")));
    }

    @ParameterizedTest
    @CsvSource({"F-1, F-2", "-, -", "'', ''", "' ', ' '"})
    void deux_factures_differentes_ou_sans_numero_ne_sont_pas_partagees(String un, String autre) {
        assertEquals(
                List.of(),
                genres(
                        premier().facture(Exemples.VENDEUR, un, "--"),
                        inconnu().facture(Exemples.VENDEUR, autre, "--")));
    }

    @Test
    void le_meme_numero_chez_deux_vendeurs_ou_sans_vendeur_n_est_pas_la_meme_facture() {
        assertEquals(List.of(), genres(premier(), inconnu().facture(Exemples.AUTRE_VENDEUR, "F-2020/017", "")));
        assertEquals(
                List.of(), genres(premier().facture(null, "F-1", ""), inconnu().facture(null, "F-1", "")));
    }

    @Test
    void le_meme_cadre_est_signale() {
        assertEquals(
                List.of(GenreDoublon.SERIE_PARTAGEE),
                genres(premier().facture(null, "", "BC 1234-567"), inconnu().facture(null, "", "bc1234567")));
    }

    @Test
    void le_meme_fichier_de_facture_est_signale_mais_pas_celui_d_une_autre_piece() {
        Cas facture = inconnu().avec(Exemples.fichier("FACTURE", "FACTURE", Exemples.lue("FACTURE")));
        Cas attestation =
                inconnu().avec(Exemples.fichier("ATTESTATION_HONNEUR", "ATTESTATION_HONNEUR", Exemples.lue("")));
        assertEquals(List.of(GenreDoublon.FACTURE_PARTAGEE), genres(premier(), facture));
        assertEquals(List.of(), genres(premier(), attestation));
    }

    @Test
    void deux_fichiers_vides_ne_sont_pas_le_meme_fichier() {
        PieceJustificative vide = new PieceJustificative(
                "FACTURE", "facture.pdf", Exemples.contenu("vide"), 0, java.time.LocalDate.of(2020, 6, 2));
        List<Repere> reperes = Doublons.reperes(avecPiece(inconnu().dossier(), vide), REGLEMENT, Exemples.CLE);
        assertTrue(reperes.stream().noneMatch(repere -> repere.genre() == Genre.FICHIER));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    12 avenue du Château        | 12, AV. DU CHATEAU
                    12 avenue du Château        | 12 ave du chateau
                    3 boulevard Saint-Michel    | 3 Bd St Michel
                    3 boulevard Saint-Michel    | 3, BLD ST-MICHEL
                    3 boulevard Saint-Michel    | 3 bvd st michel
                    3 boulevard Saint-Michel    | 3 boul st michel
                    12 rue de l'Église          | 12 R DE L EGLISE
                    5 place du Général Leclerc  | 5 PL DU GAL LECLERC
                    5 place du Général Leclerc  | 5 pl. du gl leclerc
                    5 place du Maréchal Juin    | 5 PL DU MAL JUIN
                    7 bis allée des Tilleuls    | 7BIS ALL DES TILLEULS
                    9 chemin Vert               | 9 CHE VERT
                    9 chemin Vert               | 9 ch. vert
                    2 impasse Sainte-Anne       | 2 imp ste anne
                    2 square du Nord            | 2 SQ DU NORD
                    2 quai de Seine             | 2 qu de seine
                    2 route Haute               | 2 RTE HAUTE
                    2 sentier des Gardes        | 2 SENT DES GARDES
                    Résidence du Parc           | RES DU PARC
                    """)
    void une_adresse_abregee_est_la_meme_adresse(String voie, String autre) {
        assertTrue(memeFoyer(voie, autre));
        assertTrue(memeFoyer(autre, voie));
    }

    @ParameterizedTest(name = "{0} ≠ {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    12 rue Haute         | 12 rue Basse
                    12 rue Haute         | 13 rue Haute
                    12 rue Haute         | 1, 2 rue Haute
                    12 rue Haute         | 12 avenue Haute
                    12 rue Haute         | 12 bis rue Haute
                    """)
    void deux_adresses_voisines_ne_sont_pas_une_adresse(String voie, String autre) {
        assertFalse(memeFoyer(voie, autre));
    }

    @Test
    void sans_code_insee_le_code_postal_et_la_ville_situent_l_adresse() {
        Cas un = autrePersonne().adresse("12 rue Haute", "92190", "Meudon", null);
        assertEquals(
                List.of(GenreDoublon.DOUBLON_FOYER),
                genres(premier().adresse("12 rue Haute", "92190", "MEUDON", null), un));
        assertEquals(List.of(), genres(premier().adresse("12 rue Haute", "92190", "Meudon-la-Forêt", null), un));
        assertEquals(List.of(), genres(premier().adresse("12 rue Haute", "92360", "Meudon", null), un));
        assertEquals(
                List.of(),
                genres(
                        premier().adresse("12 rue Haute", "92190", "Meudon", "92048"),
                        autrePersonne().adresse("12 rue Haute", "92190", "Meudon", "92072")));
    }

    @Test
    void deux_aides_differentes_ne_coincident_jamais() {
        assertEquals(List.of(), genres(premier(), second().aide("recuperateur-eau")));
    }

    @Test
    void une_autre_cle_donne_d_autres_empreintes() {
        Cle autre = new Cle("une tout autre clé d'essai".getBytes(StandardCharsets.UTF_8));
        List<Repere> avec = Doublons.reperes(premier().dossier(), REGLEMENT, Exemples.CLE);
        List<Repere> avecAutre = Doublons.reperes(premier().dossier(), REGLEMENT, autre);
        assertEquals(avec.size(), avecAutre.size());
        assertTrue(avec.stream().noneMatch(avecAutre::contains));
        assertNotEquals(List.of(), avec);
    }

    @Test
    void les_reperes_sont_ranges_par_genre_et_sans_repetition() {
        Cas cas = premier()
                .facture(Exemples.VENDEUR, "F-1", "BC1")
                .avec(Exemples.fichier("FACTURE", "FACTURE", Exemples.lue("FACTURE")));
        List<Repere> reperes = Doublons.reperes(cas.dossier(), REGLEMENT, Exemples.CLE);
        assertEquals(
                List.of(Genre.values()),
                reperes.stream().map(Repere::genre).distinct().toList());
        assertEquals(List.copyOf(new TreeSet<>(reperes)), reperes);
    }

    @Test
    void plusieurs_autres_dossiers_sont_nommes_dans_l_ordre() {
        List<Cas> cas = List.of(
                premier().numero("C"),
                premier().numero("B"),
                premier().numero("A"),
                premier().numero("D"));
        Coincidence demandeur = coincidences(cas.get(1), cas).get(0);
        assertEquals(GenreDoublon.DOUBLON_DEMANDEUR, demandeur.genre());
        assertEquals(
                List.of("A", "C", "D"),
                demandeur.autres().stream().map(NumeroDossier::valeur).toList());
    }

    @Property(tries = 200)
    void ce_qu_un_dossier_partage_avec_un_autre_l_autre_le_partage_avec_lui(@ForAll("lots") List<Cas> lot) {
        for (int i = 0; i < lot.size(); i++) {
            lot.get(i).numero("N" + i);
        }
        for (Cas cas : lot) {
            for (Coincidence coincidence : coincidences(cas, lot)) {
                for (NumeroDossier autre : coincidence.autres()) {
                    assertNotEquals(cas.dossier().numero(), autre);
                    Cas lAutre = lot.get(Integer.parseInt(autre.valeur().substring(1)));
                    List<Coincidence> siennes = coincidences(lAutre, lot);
                    boolean reciproque = siennes.stream()
                            .anyMatch(c -> c.genre() == coincidence.genre()
                                    && c.autres().contains(cas.dossier().numero()));
                    // A household is not told beside a person: then the other is already before an officer.
                    boolean couvert = coincidence.genre() == GenreDoublon.DOUBLON_FOYER
                            && siennes.stream().anyMatch(c -> c.genre() == GenreDoublon.DOUBLON_DEMANDEUR);
                    assertTrue(reciproque || couvert);
                }
            }
        }
    }

    @Property(tries = 200)
    void jamais_un_doublon_de_foyer_a_cote_d_un_doublon_de_demandeur(@ForAll("lots") List<Cas> lot) {
        for (int i = 0; i < lot.size(); i++) {
            lot.get(i).numero("N" + i);
        }
        for (Cas cas : lot) {
            List<GenreDoublon> genres =
                    coincidences(cas, lot).stream().map(Coincidence::genre).toList();
            assertFalse(genres.containsAll(List.of(GenreDoublon.DOUBLON_DEMANDEUR, GenreDoublon.DOUBLON_FOYER)));
            assertEquals(List.copyOf(new TreeSet<>(genres)), genres);
        }
    }

    @Provide
    Arbitrary<List<Cas>> lots() {
        return Combinators.combine(
                        Arbitraries.of("Morel", "MOREL", "Petit"),
                        Arbitraries.of("Camille", "Antoine"),
                        Arbitraries.of("12 rue Haute", "12 R HAUTE", ""),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of("F-1", "F 1", "F-2"))
                .as((nom, prenom, voie, ne, compte, facture) -> Cas.complet()
                        .fichiers(List.of())
                        .demandeur(Exemples.demandeur(nom, prenom))
                        .adresse(voie, "92190", "Meudon", "92048")
                        .naissance(ne ? LocalDate.of(1990, 1, 1) : null)
                        .iban(compte ? Exemples.IBAN : null)
                        .facture(Exemples.VENDEUR, facture, ""))
                .list()
                .ofMinSize(2)
                .ofMaxSize(6);
    }

    private static Cas premier() {
        return Cas.complet();
    }

    /** The same person again, with nothing else in common. */
    private static Cas second() {
        return Cas.complet()
                .numero("VAE-2020-0002")
                .fichiers(List.of())
                .iban(Exemples.AUTRE_IBAN)
                .facture(Exemples.VENDEUR, "F-2", "");
    }

    private static Cas autrePersonne() {
        return second().demandeur(Exemples.demandeur("Morel", "Antoine"));
    }

    /** Somebody who has nothing in common with the first. */
    private static Cas inconnu() {
        return second().demandeur(Exemples.demandeur("Petit", "Zoé"))
                .adresse("3 place du Marché", "92310", "Sèvres", "92072");
    }

    private static boolean memeFoyer(String voie, String autre) {
        return genres(
                        premier().adresse(voie, "92190", "Meudon", "92048"),
                        autrePersonne().adresse(autre, "92190", "Meudon", "92048"))
                .contains(GenreDoublon.DOUBLON_FOYER);
    }

    private static Dossier avecPiece(Dossier dossier, PieceJustificative piece) {
        return new Dossier(
                dossier.numero(),
                dossier.aide(),
                dossier.depot(),
                dossier.demandeur(),
                dossier.foyer(),
                dossier.depense(),
                dossier.iban(),
                dossier.titulaire(),
                dossier.aidesAutres(),
                dossier.reponses(),
                List.of(piece),
                dossier.etat());
    }

    private static List<GenreDoublon> genres(Cas cas, Cas autre) {
        return coincidences(cas, List.of(cas, autre)).stream()
                .map(Coincidence::genre)
                .toList();
    }

    private static List<Coincidence> coincidences(Cas cas, List<Cas> tous) {
        TreeMap<Repere, List<NumeroDossier>> porteurs = new TreeMap<>();
        for (Cas autre : tous) {
            for (Repere repere : Doublons.reperes(autre.dossier(), REGLEMENT, Exemples.CLE)) {
                porteurs.computeIfAbsent(repere, sansPorteur -> new ArrayList<>())
                        .add(autre.dossier().numero());
            }
        }
        return Doublons.coincidences(
                cas.dossier().numero(),
                Doublons.reperes(cas.dossier(), REGLEMENT, Exemples.CLE),
                repere -> porteurs.getOrDefault(repere, List.of()));
    }
}
