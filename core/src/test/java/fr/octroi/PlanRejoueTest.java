package fr.octroi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.bureau.Candidat;
import fr.octroi.bureau.Candidat.Sens;
import fr.octroi.bureau.PlanDeTravail;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.bureau.Travail;
import fr.octroi.calendrier.CalendrierOuvre;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.suivi.Delais;
import fr.octroi.suivi.Delais.Etape;
import fr.octroi.suivi.Delais.Mesure;
import fr.octroi.suivi.Jalons;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * A year of invented arrivals, worked day after day in the order of the plan, and in that of arrival: a few dozen a month,
 * then ten times as many within two months. Both take the same arrivals, the same minutes and the same sessions.
 */
class PlanRejoueTest {

    private static final LocalDate DEBUT = LocalDate.of(2020, 1, 6);
    private static final LocalDate FIN = LocalDate.of(2022, 1, 3);
    private static final int MINUTES_PAR_JOUR = 210;
    private static final int JOURS_DE_PAIEMENT = 20;
    private static final Montant ASSEZ = Montant.ofEuros(10_000_000);

    /** A dossier as it arrives: nobody knows more of it, and the minutes are an estimate that proves right. */
    private record Arrivee(NumeroDossier numero, LocalDate depot, LocalDate complet, int minutes) {}

    private static List<Arrivee> arrivees(long graine) {
        Random hasard = new Random(graine);
        List<Arrivee> arrivees = new ArrayList<>();
        for (LocalDate jour = DEBUT; jour.isBefore(DEBUT.plusMonths(12)); jour = jour.plusDays(1)) {
            int mois = (jour.getYear() - DEBUT.getYear()) * 12 + jour.getMonthValue() - 1;
            // A few dozen a month for eight months, then five times and ten times as many.
            int parMois = mois < 8 ? 40 : mois == 8 ? 200 : 400;
            int nombre = parMois / 30 + (hasard.nextInt(30) < parMois % 30 ? 1 : 0);
            for (int i = 0; i < nombre; i++) {
                LocalDate complet = hasard.nextInt(10) < 3 ? jour.plusDays(5 + hasard.nextInt(30)) : jour;
                // Most are short; one in seven needs a person to look at length.
                int minutes = hasard.nextInt(7) == 0 ? 40 + hasard.nextInt(80) : 5 + hasard.nextInt(15);
                arrivees.add(new Arrivee(
                        new NumeroDossier(String.format("R-%05d", arrivees.size())), jour, complet, minutes));
            }
        }
        return arrivees;
    }

    private static List<SeanceBureau> seances() {
        List<SeanceBureau> seances = new ArrayList<>();
        for (LocalDate mois = DEBUT.withDayOfMonth(1); mois.isBefore(FIN); mois = mois.plusMonths(1)) {
            LocalDate jour = CalendrierOuvre.ouvreAPartirDe(mois.plusDays(24));
            seances.add(SeanceBureau.ouverte("s-" + jour, jour, jour.minusDays(14), 500));
        }
        return seances;
    }

    private interface Ordre {
        List<Travail> ordonner(List<Travail> travaux, LocalDate jour);
    }

    /** Works every day in an order that is asked for again each morning; what is begun is taken up where it was left. */
    private static SortedMap<NumeroDossier, LocalDate> travailler(List<Arrivee> arrivees, Ordre ordre) {
        SortedMap<NumeroDossier, Travail> attente = new TreeMap<>();
        SortedMap<NumeroDossier, LocalDate> prets = new TreeMap<>();
        for (LocalDate jour = DEBUT; jour.isBefore(FIN); jour = jour.plusDays(1)) {
            for (Arrivee arrivee : arrivees) {
                if (arrivee.complet().equals(jour)) {
                    attente.put(arrivee.numero(), travail(arrivee, arrivee.minutes()));
                }
            }
            if (!CalendrierOuvre.estOuvre(jour)) {
                continue;
            }
            int minutes = MINUTES_PAR_JOUR;
            for (Travail travail : ordre.ordonner(List.copyOf(attente.values()), jour)) {
                int fait = Math.min(minutes, travail.minutes());
                minutes -= fait;
                NumeroDossier numero = travail.candidat().numero();
                attente.remove(numero);
                if (fait == travail.minutes()) {
                    prets.put(numero, jour);
                } else {
                    attente.put(numero, new Travail(travail.candidat(), travail.minutes() - fait, jour));
                }
            }
        }
        return prets;
    }

    private static Travail travail(Arrivee arrivee, int minutes) {
        return new Travail(
                new Candidat(arrivee.numero(), arrivee.complet(), Sens.EN_EXAMEN, Montant.ofEuros(200), null),
                minutes,
                arrivee.complet());
    }

    private record Bilan(Mesure delai, long manquees, List<Integer> parSeance) {

        static Bilan de(List<Arrivee> arrivees, SortedMap<NumeroDossier, LocalDate> prets) {
            List<Jalons> jalons = new ArrayList<>();
            List<Integer> parSeance =
                    new ArrayList<>(Collections.nCopies(seances().size(), 0));
            long manquees = 0;
            for (Arrivee arrivee : arrivees) {
                int possible = premiere(arrivee.complet());
                int reelle = premiere(prets.getOrDefault(arrivee.numero(), FIN));
                manquees += reelle > possible ? 1 : 0;
                parSeance.set(reelle, parSeance.get(reelle) + 1);
                LocalDate seance = seances().get(reelle).jour();
                jalons.add(new Jalons(
                        arrivee.depot(),
                        arrivee.complet(),
                        seance,
                        CalendrierOuvre.plusJoursOuvres(seance, JOURS_DE_PAIEMENT)));
            }
            Mesure delai = Delais.mesurer(jalons).stream()
                    .filter(mesure -> mesure.etape() == Etape.DEPOT_PAIEMENT)
                    .findFirst()
                    .orElseThrow();
            return new Bilan(delai, manquees, parSeance);
        }

        /** The first session whose limit a day meets; the places are never lacking here. */
        private static int premiere(LocalDate pret) {
            List<SeanceBureau> seances = seances();
            int rang = 0;
            while (rang < seances.size() - 1 && pret.isAfter(seances.get(rang).limite())) {
                rang++;
            }
            return rang;
        }

        String ligne(String nom) {
            return "| " + nom + " | " + delai.nombre() + " | " + delai.mediane() + " | " + delai.neufSurDix() + " | "
                    + manquees + " |";
        }
    }

    private static Bilan rejouer(long graine, Ordre ordre) {
        List<Arrivee> arrivees = arrivees(graine);
        return Bilan.de(arrivees, travailler(arrivees, ordre));
    }

    private static Bilan parArrivee(long graine) {
        Comparator<Travail> arrivee = Comparator.comparing(Travail::candidat);
        return rejouer(
                graine, (travaux, jour) -> travaux.stream().sorted(arrivee).toList());
    }

    private static Bilan parPlan(long graine) {
        List<SeanceBureau> seances = seances();
        return rejouer(graine, (travaux, jour) -> {
            // Three sessions ahead: beyond, everything will have changed.
            List<SeanceBureau> prochaines = seances.stream()
                    .filter(seance -> !seance.limite().isBefore(jour))
                    .limit(3)
                    .toList();
            return PlanDeTravail.ordonner(prochaines, travaux, ASSEZ, MINUTES_PAR_JOUR, jour)
                    .ordre();
        });
    }

    /** docs/programmation.md prints what this measures; the seed is the year of the first bicycle. */
    @Test
    void le_plan_fait_passer_plus_de_dossiers_plus_tot_que_l_ordre_d_arrivee() throws IOException {
        Bilan arrivee = parArrivee(1817);
        Bilan plan = parPlan(1817);
        String table = arrivee.ligne("in order of arrival") + "\n" + plan.ligne("in the order of the plan") + "\n";
        Files.writeString(Path.of("target/plan-rejoue.md"), table, StandardCharsets.UTF_8);
        assertEquals(arrivee.delai().nombre(), plan.delai().nombre());
        assertTrue(plan.manquees() < arrivee.manquees(), table);
        assertTrue(plan.delai().mediane() <= arrivee.delai().mediane(), table);
        int premieres = 0;
        int aussi = 0;
        for (int seance = 0; seance < plan.parSeance().size(); seance++) {
            premieres += plan.parSeance().get(seance);
            aussi += arrivee.parSeance().get(seance);
            assertTrue(premieres >= aussi, "more had passed by session " + seance + "\n" + table);
        }
        String page = Files.readString(Path.of("../docs/programmation.md"));
        assertTrue(page.contains(table), "the page prints other figures than\n" + table);
    }
}
