package fr.octroi.document;

import fr.octroi.bureau.Acte;
import fr.octroi.bureau.Convocation;
import fr.octroi.bureau.Convocation.Delais;
import fr.octroi.bureau.Convocation.Note;
import fr.octroi.bureau.Deliberation;
import fr.octroi.bureau.LigneDeliberee;
import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.bureau.ModeDeDecision;
import fr.octroi.bureau.Motif;
import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.bureau.Presence;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.bureau.Vote;
import fr.octroi.commun.Montant;
import fr.octroi.document.Ecrit.Colonne;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Demandeur;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.reglement.Financeur;
import fr.octroi.reglement.LigneBudgetaire;
import fr.octroi.reglement.ReglementAide;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a session leaves behind: the convocation that called to it, its minutes, the extracts of its acts, and the report of them to
 * the council (CGCT L2121-12, L2121-15 and L5211-10, annexe I, rubrique 721).
 *
 * <p>Members are opaque codes everywhere else; here they are written by the names that the caller gives. Minutes are published, and the
 * report is read in public: they hold no name, number or reason of an applicant. An extract holds those of whom it is about. Each is an
 * archive that a screen reader reads (PDF/A-2a and PDF/UA-1); the same session gives the same bytes.
 */
public final class ActesDeSeance {

    private final SeanceBureau seance;
    private final OrdreDuJour ordre;
    private final ReglementAide reglement;
    private final SortedMap<NumeroDossier, Dossier> dossiers;
    private final SortedMap<String, String> noms;
    private final boolean simulation;
    private final Intitules intitules;
    private final Phrases phrases = new Phrases("ActesDeSeance");

    /**
     * Prepares the papers of a session.
     *
     * @param seance the session, its agenda frozen
     * @param reglement the règlement of the aid
     * @param dossiers the dossiers of the agenda, and possibly others
     * @param noms how members are written, by their codes; a member without a name is written by his code
     * @param simulation whether each page says that it is worth nothing
     * @throws IllegalArgumentException when no agenda is frozen, or a dossier of it is missing
     */
    public ActesDeSeance(
            SeanceBureau seance,
            ReglementAide reglement,
            SortedMap<NumeroDossier, Dossier> dossiers,
            SortedMap<String, String> noms,
            boolean simulation) {
        OrdreDuJour gele = seance.ordreDuJour();
        if (gele == null || !gele.lignes().stream().allMatch(ligne -> dossiers.containsKey(ligne.numero()))) {
            throw new IllegalArgumentException("not the papers of a frozen agenda: " + seance.code());
        }
        this.seance = seance;
        this.ordre = gele;
        this.reglement = reglement;
        this.dossiers = Collections.unmodifiableSortedMap(new TreeMap<>(dossiers));
        this.noms = Collections.unmodifiableSortedMap(new TreeMap<>(noms));
        this.simulation = simulation;
        this.intitules = new Intitules(reglement);
    }

    /**
     * Writes the convocation, with its place and time, the agenda, and the explanatory note where it is joined; it names no applicant.
     * It says that it leaves in the time of the CGCT only when it does.
     *
     * @param convocation one of this session
     * @param lieu the time and the place, as they are to be read: {@code à 18 h 30, salle du conseil}
     * @param sortie where the PDF goes, left open
     * @throws IllegalStateException when nobody is convened, since one person decides
     * @throws IOException when it cannot be written
     */
    public void convocation(Convocation convocation, String lieu, OutputStream sortie) throws IOException {
        exigerUneInstance();
        try (Ecrit ecrit = commencer(
                seance.mode(), phrases.dire("convocation"), convocation.pour(), convocation.envoi(), List.of())) {
            ecrit.paragraphe(phrases.dire(
                    "convocation.corps", Francais.jour(convocation.pour()), lieu, Francais.jour(convocation.envoi())));
            delai(ecrit, convocation);
            ecrit.paragraphe(phrases.dire("convocation.pouvoir"));
            ecrit.titre(2, phrases.dire("titre.ordreDuJour"));
            ecrit.liste(List.of(phrases.dire(
                    "ordreDuJour.objet",
                    reglement.titre(),
                    Integer.toString(ordre.lignes().size()))));
            if (convocation.note() == Note.JOINTE) {
                note(ecrit);
            }
            ecrit.paragraphe(phrases.dire("convocation.signature"));
            ecrit.ecrire(sortie);
        }
    }

    /** What was sent late, or under shorter délais than those of the law, does not say that it respects them. */
    private void delai(Ecrit ecrit, Convocation convocation) throws IOException {
        boolean auDelaiDuCgct = convocation.estReguliere()
                && !convocation.envoi().isAfter(Delais.CGCT.dernierEnvoi(convocation.pour()));
        switch (convocation.genre()) {
            case ORDINAIRE -> {
                if (auDelaiDuCgct) {
                    ecrit.paragraphe(phrases.dire("convocation.ORDINAIRE"));
                }
            }
            case URGENTE -> ecrit.paragraphe(phrases.dire("convocation.URGENTE"));
            case SECONDE -> {
                ecrit.paragraphe(phrases.dire("convocation.SECONDE"));
                if (convocation.estReguliere()) {
                    ecrit.paragraphe(phrases.dire("convocation.sansQuorum"));
                }
            }
        }
    }

    private void note(Ecrit ecrit) throws IOException {
        ecrit.titre(2, phrases.dire("titre.note"));
        aide(ecrit);
        ecrit.paragraphe(phrases.dire("note.rang"));
        if (!ordre.disjointes().isEmpty()) {
            ecrit.paragraphe(phrases.dire(
                    "note.disjointes", Integer.toString(ordre.disjointes().size())));
        }
    }

    /**
     * Writes the minutes of a session that was held: who sat, who was represented, what each act decided and how it was voted. They are
     * published within a week (CGCT L2121-15), once the secretary has added what the session does not hold: when and where it sat, how many
     * members are in office, and what was discussed. Of applicants they tell no name, number, rank, reason or amount. What was decided alike, by
     * one act and one vote, is one row and a number; a sum is told only where the règlement gives everyone the same and so did the session,
     * when it says no more than the number.
     *
     * @param sortie where the PDF goes, left open
     * @throws IllegalStateException when the session was not held, or one person decided
     * @throws IOException when it cannot be written
     */
    public void procesVerbal(OutputStream sortie) throws IOException {
        procesVerbal(phrases.dire("procesVerbal.aCompleter"), sortie);
    }

    /**
     * Writes the same minutes, with the hour and the place.
     *
     * @param lieu the time and the place, as the convocation gave them: {@code à 18 h 30, salle du conseil}
     * @param sortie where the PDF goes, left open
     * @throws IllegalStateException when the session was not held, or one person decided
     * @throws IOException when it cannot be written
     */
    public void procesVerbal(String lieu, OutputStream sortie) throws IOException {
        exigerUneInstance();
        Deliberation deliberation = deliberation();
        SortedMap<List<String>, Integer> rangees = new TreeMap<>(Comparator.comparing(List::toString));
        deliberation
                .lignes()
                .forEach(ligne -> rangees.merge(
                        List.of(deliberation.acte(ligne).numero(), phrases.dire("issue." + ligne.issue()), vote(ligne)),
                        1,
                        Integer::sum));
        List<LigneDeliberee> lignes = deliberation.lignes();
        try (Ecrit ecrit =
                commencer(seance.mode(), phrases.dire("procesVerbal"), seance.jour(), seance.jour(), List.of())) {
            ecrit.paragraphe(phrases.dire("procesVerbal.lieu", lieu));
            ecrit.paragraphe(phrases.dire("procesVerbal.enExercice"));
            assistance(ecrit, deliberation);
            ecrit.titre(2, phrases.dire("titre.ordreDuJour"));
            aide(ecrit);
            ecrit.titre(2, phrases.dire("titre.deliberations"));
            ecrit.tableau(
                    "",
                    List.of(
                            colonne("acte", 6, false),
                            colonne("issue", 8, false),
                            colonne("demandes", 4, true),
                            colonne("vote", 14, false)),
                    rangees.entrySet().stream()
                            .map(rangee -> List.of(
                                    rangee.getKey().get(0),
                                    rangee.getKey().get(1),
                                    rangee.getValue().toString(),
                                    rangee.getKey().get(2)))
                            .toList(),
                    List.of());
            ecrit.paragraphe(
                    sommePubliable(lignes)
                            ? phrases.dire(
                                    "procesVerbal.total", compter(lignes, Issue.ACCORDE), Francais.euros(total(lignes)))
                            : phrases.dire("procesVerbal.nombre", compter(lignes, Issue.ACCORDE)));
            ecrit.paragraphe(phrases.dire("procesVerbal.discussions"));
            signature(ecrit, seance.mode());
            ecrit.ecrire(sortie);
        }
    }

    /** A sum of amounts that differ points at people, however many they are; one of equal amounts that everyone knows does not. */
    private boolean sommePubliable(List<LigneDeliberee> lignes) {
        Montant forfait = reglement.bareme().forfait().orElse(null);
        return lignes.stream()
                .allMatch(ligne -> ligne.montant() == null || ligne.montant().equals(forfait));
    }

    /**
     * Writes the extract of an act that goes with the payments of what it grants: to whom, of which town, how much, and where it is
     * charged when the règlement says. Nothing of those it refuses. It names all beneficiaries: it is for the accountant alone.
     *
     * @param acte an act of the session
     * @param sortie where the PDF goes, left open
     * @throws IllegalArgumentException when it is no act of this session, or grants nothing
     * @throws IllegalStateException when the session was not held
     * @throws IOException when it cannot be written
     */
    public void extrait(Acte acte, OutputStream sortie) throws IOException {
        Deliberation deliberation = deliberation();
        List<LigneDeliberee> accordees = deliberation.lignes().stream()
                .filter(ligne -> ligne.issue() == Issue.ACCORDE
                        && deliberation.acte(ligne).equals(acte))
                .toList();
        if (accordees.isEmpty()) {
            throw new IllegalArgumentException("no act of the session " + seance.code() + " that grants");
        }
        try (Ecrit ecrit = commencerUnExtrait(deliberation, seance.mode(), acte, List.of())) {
            ecrit.titre(2, phrases.dire("titre.aides"));
            aide(ecrit);
            imputation(ecrit);
            ecrit.tableau(
                    "",
                    List.of(
                            colonne("beneficiaire", 12, false),
                            colonne("commune", 8, false),
                            colonne("montant", 5, true)),
                    accordees.stream()
                            .map(ligne -> List.of(beneficiaire(ligne), commune(ligne), montant(ligne)))
                            .toList(),
                    List.of(phrases.dire("colonne.total"), "", Francais.euros(total(accordees))));
            finir(ecrit, seance.mode(), sortie);
        }
    }

    /**
     * Writes the extract of an act for one person, to be joined to the notification: what was decided on that dossier, how it was voted,
     * and nothing of any other.
     *
     * @param numero a dossier that the session granted or refused
     * @param sortie where the PDF goes, left open
     * @throws IllegalArgumentException when the session granted or refused no such dossier
     * @throws IllegalStateException when the session was not held
     * @throws IOException when it cannot be written
     */
    public void extraitIndividuel(NumeroDossier numero, OutputStream sortie) throws IOException {
        Deliberation deliberation = deliberation();
        LigneDeliberee ligne = deliberation.lignes().stream()
                .filter(deliberee -> deliberee.numero().equals(numero) && estTranchee(deliberee))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not decided by the session " + seance.code()));
        // A convention grants: whoever signs them refuses by a decision.
        ModeDeDecision forme = seance.mode() == ModeDeDecision.CONVENTION && ligne.issue() == Issue.REFUSE
                ? ModeDeDecision.DELEGATION_EXECUTIF
                : seance.mode();
        List<String> dossier = List.of(phrases.dire("individuel.dossier", numero.valeur()));
        try (Ecrit ecrit = commencerUnExtrait(deliberation, forme, deliberation.acte(ligne), dossier)) {
            ecrit.titre(2, phrases.dire("titre.decision"));
            aide(ecrit);
            List<String> textes = new ArrayList<>();
            textes.add(phrases.dire("individuel.demande", beneficiaire(ligne), commune(ligne)));
            textes.add(phrases.dire("individuel." + ligne.issue(), montant(ligne)));
            ligne.motifs().forEach(motif -> textes.add(motif(ligne, motif)));
            if (siege()) {
                textes.add(phrases.dire("individuel.vote", vote(ligne)));
            }
            ecrit.liste(textes);
            if (ligne.issue() == Issue.REFUSE) {
                ecrit.paragraphe(phrases.dire("individuel.faits"));
            }
            finir(ecrit, forme, sortie);
        }
    }

    /** Why a request is refused, with its article where one is known. */
    private String motif(LigneDeliberee ligne, String code) {
        String mots = Phrases.sansPoint(intitules.motif(code));
        String motif = article(ligne, code)
                .map(article -> phrases.dire("individuel.article", mots, article))
                .orElse(mots);
        int deuxPoints = code.indexOf(':');
        if (deuxPoints >= 0) {
            boolean piece = intitules.estUnePiece(code.substring(0, deuxPoints));
            return phrases.dire(piece ? "individuel.piece" : "individuel.information", motif);
        }
        return intitules.exigence(code).isPresent() ? motif : phrases.dire("individuel.motif", motif);
    }

    /** That which the agenda gave, or that of the règlement for a reason that came in the session. */
    private Optional<String> article(LigneDeliberee ligne, String code) {
        return ordre.lignes().stream()
                .filter(inscrite -> inscrite.numero().equals(ligne.numero()))
                .flatMap(inscrite -> inscrite.motifs().stream())
                .filter(motif -> motif.code().equals(code))
                .map(Motif::article)
                .findFirst()
                .or(() -> intitules.article(code));
    }

    /**
     * Writes the report to the council of what was decided by its delegation since it last met (<i>compte rendu</i>, CGCT L5211-10): of
     * each act its day, its number, its object, how many it grants and refuses, and for how much where the minutes may say it. It names
     * nobody.
     *
     * @param seances the papers of sessions of one authority that were held, in the order they are to be told, at least one
     * @param conseil the day the council meets
     * @param sortie where the PDF goes, left open
     * @throws IllegalArgumentException without a session, or with conventions, which are signed under a délibération and not by
     *     delegation
     * @throws IllegalStateException when one was not held
     * @throws IOException when it cannot be written
     */
    public static void compteRendu(List<ActesDeSeance> seances, LocalDate conseil, OutputStream sortie)
            throws IOException {
        if (seances.isEmpty() || seances.stream().anyMatch(actes -> actes.seance.mode() == ModeDeDecision.CONVENTION)) {
            throw new IllegalArgumentException("no sessions that decide by delegation");
        }
        ActesDeSeance premiers = seances.get(0);
        Phrases phrases = premiers.phrases;
        String titre = phrases.dire("compteRendu");
        String autorite = premiers.reglement.autorite();
        String complet = phrases.dire("titre", titre, Francais.jour(conseil));
        boolean simulation = seances.stream().anyMatch(actes -> actes.simulation);
        long identifiant = conseil.toEpochDay() * 31 * 31
                + seances.stream().map(actes -> actes.seance.code()).toList().hashCode();
        try (Ecrit ecrit = new Ecrit(complet, autorite, conseil, identifiant, simulation)) {
            ecrit.titre(1, titre);
            ecrit.paragraphe(phrases.dire("compteRendu.corps", autorite, Francais.jour(conseil)));
            List<LigneDeliberee> toutes = seances.stream()
                    .flatMap(actes -> actes.deliberation().lignes().stream())
                    .toList();
            boolean sommes = seances.stream()
                    .allMatch(actes -> actes.sommePubliable(actes.deliberation().lignes()));
            if (!sommes) {
                ecrit.paragraphe(phrases.dire("compteRendu.sansMontant"));
            }
            ecrit.tableau(
                    "",
                    List.of(
                            premiers.colonne("jour", 6, false),
                            premiers.colonne("acte", 6, false),
                            premiers.colonne("objet", 8, false),
                            premiers.colonne("accords", 4, true),
                            premiers.colonne("refus", 4, true),
                            premiers.colonne("montant", 5, true)),
                    seances.stream().flatMap(ActesDeSeance::rendreCompte).toList(),
                    List.of(
                            phrases.dire("colonne.total"),
                            "",
                            "",
                            compter(toutes, Issue.ACCORDE),
                            compter(toutes, Issue.REFUSE),
                            sommes ? Francais.euros(total(toutes)) : "–"));
            ecrit.ecrire(sortie);
        }
    }

    private Stream<List<String>> rendreCompte() {
        Deliberation deliberation = deliberation();
        return deliberation.actes().stream()
                .map(acte -> deliberation.lignes().stream()
                        .filter(ligne ->
                                estTranchee(ligne) && deliberation.acte(ligne).equals(acte))
                        .toList())
                .filter(lignes -> !lignes.isEmpty())
                .map(lignes -> List.of(
                        Francais.jour(deliberation.acte(lignes.get(0)).jour()),
                        deliberation.acte(lignes.get(0)).numero(),
                        reglement.titre(),
                        compter(lignes, Issue.ACCORDE),
                        compter(lignes, Issue.REFUSE),
                        sommePubliable(lignes) ? Francais.euros(total(lignes)) : "–"));
    }

    private Ecrit commencerUnExtrait(Deliberation deliberation, ModeDeDecision forme, Acte acte, List<String> dossier)
            throws IOException {
        String intitule = phrases.dire("acte." + forme, acte.numero());
        List<String> precisions =
                Stream.concat(Stream.of(intitule), dossier.stream()).toList();
        Ecrit ecrit = commencer(forme, phrases.dire("extrait." + forme), seance.jour(), seance.jour(), precisions);
        ecrit.paragrapheFort(intitule);
        ecrit.paragraphe(phrases.dire(dossier.isEmpty() ? "extrait.confidentiel" : "individuel.confidentiel"));
        if (siege()) {
            assistance(ecrit, deliberation);
        } else {
            ecrit.paragraphe(
                    phrases.dire("signataire", nommer(deliberation.presence().membres())));
        }
        return ecrit;
    }

    private void finir(Ecrit ecrit, ModeDeDecision forme, OutputStream sortie) throws IOException {
        ecrit.paragraphe(phrases.dire("executoire." + forme));
        signature(ecrit, forme);
        ecrit.ecrire(sortie);
    }

    private void signature(Ecrit ecrit, ModeDeDecision forme) throws IOException {
        ecrit.paragraphe(phrases.dire("signature." + forme));
    }

    private void imputation(Ecrit ecrit) throws IOException {
        for (Financeur financeur : reglement.financeurs()) {
            LigneBudgetaire ligne = financeur.ligne();
            String part = financeur.part() == null
                    ? phrases.dire("imputation.reste")
                    : financeur.part().toString().replace('.', ',');
            ecrit.paragraphe(phrases.dire(
                    ligne.fonction().isBlank() ? "imputation.financeur" : "imputation.financeur.fonction",
                    financeur.code(),
                    part,
                    ligne.chapitre(),
                    ligne.article(),
                    ligne.fonction()));
        }
        LigneBudgetaire budget = reglement.financeurs().isEmpty() ? reglement.budget() : null;
        if (budget != null) {
            ecrit.paragraphe(phrases.dire(
                    budget.fonction().isBlank() ? "imputation" : "imputation.fonction",
                    budget.chapitre(),
                    budget.article(),
                    budget.fonction()));
        }
    }

    private void assistance(Ecrit ecrit, Deliberation deliberation) throws IOException {
        Presence presence = deliberation.presence();
        List<String> lignes = new ArrayList<>();
        Convocation convocation = seance.convocation();
        if (convocation != null) {
            lignes.add(phrases.dire("assistance.convocation", Francais.jour(convocation.envoi())));
        }
        ajouter(lignes, "president", presence.president());
        ajouter(lignes, "secretaire", presence.secretaire());
        lignes.add(phrases.dire(
                "assistance.presents", Integer.toString(presence.membres().size()), nommer(presence.membres())));
        presence.pouvoirs()
                .forEach(pouvoir -> lignes.add(
                        phrases.dire("assistance.pouvoir", nom(pouvoir.mandant()), nom(pouvoir.mandataire()))));
        lignes.add(phrases.dire(
                convocation != null && convocation.genre() == Convocation.Genre.SECONDE
                        ? "assistance.sansQuorum"
                        : "assistance.quorum"));
        if (deliberation.urgence() != null) {
            lignes.add(phrases.dire("assistance.urgence", voix(deliberation.urgence())));
        }
        ecrit.titre(2, phrases.dire("titre.assistance"));
        ecrit.liste(lignes);
    }

    private void ajouter(List<String> lignes, String qualite, @Nullable String membre) {
        if (membre != null) {
            lignes.add(phrases.dire("assistance." + qualite, nom(membre)));
        }
    }

    private void aide(Ecrit ecrit) throws IOException {
        ecrit.paragraphe(phrases.dire("aide", reglement.titre(), reglement.version(), reglement.baseJuridique()));
    }

    private String vote(LigneDeliberee ligne) {
        List<String> textes = new ArrayList<>();
        if (ligne.vote() != null) {
            textes.add(voix(ligne.vote()));
        } else if (estTranchee(ligne)) {
            textes.add(phrases.dire("vote.unanime"));
        }
        if (!ligne.deports().isEmpty()) {
            textes.add(phrases.dire("vote.deports", nommer(ligne.deports())));
        }
        if (!ligne.absents().isEmpty()) {
            textes.add(phrases.dire("vote.absents", nommer(ligne.absents())));
        }
        return textes.isEmpty() ? "–" : String.join(" ", textes);
    }

    private String voix(Vote vote) {
        String voix = phrases.dire(
                vote.secret() ? "vote.secret" : "vote.public",
                Integer.toString(vote.pour()),
                Integer.toString(vote.contre()),
                Integer.toString(vote.abstentions()));
        return vote.presidentPour() && vote.pour() == vote.contre()
                ? voix + " " + phrases.dire("vote.preponderante")
                : voix;
    }

    private String beneficiaire(LigneDeliberee ligne) {
        Demandeur demandeur = demandeur(ligne);
        return phrases.dire(
                "beneficiaire",
                demandeur.nom(),
                demandeur.prenom(),
                ligne.numero().valeur());
    }

    private String commune(LigneDeliberee ligne) {
        Adresse adresse = demandeur(ligne).adresse();
        return adresse.ville().isBlank() ? Objects.requireNonNullElse(adresse.insee(), "–") : adresse.ville();
    }

    private Demandeur demandeur(LigneDeliberee ligne) {
        return Objects.requireNonNull(dossiers.get(ligne.numero())).demandeur();
    }

    private boolean siege() {
        return seance.mode() == ModeDeDecision.INSTANCE_COLLEGIALE;
    }

    private void exigerUneInstance() {
        if (!siege()) {
            throw new IllegalStateException("one person decides: " + seance.code());
        }
    }

    private static boolean estTranchee(LigneDeliberee ligne) {
        return ligne.issue() == Issue.ACCORDE || ligne.issue() == Issue.REFUSE;
    }

    private Deliberation deliberation() {
        Deliberation deliberation = seance.deliberation();
        if (deliberation == null) {
            throw new IllegalStateException("the session was not held: " + seance.code());
        }
        return deliberation;
    }

    private Ecrit commencer(
            ModeDeDecision forme, String titre, LocalDate jour, LocalDate edition, List<String> precisions)
            throws IOException {
        String precis = Stream.concat(Stream.of(titre), precisions.stream()).collect(Collectors.joining(" – "));
        String complet = phrases.dire("titre", precis, Francais.jour(jour));
        long identifiant = jour.toEpochDay() * 31 * 31 + seance.code().hashCode() * 31L + complet.hashCode();
        Ecrit ecrit = new Ecrit(complet, reglement.autorite(), edition, identifiant, simulation);
        ecrit.titre(1, titre);
        ecrit.paragraphe(phrases.dire("seance." + forme, reglement.autorite(), Francais.jour(jour)));
        return ecrit;
    }

    private Colonne colonne(String cle, float part, boolean aDroite) {
        return new Colonne(phrases.dire("colonne." + cle), part, aDroite);
    }

    private String nom(String membre) {
        return noms.getOrDefault(membre, membre);
    }

    private String nommer(Collection<String> membres) {
        return String.join(", ", membres.stream().map(this::nom).toList());
    }

    private static String montant(LigneDeliberee ligne) {
        return ligne.montant() == null ? "–" : Francais.euros(ligne.montant());
    }

    private static Montant total(List<LigneDeliberee> lignes) {
        return lignes.stream()
                .map(ligne -> Objects.requireNonNullElse(ligne.montant(), Montant.ZERO))
                .reduce(Montant.ZERO, Montant::plus);
    }

    private static String compter(List<LigneDeliberee> lignes, Issue issue) {
        return Long.toString(
                lignes.stream().filter(ligne -> ligne.issue() == issue).count());
    }
}
