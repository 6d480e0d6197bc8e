package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Cle;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Demandeur;
import fr.octroi.dossier.Depense;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.Foyer;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.reglement.LigneBudgetaire;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.CoordonneesBancaires;
import fr.octroi.versement.Versement;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BordereauCsvTest {

    private static final String COMPTE = "FR7630006000011234567890189";
    private static final String AUTRE_COMPTE = "FR1420041010050500013M02606";
    private static final LigneBudgetaire IMPUTATION = new LigneBudgetaire("65", "6574", "8");

    private static Cle cle(NumeroDossier numero) {
        return new Cle(("la clé du dossier " + numero).getBytes(StandardCharsets.UTF_8));
    }

    private static Dossier dossier(String numero, String nom, String prenom, @Nullable String iban) {
        return new Dossier(
                new NumeroDossier(numero),
                "velo",
                LocalDate.of(2020, 5, 4),
                new Demandeur("", nom, prenom, null, new Adresse("", "", "", null), "", ""),
                new Foyer(null, null, null),
                new Depense(null, null, "", null, null, null, null, null, "", ""),
                iban == null ? null : new Iban(iban),
                "",
                null,
                new TreeMap<>(),
                List.of(),
                EtatDossier.LIQUIDE);
    }

    record Envoi(Bordereau bordereau, SortedMap<NumeroDossier, Dossier> dossiers) {

        static Envoi of(List<Dossier> dossiers, List<Long> centimes) {
            SortedMap<NumeroDossier, Dossier> parNumero = new TreeMap<>();
            List<Versement> versements = new ArrayList<>();
            for (Dossier dossier : dossiers) {
                parNumero.put(dossier.numero(), dossier);
                versements.add(new Versement(
                        "V" + versements.size(),
                        dossier.numero(),
                        "B2020-07-012",
                        new Montant(centimes.get(versements.size() % centimes.size())),
                        CoordonneesBancaires.sceller(new Iban(COMPTE), cle(dossier.numero())),
                        Versement.Etat.LIQUIDE));
            }
            return new Envoi(
                    Bordereau.of("B-2020-07", 2020, LocalDate.of(2020, 7, 20), "velo-2020", versements), parNumero);
        }

        List<NumeroDossier> ecrire(boolean simulation, Writer sortie) {
            return BordereauCsv.ecrire(
                    bordereau, numero -> trouver(numero), BordereauCsvTest::cle, IMPUTATION, simulation, sortie);
        }

        Dossier trouver(NumeroDossier numero) {
            Dossier dossier = dossiers.get(numero);
            if (dossier == null) {
                throw new AssertionError(numero);
            }
            return dossier;
        }

        String texte(boolean simulation) {
            StringWriter sortie = new StringWriter();
            assertEquals(List.of(), ecrire(simulation, sortie));
            return sortie.toString();
        }
    }

    private static BordereauCsv.Lu lire(String texte) {
        return BordereauCsv.lire("bordereau.csv", BordereauCsvTest::cle, new StringReader(texte));
    }

    static final Envoi UN = Envoi.of(List.of(dossier("VAE-2020-0001", "Exemple", "Zoé", COMPTE)), List.of(20_050L));

    @Provide
    Arbitrary<Envoi> envois() {
        Arbitrary<String> noms = Arbitraries.strings()
                .withChars("aé;\"'=+-@\n\t, ")
                .ofMinLength(1)
                .ofMaxLength(12)
                .map(texte -> "n" + texte)
                .flatMap(texte -> Arbitraries.of(texte, texte.substring(1) + "x"));
        return Combinators.combine(
                        noms.list().ofMinSize(1).ofMaxSize(20),
                        Arbitraries.longs()
                                .between(1, Montant.MAXIMUM / 100)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(5))
                .as((lesNoms, centimes) -> {
                    List<Dossier> dossiers = new ArrayList<>();
                    for (String nom : lesNoms) {
                        dossiers.add(dossier("VAE " + dossiers.size() + "/2020", nom, nom, COMPTE));
                    }
                    return Envoi.of(dossiers, centimes);
                });
    }

    @Test
    void le_fichier_a_la_forme_convenue() {
        Bordereau.Ligne ligne = UN.bordereau().lignes().get(0);
        assertEquals(
                "bordereau;exercice;jour;enveloppe;nombre;total;empreinte\n"
                        + "B-2020-07;2020;2020-07-20;velo-2020;1;200,50;"
                        + UN.bordereau().totaux().empreinte()
                        + "\nrang;reference;dossier;acte;nom;prenom;iban;montant;chapitre;article;fonction;compte\n"
                        + "1;V0;VAE-2020-0001;B2020-07-012;Exemple;Zoé;"
                        + COMPTE
                        + ";200,50;65;6574;8;"
                        + ligne.versement().compte()
                        + "\n",
                UN.texte(false));
    }

    @Property
    void un_bordereau_ecrit_se_relit_avec_ses_totaux(@ForAll("envois") Envoi envoi, @ForAll boolean simulation) {
        BordereauCsv.Lu lu = lire(envoi.texte(simulation));
        assertEquals(envoi.bordereau(), lu.bordereau());
        assertEquals(envoi.bordereau().totaux(), lu.annonces());
        assertEquals(List.of(), lu.bordereau().controler(lu.annonces()));
        assertEquals(simulation, lu.simulation());
    }

    @Property
    void chaque_ligne_d_une_simulation_le_dit_en_premiere_colonne(@ForAll("envois") Envoi envoi) {
        List<String> reelles = envoi.texte(false).lines().toList();
        List<String> simulees = envoi.texte(true).lines().toList();
        assertEquals(reelles.stream().map(ligne -> "SIMULATION;" + ligne).toList(), simulees);
        assertEquals(envoi.bordereau().lignes().size() + 3, reelles.size(), "one line a payment, whatever the names");
    }

    /** Read as a spreadsheet does: cells apart at semicolons outside quotes. */
    @Property
    @net.jqwik.api.Tag("securite")
    void aucune_cellule_n_est_une_formule(@ForAll("envois") Envoi envoi) {
        for (String ligne : envoi.texte(false).lines().toList()) {
            StringBuilder cellule = new StringBuilder();
            boolean cite = false;
            for (char c : (ligne + ";").toCharArray()) {
                cite ^= c == '"';
                if (c == ';' && !cite) {
                    assertFalse(cellule.toString().matches("(?s)\\s*[=+\\-@].*"), ligne);
                    cellule.setLength(0);
                } else if (c != '"') {
                    cellule.append(c);
                }
            }
            assertFalse(cite, ligne);
        }
    }

    @Test
    void une_formule_dans_un_nom_n_en_est_plus_une() {
        String texte = Envoi.of(
                        List.of(dossier("V-1", "=2+3", "@x", COMPTE), dossier("V-2", "\uFF1D1;\"", "'-a", COMPTE)),
                        List.of(100L))
                .texte(false);
        assertTrue(texte.contains(";'=2+3;'@x;"), texte);
        assertTrue(texte.contains(";\"'\uFF1D1;\"\"\";''-a;"), texte);
    }

    /** The next line of old terminals (U+0085) is no end of a line for us, and ends no search for a formula. */
    @Test
    void un_controle_dans_un_nom_ne_cache_pas_une_formule() {
        String texte = Envoi.of(List.of(dossier("V-1", "=1+1\u0085\u009F", "+2\u00852", COMPTE)), List.of(100L))
                .texte(false);
        assertTrue(texte.contains(";'=1+1;'+2 2;"), texte);
    }

    @Test
    @Tag("securite")
    void un_compte_qui_n_est_plus_celui_de_la_liquidation_arrete_tout_et_n_ecrit_rien() {
        Envoi envoi = Envoi.of(
                List.of(
                        dossier("V-1", "A", "A", COMPTE),
                        dossier("V-2", "B", "B", AUTRE_COMPTE),
                        dossier("V-3", "C", "C", null)),
                List.of(100L));
        StringWriter sortie = new StringWriter();
        assertEquals(List.of(new NumeroDossier("V-2"), new NumeroDossier("V-3")), envoi.ecrire(false, sortie));
        assertEquals("", sortie.toString());
    }

    @Test
    void une_panne_d_ecriture_n_est_pas_tue() {
        Writer plein = new Writer() {
            @Override
            public void write(char[] tampon, int debut, int longueur) throws IOException {
                throw new IOException("plein");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        assertThrows(UncheckedIOException.class, () -> UN.ecrire(false, plein));
    }

    @Property
    void une_ligne_perdue_en_chemin_se_voit(@ForAll("envois") Envoi envoi) {
        List<String> lignes = new ArrayList<>(envoi.texte(false).lines().toList());
        if (lignes.size() > 4) {
            lignes.remove(lignes.size() - 1);
            BordereauCsv.Lu lu = lire(String.join("\n", lignes));
            assertTrue(lu.bordereau().controler(lu.annonces()).contains(Bordereau.Ecart.NOMBRE));
            assertTrue(lu.bordereau().controler(lu.annonces()).contains(Bordereau.Ecart.EMPREINTE));
        }
    }

    private static FichierInvalideException refus(String texte) {
        FichierInvalideException refus = assertThrows(FichierInvalideException.class, () -> lire(texte));
        for (String valeur : List.of("Exemple", "Zoé", COMPTE, AUTRE_COMPTE, "VAE-2020", "B-2020")) {
            assertFalse(refus.getMessage().contains(valeur), refus.getMessage());
        }
        assertEquals(null, refus.getCause());
        return refus;
    }

    /** Whoever puts another account in its place can compute the digest again, but not the keyed one. */
    @Test
    void un_compte_substitue_se_voit_a_la_relecture() {
        FichierInvalideException refus = refus(UN.texte(false).replace(COMPTE, AUTRE_COMPTE));
        assertEquals("COMPTE_DIFFERENT", refus.code());
        assertTrue(refus.getMessage().contains("bordereau.csv, ligne 4"), refus.getMessage());
    }

    @Test
    void un_bordereau_illisible_nomme_sa_ligne_et_aucune_valeur() {
        String texte = UN.texte(false);
        List<String> lignes = texte.lines().toList();
        for (String mauvais : List.of(
                "",
                "\n",
                "bordereau;exercice\n",
                String.join("\n", lignes.subList(0, 2)),
                texte.replace("prenom;iban", "iban;prenom"),
                texte.replace("nombre;total", "total;nombre"),
                "SIMULATION;" + texte,
                UN.texte(true).replace("SIMULATION;1;", "1;"),
                texte + "2;V1\n",
                texte + "\"ouvert")) {
            assertEquals("BORDEREAU_ILLISIBLE", refus(mauvais).code());
        }
        assertTrue(refus(texte.replace("200,50;65", "200,5O;65")).getMessage().contains("ligne 4"));
        assertTrue(refus(texte.replace(";2020;", ";vingt;")).getMessage().contains("ligne 2"));
        assertTrue(refus(texte.replace("\n1;V0", "\n2;V0")).getMessage().contains("ligne 2"));
        assertTrue(refus(texte + "2;V1\n").getMessage().contains("ligne 5"));
    }

    /** One payment to a person is a line a funder; read back it is one payment, and its totals are those of its head. */
    @Property(tries = 200)
    void un_bordereau_partage_a_une_ligne_par_financeur_et_se_relit_le_meme(
            @ForAll("envois") Envoi envoi, @ForAll boolean simulation) {
        StringWriter sortie = new StringWriter();
        assertEquals(
                List.of(),
                BordereauCsv.ecrire(
                        envoi.bordereau(),
                        envoi::trouver,
                        BordereauCsvTest::cle,
                        Difficiles::partagees,
                        simulation,
                        sortie));
        BordereauCsv.Lu lu = lire(sortie.toString());
        assertEquals(envoi.bordereau(), lu.bordereau());
        assertEquals(List.of(), lu.bordereau().controler(lu.annonces()));
    }

    @Test
    void chaque_ligne_d_un_bordereau_partage_nomme_son_financeur() {
        StringWriter sortie = new StringWriter();
        BordereauCsv.ecrire(UN.bordereau(), UN::trouver, BordereauCsvTest::cle, Difficiles::partagees, false, sortie);
        String empreinte = UN.bordereau().lignes().get(0).versement().compte().hexadecimal();
        String debut = "1;V0;VAE-2020-0001;B2020-07-012;Exemple;Zoé;" + COMPTE + ";";
        List<String> lignes = sortie.toString().lines().toList();
        assertTrue(lignes.get(1).contains(";1;200,50;"), lignes.get(1));
        assertTrue(lignes.get(2).endsWith(";compte;financeur"), lignes.get(2));
        assertEquals(
                List.of(
                        debut + "66,82;204;20422;;" + empreinte + ";region",
                        debut + "133,68;65;65748;845;" + empreinte + ";ville"),
                lignes.subList(3, lignes.size()));
        String autreActe =
                sortie.toString().replace(debut + "133,68", debut.replace("B2020-07-012", "B2020-07-013") + "133,68");
        assertEquals(
                "BORDEREAU_ILLISIBLE",
                assertThrows(FichierInvalideException.class, () -> lire(autreActe))
                        .code());
    }

    @Test
    void des_parts_qui_ne_font_pas_le_versement_n_ecrivent_rien() {
        StringWriter sortie = new StringWriter();
        assertThrows(
                IllegalArgumentException.class,
                () -> BordereauCsv.ecrire(
                        UN.bordereau(),
                        UN::trouver,
                        BordereauCsvTest::cle,
                        versement -> Difficiles.partagees(versement).subList(0, 1),
                        false,
                        sortie));
        assertEquals("", sortie.toString());
    }
}
