package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.commun.Acteur;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.instruction.Observation;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Envoi;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDArchive;
import fr.octroi.journal.FaitDeSeance;
import fr.octroi.journal.Parcours;
import fr.octroi.recours.Attestation;
import fr.octroi.recours.Limitation;
import fr.octroi.recours.Recours;
import fr.octroi.reglement.ModeleDeLettre;
import fr.octroi.relance.AccuseReception;
import fr.octroi.relance.Canal;
import fr.octroi.relance.Capacite;
import fr.octroi.relance.Incident;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Three dossiers and all that may happen to them. */
final class Histoire extends PartDHistoire {

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

    final ComptesEtDroit loi;
    final FinDHistoire fin;
    private final GestesDuDemandeur demandeur;
    private final GestesDesAgents agents;
    private final GestesDuBureau bureau;
    private final GestesDArgent argent;

    Histoire(Random hasard, ToutesLesViesTest.Vu vu) {
        super(new Scene(hasard, vu));
        this.loi = new ComptesEtDroit(scene);
        this.fin = new FinDHistoire(scene, loi);
        this.demandeur = new GestesDuDemandeur(scene);
        this.agents = new GestesDesAgents(scene);
        this.bureau = new GestesDuBureau(scene);
        this.argent = new GestesDArgent(scene);
    }

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
            vu.limites++;
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
                            .allMatch(message -> ModeleDeLettre.LEVEE_DE_LIMITATION.aPourCode(message.modele())),
                    "nobody is written to, but of its end");
        });
    }

    /** The likeliest gesture is the next one of an ordinary life; all others may come at any time. */
    private void agir() {
        String numero = tirer(NUMEROS);
        if (monde.essai.dossiers.trouver(Monde.numero(numero)).isEmpty()) {
            demandeur.deposer(numero);
        } else if (monde.parcours(numero).carence().isPresent() && hasard.nextInt(3) == 0) {
            // A returned letter is slow, and rare at that very moment: it is made likelier.
            agents.demandeRevenue(numero);
        } else if (hasard.nextInt(3) > 0) {
            avancer(numero);
        } else {
            surprendre(numero);
        }
        if (hasard.nextInt(4) == 0) {
            monde.plusTard(hasard.nextInt(12));
        }
    }

    private void avancer(String numero) {
        NumeroDossier dossier = Monde.numero(numero);
        if (monde.parcours(numero).estLimite() && hasard.nextInt(3) == 0) {
            agents.limiter(dossier, Monde.INSTRUCTEUR);
            return;
        }
        switch (monde.etat(numero)) {
            case DEPOSE -> {
                if (agents.estInstruisible(numero)) {
                    monde.guichet().instruire(tirer(List.of(Monde.INSTRUCTEUR, Monde.PRESTATAIRE)), dossier);
                }
            }
            case A_COMPLETER -> {
                switch (hasard.nextInt(4)) {
                    case 0 -> monde.relances().demander(Monde.PRESTATAIRE, dossier);
                    case 1 -> monde.relances().relancerTous(Monde.PLATEFORME);
                    case 2 -> monde.expedier();
                    default -> demandeur.completer(numero);
                }
            }
            case A_EXAMINER -> {
                List<String> motifs = monde.parcours(numero)
                        .instruction()
                        .map(Fait.InstructionFaite::motifs)
                        .orElse(List.of());
                if (agents.estInstruisible(numero) && (motifs.isEmpty() || pileOuFace())) {
                    monde.guichet().instruire(Monde.INSTRUCTEUR, dossier);
                } else if (!motifs.isEmpty()) {
                    monde.guichet().lever(Monde.INSTRUCTEUR, dossier, tirer(motifs), "VU");
                }
            }
            case ACCORD_PROPOSE, REFUS_PROPOSE, AJOURNE -> bureau.geler();
            case EN_SEANCE -> bureau.deliberer();
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
            case EXECUTOIRE, PAIEMENT_REJETE -> argent.payer(numero);
            case LIQUIDE -> argent.retour();
            case PAYE -> {
                if (pileOuFace()) {
                    agents.retirer(dossier, Monde.INSTRUCTEUR, monde.parcours(numero));
                } else {
                    surprendre(numero);
                }
            }
            case RETIRE -> argent.reclamer(dossier, monde.parcours(numero));
            case TRANSMIS, DESISTE -> surprendre(numero);
        }
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
            case 3 -> demandeur.completer(numero);
            case 4 -> demandeur.deposer(numero);
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
            case 8 -> agents.changerDAdresses(agent, dossier);
            case 9 -> argent.changerCompte(numero);
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
            case 14, 15 -> agents.retirer(dossier, agent, parcours);
            case 16, 17 -> argent.reclamer(dossier, parcours);
            case 18 -> argent.retour();
            case 19 -> monde.recours().attester(agent, dossier, tirer(List.of(Attestation.values())));
            case 20 -> {
                if (pileOuFace()) {
                    monde.accueil().consignerAppel(agent, dossier, "OU_EN_EST_ON", "");
                } else {
                    agents.finirDesFactures();
                }
            }
            case 21 -> {
                List<PieceJustificative> pieces = monde.essai.dossier(numero).pieces();
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
            case 23, 24 -> agents.limiter(dossier, agent);
            default -> {
                monde.relances().accuser(Monde.PLATEFORME, dossier, tirer(List.of(AccuseReception.values())));
                if (agents.estInstruisible(numero)) {
                    monde.guichet().instruire(agent, dossier);
                }
            }
        }
    }
}
