package fr.octroi.examples.springboot;

import fr.octroi.commun.Cle;
import fr.octroi.commun.Role;
import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What {@code application.properties} and the environment say.
 *
 * @param organisation whom the host works for, as in journals
 * @param reglements the règlements in force, by the names of their files
 * @param cleMaitresse the master key in Base64, from the vault of the authority: 32 bytes
 * @param collectivite the fiche of the authority
 * @param courrier the folder that its mail room empties
 * @param annuaire who signs tokens
 */
@ConfigurationProperties("octroi")
record Parametres(
        String organisation,
        List<String> reglements,
        String cleMaitresse,
        Path collectivite,
        Path courrier,
        Annuaire annuaire) {

    record Annuaire(String nom, String destinataire, URI cles, Set<Role> roles) {}

    Cle maitresse() {
        return new Cle(Base64.getDecoder().decode(cleMaitresse));
    }

    @Override
    public String toString() {
        return "Parametres[***]";
    }
}
