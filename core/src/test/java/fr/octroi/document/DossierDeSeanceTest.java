package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.budget.Enveloppe;
import fr.octroi.budget.Repartition;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.commun.Montant;
import fr.octroi.document.Vie.Demande;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.LecteurReglement;
import fr.octroi.format.RedacteurReglement;
import fr.octroi.reglement.LigneBudgetaire;
import fr.octroi.reglement.ReglementAide;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DossierDeSeanceTest {

    private static final List<List<String>> COMMUNES = List.of(
            List.of("Boulogne-Billancourt", "92012", "92100"),
            List.of("Issy-les-Moulineaux", "92040", "92130"),
            List.of("Meudon", "92048", "92190"),
            List.of("Ville-d'Avray", "92077", "92410"));

    interface Papier {
        void ecrire(DossierDeSeance seance, OutputStream sortie) throws IOException;
    }

    private static final List<Papier> PAPIERS =
            List.of(DossierDeSeance::ordreDuJour, DossierDeSeance::annexeIntegrale, DossierDeSeance::annexePubliable);

    /** A session of 26 grants and a refusal; one member takes no part in the second line. */
    static DossierDeSeance seance(boolean simulation) {
        Vie vie = new Vie();
        SortedMap<NumeroDossier, Dossier> dossiers = new TreeMap<>();
        SortedMap<NumeroDossier, LocalDate> rangs = new TreeMap<>();
        List<Integer> nombres = List.of(14, 10, 0, 2);
        int rang = 1;
        for (int i = 0; i < COMMUNES.size(); i++) {
            for (int j = 0; j < nombres.get(i); j++) {
                deposer(vie, rang++, COMMUNES.get(i), "Quertier");
            }
        }
        deposer(vie, rang, List.of("Clamart", "92023", "92140"), "Quertier-Lambda");
        SortedMap<NumeroDossier, SortedSet<String>> deports = new TreeMap<>();
        deports.put(Vie.numero("VAE-102"), new TreeSet<>(Set.of("maire-4")));
        SeanceBureau gelee = vie.le(10, 8).geler(deports);
        Objects.requireNonNull(gelee.ordreDuJour()).lignes().forEach(ligne -> {
            dossiers.put(ligne.numero(), vie.dossier(ligne.numero().valeur()));
            rangs.put(
                    ligne.numero(),
                    vie.affaire(ligne.numero().valeur()).parcours().rang().orElseThrow());
        });
        return new DossierDeSeance(gelee, Vie.REGLEMENT, dossiers, rangs, List.of(vie.enveloppe()), simulation);
    }

    private static void deposer(Vie vie, int rang, List<String> commune, String nom) {
        Demande demande = Vie.demande("VAE-" + (100 + rang));
        demande.nom = nom + " " + "ABCDEFGHIJKLMNOPQRSTUVWXYZ".charAt(rang % 26);
        demande.voie = rang + " rue du Port-aux-Vins";
        demande.ville = commune.get(0);
        demande.insee = commune.get(1);
        demande.codePostal = commune.get(2);
        demande.iban = "";
        vie.deposer(demande.sans("RIB")).instruire(demande.numero);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void chaque_papier_est_une_archive_et_une_simulation_le_dit_partout(boolean simulation) throws IOException {
        DossierDeSeance seance = seance(simulation);
        for (Papier papier : PAPIERS) {
            byte[] pdf = ecrire(seance, papier);
            VeraPdf.verifier(pdf);
            assertArrayEquals(pdf, ecrire(seance, papier), "the same session gives the same bytes");
            for (String page : pages(pdf)) {
                assertEquals(simulation, page.contains("SIMULATION"), page);
            }
        }
    }

    @Test
    void l_ordre_du_jour_dit_les_lignes_les_totaux_les_credits_et_ne_nomme_personne() throws IOException {
        String texte = texte(ecrire(seance(false), DossierDeSeance::ordreDuJour));
        contient(
                texte,
                "séance du 8 octobre 2020",
                "26 à accorder, 1 à refuser",
                "Montant proposé : 5 200,00 €",
                "1 VAE-101 Boulogne-Billancourt Accorder 200,00 €",
                "27 VAE-127 Clamart Refuser –",
                "Total 5 000,00 €",
                "Demandes disjointes",
                "2 VAE-102 Boulogne-Billancourt Accorder maire-4 200,00 €",
                "CGCT L2131-11",
                "Disponibles avant la séance 405 400,00 €",
                "Disponibles après la séance, si tout est accordé 400 200,00 €");
        assertFalse(texte.contains("Quertier") || texte.contains("Ombeline"), texte);
        assertEquals(1, texte.split("VAE-102", -1).length - 1, "a line that is voted apart stands apart");
    }

    @Test
    void l_annexe_integrale_dit_qui_d_ou_quoi_pourquoi_et_depuis_quand() throws IOException {
        String texte = texte(ecrire(seance(false), DossierDeSeance::annexeIntegrale));
        contient(
                texte,
                "Ne pas publier",
                "Quertier B Ombeline, dossier VAE-101",
                "Ville-d’Avray".replace('’', '\''),
                "Refuser – Condition non remplie : La résidence principale du demandeur",
                "(article 1)",
                "Déport : maire-4.",
                "Complet le",
                "01/09/2020",
                "5 200,00 €");
        assertFalse(texte.contains("rue du Port"), "an address is not needed to decide: " + texte);
    }

    @Test
    void l_annexe_publiable_ne_dit_ni_nom_ni_numero_ni_petite_commune_ni_refus() throws IOException {
        String texte = texte(ecrire(seance(false), DossierDeSeance::annexePubliable));
        contient(
                texte,
                "Boulogne-Billancourt 14 2 800,00 €",
                "Autres communes 12 2 400,00 €",
                "Total 26 5 200,00 €",
                "14 Boulogne-Billancourt 200,00 €",
                "15 Autres communes 200,00 €");
        for (String interdit : List.of("VAE-", "Quertier", "Ombeline", "Avray", "Issy", "Clamart", "maire-4")) {
            assertFalse(texte.contains(interdit), interdit + " is in:\n" + texte);
        }
    }

    @Test
    void une_petite_seance_ne_publie_rien() throws IOException {
        Vie vie = new Vie().deposer(Vie.demande("VAE-1")).instruire("VAE-1").le(10, 8);
        SeanceBureau gelee = vie.geler(new TreeMap<>());
        SortedMap<NumeroDossier, Dossier> dossiers = new TreeMap<>();
        dossiers.put(Vie.numero("VAE-1"), vie.dossier("VAE-1"));
        DossierDeSeance seance = new DossierDeSeance(gelee, Vie.REGLEMENT, dossiers, vie.enveloppe(), false);
        byte[] pdf = ecrire(seance, DossierDeSeance::annexePubliable);
        VeraPdf.verifier(pdf);
        String texte = texte(pdf);
        contient(texte, "Moins de 10 aides sont proposées à cette séance : rien n’en est publié.");
        assertFalse(texte.contains("Meudon") || texte.contains("200,00"), texte);
        contient(texte(ecrire(seance, DossierDeSeance::annexeIntegrale)), "Déposé le", "01/09/2020");
    }

    @Test
    void une_seance_sans_dossier_a_ses_papiers() throws IOException {
        Vie vie = new Vie();
        DossierDeSeance seance =
                new DossierDeSeance(vie.geler(new TreeMap<>()), Vie.REGLEMENT, new TreeMap<>(), vie.enveloppe(), false);
        for (Papier papier : PAPIERS) {
            VeraPdf.verifier(ecrire(seance, papier));
        }
    }

    /** Each funder's credits stand in a table of their own, with his part of what the session proposes. */
    @Test
    void plusieurs_financeurs_ont_chacun_leurs_credits_sur_l_ordre_du_jour() throws IOException {
        Vie vie = new Vie().deposer(Vie.demande("VAE-1")).instruire("VAE-1");
        SeanceBureau gelee = vie.geler(new TreeMap<>());
        SortedMap<NumeroDossier, Dossier> dossiers = new TreeMap<>();
        dossiers.put(Vie.numero("VAE-1"), vie.dossier("VAE-1"));
        ReglementAide partage = LecteurReglement.lire(
                "partage.yaml",
                RedacteurReglement.ecrire(Vie.REGLEMENT)
                        .replaceFirst(
                                "(?m)^budget: .*$",
                                "budget: {financeurs: [{code: ville, chapitre: \"65\", article: \"6574\", reste: oui},"
                                        + " {code: region, chapitre: \"204\", article: \"20422\", part: 30 %}]}"));
        Montant part = Repartition.de(
                        Objects.requireNonNull(gelee.ordreDuJour()).total(), partage.financeurs())
                .get(1)
                .montant();
        Enveloppe region = Enveloppe.of(
                "velo-region",
                vie.enveloppe().exercice(),
                partage.financeurs().get(1).ligne(),
                Montant.ofEuros(7_000));
        assertThrows(
                IllegalArgumentException.class,
                () -> new DossierDeSeance(
                        gelee, partage, dossiers, new TreeMap<>(), List.of(vie.enveloppe(), region), false),
                "nothing is set aside");
        DossierDeSeance seance = new DossierDeSeance(
                gelee,
                partage,
                dossiers,
                new TreeMap<>(),
                List.of(vie.enveloppe(), region.reserver(part).selon(fait -> fait.enveloppe(), insuffisant -> {
                    throw new AssertionError();
                })),
                false);
        byte[] pdf = ecrire(seance, DossierDeSeance::ordreDuJour);
        VeraPdf.verifier(pdf);
        contient(texte(pdf), "velo-region", "20422", "60,00", "6 940,00");
    }

    @Test
    void ce_qui_n_est_pas_l_ordre_du_jour_gele_est_refuse() {
        Vie vie = new Vie().deposer(Vie.demande("VAE-1")).instruire("VAE-1");
        LocalDate jour = vie.jour();
        SeanceBureau ouverte = SeanceBureau.ouverte("ouverte", jour, jour, 10);
        SeanceBureau gelee = vie.geler(new TreeMap<>());
        SortedMap<NumeroDossier, Dossier> dossiers = new TreeMap<>();
        dossiers.put(Vie.numero("VAE-1"), vie.dossier("VAE-1"));
        Enveloppe vide = Enveloppe.of("vide", 2020, new LigneBudgetaire("65", "6574", ""), Montant.ofEuros(1_000));
        assertThrows(
                IllegalArgumentException.class,
                () -> new DossierDeSeance(ouverte, Vie.REGLEMENT, dossiers, vie.enveloppe(), false));
        assertThrows(
                IllegalArgumentException.class,
                () -> new DossierDeSeance(gelee, Vie.REGLEMENT, new TreeMap<>(), vie.enveloppe(), false));
        assertThrows(
                IllegalArgumentException.class, () -> new DossierDeSeance(gelee, Vie.REGLEMENT, dossiers, vide, false));
    }

    @Test
    void cinq_cents_lignes_aux_noms_etranges_restent_une_archive() throws IOException {
        Vie vie = new Vie();
        SortedMap<NumeroDossier, Dossier> dossiers = new TreeMap<>();
        for (int i = 0; i < 500; i++) {
            Demande demande = Vie.demande("VAE-" + (1_000 + i));
            demande.nom = i % 3 == 0 ? "de la Tour d’Ivoire-et-Saint-Œuf \u6C34 " + i : "Quertier " + i;
            demande.voie = i + " rue du Port-aux-Vins";
            demande.ville = i % 5 == 0 ? "Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson" : "Meudon";
            demande.iban = "";
            vie.deposer(demande.sans("RIB")).instruire(demande.numero);
        }
        SeanceBureau gelee = vie.geler(new TreeMap<>());
        Objects.requireNonNull(gelee.ordreDuJour())
                .lignes()
                .forEach(ligne ->
                        dossiers.put(ligne.numero(), vie.dossier(ligne.numero().valeur())));
        assertEquals(500, dossiers.size());
        DossierDeSeance seance = new DossierDeSeance(gelee, Vie.REGLEMENT, dossiers, vie.enveloppe(), false);
        for (Papier papier : PAPIERS) {
            byte[] pdf = ecrire(seance, papier);
            VeraPdf.verifier(pdf);
            assertTrue(pages(pdf).size() > 8, "several pages");
            contient(texte(pdf), "100 000,00 €");
        }
    }

    private static byte[] ecrire(DossierDeSeance seance, Papier papier) throws IOException {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        papier.ecrire(seance, sortie);
        return sortie.toByteArray();
    }

    private static void contient(String texte, String... attendus) {
        for (String attendu : attendus) {
            assertTrue(texte.contains(attendu), "« " + attendu + " » is not in:\n" + texte);
        }
    }

    private static String texte(byte[] pdf) throws IOException {
        return String.join(" ", pages(pdf));
    }

    private static List<String> pages(byte[] pdf) throws IOException {
        List<String> pages = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                PDFTextStripper lecteur = new PDFTextStripper();
                lecteur.setStartPage(page);
                lecteur.setEndPage(page);
                pages.add(lecteur.getText(document).replaceAll("[\\s\u00A0\u202F]+", " "));
            }
        }
        return pages;
    }
}
