package fr.octroi.examples.springboot;

import fr.octroi.adapters.rest.avis.Abonne;
import fr.octroi.adapters.rest.avis.Destinations;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Role;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What {@code application.properties} and the environment say, the master key excepted: it stays out of what may be printed.
 *
 * @param organisation whom the host works for, as in journals
 * @param reglements the règlements in force, by the names of their files
 * @param collectivite the fiche of the authority
 * @param courrier the folder that its mail room empties
 * @param racines the folder of each day's journal and root, one for each instance
 * @param annuaire who signs tokens
 * @param avis who is told what changes, and where notices may go; secrets do not print themselves
 */
@ConfigurationProperties("octroi")
record Parametres(
        String organisation,
        List<String> reglements,
        Path collectivite,
        Path courrier,
        Path racines,
        Annuaire annuaire,
        Avis avis) {

    record Annuaire(String nom, String destinataire, URI cles, Set<Role> roles) {}

    record Avis(Destinations destinations, @DefaultValue List<Abonne> abonnes) {}

    /** Who acts when nobody asked. */
    Acteur automate() {
        return new Acteur(organisation, Role.AUTOMATE, "hote");
    }
}
