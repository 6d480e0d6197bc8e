package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.Clotures;
import fr.octroi.format.JournalJson;
import fr.octroi.journal.Cloture;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Verification;
import fr.octroi.port.Horodatage;
import fr.octroi.port.Journaux;
import fr.octroi.port.PortException;
import fr.octroi.rgpd.Elimination;
import fr.octroi.rgpd.Elimination.Visa;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal of each day, closed in a folder, over erasures and failures. */
class CloturesTest {

    private static final byte[] JETON = "un jeton d'essai".getBytes(StandardCharsets.UTF_8);

    private final Monde monde = new Monde(FinDesDossiersTest.UN_AN);
    private final List<Empreinte> datees = new ArrayList<>();
    private boolean tiersEnPanne;

    @TempDir
    private Path dossier;

    private Clotures clotures(@Nullable Horodatage tiers) {
        return clotures(monde.essai.dossiers, tiers);
    }

    private Clotures clotures(Journaux journaux, @Nullable Horodatage tiers) {
        return new Clotures(monde.essai.dossiers, journaux, dossier, monde::maintenant, Monde.PARIS, tiers);
    }

    private byte[] dater(Empreinte racine) {
        if (tiersEnPanne) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "nobody answers", null);
        }
        datees.add(racine);
        return JETON;
    }

    private void desister(String... numeros) {
        for (String numero : numeros) {
            monde.deposer(monde.complet(numero));
            monde.relances().desister(Monde.INSTRUCTEUR, Monde.numero(numero));
        }
    }

    private void eliminer() {
        GuichetArchives archives = monde.guichet().archives();
        Elimination liste = archives.proposer(Monde.ASSEMBLEES, "E-1");
        assertTrue(archives.eliminer(Monde.ASSEMBLEES, liste, new Visa("V-1", monde.jour(), liste.empreinte()))
                .estComplet());
    }

    /** What {@code octroi journal verifier FICHIER} finds. */
    private Cloture verifier(LocalDate jour) throws IOException {
        try (InputStream lignes = Files.newInputStream(dossier.resolve(jour + ".jsonl"))) {
            return JournalJson.verifier(lignes).selon(Verification.Intact::cloture, rompu -> {
                throw new AssertionError("line " + rompu.ligne() + ": " + rompu.rupture());
            });
        }
    }

    private String lire(LocalDate jour, String suffixe) throws IOException {
        return Files.readString(dossier.resolve(jour + suffixe));
    }

    private List<String> noms() throws IOException {
        try (Stream<Path> fichiers = Files.list(dossier)) {
            return fichiers.map(fichier -> fichier.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    @Tag("securite")
    void la_racine_d_un_jour_tient_apres_qu_un_dossier_a_ete_efface() throws IOException {
        LocalDate premier = monde.jour();
        desister("D-1", "D-2");
        monde.plusTard(1);
        Clotures.JourClos clos = clotures(null).clore();
        assertEquals(new Clotures.JourClos(premier, verifier(premier).racine(), List.of()), clos);
        assertEquals(clos.racine().hexadecimal() + "\n", lire(premier, ".racine"));
        String avant = lire(premier, ".jsonl");

        monde.plusTard(400);
        monde.deposer(monde.complet("D-3"));
        eliminer();
        LocalDate effacement = monde.jour();
        monde.plusTard(1);
        Empreinte apres = clotures(null).clore().racine();
        assertNotEquals(clos.racine(), apres);
        assertEquals(apres, verifier(effacement).racine());
        assertTrue(
                lire(effacement, ".jsonl").lines().anyMatch(ligne -> ligne.contains("\"DOSSIER_EFFACE\"")),
                "the chains of those who were erased are closed too");

        assertEquals(clos.racine(), verifier(premier).racine(), "the file that was kept");
        Files.delete(dossier.resolve(premier + ".jsonl"));
        assertEquals(clos.racine(), clotures(null).clore(premier).racine(), "and the one that is made again");
        assertEquals(avant, lire(premier, ".jsonl"), "to the last byte, without what was erased since");
    }

    @Test
    void un_jour_ne_tient_que_ce_qui_est_de_ce_jour_et_ne_se_clot_qu_une_heure_apres() throws IOException {
        LocalDate jour = monde.jour();
        desister("D-1");
        monde.a(jour, LocalTime.of(23, 59, 59));
        monde.deposer(monde.complet("D-2"));
        monde.a(jour.plusDays(1), LocalTime.MIDNIGHT);
        monde.deposer(monde.complet("D-3"));
        monde.a(jour.plusDays(1), LocalTime.of(0, 59));
        assertThrows(IllegalArgumentException.class, () -> clotures(null).clore(jour));
        assertEquals(jour.minusDays(1), clotures(null).clore().jour());
        assertEquals(0, verifier(jour.minusDays(1)).nombre(), "a day without anything has a root too");
        monde.a(jour.plusDays(1), LocalTime.of(1, 0));
        assertEquals(jour, clotures(null).clore().jour());
        List<String> lignes = lire(jour, ".jsonl").lines().toList();
        assertTrue(lignes.stream().anyMatch(ligne -> ligne.startsWith("{\"dossier\":\"D-2\"")));
        assertFalse(lignes.stream().anyMatch(ligne -> ligne.startsWith("{\"dossier\":\"D-3\"")));
    }

    /** Another organisation's chain would otherwise go on over the one that is cut, and a write be missing between them. */
    @Test
    void une_horloge_en_avance_remise_a_l_heure_ne_laisse_pas_de_trou_dans_le_jour() throws IOException {
        LocalDate jour = monde.jour();
        monde.deposer(monde.complet("D-1"));
        long nombre = monde.essai.entrees("D-1").size();
        monde.a(jour.plusDays(1), LocalTime.of(0, 5));
        monde.accueil().consignerAppel(Monde.PRESTATAIRE, Monde.numero("D-1"), "OU_EN_EST_ON", "");
        monde.a(jour, LocalTime.of(23, 50));
        monde.accueil().consignerAppel(Monde.INSTRUCTEUR, Monde.numero("D-1"), "OU_EN_EST_ON", "");
        monde.plusTard(1);
        clotures(null).clore();
        assertEquals(nombre, verifier(jour).nombre());
        monde.plusTard(1);
        clotures(null).clore();
        assertEquals(nombre + 2, verifier(jour.plusDays(1)).nombre());
    }

    @Test
    void ce_qui_est_ecrit_pendant_la_cloture_n_y_entre_pas_deux_fois() throws IOException {
        LocalDate jour = monde.jour();
        desister("D-1", "D-2");
        monde.a(jour.plusDays(1), LocalTime.of(1, 0));
        JournauxLus remuants = new JournauxLus() {
            private boolean fait;

            @Override
            public List<Entree> entrees(NumeroDossier numero) {
                List<Entree> entrees = monde.essai.dossiers.entrees(numero);
                if (!fait) {
                    fait = true;
                    monde.accueil().consignerAppel(Monde.INSTRUCTEUR, numero, "OU_EN_EST_ON", "");
                    monde.deposer(monde.complet("D-3"));
                }
                return entrees;
            }
        };
        clotures(remuants, null).clore();
        Cloture cloture = verifier(jour);
        Files.delete(dossier.resolve(jour + ".jsonl"));
        assertEquals(cloture.racine(), clotures(null).clore(jour).racine());
        assertEquals(cloture, verifier(jour));
    }

    @Test
    void un_tiers_qui_ne_date_pas_ne_coute_que_le_jeton_et_est_redemande() throws IOException {
        tiersEnPanne = true;
        LocalDate premier = monde.jour();
        desister("D-1");
        monde.plusTard(1);
        Clotures.JourClos clos = clotures(this::dater).clore();
        assertEquals(List.of(premier), clos.sansJeton());
        assertEquals(List.of(premier + ".jsonl", premier + ".racine"), noms());
        monde.plusTard(1);
        assertEquals(
                List.of(premier, premier.plusDays(1)),
                clotures(this::dater).clore().sansJeton());
        tiersEnPanne = false;
        Clotures.JourClos second = clotures(this::dater).clore();
        assertEquals(List.of(), second.sansJeton());
        assertEquals(List.of(clos.racine(), second.racine()), datees);
        assertArrayEquals(JETON, Files.readAllBytes(dossier.resolve(premier + ".tst")));
        assertEquals(second, clotures(this::dater).clore());
        assertEquals(2, datees.size(), "a root is dated once");
        assertEquals(6, noms().size());
    }

    @Test
    @Tag("securite")
    void un_magasin_change_depuis_ne_donne_plus_la_racine_du_jour_et_n_ecrit_rien() throws IOException {
        LocalDate jour = monde.jour();
        desister("D-1", "D-2");
        monde.plusTard(1);
        clotures(null).clore();
        Files.delete(dossier.resolve(jour + ".jsonl"));
        JournauxLus amputes = new JournauxLus() {
            @Override
            public List<Entree> entrees(NumeroDossier numero) {
                return numero.equals(Monde.numero("D-2")) ? List.of() : monde.essai.dossiers.entrees(numero);
            }
        };
        assertEquals(
                "RACINE_DIFFERENTE",
                assertThrows(
                                ValeurInvalideException.class,
                                () -> clotures(amputes, null).clore(jour))
                        .code());
        assertEquals(List.of(jour + ".racine"), noms());
    }

    @Test
    void une_panne_du_magasin_ne_laisse_aucune_moitie() throws IOException {
        LocalDate jour = monde.jour();
        desister("D-1");
        monde.plusTard(1);
        monde.essai.journauxEnPanne = true;
        assertThrows(
                PortException.class,
                () -> clotures(monde.essai.journaux, this::dater).clore());
        assertEquals(List.of(), noms());
        monde.essai.journauxEnPanne = false;
        assertEquals(jour, clotures(monde.essai.journaux, this::dater).clore().jour());
    }

    /** Journals that are read, and never written. */
    private abstract static class JournauxLus implements Journaux {

        @Override
        public List<Entree> recues(NumeroDossier numero) {
            return List.of();
        }

        @Override
        public void recevoir(List<Entree> entrees) {
            throw new AssertionError("a closure writes nothing");
        }
    }
}
