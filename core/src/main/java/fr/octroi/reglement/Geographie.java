package fr.octroi.reglement;

import fr.octroi.commun.ValeurInvalideException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where communes are, by INSEE code, and what became of those that are no more (<i>découpage administratif</i>).
 *
 * <p>It speaks of one day, its {@link Millesime}: a commune that changed hands before that day is where it is since. What a
 * règlement owes to a past perimeter stays in the dates of a {@link Territoire}.
 *
 * <p>A code that has not the form of an INSEE code is a code that nobody knows, and never a fault.
 */
public final class Geographie {

    private static final Pattern CODE_DE_COMMUNE = Pattern.compile("([0-9]{2}|2[AB])[0-9]{3}");

    /** What the second character may be: Corsica's letters follow the digits, as its codes follow those of Finistère. */
    private static final String SECONDS = "0123456789AB";

    private static final int LONGUEUR = 5;

    /** From one code of a text to the next. */
    private static final int PAS = LONGUEUR + 1;

    private static final int RANGS = 10 * SECONDS.length() * 1000;
    private static final int SANS_RANG = -1;
    private static final int SANS_DATE = Integer.MIN_VALUE;

    /** Knows no commune: for a host that judges places by itself. */
    public static final Geographie INCONNUE =
            new Geographie(null, new TreeMap<>(), List.of(), "", List.of(), new TreeMap<>());

    /**
     * A commune that exists, and what it belongs to.
     *
     * @param insee the INSEE code, five characters ({@code 2A004} in Corsica)
     * @param departement the code of the département, that of the INSEE code: {@code 92}, {@code 2A}, {@code 974}; overseas also
     *     that of a collectivity that is no département
     * @param region the INSEE code of the région, two digits; that of the département where there is none
     * @param epci the SIREN of the EPCI that levies its own taxes (<i>à fiscalité propre</i>), null outside of any
     * @param ept the SIREN of the <i>établissement public territorial</i>, null outside of the Grand Paris and in Paris
     */
    public record Commune(
            String insee,
            String departement,
            String region,
            @Nullable String epci,
            @Nullable String ept) {

        /**
         * Checks the code, and that the département is the one it names.
         *
         * @throws ValeurInvalideException {@code CODE_INSEE_INVALIDE}, {@code DEPARTEMENT_INVALIDE}
         */
        public Commune {
            if (!Geographie.departement(insee).equals(departement)) {
                throw new ValeurInvalideException("DEPARTEMENT_INVALIDE");
            }
        }
    }

    /**
     * A code that no commune has any more: it merged, or its code changed with its département or its chef-lieu.
     *
     * @param insee the INSEE code that was
     * @param successeur the commune that has its territory, null when several share it or the code left the list
     * @param disparition the first day on which it is no more, null when unknown
     */
    public record Ancienne(
            String insee,
            @Nullable String successeur,
            @Nullable LocalDate disparition) {

        /**
         * Checks the codes.
         *
         * @throws ValeurInvalideException {@code CODE_INSEE_INVALIDE}
         */
        public Ancienne {
            exiger(insee);
            if (successeur != null) {
                exiger(successeur);
            }
        }
    }

    /**
     * The days that a geography speaks of.
     *
     * @param communes the day of the list of communes, départements and régions
     * @param groupements the day of the membership of EPCI and EPT, which is published apart
     */
    public record Millesime(LocalDate communes, LocalDate groupements) {}

    /**
     * A group of communes, with those that it has.
     *
     * <p>Their codes stay one text: a host waits for thirty-five thousand of them at every start, and has little use for them as objects.
     *
     * @param niveau {@link Niveau#EPCI} for one that levies its own taxes, {@link Niveau#EPT} for an <i>établissement public territorial</i>
     * @param siren its SIREN, nine digits
     * @param nom what it is called
     * @param communes the INSEE codes of its communes, parted by one space
     */
    public record Groupement(Niveau niveau, String siren, String nom, String communes) {

        /**
         * Checks the level, the number and the codes.
         *
         * @throws ValeurInvalideException {@code NIVEAU_INVALIDE}, {@code SIREN_INVALIDE}, {@code CODE_INSEE_INVALIDE}
         */
        public Groupement {
            if (niveau != Niveau.EPCI && niveau != Niveau.EPT) {
                throw new ValeurInvalideException("NIVEAU_INVALIDE");
            }
            if (!estUnSiren(siren)) {
                throw new ValeurInvalideException("SIREN_INVALIDE");
            }
            verifierCodes(communes);
        }

        private static boolean estUnSiren(String siren) {
            for (int i = 0; i < siren.length(); i++) {
                if (siren.charAt(i) < '0' || siren.charAt(i) > '9') {
                    return false;
                }
            }
            return siren.length() == 9;
        }
    }

    /** The groups that communes have in common. */
    private record Ressort(@Nullable String epci, @Nullable String ept) {}

    /**
     * By the number of a code: {@code n > 0} for a commune of the n-th ressort, {@code n < 0} for the n-th former one. A table with
     * holes, since thirty-five thousand communes as objects would weigh ten times as much.
     */
    private final int[] places = new int[RANGS];

    private final List<Ressort> ressorts = new ArrayList<>();
    private final int[] successeurs;
    private final int[] disparitions;
    private final Map<String, String> regions;
    private final Map<String, String> noms = new HashMap<>();
    private final SortedMap<String, String> arrondissements;
    private final @Nullable Millesime millesime;

    private Geographie(
            @Nullable Millesime millesime,
            SortedMap<String, String> regions,
            List<Groupement> groupements,
            String isolees,
            List<Ancienne> anciennes,
            SortedMap<String, String> arrondissements) {
        this.millesime = millesime;
        this.regions = new HashMap<>(regions);
        this.arrondissements = new TreeMap<>(arrondissements);
        if (!isolees.isEmpty()) {
            verifierCodes(isolees);
            placer(isolees, new Ressort(null, null));
        }
        for (Groupement groupement : groupements) {
            if (noms.put(groupement.siren(), groupement.nom()) != null) {
                throw new ValeurInvalideException("SIREN_EN_DOUBLE");
            }
            if (groupement.niveau() == Niveau.EPCI) {
                placer(groupement.communes(), new Ressort(groupement.siren(), null));
            }
        }
        for (Groupement groupement : groupements) {
            if (groupement.niveau() == Niveau.EPT) {
                rattacher(groupement);
            }
        }
        this.successeurs = new int[anciennes.size()];
        this.disparitions = new int[anciennes.size()];
        for (int i = 0; i < anciennes.size(); i++) {
            Ancienne ancienne = anciennes.get(i);
            placer(exiger(ancienne.insee()), -i - 1);
            successeurs[i] = ancienne.successeur() == null ? SANS_RANG : rangDe(ancienne.successeur());
            disparitions[i] = ancienne.disparition() == null
                    ? SANS_DATE
                    : Math.toIntExact(ancienne.disparition().toEpochDay());
        }
    }

    /** Checks codes that are parted by one space. */
    private static void verifierCodes(String communes) {
        for (int i = 0; i <= communes.length(); i += PAS) {
            boolean separe = i == 0 || communes.charAt(i - 1) == ' ';
            if (!separe || i + LONGUEUR > communes.length() || rang(communes, i) == SANS_RANG) {
                throw new ValeurInvalideException("CODE_INSEE_INVALIDE");
            }
        }
    }

    private void placer(String communes, Ressort ressort) {
        ressorts.add(ressort);
        for (int i = 0; i < communes.length(); i += PAS) {
            placer(rang(communes, i), ressorts.size());
        }
    }

    private void placer(int rang, int place) {
        if (places[rang] != 0) {
            throw new ValeurInvalideException("COMMUNE_EN_DOUBLE");
        }
        places[rang] = place;
    }

    /** Gives an EPT to communes that are placed already, with the EPCI that each has. */
    private void rattacher(Groupement ept) {
        for (int i = 0; i < ept.communes().length(); i += PAS) {
            int rang = rang(ept.communes(), i);
            if (places[rang] == 0) {
                throw new ValeurInvalideException("COMMUNE_SANS_LIGNE");
            }
            Ressort ressort = ressorts.get(places[rang] - 1);
            if (ressort.ept() != null) {
                throw new ValeurInvalideException("COMMUNE_EN_DOUBLE");
            }
            ressorts.add(new Ressort(ressort.epci(), ept.siren()));
            places[rang] = ressorts.size();
        }
    }

    /** Returns the number of a code that exists: communes are placed before what refers to them. */
    private int rangDe(String insee) {
        int rang = exiger(insee);
        if (places[rang] <= 0) {
            throw new ValeurInvalideException("COMMUNE_INCONNUE");
        }
        return rang;
    }

    private int place(String insee) {
        int rang = rang(insee);
        return rang == SANS_RANG ? 0 : places[rang];
    }

    /**
     * Makes a geography of its rows.
     *
     * @param millesime the days they speak of
     * @param regions the INSEE code of the région of each département, as {@link Commune} has both
     * @param groupements the EPCI and the EPT, in any order
     * @param isolees the INSEE codes of communes outside of any EPCI, parted by one space, empty when there are none
     * @param anciennes the codes that are no more, in any order
     * @param arrondissements the INSEE code of each <i>arrondissement municipal</i> (Paris, Lyon, Marseille), with that of its commune
     * @return the same for the same rows, whatever their order
     * @throws ValeurInvalideException {@code CODE_INSEE_INVALIDE}, {@code SIREN_EN_DOUBLE}, {@code COMMUNE_EN_DOUBLE} when a code is
     *     given twice, or two EPT, {@code COMMUNE_SANS_LIGNE} when an EPT has a commune that is neither in an EPCI nor outside of any, {@code
     *     COMMUNE_INCONNUE} when a successor or the commune of an arrondissement does not exist, {@code DEPARTEMENT_INCONNU} when a
     *     commune's has no région
     */
    public static Geographie of(
            Millesime millesime,
            SortedMap<String, String> regions,
            List<Groupement> groupements,
            String isolees,
            List<Ancienne> anciennes,
            SortedMap<String, String> arrondissements) {
        Geographie geographie = new Geographie(millesime, regions, groupements, isolees, anciennes, arrondissements);
        geographie.verifier();
        return geographie;
    }

    private void verifier() {
        arrondissements.forEach((insee, commune) -> {
            rangDe(commune);
            if (places[exiger(insee)] != 0) {
                throw new ValeurInvalideException("COMMUNE_EN_DOUBLE");
            }
        });
        // The code of a département has three characters at most, so what is true of one commune is of all a hundred.
        for (int centaine = 0; centaine < RANGS; centaine += 100) {
            if (aUneCommune(centaine) && !regions.containsKey(departement(insee(centaine)))) {
                throw new ValeurInvalideException("DEPARTEMENT_INCONNU");
            }
        }
    }

    private boolean aUneCommune(int centaine) {
        for (int rang = centaine; rang < centaine + 100; rang++) {
            if (places[rang] > 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns the days that this geography speaks of.
     *
     * @return empty for {@link #INCONNUE}
     */
    public Optional<Millesime> millesime() {
        return Optional.ofNullable(millesime);
    }

    /**
     * Finds a commune that exists.
     *
     * @param insee an INSEE code
     * @return empty when no commune has it: a former commune, an arrondissement, or nothing known
     */
    public Optional<Commune> commune(String insee) {
        int place = place(insee);
        return place <= 0 ? Optional.empty() : Optional.of(commune(place, insee));
    }

    /**
     * Lists the communes that exist, as one would to spell a territory out.
     *
     * @return in order of INSEE code
     */
    public Stream<Commune> communes() {
        return IntStream.range(0, RANGS)
                .filter(rang -> places[rang] > 0)
                .mapToObj(rang -> commune(places[rang], insee(rang)));
    }

    private Commune commune(int place, String insee) {
        Ressort ressort = ressorts.get(place - 1);
        String departement = departement(insee);
        String region = Objects.requireNonNull(regions.get(departement));
        return new Commune(insee, departement, region, ressort.epci(), ressort.ept());
    }

    /**
     * Says whether words have the form of the INSEE code of a commune, be there one or not.
     *
     * @param texte the words
     * @return true for five digits, and for three after {@code 2A} or {@code 2B}, Corsica's
     */
    public static boolean estUnCodeDeCommune(String texte) {
        return CODE_DE_COMMUNE.matcher(texte).matches();
    }

    /**
     * Says whether a commune has this code.
     *
     * @param insee an INSEE code
     * @return false also for a former commune
     */
    public boolean existe(String insee) {
        return place(insee) > 0;
    }

    /**
     * Says whether a commune had this code, and none has it any more.
     *
     * @param insee an INSEE code
     * @return true only when {@link #existe} is false
     */
    public boolean aExiste(String insee) {
        return place(insee) < 0;
    }

    /**
     * Returns the commune that has the territory of a former one today, after as many mergers as there were.
     *
     * @param insee the INSEE code of a former commune
     * @return a code that exists; empty when the code still exists, when several communes share what it named, or when nobody knows it
     */
    public Optional<String> successeur(String insee) {
        int place = place(insee);
        return place >= 0 || successeurs[-place - 1] == SANS_RANG
                ? Optional.empty()
                : Optional.of(insee(successeurs[-place - 1]));
    }

    /**
     * Returns the first day on which a former commune was no more.
     *
     * @param insee the INSEE code of a former commune
     * @return empty when the code still exists, or when the day is not known
     */
    public Optional<LocalDate> disparition(String insee) {
        int place = place(insee);
        return place >= 0 || disparitions[-place - 1] == SANS_DATE
                ? Optional.empty()
                : Optional.of(LocalDate.ofEpochDay(disparitions[-place - 1]));
    }

    /**
     * Returns the commune that a code leads to: itself, the successor of a former one, or Paris, Lyon or Marseille for one of
     * their arrondissements, which addresses often name.
     *
     * @param insee an INSEE code
     * @return a code that exists, empty when there is none
     */
    public Optional<String> actuelle(String insee) {
        if (existe(insee)) {
            return Optional.of(insee);
        }
        String commune = arrondissements.get(insee);
        return commune != null ? Optional.of(commune) : successeur(insee);
    }

    /**
     * Returns the commune that a code names on a day: once it has merged, the one that took it over; Paris, Lyon or Marseille for
     * one of their arrondissements.
     *
     * @param insee an INSEE code
     * @param jour the day, null when unknown
     * @return the code of that commune, the same one where nothing is known of it; empty when it depends on a day that is unknown
     */
    public Optional<String> auJour(String insee, @Nullable LocalDate jour) {
        Optional<LocalDate> fin = disparition(insee);
        if (fin.isPresent()) {
            if (jour == null) {
                return successeur(insee).isPresent() ? Optional.empty() : Optional.of(insee);
            }
            return Optional.of(
                    jour.isBefore(fin.get()) ? insee : successeur(insee).orElse(insee));
        }
        return Optional.of(Optional.ofNullable(arrondissements.get(insee)).orElse(insee));
    }

    /**
     * Returns what an EPCI or an EPT is called.
     *
     * @param siren its SIREN, nine digits
     * @return empty when it is not known
     */
    public Optional<String> nom(String siren) {
        return Optional.ofNullable(noms.get(siren));
    }

    /** Returns Paris, Lyon or Marseille for the code of one of their arrondissements, empty for any other. */
    Optional<String> communeDeLArrondissement(String insee) {
        return Optional.ofNullable(arrondissements.get(insee));
    }

    /** Says whether a place wider than a commune exists; a country, or a group that is not named by a SIREN, is taken as given. */
    boolean connait(Niveau niveau, String lieu) {
        return switch (niveau) {
            case COMMUNE -> existe(lieu);
            case EPCI, EPT -> !Groupement.estUnSiren(lieu) || noms.containsKey(lieu);
            case DEPARTEMENT -> regions.containsKey(lieu);
            case REGION -> regions.containsValue(lieu);
            case PAYS -> true;
        };
    }

    /**
     * Returns the département of an INSEE code, which the code itself says, commune or not.
     *
     * @param insee an INSEE code
     * @return two characters, {@code 2A} and {@code 2B} in Corsica, three overseas
     * @throws ValeurInvalideException {@code CODE_INSEE_INVALIDE}
     */
    public static String departement(String insee) {
        exiger(insee);
        return insee.substring(0, insee.startsWith("97") || insee.startsWith("98") ? 3 : 2);
    }

    private static int exiger(String insee) {
        int rang = rang(insee);
        if (rang == SANS_RANG) {
            throw new ValeurInvalideException("CODE_INSEE_INVALIDE");
        }
        return rang;
    }

    /** Returns a number that sorts like the code, and holds all of it; {@link #SANS_RANG} when there is no such code. */
    private static int rang(String insee) {
        return insee.length() == LONGUEUR ? rang(insee, 0) : SANS_RANG;
    }

    /** Returns the number of the code that begins somewhere in a text. */
    private static int rang(String texte, int debut) {
        int rang = 0;
        for (int i = 0; i < LONGUEUR; i++) {
            char signe = texte.charAt(debut + i);
            boolean corse = i == 1 && rang == 2 && (signe == 'A' || signe == 'B');
            if (!corse && (signe < '0' || signe > '9')) {
                return SANS_RANG;
            }
            rang = rang * (i == 1 ? SECONDS.length() : 10) + (corse ? signe - 'A' + 10 : signe - '0');
        }
        return rang;
    }

    private static String insee(int rang) {
        int debut = rang / 1000;
        return "" + debut / SECONDS.length() + SECONDS.charAt(debut % SECONDS.length())
                + String.valueOf(1000 + rang % 1000).substring(1);
    }
}
