package fr.octroi.suivi;

import fr.octroi.bureau.Decision;
import fr.octroi.bureau.LigneDeliberee;
import fr.octroi.calendrier.Delai;
import fr.octroi.calendrier.Echeance;
import fr.octroi.calendrier.Suspension;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.journal.FaitDeSeance;
import fr.octroi.journal.Journal;
import fr.octroi.journal.Parcours;
import fr.octroi.journal.Reconstitution;
import fr.octroi.reglement.ModeleDeLettre;
import fr.octroi.relance.DemandeDeComplement;
import fr.octroi.suivi.Traitement.Troncon;
import fr.octroi.versement.Versement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an authority follows month by month (<i>indicateurs de service</i>): what waits and since when, what came complete, what
 * reminders do, why requests are refused, how long each stage takes, what is spent.
 *
 * <p>They come from the facts alone, as they were known at the end of the period: a month that is measured again later gives the same. What
 * happened is counted when it was recorded, so that every event is in one month, and twelve months make the year: a request filed on the last
 * evening of June and received in July, or a session of June whose minutes came in July, is in July. How long something took is counted from the
 * days on which it happened; a stage that a dossier goes through again ends again.
 *
 * @param periode what was measured
 * @param depots how many requests were recorded in the period
 * @param decisions what the Bureau decided, of what was recorded in the period
 * @param stock what stands in each state at the end of the period, in order of state, states without a dossier left out
 * @param completsDEmblee of the requests recorded in the period and looked at by its end, those that lacked nothing at the first look
 * @param dansLeDelai of the decisions of the period, those taken before silence was a rejection (CRPA L231-4 3°)
 * @param silences how many dossiers wait for a decision beyond that day, at the end of the period
 * @param relances what demands and reminders brought, in order of template
 * @param refus how many refusals of the period have each motif, the most frequent first
 * @param delais how long the stages took that ended in the period
 * @param credits what became of the money of each envelope, since it was opened
 */
public record Indicateurs(
        Periode periode,
        int depots,
        Decisions decisions,
        List<Stock> stock,
        Part completsDEmblee,
        Part dansLeDelai,
        int silences,
        List<Relance> relances,
        List<Compte> refus,
        List<DelaiMesure> delais,
        List<Consommation> credits) {

    /**
     * What is measured, both days included.
     *
     * @param du the first day
     * @param au the last day: what was recorded after it is not known yet
     */
    public record Periode(LocalDate du, LocalDate au) {

        /**
         * Checks the order.
         *
         * @throws ValeurInvalideException {@code PERIODE_INVALIDE} when it ends before it begins
         */
        public Periode {
            if (au.isBefore(du)) {
                throw new ValeurInvalideException("PERIODE_INVALIDE");
            }
        }

        private boolean couvre(LocalDate jour) {
            return !jour.isBefore(du) && !jour.isAfter(au);
        }
    }

    /**
     * What the Bureau decided.
     *
     * @param accords how many grants
     * @param montant their sum
     * @param refus how many refusals
     * @param ajournements how many it put off
     */
    public record Decisions(int accords, Montant montant, int refus, int ajournements) {}

    /**
     * What stands in a state.
     *
     * @param etat the state
     * @param nombre how many dossiers, 1 at least
     * @param age days since the filing within which half of them are
     * @param neufSurDix days within which nine in ten are
     * @param plusAncien days since the filing of the oldest
     */
    public record Stock(EtatDossier etat, int nombre, long age, long neufSurDix, long plusAncien) {}

    /**
     * A share.
     *
     * @param nombre how many
     * @param sur of how many, 0 when there was nothing to count
     */
    public record Part(int nombre, int sur) {}

    /**
     * What became of those who got a demand or a reminder in the period.
     *
     * @param modele its template, {@link ModeleDeLettre#DEMANDE_COMPLEMENT} for the demand itself
     * @param envois how many were made in the period, be they given up since
     * @param reponses how many were answered within so many days
     */
    public record Relance(String modele, int envois, List<Reponse> reponses) {

        /** Copies. */
        public Relance {
            reponses = List.copyOf(reponses);
        }
    }

    /**
     * Who answered in time.
     *
     * @param jours within how many days
     * @param part of those that are so many days old at the end of the period, those that were answered
     */
    public record Reponse(int jours, Part part) {}

    /**
     * How many refusals have a motif.
     *
     * @param code the motif
     * @param nombre how many, 1 at least
     */
    public record Compte(String code, int nombre) {}

    /**
     * How long a stage took.
     *
     * @param troncon the stage
     * @param nombre how many dossiers ended it in the period
     * @param mediane days within which half of them did, 0 when none
     * @param neufSurDix days within which nine in ten did, 0 when none
     */
    public record DelaiMesure(Troncon troncon, int nombre, long mediane, long neufSurDix) {}

    /**
     * What became of the money of an envelope, up to the end of the period.
     *
     * @param enveloppe its code
     * @param ouverts its credits, null when they are not said
     * @param reserves for dossiers on a frozen agenda
     * @param accordes granted, paid or not; without what was given up, or withdrawn and never paid, which is free again
     * @param liquides fixed and sent to the accountant, paid or not
     * @param payes paid
     * @param parMois what was granted in a month, the mean of the last three, or of those since the first grant, rounded down to the cent
     * @param epuisement the first month whose grants the credits would no longer cover at that pace; null when they are not
     *     said, or nothing was granted
     */
    public record Consommation(
            String enveloppe,
            @Nullable Montant ouverts,
            Montant reserves,
            Montant accordes,
            Montant liquides,
            Montant payes,
            Montant parMois,
            @Nullable YearMonth epuisement) {}

    /** Within how many days answers are counted. */
    private static final List<Integer> ECHEANCES = List.of(7, 15, 30);

    private static final int MOIS_DE_LA_MOYENNE = 3;

    /** Beyond ten years a forecast says nothing. */
    private static final int MOIS_PREVUS = 120;

    /** Copies. */
    public Indicateurs {
        stock = List.copyOf(stock);
        relances = List.copyOf(relances);
        refus = List.copyOf(refus);
        delais = List.copyOf(delais);
        credits = List.copyOf(credits);
    }

    /**
     * Measures.
     *
     * @param journal the entries of each dossier, of all organisations, in any order; a dossier without a registration is left out
     * @param periode what to measure
     * @param zone where days begin
     * @param silence the délai after which silence is a rejection, from the règlement
     * @param generales the suspensions that texts ordered for everybody
     * @param ouverts the credits of each envelope, those of all its funders together, as far as they are known
     * @return the same for the same facts, whatever their order
     */
    public static Indicateurs mesurer(
            Collection<List<Entree>> journal,
            Periode periode,
            ZoneId zone,
            Delai silence,
            List<Suspension> generales,
            SortedMap<String, Montant> ouverts) {
        List<Vie> vies = journal.stream()
                .flatMap(entrees -> Vie.de(entrees, periode, zone).stream())
                .sorted(Comparator.comparing(Vie::numero))
                .toList();
        return new Indicateurs(
                periode,
                (int) vies.stream().filter(vie -> periode.couvre(vie.arrivee())).count(),
                decisions(vies),
                stock(vies, periode.au()),
                completsDEmblee(vies, periode),
                dansLeDelai(vies, silence, generales),
                (int) vies.stream()
                        .filter(vie -> vie.attendUneDecision() && periode.au().isAfter(vie.silence(silence, generales)))
                        .count(),
                relances(vies, periode),
                refus(vies),
                delais(vies),
                credits(vies, periode, ouverts));
    }

    /**
     * A dossier as it was known at the end of the period.
     *
     * @param arrivee the day on which its request was recorded
     * @param avant how it was treated as far as was known before the period
     */
    private record Vie(
            Periode periode,
            ZoneId zone,
            NumeroDossier numero,
            LocalDate depot,
            LocalDate arrivee,
            EtatDossier etat,
            List<Entree> entrees,
            Parcours parcours,
            Traitement traitement,
            Optional<Traitement> avant) {

        static Optional<Vie> de(List<Entree> entrees, Periode periode, ZoneId zone) {
            List<Entree> connues = Journal.ordonner(entrees).stream()
                    .filter(entree -> !jour(entree, zone).isAfter(periode.au()))
                    .toList();
            int debut = 0;
            while (debut < connues.size() && !(connues.get(debut).fait() instanceof Fait.DemandeEnregistree)) {
                debut++;
            }
            List<Entree> vecues = connues.subList(debut, connues.size());
            return Traitement.de(connues, periode.au(), zone).map(traitement -> {
                Reconstitution reconstitution =
                        Reconstitution.rejouer(vecues.stream().map(Entree::fait).toList());
                return new Vie(
                        periode,
                        zone,
                        traitement.numero(),
                        reconstitution.depot(),
                        jour(vecues.get(0), zone),
                        reconstitution.etat(),
                        connues,
                        Parcours.rejouer(connues),
                        traitement,
                        Traitement.de(
                                connues.stream()
                                        .filter(entree -> jour(entree, zone).isBefore(periode.du()))
                                        .toList(),
                                periode.du(),
                                zone));
            });
        }

        private static LocalDate jour(Entree entree, ZoneId zone) {
            return LocalDate.ofInstant(entree.instant(), zone);
        }

        boolean estNouvelle(Entree entree) {
            return periode.couvre(jour(entree, zone));
        }

        <F extends Fait> Stream<F> nouveaux(Class<F> genre) {
            return entrees.stream()
                    .filter(this::estNouvelle)
                    .map(Entree::fait)
                    .filter(genre::isInstance)
                    .map(genre::cast);
        }

        /** Whether a stretch ended in the period, or ended anew: a request that was proposed and completed since is proposed a second time. */
        boolean acheve(Troncon troncon) {
            LocalDate fin = traitement.fins().get(troncon);
            return fin != null
                    && !fin.equals(avant.map(connu -> connu.fins().get(troncon)).orElse(null));
        }

        boolean attendUneDecision() {
            return etat.estEnInstruction() || etat == EtatDossier.EN_SEANCE;
        }

        /** Whether its grant still weighs on its envelope: given up or withdrawn, only what was sent to the accountant does. */
        boolean garde() {
            boolean finie = etat == EtatDossier.DESISTE || etat == EtatDossier.RETIRE;
            return !finie
                    || parcours.versements().stream()
                            .anyMatch(versement -> versement.etat().estActif());
        }

        LocalDate silence(Delai delai, List<Suspension> generales) {
            List<Suspension> toutes = new ArrayList<>(generales);
            toutes.addAll(parcours.suspensions());
            return new Echeance("CRPA L231-4 3°", parcours.rouvert().orElse(depot), delai, false, toutes).date();
        }
    }

    private static boolean estFinal(FaitDeSeance.DecisionPrise prise) {
        return prise.issue() == LigneDeliberee.Issue.ACCORDE || prise.issue() == LigneDeliberee.Issue.REFUSE;
    }

    private static List<FaitDeSeance.DecisionPrise> prises(List<Vie> vies, LigneDeliberee.Issue issue) {
        return vies.stream()
                .flatMap(vie -> vie.nouveaux(FaitDeSeance.DecisionPrise.class))
                .filter(prise -> prise.issue() == issue)
                .toList();
    }

    private static Decisions decisions(List<Vie> vies) {
        List<FaitDeSeance.DecisionPrise> accords = prises(vies, LigneDeliberee.Issue.ACCORDE);
        return new Decisions(
                accords.size(),
                somme(accords.stream().flatMap(prise -> Stream.ofNullable(prise.decide()))),
                prises(vies, LigneDeliberee.Issue.REFUSE).size(),
                prises(vies, LigneDeliberee.Issue.AJOURNE).size());
    }

    private static List<Stock> stock(List<Vie> vies, LocalDate au) {
        SortedMap<EtatDossier, List<Long>> ages = new TreeMap<>();
        vies.forEach(vie -> ages.computeIfAbsent(vie.etat(), nouveau -> new ArrayList<>())
                .add(ChronoUnit.DAYS.between(vie.depot(), au)));
        List<Stock> stock = new ArrayList<>();
        ages.forEach((etat, jours) -> {
            List<Long> tries = jours.stream().sorted().toList();
            stock.add(new Stock(
                    etat, tries.size(), Delais.rang(tries, 50), Delais.rang(tries, 90), tries.get(tries.size() - 1)));
        });
        return stock;
    }

    private static Part completsDEmblee(List<Vie> vies, Periode periode) {
        List<Fait.InstructionFaite> premieres = vies.stream()
                .filter(vie -> periode.couvre(vie.arrivee()))
                .flatMap(vie -> vie.entrees().stream()
                        .map(Entree::fait)
                        .filter(Fait.InstructionFaite.class::isInstance)
                        .map(Fait.InstructionFaite.class::cast)
                        .findFirst()
                        .stream())
                .toList();
        return new Part(
                (int) premieres.stream()
                        .filter(premiere ->
                                premiere.manques().stream().noneMatch(DemandeDeComplement.Element::indispensable))
                        .count(),
                premieres.size());
    }

    /** The first decision of each: what an appeal brings has another clock. */
    private static Part dansLeDelai(List<Vie> vies, Delai silence, List<Suspension> generales) {
        int atemps = 0;
        int sur = 0;
        for (Vie vie : vies) {
            Optional<FaitDeSeance.DecisionPrise> premiere = vie.entrees().stream()
                    .filter(entree -> entree.fait() instanceof FaitDeSeance.DecisionPrise prise && estFinal(prise))
                    .findFirst()
                    .filter(vie::estNouvelle)
                    .map(entree -> (FaitDeSeance.DecisionPrise) entree.fait());
            if (premiere.isPresent()) {
                List<Suspension> toutes = new ArrayList<>(generales);
                toutes.addAll(vie.parcours().suspensions());
                LocalDate limite = new Echeance("CRPA L231-4 3°", vie.depot(), silence, false, toutes).date();
                sur++;
                atemps += premiere.get().jour().isAfter(limite) ? 0 : 1;
            }
        }
        return new Part(atemps, sur);
    }

    /** Something that was sent, and the day something came in return, null while nothing did. */
    private record Envoi(
            String modele, LocalDate jour, @Nullable LocalDate reponse) {

        boolean estReponduEn(int jours) {
            return reponse != null && !reponse.isAfter(jour.plusDays(jours));
        }
    }

    private static List<Relance> relances(List<Vie> vies, Periode periode) {
        SortedMap<String, List<Envoi>> parModele = new TreeMap<>();
        vies.stream()
                .flatMap(vie -> envois(vie).stream())
                .forEach(envoi -> parModele
                        .computeIfAbsent(envoi.modele(), nouveau -> new ArrayList<>())
                        .add(envoi));
        List<Relance> relances = new ArrayList<>();
        parModele.forEach((modele, envois) -> relances.add(new Relance(
                modele,
                envois.size(),
                ECHEANCES.stream()
                        .map(jours -> new Reponse(jours, repondus(envois, jours, periode.au())))
                        .toList())));
        return relances;
    }

    private static Part repondus(List<Envoi> envois, int jours, LocalDate au) {
        List<Envoi> echus = envois.stream()
                .filter(envoi -> !envoi.jour().plusDays(jours).isAfter(au))
                .toList();
        return new Part(
                (int) echus.stream().filter(envoi -> envoi.estReponduEn(jours)).count(), echus.size());
    }

    private static List<Envoi> envois(Vie vie) {
        List<Envoi> envois = new ArrayList<>();
        List<Fait> faits = vie.entrees().stream().map(Entree::fait).toList();
        for (int i = 0; i < faits.size(); i++) {
            Fait fait = faits.get(i);
            if (!vie.estNouvelle(vie.entrees().get(i))) {
                // It was counted when it was made.
                continue;
            }
            if (fait instanceof FaitDeRelance.ComplementDemande demande) {
                LocalDate jour = demande.demande().jour();
                envois.add(new Envoi(
                        ModeleDeLettre.DEMANDE_COMPLEMENT.name(), jour, reponse(faits.subList(i, faits.size()), jour)));
            } else if (fait instanceof FaitDeRelance.RelanceFaite relance) {
                envois.add(new Envoi(
                        relance.modele(), relance.jour(), reponse(faits.subList(i, faits.size()), relance.jour())));
            }
        }
        return envois;
    }

    /** A file or an answer; what was posted before, and crossed the letter, is no answer to it. */
    private static @Nullable LocalDate reponse(List<Fait> suite, LocalDate jour) {
        return suite.stream()
                .flatMap(fait -> fait instanceof FaitDeRelance.ComplementRecu recu
                        ? Stream.of(recu.jour())
                        : fait instanceof Fait.PieceRecue piece ? Stream.of(piece.recue()) : Stream.empty())
                .filter(venu -> !venu.isBefore(jour))
                .findFirst()
                .orElse(null);
    }

    private static List<Compte> refus(List<Vie> vies) {
        SortedMap<String, Integer> comptes = new TreeMap<>();
        prises(vies, LigneDeliberee.Issue.REFUSE)
                .forEach(prise ->
                        prise.motifs().stream().distinct().forEach(motif -> comptes.merge(motif, 1, Integer::sum)));
        List<Compte> tries = new ArrayList<>();
        comptes.forEach((code, nombre) -> tries.add(new Compte(code, nombre)));
        tries.sort(Comparator.comparingInt(Compte::nombre).reversed().thenComparing(Compte::code));
        return tries;
    }

    private static List<DelaiMesure> delais(List<Vie> vies) {
        List<DelaiMesure> delais = new ArrayList<>();
        for (Troncon troncon : Troncon.values()) {
            List<Long> jours = vies.stream()
                    .filter(vie -> vie.acheve(troncon))
                    .flatMap(vie -> Stream.ofNullable(vie.traitement().jours().get(troncon)))
                    .map(Integer::longValue)
                    .sorted()
                    .toList();
            delais.add(new DelaiMesure(troncon, jours.size(), Delais.rang(jours, 50), Delais.rang(jours, 90)));
        }
        return delais;
    }

    private static List<Consommation> credits(List<Vie> vies, Periode periode, SortedMap<String, Montant> ouverts) {
        SortedMap<String, Cout> couts = new TreeMap<>();
        ouverts.keySet().forEach(enveloppe -> couts.put(enveloppe, Cout.RIEN));
        for (Vie vie : vies) {
            vie.parcours()
                    .enveloppe()
                    .ifPresent(enveloppe -> couts.merge(enveloppe, Cout.de(vie, periode.au()), Cout::plus));
        }
        List<Consommation> credits = new ArrayList<>();
        couts.forEach((enveloppe, cout) ->
                credits.add(cout.consommation(enveloppe, ouverts.get(enveloppe), YearMonth.from(periode.au()))));
        return credits;
    }

    /** What dossiers cost, the grants of the last months apart, and the month of the first of all. */
    private record Cout(
            Montant reserves,
            Montant accordes,
            Montant liquides,
            Montant payes,
            Montant recents,
            Optional<YearMonth> premier) {

        static final Cout RIEN =
                new Cout(Montant.ZERO, Montant.ZERO, Montant.ZERO, Montant.ZERO, Montant.ZERO, Optional.empty());

        static Cout de(Vie vie, LocalDate au) {
            Optional<Decision.Accordee> tenu = vie.parcours().accord().filter(accordee -> vie.garde());
            Montant accorde = tenu.map(Decision.Accordee::decide).orElse(Montant.ZERO);
            LocalDate debut =
                    YearMonth.from(au).minusMonths(MOIS_DE_LA_MOYENNE - 1L).atDay(1);
            Optional<LocalDate> jour = tenu.map(accordee -> accordee.acte().jour());
            boolean recent = jour.filter(lui -> !lui.isBefore(debut)).isPresent();
            return new Cout(
                    vie.parcours()
                            .inscription()
                            .map(FaitDeSeance.InscritALOrdreDuJour::montant)
                            .orElse(Montant.ZERO),
                    accorde,
                    somme(vie.parcours().versements().stream()
                            .filter(versement -> versement.etat().estActif())
                            .map(Versement::montant)),
                    vie.parcours().paye().isPresent()
                            ? somme(vie.parcours().versements().stream()
                                    .filter(versement -> versement.etat() == Versement.Etat.PAYE)
                                    .map(Versement::montant))
                            : Montant.ZERO,
                    recent ? accorde : Montant.ZERO,
                    jour.map(YearMonth::from));
        }

        Cout plus(Cout autre) {
            return new Cout(
                    reserves.plus(autre.reserves),
                    accordes.plus(autre.accordes),
                    liquides.plus(autre.liquides),
                    payes.plus(autre.payes),
                    recents.plus(autre.recents),
                    Stream.of(premier, autre.premier).flatMap(Optional::stream).min(Comparator.naturalOrder()));
        }

        Consommation consommation(String enveloppe, @Nullable Montant ouverts, YearMonth mois) {
            // An envelope that is young has not granted for three months: dividing by three would make it look slow.
            long sur = premier.map(debut ->
                            Math.max(1, Math.min(MOIS_DE_LA_MOYENNE, debut.until(mois, ChronoUnit.MONTHS) + 1)))
                    .orElse((long) MOIS_DE_LA_MOYENNE);
            Montant parMois = new Montant(recents.centimes() / sur);
            return new Consommation(
                    enveloppe,
                    ouverts,
                    reserves,
                    accordes,
                    liquides,
                    payes,
                    parMois,
                    ouverts == null || recents.estNul() ? null : epuisement(ouverts, mois, sur));
        }

        /** In parts of a cent, so that no rounding moves the month. */
        private @Nullable YearMonth epuisement(Montant ouverts, YearMonth mois, long sur) {
            long reste = ouverts.centimes() - accordes.centimes() - reserves.centimes();
            if (reste < 0) {
                return mois;
            }
            long plein = reste * sur / recents.centimes();
            return plein >= MOIS_PREVUS ? null : mois.plusMonths(plein + 1);
        }
    }

    private static Montant somme(Stream<Montant> montants) {
        return montants.reduce(Montant.ZERO, Montant::plus);
    }
}
