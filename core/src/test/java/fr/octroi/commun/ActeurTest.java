package fr.octroi.commun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActeurTest {

    @Provide
    Arbitrary<String> codes() {
        Arbitrary<String> debut =
                Arbitraries.strings().withCharRange('a', 'z').numeric().ofLength(1);
        Arbitrary<String> suite = Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .withChars('-')
                .ofMaxLength(39);
        return debut.flatMap(premier -> suite.map(reste -> premier + reste));
    }

    @Property
    void un_acteur_est_un_code_une_qualite_et_un_agent_opaque(
            @ForAll("codes") String organisation, @ForAll Role role, @ForAll("codes") String agent) {
        Acteur acteur = new Acteur(organisation, role, agent);
        assertEquals(organisation, acteur.organisation());
        assertEquals(agent, acteur.agent());
        assertEquals(new Acteur(organisation, role, agent), acteur);
    }

    /** A name or an address cannot slip in where the journal keeps it for ever. */
    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "Dupont", "agent.12", "agent@exemple.invalid", "jean dupont", "é", "a\n"})
    void un_nom_ou_une_adresse_n_est_pas_un_agent(String texte) {
        for (Supplier<Acteur> essai : List.<Supplier<Acteur>>of(
                () -> new Acteur(texte, Role.INSTRUCTEUR, "a1"), () -> new Acteur("gpso", Role.INSTRUCTEUR, texte))) {
            ValeurInvalideException refus = assertThrows(ValeurInvalideException.class, essai::get);
            assertEquals("ACTEUR_INVALIDE", refus.code());
        }
        assertThrows(ValeurInvalideException.class, () -> new Acteur("a".repeat(41), Role.USAGER, "a1"));
    }

    @Property
    void l_exception_porte_le_code_et_jamais_la_valeur(@ForAll("secrets") String secret) {
        ValeurInvalideException refus =
                assertThrows(ValeurInvalideException.class, () -> new Acteur(secret, Role.USAGER, secret));
        assertEquals("ACTEUR_INVALIDE", refus.code());
        assertEquals(refus.code(), refus.getMessage());
        assertFalse(refus.toString().contains(secret));
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.strings().alpha().ofMinLength(12).ofMaxLength(60).map(nom -> "S." + nom);
    }
}
