package fr.octroi.format;

import fr.octroi.bureau.Acte;
import fr.octroi.bureau.Candidat.Sens;
import fr.octroi.bureau.Composition;
import fr.octroi.bureau.Deliberation;
import fr.octroi.bureau.Discordance;
import fr.octroi.bureau.LigneDeliberee;
import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.bureau.Motif;
import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.bureau.Presence;
import fr.octroi.bureau.Presence.Pouvoir;
import fr.octroi.bureau.Vote;
import fr.octroi.dossier.NumeroDossier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads the minutes of a session written in YAML, and writes the file that is given to whoever takes them.
 *
 * <p>Every fault of form is one {@link FichierInvalideException} that names file, line, column and path, and repeats
 * nothing of what stands there. What the minutes decide is judged afterwards, by {@link Deliberation#confronter}.
 */
public final class LecteurDeliberation {

    private static final Set<Discordance.Code> EN_DOUBLE =
            Set.of(Discordance.Code.MEMBRE_EN_DOUBLE, Discordance.Code.DOSSIER_EN_DOUBLE);

    private static final Map<String, Issue> DECISIONS = Map.of(
            "accordé", Issue.ACCORDE,
            "refusé", Issue.REFUSE,
            "ajourné", Issue.AJOURNE,
            "retiré", Issue.RETIRE);

    private static final String NUMERO = "le numéro de l'acte, comme B2020-07-012";

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
     * @param texte the YAML text, as {@code docs/deliberation.md} describes it: {@code seance}, {@code jour}, {@code acte}, {@code
     *     presents} and {@code lignes}; {@code president}, {@code secretaire}, {@code pouvoirs} and {@code urgence} are
     *     optional
     * @return what the minutes say
     * @throws FichierInvalideException when it cannot be used
     */
    public static Deliberation lire(String nom, String texte) {
        Noeud racine = Noeud.lire(nom, texte)
                .seulement(
                        "seance",
                        "jour",
                        "acte",
                        "president",
                        "secretaire",
                        "presents",
                        "pouvoirs",
                        "urgence",
                        "lignes");
        LocalDate jour = racine.exiger("jour").lire("une date, comme 2020-07-02", LocalDate::parse);
        // An act of any number: only the form of the session's code is tried, so that the error names its line.
        String seance = racine.exiger("seance")
                .lire("le code d'une séance, comme bureau-2020-07-02", code -> new Acte("1", code, jour).seance());
        Acte acte = racine.exiger("acte").lire(NUMERO, numero -> new Acte(numero, seance, jour));
        return new Deliberation(
                acte,
                presence(racine),
                racine.exiger("lignes").liste().stream()
                        .map(ligne -> ligne(ligne, acte))
                        .toList(),
                racine.facultatif("urgence").map(LecteurDeliberation::vote).orElse(null));
    }

    /**
     * Finds where in their file stands what minutes disagree on.
     *
     * @param fichier the YAML file, which is read once more; a pipe, which cannot be, gives no place
     * @return for a disagreement its line, from 1; empty where the file has nothing of it, such as a dossier that it leaves out
     */
    public static Function<Discordance, OptionalInt> lignes(Path fichier) {
        if (!Files.isRegularFile(fichier)) {
            return discordance -> OptionalInt.empty();
        }
        Noeud racine;
        try {
            racine = Noeud.lire(String.valueOf(fichier.getFileName()), Textes.lire(fichier));
        } catch (FichierInvalideException illisible) {
            return discordance -> OptionalInt.empty();
        }
        return discordance -> {
            IntStream lignes = lieux(racine, discordance).mapToInt(Noeud::ligneDeSaCle);
            // Of what is said twice, the last is one too many.
            return EN_DOUBLE.contains(discordance.code())
                    ? lignes.reduce((premiere, derniere) -> derniere)
                    : lignes.findFirst();
        };
    }

    private static Stream<Noeud> lieux(Noeud racine, Discordance discordance) {
        NumeroDossier dossier = discordance.dossier();
        if (dossier != null) {
            return racine.exiger("lignes").liste().stream()
                    .map(ligne -> ligne.exiger("dossier"))
                    .filter(numero -> numero.texte().equals(dossier.valeur()));
        }
        String membre = discordance.membre();
        if (membre != null) {
            return membres(racine, discordance.code())
                    .filter(noeud -> noeud.texte().equals(membre));
        }
        String cle = switch (discordance.code()) {
            case SEANCE_AUTRE -> "seance";
            case JOUR_AUTRE -> "jour";
            case NUMERO_HORS_ORDRE -> "acte";
            case VOIX_DISCORDANTES, VOTE_CONTRAIRE -> "urgence";
            default -> "";
        };
        return racine.facultatif(cle).stream();
    }

    /** Where a member may stand who is wrong there. */
    private static Stream<Noeud> membres(Noeud racine, Discordance.Code code) {
        return code == Discordance.Code.MEMBRE_HORS_EXERCICE || code == Discordance.Code.MEMBRE_EN_DOUBLE
                ? racine.exiger("presents").liste().stream()
                : Stream.concat(
                        Stream.of("president", "secretaire").flatMap(cle -> racine.facultatif(cle).stream()),
                        racine.facultatif("pouvoirs").map(Noeud::liste).orElse(List.of()).stream()
                                .flatMap(pouvoir -> pouvoir.table().values().stream()));
    }

    private static Presence presence(Noeud racine) {
        Noeud presents = racine.exiger("presents");
        if (presents.liste().isEmpty()) {
            throw presents.erreur("LISTE_VIDE", "il faut ici les codes des membres présents");
        }
        return new Presence(
                racine.facultatif("president").map(LecteurDeliberation::membre).orElse(null),
                racine.facultatif("secretaire").map(LecteurDeliberation::membre).orElse(null),
                membres(presents),
                racine.facultatif("pouvoirs").map(Noeud::liste).orElse(List.of()).stream()
                        .map(LecteurDeliberation::pouvoir)
                        .toList());
    }

    private static Pouvoir pouvoir(Noeud noeud) {
        noeud.seulement("de", "a", "signe");
        String mandant = membre(noeud.exiger("de"));
        LocalDate signe = noeud.exiger("signe").lire("une date, comme 2020-06-30", LocalDate::parse);
        return noeud.exiger("a")
                .lire(
                        "le code d'un autre membre que celui qui donne pouvoir",
                        mandataire -> new Pouvoir(mandant, mandataire, signe));
    }

    private static Vote vote(Noeud noeud) {
        noeud.seulement("pour", "contre", "abstentions", "secret", "president");
        int contre = noeud.facultatif("contre").map(LecteurDeliberation::voix).orElse(0);
        int abstentions =
                noeud.facultatif("abstentions").map(LecteurDeliberation::voix).orElse(0);
        boolean secret = noeud.facultatif("secret").map(Noeud::ouiOuNon).orElse(false);
        Optional<Noeud> president = noeud.facultatif("president");
        if (secret && president.isPresent()) {
            throw president.get().erreur("VALEUR_INVALIDE", "un scrutin secret ne dit pas la voix du président");
        }
        boolean presidentPour = president
                .filter(voix -> voix.lire("pour ou contre", LecteurDeliberation::estPour))
                .isPresent();
        return noeud.exiger("pour")
                .lire(
                        "un nombre de voix, qui compte celle du président",
                        pour -> new Vote(Integer.parseInt(pour), contre, abstentions, secret, presidentPour));
    }

    private static boolean estPour(String mot) {
        if (!mot.equals("pour") && !mot.equals("contre")) {
            throw new IllegalArgumentException();
        }
        return mot.equals("pour");
    }

    private static int voix(Noeud noeud) {
        return noeud.lire("un nombre de voix", texte -> new Vote(0, Integer.parseInt(texte), 0, false, false).contre());
    }

    private static LigneDeliberee ligne(Noeud noeud, Acte acte) {
        noeud.seulement("dossier", "decision", "montant", "motifs", "deports", "absents", "vote", "acte");
        return new LigneDeliberee(
                noeud.exiger("dossier").lire("un numéro de dossier", NumeroDossier::new),
                noeud.exiger("decision").lire("accordé, refusé, ajourné ou retiré", LecteurDeliberation::issue),
                noeud.facultatif("montant").map(Noeud::montant).orElse(null),
                noeud.facultatif("motifs").map(LecteurDeliberation::motifs).orElse(List.of()),
                noeud.facultatif("deports").map(LecteurDeliberation::membres).orElse(List.of()),
                noeud.facultatif("absents").map(LecteurDeliberation::membres).orElse(List.of()),
                noeud.facultatif("vote").map(LecteurDeliberation::vote).orElse(null),
                noeud.facultatif("acte")
                        .map(propre ->
                                propre.lire(NUMERO, numero -> new Acte(numero, acte.seance(), acte.jour()).numero()))
                        .orElse(null));
    }

    private static Issue issue(String mot) {
        Issue issue = DECISIONS.get(mot);
        if (issue == null) {
            throw new IllegalArgumentException();
        }
        return issue;
    }

    private static List<String> membres(Noeud noeud) {
        return noeud.liste().stream().map(LecteurDeliberation::membre).toList();
    }

    private static String membre(Noeud noeud) {
        return noeud.lire(
                "le code d'un membre, comme elu-07",
                code -> new Composition(new TreeSet<>(List.of(code))).membres().first());
    }

    private static List<String> motifs(Noeud noeud) {
        return noeud.liste().stream()
                .map(motif -> motif.lire(
                        "le code d'un motif, comme PERIODE_ACHAT", code -> new Motif(code, "article").code()))
                .toList();
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
