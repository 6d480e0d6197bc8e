package fr.octroi.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.octroi.dossier.Dossier;
import fr.octroi.instruction.Exemples.Cas;
import fr.octroi.reglement.Condition;
import fr.octroi.reglement.Donnee;
import fr.octroi.reglement.Donnee.Origine;
import fr.octroi.reglement.Predicat;
import fr.octroi.reglement.ReglementResolu;
import fr.octroi.reglement.Reglements;
import fr.octroi.reglement.TypeValeur;
import fr.octroi.reglement.Valeur;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** On which day a request had all that its instruction needs. */
class CompletudeTest {

    private static final Donnee A = new Donnee("a", TypeValeur.BOOLEEN, Origine.DEMANDEUR, "la première réponse");
    private static final Donnee B = new Donnee("b", TypeValeur.BOOLEEN, Origine.DEMANDEUR, "la seconde réponse");

    private static final ReglementResolu UNE_DES_DEUX = new Reglements.Modele()
            .pieces(List.of())
            .conditions(List.of(new Condition(
                    "UNE_DES_DEUX",
                    "article 4",
                    "l'une des deux",
                    new Predicat.Ou(List.of(new Predicat.EstVrai(A), new Predicat.EstVrai(B))))))
            .questions(List.of(A, B))
            .resoudre();

    private static LocalDate apres(int jours) {
        return Exemples.DEPOT.plusDays(jours);
    }

    private static Optional<LocalDate> completude(boolean a, SortedMap<String, LocalDate> venues) {
        Cas cas = Cas.complet();
        venues.keySet().forEach(nom -> cas.reponse(nom, new Valeur.Booleen(nom.equals("b") || a)));
        Dossier dossier = cas.dossier();
        return Instruction.completude(
                dossier,
                UNE_DES_DEUX,
                new Contexte(new TreeMap<>(), List.of(), List.of(), new TreeSet<>(), new TreeMap<>(), venues));
    }

    @Test
    void sans_reponse_il_manque_quelque_chose() {
        assertEquals(Optional.empty(), completude(true, new TreeMap<>()));
    }

    @Test
    void la_reponse_qui_suffit_rend_complet_le_jour_ou_elle_vint() {
        assertEquals(Optional.of(apres(3)), completude(true, venues(3)));
        assertEquals(Optional.empty(), completude(false, venues(3)));
    }

    @Test
    void une_reponse_dont_personne_n_avait_plus_besoin_ne_fait_pas_perdre_son_rang() {
        assertEquals(Optional.of(apres(3)), completude(true, venues(3, 30)));
    }

    @Test
    void une_reponse_qui_decide_enfin_est_celle_qui_compte() {
        assertEquals(Optional.of(apres(30)), completude(false, venues(3, 30)));
        assertEquals(Optional.of(apres(1)), completude(false, venues(3, 1)));
    }

    /** After how many days each answer came, in turn. */
    private static SortedMap<String, LocalDate> venues(int... jours) {
        SortedMap<String, LocalDate> venues = new TreeMap<>();
        for (int i = 0; i < jours.length; i++) {
            venues.put(i == 0 ? "a" : "b", apres(jours[i]));
        }
        return venues;
    }
}
