package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.octroi.dossier.Dossier;
import fr.octroi.journal.Parcours;
import fr.octroi.port.Message;
import fr.octroi.port.Messagerie;
import fr.octroi.port.PortException;
import fr.octroi.recours.Limitation;
import fr.octroi.relance.AccuseReception;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several workers empty one outbox, and some dossiers are out of order. */
class ExpeditionTest {

    private final Monde monde = new Monde();

    @BeforeEach
    void trois_accuses_attendent() {
        for (String numero : List.of("D-1", "D-2", "D-3")) {
            monde.deposer(monde.complet(numero));
            monde.relances().accuser(Monde.PLATEFORME, Monde.numero(numero), AccuseReception.ENREGISTREMENT);
        }
    }

    /** The outbox was read before the other worker emptied it: what left meanwhile does not leave again. */
    @Test
    void ce_qu_un_autre_a_remis_depuis_la_lecture_de_la_boite_n_est_pas_remis_deux_fois() {
        List<Message> partis = new ArrayList<>();
        Messagerie lente = (message, dossier, parcours) -> {
            partis.add(message);
            if (partis.size() == 1) {
                monde.expedier();
            }
            return new Messagerie.Remise(dossier.pieces().get(0).contenu(), "");
        };
        monde.relances().expedier(Monde.PLATEFORME, lente);
        assertEquals(1, partis.size());
        assertEquals(3, monde.partis.size());
        assertEquals(List.of(), monde.essai.dossiers.attentes(10));
    }

    /** Ten thousand messages that nobody tried would end as tried too often. */
    @Test
    void qui_demande_qu_on_le_laisse_n_est_pas_appele_et_aucun_message_ne_perd_d_essai() {
        List<Message> essayes = new ArrayList<>();
        Messagerie surchargee = new Messagerie() {
            @Override
            public Remise remettre(Message message, Dossier dossier, Parcours parcours) {
                essayes.add(message);
                throw new PortException(PortException.Nature.TEMPORAIRE, "too much", null);
            }

            @Override
            public Instant reprise() {
                return essayes.isEmpty() ? Instant.MIN : Instant.MAX;
            }
        };
        assertEquals(0, monde.relances().expedier(Monde.PLATEFORME, surchargee));
        assertEquals(1, essayes.size());
        assertEquals(
                2,
                monde.essai.dossiers.attentes(10).stream()
                        .filter(attente -> attente.tentatives() == 0)
                        .count());
        assertEquals(2, monde.expedier());
    }

    @Test
    void un_dossier_que_le_magasin_ne_rend_pas_ne_retient_pas_les_messages_des_autres() {
        monde.essai.illisibles.add(Monde.numero("D-1"));
        assertEquals(2, monde.expedier());
        assertEquals(
                List.of(Monde.numero("D-1")),
                monde.essai.dossiers.attentes(10).stream()
                        .map(attente -> attente.message().dossier())
                        .toList());
        monde.essai.illisibles.clear();
        monde.plusTard(1);
        assertEquals(1, monde.expedier());
    }

    /** A shared outbox holds them for a while: they are asked for by few at a time. */
    @Test
    void beaucoup_de_messages_partent_en_un_appel_et_chacun_une_fois() {
        for (int i = 100; i < 1_200; i++) {
            monde.deposer(Formulaire.de("D-" + i));
            monde.relances().accuser(Monde.PLATEFORME, Monde.numero("D-" + i), AccuseReception.ENREGISTREMENT);
        }
        assertEquals(1_103, monde.expedier());
        assertEquals(1_103, monde.partis.stream().map(Message::cle).distinct().count());
        assertEquals(0, monde.expedier());
    }

    /** A limited dossier keeps its message in the outbox, before all others. */
    @Test
    void ce_qui_attend_n_affame_pas_ce_qui_suit() {
        for (int i = 100; i < 1_300; i++) {
            monde.deposer(Formulaire.de("D-" + i));
            monde.relances().accuser(Monde.PLATEFORME, Monde.numero("D-" + i), AccuseReception.ENREGISTREMENT);
            if (i < 700) {
                monde.guichet()
                        .droits()
                        .limiter(Monde.INSTRUCTEUR, Monde.numero("D-" + i), Limitation.Motif.EXACTITUDE, monde.jour());
            }
        }
        assertEquals(603, monde.expedier());
        assertEquals(0, monde.expedier());
        assertEquals(600, monde.essai.dossiers.attentes(1_000).size());
    }
}
