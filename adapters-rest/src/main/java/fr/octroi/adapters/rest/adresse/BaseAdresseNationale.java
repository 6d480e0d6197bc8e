package fr.octroi.adapters.rest.adresse;

import com.fasterxml.jackson.databind.JsonNode;
import fr.octroi.adapters.rest.http.Json;
import fr.octroi.adapters.rest.http.ServiceTiers;
import fr.octroi.dossier.Adresse;
import fr.octroi.port.Adresses;
import fr.octroi.port.PortException;
import fr.octroi.port.PortException.Nature;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * The Base Adresse Nationale.
 *
 * <p>Addresses go by files of a thousand ({@code search/csv}), alone or not. An answer that another follows too closely is asked for by itself
 * ({@code search}), to see whether both are in one commune. When it is given, the postal code must be that of the address found.
 *
 * <p>Calls wait their turn, so many a second; nothing is tried again. A temporary {@link PortException} says that the same call may succeed, and {@link
 * #reprise} from when on. No exception and no log line says anything of an address.
 *
 * <p>Safe for several threads.
 */
public final class BaseAdresseNationale implements Adresses {

    private static final int PAR_FICHIER = 1_000;
    private static final int REPONSE = 16 << 20;
    private static final int CANDIDATES = 10;

    /** The service takes no longer question, and no shorter one. */
    private static final int LONGUEUR_MAXIMALE = 200;

    private static final int LONGUEUR_MINIMALE = 3;
    private static final Pattern CODE_POSTAL = Pattern.compile("[0-9]{5}");
    private static final Pattern INSEE = Pattern.compile("[0-9][0-9AB][0-9]{3}");

    private static final Localisation INCONNUE = new Localisation.AExaminer(Motif.INCONNUE, List.of());

    /** What is asked of an address, in the service's own terms; the postal code is blank when it has not the form of one. */
    private record Question(String texte, String codePostal) {

        static Question sur(Adresse adresse) {
            String texte = (adresse.voie() + " " + adresse.ville())
                    .replaceAll("[\\p{Cntrl}\\s]+", " ")
                    .replaceFirst("^[^\\p{L}0-9]+", "")
                    .strip();
            String codePostal = adresse.codePostal().replaceAll("\\s", "");
            return new Question(
                    texte.substring(0, Math.min(texte.length(), LONGUEUR_MAXIMALE)),
                    CODE_POSTAL.matcher(codePostal).matches() ? codePostal : "");
        }

        boolean estVide() {
            return texte.length() < LONGUEUR_MINIMALE;
        }

        @Override
        public String toString() {
            return "Question[***]";
        }
    }

    private final Reglages reglages;
    private final ServiceTiers service;
    private final AtomicLong tour = new AtomicLong(System.nanoTime() - TimeUnit.SECONDS.toNanos(1));

    /**
     * Makes a client.
     *
     * @param reglages how the service is reached, and when it is believed
     * @param horloge what time it is
     */
    public BaseAdresseNationale(Reglages reglages, InstantSource horloge) {
        this.reglages = reglages;
        this.service = new ServiceTiers(reglages.destinations()::admettent, reglages.delai(), horloge);
    }

    /**
     * Returns from when on the service may be called again: it said so ({@code Retry-After}), and until then every call fails without being made; an
     * hour at most.
     *
     * @return an instant, past when there is nothing to wait for
     */
    public Instant reprise() {
        return service.reprise();
    }

    @Override
    public List<Localisation> localiser(List<Adresse> adresses) {
        List<Question> questions = adresses.stream().map(Question::sur).toList();
        List<Integer> rangs = new ArrayList<>();
        List<Localisation> reponses = new ArrayList<>();
        for (int rang = 0; rang < questions.size(); rang++) {
            reponses.add(INCONNUE);
            if (!questions.get(rang).estVide()) {
                rangs.add(rang);
            }
        }
        for (int debut = 0; debut < rangs.size(); debut += PAR_FICHIER) {
            List<Integer> fichier = rangs.subList(debut, Math.min(rangs.size(), debut + PAR_FICHIER));
            List<Trouvaille> trouvailles =
                    demander(fichier.stream().map(questions::get).toList());
            for (int i = 0; i < fichier.size(); i++) {
                int rang = fichier.get(i);
                reponses.set(rang, juger(questions.get(rang), trouvailles.get(i)));
            }
        }
        return List.copyOf(reponses);
    }

    private Localisation juger(Question question, Trouvaille trouvaille) {
        return switch (trouvaille.statut()) {
            case "not-found", "skipped" -> INCONNUE;
            case "ok" -> {
                Candidate commune = candidate(trouvaille.insee(), score(trouvaille.score()));
                if (commune.score() < reglages.score()) {
                    yield new Localisation.AExaminer(Motif.INCERTAINE, List.of(commune));
                }
                int suivante = trouvaille.suivante().isBlank() ? 0 : score(trouvaille.suivante());
                yield commune.score() - suivante >= reglages.ecart()
                        ? new Localisation.Trouvee(commune)
                        : comparer(demanderSeule(question));
            }
            // The line failed, and the others did not.
            default -> comparer(demanderSeule(question));
        };
    }

    /** Judges what was found of one address, the likeliest first, each commune once. */
    private Localisation comparer(List<Candidate> communes) {
        if (communes.isEmpty()) {
            return INCONNUE;
        }
        Candidate premiere = communes.get(0);
        if (premiere.score() < reglages.score()) {
            return new Localisation.AExaminer(Motif.INCERTAINE, communes);
        }
        return communes.size() > 1 && premiere.score() - communes.get(1).score() < reglages.ecart()
                ? new Localisation.AExaminer(Motif.PLUSIEURS_COMMUNES, communes)
                : new Localisation.Trouvee(premiere);
    }

    private List<Trouvaille> demander(List<Question> questions) {
        StringBuilder csv = new StringBuilder(Trouvaille.RANG + ",adresse,code_postal\n");
        for (int rang = 0; rang < questions.size(); rang++) {
            Question question = questions.get(rang);
            csv.append(rang)
                    .append(",\"")
                    .append(question.texte().replace("\"", "\"\""))
                    .append("\",")
                    .append(question.codePostal())
                    .append('\n');
        }
        Formulaire formulaire = new Formulaire();
        formulaire.fichier("data", "adresses.csv", "text/csv; charset=utf-8", csv.toString());
        formulaire.champ("columns", "adresse");
        formulaire.champ("postcode", "code_postal");
        Trouvaille.COLONNES.forEach(colonne -> formulaire.champ("result_columns", colonne));
        HttpResponse<byte[]> reponse =
                appeler(HttpRequest.newBuilder(reglages.service().resolve("search/csv"))
                        .header("Content-Type", formulaire.type())
                        .header("Accept", "text/csv")
                        .POST(HttpRequest.BodyPublishers.ofString(formulaire.corps())));
        if (reponse.statusCode() != 200) {
            throw refus(reponse.statusCode());
        }
        return Trouvaille.lire(reponse.body(), questions.size()).orElseThrow(BaseAdresseNationale::inattendu);
    }

    private List<Candidate> demanderSeule(Question question) {
        String parametres = "search?index=address&autocomplete=0&limit=" + CANDIDATES + "&q="
                + URLEncoder.encode(question.texte(), StandardCharsets.UTF_8)
                + (question.codePostal().isEmpty() ? "" : "&postcode=" + question.codePostal());
        HttpResponse<byte[]> reponse = appeler(
                HttpRequest.newBuilder(reglages.service().resolve(parametres)).header("Accept", "application/json"));
        if (reponse.statusCode() == 400) {
            // It cannot make a question of that address.
            return List.of();
        }
        if (reponse.statusCode() != 200) {
            throw refus(reponse.statusCode());
        }
        JsonNode trouves = Json.essayer(reponse.body())
                .orElseThrow(BaseAdresseNationale::inattendu)
                .path("features");
        if (!trouves.isArray()) {
            throw inattendu();
        }
        Map<String, Integer> scores = new TreeMap<>();
        for (JsonNode trouve : trouves) {
            JsonNode dits = trouve.path("properties");
            Candidate commune = candidate(
                    dits.path("citycode").asText(), score(dits.path("score").asText()));
            scores.merge(commune.insee(), commune.score(), Math::max);
        }
        return scores.entrySet().stream()
                .map(entree -> new Candidate(entree.getKey(), entree.getValue()))
                .sorted(Comparator.comparingInt(Candidate::score).reversed().thenComparing(Candidate::insee))
                .toList();
    }

    private HttpResponse<byte[]> appeler(HttpRequest.Builder requete) {
        service.exigerLaReprise();
        prendreSonTour();
        Optional<HttpResponse<byte[]>> reponse = service.demander(requete, REPONSE);
        return reponse.orElseThrow(
                () -> new PortException(Nature.DEFINITIVE, "the service's host is not allowed", null));
    }

    /** So many calls a second, whatever the threads. */
    private void prendreSonTour() {
        long intervalle = TimeUnit.SECONDS.toNanos(1) / reglages.parSeconde();
        long arrivee = System.nanoTime();
        long depart =
                tour.updateAndGet(dernier -> arrivee - (dernier + intervalle) > 0 ? arrivee : dernier + intervalle);
        try {
            TimeUnit.NANOSECONDS.sleep(depart - arrivee);
        } catch (InterruptedException arret) {
            Thread.currentThread().interrupt();
            throw new PortException(Nature.TEMPORAIRE, "interrupted", null);
        }
    }

    private static Candidate candidate(String insee, int score) {
        if (!INSEE.matcher(insee).matches()) {
            throw inattendu();
        }
        return new Candidate(insee, score);
    }

    /** Reads a number from 0 to 1, in thousandths rounded down. */
    private static int score(String texte) {
        try {
            BigDecimal score = new BigDecimal(texte);
            if (score.signum() < 0 || score.compareTo(BigDecimal.ONE) > 0) {
                throw inattendu();
            }
            return score.movePointRight(3).intValue();
        } catch (NumberFormatException illisible) {
            throw inattendu();
        }
    }

    private static PortException refus(int statut) {
        return new PortException(
                ServiceTiers.estPassager(statut) ? Nature.TEMPORAIRE : Nature.DEFINITIVE,
                "the service answers " + statut,
                null);
    }

    private static PortException inattendu() {
        return new PortException(Nature.TEMPORAIRE, "the service answers something else than it says", null);
    }
}
