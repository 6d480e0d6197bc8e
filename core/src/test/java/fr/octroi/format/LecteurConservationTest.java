package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.dossier.EtatDossier;
import fr.octroi.instruction.Repere;
import fr.octroi.rgpd.Conservation;
import fr.octroi.rgpd.Conservation.Depart;
import fr.octroi.rgpd.Conservation.Regle;
import fr.octroi.rgpd.Conservation.RegleDeResidu;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LecteurConservationTest {

    private static final String REGLE = """
            conservation:
              - etats: [REFUSE]
                depart: NOTIFICATION
                active: P6M
                totale: P1Y
                fondement: art. 4
            """;

    @Test
    void l_exemple_de_la_documentation_se_lit() throws IOException {
        String page = Files.readString(Path.of("../docs/conservation.md"));
        String debut = "<!-- conservation -->\n```yaml\n";
        int place = page.indexOf(debut) + debut.length();
        Conservation conservation =
                LecteurConservation.lire("conservation.md", page.substring(place, page.indexOf("```", place)));
        assertEquals(3, conservation.regles().size());
        assertEquals(
                new Regle(
                        new TreeSet<>(Set.of(EtatDossier.PAYE)),
                        Depart.EXERCICE_DU_PAIEMENT,
                        Period.ofYears(3),
                        Period.ofYears(10),
                        "Délibération 2026-12, art. 5 : pièce comptable"),
                conservation.regles().get(1));
        assertEquals(
                List.of(new RegleDeResidu(
                        new TreeSet<>(Set.of(Repere.Genre.PERSONNE, Repere.Genre.SERIE)),
                        new TreeSet<>(Set.of(EtatDossier.PAYE)),
                        Depart.PAIEMENT,
                        Period.ofYears(12),
                        "Délibération 2026-12, art. 9 bis : une aide par personne tous les douze ans")),
                conservation.residus());
    }

    @ParameterizedTest
    @CsvSource({
        "PERSONNE, NOM, VALEUR_INVALIDE",
        "PAYE, DEPOSE, CONSERVATION_INVALIDE",
        "P5Y, -P1Y, CONSERVATION_INVALIDE",
        "empreintes, empreinte, CLE_INCONNUE",
        "PAIEMENT, JAMAIS, VALEUR_INVALIDE"
    })
    void une_faute_de_residu_est_dite_avec_sa_place(String mot, String autre, String code) {
        String residu = """
                residus:
                  - empreintes: [PERSONNE]
                    etats: [PAYE]
                    depart: PAIEMENT
                    duree: P5Y
                    fondement: art. 9
                """;
        assertEquals(
                1, LecteurConservation.lire("c.yaml", REGLE + residu).residus().size());
        FichierInvalideException faute = assertThrows(
                FichierInvalideException.class,
                () -> LecteurConservation.lire("c.yaml", REGLE + residu.replace(mot, autre)));
        assertEquals(code, faute.code(), faute::getMessage);
        String deux = residu + residu.substring(residu.indexOf("  - empreintes"));
        assertThrows(FichierInvalideException.class, () -> LecteurConservation.lire("c.yaml", REGLE + deux));
    }

    @ParameterizedTest
    @CsvSource({
        "REFUSE, OUVERT, VALEUR_INVALIDE",
        "REFUSE, DEPOSE, CONSERVATION_INVALIDE",
        "NOTIFICATION, JAMAIS, VALEUR_INVALIDE",
        "P6M, six mois, VALEUR_INVALIDE",
        "P6M, P2Y, CONSERVATION_INVALIDE",
        "fondement, fondements, CLE_INCONNUE",
        "art. 4, '\"\"', VALEUR_INVALIDE"
    })
    void une_faute_est_dite_avec_sa_place(String mot, String autre, String code) {
        FichierInvalideException faute = assertThrows(
                FichierInvalideException.class, () -> LecteurConservation.lire("c.yaml", REGLE.replace(mot, autre)));
        assertEquals(code, faute.code(), faute::getMessage);
        assertTrue(faute.getMessage().startsWith("c.yaml"), faute::getMessage);
    }

    @Test
    void deux_regles_pour_un_etat_sont_une_faute() {
        String deux = REGLE + REGLE.substring(REGLE.indexOf("  - etats"));
        assertEquals(
                "CONSERVATION_INVALIDE",
                assertThrows(FichierInvalideException.class, () -> LecteurConservation.lire("c.yaml", deux))
                        .code());
        assertEquals(
                List.of(),
                LecteurConservation.lire("c.yaml", "conservation: []").regles());
    }
}
