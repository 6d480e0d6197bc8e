package fr.octroi.suivi;

import fr.octroi.bureau.Candidat.Sens;
import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Role;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.EtatVersement;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDePaiement;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.journal.FaitDeSeance;
import fr.octroi.journal.Journal;
import fr.octroi.reglement.ModeleDeLettre;
import fr.octroi.relance.Canal;
import fr.octroi.relance.DemandeDeComplement;
import fr.octroi.relance.DemandeDeComplement.Element;
import fr.octroi.suivi.Equite.Sujet;
import fr.octroi.versement.Versement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An invented year of an authority, as its journal tells it, with six officers: fair, or with one whose dossiers take so many times
 * longer, or are refused so many times as often. Summer is busy; one dossier in three lacks a piece; the Bureau sits once a month.
 */
public final class AnneeSimulee {

    public static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    public static final LocalDate FIN = LocalDate.of(2021, 3, 31);

    /** Who is slow, or severe, in an unfair year. */
    public static final Acteur LENT = agent(2);

    private static final Acteur PLATEFORME = new Acteur("collectivite", Role.AUTOMATE, "plateforme");
    private static final Acteur ASSEMBLEES = new Acteur("collectivite", Role.ASSEMBLEES, "bureau");
    private static final Acteur COMPTABLE = new Acteur("collectivite", Role.COMPTABLE, "tresor");
    private static final Element FACTURE = new Element("FACTURE:ABSENTE", "art. 5", true);
    private static final List<String> COMMUNES =
            List.of("92012", "92012", "92012", "92040", "92040", "92048", "92072", "92075", "92022", "92077", "92047");

    private final Random hasard;
    private final double effet;
    private final double severite;
    private final List<Entree> entrees = new ArrayList<>();
    private final List<String[]> dossiers = new ArrayList<>();

    public AnneeSimulee(int nombre, long graine, double effet) {
        this(nombre, graine, effet, 1);
    }

    public AnneeSimulee(int nombre, long graine, double effet, double severite) {
        this.hasard = new Random(graine);
        this.effet = effet;
        this.severite = severite;
        for (int i = 1; i <= nombre; i++) {
            deposer(new NumeroDossier(String.format(Locale.ROOT, "V-%05d", i)));
        }
    }

    private static Acteur agent(int rang) {
        return rang < 4
                ? new Acteur("titulaire", Role.PRESTATAIRE, "conseiller-" + rang)
                : new Acteur("collectivite", Role.INSTRUCTEUR, "agent-" + rang);
    }

    /** Chains of one dossier; facts after the end of the measure did not happen yet. */
    private final class Vie {

        private final NumeroDossier numero;
        private final SortedMap<String, Entree> tetes = new TreeMap<>();
        private long version;

        Vie(NumeroDossier numero) {
            this.numero = numero;
        }

        void le(LocalDate jour, Acteur auteur, Fait... faits) {
            if (jour.isAfter(FIN)) {
                return;
            }
            version++;
            for (Fait fait : faits) {
                Entree entree = Journal.enchainer(
                        tetes.get(auteur.organisation()),
                        numero,
                        version,
                        jour.atTime(10, 0).toInstant(ZoneOffset.UTC),
                        auteur,
                        fait);
                tetes.put(auteur.organisation(), entree);
                entrees.add(entree);
            }
        }
    }

    /** Some days, skewed as waiting is: many short, few long. */
    private int jours(double moyenne) {
        return (int) Math.round(
                -moyenne / 2 * (StrictMath.log(1 - hasard.nextDouble()) + StrictMath.log(1 - hasard.nextDouble())));
    }

    private void deposer(NumeroDossier numero) {
        LocalDate depot = LocalDate.of(2020, 1, 1).plusDays(hasard.nextInt(366));
        if (hasard.nextInt(3) == 0) {
            depot = LocalDate.of(2020, 5, 1).plusDays(hasard.nextInt(92));
        }
        int mois = depot.getMonthValue();
        double charge = mois >= 5 && mois <= 8 ? 12 : 7;
        Acteur agent = agent(1 + hasard.nextInt(6));
        double lenteur = charge * (agent.equals(LENT) ? effet : 1);
        String commune = COMMUNES.get(hasard.nextInt(COMMUNES.size()));
        String canal = hasard.nextInt(7) == 0 ? "papier" : "en-ligne";
        dossiers.add(new String[] {numero.valeur(), commune, canal});

        Vie vie = new Vie(numero);
        vie.le(depot, PLATEFORME, new Fait.DemandeEnregistree("gpso-vae", depot, Empreinte.deChamps(numero.valeur())));
        LocalDate vu = depot.plusDays(1 + jours(lenteur));
        LocalDate complet = depot;
        if (hasard.nextInt(3) == 0) {
            DemandeDeComplement demande = new DemandeDeComplement(vu, vu.plusDays(30), List.of(FACTURE));
            vie.le(
                    vu,
                    agent,
                    instruite("COMPLETER", null, EtatDossier.A_COMPLETER, List.of(FACTURE)),
                    new FaitDeRelance.ComplementDemande(demande),
                    new FaitDeRelance.MessageConfie("m-1", ModeleDeLettre.DEMANDE_COMPLEMENT.name(), Canal.COURRIEL));
            vie.le(vu, agent, new FaitDeRelance.MessageRemis("m-1", Empreinte.deChamps("lettre"), ""));
            complet = vu.plusDays(1 + jours(12));
            if (complet.isAfter(vu.plusDays(15))) {
                vie.le(vu.plusDays(15), PLATEFORME, new FaitDeRelance.RelanceFaite("RELANCE_15", vu.plusDays(15)));
            }
            vie.le(
                    complet,
                    PLATEFORME,
                    new Fait.PieceRecue("FACTURE", Empreinte.deChamps(numero.valeur(), "facture"), 1_000, complet),
                    new FaitDeRelance.ComplementRecu(complet, List.of(), null, EtatDossier.DEPOSE));
            vu = complet.plusDays(1 + jours(lenteur / 2));
        }
        if (hasard.nextInt(12) == 0) {
            vie.le(vu, agent, new Fait.SignalLeve("IBAN_PARTAGE", "MEME_FOYER", EtatDossier.DEPOSE));
        }
        boolean refus = severite == 1
                ? hasard.nextInt(12) == 0
                : hasard.nextInt(1_200) < Math.round(agent.equals(LENT) ? 100 * severite : 100);
        vie.le(
                vu,
                agent,
                instruite(
                        refus ? "REFUSER" : "ACCORDER",
                        complet,
                        refus ? EtatDossier.REFUS_PROPOSE : EtatDossier.ACCORD_PROPOSE,
                        List.of()));
        decider(vie, vu, refus);
    }

    private static Fait instruite(
            String proposition, @Nullable LocalDate complet, EtatDossier etat, List<Element> manques) {
        return new Fait.InstructionFaite(
                "0.1.0",
                "2019",
                Empreinte.deChamps("reglement"),
                proposition,
                proposition.equals("REFUSER") ? List.of("RESIDENCE") : List.of(),
                proposition.equals("ACCORDER") ? Montant.ofEuros(200) : null,
                complet,
                proposition.equals("ACCORDER") ? EtatVersement.PAYABLE : null,
                manques,
                etat);
    }

    private void decider(Vie vie, LocalDate propose, boolean refus) {
        LocalDate seance = propose.plusDays(7).plusMonths(1).withDayOfMonth(8);
        String code = "s-" + seance;
        vie.le(
                seance.minusDays(7),
                ASSEMBLEES,
                new FaitDeSeance.InscritALOrdreDuJour(
                        code,
                        1,
                        refus ? Sens.REFUS : Sens.ACCORD,
                        refus ? Montant.ZERO : Montant.ofEuros(200),
                        "velo-" + seance.getYear()));
        vie.le(
                seance,
                ASSEMBLEES,
                new FaitDeSeance.DecisionPrise(
                        "B-" + seance,
                        code,
                        seance,
                        refus ? Issue.REFUSE : Issue.ACCORDE,
                        refus ? Montant.ZERO : Montant.ofEuros(200),
                        refus ? null : Montant.ofEuros(200),
                        refus ? List.of("RESIDENCE") : List.of(),
                        refus ? List.of("art. 2") : List.of(),
                        refus ? EtatDossier.REFUSE : EtatDossier.ACCORDE));
        LocalDate notification = seance.plusDays(4 + hasard.nextInt(9));
        vie.le(
                notification,
                ASSEMBLEES,
                new FaitDeSeance.DecisionNotifiee(
                        "B-" + seance, notification, refus ? EtatDossier.REFUSE : EtatDossier.EXECUTOIRE));
        if (!refus) {
            LocalDate paiement = notification.plusDays(10 + jours(12));
            vie.le(
                    notification.plusDays(3),
                    ASSEMBLEES,
                    new FaitDePaiement.VersementLiquide(
                            "P1", "B-" + seance, Montant.ofEuros(200), Empreinte.deChamps("compte"), "b-1"));
            vie.le(
                    paiement,
                    COMPTABLE,
                    new FaitDePaiement.VersementSuivi("P1", Versement.Etat.PAYE, null, "", paiement, EtatDossier.PAYE));
        }
    }

    public List<Entree> entrees() {
        return List.copyOf(entrees);
    }

    /** Number, commune and channel of each. */
    public List<String[]> dossiers() {
        return List.copyOf(dossiers);
    }

    public List<Sujet> sujets() {
        SortedMap<NumeroDossier, List<Entree>> parDossier = new TreeMap<>();
        entrees.forEach(entree -> parDossier
                .computeIfAbsent(entree.dossier(), nouveau -> new ArrayList<>())
                .add(entree));
        List<Sujet> sujets = new ArrayList<>();
        for (String[] dossier : dossiers) {
            Traitement.de(parDossier.getOrDefault(new NumeroDossier(dossier[0]), List.of()), FIN, PARIS)
                    .ifPresent(traitement -> sujets.add(new Sujet(traitement, dossier[1], dossier[2])));
        }
        return sujets;
    }
}
