package fr.octroi.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.dossier.Adresse;
import fr.octroi.port.Adresses;
import fr.octroi.port.Adresses.Candidate;
import fr.octroi.port.Adresses.Localisation;
import fr.octroi.port.Adresses.Localisation.AExaminer;
import fr.octroi.port.Adresses.Localisation.Trouvee;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract of {@link Adresses}. */
public abstract class AdressesTck {

    /** For the subclasses. */
    protected AdressesTck() {}

    /**
     * Returns a register that works.
     *
     * @return a register
     */
    protected abstract Adresses registre();

    /**
     * Returns two addresses that the register knows, in two communes, each with the INSEE code of its commune.
     *
     * @return two addresses
     */
    protected abstract List<Adresse> connues();

    /**
     * Returns an address that several communes have, or that may be another.
     *
     * @return an address
     */
    protected abstract Adresse douteuse();

    /**
     * Returns an address that the register does not know.
     *
     * @return an address
     */
    protected abstract Adresse inconnue();

    @Test
    void regle_1_chaque_adresse_a_une_reponse_dans_l_ordre() {
        Adresses registre = registre();
        List<Adresse> toutes = toutes();
        List<Localisation> reponses = registre.localiser(toutes);
        Collections.reverse(toutes);
        List<Localisation> aRebours = new ArrayList<>(registre.localiser(toutes));
        Collections.reverse(aRebours);
        assertEquals(toutes.size(), reponses.size());
        assertEquals(reponses, aRebours);
        assertNotEquals(reponses.get(0), reponses.get(1), "two communes are one");
        assertEquals(List.of(), registre.localiser(List.of()));
    }

    @Test
    void regle_2_une_adresse_a_la_meme_reponse_seule_et_parmi_d_autres() {
        Adresses registre = registre();
        List<Localisation> seules = new ArrayList<>();
        for (Adresse adresse : toutes()) {
            seules.addAll(registre.localiser(List.of(adresse)));
        }
        assertEquals(seules, registre.localiser(toutes()));
        assertEquals(
                seules.get(2),
                registre.localiser(List.of(douteuse(), douteuse())).get(1),
                "twice the same");
    }

    @Test
    void regle_3_une_adresse_connue_a_sa_commune() {
        for (Adresse connue : connues()) {
            assertEquals(
                    connue.insee(),
                    registre()
                            .localiser(List.of(connue))
                            .get(0)
                            .selon(AdressesTck::code, examinee -> "to be examined"));
        }
    }

    private static String code(Trouvee trouvee) {
        assertTrue(trouvee.commune().score() > 0, "known, and not sure at all");
        return trouvee.commune().insee();
    }

    @Test
    void regle_4_une_adresse_douteuse_va_a_une_personne_avec_ses_communes() {
        List<Candidate> communes =
                registre().localiser(List.of(douteuse())).get(0).selon(trouvee -> List.of(), AExaminer::communes);
        assertFalse(communes.isEmpty(), "no commune to look at, or said to be sure");
        List<Candidate> triees = new ArrayList<>(communes);
        triees.sort(Comparator.comparingInt(Candidate::score).reversed());
        assertEquals(triees, communes);
        assertEquals(
                communes.size(),
                communes.stream().map(Candidate::insee).distinct().count(),
                "a commune twice");
    }

    @Test
    void regle_5_une_adresse_inconnue_ou_vide_va_a_une_personne_sans_commune() {
        AExaminer attendue = new AExaminer(Adresses.Motif.INCONNUE, List.of());
        for (Adresse adresse : List.of(inconnue(), new Adresse("", "", "", null), new Adresse(" ", "\t", "-", null))) {
            assertEquals(List.of(attendue), registre().localiser(List.of(adresse)));
        }
    }

    @Test
    void regle_6_le_code_insee_donne_ne_compte_pas() {
        Adresses registre = registre();
        for (Adresse adresse : toutes()) {
            List<Localisation> reponse = registre.localiser(List.of(adresse));
            for (String autre : new String[] {"2A004", "faux"}) {
                assertEquals(reponse, registre.localiser(List.of(avec(adresse, autre))));
            }
        }
    }

    private static Adresse avec(Adresse adresse, String insee) {
        return new Adresse(adresse.voie(), adresse.codePostal(), adresse.ville(), insee);
    }

    private List<Adresse> toutes() {
        List<Adresse> toutes = new ArrayList<>(connues());
        toutes.add(douteuse());
        toutes.add(inconnue());
        return toutes;
    }
}
