package fr.octroi.bureau;

import fr.octroi.calendrier.CalendrierOuvre;
import fr.octroi.dossier.NumeroDossier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The work of all officers as one line of minutes, from a day on: what is done when, and how many reach each session. */
final class FileDeTravail {

    private final List<SeanceBureau> seances;
    private final List<Travail> parRang;
    private final int minutesParJour;
    private final List<LocalDate> ouvres = new ArrayList<>();

    FileDeTravail(List<SeanceBureau> seances, List<Travail> parRang, int minutesParJour, LocalDate jour) {
        this.seances = seances;
        this.parRang = parRang;
        this.minutesParJour = minutesParJour;
        ouvres.add(CalendrierOuvre.ouvreAPartirDe(jour));
    }

    /** A dossier in the line: those that were chosen in their order, then whoever has the least work left. */
    private record EnCours(int priorite, long reste, Travail travail) implements Comparable<EnCours> {

        private static final Comparator<EnCours> ORDRE = Comparator.comparingInt(EnCours::priorite)
                .thenComparingLong(EnCours::reste)
                .thenComparing(enCours -> enCours.travail().candidat());

        @Override
        public int compareTo(EnCours autre) {
            return ORDRE.compare(this, autre);
        }
    }

    /** Returns those that come before all others: for each session, by rank, all that can reach it while no number falls. */
    List<Travail> choisir() {
        List<Integer> meilleurs = comptes(placer(prets(List.of())));
        List<Travail> choisis = new ArrayList<>();
        for (int seance = 0; seance < seances.size(); seance++) {
            choisir(
                    choisis,
                    parRang.stream()
                            .filter(travail -> travail.minutes() > 0 && !choisis.contains(travail))
                            .toList(),
                    seance,
                    meilleurs);
        }
        return choisis;
    }

    /** Many at once when they hold together, else by halves: the same choice as one by one, in fewer tries. */
    private void choisir(List<Travail> choisis, List<Travail> suivants, int seance, List<Integer> meilleurs) {
        List<Travail> essai = new ArrayList<>(choisis);
        essai.addAll(suivants);
        SortedMap<NumeroDossier, Integer> places = placer(prets(essai));
        boolean placees = suivants.stream()
                .map(travail -> places.get(travail.candidat().numero()))
                .allMatch(place -> place != null && place <= seance);
        if (placees && comptes(places).equals(meilleurs)) {
            choisis.addAll(suivants);
        } else if (suivants.size() > 1) {
            int moitie = suivants.size() / 2;
            choisir(choisis, suivants.subList(0, moitie), seance, meilleurs);
            choisir(choisis, suivants.subList(moitie, suivants.size()), seance, meilleurs);
        }
    }

    /** Returns the whole line: those chosen, then the shortest first. */
    List<Travail> ordre(List<Travail> choisis) {
        List<Travail> ordre = new ArrayList<>(choisis);
        parRang.stream()
                .filter(travail -> !choisis.contains(travail))
                .sorted(Comparator.comparingInt(Travail::minutes))
                .forEach(ordre::add);
        return ordre;
    }

    /** Returns the day on which each dossier is ready. */
    SortedMap<NumeroDossier, LocalDate> prets(List<Travail> choisis) {
        SortedMap<NumeroDossier, Integer> priorites = new TreeMap<>();
        choisis.forEach(travail -> priorites.put(travail.candidat().numero(), priorites.size()));
        SortedMap<NumeroDossier, LocalDate> prets = new TreeMap<>();
        List<Travail> aVenir = new ArrayList<>();
        for (Travail travail : parRang) {
            LocalDate pret = travail.candidat().pret();
            if (pret == null) {
                aVenir.add(travail);
            } else {
                prets.put(travail.candidat().numero(), pret);
            }
        }
        aVenir.sort(Comparator.comparing(Travail::disponible));
        Queue<EnCours> attente = new PriorityQueue<>();
        int vus = 0;
        long minute = 0;
        while (vus < aVenir.size() || !attente.isEmpty()) {
            if (attente.isEmpty()) {
                minute = Math.max(minute, debut(aVenir.get(vus)));
            }
            while (vus < aVenir.size() && debut(aVenir.get(vus)) <= minute) {
                Travail venu = aVenir.get(vus++);
                int priorite = priorites.getOrDefault(venu.candidat().numero(), choisis.size());
                attente.add(new EnCours(priorite, venu.minutes(), venu));
            }
            EnCours premier = attente.remove();
            long libre = vus < aVenir.size() ? debut(aVenir.get(vus)) - minute : Long.MAX_VALUE;
            if (premier.reste() <= libre) {
                minute += premier.reste();
                prets.put(premier.travail().candidat().numero(), ouvre((minute - 1) / minutesParJour));
            } else {
                minute += libre;
                attente.add(new EnCours(premier.priorite(), premier.reste() - libre, premier.travail()));
            }
        }
        return prets;
    }

    /** Gives each the first session that it is ready for and that has a place, by rank: as {@link Programmation} will. */
    private SortedMap<NumeroDossier, Integer> placer(SortedMap<NumeroDossier, LocalDate> prets) {
        int[] libres = seances.stream().mapToInt(SeanceBureau::capacite).toArray();
        SortedMap<NumeroDossier, Integer> places = new TreeMap<>();
        for (Travail travail : parRang) {
            NumeroDossier numero = travail.candidat().numero();
            LocalDate pret = Objects.requireNonNull(prets.get(numero));
            for (int i = 0; i < libres.length && !places.containsKey(numero); i++) {
                if (libres[i] > 0 && !pret.isAfter(seances.get(i).limite())) {
                    libres[i]--;
                    places.put(numero, i);
                }
            }
        }
        return places;
    }

    /** Returns how many reach each session. */
    private List<Integer> comptes(SortedMap<NumeroDossier, Integer> places) {
        return IntStream.range(0, seances.size())
                .map(seance -> Collections.frequency(places.values(), seance))
                .boxed()
                .toList();
    }

    /** The minute at which a dossier can be worked on. */
    private long debut(Travail travail) {
        while (ouvres.get(ouvres.size() - 1).isBefore(travail.disponible())) {
            ouvre(ouvres.size());
        }
        int jour = Collections.binarySearch(ouvres, travail.disponible());
        return (long) minutesParJour * (jour < 0 ? -jour - 1 : jour);
    }

    /** The working days from the first one on, counted from 0. */
    private LocalDate ouvre(long rang) {
        while (ouvres.size() <= rang) {
            ouvres.add(
                    CalendrierOuvre.ouvreAPartirDe(ouvres.get(ouvres.size() - 1).plusDays(1)));
        }
        return ouvres.get((int) rang);
    }
}
