package fr.octroi.document;

import fr.octroi.bureau.Acte;
import fr.octroi.bureau.Convocation;
import fr.octroi.bureau.Deliberation;
import fr.octroi.bureau.LigneDeliberee;
import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.bureau.ModeDeDecision;
import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.bureau.Presence;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.bureau.Vote;
import fr.octroi.commun.Montant;
import fr.octroi.document.Ecrit.Colonne;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.reglement.ReglementAide;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a session leaves behind: the convocation that called to it, its minutes, and the extract of the register that goes with each
 * payment (CGCT L2121-12, L2121-15, annexe I, rubrique 721).
 *
 * <p>Members are opaque codes everywhere else; here they are written by the names that the caller gives. The minutes name no
 * applicant, the extract does. Each is an archive that a screen reader reads (PDF/A-2a and PDF/UA-1); the same session
 * gives the same bytes.
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
     * @throws IllegalArgumentException when no agenda is frozen, a dossier of it is missing, or one person decides
     *     alone
     */
    public ActesDeSeance(
            SeanceBureau seance,
            ReglementAide reglement,
            SortedMap<NumeroDossier, Dossier> dossiers,
            SortedMap<String, String> noms,
            boolean simulation) {
        OrdreDuJour gele = seance.ordreDuJour();
        if (gele == null
                || seance.mode() != ModeDeDecision.INSTANCE_COLLEGIALE
                || !gele.lignes().stream().allMatch(ligne -> dossiers.containsKey(ligne.numero()))) {
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
     * Writes the convocation, with its place and time, the agenda and the explanatory note that go with it; it names no applicant.
     *
     * @param convocation one of this session
     * @param lieu the time and the place, as they are to be read: {@code à 18 h 30, salle du conseil}
     * @param sortie where the PDF goes, left open
     * @throws IOException when it cannot be written
     */
    public void convocation(Convocation convocation, String lieu, OutputStream sortie) throws IOException {
        try (Ecrit ecrit = commencer("convocation", convocation.pour(), convocation.envoi())) {
            ecrit.paragraphe(phrases.dire(
                    "convocation.corps", Francais.jour(convocation.pour()), lieu, Francais.jour(convocation.envoi())));
            ecrit.paragraphe(phrases.dire("convocation." + convocation.genre()));
            ecrit.paragraphe(phrases.dire("convocation.pouvoir"));
            ecrit.titre(2, phrases.dire("titre.ordreDuJour"));
            ecrit.liste(List.of(phrases.dire(
                    "ordreDuJour.objet",
                    reglement.titre(),
                    Integer.toString(ordre.lignes().size()),
                    Francais.euros(ordre.total()))));
            ecrit.titre(2, phrases.dire("titre.note"));
            aide(ecrit);
            ecrit.paragraphe(phrases.dire("note.rang"));
            if (!ordre.disjointes().isEmpty()) {
                ecrit.paragraphe(phrases.dire(
                        "note.disjointes", Integer.toString(ordre.disjointes().size())));
            }
            ecrit.ecrire(sortie);
        }
    }

    /**
     * Writes the minutes of a session that was held: who sat, who was represented, how each line was voted; dossiers stand by their
     * numbers.
     *
     * @param sortie where the PDF goes, left open
     * @throws IllegalStateException when the session was not held
     * @throws IOException when it cannot be written
     */
    public void procesVerbal(OutputStream sortie) throws IOException {
        Deliberation deliberation = deliberation();
        try (Ecrit ecrit = commencer("procesVerbal", seance.jour(), seance.jour())) {
            assistance(ecrit, deliberation);
            ecrit.titre(2, phrases.dire("titre.ordreDuJour"));
            aide(ecrit);
            ecrit.titre(2, phrases.dire("titre.deliberations"));
            ecrit.tableau(
                    "",
                    List.of(
                            colonne("acte", 7, false),
                            colonne("dossier", 7, false),
                            colonne("issue", 11, false),
                            colonne("vote", 9, false),
                            colonne("montant", 5, true)),
                    deliberation.lignes().stream()
                            .map(ligne -> List.of(
                                    deliberation.acte(ligne).numero(),
                                    ligne.numero().valeur(),
                                    issue(ligne),
                                    vote(ligne),
                                    montant(ligne)))
                            .toList(),
                    List.of("", phrases.dire("colonne.total"), "", "", Francais.euros(total(deliberation.lignes()))));
            ecrit.paragraphe(phrases.dire("signature"));
            ecrit.ecrire(sortie);
        }
    }

    /**
     * Writes the extract of the register for one act: whom it grants how much for what, and whom it refuses. It holds personal data:
     * it is for the préfecture, the accountant, and whoever it is about.
     *
     * @param acte an act of the session
     * @param sortie where the PDF goes, left open
     * @throws IllegalArgumentException when it is no act of this session
     * @throws IllegalStateException when the session was not held
     * @throws IOException when it cannot be written
     */
    public void extrait(Acte acte, OutputStream sortie) throws IOException {
        Deliberation deliberation = deliberation();
        List<LigneDeliberee> lignes = deliberation.lignes().stream()
                .filter(ligne -> deliberation.acte(ligne).equals(acte))
                .toList();
        if (!deliberation.actes().contains(acte)) {
            throw new IllegalArgumentException("no act of the session " + seance.code());
        }
        try (Ecrit ecrit = commencer("extrait", seance.jour(), seance.jour())) {
            ecrit.paragrapheFort(phrases.dire("extrait.acte", acte.numero()));
            ecrit.paragraphe(phrases.dire("extrait.confidentiel"));
            assistance(ecrit, deliberation);
            ecrit.titre(2, phrases.dire("titre.decision"));
            aide(ecrit);
            ecrit.tableau(
                    "",
                    List.of(
                            colonne("beneficiaire", 11, false),
                            colonne("objet", 9, false),
                            colonne("issue", 10, false),
                            colonne("montant", 5, true)),
                    lignes.stream()
                            .map(ligne -> List.of(beneficiaire(ligne), reglement.titre(), issue(ligne), montant(ligne)))
                            .toList(),
                    List.of(phrases.dire("colonne.total"), "", "", Francais.euros(total(lignes))));
            ecrit.paragraphe(phrases.dire("extrait.executoire"));
            ecrit.paragraphe(phrases.dire("signature"));
            ecrit.ecrire(sortie);
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

    private String issue(LigneDeliberee ligne) {
        List<String> textes = new ArrayList<>(List.of(phrases.dire("issue." + ligne.issue())));
        if (ligne.issue() == Issue.REFUSE) {
            ligne.motifs()
                    .forEach(motif -> textes.add(phrases.dire("motif", Phrases.sansPoint(intitules.motif(motif)))));
        }
        return String.join(" ", textes);
    }

    private String vote(LigneDeliberee ligne) {
        List<String> textes = new ArrayList<>(List.of(voix(ligne.vote())));
        if (!ligne.deports().isEmpty()) {
            textes.add(phrases.dire("vote.deports", nommer(ligne.deports())));
        }
        if (!ligne.absents().isEmpty()) {
            textes.add(phrases.dire("vote.absents", nommer(ligne.absents())));
        }
        return String.join(" ", textes);
    }

    private String voix(@Nullable Vote vote) {
        return vote == null
                ? phrases.dire("vote.unanime")
                : phrases.dire(
                        vote.secret() ? "vote.secret" : "vote.public",
                        Integer.toString(vote.pour()),
                        Integer.toString(vote.contre()),
                        Integer.toString(vote.abstentions()));
    }

    private String beneficiaire(LigneDeliberee ligne) {
        Dossier dossier = Objects.requireNonNull(dossiers.get(ligne.numero()));
        return phrases.dire(
                "beneficiaire",
                dossier.demandeur().nom(),
                dossier.demandeur().prenom(),
                ligne.numero().valeur());
    }

    private Deliberation deliberation() {
        Deliberation deliberation = seance.deliberation();
        if (deliberation == null) {
            throw new IllegalStateException("the session was not held: " + seance.code());
        }
        return deliberation;
    }

    private Ecrit commencer(String papier, LocalDate jour, LocalDate edition) throws IOException {
        String titre = phrases.dire(papier);
        long identifiant = jour.toEpochDay() * 31 * 31 + seance.code().hashCode() * 31L + papier.hashCode();
        Ecrit ecrit = new Ecrit(
                phrases.dire("titre", titre, Francais.jour(jour)),
                reglement.autorite(),
                edition,
                identifiant,
                simulation);
        ecrit.titre(1, titre);
        ecrit.paragraphe(phrases.dire("seance", reglement.autorite(), Francais.jour(jour)));
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
}
