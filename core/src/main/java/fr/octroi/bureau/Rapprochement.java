package fr.octroi.bureau;

import fr.octroi.bureau.Discordance.Code;
import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.bureau.SeanceBureau.Etat;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.NumeroDossier;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One confrontation of minutes with an agenda: it never stops at the first disagreement. */
final class Rapprochement {

    private final Deliberation deliberation;
    private final SeanceBureau seance;
    private final Composition composition;
    private final RegleQuorum quorum;
    private final Montant disponible;
    private final Function<NumeroDossier, SortedMap<String, String>> articles;
    private final SortedSet<String> presents = new TreeSet<>();
    private final List<Discordance> discordances = new ArrayList<>();

    Rapprochement(
            Deliberation deliberation,
            SeanceBureau seance,
            Composition composition,
            RegleQuorum quorum,
            Montant disponible,
            Function<NumeroDossier, SortedMap<String, String>> articles) {
        this.deliberation = deliberation;
        this.seance = seance;
        this.composition = composition;
        this.quorum = quorum;
        this.disponible = disponible;
        this.articles = articles;
    }

    Confrontation confronter() {
        seance();
        presents();
        OrdreDuJour ordre = seance.ordreDuJour();
        List<Decision> decisions = ordre == null ? List.of() : decisions(ordre);
        return discordances.isEmpty()
                ? new Confrontation.Conforme(decisions)
                : new Confrontation.Discordante(discordances);
    }

    private void seance() {
        if (!deliberation.acte().seance().equals(seance.code())) {
            noter(Code.SEANCE_AUTRE, null, null);
        }
        if (!deliberation.acte().jour().equals(seance.jour())) {
            noter(Code.JOUR_AUTRE, null, null);
        }
        if (seance.etat() == Etat.OUVERTE) {
            noter(Code.SEANCE_NON_GELEE, null, null);
        }
        if (seance.etat() == Etat.TENUE) {
            noter(Code.SEANCE_DEJA_TENUE, null, null);
        }
    }

    private void presents() {
        for (String membre : deliberation.presents()) {
            if (!composition.membres().contains(membre)) {
                noter(Code.MEMBRE_HORS_EXERCICE, null, membre);
            } else if (!presents.add(membre)) {
                noter(Code.MEMBRE_EN_DOUBLE, null, membre);
            }
        }
    }

    private List<Decision> decisions(OrdreDuJour ordre) {
        SortedMap<NumeroDossier, OrdreDuJour.Ligne> attendues = new TreeMap<>();
        ordre.lignes().forEach(ligne -> attendues.put(ligne.numero(), ligne));
        SortedMap<NumeroDossier, Decision> decisions = new TreeMap<>();
        SortedSet<NumeroDossier> vus = new TreeSet<>();
        for (LigneDeliberee dite : deliberation.lignes()) {
            OrdreDuJour.Ligne prevue = attendues.get(dite.numero());
            if (!vus.add(dite.numero())) {
                noter(Code.DOSSIER_EN_DOUBLE, dite.numero(), null);
            }
            if (prevue == null) {
                noter(Code.DOSSIER_HORS_ORDRE_DU_JOUR, dite.numero(), null);
            } else {
                Decision decision = decision(prevue, dite);
                if (decision != null) {
                    decisions.put(dite.numero(), decision);
                }
                participation(prevue, dite);
            }
        }
        for (OrdreDuJour.Ligne ligne : ordre.lignes()) {
            if (!vus.contains(ligne.numero())) {
                noter(Code.LIGNE_ABSENTE, ligne.numero(), null);
            }
        }
        credits(ordre, decisions);
        List<Decision> rangees = new ArrayList<>();
        for (OrdreDuJour.Ligne ligne : ordre.lignes()) {
            Decision decision = decisions.get(ligne.numero());
            if (decision != null) {
                rangees.add(decision);
            }
        }
        return rangees;
    }

    /** Returns the decision, or null after noting why there is none. */
    private @Nullable Decision decision(OrdreDuJour.Ligne prevue, LigneDeliberee dite) {
        if (dite.issue() != Issue.ACCORDE && dite.montant() != null) {
            noter(Code.MONTANT_SANS_ACCORD, dite.numero(), null);
        }
        Acte acte = deliberation.acte();
        return switch (dite.issue()) {
            case ACCORDE -> accorder(prevue, dite, acte);
            case REFUSE -> refuser(prevue, dite, acte);
            case AJOURNE -> new Decision.Ajournee(dite.numero(), acte, dite.motifs());
            case RETIRE -> new Decision.Retiree(dite.numero(), acte, dite.motifs());
        };
    }

    private @Nullable Decision accorder(OrdreDuJour.Ligne prevue, LigneDeliberee dite, Acte acte) {
        if (!dite.motifs().isEmpty()) {
            noter(Code.MOTIF_SUR_ACCORD, dite.numero(), null);
        }
        Montant montant = dite.montant();
        if (montant == null) {
            noter(Code.ACCORD_SANS_MONTANT, dite.numero(), null);
            return null;
        }
        if (montant.compareTo(Montant.ZERO) <= 0) {
            noter(Code.MONTANT_NON_POSITIF, dite.numero(), null);
            return null;
        }
        return new Decision.Accordee(dite.numero(), acte, prevue.propose(), montant);
    }

    private @Nullable Decision refuser(OrdreDuJour.Ligne prevue, LigneDeliberee dite, Acte acte) {
        SortedMap<String, String> connus = new TreeMap<>(articles.apply(dite.numero()));
        prevue.motifs().forEach(motif -> connus.put(motif.code(), motif.article()));
        List<Motif> motifs = new ArrayList<>();
        for (String code : dite.motifs()) {
            String article = connus.getOrDefault(code, "");
            if (article.isBlank()) {
                noter(Code.MOTIF_INCONNU, dite.numero(), null);
            } else {
                motifs.add(new Motif(code, article));
            }
        }
        if (dite.motifs().isEmpty()) {
            noter(Code.REFUS_SANS_MOTIF, dite.numero(), null);
        }
        return motifs.isEmpty() ? null : new Decision.Refusee(dite.numero(), acte, motifs);
    }

    private void participation(OrdreDuJour.Ligne prevue, LigneDeliberee dite) {
        for (String membre : prevue.deports()) {
            if (presents.contains(membre) && !dite.deports().contains(membre)) {
                noter(Code.DEPORT_IGNORE, dite.numero(), membre);
            }
        }
        for (String membre : dite.deports()) {
            if (!composition.membres().contains(membre)) {
                noter(Code.DEPORT_HORS_EXERCICE, dite.numero(), membre);
            }
        }
        long votants = presents.stream()
                .filter(membre ->
                        !prevue.deports().contains(membre) && !dite.deports().contains(membre))
                .count();
        if (dite.issue().tranche()
                && !quorum.estAtteint(
                        deliberation.acte().jour(),
                        (int) votants,
                        composition.membres().size())) {
            noter(Code.QUORUM_NON_ATTEINT, dite.numero(), null);
        }
    }

    /** What is refused, put off or lowered pays for what is raised; the lines that are raised answer for the rest. */
    private void credits(OrdreDuJour ordre, SortedMap<NumeroDossier, Decision> decisions) {
        List<Decision.Accordee> accords = new ArrayList<>();
        for (OrdreDuJour.Ligne ligne : ordre.lignes()) {
            if (decisions.get(ligne.numero()) instanceof Decision.Accordee accordee) {
                accords.add(accordee);
            }
        }
        long manque = accords.stream()
                        .mapToLong(accordee -> accordee.decide().centimes())
                        .sum()
                - ordre.total().centimes()
                - disponible.centimes();
        for (Decision.Accordee accordee : accords) {
            if (manque > 0 && accordee.decide().compareTo(accordee.propose()) > 0) {
                noter(Code.MONTANT_AU_DELA_DES_CREDITS, accordee.dossier(), null);
            }
        }
    }

    private void noter(Code code, @Nullable NumeroDossier dossier, @Nullable String membre) {
        discordances.add(new Discordance(code, dossier, membre));
    }
}
