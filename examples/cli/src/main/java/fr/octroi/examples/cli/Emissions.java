package fr.octroi.examples.cli;

import fr.octroi.document.Francais;
import fr.octroi.format.Emission;
import fr.octroi.format.Emission.Alteration;
import fr.octroi.format.Emission.Nature;
import fr.octroi.format.Emission.Refus;
import fr.octroi.format.Paiement;
import fr.octroi.format.PesDepense;
import fr.octroi.format.ReglagesPes;
import fr.octroi.format.VirementSepa;
import fr.octroi.memoire.NumerotationEnMemoire;
import fr.octroi.port.Numerotation;
import fr.octroi.reglement.LigneBudgetaire;
import fr.octroi.versement.Bordereau;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The bordereau as a bank or Hélios takes it, where somebody asked for it: written last, whole or not at all. */
final class Emissions {

    private static final int REFUS_DITS = 20;

    private final MoisInstruit mois;
    private final PrintWriter erreurs;

    Emissions(MoisInstruit mois, PrintWriter erreurs) {
        this.mois = mois;
        this.erreurs = erreurs;
    }

    void ecrire(Optional<Bordereau> bordereau, Path sortie, Bilan bilan) throws IOException {
        Path pes = mois.suite().sortiePes();
        Path sepa = mois.suite().sortieSepa();
        if (bordereau.isEmpty()) {
            direRien("--sortie-pes", pes, bilan);
            direRien("--sortie-sepa", sepa, bilan);
            return;
        }
        List<Emission.Emise> emises = new ArrayList<>();
        List<String> formats = new ArrayList<>();
        // Both are written aside, and put in place once neither is refused.
        SortedMap<Path, Path> aCote = new TreeMap<>();
        try {
            if (sepa != null) {
                Path partiel = aCote(sepa, aCote);
                emises.add(dire("--sortie-sepa", sepa, ecrireSepa(bordereau.get(), partiel), bilan));
                formats.add("SEPA");
            }
            if (pes != null) {
                Path partiel = aCote(pes, aCote);
                emises.add(dire("--sortie-pes", pes, ecrirePes(bordereau.get(), partiel), bilan));
                formats.add("PES");
            }
            if (emises.stream().anyMatch(emise -> !emise.alterations().isEmpty())) {
                ecrireLesAlterations(sortie, formats, emises);
            }
            for (Map.Entry<Path, Path> une : aCote.entrySet()) {
                Files.move(une.getKey(), une.getValue(), StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            for (Path partiel : aCote.keySet()) {
                Files.deleteIfExists(partiel);
            }
        }
    }

    private static Path aCote(Path cible, SortedMap<Path, Path> aCote) {
        Path absolue = cible.toAbsolutePath();
        Path partiel = absolue.resolveSibling("." + absolue.getFileName() + ".partiel-" + UUID.randomUUID());
        aCote.put(partiel, absolue);
        return partiel;
    }

    /** Which fields of which dossiers, and no value: an officer finds them there. */
    private void ecrireLesAlterations(Path sortie, List<String> formats, List<Emission.Emise> emises)
            throws IOException {
        try (Csv csv = new Csv(
                sortie.resolve("alterations.csv"), mois.suite().simulation(), "fichier", "numero", "champ", "nature")) {
            for (int i = 0; i < emises.size(); i++) {
                for (Alteration une : emises.get(i).alterations()) {
                    csv.ligne(
                            formats.get(i),
                            une.dossier().valeur(),
                            une.champ(),
                            une.nature().name());
                }
            }
        }
    }

    private static void direRien(String option, @Nullable Path cible, Bilan bilan) {
        if (cible != null) {
            bilan.dire(option + " : rien ne peut être payé, " + cible + " n'est pas écrit");
        }
    }

    private Emission ecrirePes(Bordereau bordereau, Path cible) {
        Paiement paiement = Objects.requireNonNull(mois.suite().paiement());
        ReglagesPes reglages = Objects.requireNonNull(paiement.pes());
        PesDepense pes = new PesDepense(
                reglages,
                numerotation(paiement),
                mois.octroi().pieces(),
                mois.suite().simulation());
        return mois.reglement().financeurs().isEmpty()
                ? pes.ecrire(bordereau, mois::dossier, mois.cles()::dossier, imputation(), cible)
                : pes.ecrire(bordereau, mois::dossier, mois.cles()::dossier, mois.imputations(bordereau), cible);
    }

    /** The same for what is written and for what comes back: a return is found by these numbers. */
    static Numerotation numerotation(Paiement paiement) {
        return new NumerotationEnMemoire(paiement.premierBordereau(), paiement.premierMandat());
    }

    private LigneBudgetaire imputation() {
        LigneBudgetaire dite = mois.reglement().budget();
        if (dite != null && !dite.article().isBlank()) {
            return dite;
        }
        if (!mois.suite().simulation()) {
            throw new CommandeImpossibleException(
                    "--sortie-pes : le règlement ne dit pas à quel compte l'aide est imputée (budget)");
        }
        erreurs.println("EXEMPLE : le règlement ne dit pas son imputation ; le PES porte celle d'un exemple, "
                + Exemple.IMPUTATION.article());
        erreurs.flush();
        return Exemple.IMPUTATION;
    }

    private Emission ecrireSepa(Bordereau bordereau, Path cible) {
        Paiement paiement = Objects.requireNonNull(mois.suite().paiement());
        return new VirementSepa(
                        Objects.requireNonNull(paiement.sepa()),
                        VirementSepa.Version.V09,
                        mois.suite().simulation())
                .ecrire(bordereau, mois::dossier, mois.cles()::dossier, bordereau.jour(), cible);
    }

    private static Emission.Emise dire(String option, Path cible, Emission emission, Bilan bilan) {
        return emission.selon(
                emise -> {
                    bilan.dire(option + " : " + Pluriel.de(emise.nombre(), "versement[s]") + ", pour "
                            + Francais.euros(emise.total()) + ", dans " + cible);
                    direLesAlterations(emise.alterations(), bilan);
                    return emise;
                },
                refusee -> {
                    throw new CommandeImpossibleException(option
                            + " : ce bordereau ne peut pas s'écrire ainsi ; ni ce fichier ni les résultats n'ont été écrits"
                            + refusee.refus().stream()
                                    .limit(REFUS_DITS)
                                    .map(Emissions::phrase)
                                    .collect(Collectors.joining()));
                });
    }

    private static String phrase(Refus refus) {
        return System.lineSeparator() + "  " + refus.code() + ", dossier " + refus.dossier();
    }

    /** How many of each kind; alterations.csv says of whom. */
    private static void direLesAlterations(List<Alteration> alterations, Bilan bilan) {
        SortedMap<Nature, Long> comptes = alterations.stream()
                .collect(Collectors.groupingBy(Alteration::nature, TreeMap::new, Collectors.counting()));
        comptes.forEach((nature, nombre) -> bilan.dire(String.format(
                "%6d %s",
                nombre,
                Pluriel.mots(
                        nombre,
                        switch (nature) {
                            case TRANSLITTERE -> "texte[s] écrit[s] en d'autres lettres";
                            case REMPLACE -> "texte[s] dont un signe ne peut pas s'écrire";
                            case TRONQUE -> "texte[s] coupé[s]";
                            case SUPPLEE ->
                                "texte[s] qui ne [peut|peuvent] pas s'écrire : autre chose en tient lieu, ou rien";
                            case ABSENT ->
                                "champ[s] que le destinataire demande et que personne n'a dit[s] : le service financier doit [l'|les ]ajouter";
                        }))));
    }
}
