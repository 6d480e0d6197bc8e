package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Acteur;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.journal.Parcours;
import fr.octroi.recours.Limitation;
import fr.octroi.recours.MotifDeRetrait;
import fr.octroi.reglement.ModeleDeLettre;
import fr.octroi.rgpd.Conservation;
import fr.octroi.rgpd.Elimination;
import fr.octroi.rgpd.Partie;
import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What officers do in a life, beyond instructing: they limit, correct, see letters come back, hear, withdraw and clear away. */
final class GestesDesAgents extends PartDHistoire {

    private static final Conservation FACTURE_DES_LA_DECISION = new Conservation(
            List.of(),
            List.of(new Conservation.RegleDePartie(
                    new TreeSet<>(Set.of(Partie.parse("PIECES:FACTURE"))),
                    Conservation.INSTRUITS,
                    Conservation.Depart.DECISION,
                    Period.ZERO,
                    "essai")),
            List.of());

    GestesDesAgents(Scene scene) {
        super(scene);
    }

    boolean estInstruisible(String numero) {
        return monde.etat(numero).estEnInstruction() && !monde.parcours(numero).estLimite();
    }

    void limiter(NumeroDossier dossier, Acteur agent) {
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

    void demandeRevenue(String numero) {
        monde.parcours(numero).envois().stream()
                .filter(envoi -> ModeleDeLettre.DEMANDE_COMPLEMENT.aPourCode(envoi.modele()))
                .reduce((un, suivant) -> suivant)
                .ifPresent(envoi ->
                        monde.relances().messageRevenu(Monde.PLATEFORME, Monde.numero(numero), envoi.cle(), "REVENU"));
    }

    void changerDAdresses(Acteur agent, NumeroDossier dossier) {
        if (hasard.nextInt(4) == 0) {
            Formulaire juste = monde.complet(dossier.valeur());
            juste.nom = tirer(List.of("Durand", "Dupont"));
            juste.insee = tirer(List.of(Essai.COMMUNE, "75056"));
            monde.guichet().droits().rectifier(Monde.INSTRUCTEUR, juste.remplir(), "ERREUR_DE_SAISIE");
        } else if (pileOuFace()) {
            monde.relances().changerContact(agent, dossier, "autre@exemple.invalid", "0612345678");
        } else {
            monde.relances()
                    .changerAdresse(
                            agent, dossier, new Adresse(scene.compte++ + " rue d'Essai", "92100", "Essai", null));
        }
    }

    void retirer(NumeroDossier dossier, Acteur agent, Parcours parcours) {
        boolean retirable = monde.etat(dossier.valeur()).permet(EtatDossier.RETIRE);
        if (retirable && parcours.contradictoire().isPresent() && (parcours.contradictoireAtteint() || pileOuFace())) {
            monde.recours().recevoirObservations(agent, dossier);
            monde.recours().retirer(Monde.ASSEMBLEES, dossier, "retrait-" + scene.compte++);
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

    /** Before the payment as after it: what follows finds them gone. */
    void finirDesFactures() {
        GuichetArchives archives =
                monde.essai.tenirSous(FACTURE_DES_LA_DECISION).archives();
        Elimination liste = archives.proposer(Monde.ASSEMBLEES, "E-0");
        archives.eliminer(Monde.ASSEMBLEES, liste, new Elimination.Visa("VISA-0", liste.jour(), liste.empreinte()))
                .parties()
                .forEach((numero, parties) -> {
                    assertTrue(Conservation.INSTRUITS.contains(monde.etat(numero.valeur())));
                    vu.avantLePaiement +=
                            Conservation.TERMINES.contains(monde.etat(numero.valeur())) ? 0 : parties.size();
                });
    }
}
