package fr.octroi.guichet;

import fr.octroi.bureau.Composition;
import fr.octroi.bureau.Confrontation;
import fr.octroi.bureau.Decision;
import fr.octroi.bureau.Deliberation;
import fr.octroi.bureau.Discordance;
import fr.octroi.bureau.LigneDeliberee;
import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.bureau.Motif;
import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.bureau.RegleQuorum;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.bureau.SeanceBureau.Etat;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.guichet.Comptoir.Pris;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDeSeance;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.Ecriture.Changement;
import fr.octroi.port.Message;
import fr.octroi.port.Versionne;
import fr.octroi.reglement.ModeleDeLettre;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The taking in of minutes, for one actor: what can be read of them is decided, and what is left when they come again.
 *
 * @param comptoir the counter
 * @param acteur who takes them in
 */
record ProcesVerbal(Comptoir comptoir, Acteur acteur) {

    Confrontation prendre(Deliberation deliberation, Composition composition, RegleQuorum quorum) {
        Versionne<SeanceBureau> connue = comptoir.seance(deliberation.acte().seance());
        Deliberation gardee = connue.valeur().deliberation();
        SortedMap<NumeroDossier, Decision> prises = new TreeMap<>();
        SortedMap<NumeroDossier, Pris> dossiers = new TreeMap<>();
        SortedSet<NumeroDossier> inaccessibles = new TreeSet<>();
        for (OrdreDuJour.Ligne ligne : lignes(connue.valeur())) {
            Optional<Pris> pris = comptoir.lire(ligne.numero(), inaccessibles);
            Optional<Decision> decision = pris.flatMap(lu -> decideeEn(lu, connue.valeur()));
            decision.ifPresent(deja -> prises.put(ligne.numero(), deja));
            if (decision.isEmpty() && pris.filter(comptoir::estJuge).isPresent()) {
                dossiers.put(ligne.numero(), pris.get());
            } else if (decision.isEmpty()
                    && (pris.isPresent() || gardee == null || !comptoir.estPris(ligne.numero()))) {
                inaccessibles.add(ligne.numero());
            }
        }
        exigerInchangee(connue);
        if (gardee != null && !sansLignes(deliberation, dossiers).equals(sansLignes(gardee, dossiers))) {
            return new Confrontation.Discordante(
                    List.of(new Discordance(Discordance.Code.SEANCE_DEJA_TENUE, null, null)));
        }
        if (gardee != null && dossiers.isEmpty()) {
            return new Confrontation.Conforme(rangees(connue.valeur(), prises), inaccessibles);
        }
        if (dossiers.isEmpty() && !inaccessibles.isEmpty()) {
            // A wrong key, or a right that is missing: the session would be held, and nothing decided.
            return new Confrontation.Discordante(inaccessibles.stream()
                    .map(numero -> new Discordance(Discordance.Code.DOSSIER_INACCESSIBLE, numero, null))
                    .toList());
        }
        Versionne<SeanceBureau> gelee = connue.avec(gelee(connue.valeur()));
        Optional<Credits> credits = dossiers.values().stream()
                .flatMap(pris -> pris.parcours().enveloppe().stream())
                .findFirst()
                .map(code -> new Credits(comptoir, code));
        credits.ifPresent(siens -> dossiers.values().forEach(pris -> siens.prendre(pris.dossier())));
        exigerInchangee(connue);
        // What all funders have together is enough, or one of them lacks something: who, each envelope says after.
        Montant disponible = credits.map(siens -> siens.codes().stream()
                        .map(code -> siens.prise(code).disponible())
                        .reduce(Montant.ZERO, Montant::plus))
                .orElse(Montant.ZERO);
        Confrontation confrontation = neutraliser(deliberation, dossiers)
                .confronter(
                        gelee.valeur(),
                        composition,
                        quorum,
                        disponible,
                        numero -> articles(Objects.requireNonNull(dossiers.get(numero))));
        Confrontation issue = confrontation.selon(
                conforme -> enregistrer(gelee, deliberation, credits, conforme, dossiers), discordante -> discordante);
        if (!(issue instanceof Confrontation.Conforme enregistree)) {
            return issue;
        }
        enregistree.decisions().forEach(decision -> prises.put(decision.dossier(), decision));
        return new Confrontation.Conforme(rangees(gelee.valeur(), prises), inaccessibles);
    }

    /** Held by somebody else meanwhile, its dossiers are no more those of its agenda, and what was set aside for them is no more there. */
    private void exigerInchangee(Versionne<SeanceBureau> connue) {
        if (comptoir.seance(connue.valeur().code()).version() != connue.version()) {
            throw new ConflitDeVersionException(connue.valeur().code());
        }
    }

    static List<OrdreDuJour.Ligne> lignes(SeanceBureau seance) {
        return Optional.ofNullable(seance.ordreDuJour())
                .map(OrdreDuJour::lignes)
                .orElse(List.of());
    }

    /** What a session that was held decided of a dossier, whatever became of it since. */
    static Optional<Decision> decideeEn(Pris pris, SeanceBureau seance) {
        return pris.parcours().decisions().stream()
                .filter(decision -> decision.acte().seance().equals(seance.code()))
                .findFirst();
    }

    private static List<Decision> rangees(SeanceBureau seance, SortedMap<NumeroDossier, Decision> prises) {
        return lignes(seance).stream()
                .flatMap(ligne -> Optional.ofNullable(prises.get(ligne.numero())).stream())
                .toList();
    }

    /** Minutes without the lines that are still to be decided: the others are of a session already held. */
    private static Deliberation sansLignes(Deliberation deliberation, SortedMap<NumeroDossier, Pris> aDecider) {
        return new Deliberation(
                deliberation.acte(),
                deliberation.presence(),
                deliberation.lignes().stream()
                        .filter(ligne -> !aDecider.containsKey(ligne.numero()))
                        .toList(),
                deliberation.urgence());
    }

    /** A session before its minutes, which come again for what is left of it. */
    private static SeanceBureau gelee(SeanceBureau seance) {
        return seance.etat() == Etat.TENUE
                ? new SeanceBureau(
                        seance.code(),
                        seance.jour(),
                        seance.limite(),
                        seance.capacite(),
                        Etat.GELEE,
                        seance.mode(),
                        seance.convocations(),
                        seance.ordreDuJour(),
                        null)
                : seance;
    }

    /** Minutes that grant and refuse nothing but what is decided now: the other lines have nothing to be compared with. */
    private static Deliberation neutraliser(Deliberation deliberation, SortedMap<NumeroDossier, Pris> aDecider) {
        return new Deliberation(
                deliberation.acte(),
                deliberation.presence(),
                deliberation.lignes().stream()
                        .map(ligne -> aDecider.containsKey(ligne.numero())
                                ? ligne
                                : new LigneDeliberee(
                                        ligne.numero(),
                                        Issue.RETIRE,
                                        null,
                                        List.of(),
                                        ligne.deports(),
                                        ligne.absents(),
                                        null,
                                        ligne.acte()))
                        .toList(),
                deliberation.urgence());
    }

    private Confrontation enregistrer(
            Versionne<SeanceBureau> gelee,
            Deliberation deliberation,
            Optional<Credits> credits,
            Confrontation.Conforme conforme,
            SortedMap<NumeroDossier, Pris> dossiers) {
        List<Decision> decisions = conforme.decisions().stream()
                .filter(decision -> dossiers.containsKey(decision.dossier()))
                .toList();
        Optional<Versionne<SeanceBureau>> registre = registre(gelee);
        List<Discordance> discordances = new ArrayList<>(
                deliberation.confronterAuRegistre(comptoir.ports().registres().seances()));
        decisions.stream()
                .filter(decision ->
                        Objects.requireNonNull(dossiers.get(decision.dossier())).etat() != EtatDossier.EN_SEANCE)
                .filter(decision -> issue(decision) != Issue.RETIRE)
                .map(decision -> new Discordance(Discordance.Code.DOSSIER_DESISTE, decision.dossier(), null))
                .forEach(discordances::add);
        decisions.stream()
                .filter(ProcesVerbal::tranche)
                // What was voted before it was limited happened, and is written down.
                .filter(decision -> Objects.requireNonNull(dossiers.get(decision.dossier()))
                        .parcours()
                        .estLimiteDepuis(decision.acte().jour()))
                .map(decision -> new Discordance(Discordance.Code.TRAITEMENT_LIMITE, decision.dossier(), null))
                .forEach(discordances::add);
        decisions.stream()
                .filter(decision -> estDepassee(decision, Objects.requireNonNull(dossiers.get(decision.dossier()))))
                .map(decision -> new Discordance(Discordance.Code.MOTIF_DEPASSE, decision.dossier(), null))
                .forEach(discordances::add);
        OrdreDuJour ordre = Objects.requireNonNull(gelee.valeur().ordreDuJour());
        // The agenda was frozen for a day before the closing, and in the year; it may have been put off since.
        credits.flatMap(siens -> siens.sontClosAvant(gelee.valeur().jour())
                        ? Optional.of(Discordance.Code.CREDITS_CLOS)
                        : GuichetSeances.estDeLAnnee(siens.principale(), gelee.valeur())
                                ? Optional.empty()
                                : Optional.of(Discordance.Code.EXERCICE_AUTRE))
                .ifPresent(code -> decisions.stream()
                        .filter(decision -> issue(decision) == Issue.ACCORDE)
                        .map(decision -> new Discordance(code, decision.dossier(), null))
                        .forEach(discordances::add));
        credits.ifPresent(siens -> engager(ordre, conforme.decisions(), siens, dossiers, discordances));
        if (!discordances.isEmpty()) {
            return new Confrontation.Discordante(discordances);
        }
        List<Changement> changements = new ArrayList<>();
        List<Message> messages = new ArrayList<>();
        for (Decision decision : decisions) {
            Pris pris = Objects.requireNonNull(dossiers.get(decision.dossier()));
            List<Fait> faits = new ArrayList<>(List.of(prise(pris, decision)));
            modele(decision).ifPresent(modele -> {
                String acte = decision.acte().numero();
                Optional<Message> notification = comptoir.message(pris, modele, acte);
                notification.ifPresent(messages::add);
                faits.addAll(comptoir.faitsDeNotification(pris, notification, modele, acte));
            });
            changements.add(comptoir.changement(pris.version(), pris.dossier(), faits));
        }
        comptoir.ecrire(
                acteur,
                changements,
                messages,
                Stream.concat(Stream.of(gelee.avec(gelee.valeur().tenir(deliberation))), registre.stream())
                        .toList(),
                credits.map(Credits::mues).orElse(List.of()),
                List.of());
        return new Confrontation.Conforme(decisions);
    }

    /**
     * Engages each funder's part of what is decided now; what one of them lacks is said of every grant that asks more of him than was
     * proposed.
     */
    private static void engager(
            OrdreDuJour ordre,
            List<Decision> decisions,
            Credits credits,
            SortedMap<NumeroDossier, Pris> dossiers,
            List<Discordance> discordances) {
        SortedSet<NumeroDossier> auDela = new TreeSet<>();
        for (String code : credits.codes()) {
            BiFunction<NumeroDossier, Montant, Montant> part =
                    (numero, montant) -> Optional.ofNullable(dossiers.get(numero))
                            .map(pris -> credits.part(code, pris.dossier(), montant))
                            .orElse(Montant.ZERO);
            ordre.appliquer(credits.prise(code), decisions, part)
                    .selon(
                            fait -> {
                                credits.remplacer(code, fait.enveloppe());
                                return true;
                            },
                            insuffisant -> {
                                ordre.lignes().stream()
                                        .filter(ligne -> part.apply(ligne.numero(), decide(decisions, ligne))
                                                        .compareTo(part.apply(ligne.numero(), ligne.propose()))
                                                > 0)
                                        .forEach(ligne -> auDela.add(ligne.numero()));
                                return false;
                            });
        }
        auDela.forEach(numero ->
                discordances.add(new Discordance(Discordance.Code.MONTANT_AU_DELA_DES_CREDITS, numero, null)));
    }

    private static Montant decide(List<Decision> decisions, OrdreDuJour.Ligne ligne) {
        return decide(decisions.get(ligne.rang() - 1)).orElse(Montant.ZERO);
    }

    /**
     * The first session, which stands for the register of numbers: of two minutes taken in at one moment, each of another session, both
     * write it as it was, so that one comes too late to number its acts as the other did.
     */
    private Optional<Versionne<SeanceBureau>> registre(Versionne<SeanceBureau> gelee) {
        return comptoir.ports().registres().seances().stream()
                .map(SeanceBureau::code)
                .findFirst()
                .filter(code -> !code.equals(gelee.valeur().code()))
                .map(comptoir::seance);
    }

    private SortedMap<String, String> articles(Pris pris) {
        return Articles.de(comptoir.reglement(pris.dossier()).definition(), pris.parcours());
    }

    /** A refusal must not hold against somebody what came since the freeze, nor what he was asked for in a lost letter; nothing is decided on what was known to be wrong. */
    private boolean estDepassee(Decision decision, Pris pris) {
        boolean rectifiee = pris.parcours().estRectifieAvant(decision.acte().jour());
        if (!(decision instanceof Decision.Refusee refusee)) {
            return rectifiee && decision instanceof Decision.Accordee;
        }
        boolean perdue = pris.parcours().carencePerdue();
        return rectifiee
                || perdue
                || refusee.motifs().stream()
                        .map(Motif::code)
                        .filter(code -> code.indexOf(':') > 0)
                        .map(code -> code.substring(0, code.indexOf(':')))
                        .flatMap(sujet -> acceptes(pris, sujet))
                        .anyMatch(pris.parcours()::estVenuDepuisLInscription);
    }

    /** A piece, or a fact, with what the règlement accepts in its place. */
    private Stream<String> acceptes(Pris pris, String sujet) {
        return Stream.concat(
                Stream.of(sujet),
                comptoir.reglement(pris.dossier()).definition().pieces().stream()
                        .filter(piece -> piece.type().equals(sujet))
                        .flatMap(piece -> piece.alternatives().stream()));
    }

    private static FaitDeSeance.DecisionPrise prise(Pris pris, Decision decision) {
        FaitDeSeance.InscritALOrdreDuJour inscription =
                pris.parcours().inscription().orElseThrow();
        List<Motif> motifs = decision.selon(
                accordee -> List.<Motif>of(), refusee -> refusee.motifs(), ajournee -> List.of(), retiree -> List.of());
        List<String> codes = decision.selon(
                accordee -> List.of(),
                refusee -> motifs.stream().map(Motif::code).toList(),
                ajournee -> ajournee.motifs(),
                retiree -> retiree.motifs());
        // What only the credits refused is still a grant that is proposed.
        boolean accord = pris.parcours().carence().isEmpty()
                && pris.parcours()
                        .instruction()
                        .filter(faite -> faite.proposition().equals("ACCORDER"))
                        .isPresent();
        EtatDossier propose = accord ? EtatDossier.ACCORD_PROPOSE : EtatDossier.REFUS_PROPOSE;
        EtatDossier retireDeLaSeance = pris.etat() == EtatDossier.EN_SEANCE ? propose : pris.etat();
        return new FaitDeSeance.DecisionPrise(
                decision.acte().numero(),
                decision.acte().seance(),
                decision.acte().jour(),
                issue(decision),
                inscription.montant(),
                decide(decision).orElse(null),
                codes,
                motifs.stream().map(Motif::article).toList(),
                decision.selon(
                        accordee -> EtatDossier.ACCORDE,
                        refusee -> EtatDossier.REFUSE,
                        ajournee -> EtatDossier.AJOURNE,
                        retiree -> retireDeLaSeance));
    }

    /** Whether the Bureau granted or refused. */
    static boolean tranche(Decision decision) {
        return issue(decision) == Issue.ACCORDE || issue(decision) == Issue.REFUSE;
    }

    private static Issue issue(Decision decision) {
        return decision.selon(
                accordee -> Issue.ACCORDE, refusee -> Issue.REFUSE, ajournee -> Issue.AJOURNE, retiree -> Issue.RETIRE);
    }

    private static Optional<Montant> decide(Decision decision) {
        return decision.selon(
                accordee -> Optional.of(accordee.decide()),
                refusee -> Optional.empty(),
                ajournee -> Optional.empty(),
                retiree -> Optional.empty());
    }

    /** The template of the notice of a decision, where it is notified. */
    private static Optional<ModeleDeLettre> modele(Decision decision) {
        return decision.selon(
                accordee -> Optional.of(ModeleDeLettre.NOTIFICATION_OCTROI),
                refusee -> Optional.of(ModeleDeLettre.NOTIFICATION_REFUS),
                ajournee -> Optional.empty(),
                retiree -> Optional.empty());
    }
}
