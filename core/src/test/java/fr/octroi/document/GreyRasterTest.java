package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GreyRasterTest {

    /** What a camera stores of a picture that the eye sees as abc above def, by the Exif standard (tag 274). */
    @ParameterizedTest
    @CsvSource({
        "1, 3, abcdef",
        "2, 3, cbafed",
        "3, 3, fedcba",
        "4, 3, defabc",
        "5, 2, adbecf",
        "6, 2, cfbead",
        "7, 2, fcebda",
        "8, 2, daebfc"
    })
    void une_image_se_redresse_comme_son_appareil_le_dit(int orientation, int largeur, String pixels) {
        GreyRaster vue =
                new GreyRaster(largeur, 6 / largeur, pixels.getBytes(StandardCharsets.US_ASCII)).redresser(orientation);
        assertEquals(
                "3 2 abcdef",
                vue.width() + " " + vue.height() + " " + new String(vue.luminance(), StandardCharsets.US_ASCII));
    }

    @Property(tries = 100)
    void un_pgm_est_un_en_tete_et_les_pixels(
            @ForAll @IntRange(min = 1, max = 40) int largeur, @ForAll @IntRange(min = 1, max = 40) int hauteur) {
        byte[] pixels = new byte[largeur * hauteur];
        Arrays.fill(pixels, (byte) '\n');
        byte[] pgm = new GreyRaster(largeur, hauteur, pixels).pgm();
        String entete = "P5\n" + largeur + " " + hauteur + "\n255\n";
        assertEquals(entete, new String(pgm, 0, entete.length(), StandardCharsets.US_ASCII));
        assertArrayEquals(pixels, Arrays.copyOfRange(pgm, entete.length(), pgm.length));
        assertTrue(GreyRaster.estUnPgm(pgm));
        assertFalse(GreyRaster.estUnPgm(Arrays.copyOf(pgm, pgm.length - 1)));
        assertFalse(GreyRaster.estUnPgm(Arrays.copyOf(pgm, pgm.length + 1)));
    }

    @Test
    void un_autre_fichier_n_est_pas_un_pgm() {
        for (String fichier : new String[] {"", "P5", "P2\n1 1\n255\nx", "P5\n1 1\n65535\nxx", "P5\n0 0\n255\n"}) {
            assertFalse(GreyRaster.estUnPgm(fichier.getBytes(StandardCharsets.US_ASCII)), fichier);
        }
    }
}
