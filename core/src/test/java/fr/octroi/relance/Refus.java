package fr.octroi.relance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.octroi.commun.ValeurInvalideException;
import org.junit.jupiter.api.function.Executable;

/** What a value that cannot exist answers. */
final class Refus {

    private Refus() {}

    static void refuse(String code, Executable construction) {
        assertEquals(
                code, assertThrows(ValeurInvalideException.class, construction).code());
    }
}
