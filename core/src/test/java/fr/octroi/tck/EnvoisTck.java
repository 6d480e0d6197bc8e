package fr.octroi.tck;

import static fr.octroi.tck.Echantillons.changement;
import static fr.octroi.tck.Echantillons.ecriture;
import static fr.octroi.tck.Echantillons.maigre;
import static fr.octroi.tck.Echantillons.message;
import static fr.octroi.tck.Echantillons.numero;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.Message;
import fr.octroi.relance.Canal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract of {@link fr.octroi.port.Envois}. */
public abstract class EnvoisTck {

    /** For the subclasses. */
    protected EnvoisTck() {}

    /**
     * Returns a store that holds nothing.
     *
     * @return a new store, or the same one emptied
     */
    protected abstract Magasin magasinVide();

    /** Writes one dossier again and again, with what the outbox gains and loses. */
    private static final class Main {

        private final Magasin magasin;
        private long version;

        Main(Magasin magasin) {
            this.magasin = magasin;
        }

        void ecrire(List<Message> messages, String... partis) {
            magasin.dossiers()
                    .ecrire(ecriture(
                            List.of(changement(maigre("D-1"), version)),
                            messages,
                            List.of(partis),
                            List.of(),
                            List.of(),
                            List.of()));
            version++;
        }

        void ecrireTropTard(List<Message> messages, String... partis) {
            assertThrows(
                    ConflitDeVersionException.class,
                    () -> magasin.dossiers()
                            .ecrire(ecriture(
                                    List.of(changement(maigre("D-1"), version + 1)),
                                    messages,
                                    List.of(partis),
                                    List.of(),
                                    List.of(),
                                    List.of())));
        }

        List<Message> enAttente() {
            return magasin.envois().enAttente(10_000);
        }
    }

    @Test
    void regle_1_un_message_ecrit_attend_tel_quel_jusqu_a_ce_qu_il_parte() {
        Main main = new Main(magasinVide());
        assertEquals(List.of(), main.enAttente(), "in an empty store");
        List<Message> messages = new ArrayList<>();
        for (Canal canal : Canal.values()) {
            messages.add(new Message(
                    "Clé d'essai / " + canal,
                    numero("d-1"),
                    canal,
                    "MODÈLE « " + canal + " »",
                    LocalDate.of(1900, 1, 1)));
        }
        messages.add(new Message("x".repeat(200), numero("D-1"), Canal.SMS, "RELANCE", LocalDate.of(2199, 12, 31)));
        main.ecrire(messages);
        assertEquals(messages, main.enAttente());
        main.ecrire(List.of());
        assertEquals(messages, main.enAttente(), "a write that is about something else");

        while (!messages.isEmpty()) {
            Message parti = messages.remove(messages.size() / 2);
            main.ecrire(List.of(), parti.cle());
            assertEquals(messages, main.enAttente());
        }
    }

    @Test
    void regle_2_une_cle_connue_ne_revient_pas_meme_apres_le_depart() {
        Main main = new Main(magasinVide());
        main.ecrire(List.of(message("a"), message("b")));
        Message autrement = new Message("a", numero("D-1"), Canal.COURRIER, "RELANCE", LocalDate.of(2026, 5, 1));
        main.ecrire(List.of(autrement));
        assertEquals(List.of(message("a"), message("b")), main.enAttente(), "the key of a message that waits");

        main.ecrire(List.of(), "a");
        main.ecrire(List.of(message("a"), message("c")));
        main.ecrire(List.of(autrement));
        assertEquals(List.of(message("b"), message("c")), main.enAttente(), "the key of a message that left");
        main.ecrire(List.of(message("A")));
        assertEquals(List.of(message("b"), message("c"), message("A")), main.enAttente(), "a key is compared exactly");
    }

    @Test
    void regle_3_les_messages_viennent_dans_l_ordre_ecrit_et_pas_plus_que_demande() {
        Magasin magasin = magasinVide();
        Main main = new Main(magasin);
        List<Message> attendus = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            // Neither keys nor days are in this order.
            List<Message> deux = List.of(
                    new Message("z" + (100 - i), numero("D-1"), Canal.SMS, "RELANCE", LocalDate.of(2026, 5, 31 - i)),
                    message("m" + i));
            main.ecrire(deux);
            attendus.addAll(deux);
        }
        assertEquals(attendus, main.enAttente());
        for (int taille : new int[] {1, 5, 24, 25}) {
            assertEquals(
                    attendus.subList(0, Math.min(taille, 24)), magasin.envois().enAttente(taille));
        }
        main.ecrire(List.of(), "z100", "m5");
        attendus.remove(message("m5"));
        assertEquals(attendus.subList(1, 4), magasin.envois().enAttente(3), "once some have left");
    }

    @Test
    void regle_4_une_ecriture_refusee_ne_laisse_ni_n_emporte_aucun_message() {
        Main main = new Main(magasinVide());
        main.ecrire(List.of(message("a"), message("b")));
        main.ecrireTropTard(List.of(message("c")), "a");
        assertEquals(List.of(message("a"), message("b")), main.enAttente());

        main.ecrire(List.of(message("c")), "a");
        assertEquals(List.of(message("b"), message("c")), main.enAttente(), "the same write, in time");
    }

    @Test
    void regle_5_ce_qui_est_rendu_n_est_plus_au_magasin() {
        Main main = new Main(magasinVide());
        main.ecrire(List.of(message("a")));
        List<Message> rendus = main.enAttente();
        main.ecrire(List.of(message("b")));
        assertEquals(List.of(message("a")), rendus, "a later write changed an answer");

        DossiersTck.viderSiPossible(main.enAttente());
        assertEquals(List.of(message("a"), message("b")), main.enAttente());
    }
}
