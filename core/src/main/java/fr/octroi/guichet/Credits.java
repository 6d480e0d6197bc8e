package fr.octroi.guichet;

import fr.octroi.budget.Enveloppe;
import fr.octroi.budget.Imputation;
import fr.octroi.budget.Repartition;
import fr.octroi.bureau.CreditsDisponibles;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.port.Versionne;
import fr.octroi.reglement.Financeur;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The credits of one use case: the envelope of the aid and those of its other funders, each taken once and written once. */
final class Credits {

    private final Comptoir comptoir;
    private final String principale;
    private final SortedMap<String, Versionne<Enveloppe>> prises = new TreeMap<>();
    private final SortedSet<String> mues = new TreeSet<>();

    /** Takes the envelope of the aid: whatever moves elsewhere moves there too, so that two who write at once see each other. */
    Credits(Comptoir comptoir, String principale) {
        this.comptoir = comptoir;
        this.principale = principale;
        prises.put(principale, comptoir.enveloppe(principale));
        mues.add(principale);
    }

    Enveloppe principale() {
        return enveloppe(principale);
    }

    /** The envelopes that bear a dossier, in the order of the funders of its règlement. */
    static List<String> codes(Comptoir comptoir, Dossier dossier, String principale) {
        List<Financeur> financeurs = comptoir.reglement(dossier).definition().financeurs();
        return financeurs.isEmpty()
                ? List.of(principale)
                : financeurs.stream()
                        .map(financeur -> Repartition.enveloppe(principale, financeur))
                        .toList();
    }

    /** What each of them bears of a sum, in the same order. */
    static List<Montant> parts(Comptoir comptoir, Dossier dossier, Montant montant) {
        List<Financeur> financeurs = comptoir.reglement(dossier).definition().financeurs();
        return financeurs.isEmpty()
                ? List.of(montant)
                : Repartition.de(montant, financeurs).stream()
                        .map(Imputation::montant)
                        .toList();
    }

    /** What one envelope bears of a sum for a dossier. */
    Montant part(String code, @Nullable Dossier dossier, Montant montant) {
        if (dossier == null) {
            // It waits for its applicant: what it will cost is not known.
            return Montant.ZERO;
        }
        int rang = codes(comptoir, dossier, principale).indexOf(code);
        return rang < 0 ? Montant.ZERO : parts(comptoir, dossier, montant).get(rang);
    }

    /** Takes the envelopes that bear a dossier. */
    List<Enveloppe> prendre(Dossier dossier) {
        List<Enveloppe> siennes = new ArrayList<>();
        for (String code : codes(comptoir, dossier, principale)) {
            siennes.add(enveloppe(code));
        }
        return siennes;
    }

    /** Whether all that bear a dossier may be mandated on a day, in the year of the aid's. */
    boolean estOuvertePour(Dossier dossier, LocalDate jour) {
        return prendre(dossier).stream()
                .allMatch(enveloppe -> enveloppe.estOuverte(jour)
                        && enveloppe.exercice() == principale().exercice());
    }

    /** Whether nothing can be engaged any more, on a day, on some envelope taken. */
    boolean sontClosAvant(LocalDate jour) {
        return prises.values().stream()
                .anyMatch(prise -> jour.isAfter(prise.valeur().cloture()));
    }

    private Enveloppe enveloppe(String code) {
        return prises.computeIfAbsent(code, comptoir::enveloppe).valeur();
    }

    /** The codes of the envelopes taken. */
    List<String> codes() {
        return List.copyOf(prises.keySet());
    }

    Enveloppe prise(String code) {
        return Objects.requireNonNull(prises.get(code)).valeur();
    }

    /** What is free in each envelope taken, for a programme of these dossiers. */
    List<CreditsDisponibles> disponibles(SortedMap<NumeroDossier, Dossier> dossiers) {
        return codes().stream()
                .map(code -> new CreditsDisponibles(
                        prise(code).disponible(),
                        candidat -> part(code, dossiers.get(candidat.numero()), candidat.montant())))
                .toList();
    }

    /** Moves each funder's part of a sum. */
    void mouvoir(Dossier dossier, Montant montant, BiFunction<Enveloppe, Montant, Enveloppe> mouvement) {
        for (String code : codes(comptoir, dossier, principale)) {
            remplacer(code, mouvement.apply(enveloppe(code), part(code, dossier, montant)));
        }
    }

    void remplacer(String code, Enveloppe enveloppe) {
        prises.put(code, Objects.requireNonNull(prises.get(code)).avec(enveloppe));
        mues.add(code);
    }

    /** The envelopes to write, that of the aid among them. */
    List<Versionne<Enveloppe>> mues() {
        return mues.stream()
                .map(code -> Objects.requireNonNull(prises.get(code)))
                .toList();
    }
}
