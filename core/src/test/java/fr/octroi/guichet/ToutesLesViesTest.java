package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.budget.Enveloppe;
import fr.octroi.bureau.LigneDeliberee;
import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.bureau.Motif;
import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.instruction.Observation;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Envoi;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDArchive;
import fr.octroi.journal.FaitDePaiement;
import fr.octroi.journal.FaitDeRecours;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.journal.FaitDeSeance;
import fr.octroi.journal.Journal;
import fr.octroi.journal.LigneJournal;
import fr.octroi.journal.Parcours;
import fr.octroi.journal.Reconstitution;
import fr.octroi.journal.Verification;
import fr.octroi.recours.Attestation;
import fr.octroi.recours.Grief;
import fr.octroi.recours.Limitation;
import fr.octroi.recours.MotifDeRetrait;
import fr.octroi.recours.Recours;
import fr.octroi.relance.AccuseReception;
import fr.octroi.relance.Canal;
import fr.octroi.relance.Capacite;
import fr.octroi.relance.DemandeDeComplement;
import fr.octroi.relance.Incident;
import fr.octroi.rgpd.CertificatDElimination;
import fr.octroi.rgpd.Conservation;
import fr.octroi.rgpd.Elimination;
import fr.octroi.rgpd.Partie;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.Indu;
import fr.octroi.versement.RetourComptable;
import fr.octroi.versement.Versement;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Whatever officers, applicants, the Bureau and the bank do, in any order: the books balance, the law holds, and the facts
 * alone tell the state.
 */
class ToutesLesViesTest {

    private static final int HISTOIRES = 10_000;
    private static final int GESTES = 40;

    private static final Set<EtatDossier> ATTEINTS = EnumSet.noneOf(EtatDossier.class);
    private static final Set<String> FAITS = new TreeSet<>();
    private static final Set<String> PASSAGES = new TreeSet<>();
    private static int jouees;
    private static int limites;
    private static int refaites;
    private static int avantLePaiement;

    @Property(tries = HISTOIRES)
    void les_comptes_tombent_juste_le_droit_tient_et_les_faits_disent_l_etat(@ForAll long graine) {
        jouer(graine);
        jouees++;
    }

    /** What was answered while the dossier was limited is looked at before anything is asked again. */
    @Example
    void des_histoires_qui_avaient_mal_fini() {
        jouer(-539);
        jouer(-768_580_509_454_571_470L);
    }

    private static void jouer(long graine) {
        Histoire histoire = new Histoire(new Random(graine));
        for (int geste = 0; geste < GESTES; geste++) {
            histoire.agirSansToucherACeQuiEstLimite();
            histoire.verifierLesComptes();
        }
        histoire.verifierLeDroit();
        histoire.reprendre();
        histoire.clore();
        histoire.effacerEnPartie();
        histoire.effacer();
    }

    /** Properties that no history reached would hold of nothing. */
    @AfterContainer
    static void tout_etat_et_tout_fait_ont_ete_vus() {
        if (jouees >= HISTOIRES) {
            assertEquals(EnumSet.allOf(EtatDossier.class), ATTEINTS);
            assertTrue(
                    limites > HISTOIRES && refaites > HISTOIRES / 100 && avantLePaiement > HISTOIRES / 100,
                    () -> limites + " " + refaites + " " + avantLePaiement);
            assertEquals(genres(Fait.class), FAITS.size(), FAITS::toString);
            for (EtatDossier etat : EtatDossier.values()) {
                assertEquals(
                        !etat.suivants().isEmpty(),
                        PASSAGES.stream().anyMatch(passage -> passage.startsWith(etat + " ")),
                        etat::name);
            }
        }
    }

    private static int genres(Class<?> fait) {
        Class<?>[] permis = fait.getPermittedSubclasses();
        return permis == null
                ? 1
                : Arrays.stream(permis).mapToInt(ToutesLesViesTest::genres).sum();
    }

    /** Three dossiers and all that may happen to them. */
    private static final class Histoire {

        private static final List<String> NUMEROS = List.of("D-1", "D-2", "D-3");

        private static final Conservation PARTIES = new Conservation(
                List.of(),
                List.of(new Conservation.RegleDePartie(
                        new TreeSet<>(Set.of(
                                Partie.parse("PIECES:RIB"),
                                Partie.parse("COORDONNEES_BANCAIRES"),
                                Partie.parse("CONTACT"),
                                Partie.parse("APPELS"))),
                        Conservation.TERMINES,
                        Conservation.Depart.DERNIER_FAIT,
                        Period.ZERO,
                        "essai")),
                List.of());

        private static final Conservation FACTURE_DES_LA_DECISION = new Conservation(
                List.of(),
                List.of(new Conservation.RegleDePartie(
                        new TreeSet<>(Set.of(Partie.parse("PIECES:FACTURE"))),
                        Conservation.INSTRUITS,
                        Conservation.Depart.DECISION,
                        Period.ZERO,
                        "essai")),
                List.of());

        private final Random hasard;
        private final Monde monde;
        private final List<Bordereau> bordereaux = new ArrayList<>();
        private int compte;

        Histoire(Random hasard) {
            this.hasard = hasard;
            this.monde = new Monde(Montant.ofEuros(200 + 200L * hasard.nextInt(4)));
        }

        private <T> T tirer(List<T> choix) {
            return choix.get(hasard.nextInt(choix.size()));
        }

        private boolean pileOuFace() {
            return hasard.nextBoolean();
        }

        /** The likeliest gesture is the next one of an ordinary life; all others may come at any time. */
        void agir() {
            String numero = tirer(NUMEROS);
            if (monde.essai.dossiers.trouver(Monde.numero(numero)).isEmpty()) {
                deposer(numero);
            } else if (monde.parcours(numero).carence().isPresent() && hasard.nextInt(3) == 0) {
                // A returned letter is slow, and rare at that very moment: it is made likelier.
                demandeRevenue(numero);
            } else if (hasard.nextInt(3) > 0) {
                avancer(numero);
            } else {
                surprendre(numero);
            }
            if (hasard.nextInt(4) == 0) {
                monde.plusTard(hasard.nextInt(12));
            }
        }

        private void deposer(String numero) {
            Formulaire formulaire = switch (hasard.nextInt(6)) {
                case 0 -> Formulaire.de(numero);
                case 1 -> monde.essai.formulaire(numero);
                default -> monde.complet(numero);
            };
            if (hasard.nextInt(8) == 0) {
                formulaire.insee = "75056";
            }
            if (hasard.nextInt(8) == 0) {
                formulaire.achat = java.time.LocalDate.of(2026, 3, 20);
            }
            if (hasard.nextInt(6) == 0) {
                // The same account as another's, perhaps.
                formulaire.iban = Monde.AUTRE_IBAN;
            }
            monde.deposer(formulaire);
        }

        /** What may not be begun with a dossier that is limited; what happens outside is written down. */
        private static final Set<String> COMMENCES = Set.of(
                "ACCUSE_ENVOYE",
                "ATTESTATION_DELIVREE",
                "CARENCE_CONSTATEE",
                "COMPLEMENT_DEMANDE",
                "COMPTE_VERIFIE",
                "CONTRADICTOIRE_OUVERT",
                "DECISION_RETIREE",
                "DONNEES_EFFACEES",
                "DOSSIER_EFFACE",
                "DOSSIER_ROUVERT",
                "DOSSIER_TRANSMIS",
                "INDU_CONSTATE",
                "INSCRIT_A_L_ORDRE_DU_JOUR",
                "INSTRUCTION_FAITE",
                "PIECE_JUGEE",
                "PIECE_LUE",
                "RELANCE_FAITE",
                "SIGNAL_LEVE",
                "VERSEMENT_LIQUIDE");

        /** No message, no lot, no proposal and no decision of a dossier that is limited before and after. */
        void agirSansToucherACeQuiEstLimite() {
            TreeMap<NumeroDossier, List<Entree>> avant = new TreeMap<>();
            dossiers().stream()
                    .map(Dossier::numero)
                    .filter(numero -> monde.parcours(numero.valeur()).estLimite())
                    .forEach(numero -> avant.put(numero, monde.essai.dossiers.entrees(numero)));
            int partis = monde.partis.size();
            agir();
            avant.forEach((numero, entrees) -> {
                if (!monde.parcours(numero.valeur()).estLimite()) {
                    return;
                }
                limites++;
                List<Entree> nouvelles = new ArrayList<>(monde.essai.dossiers.entrees(numero));
                nouvelles.removeAll(entrees);
                boolean pourDeBon =
                        monde.parcours(numero.valeur()).limitations().stream().anyMatch(Limitation::estAccueillie);
                for (Entree entree : nouvelles) {
                    // Whoever objected rightly does not ask that his files be kept.
                    assertFalse(
                            COMMENCES.contains(entree.fait().code())
                                    && !(pourDeBon && entree.fait() instanceof FaitDArchive.DonneesEffacees),
                            entree.fait()::toString);
                    assertFalse(
                            entree.fait() instanceof FaitDeSeance.DecisionPrise prise
                                    && (prise.issue() == Issue.ACCORDE || prise.issue() == Issue.REFUSE)
                                    && monde.parcours(numero.valeur()).estLimiteDepuis(prise.jour()),
                            "nothing is decided, but what had been before");
                }
                assertTrue(
                        monde.partis.subList(partis, monde.partis.size()).stream()
                                .filter(message -> message.dossier().equals(numero))
                                .allMatch(message -> message.modele().equals(Limitation.MODELE)),
                        "nobody is written to, but of its end");
            });
        }

        private boolean estInstruisible(String numero) {
            return monde.etat(numero).estEnInstruction()
                    && !monde.parcours(numero).estLimite();
        }

        private void limiter(NumeroDossier dossier, Acteur agent) {
            GuichetDroits droits = monde.guichet().droits();
            Limitation.Motif motif = tirer(List.of(Limitation.Motif.values()));
            Limitation.Derogation derogation = tirer(List.of(Limitation.Derogation.values()));
            List<Limitation> connues = monde.parcours(dossier.valeur()).limitations();
            if (connues.isEmpty() || hasard.nextInt(8) == 0) {
                droits.limiter(agent, dossier, motif, monde.jour());
                return;
            }
            Limitation connue = tirer(connues);
            switch (hasard.nextInt(5)) {
                case 0 -> droits.deroger(agent, dossier, derogation);
                // Any other than one that was admitted would hardly ever be one.
                case 1 ->
                    droits.finirDerogation(
                            agent,
                            dossier,
                            monde.parcours(dossier.valeur()).derogations().stream()
                                    .findFirst()
                                    .orElse(derogation));
                case 2 -> {
                    if (hasard.nextInt(3) == 0) {
                        droits.accueillirOpposition(agent, dossier);
                    }
                }
                default -> {
                    droits.annoncerLevee(agent, dossier, connue.motif(), "VU");
                    if (pileOuFace()) {
                        monde.expedier();
                    }
                    droits.lever(agent, dossier, connue.motif());
                }
            }
        }

        /** Once all is lifted, all goes on: what waited leaves, what was asked is asked again, what can be instructed is. */
        void reprendre() {
            GuichetDroits droits = monde.guichet().droits();
            for (Dossier dossier : dossiers()) {
                NumeroDossier numero = dossier.numero();
                for (Limitation limitation : monde.parcours(numero.valeur()).limitations()) {
                    if (limitation.estAccueillie()) {
                        assertEquals(Effet.IMPOSSIBLE, droits.lever(Monde.ASSEMBLEES, numero, limitation.motif()));
                        continue;
                    }
                    droits.prevenirAutrement(Monde.ASSEMBLEES, numero, limitation.motif(), "VU", monde.jour());
                    assertEquals(Effet.FAIT, droits.lever(Monde.ASSEMBLEES, numero, limitation.motif()));
                }
                Parcours parcours = monde.parcours(numero.valeur());
                boolean pourDeBon = parcours.limitations().stream().anyMatch(Limitation::estAccueillie);
                assertEquals(pourDeBon, parcours.estLimite());
                // What the person sent meanwhile is looked at first.
                if (parcours.demandeInterrompue()
                        && parcours.demandeOuverte().isPresent()
                        && dossier.etat() == EtatDossier.A_COMPLETER
                        && parcours.capacite() == Capacite.PLEINE
                        && !Canal.ouverts(dossier.demandeur(), parcours.canauxFermes())
                                .isEmpty()
                        && !parcours.manques().isEmpty()) {
                    assertEquals(Effet.FAIT, monde.relances().relancer(Monde.PLATEFORME, numero), "asked again");
                    assertEquals(
                            monde.jour(),
                            monde.parcours(numero.valeur())
                                    .demandeOuverte()
                                    .orElseThrow()
                                    .jour());
                    refaites++;
                }
                if (dossier.etat().estEnInstruction() && !pourDeBon) {
                    assertTrue(
                            monde.guichet().instruire(Monde.INSTRUCTEUR, numero).isPresent());
                }
            }
            monde.expedier();
            for (Dossier dossier : dossiers()) {
                Parcours parcours = monde.parcours(dossier.numero().valeur());
                if (!parcours.estLimite()) {
                    parcours.envois().stream()
                            .filter(envoi -> envoi.etat() == Envoi.Etat.CONFIE)
                            .forEach(envoi -> assertTrue(
                                    envoi.modele().equals("RELANCE")
                                            || envoi.modele().equals("DERNIER_AVIS")
                                            || !parcours.canauxFermes().isEmpty(),
                                    () -> envoi.modele() + " waits still"));
                }
            }
            verifierLesComptes();
            verifierLeDroit();
        }

        private void avancer(String numero) {
            NumeroDossier dossier = Monde.numero(numero);
            if (monde.parcours(numero).estLimite() && hasard.nextInt(3) == 0) {
                limiter(dossier, Monde.INSTRUCTEUR);
                return;
            }
            switch (monde.etat(numero)) {
                case DEPOSE -> {
                    if (estInstruisible(numero)) {
                        monde.guichet().instruire(tirer(List.of(Monde.INSTRUCTEUR, Monde.PRESTATAIRE)), dossier);
                    }
                }
                case A_COMPLETER -> {
                    switch (hasard.nextInt(4)) {
                        case 0 -> monde.relances().demander(Monde.PRESTATAIRE, dossier);
                        case 1 -> monde.relances().relancerTous(Monde.PLATEFORME);
                        case 2 -> monde.expedier();
                        default -> completer(numero);
                    }
                }
                case A_EXAMINER -> {
                    List<String> motifs = monde.parcours(numero)
                            .instruction()
                            .map(Fait.InstructionFaite::motifs)
                            .orElse(List.of());
                    if (estInstruisible(numero) && (motifs.isEmpty() || pileOuFace())) {
                        monde.guichet().instruire(Monde.INSTRUCTEUR, dossier);
                    } else if (!motifs.isEmpty()) {
                        monde.guichet().lever(Monde.INSTRUCTEUR, dossier, tirer(motifs), "VU");
                    }
                }
                case ACCORD_PROPOSE, REFUS_PROPOSE, AJOURNE -> geler();
                case EN_SEANCE -> deliberer();
                case ACCORDE, REFUSE -> {
                    if (pileOuFace()) {
                        monde.essai
                                .dossiers
                                .seances()
                                .forEach(seance ->
                                        monde.seances().transmettreActe(Monde.ASSEMBLEES, seance.code(), monde.jour()));
                    } else {
                        monde.seances().notifier(Monde.ASSEMBLEES, dossier, monde.jour());
                    }
                }
                case EXECUTOIRE, PAIEMENT_REJETE -> payer(numero);
                case LIQUIDE -> retour();
                case PAYE -> {
                    if (pileOuFace()) {
                        retirer(dossier, Monde.INSTRUCTEUR, monde.parcours(numero));
                    } else {
                        surprendre(numero);
                    }
                }
                case RETIRE -> reclamer(dossier, monde.parcours(numero));
                case TRANSMIS, DESISTE -> surprendre(numero);
            }
        }

        private void completer(String numero) {
            monde.guichet()
                    .completer(
                            Monde.USAGER,
                            Monde.numero(numero),
                            monde.jour(),
                            List.of(tirer(List.of(
                                    monde.essai.facture(numero),
                                    monde.essai.piece("FACTURE", "photo.jpg", "ILLISIBLE"),
                                    monde.essai.piece("RIB", "rib.pdf", "RIB 0.00 " + numero)))),
                            new TreeMap<>());
        }

        private void geler() {
            String code = "s-" + compte++;
            monde.ouvrirSeance(code, monde.jour(), monde.jour(), 1 + hasard.nextInt(3));
            monde.geler(code);
        }

        private void deliberer() {
            for (SeanceBureau seance : monde.essai.dossiers.seances()) {
                OrdreDuJour ordre = seance.ordreDuJour();
                if (seance.etat() == SeanceBureau.Etat.GELEE && ordre != null) {
                    List<LigneDeliberee> lignes = new ArrayList<>();
                    for (OrdreDuJour.Ligne ligne : ordre.lignes()) {
                        lignes.add(deliberer(ligne));
                    }
                    monde.deliberer(seance.code(), "acte-" + seance.code(), lignes);
                }
            }
        }

        private LigneDeliberee deliberer(OrdreDuJour.Ligne ligne) {
            boolean present = monde.etat(ligne.numero().valeur()) == EtatDossier.EN_SEANCE;
            if (!present) {
                return Monde.ligne(ligne, Issue.RETIRE, null);
            }
            if (monde.parcours(ligne.numero().valeur()).estLimite() && pileOuFace()) {
                return Monde.ligne(ligne, tirer(List.of(Issue.AJOURNE, Issue.RETIRE)), null);
            }
            return switch (hasard.nextInt(8)) {
                case 0 -> Monde.ligne(ligne, Issue.AJOURNE, null);
                case 1 -> Monde.ligne(ligne, Issue.RETIRE, null);
                case 2 -> Monde.ligne(ligne, Issue.REFUSE, null);
                case 3 -> Monde.ligne(ligne, Issue.ACCORDE, Montant.ofEuros(1 + hasard.nextInt(400)));
                default -> Monde.commePropose(ligne);
            };
        }

        private void payer(String numero) {
            NumeroDossier dossier = Monde.numero(numero);
            switch (hasard.nextInt(4)) {
                case 0 -> monde.paiements().verifierCompte(Monde.INSTRUCTEUR, dossier, monde.compte(numero));
                case 1 -> {
                    changerCompte(numero);
                    monde.paiements().confirmerCompte(Monde.ORDONNATEUR, dossier, monde.compte(numero));
                }
                default ->
                    monde.liquider("bord-" + compte++, "D-1", "D-2", "D-3")
                            .bordereau()
                            .ifPresent(bordereaux::add);
            }
        }

        private void changerCompte(String numero) {
            Acteur auteur = tirer(List.of(Monde.PRESTATAIRE, Monde.INSTRUCTEUR, Monde.ORDONNATEUR));
            monde.paiements()
                    .changerCompte(
                            auteur,
                            Monde.numero(numero),
                            Iban.parse(tirer(List.of(Monde.IBAN, Monde.AUTRE_IBAN))),
                            "Zoé Durand");
        }

        private void retour() {
            if (!bordereaux.isEmpty() && compte % 5 == 3) {
                monde.paiements()
                        .annulerBordereau(Monde.ORDONNATEUR, tirer(bordereaux).code(), "ERREUR");
            } else if (!bordereaux.isEmpty()) {
                RetourComptable.Issue issue = tirer(List.of(RetourComptable.Issue.values()));
                String code = issue == RetourComptable.Issue.REJET_BANCAIRE
                        ? tirer(List.of("AC01", "AC04", "MD07", "AM05", "MS03"))
                        : "";
                monde.retour(tirer(bordereaux), issue, code);
            }
        }

        private void demandeRevenue(String numero) {
            monde.parcours(numero).envois().stream()
                    .filter(envoi -> envoi.modele().equals(DemandeDeComplement.MODELE))
                    .reduce((un, suivant) -> suivant)
                    .ifPresent(envoi -> monde.relances()
                            .messageRevenu(Monde.PLATEFORME, Monde.numero(numero), envoi.cle(), "REVENU"));
        }

        private void surprendre(String numero) {
            NumeroDossier dossier = Monde.numero(numero);
            Acteur agent = tirer(List.of(Monde.INSTRUCTEUR, Monde.COLLEGUE));
            Parcours parcours = monde.parcours(numero);
            switch (hasard.nextInt(26)) {
                case 0 -> {
                    if (hasard.nextInt(3) == 0) {
                        monde.relances().desister(Monde.USAGER, dossier);
                    }
                }
                case 1 -> {
                    if (hasard.nextInt(3) == 0) {
                        monde.relances().signalerCapacite(agent, dossier, tirer(List.of(Capacite.values())));
                    }
                }
                case 2 -> monde.recours().transmettre(Monde.PLATEFORME, dossier);
                case 3 -> completer(numero);
                case 4 -> deposer(numero);
                case 5 -> monde.relances().alerter(Monde.PLATEFORME, dossier);
                case 6 -> monde.relances().opposer(Monde.USAGER, dossier, Canal.COURRIEL);
                case 7 -> {
                    List<Envoi> envois = parcours.envois();
                    if (!envois.isEmpty()) {
                        monde.relances()
                                .messageRevenu(
                                        Monde.PLATEFORME, dossier, tirer(envois).cle(), "REVENU");
                    }
                }
                case 8 -> changerDAdresses(agent, dossier);
                case 9 -> changerCompte(numero);
                case 10 -> monde.paiements().confirmerCompte(agent, dossier, monde.compte(numero));
                case 11 ->
                    monde.recours()
                            .recevoir(
                                    agent,
                                    new Recours(
                                            "R" + hasard.nextInt(3),
                                            dossier,
                                            Recours.Genre.GRACIEUX,
                                            monde.jour(),
                                            Recours.Issue.PENDANT));
                case 12 ->
                    monde.recours()
                            .trancher(agent, dossier, "R" + hasard.nextInt(3), tirer(List.of(Recours.Issue.values())));
                case 13 -> monde.recours().rouvrir(agent, dossier, "RECOURS_ACCUEILLI");
                case 14, 15 -> retirer(dossier, agent, parcours);
                case 16, 17 -> reclamer(dossier, parcours);
                case 18 -> retour();
                case 19 -> monde.recours().attester(agent, dossier, tirer(List.of(Attestation.values())));
                case 20 -> {
                    if (pileOuFace()) {
                        monde.accueil().consignerAppel(agent, dossier, "OU_EN_EST_ON", "");
                    } else {
                        finirDesFactures();
                    }
                }
                case 21 -> {
                    List<PieceJustificative> pieces =
                            monde.essai.dossier(numero).pieces();
                    if (!pieces.isEmpty()) {
                        monde.guichet()
                                .juger(
                                        agent,
                                        dossier,
                                        tirer(pieces).contenu(),
                                        tirer(List.of(Observation.CONFORME, Observation.ILLISIBLE)));
                    }
                }
                case 22 -> {
                    String reference = "incident-" + hasard.nextInt(2);
                    if (pileOuFace()) {
                        monde.relances()
                                .ouvrirIncident(
                                        agent,
                                        new Incident(
                                                reference,
                                                Incident.Genre.MAUVAIS_FICHIER,
                                                Incident.Gravite.FORTE,
                                                "agent-1",
                                                monde.jour(),
                                                ""),
                                        List.of(dossier));
                    } else {
                        monde.relances().cloreIncident(agent, reference, "REPARE", List.of(dossier));
                    }
                }
                case 23, 24 -> limiter(dossier, agent);
                default -> {
                    monde.relances().accuser(Monde.PLATEFORME, dossier, tirer(List.of(AccuseReception.values())));
                    if (estInstruisible(numero)) {
                        monde.guichet().instruire(agent, dossier);
                    }
                }
            }
        }

        /** Before the payment as after it: what follows finds them gone. */
        private void finirDesFactures() {
            GuichetArchives archives =
                    monde.essai.tenirSous(FACTURE_DES_LA_DECISION).archives();
            Elimination liste = archives.proposer(Monde.ASSEMBLEES, "E-0");
            archives.eliminer(Monde.ASSEMBLEES, liste, new Elimination.Visa("VISA-0", liste.jour(), liste.empreinte()))
                    .parties()
                    .forEach((numero, parties) -> {
                        assertTrue(Conservation.INSTRUITS.contains(monde.etat(numero.valeur())));
                        avantLePaiement +=
                                Conservation.TERMINES.contains(monde.etat(numero.valeur())) ? 0 : parties.size();
                    });
        }

        private void retirer(NumeroDossier dossier, Acteur agent, Parcours parcours) {
            boolean retirable = monde.etat(dossier.valeur()).permet(EtatDossier.RETIRE);
            if (retirable
                    && parcours.contradictoire().isPresent()
                    && (parcours.contradictoireAtteint() || pileOuFace())) {
                monde.recours().recevoirObservations(agent, dossier);
                monde.recours().retirer(Monde.ASSEMBLEES, dossier, "retrait-" + compte++);
            } else if (hasard.nextInt(3) == 0) {
                monde.recours()
                        .ouvrirContradictoire(
                                agent,
                                dossier,
                                tirer(List.of(MotifDeRetrait.values())),
                                monde.revente(),
                                monde.jour().plusDays(10));
                if (hasard.nextInt(8) > 0) {
                    monde.expedier();
                }
            }
        }

        private void changerDAdresses(Acteur agent, NumeroDossier dossier) {
            if (hasard.nextInt(4) == 0) {
                Formulaire juste = monde.complet(dossier.valeur());
                juste.nom = tirer(List.of("Durand", "Dupont"));
                juste.insee = tirer(List.of(Essai.COMMUNE, "75056"));
                monde.guichet().droits().rectifier(Monde.INSTRUCTEUR, juste.remplir(), "ERREUR_DE_SAISIE");
            } else if (pileOuFace()) {
                monde.relances().changerContact(agent, dossier, "autre@exemple.invalid", "0612345678");
            } else {
                monde.relances()
                        .changerAdresse(agent, dossier, new Adresse(compte++ + " rue d'Essai", "92100", "Essai", null));
            }
        }

        private void reclamer(NumeroDossier dossier, Parcours parcours) {
            if (parcours.indus().isEmpty() || hasard.nextInt(3) == 0) {
                monde.paiements()
                        .constaterIndu(
                                Monde.ORDONNATEUR,
                                dossier,
                                Montant.ofEuros(1 + hasard.nextInt(300)),
                                new Motif("REVENTE", "art. 6"));
            } else {
                monde.paiements()
                        .suivreIndu(
                                Monde.ORDONNATEUR,
                                dossier,
                                tirer(parcours.indus()).reference(),
                                tirer(List.of(Indu.Etat.values())));
            }
        }

        private List<Dossier> dossiers() {
            return monde.essai.dossiers.apres(null, 10).stream()
                    .map(numero -> monde.essai.dossier(numero.valeur()))
                    .toList();
        }

        void verifierLesComptes() {
            Montant reserve = Montant.ZERO;
            Montant engage = Montant.ZERO;
            Montant mandate = Montant.ZERO;
            Montant decide = Montant.ZERO;
            Montant paye = Montant.ZERO;
            for (Dossier dossier : dossiers()) {
                ATTEINTS.add(dossier.etat());
                Parcours parcours = monde.parcours(dossier.numero().valeur());
                reserve = reserve.plus(parcours.inscription()
                        .map(FaitDeSeance.InscritALOrdreDuJour::montant)
                        .orElse(Montant.ZERO));
                List<Versement> actifs = parcours.versements().stream()
                        .filter(versement -> versement.etat().estActif())
                        .toList();
                assertTrue(actifs.size() <= 1, "one active payment at most");
                Montant accorde =
                        parcours.accord().map(accord -> accord.decide()).orElse(Montant.ZERO);
                switch (dossier.etat()) {
                    case ACCORDE, EXECUTOIRE, PAIEMENT_REJETE -> engage = engage.plus(accorde);
                    case LIQUIDE, PAYE -> mandate = mandate.plus(accorde);
                    default ->
                        mandate = mandate.plus(
                                actifs.stream().map(Versement::montant).reduce(Montant.ZERO, Montant::plus));
                }
                for (Versement versement : parcours.versements()) {
                    assertEquals(accorde, versement.montant(), "exactly what was decided");
                }
                decide = decide.plus(accorde);
                paye = paye.plus(actifs.stream()
                        .filter(versement -> versement.etat() == Versement.Etat.PAYE)
                        .map(Versement::montant)
                        .reduce(Montant.ZERO, Montant::plus));
                Montant reclame = parcours.indus().stream()
                        .filter(indu -> indu.etat() != Indu.Etat.ANNULE)
                        .map(Indu::montant)
                        .reduce(Montant.ZERO, Montant::plus);
                assertTrue(reclame.compareTo(accorde) <= 0, "never claimed back beyond what was granted");
            }
            Enveloppe enveloppe = monde.enveloppe();
            assertEquals(reserve, enveloppe.reserves());
            assertEquals(engage, enveloppe.engages());
            assertEquals(mandate, enveloppe.mandates());
            assertTrue(paye.compareTo(decide) <= 0);
            assertFalse(enveloppe.disponible().estNegatif());
            assertTrue(engage.plus(mandate).plus(reserve).compareTo(enveloppe.ouverts()) <= 0);
        }

        void verifierLeDroit() {
            List<Entree> toutes = new ArrayList<>();
            for (Dossier dossier : dossiers()) {
                List<Entree> entrees = monde.essai.dossiers.entrees(dossier.numero());
                toutes.addAll(entrees);
                List<Entree> ordonnees = Journal.ordonner(entrees);
                List<Fait> relus = ordonnees.stream()
                        .map(entree ->
                                Fait.lire(entree.fait().code(), entree.fait().donnees()))
                        .toList();
                assertEquals(Reconstitution.of(dossier), Reconstitution.rejouer(relus));
                verifierLaSuite(relus);
            }
            List<LigneJournal> export = new ArrayList<>(toutes);
            export.add(Journal.clore(toutes.iterator()));
            assertInstanceOf(Verification.Intact.class, Journal.verifier(export.iterator()));
        }

        /**
         * The year ends: what it engaged goes on to the next with its credits, to the cent, unless an agenda is not decided; what cannot be read
         * follows once it is mended.
         */
        void clore() {
            Enveloppe avant = monde.enveloppe();
            monde.le(avant.cloture().plusDays(5));
            monde.seances()
                    .ouvrirCredits(
                            Monde.ORDONNATEUR, Enveloppe.of("velo-2027", 2027, avant.ligne(), Montant.ofEuros(1_000)));
            NumeroDossier perdu = tirer(NUMEROS.stream().map(Monde::numero).toList());
            monde.essai.illisibles.add(perdu);
            ReportDeCredits sansLui =
                    monde.paiements().reporterCredits(Monde.ORDONNATEUR, Monde.ENVELOPPE, "velo-2027");
            monde.essai.illisibles.clear();
            assertTrue(Set.of(perdu).containsAll(sansLui.inaccessibles()));
            assertTrue(!sansLui.inaccessibles().isEmpty()
                    || sansLui.effet() != Effet.FAIT
                    || monde.enveloppe().engages().estNul());
            assertEquals(
                    avant.engages(),
                    monde.enveloppe()
                            .engages()
                            .plus(monde.essai
                                    .dossiers
                                    .enveloppe("velo-2027")
                                    .orElseThrow()
                                    .valeur()
                                    .engages()));
            ReportDeCredits report = monde.paiements().reporterCredits(Monde.ORDONNATEUR, Monde.ENVELOPPE, "velo-2027");
            assertTrue(report.inaccessibles().isEmpty());
            Effet effet = report.effet();
            Enveloppe close = monde.enveloppe();
            Enveloppe suivante =
                    monde.essai.dossiers.enveloppe("velo-2027").orElseThrow().valeur();
            assertEquals(effet == Effet.IMPOSSIBLE, !avant.reserves().estNul());
            assertEquals(avant.engages(), close.engages().plus(suivante.engages()));
            assertEquals(
                    avant.ouverts().plus(Montant.ofEuros(1_000)),
                    close.ouverts().plus(suivante.ouverts()));
            assertEquals(avant.mandates(), close.mandates());
            if (effet == Effet.FAIT || sansLui.effet() == Effet.FAIT) {
                FAITS.add("CREDITS_REPORTES");
                assertEquals(Montant.ZERO, close.engages());
                assertTrue(dossiers().stream()
                        .map(dossier -> monde.parcours(dossier.numero().valeur()))
                        .anyMatch(parcours -> parcours.enveloppe().equals(Optional.of("velo-2027"))));
            }
        }

        /** Whatever may end before the rest does, and takes neither a euro nor a link with it: the facts tell the state still. */
        void effacerEnPartie() {
            Enveloppe enveloppe = monde.enveloppe();
            GuichetArchives archives = monde.essai.tenirSous(PARTIES).archives();
            Elimination liste = archives.proposer(Monde.ASSEMBLEES, "E-1");
            CertificatDElimination certificat = archives.eliminer(
                    Monde.ASSEMBLEES, liste, new Elimination.Visa("VISA-1", liste.jour(), liste.empreinte()));
            assertTrue(certificat.estComplet() && certificat.issues().isEmpty());
            assertEquals(
                    liste.lignes().size(),
                    certificat.parties().values().stream()
                            .mapToInt(parties -> parties.size())
                            .sum());
            assertEquals(List.of(), archives.proposer(Monde.ASSEMBLEES, "E-2").lignes());
            for (NumeroDossier numero : certificat.parties().keySet()) {
                Dossier dossier = monde.essai.dossier(numero.valeur());
                assertFalse(dossier.etat().estEnInstruction());
                assertTrue(dossier.pieces().stream()
                        .noneMatch(piece -> piece.type().equals("RIB")));
                FAITS.add("DONNEES_EFFACEES");
            }
            assertEquals(enveloppe, monde.enveloppe());
            verifierLeDroit();
        }

        /** Whatever can be erased is, and takes neither a euro nor a link of its chain with it. */
        void effacer() {
            Enveloppe enveloppe = monde.enveloppe();
            for (Dossier dossier : dossiers()) {
                NumeroDossier numero = dossier.numero();
                garder(numero);
                List<Entree> avant = monde.essai.dossiers.entrees(numero);
                if (monde.guichet().archives().effacer(Monde.INSTRUCTEUR, numero, "VISA-1") == Effet.FAIT) {
                    assertFalse(dossier.etat().estEnInstruction(), "nobody had answered him");
                    List<Entree> apres = new ArrayList<>(monde.essai.dossiers.entrees(numero));
                    apres.removeAll(avant);
                    assertEquals(
                            List.of("DOSSIER_EFFACE"),
                            apres.stream().map(entree -> entree.fait().code()).toList());
                    FAITS.add("DOSSIER_EFFACE");
                    assertFalse(dossiers().contains(dossier));
                } else {
                    assertEquals(avant, monde.essai.dossiers.entrees(numero));
                }
            }
            assertEquals(enveloppe, monde.enveloppe());
        }

        /** Whatever has happened to it, what is held back is not erased. */
        void garder(NumeroDossier numero) {
            GuichetArchives archives = monde.guichet().archives();
            assertEquals(Effet.FAIT, archives.geler(Monde.INSTRUCTEUR, numero, "CONTROLE_CRC"));
            assertEquals(Effet.IMPOSSIBLE, archives.effacer(Monde.INSTRUCTEUR, numero, "VISA-1"));
            assertTrue(archives.consulter(Monde.INSTRUCTEUR, numero, "CONTROLE_CRC")
                    .isPresent());
            assertEquals(Effet.FAIT, archives.degeler(Monde.INSTRUCTEUR, numero, "CONTROLE_CLOS"));
            FAITS.addAll(List.of("CONSERVATION_GELEE", "ARCHIVE_CONSULTEE", "CONSERVATION_DEGELEE"));
        }

        private static void verifierLaSuite(List<Fait> faits) {
            EtatDossier etat = EtatDossier.DEPOSE;
            boolean transmis = false;
            boolean notifie = false;
            boolean accorde = false;
            List<Grief> dits = List.of();
            Optional<String> paye = Optional.empty();
            for (Fait fait : faits) {
                FAITS.add(fait.code());
                EtatDossier suivant = fait.etat();
                if (suivant != null && suivant != etat) {
                    EtatDossier avant = etat;
                    assertTrue(etat.permet(suivant), () -> avant + " to " + suivant);
                    PASSAGES.add(etat + " " + suivant);
                    etat = suivant;
                }
                if (fait instanceof FaitDeSeance.DecisionPrise prise) {
                    accorde = prise.issue() == Issue.ACCORDE;
                    transmis = false;
                    notifie = false;
                    if (prise.issue() == Issue.REFUSE) {
                        assertFalse(prise.motifs().isEmpty(), "a refusal has its reasons");
                        assertTrue(prise.articles().stream().noneMatch(String::isBlank), "each with its article");
                    }
                } else if (fait instanceof FaitDeSeance.ActeTransmis) {
                    transmis = true;
                } else if (fait instanceof FaitDeSeance.DecisionNotifiee) {
                    notifie = true;
                } else if (fait instanceof FaitDePaiement.VersementLiquide) {
                    assertTrue(accorde && transmis && notifie, "no payment without an enforceable grant");
                    assertTrue(paye.isEmpty(), "nothing is paid twice");
                } else if (fait instanceof FaitDePaiement.VersementSuivi suivi) {
                    paye = suivi.versement() == Versement.Etat.PAYE
                            ? Optional.of(suivi.reference())
                            : suivi.versement().estActif() ? paye : Optional.empty();
                } else if (fait instanceof FaitDeRecours.ContradictoireOuvert ouvert) {
                    dits = ouvert.griefs();
                } else if (fait instanceof FaitDeRecours.DecisionRetiree retiree) {
                    assertFalse(dits.isEmpty(), "nobody loses a grant unheard");
                    assertEquals(dits, retiree.griefs(), "nor for a fact of which he was not told");
                } else if (fait instanceof FaitDeRelance.CarenceConstatee carence) {
                    assertNotNull(carence.limite());
                    assertTrue(carence.jour().isAfter(carence.limite()));
                }
            }
        }
    }
}
