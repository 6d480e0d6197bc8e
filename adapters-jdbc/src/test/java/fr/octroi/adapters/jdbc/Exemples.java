package fr.octroi.adapters.jdbc;

import fr.octroi.commun.Cle;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What several tests write; people are invented. */
final class Exemples {

    static final List<Cle> MAITRESSES = List.of(maitresse("une cle maitresse d'essai, assez longue"));

    private Exemples() {}

    static Cle maitresse(String texte) {
        return new Cle(texte.getBytes(StandardCharsets.UTF_8));
    }
}
