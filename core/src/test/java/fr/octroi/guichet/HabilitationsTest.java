package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.budget.Enveloppe;
import fr.octroi.bureau.Acte;
import fr.octroi.bureau.Convocation;
import fr.octroi.bureau.Convocation.Note;
import fr.octroi.bureau.Deliberation;
import fr.octroi.bureau.Motif;
import fr.octroi.bureau.RegleQuorum;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.calendrier.Delai;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Role;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.guichet.Habilitations.Operation;
import fr.octroi.instruction.Observation;
import fr.octroi.port.Antivirus;
import fr.octroi.port.Cles;
import fr.octroi.port.Dossiers;
import fr.octroi.port.Envois;
import fr.octroi.port.Journaux;
import fr.octroi.port.LecteurDePieces;
import fr.octroi.port.Messagerie;
import fr.octroi.port.Notes;
import fr.octroi.port.Pieces;
import fr.octroi.port.Registres;
import fr.octroi.port.Residus;
import fr.octroi.recours.Attestation;
import fr.octroi.recours.Limitation;
import fr.octroi.recours.MotifDeRetrait;
import fr.octroi.recours.Recours;
import fr.octroi.recours.VoiesEtDelais;
import fr.octroi.reglement.Catalogue;
import fr.octroi.reglement.LigneBudgetaire;
import fr.octroi.relance.AccuseReception;
import fr.octroi.relance.Canal;
import fr.octroi.relance.Capacite;
import fr.octroi.relance.Incident;
import fr.octroi.relance.Plage;
import fr.octroi.relance.Reprises;
import fr.octroi.rgpd.Elimination;
import fr.octroi.rgpd.Violation;
import fr.octroi.suivi.Cadence;
import fr.octroi.suivi.DelaiDePaiement;
import fr.octroi.versement.Indu;
import fr.octroi.versement.RetourComptable;
import jakarta.validation.Validator;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HabilitationsTest {

    /** Every operation, every role: what a delegation of signature would be read from. */
    private static final String TABLEAU = """
                                  USAGER AUTOMATE PRESTATAIRE INSTRUCTEUR ASSEMBLEES ORDONNATEUR COMPTABLE
            DEPOSER               oui    oui      oui         oui         non        non         non
            COMPLETER             oui    oui      oui         oui         non        non         non
            INSTRUIRE             non    oui      oui         oui         non        non         non
            JUGER                 non    non      oui         oui         non        non         non
            RELANCER              non    oui      oui         oui         non        non         non
            SIGNALER              oui    oui      oui         oui         non        non         non
            SUIVRE_INCIDENT       non    non      oui         oui         non        non         non
            CONSULTER             oui    oui      oui         oui         oui        oui         non
            CONSIGNER_APPEL       non    non      oui         oui         oui        oui         non
            RECEVOIR_FAITS        non    oui      oui         oui         non        non         non
            TRANSMETTRE           non    oui      oui         oui         non        non         non
            PROGRAMMER            non    oui      oui         oui         oui        oui         non
            OUVRIR_CREDITS        non    non      non         non         non        oui         non
            ARRETER_ORDRE_DU_JOUR non    non      non         non         oui        non         non
            DELIBERER             non    non      non         non         oui        non         non
            NOTIFIER              non    non      non         oui         oui        non         non
            VERIFIER_COMPTE       non    non      non         oui         non        oui         non
            LEVER_ARRET           non    non      non         oui         non        non         non
            CHANGER_COMPTE        non    non      oui         oui         non        oui         non
            CONFIRMER_COMPTE      non    non      non         oui         non        oui         non
            LIQUIDER              non    non      non         non         non        oui         non
            SUIVRE_PAIEMENT       non    non      non         non         non        oui         oui
            CONSTATER_INDU        non    non      non         non         non        oui         non
            RECEVOIR_RECOURS      non    non      oui         oui         oui        non         non
            STATUER               non    non      non         oui         oui        non         non
            ATTESTER              non    non      non         oui         oui        non         non
            EFFACER               non    non      non         oui         oui        non         non
            PURGER                non    oui      non         oui         oui        non         non
            CONSERVER             non    non      non         oui         oui        non         non
            RECTIFIER             non    non      non         oui         oui        non         non
            LIMITER               non    non      non         oui         oui        non         non
            """;

    /** One command of a counter, what it asks for, and a call of it on a dossier that does not exist. */
    record Commande(String nom, Operation operation, BiConsumer<Guichet, Acteur> appel) {
        @Override
        public String toString() {
            return nom;
        }
    }

    private static final NumeroDossier NUMERO = new NumeroDossier("D-1");
    private static final LocalDate JOUR = LocalDate.of(2026, 4, 1);
    private static final Elimination PERSONNE = new Elimination("E-1", JOUR, JOUR, List.of());

    private static Commande commande(String nom, Operation operation, BiConsumer<Guichet, Acteur> appel) {
        return new Commande(nom, operation, appel);
    }

    static List<Commande> commandes() {
        return List.of(
                commande(
                        "Guichet.deposer",
                        Operation.DEPOSER,
                        (guichet, acteur) -> guichet.deposer(
                                acteur, Essai.AIDE, Formulaire.de("D-1").remplir())),
                commande(
                        "Guichet.deposerLot",
                        Operation.DEPOSER,
                        (guichet, acteur) -> guichet.deposerLot(
                                acteur, Essai.AIDE, Collections.emptyIterator(), (ligne, resultat) -> {})),
                commande(
                        "Guichet.instruire",
                        Operation.INSTRUIRE,
                        (guichet, acteur) -> guichet.instruire(acteur, NUMERO)),
                commande(
                        "Guichet.proposition",
                        Operation.INSTRUIRE,
                        (guichet, acteur) -> guichet.proposition(acteur, NUMERO)),
                commande(
                        "Guichet.completer",
                        Operation.COMPLETER,
                        (guichet, acteur) -> guichet.completer(acteur, NUMERO, JOUR, List.of(), new TreeMap<>())),
                commande(
                        "Guichet.lever",
                        Operation.JUGER,
                        (guichet, acteur) -> guichet.lever(acteur, NUMERO, "IBAN_PARTAGE", "VU")),
                commande(
                        "Guichet.juger",
                        Operation.JUGER,
                        (guichet, acteur) ->
                                guichet.juger(acteur, NUMERO, Empreinte.deChamps("pièce"), Observation.CONFORME)),
                commande(
                        "GuichetRelances.accuser",
                        Operation.RELANCER,
                        (guichet, acteur) -> guichet.relances().accuser(acteur, NUMERO, AccuseReception.RECEPTION)),
                commande(
                        "GuichetRelances.demander",
                        Operation.RELANCER,
                        (guichet, acteur) -> guichet.relances().demander(acteur, NUMERO)),
                commande(
                        "GuichetRelances.relancer",
                        Operation.RELANCER,
                        (guichet, acteur) -> guichet.relances().relancer(acteur, NUMERO)),
                commande(
                        "GuichetRelances.relancerTous",
                        Operation.RELANCER,
                        (guichet, acteur) -> guichet.relances().relancerTous(acteur)),
                commande(
                        "GuichetRelances.expedier",
                        Operation.RELANCER,
                        (guichet, acteur) -> guichet.relances().expedier(acteur, interdit(Messagerie.class))),
                commande(
                        "GuichetRelances.messageRevenu",
                        Operation.SIGNALER,
                        (guichet, acteur) -> guichet.relances().messageRevenu(acteur, NUMERO, "cle", "BOITE_PLEINE")),
                commande(
                        "GuichetRelances.opposer",
                        Operation.SIGNALER,
                        (guichet, acteur) -> guichet.relances().opposer(acteur, NUMERO, Canal.SMS)),
                commande(
                        "GuichetRelances.changerContact",
                        Operation.SIGNALER,
                        (guichet, acteur) ->
                                guichet.relances().changerContact(acteur, NUMERO, "zoe@exemple.invalid", "")),
                commande(
                        "GuichetRelances.changerAdresse",
                        Operation.SIGNALER,
                        (guichet, acteur) -> guichet.relances()
                                .changerAdresse(acteur, NUMERO, new Adresse("2 rue d'Essai", "92100", "Essai", null))),
                commande(
                        "GuichetRecours.recevabilite",
                        Operation.RECEVOIR_RECOURS,
                        (guichet, acteur) -> guichet.recours()
                                .recevabilite(
                                        acteur,
                                        NUMERO,
                                        "R-1",
                                        JOUR,
                                        new VoiesEtDelais(VoiesEtDelais.DEUX_MOIS, "tribunal", "président"))),
                commande(
                        "GuichetRelances.desister",
                        Operation.SIGNALER,
                        (guichet, acteur) -> guichet.relances().desister(acteur, NUMERO)),
                commande(
                        "GuichetRelances.signalerCapacite",
                        Operation.SIGNALER,
                        (guichet, acteur) -> guichet.relances().signalerCapacite(acteur, NUMERO, Capacite.DECES)),
                commande(
                        "GuichetRelances.silences",
                        Operation.RELANCER,
                        (guichet, acteur) -> guichet.relances().silences(acteur, JOUR)),
                commande(
                        "GuichetRelances.alerter",
                        Operation.RELANCER,
                        (guichet, acteur) -> guichet.relances().alerter(acteur, NUMERO)),
                commande(
                        "GuichetRelances.ouvrirIncident",
                        Operation.SUIVRE_INCIDENT,
                        (guichet, acteur) -> guichet.relances()
                                .ouvrirIncident(
                                        acteur,
                                        new Incident(
                                                "incident-1",
                                                Incident.Genre.MAUVAIS_FICHIER,
                                                Incident.Gravite.FORTE,
                                                "agent-1",
                                                JOUR,
                                                ""),
                                        List.of(NUMERO))),
                commande(
                        "GuichetRelances.cloreIncident",
                        Operation.SUIVRE_INCIDENT,
                        (guichet, acteur) ->
                                guichet.relances().cloreIncident(acteur, "incident-1", "REPARE", List.of(NUMERO))),
                commande(
                        "GuichetSeances.ouvrirCredits",
                        Operation.OUVRIR_CREDITS,
                        (guichet, acteur) -> guichet.seances()
                                .ouvrirCredits(
                                        acteur,
                                        Enveloppe.of(
                                                Monde.ENVELOPPE,
                                                2026,
                                                new LigneBudgetaire("65", "6574", ""),
                                                Montant.ofEuros(1)))),
                commande(
                        "GuichetSeances.ouvrirSeance",
                        Operation.ARRETER_ORDRE_DU_JOUR,
                        (guichet, acteur) ->
                                guichet.seances().ouvrirSeance(acteur, SeanceBureau.ouverte("s-1", JOUR, JOUR, 1))),
                commande(
                        "GuichetSeances.convoquer",
                        Operation.ARRETER_ORDRE_DU_JOUR,
                        (guichet, acteur) -> guichet.seances()
                                .convoquer(
                                        acteur,
                                        "s-1",
                                        Convocation.ordinaire(JOUR, JOUR, Note.JOINTE, Convocation.Delais.CGCT))),
                commande(
                        "GuichetSeances.reporterSeance",
                        Operation.ARRETER_ORDRE_DU_JOUR,
                        (guichet, acteur) -> guichet.seances().reporterSeance(acteur, "s-1", JOUR.plusDays(3))),
                commande(
                        "GuichetSeances.programmer",
                        Operation.PROGRAMMER,
                        (guichet, acteur) -> guichet.seances().programmer(acteur, Essai.AIDE, Monde.ENVELOPPE)),
                commande(
                        "GuichetSeances.prevoir",
                        Operation.PROGRAMMER,
                        (guichet, acteur) -> guichet.seances()
                                .prevoir(
                                        acteur,
                                        Essai.AIDE,
                                        Monde.ENVELOPPE,
                                        new Cadence(420, 20, Delai.ofJours(10), Delai.ofJours(30)))),
                commande(
                        "GuichetSeances.geler",
                        Operation.ARRETER_ORDRE_DU_JOUR,
                        (guichet, acteur) ->
                                guichet.seances().geler(acteur, "s-1", Essai.AIDE, Monde.ENVELOPPE, new TreeMap<>())),
                commande(
                        "GuichetSeances.deliberer",
                        Operation.DELIBERER,
                        (guichet, acteur) -> guichet.seances()
                                .deliberer(
                                        acteur,
                                        new Deliberation(new Acte("B1", "s-1", JOUR), List.of("maire-1"), List.of()),
                                        Monde.BUREAU,
                                        RegleQuorum.MAJORITE)),
                commande(
                        "GuichetSeances.transmettreActe",
                        Operation.NOTIFIER,
                        (guichet, acteur) -> guichet.seances().transmettreActe(acteur, "s-1", JOUR)),
                commande(
                        "GuichetSeances.notifier",
                        Operation.NOTIFIER,
                        (guichet, acteur) -> guichet.seances().notifier(acteur, NUMERO, JOUR)),
                commande(
                        "GuichetRelances.signalerCapacite",
                        Operation.LEVER_ARRET,
                        (guichet, acteur) -> guichet.relances().signalerCapacite(acteur, NUMERO, Capacite.PLEINE)),
                commande(
                        "GuichetPaiements.verifierCompte",
                        Operation.VERIFIER_COMPTE,
                        (guichet, acteur) ->
                                guichet.paiements().verifierCompte(acteur, NUMERO, Iban.parse(Monde.IBAN))),
                commande(
                        "GuichetPaiements.changerCompte",
                        Operation.CHANGER_COMPTE,
                        (guichet, acteur) -> guichet.paiements()
                                .changerCompte(acteur, NUMERO, Iban.parse(Monde.IBAN), "Zoé Durand")),
                commande(
                        "GuichetPaiements.confirmerCompte",
                        Operation.CONFIRMER_COMPTE,
                        (guichet, acteur) ->
                                guichet.paiements().confirmerCompte(acteur, NUMERO, Iban.parse(Monde.IBAN))),
                commande(
                        "GuichetPaiements.reporterCredits",
                        Operation.OUVRIR_CREDITS,
                        (guichet, acteur) -> guichet.paiements().reporterCredits(acteur, Monde.ENVELOPPE, "velo-2027")),
                commande(
                        "GuichetPaiements.liquider",
                        Operation.LIQUIDER,
                        (guichet, acteur) -> guichet.paiements()
                                .liquider(acteur, "bord-1", Monde.ENVELOPPE, new TreeSet<>(List.of(NUMERO)))),
                commande(
                        "GuichetPaiements.annulerBordereau",
                        Operation.LIQUIDER,
                        (guichet, acteur) -> guichet.paiements().annulerBordereau(acteur, "bord-1", "ERREUR")),
                commande(
                        "GuichetPaiements.estAnnule",
                        Operation.SUIVRE_PAIEMENT,
                        (guichet, acteur) -> guichet.paiements().estAnnule(acteur, "bord-1")),
                commande(
                        "GuichetPaiements.imputations",
                        Operation.SUIVRE_PAIEMENT,
                        (guichet, acteur) -> guichet.paiements().imputations(acteur, "bord-1")),
                commande(
                        "GuichetPaiements.prendreRetour",
                        Operation.SUIVRE_PAIEMENT,
                        (guichet, acteur) ->
                                guichet.paiements().prendreRetour(acteur, new RetourComptable("bord-1", List.of()))),
                commande(
                        "GuichetPaiements.prendreRetour",
                        Operation.SUIVRE_PAIEMENT,
                        (guichet, acteur) -> guichet.paiements().prendreRetour(acteur, "bord-1")),
                commande(
                        "GuichetPaiements.constaterIndu",
                        Operation.CONSTATER_INDU,
                        (guichet, acteur) -> guichet.paiements()
                                .constaterIndu(acteur, NUMERO, Montant.ofEuros(1), new Motif("REVENTE", "art. 6"))),
                commande(
                        "GuichetPaiements.suivreIndu",
                        Operation.CONSTATER_INDU,
                        (guichet, acteur) ->
                                guichet.paiements().suivreIndu(acteur, NUMERO, "indu-1", Indu.Etat.ANNULE)),
                commande(
                        "GuichetRecours.recevoir",
                        Operation.RECEVOIR_RECOURS,
                        (guichet, acteur) -> guichet.recours()
                                .recevoir(
                                        acteur,
                                        new Recours(
                                                "R-1", NUMERO, Recours.Genre.GRACIEUX, JOUR, Recours.Issue.PENDANT))),
                commande(
                        "GuichetRecours.trancher",
                        Operation.STATUER,
                        (guichet, acteur) -> guichet.recours().trancher(acteur, NUMERO, "R-1", Recours.Issue.REJETE)),
                commande(
                        "GuichetRecours.ouvrirContradictoire",
                        Operation.STATUER,
                        (guichet, acteur) -> guichet.recours()
                                .ouvrirContradictoire(
                                        acteur,
                                        NUMERO,
                                        MotifDeRetrait.FRAUDE,
                                        new TreeMap<>(Map.of("REVENTE", JOUR)),
                                        JOUR.plusDays(30))),
                commande(
                        "GuichetRecours.recevoirObservations",
                        Operation.RECEVOIR_RECOURS,
                        (guichet, acteur) -> guichet.recours().recevoirObservations(acteur, NUMERO)),
                commande(
                        "GuichetRecours.retirer",
                        Operation.STATUER,
                        (guichet, acteur) -> guichet.recours().retirer(acteur, NUMERO, "retrait-1")),
                commande(
                        "GuichetRecours.rouvrir",
                        Operation.STATUER,
                        (guichet, acteur) -> guichet.recours().rouvrir(acteur, NUMERO, "RECOURS_ACCUEILLI")),
                commande(
                        "GuichetRecours.transmettre",
                        Operation.TRANSMETTRE,
                        (guichet, acteur) -> guichet.recours().transmettre(acteur, NUMERO)),
                commande(
                        "GuichetRecours.attester",
                        Operation.ATTESTER,
                        (guichet, acteur) -> guichet.recours().attester(acteur, NUMERO, Attestation.OCTROI)),
                commande(
                        "GuichetArchives.effacer",
                        Operation.EFFACER,
                        (guichet, acteur) -> guichet.archives().effacer(acteur, NUMERO, "VISA-1")),
                commande(
                        "GuichetArchives.proposer",
                        Operation.EFFACER,
                        (guichet, acteur) -> guichet.archives().proposer(acteur, "E-1")),
                commande(
                        "GuichetArchives.proposer",
                        Operation.EFFACER,
                        (guichet, acteur) -> guichet.archives().proposer(acteur, "E-1", JOUR.plusYears(50))),
                commande(
                        "GuichetArchives.eliminer",
                        Operation.EFFACER,
                        (guichet, acteur) -> guichet.archives()
                                .eliminer(acteur, PERSONNE, new Elimination.Visa("V-1", JOUR, PERSONNE.empreinte()))),
                commande(
                        "GuichetDroits.rectifier",
                        Operation.RECTIFIER,
                        (guichet, acteur) -> guichet.droits()
                                .rectifier(acteur, Formulaire.de("D-1").remplir(), "ERREUR")),
                commande(
                        "GuichetDroits.limiter",
                        Operation.LIMITER,
                        (guichet, acteur) ->
                                guichet.droits().limiter(acteur, NUMERO, Limitation.Motif.EXACTITUDE, JOUR)),
                commande(
                        "GuichetDroits.annoncerLevee",
                        Operation.LIMITER,
                        (guichet, acteur) -> guichet.droits()
                                .annoncerLevee(acteur, NUMERO, Limitation.Motif.EXACTITUDE, "DONNEES_EXACTES")),
                commande(
                        "GuichetDroits.prevenirAutrement",
                        Operation.LIMITER,
                        (guichet, acteur) -> guichet.droits()
                                .prevenirAutrement(
                                        acteur, NUMERO, Limitation.Motif.EXACTITUDE, "DONNEES_EXACTES", JOUR)),
                commande(
                        "GuichetDroits.lever",
                        Operation.LIMITER,
                        (guichet, acteur) -> guichet.droits().lever(acteur, NUMERO, Limitation.Motif.EXACTITUDE)),
                commande(
                        "GuichetDroits.accueillirOpposition",
                        Operation.LIMITER,
                        (guichet, acteur) -> guichet.droits().accueillirOpposition(acteur, NUMERO)),
                commande(
                        "GuichetDroits.deroger",
                        Operation.LIMITER,
                        (guichet, acteur) ->
                                guichet.droits().deroger(acteur, NUMERO, Limitation.Derogation.CONSENTEMENT)),
                commande(
                        "GuichetDroits.finirDerogation",
                        Operation.LIMITER,
                        (guichet, acteur) ->
                                guichet.droits().finirDerogation(acteur, NUMERO, Limitation.Derogation.CONSENTEMENT)),
                commande(
                        "GuichetArchives.effacerResidus",
                        Operation.PURGER,
                        (guichet, acteur) -> guichet.archives().effacerResidus(acteur)),
                commande(
                        "GuichetArchives.geler",
                        Operation.CONSERVER,
                        (guichet, acteur) -> guichet.archives().geler(acteur, NUMERO, "CONTROLE_CRC")),
                commande(
                        "GuichetArchives.degeler",
                        Operation.CONSERVER,
                        (guichet, acteur) -> guichet.archives().degeler(acteur, NUMERO, "CONTROLE_CLOS")),
                commande(
                        "GuichetArchives.consulter",
                        Operation.CONSERVER,
                        (guichet, acteur) -> guichet.archives().consulter(acteur, NUMERO, "RECOURS")),
                commande(
                        "GuichetArchives.exporter",
                        Operation.CONSERVER,
                        (guichet, acteur) -> guichet.archives().exporter(acteur, NUMERO, (piece, octets) -> {})),
                commande(
                        "GuichetArchives.recenser",
                        Operation.CONSERVER,
                        (guichet, acteur) -> guichet.archives()
                                .recenser(
                                        acteur,
                                        new Violation.Perimetre(
                                                new TreeSet<>(Set.of(NUMERO)),
                                                new TreeSet<>(),
                                                new TreeSet<>(),
                                                false,
                                                Instant.EPOCH,
                                                Instant.EPOCH),
                                        Instant.EPOCH)),
                commande(
                        "GuichetArchives.rejouer",
                        Operation.CONSERVER,
                        (guichet, acteur) -> guichet.archives().rejouer(acteur, NUMERO, "CONTROLE")),
                commande(
                        "GuichetArchives.sort",
                        Operation.CONSERVER,
                        (guichet, acteur) -> guichet.archives().sort(acteur, NUMERO)),
                commande(
                        "GuichetAccueil.suivre",
                        Operation.CONSULTER,
                        (guichet, acteur) -> guichet.accueil().suivre(acteur, NUMERO)),
                commande(
                        "GuichetAccueil.suivre",
                        Operation.CONSULTER,
                        (guichet, acteur) -> guichet.accueil().suivre(acteur, NUMERO, (fiche, reglement) -> fiche)),
                commande(
                        "GuichetAccueil.lire",
                        Operation.CONSULTER,
                        (guichet, acteur) -> guichet.accueil().lire(acteur, NUMERO)),
                commande(
                        "GuichetAccueil.parcours",
                        Operation.CONSULTER,
                        (guichet, acteur) -> guichet.accueil().parcours(acteur, NUMERO)),
                commande(
                        "GuichetAccueil.consignerAppel",
                        Operation.CONSIGNER_APPEL,
                        (guichet, acteur) ->
                                guichet.accueil().consignerAppel(acteur, NUMERO, "OU_EN_EST_ON", "une note")),
                commande(
                        "GuichetAccueil.confluence",
                        Operation.CONSULTER,
                        (guichet, acteur) -> guichet.accueil().confluence(acteur, NUMERO)),
                commande(
                        "GuichetAccueil.recevoirFaits",
                        Operation.RECEVOIR_FAITS,
                        (guichet, acteur) ->
                                guichet.accueil().recevoirFaits(acteur, "voisine", Collections.emptyIterator())));
    }

    /** A port that nobody may touch. */
    private static <P> P interdit(Class<P> port) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (moi, methode, arguments) -> {
                    throw new AssertionError(port.getSimpleName() + "." + methode.getName() + " was called");
                }));
    }

    /** A counter in front of a world that must not be read, let alone written. */
    private static Guichet mure() {
        return new Guichet(
                Catalogue.resoudre(List.of(Monde.reglement())),
                new Ports(
                        interdit(Dossiers.class),
                        interdit(Journaux.class),
                        interdit(Registres.class),
                        interdit(Envois.class),
                        interdit(Pieces.class),
                        interdit(Antivirus.class),
                        interdit(LecteurDePieces.class),
                        interdit(Notes.class),
                        interdit(Residus.class),
                        interdit(Cles.class)),
                new Reglages(
                        interdit(Validator.class),
                        InstantSource.fixed(Essai.MIDI),
                        ZoneOffset.UTC,
                        List.of(),
                        Plage.JOURNEE,
                        Reprises.PAR_DEFAUT,
                        DelaiDePaiement.PAR_DEFAUT,
                        null,
                        Collections.emptySortedMap()));
    }

    private static boolean attendu(Operation operation, Role role) {
        List<String> lignes = TABLEAU.lines().toList();
        int colonne = Arrays.asList(lignes.get(0).strip().split(" +")).indexOf(role.name());
        String ligne = lignes.stream()
                .filter(candidate -> candidate.startsWith(operation.name() + " "))
                .findFirst()
                .orElseThrow();
        return ligne.split(" +")[1 + colonne].equals("oui");
    }

    @Test
    void qui_peut_quoi_tient_en_un_tableau() {
        StringBuilder tableau = new StringBuilder(" ".repeat(21));
        for (Role role : Role.values()) {
            tableau.append(' ').append(role);
        }
        tableau.append('\n');
        for (Operation operation : Operation.values()) {
            StringBuilder ligne = new StringBuilder(String.format("%-21s", operation));
            for (Role role : Role.values()) {
                String cellule = Habilitations.permet(role, operation) ? "oui" : "non";
                ligne.append(' ').append(String.format("%-" + role.name().length() + "s", cellule));
            }
            tableau.append(ligne.toString().stripTrailing()).append('\n');
        }
        assertEquals(TABLEAU, tableau.toString());
    }

    @ParameterizedTest
    @MethodSource("commandes")
    @Tag("securite")
    void chaque_commande_refuse_qui_n_est_pas_habilite_sans_rien_lire_ni_ecrire(Commande commande) {
        int refuses = 0;
        for (Role role : Role.values()) {
            if (!attendu(commande.operation(), role)) {
                Acteur acteur = new Acteur("collectivite", role, "a-1");
                AccesRefuseException refus = assertThrows(
                        AccesRefuseException.class, () -> commande.appel().accept(mure(), acteur), role::name);
                assertEquals("not allowed: " + commande.operation(), refus.getMessage());
                refuses++;
            }
        }
        assertTrue(refuses > 0, "a command that anybody may give");
    }

    @ParameterizedTest
    @MethodSource("commandes")
    void chaque_commande_s_ouvre_a_qui_est_habilite(Commande commande) {
        for (Role role : Role.values()) {
            if (attendu(commande.operation(), role)) {
                assertFalse(refuse(commande, new Acteur("collectivite", role, "a-1")), role::name);
            }
        }
    }

    private static boolean refuse(Commande commande, Acteur acteur) {
        try {
            commande.appel().accept(new Monde().guichet(), acteur);
            return false;
        } catch (AccesRefuseException refus) {
            return true;
        } catch (IllegalArgumentException | IllegalStateException absent) {
            // There is no such session, bordereau or dossier: the door was open.
            return false;
        }
    }

    /** A command that is added to a counter is added here, or this fails. */
    @Test
    void aucune_commande_n_est_oubliee() {
        List<Class<?>> guichets = Stream.concat(
                        Stream.of(Guichet.class),
                        publiques(Guichet.class)
                                .filter(methode -> methode.getParameterCount() == 0)
                                .map(Method::getReturnType))
                .<Class<?>>map(guichet -> guichet)
                .toList();
        SortedSet<String> publiees = guichets.stream()
                .flatMap(HabilitationsTest::publiques)
                .filter(methode -> !guichets.contains(methode.getReturnType()))
                .map(methode -> {
                    assertEquals(Acteur.class, methode.getParameterTypes()[0], "nobody says who he is: " + methode);
                    return methode.getDeclaringClass().getSimpleName() + "." + methode.getName();
                })
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(publiees, commandes().stream().map(Commande::nom).collect(Collectors.toCollection(TreeSet::new)));
        assertEquals(
                EnumSet.allOf(Operation.class),
                commandes().stream()
                        .map(Commande::operation)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Operation.class))),
                "an operation that no command asks for");
    }

    private static Stream<Method> publiques(Class<?> guichet) {
        return Arrays.stream(guichet.getDeclaredMethods())
                .filter(methode -> Modifier.isPublic(methode.getModifiers()) && !methode.isSynthetic());
    }
}
