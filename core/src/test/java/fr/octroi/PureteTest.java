package fr.octroi;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The trade's tests run a second time without the outer ring: here the ring is seen to be gone, and the first time to
 * be there, so that a name that no longer exists cannot pass for an absence.
 */
class PureteTest {

    private static final boolean METIER_PUR = Boolean.getBoolean("octroi.metierPur");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.hibernate.validator.HibernateValidator",
                "org.jboss.logging.Logger",
                "com.fasterxml.jackson.core.JsonParser",
                "com.fasterxml.jackson.databind.ObjectMapper",
                "com.fasterxml.jackson.dataformat.csv.CsvMapper",
                "com.fasterxml.jackson.dataformat.yaml.YAMLMapper",
                "org.yaml.snakeyaml.Yaml",
                "org.apache.pdfbox.pdmodel.PDDocument",
                "org.apache.fontbox.ttf.TrueTypeFont",
                "org.apache.xmpbox.XMPMetadata",
                "org.verapdf.pdfa.PDFAValidator",
                "org.slf4j.Logger",
                "org.apache.commons.logging.Log",
                "com.tngtech.archunit.lang.ArchRule"
            })
    void le_metier_s_eprouve_sans_rien_de_l_anneau(String classe) {
        if (METIER_PUR) {
            assertThrows(ClassNotFoundException.class, () -> charger(classe));
        } else {
            assertDoesNotThrow(() -> charger(classe));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jakarta.validation.Validator", "org.jspecify.annotations.NullMarked"})
    void le_metier_garde_ses_deux_api(String classe) {
        assertDoesNotThrow(() -> charger(classe));
    }

    private static Class<?> charger(String classe) throws ClassNotFoundException {
        return Class.forName(classe, false, PureteTest.class.getClassLoader());
    }
}
