package fr.octroi.format;

import fr.octroi.bureau.Acte;
import fr.octroi.bureau.Candidat.Sens;
import fr.octroi.bureau.Composition;
import fr.octroi.bureau.Deliberation;
import fr.octroi.bureau.LigneDeliberee;
import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.bureau.Motif;
import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.dossier.NumeroDossier;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads the minutes of a session written in YAML, and writes the file that is given to whoever takes them.
 *
 * <p>Every fault of form is one {@link FichierInvalideException} that names file, line, column and path, and repeats
 * nothing of what stands there. What the minutes decide is judged afterwards, by {@link Deliberation#confronter}.
 */
public final class LecteurDeliberation {

    private static final Map<String, Issue> DECISIONS = Map.of(
            "accordé", Issue.ACCORDE,
            "refusé", Issue.REFUSE,
            "ajourné", Issue.AJOURNE,
            "retiré", Issue.RETIRE);

    private LecteurDeliberation() {}

    /**
     * Reads a file.
     *
     * @param fichier a YAML file in UTF-8
     * @return what the minutes say
     * @throws FichierInvalideException when it cannot be used
     */
    public static Deliberation lire(Path fichier) {
        return lire(String.valueOf(fichier.getFileName()), Textes.lire(fichier));
    }

    /**
     * Reads a text.
     *
     * @param nom what errors call it
     * @param texte the YAML text: {@code seance}, {@code jour}, {@code acte}, a list {@code presents}, and a list {@code
     *     lignes} of {@code dossier}, {@code decision}, {@code montant}, {@code motifs} and {@code deports}, the last
     *     three optional
     * @return what the minutes say
     * @throws FichierInvalideException when it cannot be used
     */
    public static Deliberation lire(String nom, String texte) {
        Noeud racine = Noeud.lire(nom, texte).seulement("seance", "jour", "acte", "presents", "lignes");
        LocalDate jour = racine.exiger("jour").lire("une date, comme 2020-07-02", LocalDate::parse);
        // An act of any number: only the form of the session's code is tried, so that the error names its line.
        String seance = racine.exiger("seance")
                .lire("le code d'une séance, comme bureau-2020-07-02", code -> new Acte("1", code, jour).seance());
        Acte acte = racine.exiger("acte")
                .lire("le numéro de l'acte, comme B2020-07-012", numero -> new Acte(numero, seance, jour));
        Noeud presents = racine.exiger("presents");
        if (presents.liste().isEmpty()) {
            throw presents.erreur("LISTE_VIDE", "il faut ici les codes des membres présents");
        }
        return new Deliberation(
                acte,
                membres(presents),
                racine.exiger("lignes").liste().stream()
                        .map(LecteurDeliberation::ligne)
                        .toList());
    }

    private static LigneDeliberee ligne(Noeud noeud) {
        noeud.seulement("dossier", "decision", "montant", "motifs", "deports");
        return new LigneDeliberee(
                noeud.exiger("dossier").lire("un numéro de dossier", NumeroDossier::new),
                noeud.exiger("decision").lire("accordé, refusé, ajourné ou retiré", LecteurDeliberation::issue),
                noeud.facultatif("montant").map(Noeud::montant).orElse(null),
                noeud.facultatif("motifs")
                        .map(motifs -> codes(
                                motifs,
                                "le code d'un motif, comme PERIODE_ACHAT",
                                code -> new Motif(code, "article").code()))
                        .orElse(List.of()),
                noeud.facultatif("deports").map(LecteurDeliberation::membres).orElse(List.of()));
    }

    private static Issue issue(String mot) {
        Issue issue = DECISIONS.get(mot);
        if (issue == null) {
            throw new IllegalArgumentException();
        }
        return issue;
    }

    private static List<String> membres(Noeud noeud) {
        return codes(
                noeud,
                "le code d'un membre, comme elu-07",
                code -> new Composition(new TreeSet<>(List.of(code))).membres().first());
    }

    private static List<String> codes(Noeud noeud, String attendu, Function<String, String> forme) {
        return noeud.liste().stream().map(code -> code.lire(attendu, forme)).toList();
    }

    /**
     * Writes the minutes that decide as proposed, for a person to complete and correct.
     *
     * @param ordre the frozen agenda
     * @param jour the day of the session
     * @return a YAML text with French comments and {@code \n} between lines; the act and the members present are left to
     *     fill in
     */
    public static String modele(OrdreDuJour ordre, LocalDate jour) {
        StringBuilder texte = new StringBuilder(Textes.ressource("/fr/octroi/bureau/entete-deliberation.yaml"))
                .append("seance: \"" + ordre.seance() + "\"\n")
                .append("jour: " + jour + "\n")
                .append("acte:\n")
                .append("presents: []\n")
                .append(ordre.lignes().isEmpty() ? "lignes: []\n" : "lignes:\n");
        for (OrdreDuJour.Ligne ligne : ordre.lignes()) {
            texte.append("  - dossier: \"" + ligne.numero() + "\"\n");
            if (ligne.sens() == Sens.ACCORD) {
                texte.append("    decision: accordé\n").append("    montant: " + ligne.propose() + " EUR\n");
            } else {
                List<String> motifs = ligne.motifs().stream().map(Motif::code).toList();
                texte.append("    decision: refusé\n").append("    motifs: " + crochets(motifs) + "\n");
            }
            if (!ligne.deports().isEmpty()) {
                texte.append("    deports: " + crochets(ligne.deports()) + "\n");
            }
        }
        return texte.toString();
    }

    /** Codes hold no quote and no backslash: between quotes each is itself for every reader of YAML. */
    private static String crochets(Collection<String> codes) {
        return codes.stream().map(code -> "\"" + code + "\"").collect(Collectors.joining(", ", "[", "]"));
    }
}
