package fr.octroi.adapters.jdbc;

import fr.octroi.budget.Enveloppe;
import fr.octroi.bureau.Acte;
import fr.octroi.bureau.Composition;
import fr.octroi.bureau.Deliberation;
import fr.octroi.bureau.LigneDeliberee;
import fr.octroi.bureau.Motif;
import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.bureau.RegleQuorum;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Role;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.DossierEnregistre;
import fr.octroi.port.Message;
import fr.octroi.port.Messagerie;
import fr.octroi.port.PortException;
import fr.octroi.port.Versionne;
import fr.octroi.reglement.LigneBudgetaire;
import fr.octroi.reglement.Valeur;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.RetourComptable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A whole authority at work: it files, instructs, asks, reminds, sends, decides and pays, and does what is due as it finds it in
 * the store, as a host does that starts again. Any number of them may work on one store.
 */
final class Service {

    static final String ENVELOPPE = "cuves-2022";

    private static final Acteur INSTRUCTEUR = new Acteur("collectivite", Role.INSTRUCTEUR, "agent-1");
    static final Acteur ASSEMBLEES = new Acteur("collectivite", Role.ASSEMBLEES, "greffe-1");
    static final Acteur ORDONNATEUR = new Acteur("collectivite", Role.ORDONNATEUR, "finances-1");
    private static final Acteur COMPTABLE = new Acteur("tresor", Role.COMPTABLE, "comptable-1");
    static final Composition BUREAU = new Composition(new TreeSet<>(Set.of("maire-1", "maire-2", "maire-3")));
    private static final Set<EtatDossier> EN_COURS =
            EnumSet.complementOf(EnumSet.of(EtatDossier.PAYE, EtatDossier.REFUSE));

    private final Hote hote;
    private final Random hasard;

    Service(Hote hote, long graine) {
        this.hote = hote;
        this.hasard = new Random(graine);
    }

    static String numero(int rang) {
        return String.format("V-%04d", rang);
    }

    /** Work that somebody else did meanwhile, or that a killed connection cut short, is met again on the next round. */
    private static boolean tenter(Runnable travail) {
        try {
            travail.run();
            return true;
        } catch (ConflitDeVersionException autreFois) {
            // Somebody else has written it.
            return true;
        } catch (PortException panne) {
            if (panne.nature() != PortException.Nature.TEMPORAIRE) {
                throw panne;
            }
            return false;
        }
    }

    private LocalDate jour() {
        return LocalDate.ofInstant(hote.maintenant(), Hote.PARIS);
    }

    void ouvrirLesCredits() {
        tenter(() -> hote.guichet
                .seances()
                .ouvrirCredits(
                        ORDONNATEUR,
                        Enveloppe.of(
                                ENVELOPPE, 2022, new LigneBudgetaire("65", "6574", ""), Montant.ofEuros(1_000_000))));
    }

    /** Says whether it is there now, by whoever filed it. */
    boolean deposer(int rang) {
        return tenter(() -> {
            // One out of two lacks something, and is asked for it.
            boolean complet = rang % 2 == 0;
            hote.deposer(
                    numero(rang),
                    Hote.Personne.numero(rang),
                    complet
                            ? List.of("FACTURE", "JUSTIFICATIF_DOMICILE", "RIB")
                            : List.of("JUSTIFICATIF_DOMICILE", "RIB"),
                    complet ? REPONSES_COMPLETES : Hote.REPONSES_INCOMPLETES);
        });
    }

    private static final Map<String, Valeur> VOLUME =
            Map.of("question.volumeLitres", new Valeur.Nombre(new BigDecimal("300")));

    static final Map<String, Valeur> REPONSES_COMPLETES = Map.of(
            "question.maison",
            new Valeur.Booleen(true),
            "question.volumeLitres",
            VOLUME.values().iterator().next());

    /** Whatever is due now, once. */
    void tour() {
        for (NumeroDossier numero : enCours()) {
            tenter(() -> avancer(numero));
        }
        tenter(() -> hote.guichet.relances().relancerTous(Hote.PLATEFORME));
        tenter(() -> hote.guichet.relances().expedier(Hote.PLATEFORME, this::remettre));
        tenter(this::reunir);
        List<SeanceBureau> seances = new RegistresEnBase(hote.base).seances();
        seances.forEach(seance -> tenter(() -> suivre(seance)));
    }

    List<NumeroDossier> enCours() {
        return hote.octroi.dossiers().enEtat(EN_COURS, null, 10_000);
    }

    /** A carrier that is down one time out of eight. */
    private Messagerie.Remise remettre(Message message, Dossier dossier, Object parcours) {
        if (hasard.nextInt(8) == 0) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "the carrier does not answer", null);
        }
        return new Messagerie.Remise(Empreinte.deChamps(message.cle()), "");
    }

    private void avancer(NumeroDossier numero) {
        Optional<DossierEnregistre> present = hote.octroi.dossiers().trouver(numero);
        EtatDossier etat = present.orElseThrow().dossier().etat();
        if (etat == EtatDossier.DEPOSE) {
            hote.guichet.instruire(Hote.PRESTATAIRE, numero);
        } else if (etat == EtatDossier.A_COMPLETER) {
            hote.guichet.relances().demander(Hote.PRESTATAIRE, numero);
            boolean relance = !hote.guichet
                    .accueil()
                    .parcours(INSTRUCTEUR, numero)
                    .orElseThrow()
                    .relances()
                    .isEmpty();
            // One out of four never answers, and is refused in the end.
            if (relance && rang(numero) % 4 != 3) {
                completer(numero);
            }
        }
    }

    private static int rang(NumeroDossier numero) {
        return Integer.parseInt(numero.valeur().substring(2));
    }

    private void completer(NumeroDossier numero) {
        hote.guichet.completer(
                Hote.PLATEFORME,
                numero,
                jour(),
                List.of(hote.piece("FACTURE", Hote.Personne.numero(rang(numero)))),
                new TreeMap<>(VOLUME));
    }

    /** A session for those that are ready, when the one before was held. */
    private void reunir() {
        boolean attendus = !hote.octroi
                .dossiers()
                .enEtat(EnumSet.of(EtatDossier.ACCORD_PROPOSE, EtatDossier.REFUS_PROPOSE), null, 1)
                .isEmpty();
        boolean reunie = new RegistresEnBase(hote.base)
                .seances().stream().anyMatch(seance -> seance.etat() != SeanceBureau.Etat.TENUE);
        if (attendus && !reunie) {
            // In some days: its agenda is frozen before, whenever the day ends.
            LocalDate jour = jour().plusDays(3);
            hote.guichet.seances().ouvrirSeance(ASSEMBLEES, SeanceBureau.ouverte("s-" + jour, jour, jour, 50));
        }
    }

    private void suivre(SeanceBureau seance) {
        if (seance.etat() == SeanceBureau.Etat.OUVERTE && jour().isAfter(seance.jour())) {
            // Whoever was to freeze its agenda died: it is held later.
            hote.guichet.seances().reporterSeance(ASSEMBLEES, seance.code(), jour().plusDays(3));
        } else if (seance.etat() == SeanceBureau.Etat.OUVERTE) {
            hote.guichet.seances().geler(ASSEMBLEES, seance.code(), Hote.AIDE, ENVELOPPE, new TreeMap<>());
        } else if (seance.etat() == SeanceBureau.Etat.TENUE) {
            executer(seance);
        } else if (!jour().isBefore(seance.jour())) {
            hote.guichet
                    .seances()
                    .deliberer(
                            ASSEMBLEES,
                            new Deliberation(
                                    new Acte("B-" + seance.code(), seance.code(), seance.jour()),
                                    List.of("maire-1", "maire-2", "maire-3"),
                                    lignes(seance).stream()
                                            .map(Service::commePropose)
                                            .toList()),
                            BUREAU,
                            RegleQuorum.MAJORITE);
        }
    }

    static List<OrdreDuJour.Ligne> lignes(SeanceBureau seance) {
        OrdreDuJour ordre = seance.ordreDuJour();
        return ordre == null ? List.of() : ordre.lignes();
    }

    static LigneDeliberee commePropose(OrdreDuJour.Ligne ligne) {
        return ligne.motifs().isEmpty()
                ? new LigneDeliberee(
                        ligne.numero(), LigneDeliberee.Issue.ACCORDE, ligne.propose(), List.of(), List.of())
                : new LigneDeliberee(
                        ligne.numero(),
                        LigneDeliberee.Issue.REFUSE,
                        null,
                        ligne.motifs().stream().map(Motif::code).toList(),
                        List.of());
    }

    private void executer(SeanceBureau seance) {
        TreeSet<NumeroDossier> siens = lignes(seance).stream()
                .map(OrdreDuJour.Ligne::numero)
                .filter(numero -> EN_COURS.contains(hote.octroi
                        .dossiers()
                        .trouver(numero)
                        .orElseThrow()
                        .dossier()
                        .etat()))
                .collect(Collectors.toCollection(TreeSet::new));
        if (siens.isEmpty()) {
            return;
        }
        hote.guichet.seances().transmettreActe(ASSEMBLEES, seance.code(), seance.jour());
        siens.forEach(numero -> hote.guichet.seances().notifier(ASSEMBLEES, numero, seance.jour()));
        hote.guichet.paiements().liquider(ORDONNATEUR, "b-" + seance.code(), ENVELOPPE, siens);
        new RegistresEnBase(hote.base)
                .bordereau("b-" + seance.code())
                .map(Versionne::valeur)
                .ifPresent(this::encaisser);
    }

    private void encaisser(Bordereau bordereau) {
        hote.guichet
                .paiements()
                .prendreRetour(
                        COMPTABLE,
                        new RetourComptable(
                                bordereau.code(),
                                bordereau.lignes().stream()
                                        .map(ligne -> new RetourComptable.Ligne(
                                                ligne.versement().reference(),
                                                RetourComptable.Issue.PAYE,
                                                "",
                                                null,
                                                bordereau.jour()))
                                        .toList()));
    }
}
