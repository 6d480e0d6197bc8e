package fr.octroi.adapters.jdbc;

import fr.octroi.commun.Cle;
import fr.octroi.port.Envois;
import fr.octroi.port.Message;
import fr.octroi.port.MessageEnAttente;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** What several tests write; people are invented. */
final class Exemples {

    static final List<Cle> MAITRESSES = List.of(maitresse("une cle maitresse d'essai, assez longue"));

    private Exemples() {}

    static Cle maitresse(String texte) {
        return new Cle(texte.getBytes(StandardCharsets.UTF_8));
    }

    /** What waits, none of which was put off. */
    static List<Message> enAttente(Envois envois, int taille) {
        return envois.enAttente(Instant.EPOCH, taille).stream()
                .map(MessageEnAttente::message)
                .toList();
    }
}
