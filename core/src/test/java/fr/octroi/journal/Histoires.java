package fr.octroi.journal;

import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Role;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.Exemples;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.EtatLecture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Invented facts, and journals of several dossiers and organisations written side by side. */
final class Histoires {

    private Histoires() {}

    static Arbitrary<Empreinte> empreintes() {
        return Arbitraries.integers().between(0, 99).map(i -> Empreinte.deChamps("exemple", Integer.toString(i)));
    }

    private static Arbitrary<String> codes() {
        return Arbitraries.strings()
                .withCharRange('A', 'Z')
                .withChars('_')
                .ofMinLength(1)
                .ofMaxLength(12);
    }

    static Arbitrary<Fait> faits() {
        Arbitrary<EtatDossier> etats = Arbitraries.of(EtatDossier.values());
        Arbitrary<Fait> enregistrements =
                Combinators.combine(codes(), Exemples.jours(), empreintes()).as(Fait.DemandeEnregistree::new);
        Arbitrary<Fait> divergences = Combinators.combine(empreintes(), etats).as(Fait.DepotDivergent::new);
        Arbitrary<Fait> receptions = Combinators.combine(
                        codes(), empreintes(), Arbitraries.longs().greaterOrEqual(0), Exemples.jours())
                .as(Fait.PieceRecue::new);
        Arbitrary<Fait> lectures = Combinators.combine(
                        empreintes(), Arbitraries.of(EtatLecture.values()), codes().optional())
                .as((contenu, etat, nature) -> new Fait.PieceLue(contenu, etat, nature.orElse("")));
        Arbitrary<Fait> instructions = Combinators.combine(
                        codes(),
                        empreintes(),
                        codes(),
                        codes().list().ofMaxSize(3),
                        Exemples.montants().injectNull(0.5),
                        Exemples.jours().injectNull(0.5),
                        etats)
                .as((version, reglement, proposition, motifs, montant, complet, etat) -> new Fait.InstructionFaite(
                        version, reglement, proposition, motifs, montant, complet, null, List.of(), etat));
        return Arbitraries.oneOf(enregistrements, divergences, receptions, lectures, instructions);
    }

    private record Ajout(NumeroDossier dossier, Acteur auteur, long secondes, Fait fait) {}

    /** Entries of two organisations that write about the same few dossiers in turn. */
    static Arbitrary<List<Entree>> journaux() {
        Arbitrary<Ajout> ajouts = Combinators.combine(
                        Arbitraries.of("V-1", "V-2").map(NumeroDossier::new),
                        Combinators.combine(
                                        Arbitraries.of("gpso", "tessi"),
                                        Arbitraries.of(Role.values()),
                                        Arbitraries.of("a1", "a2"))
                                .as(Acteur::new),
                        Arbitraries.longs().between(0, 4_000_000_000L),
                        faits())
                .as(Ajout::new);
        return ajouts.list().ofMinSize(1).ofMaxSize(12).map(Histoires::enchainer);
    }

    private static List<Entree> enchainer(List<Ajout> ajouts) {
        SortedMap<String, Entree> tetes = new TreeMap<>();
        List<Entree> entrees = new ArrayList<>();
        for (Ajout ajout : ajouts) {
            String chaine = ajout.auteur().organisation() + " " + ajout.dossier();
            Entree entree = Journal.enchainer(
                    tetes.get(chaine),
                    ajout.dossier(),
                    entrees.size() + 1,
                    Instant.ofEpochSecond(ajout.secondes()),
                    ajout.auteur(),
                    ajout.fait());
            tetes.put(chaine, entree);
            entrees.add(entree);
        }
        return entrees;
    }

    static boolean memeChaine(Entree une, Entree autre) {
        return une.dossier().equals(autre.dossier())
                && une.auteur().organisation().equals(autre.auteur().organisation());
    }

    /** The entries, then the closing line. */
    static List<LigneJournal> exporter(List<Entree> entrees) {
        Iterator<Entree> iterateur = entrees.iterator();
        List<LigneJournal> lignes = new ArrayList<>(entrees);
        lignes.add(Journal.clore(iterateur));
        return lignes;
    }
}
