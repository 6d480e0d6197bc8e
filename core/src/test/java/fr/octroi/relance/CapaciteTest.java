package fr.octroi.relance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapaciteTest {

    /** Papers: CGCT annexe I, rubriques 024, 0271 and 0272. */
    @ParameterizedTest
    @CsvSource({
        "PLEINE,'','',true",
        "MINEUR,CAPACITE_MINEUR,RUBRIQUE_0271,true",
        "EMANCIPE,CAPACITE_EMANCIPE,RUBRIQUE_0271,true",
        "TUTELLE,CAPACITE_TUTELLE,RUBRIQUE_0272,true",
        "CURATELLE,CAPACITE_CURATELLE,RUBRIQUE_0272,true",
        "DECES,CAPACITE_DECES,RUBRIQUE_024,false"
    })
    void qui_n_agit_pas_seul_attend_une_personne_et_ses_papiers_et_nul_ne_relance_un_mort(
            Capacite capacite, String signal, String blocage, boolean relancable) {
        assertEquals(signal, capacite.signal());
        assertEquals(blocage, capacite.blocage());
        assertEquals(relancable, capacite.estRelancable());
    }
}
