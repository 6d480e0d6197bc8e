package fr.octroi.guichet;

import fr.octroi.budget.Enveloppe;
import fr.octroi.budget.Repartition;
import fr.octroi.bureau.Acte;
import fr.octroi.bureau.Composition;
import fr.octroi.bureau.Confrontation;
import fr.octroi.bureau.Deliberation;
import fr.octroi.bureau.LigneDeliberee;
import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.bureau.RegleQuorum;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.calendrier.Delai;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Role;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.journal.Parcours;
import fr.octroi.memoire.ClesEnMemoire;
import fr.octroi.port.Message;
import fr.octroi.port.Messagerie;
import fr.octroi.recours.MotifDeRetrait;
import fr.octroi.reglement.EtapeRelance;
import fr.octroi.reglement.Financeur;
import fr.octroi.reglement.LigneBudgetaire;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.Relais;
import fr.octroi.reglement.Vocabulaire;
import fr.octroi.rgpd.Conservation;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.RetourComptable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An authority with its contractor, its Bureau, its credits and its accountant, and a calendar whose pages one turns. */
final class Monde implements Messagerie {

    static final String IBAN = "FR7630006000011234567890189";
    static final String AUTRE_IBAN = "FR1420041010050500013M02606";
    private static final String TROISIEME_IBAN = "FR7630004000031234567890143";
    static final String ENVELOPPE = "velo-2026";
    static final LigneBudgetaire LIGNE = new LigneBudgetaire("65", "6574", "");
    static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    static final Acteur PLATEFORME = new Acteur("collectivite", Role.AUTOMATE, "plateforme");
    static final Acteur USAGER = new Acteur("collectivite", Role.USAGER, "usager-1");
    static final Acteur INSTRUCTEUR = new Acteur("collectivite", Role.INSTRUCTEUR, "agent-1");
    static final Acteur COLLEGUE = new Acteur("collectivite", Role.INSTRUCTEUR, "agent-2");
    static final Acteur PRESTATAIRE = new Acteur("titulaire", Role.PRESTATAIRE, "conseiller-1");
    static final Acteur ASSEMBLEES = new Acteur("collectivite", Role.ASSEMBLEES, "greffe-1");
    static final Acteur ORDONNATEUR = new Acteur("collectivite", Role.ORDONNATEUR, "finances-1");
    static final Acteur COMPTABLE = new Acteur("tresor", Role.COMPTABLE, "comptable-1");

    static final Composition BUREAU =
            new Composition(new TreeSet<>(Set.of("maire-1", "maire-2", "maire-3", "maire-4", "maire-5")));

    final List<Message> partis = new ArrayList<>();
    final Essai essai;

    private Instant maintenant =
            LocalDate.of(2026, 4, 1).atTime(10, 0).atZone(PARIS).toInstant();

    Monde() {
        this(Montant.ofEuros(10_000));
    }

    Monde(Montant credits) {
        this(credits, null);
    }

    /** With the article by which the Bureau refuses what the credits do not reach. */
    Monde(Montant credits, @Nullable String creditsEpuises) {
        this(credits, creditsEpuises, Collections.emptySortedMap());
    }

    /** With a time after which dossiers may end. */
    Monde(Conservation conservation) {
        this(Montant.ofEuros(10_000), null, new TreeMap<>(Map.of(Essai.AIDE, conservation)));
    }

    /** With funders who share every grant, each with his credits, in the order of the règlement. */
    Monde(@Nullable String creditsEpuises, List<Financeur> financeurs, List<Montant> credits) {
        this(credits.get(0), creditsEpuises, Collections.emptySortedMap(), financeurs);
        for (int i = 0; i < financeurs.size(); i++) {
            Financeur financeur = financeurs.get(i);
            seances()
                    .ouvrirCredits(
                            ORDONNATEUR,
                            Enveloppe.of(
                                    Repartition.enveloppe(ENVELOPPE, financeur),
                                    2026,
                                    financeur.ligne(),
                                    credits.get(i)));
        }
    }

    private Monde(Montant credits, @Nullable String creditsEpuises, SortedMap<String, Conservation> conservations) {
        this(credits, creditsEpuises, conservations, List.of());
    }

    private Monde(
            Montant credits,
            @Nullable String creditsEpuises,
            SortedMap<String, Conservation> conservations,
            List<Financeur> financeurs) {
        this.essai =
                new Essai(new ClesEnMemoire(), () -> maintenant, reglement(creditsEpuises, financeurs), conservations);
        seances().ouvrirCredits(ORDONNATEUR, Enveloppe.of(ENVELOPPE, 2026, LIGNE, credits));
    }

    static ReglementAide reglement() {
        return reglement(null, List.of());
    }

    private static ReglementAide reglement(@Nullable String creditsEpuises, List<Financeur> financeurs) {
        ReglementAide base = Essai.reglement("art. 3");
        return new ReglementAide(
                base.code(),
                base.version(),
                base.titre(),
                base.autorite(),
                base.niveau(),
                base.baseJuridique(),
                new ReglementAide.Validite(
                        Vocabulaire.ACHAT_DATE,
                        LocalDate.of(2020, 1, 1),
                        LocalDate.of(2026, 3, 15),
                        "PERIODE_ACHAT",
                        "art. 1",
                        "période"),
                base.conditions(),
                base.bareme(),
                base.pieces(),
                base.engagements(),
                base.doublons(),
                base.questions(),
                base.vocabulaires(),
                base.delaiSilence(),
                Delai.ofJours(30),
                List.of(
                        new EtapeRelance(Delai.ofJours(10), "RELANCE"),
                        new EtapeRelance(Delai.ofJours(20), "DERNIER_AVIS")),
                financeurs.isEmpty() ? base.budget() : LIGNE,
                financeurs,
                creditsEpuises,
                new Relais("Région d'essai", "l'aide régionale", "https://region.invalid/velo"),
                base.exemples(),
                base.sources(),
                base.empreinte());
    }

    /** The version that follows, for what is bought since, and those who pay it. */
    static ReglementAide suivant(List<Financeur> financeurs) {
        ReglementAide avant = reglement(null, financeurs);
        return new ReglementAide(
                avant.code(),
                "suivante",
                avant.titre(),
                avant.autorite(),
                avant.niveau(),
                avant.baseJuridique(),
                new ReglementAide.Validite(
                        Vocabulaire.ACHAT_DATE, LocalDate.of(2026, 3, 16), null, "PERIODE_ACHAT", "art. 1", "période"),
                avant.conditions(),
                avant.bareme(),
                avant.pieces(),
                avant.engagements(),
                avant.doublons(),
                avant.questions(),
                avant.vocabulaires(),
                avant.delaiSilence(),
                avant.delaiComplement(),
                avant.relances(),
                avant.budget(),
                avant.financeurs(),
                null,
                null,
                avant.exemples(),
                avant.sources(),
                avant.empreinte());
    }

    /** That the bicycle was sold too early became known today. */
    SortedMap<String, LocalDate> revente() {
        return new TreeMap<>(Map.of("REVENTE", jour()));
    }

    /** Opens, for fifteen days, the hearing before a withdrawal for broken conditions. */
    Effet contradictoire(Map<String, LocalDate> constats) {
        return recours()
                .ouvrirContradictoire(
                        INSTRUCTEUR,
                        numero("D-1"),
                        MotifDeRetrait.CONDITIONS_NON_RESPECTEES,
                        new TreeMap<>(constats),
                        jour().plusDays(15));
    }

    Guichet guichet() {
        return essai.guichet;
    }

    GuichetRelances relances() {
        return guichet().relances();
    }

    GuichetSeances seances() {
        return guichet().seances();
    }

    GuichetPaiements paiements() {
        return guichet().paiements();
    }

    GuichetRecours recours() {
        return guichet().recours();
    }

    GuichetAccueil accueil() {
        return guichet().accueil();
    }

    LocalDate jour() {
        return LocalDate.ofInstant(maintenant, PARIS);
    }

    void le(LocalDate jour) {
        a(jour, LocalTime.of(10, 0));
    }

    void a(LocalDate jour, LocalTime heure) {
        maintenant = jour.atTime(heure).atZone(PARIS).toInstant();
    }

    void plusTard(int jours) {
        le(jour().plusDays(jours));
    }

    Instant maintenant() {
        return maintenant;
    }

    void a(Instant instant) {
        maintenant = instant;
    }

    static NumeroDossier numero(String numero) {
        return new NumeroDossier(numero);
    }

    /** A request that lacks nothing, bank details included. */
    Formulaire complet(String numero) {
        Formulaire formulaire = essai.formulaire(numero);
        formulaire.iban = switch (numero) {
            case "D-2" -> AUTRE_IBAN;
            case "D-3" -> TROISIEME_IBAN;
            default -> IBAN;
        };
        formulaire.titulaire = "Zoé Durand";
        return formulaire.avec(essai.piece("RIB", "rib.pdf", "RIB 0.00 " + numero));
    }

    void deposer(Formulaire formulaire) {
        essai.deposer(formulaire);
    }

    void instruire(String numero) {
        guichet().instruire(INSTRUCTEUR, numero(numero));
    }

    /** A file comes that is no good. */
    void recevoirUneFactureIllisible(String numero) {
        guichet()
                .completer(
                        USAGER,
                        numero(numero),
                        jour(),
                        List.of(essai.piece("FACTURE", "autre.pdf", "ILLISIBLE")),
                        new TreeMap<>());
        instruire(numero);
    }

    EtatDossier etat(String numero) {
        return essai.dossier(numero).etat();
    }

    Parcours parcours(String numero) {
        return accueil().parcours(INSTRUCTEUR, numero(numero)).orElseThrow();
    }

    Enveloppe enveloppe() {
        return essai.dossiers.enveloppe(ENVELOPPE).orElseThrow().valeur();
    }

    void ouvrirSeance(String code, LocalDate jour, LocalDate limite, int capacite) {
        seances().ouvrirSeance(ASSEMBLEES, SeanceBureau.ouverte(code, jour, limite, capacite));
    }

    OrdreDuJour geler(String seance) {
        return seances()
                .geler(ASSEMBLEES, seance, Essai.AIDE, ENVELOPPE, new TreeMap<>())
                .ordre();
    }

    /** A line of the minutes; a refusal rests on the first condition of the règlement. */
    static LigneDeliberee ligne(OrdreDuJour.Ligne ligne, Issue issue, @Nullable Montant montant) {
        return new LigneDeliberee(
                ligne.numero(),
                issue,
                montant,
                issue == Issue.REFUSE ? List.of("RESIDENCE") : List.of(),
                List.copyOf(ligne.deports()));
    }

    static LigneDeliberee commePropose(OrdreDuJour.Ligne ligne) {
        return ligne.motifs().isEmpty()
                ? ligne(ligne, Issue.ACCORDE, ligne.propose())
                : ligne(ligne, Issue.REFUSE, null);
    }

    Confrontation deliberer(String seance, String acte, List<LigneDeliberee> lignes) {
        LocalDate jour = essai.dossiers.seance(seance).orElseThrow().valeur().jour();
        return seances()
                .deliberer(
                        ASSEMBLEES,
                        new Deliberation(
                                new Acte(acte, seance, jour), List.of("maire-1", "maire-2", "maire-3"), lignes),
                        BUREAU,
                        RegleQuorum.MAJORITE);
    }

    /** The account that a dossier declares now, or any when it declares none. */
    Iban compte(String numero) {
        return Objects.requireNonNullElse(essai.dossier(numero).iban(), Iban.parse(IBAN));
    }

    /** From a proposal to a grant that may be carried out, in one go. */
    void accorder(String numero) {
        String seance = "s-" + jour();
        ouvrirSeance(seance, jour(), jour(), 50);
        OrdreDuJour ordre = geler(seance);
        deliberer(
                seance,
                "B-" + jour(),
                ordre.lignes().stream().map(Monde::commePropose).toList());
        seances().transmettreActe(ASSEMBLEES, seance, jour());
        seances().notifier(ASSEMBLEES, numero(numero), jour());
    }

    Mandatement liquider(String bordereau, String... numeros) {
        TreeSet<NumeroDossier> dossiers = new TreeSet<>();
        for (String numero : numeros) {
            dossiers.add(numero(numero));
        }
        return paiements().liquider(ORDONNATEUR, bordereau, ENVELOPPE, dossiers);
    }

    List<RetourComptable.Resultat> retour(Bordereau bordereau, RetourComptable.Issue issue, String code) {
        return paiements()
                .prendreRetour(
                        COMPTABLE,
                        new RetourComptable(
                                bordereau.code(),
                                bordereau.lignes().stream()
                                        .map(ligne -> new RetourComptable.Ligne(
                                                ligne.versement().reference(), issue, code, null, jour()))
                                        .toList()));
    }

    int expedier() {
        return relances().expedier(PLATEFORME, this);
    }

    @Override
    public Remise remettre(Message message, fr.octroi.dossier.Dossier dossier, Parcours parcours) {
        partis.add(message);
        return new Remise(Empreinte.deChamps(message.cle(), message.modele()), "");
    }
}
