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
    private final Montant disponible;
    private final Function<NumeroDossier, SortedMap<String, String>> articles;
    private final List<Discordance> discordances = new ArrayList<>();
    private final Assemblee assemblee;

    Rapprochement(
            Deliberation deliberation,
            SeanceBureau seance,
            Composition composition,
            RegleQuorum quorum,
            Montant disponible,
            Function<NumeroDossier, SortedMap<String, String>> articles) {
        this.deliberation = deliberation;
        this.seance = seance;
        this.disponible = disponible;
        this.articles = articles;
        this.assemblee = new Assemblee(seance, deliberation, composition, quorum, discordances);
    }

    Confrontation confronter() {
        seance();
        assemblee.verifier();
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
                assemblee.verifier(prevue, dite);
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
        convention(dite);
        Acte acte = deliberation.acte(dite);
        return switch (dite.issue()) {
            case ACCORDE -> accorder(prevue, dite, acte);
            case REFUSE -> refuser(prevue, dite, acte);
            case AJOURNE -> new Decision.Ajournee(dite.numero(), acte, dite.motifs());
            case RETIRE -> new Decision.Retiree(dite.numero(), acte, dite.motifs());
        };
    }

    private void convention(LigneDeliberee dite) {
        boolean propre = dite.acte() != null
                && !dite.acte().equals(deliberation.acte().numero())
                && deliberation.lignes().stream()
                                .filter(ligne -> dite.acte().equals(ligne.acte()))
                                .count()
                        == 1;
        if (seance.mode() == ModeDeDecision.CONVENTION && dite.issue() == Issue.ACCORDE && !propre) {
            noter(Code.CONVENTION_ABSENTE, dite.numero(), null);
        }
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
