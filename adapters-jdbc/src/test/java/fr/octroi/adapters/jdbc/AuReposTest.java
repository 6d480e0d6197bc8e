package fr.octroi.adapters.jdbc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Cle;
import fr.octroi.commun.Empreinte;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.journal.Fait;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.DossierEnregistre;
import fr.octroi.port.Dossiers;
import fr.octroi.port.Ecriture;
import fr.octroi.port.PortException;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What somebody finds who copies the whole database. */
class AuReposTest {

    private static final NumeroDossier UN = new NumeroDossier("C-1");
    private static final NumeroDossier DEUX = new NumeroDossier("C-2");

    @ParameterizedTest
    @EnumSource
    @Tag("securite")
    void une_copie_de_la_base_ne_contient_ni_nom_ni_compte_ni_contenu(Moteur moteur) {
        DataSource source = moteur.baseMigree();
        Hote hote = Hote.le(source, Hote.DEPOT);
        hote.deposerEtDemander("C-1");
        hote.guichet.accueil().consignerAppel(Hote.PRESTATAIRE, UN, "OU_EN_EST_ON", "rappeler Ombeline mardi");

        new BrouillonsEnBase(hote.base, hote.cles, Duration.ofDays(90))
                .commencer("ville/USAGER/a", DEUX, "{\"nom\":\"Quertier\"}", 1, Instant.parse("2022-05-02T08:00:00Z"));

        String copie = copie(source);
        for (String plante : List.of("C-1", "A_COMPLETER", "cuve-gpso", "DEMANDE_ENREGISTREE")) {
            assertTrue(copie.contains(plante.toLowerCase(Locale.ROOT)), plante + " stands in plain: the copy is whole");
        }
        for (String secret : List.of(
                "Quertier",
                "Ombeline",
                "Port-aux-Vins",
                "exemple.invalid",
                "0199000000",
                Hote.IBAN,
                "30006000011234567890",
                "1980-03-04",
                "Tonnelet",
                "F-2022-777",
                "rappeler",
                "justificatif-quertier")) {
            assertFalse(copie.contains(secret.toLowerCase(Locale.ROOT)), secret + " stands in plain");
        }
    }

    /** Every column of every table, bytes as they are, in lower case. */
    static String copie(DataSource source) {
        Base base = Base.ouvrir(source);
        StringBuilder copie = new StringBuilder();
        List<String> tables = base.lister(
                "SELECT table_schema || '.' || table_name FROM information_schema.tables"
                        + " WHERE lower(table_schema) = 'octroi' AND table_type = 'BASE TABLE'",
                ligne -> ligne.getString(1));
        assertFalse(tables.isEmpty());
        for (String table : tables) {
            String citee = '"' + table.replace(".", "\".\"") + '"';
            base.lister("SELECT * FROM " + citee, ligne -> {
                List<String> valeurs = new ArrayList<>();
                for (int i = 1; i <= ligne.getMetaData().getColumnCount(); i++) {
                    byte[] octets = ligne.getObject(i) instanceof String texte
                            ? texte.getBytes(StandardCharsets.UTF_8)
                            : lire(ligne, i);
                    valeurs.add(new String(octets, StandardCharsets.ISO_8859_1));
                }
                copie.append(String.join("|", valeurs)).append('\n');
                return valeurs;
            });
        }
        return copie.toString().toLowerCase(Locale.ROOT);
    }

    private static byte[] lire(ResultSet ligne, int colonne) throws SQLException {
        Object valeur = ligne.getObject(colonne);
        return valeur instanceof byte[] || valeur instanceof Blob
                ? ligne.getBytes(colonne)
                : String.valueOf(ligne.getString(colonne)).getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource
    void une_cle_detruite_rend_le_dossier_et_ses_notes_illisibles_et_laisse_sa_chaine(Moteur moteur) {
        Hote hote = Hote.le(moteur.baseMigree(), Hote.DEPOT);
        hote.deposer("C-1");
        hote.deposer("C-2");
        NotesEnBase notes = new NotesEnBase(hote.base, hote.cles);
        Empreinte note = Empreinte.deChamps("note");
        notes.consigner(UN, note, "rappeler mardi");
        int faits = hote.octroi.journaux().entrees(UN).size();

        hote.cles.detruire(UN);
        for (int i = 0; i < 2; i++) {
            PortException refus = assertThrows(
                    PortException.class, () -> hote.octroi.dossiers().trouver(UN));
            assertEquals(PortException.Nature.DEFINITIVE, refus.nature());
            assertThrows(PortException.class, () -> notes.lire(UN, note));
        }
        assertEquals(
                "Quertier",
                hote.octroi
                        .dossiers()
                        .trouver(DEUX)
                        .orElseThrow()
                        .dossier()
                        .demandeur()
                        .nom());
        assertEquals(faits, hote.octroi.journaux().entrees(UN).size());
        assertTrue(hote.octroi.journaux().entrees(UN).get(0).fait() instanceof Fait.DemandeEnregistree);
    }

    @ParameterizedTest
    @EnumSource
    void une_ecriture_chargee_avant_la_destruction_est_refusee_et_ne_refait_pas_de_cle(Moteur moteur) {
        Hote hote = Hote.le(moteur.baseMigree(), Hote.DEPOT);
        hote.deposer("C-1");
        Dossiers dossiers = new DossiersEnBase(hote.base, hote.cles);
        NotesEnBase notes = new NotesEnBase(hote.base, hote.cles);
        Empreinte note = Empreinte.deChamps("note");
        Empreinte autre = Empreinte.deChamps("autre note");
        notes.consigner(UN, note, "rappeler mardi");
        DossierEnregistre charge = dossiers.trouver(UN).orElseThrow();
        Ecriture ecriture = ecriture(hote, charge);

        hote.cles.detruire(UN);
        refuse(() -> dossiers.ecrire(ecriture));
        refuse(() -> dossiers.trouver(UN));
        refuse(() -> notes.lire(UN, note));
        refuse(() -> notes.consigner(UN, autre, "rappeler Ombeline"));
        assertEquals(0, compter(hote, "octroi.cle WHERE nom = 'C-1'"), "a key came back");
        assertEquals(1, compter(hote, "octroi.dossier WHERE version = " + charge.version()));

        // Another part of the host asked for a key meanwhile: it opens nothing of what was there.
        hote.cles.dossier(UN);
        refuse(() -> dossiers.ecrire(ecriture));
        refuse(() -> notes.consigner(UN, autre, "rappeler Ombeline"));
        assertEquals(1, compter(hote, "octroi.note"));
        assertThrows(
                ConflitDeVersionException.class,
                () -> dossiers.ecrire(ecriture(hote, new DossierEnregistre(charge.dossier(), charge.version() + 1))));
    }

    private static Ecriture ecriture(Hote hote, DossierEnregistre charge) {
        return new Ecriture(
                Instant.parse("2022-05-02T08:00:00Z"),
                Hote.PLATEFORME,
                List.of(new Ecriture.Changement(
                        charge.dossier(),
                        charge.version(),
                        List.of(),
                        List.of(hote.octroi.journaux().entrees(UN).get(0).fait()))));
    }

    private static void refuse(Executable appel) {
        assertEquals(
                PortException.Nature.DEFINITIVE,
                assertThrows(PortException.class, appel).nature());
    }

    private static long compter(Hote hote, String lignes) {
        return hote.base
                .trouver("SELECT COUNT(*) FROM " + lignes, ligne -> ligne.getLong(1))
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("securite")
    void une_valeur_deplacee_ou_changee_d_un_bit_ne_s_ouvre_plus(Moteur moteur) {
        Hote hote = Hote.le(moteur.baseMigree(), Hote.DEPOT);
        hote.deposer("C-1");
        hote.deposer("C-2");
        byte[] image = image(hote, "C-1");
        // The same key for both: only the place differs.
        Cle cle = hote.cles.dossier(UN);
        assertTrue(new Chiffre(cle).ouvrir(image, "dossier.image", "C-1", "1").length > 0);
        for (String[] ailleurs : List.of(
                new String[] {"dossier.image", "C-2", "1"},
                new String[] {"note.texte", "C-1", "1"},
                new String[] {"dossier.imageC", "-1", "1"},
                new String[] {"dossier.image", "C-1", "2"},
                new String[] {"dossier.image", "C-1"})) {
            assertThrows(PortException.class, () -> new Chiffre(cle).ouvrir(image, ailleurs));
        }
        assertThrows(
                PortException.class,
                () -> new Chiffre(cle).ouvrir(new byte[Chiffre.SURPOIDS - 1], "dossier.image", "C-1", "1"));

        for (int octet : new int[] {0, 1, 20, image.length - 1}) {
            byte[] alteree = image.clone();
            alteree[octet] ^= 1;
            remplacer(hote, "C-1", alteree);
            assertThrows(PortException.class, () -> hote.octroi.dossiers().trouver(UN), () -> "byte " + octet);
        }
        remplacer(hote, "C-1", image);
        assertTrue(hote.octroi.dossiers().trouver(UN).isPresent());
        remplacer(hote, "C-2", image);
        assertThrows(PortException.class, () -> hote.octroi.dossiers().trouver(DEUX));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("securite")
    void une_image_plus_ancienne_remise_en_place_est_refusee(Moteur moteur) {
        Hote hote = Hote.le(moteur.baseMigree(), Hote.DEPOT);
        hote.deposer("C-1");
        byte[] ancienne = image(hote, "C-1");
        DossierEnregistre charge = hote.octroi.dossiers().trouver(UN).orElseThrow();
        hote.octroi.dossiers().ecrire(ecriture(hote, charge));
        byte[] recente = image(hote, "C-1");

        remplacer(hote, "C-1", ancienne);
        refuse(() -> hote.octroi.dossiers().trouver(UN));
        remplacer(hote, "C-1", recente);
        assertEquals(
                charge.dossier(),
                hote.octroi.dossiers().trouver(UN).orElseThrow().dossier());
    }

    @ParameterizedTest
    @EnumSource
    void une_colonne_en_clair_qui_dement_l_image_est_refusee(Moteur moteur) {
        Hote hote = Hote.le(moteur.baseMigree(), Hote.DEPOT);
        hote.deposer("C-1");
        for (String colonne : List.of("etat = 'PAYE'", "aide = 'autre'", "depot = DATE '2021-01-01'", "version = 7")) {
            String nom = colonne.split(" ", 2)[0];
            String avant = hote.base
                    .trouver("SELECT CAST(" + nom + " AS VARCHAR(40)) FROM octroi.dossier", ligne -> ligne.getString(1))
                    .orElseThrow();
            hote.base.modifier("UPDATE octroi.dossier SET " + colonne);
            refuse(() -> hote.octroi.dossiers().trouver(UN));
            hote.base.modifier("UPDATE octroi.dossier SET " + nom + " = "
                    + (nom.equals("version") ? avant : (nom.equals("depot") ? "DATE " : "") + "'" + avant + "'"));
            assertTrue(hote.octroi.dossiers().trouver(UN).isPresent());
        }
    }

    private static byte[] image(Hote hote, String numero) {
        return hote.base
                .trouver("SELECT image FROM octroi.dossier WHERE numero = ?", ligne -> ligne.getBytes(1), numero)
                .orElseThrow();
    }

    private static void remplacer(Hote hote, String numero, byte[] image) {
        assertEquals(1, hote.base.modifier("UPDATE octroi.dossier SET image = ? WHERE numero = ?", image, numero));
    }

    @ParameterizedTest
    @EnumSource
    void la_cle_maitresse_change_sans_arret_et_l_ancienne_n_ouvre_plus_rien(Moteur moteur) {
        Base base = Base.ouvrir(moteur.baseMigree());
        Cle ancienne = Exemples.maitresse("l'ancienne cle maitresse");
        Cle nouvelle = Exemples.maitresse("la nouvelle cle maitresse");
        ClesEnBase avant = new ClesEnBase(base, List.of(ancienne, nouvelle));
        Empreinte sceau = avant.dossier(UN).sceller("x");
        Empreinte sceauOrganisation = avant.organisation().sceller("x");
        avant.dossier(DEUX);
        avant.detruire(DEUX);

        // An instance that has turned already, beside one that has not.
        ClesEnBase apres = new ClesEnBase(base, List.of(nouvelle, ancienne));
        assertEquals(sceau, apres.dossier(UN).sceller("x"));
        assertEquals(apres.dossier(DEUX).sceller("x"), avant.dossier(DEUX).sceller("x"));
        assertEquals(3, apres.resceller());
        assertEquals(sceau, avant.dossier(UN).sceller("x"));

        ClesEnBase seule = new ClesEnBase(base, List.of(nouvelle));
        assertEquals(sceau, seule.dossier(UN).sceller("x"));
        assertEquals(sceauOrganisation, seule.organisation().sceller("x"));
        ClesEnBase perimee = new ClesEnBase(base, List.of(ancienne));
        assertThrows(PortException.class, () -> perimee.dossier(UN));
        assertThrows(PortException.class, perimee::organisation);
        assertThrows(IllegalArgumentException.class, () -> new ClesEnBase(base, List.of()));
    }

    @ParameterizedTest
    @EnumSource
    void deux_scellements_du_meme_texte_different(Moteur moteur) {
        Cle cle = Exemples.MAITRESSES.get(0);
        byte[] clair = moteur.name().getBytes(StandardCharsets.UTF_8);
        byte[] un = new Chiffre(cle).sceller(clair, "ici");
        byte[] autre = new Chiffre(cle).sceller(clair, "ici");
        assertFalse(Arrays.equals(un, autre));
        assertArrayEquals(clair, new Chiffre(cle).ouvrir(un, "ici"));
        assertArrayEquals(clair, new Chiffre(cle).ouvrir(autre, "ici"));
    }
}
