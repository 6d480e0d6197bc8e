package fr.octroi.tck;

import static fr.octroi.tck.Echantillons.changement;
import static fr.octroi.tck.Echantillons.ecriture;
import static fr.octroi.tck.Echantillons.maigre;
import static fr.octroi.tck.Echantillons.message;
import static fr.octroi.tck.Echantillons.numero;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.Envois;
import fr.octroi.port.Message;
import fr.octroi.port.MessageEnAttente;
import fr.octroi.relance.Canal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The contract of {@link fr.octroi.port.Envois}. */
public abstract class EnvoisTck {

    private static final Instant MIDI = Instant.parse("2026-05-04T10:00:00Z");
    private static final Duration HEURE = Duration.ofHours(1);

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

        List<Message> enAttente(int taille) {
            return Echantillons.enAttente(magasin.envois(), taille);
        }

        /** What is due now, with what came of it. */
        List<MessageEnAttente> dus(Instant maintenant) {
            return magasin.envois().enAttente(maintenant, 10_000);
        }

        /** How often a message was put off, and why the last time. */
        String suivi(String cle) {
            return dus(Instant.parse("2199-12-31T00:00:00Z")).stream()
                    .filter(attente -> attente.message().cle().equals(cle))
                    .map(attente -> attente.tentatives() + " " + attente.motif())
                    .collect(Collectors.joining());
        }

        List<String> cles(Instant maintenant) {
            return dus(maintenant).stream()
                    .map(attente -> attente.message().cle())
                    .toList();
        }

        List<Message> enAttente() {
            return enAttente(10_000);
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
        Main main = new Main(magasinVide());
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
            assertEquals(attendus.subList(0, Math.min(taille, 24)), main.enAttente(taille));
        }
        main.ecrire(List.of(), "z100", "m5");
        attendus.remove(message("m5"));
        assertEquals(attendus.subList(1, 4), main.enAttente(3), "once some have left");
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
        List<MessageEnAttente> rendus = main.dus(MIDI);
        main.ecrire(List.of(message("b")));
        assertEquals(1, rendus.size(), "a later write changed an answer");
        assertEquals(message("a"), rendus.get(0).message());

        DossiersTck.viderSiPossible(main.dus(MIDI));
        assertEquals(List.of(message("a"), message("b")), main.enAttente());
    }

    @Test
    void regle_6_un_message_differe_ne_vient_qu_a_son_heure_et_a_sa_place() {
        Main main = new Main(magasinVide());
        Envois envois = main.magasin.envois();
        main.ecrire(List.of(message("a"), message("b"), message("c"), message("d")));
        envois.differer("b", MIDI.plus(HEURE), "PANNE");
        envois.differer("a", MIDI.plus(HEURE.multipliedBy(3)), "PANNE");
        assertEquals(List.of("c", "d"), main.cles(MIDI));
        assertEquals(List.of("c", "d"), main.cles(MIDI.plus(HEURE).minusMillis(1)), "a moment before");
        assertEquals(List.of("b", "c", "d"), main.cles(MIDI.plus(HEURE)), "at its time");
        assertEquals(
                List.of("b", "c"),
                main.magasin.envois().enAttente(MIDI.plus(HEURE), 2).stream()
                        .map(attente -> attente.message().cle())
                        .toList(),
                "those that are not due take no place");
        assertEquals(List.of("a", "b", "c", "d"), main.cles(MIDI.plus(HEURE.multipliedBy(100))));

        envois.differer("b", MIDI.plus(HEURE.multipliedBy(2)), "PANNE");
        assertEquals(List.of("c", "d"), main.cles(MIDI.plus(HEURE)), "later than was said before");
        envois.differer("a", MIDI, "PANNE");
        assertEquals(List.of("a", "c", "d"), main.cles(MIDI), "sooner than was said before");

        main.ecrire(List.of(), "a", "c");
        assertEquals(
                List.of("b", "d"),
                main.cles(MIDI.plus(HEURE.multipliedBy(2))),
                "putting off keeps nobody from leaving");
    }

    @Test
    void regle_7_chaque_report_compte_une_tentative_et_garde_son_motif() {
        Main main = new Main(magasinVide());
        Envois envois = main.magasin.envois();
        main.ecrire(List.of(message("a"), message("b")));
        assertEquals("0 ", main.suivi("a"));
        for (int fois = 1; fois <= 20; fois++) {
            String motif = fois == 20 ? "M".repeat(60) : "PANNE_" + fois;
            envois.differer("a", MIDI.plus(HEURE.multipliedBy(fois)), motif);
            assertEquals(fois + " " + motif, main.suivi("a"));
            assertEquals("0 ", main.suivi("b"), "each has its own");
        }
        envois.differer("b", MIDI, "AUTRE");
        assertEquals("1 AUTRE", main.suivi("b"));
        main.ecrire(List.of(message("a")));
        assertEquals("20 " + "M".repeat(60), main.suivi("a"), "its key was known");
    }

    @Test
    void regle_8_differer_ce_qui_n_attend_pas_ne_fait_rien() {
        Main main = new Main(magasinVide());
        Envois envois = main.magasin.envois();
        main.ecrire(List.of(message("a"), message("b")));
        main.ecrire(List.of(), "a");
        for (String absent : List.of("a", "inconnu", "B")) {
            envois.differer(absent, MIDI, "PANNE");
        }
        assertEquals(List.of("b"), main.cles(MIDI));
        assertEquals("0 ", main.suivi("b"));
        main.ecrire(List.of(message("inconnu")));
        assertEquals("0 ", main.suivi("inconnu"), "it came afterwards");
    }

    @Test
    void regle_9_les_attentes_disent_tout_ce_qui_attend_et_ne_prennent_rien() {
        Main main = new Main(magasinVide());
        Envois envois = main.magasin.envois();
        assertEquals(List.of(), envois.attentes(10), "in an empty store");
        main.ecrire(List.of(message("z"), message("a"), message("m"), message("b")));
        envois.differer("z", MIDI.plus(HEURE), "PANNE");
        envois.differer("m", MIDI, "AUTRE");
        main.ecrire(List.of(), "b");
        List<MessageEnAttente> tous = List.of(
                new MessageEnAttente(message("z"), 1, "PANNE", MIDI.plus(HEURE)),
                new MessageEnAttente(message("a"), 0, "", null),
                new MessageEnAttente(message("m"), 1, "AUTRE", MIDI));
        List<MessageEnAttente> rendues = envois.attentes(10_000);
        assertEquals(tous, rendues);
        for (int taille : new int[] {1, 2, 3, 4}) {
            assertEquals(tous.subList(0, Math.min(taille, 3)), envois.attentes(taille));
        }
        assertEquals(3, main.dus(MIDI.plus(HEURE)).size(), "looking takes nothing");
        assertEquals(tous, envois.attentes(10_000), "even while they are held");
        main.ecrire(List.of(), "a");
        assertEquals(tous, rendues, "a later write changed an answer");
    }
}
