package fr.octroi.format;

import fr.octroi.bureau.Composition;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.commun.Montant;
import fr.octroi.recours.VoiesEtDelais;
import fr.octroi.relance.ServiceInstructeur;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads what an authority writes down once a year, in YAML; the form is described in {@code docs/collectivite.md}.
 *
 * <p>Every fault is one {@link FichierInvalideException} that names file, line, column and path.
 */
public final class LecteurCollectivite {

    private static final String JOUR = "une date de 1900 à 2199, comme 2020-07-16";
    private static final String SEANCE = "bureau-2020-07-16";

    private LecteurCollectivite() {}

    /**
     * Reads a file.
     *
     * @param fichier a YAML file in UTF-8
     * @return what it says
     * @throws FichierInvalideException when it cannot be used
     */
    public static Collectivite lire(Path fichier) {
        return lire(String.valueOf(fichier.getFileName()), Textes.lire(fichier));
    }

    /**
     * Reads a text.
     *
     * @param nom what errors call it
     * @param texte the YAML text: tables {@code service}, {@code recours}, {@code bureau}, {@code credits} and {@code paiement}
     * @return what it says
     * @throws FichierInvalideException when it cannot be used
     */
    public static Collectivite lire(String nom, String texte) {
        Noeud racine = Noeud.lire(nom, texte).seulement("service", "recours", "bureau", "credits", "paiement");
        Noeud recours = racine.exiger("recours").seulement("tribunal", "administratif");
        String tribunal = recours.exiger("tribunal").texteNonVide();
        Noeud bureau = racine.exiger("bureau").seulement("membres", "seances");
        ServiceInstructeur service = service(racine.exiger("service"), tribunal);
        VoiesEtDelais voies = new VoiesEtDelais(
                VoiesEtDelais.DEUX_MOIS,
                tribunal,
                recours.exiger("administratif").texteNonVide());
        Composition composition = composition(bureau.exiger("membres"));
        List<SeanceBureau> seances = seances(bureau);
        Collectivite.Credits credits = credits(racine.exiger("credits"));
        Paiement paiement =
                racine.facultatif("paiement").map(LecteurPaiement::lire).orElse(null);
        return new Collectivite(
                service,
                voies,
                composition,
                seances,
                credits.enveloppe(),
                credits.exercice(),
                credits.cloture(),
                credits.ouverts(),
                credits.financeurs(),
                paiement);
    }

    /**
     * Reads the sessions alone, from a file that says nothing else.
     *
     * @param fichier a YAML file in UTF-8: the table {@code bureau}, of which {@code membres} may be left out
     * @return the sessions
     * @throws FichierInvalideException when it cannot be used
     */
    public static Collectivite.Seances lireSeances(Path fichier) {
        Noeud bureau = Noeud.lire(String.valueOf(fichier.getFileName()), Textes.lire(fichier))
                .seulement("bureau")
                .exiger("bureau")
                .seulement("membres", "seances");
        return new Collectivite.Seances(
                bureau.facultatif("membres")
                        .map(LecteurCollectivite::composition)
                        .orElse(null),
                seances(bureau));
    }

    /**
     * Reads the credits alone, from a file that says nothing else.
     *
     * @param fichier a YAML file in UTF-8: the table {@code credits}
     * @return the credits
     * @throws FichierInvalideException when it cannot be used
     */
    public static Collectivite.Credits lireCredits(Path fichier) {
        return credits(Noeud.lire(String.valueOf(fichier.getFileName()), Textes.lire(fichier))
                .seulement("credits")
                .exiger("credits"));
    }

    /**
     * Reads how an authority pays, from a text that says nothing else.
     *
     * @param nom what errors call it
     * @param texte the YAML text: the table {@code paiement}
     * @return what it says
     * @throws FichierInvalideException when it cannot be used
     */
    public static Paiement lirePaiement(String nom, String texte) {
        return LecteurPaiement.lire(Noeud.lire(nom, texte).seulement("paiement").exiger("paiement"));
    }

    private static List<SeanceBureau> seances(Noeud bureau) {
        return bureau.exiger("seances").liste().stream()
                .map(LecteurCollectivite::seance)
                .toList();
    }

    private static Collectivite.Credits credits(Noeud credits) {
        credits.seulement("enveloppe", "exercice", "cloture", "ouverts", "financeurs");
        SortedMap<String, Montant> financeurs = new TreeMap<>();
        credits.facultatif("financeurs")
                .ifPresent(table -> table.table().forEach((code, siens) -> {
                    Montant ouverts = siens.montant();
                    if (ouverts.estNegatif()) {
                        throw siens.erreur("VALEUR_INVALIDE", "il faut ici des crédits positifs");
                    }
                    financeurs.put(code, ouverts);
                }));
        int exercice = credits.exiger("exercice").lire("une année, comme 2020", Integer::valueOf);
        LocalDate cloture = credits.facultatif("cloture")
                .map(jour -> jour.lire("une date, comme 2021-01-31", LocalDate::parse))
                .orElse(null);
        // An envelope checks its values at once: what it refuses is said at the place of the first.
        return credits.exiger("enveloppe")
                .lire(
                        "le code d'une enveloppe, comme velo-2020, une année de 1900 à 2199, sa clôture avant la fin de la suivante"
                                + " et des crédits positifs",
                        code -> new Collectivite.Credits(
                                code,
                                exercice,
                                cloture == null ? LocalDate.of(exercice, Month.DECEMBER, 31) : cloture,
                                credits.exiger("ouverts").montant(),
                                financeurs));
    }

    private static ServiceInstructeur service(Noeud noeud, String tribunal) {
        noeud.seulement("nom", "adresse", "courriel", "telephone", "agent", "qualite");
        List<String> adresse = noeud.exiger("adresse").liste().stream()
                .map(Noeud::texteNonVide)
                .toList();
        if (adresse.size() < 2) {
            throw noeud.exiger("adresse").erreur("VALEUR_INVALIDE", "il faut ici deux lignes au moins");
        }
        return new ServiceInstructeur(
                noeud.exiger("nom").texteNonVide(),
                adresse,
                noeud.exiger("courriel").texteNonVide(),
                noeud.exiger("telephone").texteNonVide(),
                noeud.exiger("agent").texteNonVide(),
                noeud.exiger("qualite").texteNonVide(),
                tribunal);
    }

    private static Composition composition(Noeud membres) {
        TreeSet<String> codes = new TreeSet<>();
        for (Noeud membre : membres.liste()) {
            String code = membre.lire(
                    "le code d'un membre, comme elu-07",
                    lu -> new Composition(new TreeSet<>(List.of(lu))).membres().first());
            if (!codes.add(code)) {
                throw membre.erreur("MEMBRE_EN_DOUBLE", "ce membre est déjà nommé");
            }
        }
        if (codes.isEmpty()) {
            throw membres.erreur("LISTE_VIDE", "il faut ici les codes des membres en exercice");
        }
        return new Composition(codes);
    }

    private static SeanceBureau seance(Noeud noeud) {
        noeud.seulement("code", "jour", "limite", "capacite");
        // A session checks all its values at once: each is tried among good ones first, so that its error stands at its
        // place.
        LocalDate jour = noeud.exiger("jour").lire(JOUR, lu -> seance(lu).jour());
        LocalDate limite = noeud.exiger("limite").lire(JOUR, lu -> seance(lu).limite());
        if (limite.isAfter(jour)) {
            throw noeud.exiger("limite")
                    .erreur(
                            "VALEUR_INVALIDE",
                            "la limite vient après le jour de la séance : il faut ce jour, ou un jour avant");
        }
        int capacite = noeud.exiger("capacite")
                .lire(
                        "un nombre de dossiers, de 1 à 10000",
                        nombre -> SeanceBureau.ouverte(SEANCE, jour, limite, Integer.parseInt(nombre))
                                .capacite());
        return noeud.exiger("code")
                .lire(
                        "le code d'une séance, comme " + SEANCE,
                        code -> SeanceBureau.ouverte(code, jour, limite, capacite));
    }

    private static SeanceBureau seance(String jour) {
        LocalDate lu = LocalDate.parse(jour);
        return SeanceBureau.ouverte(SEANCE, lu, lu, 1);
    }
}
