package fr.octroi.journal;

import fr.octroi.relance.Canal;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@link Relecture} knows of the messages to the applicant, and of the channels that they closed. */
final class EnvoisRelus {

    final Map<String, Envoi> tous = new LinkedHashMap<>();

    /** Those that left for an address that was changed since. */
    final Set<String> anciens = new HashSet<>();

    private final SortedSet<Canal> oppositions = new TreeSet<>();
    private final SortedSet<Canal> echecs = new TreeSet<>();

    void lire(FaitDeRelance fait) {
        if (fait instanceof FaitDeRelance.MessageConfie confie) {
            tous.put(confie.cle(), new Envoi(confie.cle(), confie.modele(), confie.canal(), Envoi.Etat.CONFIE));
        } else if (fait instanceof FaitDeRelance.MessageRemis remis) {
            suivre(remis.cle(), Envoi.Etat.REMIS);
        } else if (fait instanceof FaitDeRelance.MessageRevenu revenu) {
            suivre(revenu.cle(), Envoi.Etat.REVENU);
            // What comes back from a former address says nothing of the present one.
            if (!anciens.contains(revenu.cle())) {
                echecs.add(revenu.canal());
            }
        } else if (fait instanceof FaitDeRelance.MessageAbandonne abandonne) {
            suivre(abandonne.cle(), Envoi.Etat.ABANDONNE);
        } else if (fait instanceof FaitDeRelance.OppositionRecue opposition) {
            oppositions.add(opposition.canal());
        } else if (fait instanceof FaitDeRelance.ContactChange) {
            rouvrir(EnumSet.of(Canal.COURRIEL, Canal.SMS));
        } else if (fait instanceof FaitDeRelance.AdresseChangee) {
            rouvrir(EnumSet.of(Canal.COURRIER));
        }
    }

    private void suivre(String cle, Envoi.Etat etat) {
        tous.computeIfPresent(cle, (sienne, envoi) -> envoi.avecEtat(etat));
    }

    private void rouvrir(Set<Canal> canaux) {
        echecs.removeAll(canaux);
        tous.values().stream()
                // What still waits is handed over to the new address.
                .filter(envoi -> canaux.contains(envoi.canal()) && !envoi.attend())
                .forEach(envoi -> anciens.add(envoi.cle()));
    }

    Optional<Envoi> de(@Nullable String cle) {
        return cle == null ? Optional.empty() : Optional.ofNullable(tous.get(cle));
    }

    Stream<Envoi> parmi(Collection<String> cles) {
        return cles.stream().flatMap(cle -> Stream.ofNullable(tous.get(cle)));
    }

    SortedSet<Canal> canauxFermes() {
        SortedSet<Canal> fermes = new TreeSet<>(oppositions);
        fermes.addAll(echecs);
        return Collections.unmodifiableSortedSet(fermes);
    }
}
