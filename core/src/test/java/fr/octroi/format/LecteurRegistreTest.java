package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.rgpd.RegistreTraitement.Declaration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LecteurRegistreTest {

    private static final String REGISTRE = """
            registre:
              responsable:
                nom: Ville d'Exemple
                adresse: [1 place de l'Exemple]
                courriel: mairie@exemple.invalid
              delegue:
                nom: Délégué
                adresse: [2 place de l'Exemple]
                courriel: dpd@exemple.invalid
              finalite: Instruire
              fondement: mission
              destinataires:
                - nom: Comptable
                  donnees: [IDENTITE]
                  motif: payer
              sousTraitants:
                - code: titulaire
                  organisme: {nom: Titulaire, adresse: [ici], courriel: t@exemple.invalid}
                  traitements: [relancer]
                  securite: [chiffrer]
                  transferts: [{pays: Ailleurs, destinataire: Autre, garanties: clauses}]
              securite: [fermer]
            """;

    @Test
    void ce_qui_est_ecrit_est_lu() {
        Declaration declaration = LecteurRegistre.lire("r.yaml", REGISTRE);
        assertEquals("Ville d'Exemple", declaration.responsable().nom());
        assertEquals("", declaration.responsable().telephone());
        assertEquals(
                List.of("relancer"),
                declaration.sousTraitant("titulaire").orElseThrow().traitements());
        assertEquals(
                "Ailleurs",
                declaration
                        .sousTraitant("titulaire")
                        .orElseThrow()
                        .transferts()
                        .get(0)
                        .pays());
        assertTrue(declaration.sousTraitant("autre").isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "delegue, delegues, CLE_INCONNUE",
        "finalite: Instruire, finalite: '', VALEUR_INVALIDE",
        "[IDENTITE], [NUMERO_DE_SECURITE_SOCIALE], VALEUR_INVALIDE",
        "[IDENTITE], [], REGISTRE_INVALIDE",
        "securite: [fermer], securite: [], REGISTRE_INVALIDE",
        "[relancer], [], REGISTRE_INVALIDE",
        "[1 place de l'Exemple], [], REGISTRE_INVALIDE",
        "fondement: mission, '', CLE_ABSENTE"
    })
    void une_faute_est_dite_avec_sa_place(String mot, String autre, String code) {
        assertTrue(REGISTRE.contains(mot));
        FichierInvalideException faute = assertThrows(
                FichierInvalideException.class,
                () -> LecteurRegistre.lire("r.yaml", REGISTRE.replace(mot, autre == null ? "" : autre)));
        assertEquals(code, faute.code(), faute::getMessage);
        assertTrue(faute.getMessage().startsWith("r.yaml"), faute::getMessage);
    }

    @Test
    void un_code_ne_designe_qu_un_sous_traitant() {
        int place = REGISTRE.indexOf("    - code: titulaire");
        int fin = REGISTRE.indexOf("  securite: [fermer]");
        String deux = REGISTRE.substring(0, fin) + REGISTRE.substring(place, fin) + REGISTRE.substring(fin);
        assertEquals(
                "REGISTRE_INVALIDE",
                assertThrows(FichierInvalideException.class, () -> LecteurRegistre.lire("r.yaml", deux))
                        .code());
    }
}
