package fr.octroi.adapters.rest.adresse;

import com.fasterxml.jackson.databind.JsonNode;
import fr.octroi.adapters.rest.http.Json;
import fr.octroi.adapters.rest.http.ServiceTiers;
import fr.octroi.dossier.Adresse;
import fr.octroi.port.Adresses;
import fr.octroi.port.PortException;
import fr.octroi.port.PortException.Nature;
import fr.octroi.reglement.Geographie;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
 * <p>Calls wait their turn, so many a second, and a pause that the service asks for when it is no longer than a call may take; nothing is tried again. A
 * temporary {@link PortException} says that the same call may succeed, and {@link #reprise} from when on. No exception and no log
 * line says anything of an address.
 *
 * <p>Safe for several threads.
 */
public final class BaseAdresseNationale implements Adresses {

    private static final int PAR_FICHIER = 1_000;
    private static final int REPONSE = 16 << 20;

    /** The most that the service gives of one address. */
    private static final int CANDIDATES = 20;

    /** The service takes no longer question, and no shorter one. */
    private static final int LONGUEUR_MAXIMALE = 200;

    private static final int LONGUEUR_MINIMALE = 3;

    /** No score is written longer; the time to read a number grows as the square of its digits. */
    private static final int LONGUEUR_DE_SCORE = 40;

    private static final Pattern CODE_POSTAL = Pattern.compile("[0-9]{5}");

    private static final Localisation INCONNUE = new Localisation.AExaminer(Motif.INCONNUE, List.of());

    /** What is asked of an address, in the service's own terms; the postal code is blank when it has not the form of one. */
    private record Question(String texte, String codePostal) {

        static Question sur(Adresse adresse) {
            // The street is cut, not the town: without it the answer is another commune.
            String ville = debut(espacer(adresse.ville()), LONGUEUR_MAXIMALE);
            String voie = debut(nettoyer(adresse.voie()), Math.max(0, LONGUEUR_MAXIMALE - 1 - ville.length()));
            String codePostal = adresse.codePostal().replaceAll("\\s", "");
            return new Question(
                    nettoyer(voie + " " + ville),
                    CODE_POSTAL.matcher(codePostal).matches() ? codePostal : "");
        }

        private static String espacer(String texte) {
            return texte.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        }

        /** Also takes off what stands before the first letter or figure. */
        private static String nettoyer(String texte) {
            return espacer(texte).replaceFirst("^[^\\p{L}0-9]+", "");
        }

        private static String debut(String texte, int longueur) {
            return texte.substring(0, Math.min(texte.length(), longueur));
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
    private final InstantSource horloge;
    private final AtomicLong tour = new AtomicLong(System.nanoTime() - TimeUnit.SECONDS.toNanos(1));

    /**
     * Makes a client.
     *
     * @param reglages how the service is reached, and when it is believed
     * @param horloge what time it is
     */
    public BaseAdresseNationale(Reglages reglages, InstantSource horloge) {
        this.reglages = reglages;
        this.horloge = horloge;
        this.service = new ServiceTiers(reglages.destinations()::admettent, reglages.delai(), horloge);
    }

    /**
     * Returns from when on the service may be called again: it said so ({@code Retry-After}), an hour at most. Until then a call waits, or fails without
     * being made when that is longer than a call may take.
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
                Optional<Candidate> lue = candidate(trouvaille.insee(), trouvaille.score());
                OptionalInt suivante =
                        trouvaille.suivante().isBlank() ? OptionalInt.of(0) : score(trouvaille.suivante());
                if (lue.isEmpty() || suivante.isEmpty()) {
                    yield demanderSeule(question, INCONNUE);
                }
                Candidate commune = lue.get();
                Localisation incertaine = new Localisation.AExaminer(Motif.INCERTAINE, List.of(commune));
                if (commune.score() < reglages.score()) {
                    yield incertaine;
                }
                yield commune.score() - suivante.getAsInt() >= reglages.ecart()
                        ? new Localisation.Trouvee(commune)
                        : demanderSeule(question, incertaine);
            }
            // The line failed, and the others did not.
            default -> demanderSeule(question, INCONNUE);
        };
    }

    /** Judges what was found of one address, the likeliest first, each commune once; when these are not all, none is sure. */
    private Localisation comparer(List<Candidate> communes, boolean toutes) {
        Candidate premiere = communes.get(0);
        if (premiere.score() < reglages.score()) {
            return new Localisation.AExaminer(Motif.INCERTAINE, communes);
        }
        if (communes.size() > 1 && premiere.score() - communes.get(1).score() < reglages.ecart()) {
            return new Localisation.AExaminer(Motif.PLUSIEURS_COMMUNES, communes);
        }
        return toutes ? new Localisation.Trouvee(premiere) : new Localisation.AExaminer(Motif.INCERTAINE, communes);
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

    /** Asks for one address by itself; {@code sinon} is the answer when nothing is found that can be read. */
    private Localisation demanderSeule(Question question, Localisation sinon) {
        String parametres = "search?index=address&autocomplete=0&limit=" + CANDIDATES + "&q="
                + URLEncoder.encode(question.texte(), StandardCharsets.UTF_8)
                + (question.codePostal().isEmpty() ? "" : "&postcode=" + question.codePostal());
        HttpResponse<byte[]> reponse = appeler(
                HttpRequest.newBuilder(reglages.service().resolve(parametres)).header("Accept", "application/json"));
        if (reponse.statusCode() == 400) {
            // It cannot make a question of that address.
            return sinon;
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
        int dernier = 1_000;
        boolean lisibles = true;
        for (JsonNode trouve : trouves) {
            JsonNode dits = trouve.path("properties");
            Optional<Candidate> lue =
                    candidate(dits.path("citycode").asText(), dits.path("score").asText());
            if (lue.isEmpty()) {
                // It may be the likeliest; a failure would be that of every address, as often as this one is asked for.
                lisibles = false;
                continue;
            }
            scores.merge(lue.get().insee(), lue.get().score(), Math::max);
            dernier = Math.min(dernier, lue.get().score());
        }
        List<Candidate> communes = scores.entrySet().stream()
                .map(entree -> new Candidate(entree.getKey(), entree.getValue()))
                .sorted(Comparator.comparingInt(Candidate::score).reversed().thenComparing(Candidate::insee))
                .toList();
        if (communes.isEmpty()) {
            return sinon;
        }
        // What a full list leaves out may be as good as its last, and elsewhere.
        boolean complete = trouves.size() < CANDIDATES || communes.get(0).score() - dernier >= reglages.ecart();
        return comparer(communes, lisibles && complete);
    }

    private HttpResponse<byte[]> appeler(HttpRequest.Builder requete) {
        attendreLaReprise();
        Optional<HttpResponse<byte[]>> reponse;
        try {
            reponse = service.demander(requete, REPONSE);
        } catch (PortException panne) {
            // Too large is another form, and what is asked is not at fault.
            throw panne.nature() == Nature.DEFINITIVE ? inattendu() : panne;
        }
        return reponse.orElseThrow(
                () -> new PortException(Nature.DEFINITIVE, "the service's host is not allowed", null));
    }

    /** Waits its turn, and what the service asks for, for {@code delai} in all, lest a short pause cost the answers before it. */
    private void attendreLaReprise() {
        Duration reste = reglages.delai();
        do {
            Duration pause = pause();
            if (pause.compareTo(reste) > 0) {
                service.exigerLaReprise();
            }
            if (pause.compareTo(Duration.ZERO) > 0) {
                dormir(pause.plusMillis(1).toNanos());
                reste = reste.minus(pause);
            }
            prendreSonTour();
            // The answer to another thread may have asked for one meanwhile.
        } while (pause().compareTo(Duration.ZERO) > 0);
    }

    private Duration pause() {
        return Duration.between(horloge.instant(), service.reprise());
    }

    /** So many calls a second, whatever the threads. */
    private void prendreSonTour() {
        long intervalle = TimeUnit.SECONDS.toNanos(1) / reglages.parSeconde();
        long arrivee = System.nanoTime();
        long depart =
                tour.updateAndGet(dernier -> arrivee - (dernier + intervalle) > 0 ? arrivee : dernier + intervalle);
        dormir(depart - arrivee);
    }

    private static void dormir(long nanosecondes) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanosecondes);
        } catch (InterruptedException arret) {
            Thread.currentThread().interrupt();
            throw new PortException(Nature.TEMPORAIRE, "interrupted", null);
        }
    }

    /** Empty when either has another form than the service gives it. */
    private static Optional<Candidate> candidate(String insee, String score) {
        OptionalInt lu = score(score);
        return Geographie.estUnCodeDeCommune(insee) && lu.isPresent()
                ? Optional.of(new Candidate(insee, lu.getAsInt()))
                : Optional.empty();
    }

    /** Reads a number from 0 to 1, in thousandths rounded down; empty when it is none. */
    private static OptionalInt score(String texte) {
        if (texte.length() > LONGUEUR_DE_SCORE) {
            return OptionalInt.empty();
        }
        try {
            BigDecimal score = new BigDecimal(texte);
            return score.signum() < 0 || score.compareTo(BigDecimal.ONE) > 0
                    ? OptionalInt.empty()
                    : OptionalInt.of(score.movePointRight(3).intValue());
        } catch (NumberFormatException illisible) {
            return OptionalInt.empty();
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
