package fr.octroi.journal;

import fr.octroi.recours.Limitation;
import fr.octroi.reglement.ModeleDeLettre;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What {@link Relecture} knows of the limitations of the processing (RGPD art. 18 and 21), and of the days on which nothing was done. */
final class LimitationsRelues {

    private final EnvoisRelus envois;
    private final DemandesRelues demandes;
    private final Map<Limitation.Motif, Limitee> limitations = new EnumMap<>(Limitation.Motif.class);
    private final Set<Limitation.Derogation> derogations = EnumSet.noneOf(Limitation.Derogation.class);
    final List<Parcours.Arret> arrets = new ArrayList<>();

    @Nullable
    LocalDate arreteDepuis;

    /** A limitation in force, with the letters that announce its end. */
    private record Limitee(Limitation limitation, Set<String> lettres) {}

    LimitationsRelues(EnvoisRelus envois, DemandesRelues demandes) {
        this.envois = envois;
        this.demandes = demandes;
    }

    void lire(FaitDArchive fait) {
        if (fait instanceof FaitDArchive.TraitementLimite limite) {
            limitations.put(
                    limite.motif(),
                    new Limitee(
                            new Limitation(limite.motif(), limite.demande(), null, false, false),
                            new LinkedHashSet<>()));
            // Whoever agreed before, or what was needed before, says nothing of this ground.
            derogations.clear();
            arreter(limite.jour());
        } else if (fait instanceof FaitDArchive.LeveeAnnoncee annoncee) {
            limitations.computeIfPresent(
                    annoncee.motif(),
                    (motif, avant) -> new Limitee(
                            new Limitation(
                                    motif,
                                    avant.limitation().demande(),
                                    annoncee.raison(),
                                    annoncee.dite() != null,
                                    false),
                            new LinkedHashSet<>()));
        } else if (fait instanceof FaitDArchive.LimitationLevee levee) {
            limitations.remove(levee.motif());
            if (limitations.isEmpty()) {
                derogations.clear();
            }
            arreter(levee.jour());
        } else if (fait instanceof FaitDArchive.OppositionAccueillie accueillie) {
            limitations.computeIfPresent(
                    Limitation.Motif.OPPOSITION,
                    (motif, avant) -> new Limitee(
                            new Limitation(motif, avant.limitation().demande(), null, false, true), Set.of()));
            derogations.clear();
            arreter(accueillie.jour());
        } else if (fait instanceof FaitDArchive.DerogationAdmise admise) {
            derogations.add(admise.derogation());
            arreter(admise.jour());
        } else if (fait instanceof FaitDArchive.DerogationFinie finie) {
            derogations.remove(finie.derogation());
            arreter(finie.jour());
        }
    }

    /** Sees on which days nothing was done, and which demand lost its time to that. */
    private void arreter(LocalDate jour) {
        boolean arrete = !limitations.isEmpty() && derogations.isEmpty();
        if (arrete && arreteDepuis == null) {
            arreteDepuis = jour;
        } else if (!arrete && arreteDepuis != null) {
            // A clock that was put right may say that it ended before it began: that held up nothing.
            arrets.add(new Parcours.Arret(arreteDepuis, jour.isBefore(arreteDepuis) ? arreteDepuis : jour));
            arreteDepuis = null;
            demandes.interrompre();
        }
    }

    /** One letter speaks of all that is announced and not told yet, when it leaves again on another channel too. */
    void confier(FaitDeRelance.MessageConfie confie) {
        if (ModeleDeLettre.LEVEE_DE_LIMITATION.aPourCode(confie.modele())) {
            limitations.values().stream()
                    .filter(limitee -> limitee.limitation().raisonDeLevee() != null
                            && !limitee.limitation().estPrevenue())
                    .forEach(limitee -> limitee.lettres().add(confie.cle()));
        }
    }

    /** A limitation whose notice left and did not come back is one of which the person knows that it ends. */
    List<Limitation> enVigueur() {
        return limitations.values().stream()
                .map(limitee -> new Limitation(
                        limitee.limitation().motif(),
                        limitee.limitation().demande(),
                        limitee.limitation().raisonDeLevee(),
                        limitee.limitation().estPrevenue()
                                || envois.parmi(limitee.lettres()).anyMatch(Envoi::aAtteint),
                        limitee.limitation().estAccueillie()))
                .toList();
    }

    /** Those whose notice waits to leave. */
    SortedSet<Limitation.Motif> leveesEnRoute() {
        SortedSet<Limitation.Motif> enRoute = new TreeSet<>();
        limitations.forEach((motif, limitee) -> {
            if (envois.parmi(limitee.lettres()).anyMatch(Envoi::attend)) {
                enRoute.add(motif);
            }
        });
        return enRoute;
    }

    SortedSet<Limitation.Derogation> derogations() {
        return new TreeSet<>(derogations);
    }
}
