package fr.octroi.examples.cli;

import fr.octroi.format.LecteurCollectivite;
import fr.octroi.format.Paiement;
import fr.octroi.reglement.LigneBudgetaire;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What stands in a simulation for what an authority has not said; it calls itself an example wherever it can be read. */
final class Exemple {

    /** Where an aid is charged whose règlement does not say: the account of aids to persons (M57). */
    static final LigneBudgetaire IMPUTATION = new LigneBudgetaire("65", "65748", "");

    private Exemple() {}

    static Paiement paiement() {
        String nom = "paiement-exemple.yaml";
        return LecteurCollectivite.lirePaiement(nom, texte(nom));
    }

    /** A file that comes with the command. */
    static String texte(String nom) {
        try (InputStream flux = Exemple.class.getResourceAsStream(nom)) {
            return new String(Objects.requireNonNull(flux).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }
}
