package fr.octroi.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.octroi.journal.Fait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Stays out of the jar of contracts: it watches over what they write. */
class EchantillonsTest {

    @Test
    void un_magasin_est_essaye_avec_des_faits_de_tout_genre() {
        Set<Class<?>> essayes = new HashSet<>();
        Echantillons.faitsDeToutGenre().forEach(fait -> essayes.add(fait.getClass()));
        assertEquals(genres(), essayes);
    }

    /** What is left out when there is nothing to say is written once with it and once without. */
    @Test
    void ce_qui_peut_manquer_manque_une_fois() {
        Set<String> parfois = new HashSet<>();
        for (Fait fait : Echantillons.faitsDeToutGenre()) {
            for (Fait autre : Echantillons.faitsDeToutGenre()) {
                if (fait.code().equals(autre.code())) {
                    Set<String> deTrop = new HashSet<>(fait.donnees().keySet());
                    deTrop.removeAll(autre.donnees().keySet());
                    deTrop.forEach(nom -> parfois.add(fait.code() + "." + nom));
                }
            }
        }
        assertEquals(
                Set.of(
                        "PIECE_LUE.nature",
                        "INSTRUCTION_FAITE.motifs",
                        "INSTRUCTION_FAITE.montant",
                        "INSTRUCTION_FAITE.complet",
                        "INSTRUCTION_FAITE.versement",
                        "INSTRUCTION_FAITE.codes",
                        "INSTRUCTION_FAITE.articles",
                        "INSTRUCTION_FAITE.indispensables",
                        "MESSAGE_REMIS.fournisseur",
                        "COMPLEMENT_RECU.informations",
                        "COMPLEMENT_RECU.valeurs",
                        "APPEL_CONSIGNE.note",
                        "DECISION_PRISE.decide",
                        "DECISION_PRISE.motifs",
                        "DECISION_PRISE.articles",
                        "VERSEMENT_SUIVI.suite",
                        "VERSEMENT_SUIVI.raison"),
                parfois);
    }

    private static Set<Class<?>> genres() {
        Set<Class<?>> genres = new HashSet<>();
        List<Class<?>> ouverts = new ArrayList<>(List.of(Fait.class));
        while (!ouverts.isEmpty()) {
            Class<?> type = ouverts.remove(ouverts.size() - 1);
            if (type.isSealed()) {
                ouverts.addAll(Arrays.asList(type.getPermittedSubclasses()));
            } else {
                genres.add(type);
            }
        }
        return genres;
    }
}
