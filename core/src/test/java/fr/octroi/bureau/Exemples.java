package fr.octroi.bureau;

import fr.octroi.bureau.Candidat.Sens;
import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.NumeroDossier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A session of four dossiers and seven members, and minutes that agree with it. */
final class Exemples {

    static final LocalDate JOUR = LocalDate.of(2020, 7, 2);
    static final Motif PERIODE = new Motif("PERIODE_ACHAT", "article 2");
    static final Composition SEPT =
            new Composition(new TreeSet<>(List.of("elu-1", "elu-2", "elu-3", "elu-4", "elu-5", "elu-6", "elu-7")));
    static final Acte ACTE = new Acte("B2020-07-012", "bureau-07", JOUR);

    /** Two grants, the second of which elu-1 leaves, a refusal, and a third grant. */
    static final OrdreDuJour ORDRE = new OrdreDuJour(
            "bureau-07",
            JOUR.minusDays(8),
            List.of(
                    accord(1, 200),
                    new OrdreDuJour.Ligne(2, numero(2), Sens.ACCORD, Montant.ofEuros(200), List.of(), codes("elu-1")),
                    refus(3),
                    accord(4, 150)));

    static final SeanceBureau GELEE =
            SeanceBureau.ouverte("bureau-07", JOUR, JOUR.minusDays(10), 10).geler(ORDRE);

    private Exemples() {}

    static NumeroDossier numero(int rang) {
        return new NumeroDossier("V-" + rang);
    }

    static SortedSet<String> codes(String... codes) {
        return new TreeSet<>(List.of(codes));
    }

    static OrdreDuJour.Ligne accord(int rang, int euros) {
        return new OrdreDuJour.Ligne(
                rang, numero(rang), Sens.ACCORD, Montant.ofEuros(euros), List.of(), new TreeSet<>());
    }

    static OrdreDuJour.Ligne refus(int rang) {
        return new OrdreDuJour.Ligne(rang, numero(rang), Sens.REFUS, Montant.ZERO, List.of(PERIODE), new TreeSet<>());
    }

    static LigneDeliberee dit(int rang, Issue issue, @Nullable Integer euros, String... motifs) {
        return new LigneDeliberee(
                numero(rang), issue, euros == null ? null : Montant.ofEuros(euros), List.of(motifs), List.of());
    }

    /** The minutes that decide as proposed. */
    static Deliberation conforme() {
        return new Deliberation(
                ACTE,
                List.of("elu-1", "elu-2", "elu-3", "elu-4", "elu-5"),
                List.of(
                        dit(1, Issue.ACCORDE, 200),
                        new LigneDeliberee(numero(2), Issue.ACCORDE, Montant.ofEuros(200), List.of(), List.of("elu-1")),
                        dit(3, Issue.REFUSE, null, "PERIODE_ACHAT"),
                        dit(4, Issue.ACCORDE, 150)));
    }

    static Deliberation lignes(UnaryOperator<List<LigneDeliberee>> change) {
        Deliberation conforme = conforme();
        return new Deliberation(
                conforme.acte(), conforme.presence().membres(), change.apply(new ArrayList<>(conforme.lignes())));
    }

    /** The conforming minutes, with one line said otherwise. */
    static Deliberation sauf(LigneDeliberee autre) {
        return lignes(lignes -> lignes.stream()
                .map(ligne -> ligne.numero().equals(autre.numero()) ? autre : ligne)
                .toList());
    }
}
