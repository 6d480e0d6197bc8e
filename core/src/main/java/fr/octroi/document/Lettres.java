package fr.octroi.document;

import fr.octroi.bureau.Decision;
import fr.octroi.bureau.ModeDeDecision;
import fr.octroi.calendrier.Delai;
import fr.octroi.calendrier.Echeance;
import fr.octroi.calendrier.Suspension;
import fr.octroi.commun.Montant;
import fr.octroi.document.Ecrit.Colonne;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.Iban;
import fr.octroi.instruction.Constat;
import fr.octroi.instruction.EtatVersement;
import fr.octroi.instruction.Proposition;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDePaiement;
import fr.octroi.journal.FaitDeRecours;
import fr.octroi.journal.Parcours;
import fr.octroi.recours.Attestation;
import fr.octroi.recours.Contradictoire;
import fr.octroi.recours.Limitation;
import fr.octroi.recours.MotifDeRetrait;
import fr.octroi.recours.VoiesEtDelais;
import fr.octroi.reglement.EtapeRelance;
import fr.octroi.reglement.ModeleDeLettre;
import fr.octroi.reglement.PieceRequise;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.Relais;
import fr.octroi.reglement.Valeur;
import fr.octroi.reglement.Vocabulaire;
import fr.octroi.relance.AccuseReception;
import fr.octroi.relance.DemandeDeComplement;
import fr.octroi.relance.DemandeDeComplement.Element;
import fr.octroi.relance.ServiceInstructeur;
import fr.octroi.versement.SuiteDeRejet;
import fr.octroi.versement.Versement;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The letters to applicants, one per template of the outbox, and the attestations for other funders (<i>courriers</i>).
 *
 * <p>A letter says what the facts of the dossier say, or is not written: a grant is announced from a {@link
 * fr.octroi.bureau.Decision.Accordee} alone, a refusal from a {@link fr.octroi.bureau.Decision.Refusee} alone, and each
 * motif, of a withdrawal too, with the fact that founds it, its article and the remedies (CRPA L211-5, CJA R421-5). Each letter is an archive
 * that a screen reader reads (PDF/A-2a and PDF/UA-1); the same facts on the same day give the same bytes. All sentences are
 * in the bundle {@code fr.octroi.document.Lettres}.
 */
public final class Lettres {

    private final ServiceInstructeur service;
    private final VoiesEtDelais voies;
    private final ModeDeDecision mode;
    private final boolean simulation;
    private final Phrases phrases = new Phrases("Lettres");

    /**
     * Prepares the letters of a service, for aids that a body decides.
     *
     * @param service who writes (CRPA L111-2)
     * @param voies what notices say of appeals
     * @param simulation whether each page says that it is worth nothing
     */
    public Lettres(ServiceInstructeur service, VoiesEtDelais voies, boolean simulation) {
        this(service, voies, ModeDeDecision.INSTANCE_COLLEGIALE, simulation);
    }

    /**
     * Prepares the letters of a service.
     *
     * @param service who writes (CRPA L111-2)
     * @param voies what notices say of appeals
     * @param mode who decides, as the sessions of the aid say: letters name the act, and what a body owes, after it
     * @param simulation whether each page says that it is worth nothing
     */
    public Lettres(ServiceInstructeur service, VoiesEtDelais voies, ModeDeDecision mode, boolean simulation) {
        this.service = service;
        this.voies = voies;
        this.mode = mode;
        this.simulation = simulation;
    }

    /**
     * All that a letter may speak of.
     *
     * @param dossier the dossier
     * @param parcours what happened to it
     * @param reglement the règlement it is instructed under
     * @param proposition what the instruction proposes, with the values it read, as the counter gives it again
     * @param silence when silence becomes a rejection, the suspensions that demands caused counted
     */
    public record Affaire(
            Dossier dossier, Parcours parcours, ReglementAide reglement, Proposition proposition, Echeance silence) {}

    /**
     * Returns the templates that can be written under a règlement.
     *
     * @param reglement the règlement, whose plan names the reminders
     * @return their codes, those of the messages of the outbox
     */
    public static SortedSet<String> modeles(ReglementAide reglement) {
        SortedSet<String> modeles = new TreeSet<>();
        for (ModeleDeLettre lettre : ModeleDeLettre.values()) {
            modeles.add(lettre.name());
        }
        reglement.relances().stream().map(EtapeRelance::modele).forEach(modeles::add);
        return Collections.unmodifiableSortedSet(modeles);
    }

    /**
     * Writes a letter.
     *
     * @param modele its template, one of {@link #modeles}
     * @param affaire what it speaks of
     * @param jour its day
     * @param sortie where the PDF goes, left open
     * @throws IllegalArgumentException for another template
     * @throws IllegalStateException when the facts of the dossier do not allow that letter: nothing was asked, nothing was
     *     decided, or no fact founds a motif; nothing was written then
     * @throws IOException when it cannot be written
     */
    public void ecrire(String modele, Affaire affaire, LocalDate jour, OutputStream sortie) throws IOException {
        if (!modeles(affaire.reglement()).contains(modele)) {
            throw new IllegalArgumentException("no template " + modele);
        }
        try (Lettre lettre = lettre(modele, affaire, jour)) {
            lettre.ecrire(sortie);
        }
    }

    private Lettre lettre(String modele, Affaire affaire, LocalDate jour) throws IOException {
        Optional<ModeleDeLettre> connue = ModeleDeLettre.deCode(modele);
        if (connue.isEmpty()) {
            return relance(modele, affaire, jour);
        }
        return switch (connue.get()) {
            case ACCUSE_ENREGISTREMENT -> enregistrement(affaire, jour);
            case ACCUSE_RECEPTION -> reception(affaire, jour);
            case DEMANDE_COMPLEMENT -> demande(affaire, jour);
            case NOTIFICATION_OCTROI -> octroi(affaire, jour);
            case NOTIFICATION_REFUS -> refus(affaire, jour);
            case DEMANDE_RIB -> rib(affaire, jour);
            case TRANSMISSION -> transmission(affaire, jour);
            case CONTRADICTOIRE -> contradictoire(affaire, jour);
            case NOTIFICATION_RETRAIT -> retrait(affaire, jour);
            case LEVEE_DE_LIMITATION -> levee(affaire, jour);
        };
    }

    private Lettre commencer(Affaire affaire, LocalDate jour, String objet) throws IOException {
        return Lettre.commencer(service, voies, affaire, phrases, objet, jour, simulation)
                .saluer();
    }

    private Lettre enregistrement(Affaire affaire, LocalDate jour) throws IOException {
        LocalDate depot = affaire.dossier().depot();
        return commencer(affaire, jour, phrases.dire("objet.ACCUSE_ENREGISTREMENT"))
                .dire("enregistrement.corps", Francais.jour(depot), numero(affaire))
                .dire(
                        "enregistrement.suite",
                        Francais.jour(AccuseReception.RECEPTION.limite(depot).date()))
                .dire("enregistrement.base")
                .signer();
    }

    private Lettre reception(Affaire affaire, LocalDate jour) throws IOException {
        Dossier dossier = affaire.dossier();
        Echeance silence = affaire.silence();
        Lettre lettre = commencer(affaire, jour, phrases.dire("objet.ACCUSE_RECEPTION"))
                .dire(
                        "reception.corps",
                        Francais.jour(dossier.depot()),
                        affaire.reglement().autorite())
                .titre("reception.titre.reponse")
                .dire("reception.silence", Francais.jour(silence.date()), silence.delai());
        for (Suspension suspension : silence.suspensions()) {
            if (suspension.reprise().isAfter(dossier.depot())
                    && suspension.debut().isBefore(silence.date())) {
                lettre.dire("reception.suspension", suspension.base(), Francais.jour(suspension.reprise()));
            }
        }
        Optional<DemandeDeComplement> ouverte = affaire.parcours().demandeOuverte();
        if (ouverte.isPresent()) {
            lettre.dire(
                    "reception.demande",
                    Francais.jour(ouverte.get().jour()),
                    Francais.jour(ouverte.get().limite()));
        }
        lettre.dire("reception.complement")
                .titre("reception.titre.contact")
                .encadre(List.of(lettre.adresseDuService(), service.courriel() + " – " + service.telephone()))
                .voies(
                        "reception.titre.recours",
                        mode == ModeDeDecision.INSTANCE_COLLEGIALE ? "voies.delai.implicite" : "voies.delai.silence");
        if (mode == ModeDeDecision.INSTANCE_COLLEGIALE) {
            lettre.dire("reception.collegial");
        }
        return lettre.dire("reception.base").signer().dire("sigles");
    }

    private Lettre demande(Affaire affaire, LocalDate jour) throws IOException {
        List<DemandeDeComplement> demandes = affaire.parcours().demandes();
        if (demandes.isEmpty()) {
            throw interdite("nothing was asked", affaire);
        }
        DemandeDeComplement demande = demandes.get(demandes.size() - 1);
        String limite = Francais.jour(demande.limite());
        List<List<String>> indispensables = rangees(demande, true, affaire);
        List<List<String>> pourPayer = rangees(demande, false, affaire);
        String cas = demande.suspend() ? "" : ".paiement";
        Lettre lettre = commencer(affaire, jour, phrases.dire("objet.DEMANDE_COMPLEMENT" + cas, limite))
                .dire("demande.corps" + cas, limite);
        if (demande.suspend()) {
            lettre.tableau(phrases.dire("demande.tableau", limite), colonnes("demande"), indispensables, List.of());
        }
        if (!pourPayer.isEmpty()) {
            if (demande.suspend()) {
                lettre.titre("demande.titre.paiement");
            }
            lettre.dire("demande.paiement").tableau("", colonnes("demande"), pourPayer, List.of());
        }
        lettre.titre("demande.titre.reponse")
                .dire("demande.reponse", lettre.courriel(), lettre.adresseDuService(), numero(affaire));
        Optional<Suspension> suspension = demande.suspension(null);
        if (suspension.isPresent()) {
            // No journey counts it before this letter has left; where one does, days that two suspensions share count
            // once.
            Echeance silence = affaire.silence().avec(suspension.get());
            lettre.titre("demande.titre.effet")
                    .liste(List.of(
                            phrases.dire("demande.effet.suspension", Francais.jour(demande.jour()), limite),
                            phrases.dire("demande.effet.silence", Francais.jour(silence.date())),
                            phrases.dire("demande.effet.apres", limite)));
        }
        return lettre.signer().dire("sigles");
    }

    private List<List<String>> rangees(DemandeDeComplement demande, boolean indispensables, Affaire affaire) {
        Intitules intitules = new Intitules(affaire.reglement());
        return demande.elements().stream()
                .filter(element -> element.indispensable() == indispensables)
                .map(element -> List.of(
                        Phrases.majuscule(sujet(element, intitules, affaire)),
                        raison(element, intitules, affaire),
                        element.article()))
                .toList();
    }

    private static String sujet(Element element, Intitules intitules, Affaire affaire) {
        return intitules.sujet(element.sujet()).orElseThrow(() -> interdite("no words for " + element.code(), affaire));
    }

    private static String raison(Element element, Intitules intitules, Affaire affaire) {
        return intitules.raison(element.code()).orElseThrow(() -> interdite("no words for " + element.code(), affaire));
    }

    private List<Colonne> colonnes(String tableau) {
        return "demande".equals(tableau)
                ? List.of(
                        new Colonne(phrases.dire("demande.colonne.quoi"), 10, false),
                        new Colonne(phrases.dire("demande.colonne.pourquoi"), 10, false),
                        new Colonne(phrases.dire("demande.colonne.texte"), 4, false))
                : List.of(
                        new Colonne(phrases.dire("refus.colonne.regle"), 10, false),
                        new Colonne(phrases.dire("refus.colonne.fait"), 10, false),
                        new Colonne(phrases.dire("refus.colonne.texte"), 4, false));
    }

    private Lettre relance(String modele, Affaire affaire, LocalDate jour) throws IOException {
        DemandeDeComplement demande =
                affaire.parcours().demandeOuverte().orElseThrow(() -> interdite("nothing is awaited", affaire));
        List<Element> manques = affaire.parcours().instruction().stream()
                .flatMap(faite -> faite.manques().stream())
                .filter(manque -> demande.elements().stream()
                        .anyMatch(element -> element.sujet().equals(manque.sujet())))
                .toList();
        if (manques.isEmpty()) {
            throw interdite("nothing is missing any more", affaire);
        }
        String limite = Francais.jour(demande.limite());
        Intitules intitules = new Intitules(affaire.reglement());
        String objet = phrases.sait("objet." + modele) ? "objet." + modele : "objet.RELANCE";
        List<String> elements = manques.stream()
                .map(manque -> phrases.dire(
                        "relance.element",
                        sujet(manque, intitules, affaire),
                        manque.article(),
                        raison(manque, intitules, affaire)))
                .toList();
        Lettre lettre = commencer(affaire, jour, phrases.dire(objet, limite))
                .dire("relance.corps", Francais.jour(demande.jour()))
                .liste(elements)
                .appuyer("relance.limite", limite);
        return lettre.dire(demande.suspend() ? "relance.apres" : "relance.paiement")
                .titre("demande.titre.reponse")
                .dire("demande.reponse", lettre.courriel(), lettre.adresseDuService(), numero(affaire))
                .signer();
    }

    private Lettre octroi(Affaire affaire, LocalDate jour) throws IOException {
        Decision.Accordee accordee = accord(affaire);
        String decide = Francais.euros(accordee.decide());
        ReglementAide reglement = affaire.reglement();
        Lettre lettre = commencer(affaire, jour, phrases.dire("objet.NOTIFICATION_OCTROI", decide))
                .dire(
                        "octroi.corps." + mode,
                        accordee.acte().numero(),
                        Francais.jour(accordee.acte().jour()),
                        decide);
        boolean commePropose = accordee.propose().equals(accordee.decide());
        if (accordee.propose().estNul()) {
            lettre.dire("octroi.malgre");
        } else if (!commePropose) {
            lettre.dire("octroi.autre", Francais.euros(accordee.propose()), decide);
        }
        if (affaire.proposition() instanceof Proposition.Accorder accorder
                && accorder.montant().equals(accordee.propose())) {
            lettre.titre(commePropose ? "octroi.titre.calcul" : "octroi.titre.propose")
                    .liste(accorder.etapes().stream()
                            .map(etape -> Phrases.majuscule(new Intitules(reglement).etape(etape)))
                            .toList())
                    .dire(
                            "octroi.calcul",
                            Francais.euros(accorder.montant()),
                            reglement.bareme().article());
        }
        lettre.titre("octroi.titre.versement")
                .liste(List.of(
                        phrases.dire("octroi.executoire." + mode),
                        phrases.dire("octroi.liquidation"),
                        compte(affaire, lettre)));
        return lettre.titre("octroi.titre.engagements")
                .liste(engagements(affaire))
                .dire("octroi.engagements", reglement.baseJuridique())
                .signer()
                .voies("voies.titre", "voies.delai")
                .algorithme()
                .dire("sigles");
    }

    /** A letter that promised what payment then stops would be believed, and the RIB never sent. */
    private String compte(Affaire affaire, Lettre lettre) {
        Iban iban = affaire.dossier().iban();
        if (iban != null && estSur(affaire.parcours())) {
            return phrases.dire("octroi.compte", iban.fin());
        }
        boolean manque = affaire.parcours().manques().stream().anyMatch(element -> !element.indispensable());
        if (manque || (iban == null && !aUnRib(affaire))) {
            return phrases.dire("octroi.sansCompte", lettre.courriel(), lettre.adresseDuService());
        }
        return iban == null ? phrases.dire("octroi.ribRecu") : phrases.dire("octroi.aVerifier", iban.fin());
    }

    /** Whoever checked the account, changed it or sent it back after the instruction has the last word. */
    private static boolean estSur(Parcours parcours) {
        return parcours.entrees().stream()
                .map(Entree::fait)
                .flatMap(fait ->
                        fait instanceof FaitDePaiement.CompteVerifie || fait instanceof FaitDePaiement.CompteConfirme
                                ? Stream.of(true)
                                : fait instanceof FaitDePaiement.CompteChange || estUnRejet(fait)
                                        ? Stream.of(false)
                                        : Stream.empty())
                .reduce((avant, apres) -> apres)
                .orElseGet(() -> parcours.instruction()
                        .filter(faite -> faite.versement() == EtatVersement.PAYABLE)
                        .isPresent());
    }

    private static boolean estUnRejet(Fait fait) {
        return fait instanceof FaitDePaiement.VersementSuivi suivi
                && !suivi.versement().estActif();
    }

    private static boolean aUnRib(Affaire affaire) {
        return affaire.reglement().pieces().stream()
                .filter(piece -> piece.usage() == PieceRequise.Usage.PAIEMENT)
                .flatMap(piece -> Stream.concat(Stream.of(piece.type()), piece.alternatives().stream()))
                .anyMatch(type -> !affaire.dossier().pieces(type).isEmpty());
    }

    private List<String> engagements(Affaire affaire) {
        Optional<LocalDate> ouverture = ouverture(affaire);
        return affaire.reglement().engagements().stream()
                .map(engagement -> {
                    String libelle = Phrases.sansPoint(Intitules.phrase(engagement.libelle()));
                    Delai duree = engagement.duree();
                    if (duree == null) {
                        return phrases.dire("engagement", libelle, engagement.article());
                    }
                    return ouverture
                            .map(jour -> phrases.dire(
                                    "engagement.jusque",
                                    libelle,
                                    engagement.article(),
                                    Francais.jour(duree.depuis(jour))))
                            .orElseGet(() ->
                                    phrases.dire("engagement.duree", libelle, engagement.article(), duree(duree)));
                })
                .toList();
    }

    /** A règlement writes years, which a délai holds as months. */
    private String duree(Delai delai) {
        int annees = delai.nombre() / 12;
        return delai.unite() == Delai.Unite.MOIS && annees > 0 && delai.nombre() % 12 == 0
                ? phrases.dire(annees == 1 ? "duree.an" : "duree.ans", annees)
                : delai.toString();
    }

    /** The day of the fact that opens the right, as the instruction read it. */
    private static Optional<LocalDate> ouverture(Affaire affaire) {
        ReglementAide.Validite validite = affaire.reglement().validite();
        return affaire.proposition().constats().stream()
                .filter(constat -> constat.code().equals(validite.code()))
                .filter(Constat.DeCondition.class::isInstance)
                .flatMap(constat -> ((Constat.DeCondition) constat).appreciation().valeurs().stream())
                .filter(lue -> lue.donnee().equals(validite.donnee()))
                .flatMap(
                        lue -> lue.valeur() instanceof Valeur.Jour declare ? Stream.of(declare.jour()) : Stream.empty())
                .findFirst();
    }

    private static Decision.Accordee accord(Affaire affaire) {
        return affaire.parcours()
                .accord()
                .filter(accordee -> accordee.dossier().equals(affaire.dossier().numero()))
                .filter(accordee ->
                        Attestation.OCTROI.estVraie(affaire.dossier().etat()))
                .orElseThrow(() -> interdite("no grant is in force", affaire));
    }

    private static Decision.Refusee refusee(Affaire affaire) {
        return affaire.parcours()
                .decision()
                .filter(Decision.Refusee.class::isInstance)
                .map(Decision.Refusee.class::cast)
                .filter(refusee -> refusee.dossier().equals(affaire.dossier().numero()))
                .filter(refusee -> Attestation.REFUS.estVraie(affaire.dossier().etat()))
                .orElseThrow(() -> interdite("no refusal was decided", affaire));
    }

    private Lettre refus(Affaire affaire, LocalDate jour) throws IOException {
        Decision.Refusee refusee = refusee(affaire);
        Intitules intitules = new Intitules(affaire.reglement());
        List<List<String>> motifs =
                fondements(refusee.motifs().stream().map(motif -> Fondement.de(motif, affaire, intitules, phrases)));
        Lettre lettre = commencer(affaire, jour, phrases.dire("objet.NOTIFICATION_REFUS"))
                .dire(
                        "refus.corps." + forme(refusee),
                        refusee.acte().numero(),
                        Francais.jour(refusee.acte().jour()))
                .dire("refus.motifs")
                .tableau(phrases.dire("refus.tableau"), colonnes("refus"), motifs, List.of());
        return lettre.dire("refus.erreur", lettre.courriel())
                .signer()
                .voies("voies.titre", "voies.delai")
                .algorithme()
                .dire("sigles");
    }

    private static List<List<String>> fondements(Stream<Fondement> fondements) {
        return fondements
                .map(fondement -> List.of(fondement.regle(), String.join(" ", fondement.faits()), fondement.article()))
                .toList();
    }

    private List<List<String>> griefs(Affaire affaire) {
        Intitules intitules = new Intitules(affaire.reglement());
        return fondements(
                affaire.parcours().griefs().stream().map(grief -> Fondement.de(grief, affaire, intitules, phrases)));
    }

    private Lettre rib(Affaire affaire, LocalDate jour) throws IOException {
        FaitDePaiement.VersementSuivi rejet = affaire.parcours().entrees().stream()
                .map(Entree::fait)
                .filter(FaitDePaiement.VersementSuivi.class::isInstance)
                .map(FaitDePaiement.VersementSuivi.class::cast)
                .reduce((un, suivant) -> suivant)
                .filter(suivi -> suivi.suite() == SuiteDeRejet.NOUVEAU_RIB)
                .filter(suivi -> affaire.dossier().etat() == EtatDossier.PAIEMENT_REJETE)
                .orElseThrow(() -> interdite("no account was rejected", affaire));
        Versement versement = affaire.parcours().versements().stream()
                .filter(connu -> connu.reference().equals(rejet.reference()))
                .findFirst()
                .orElseThrow(() -> interdite("no payment was made", affaire));
        String raison = phrases.sait("rib.raison." + rejet.raison()) ? "rib.raison." + rejet.raison() : "rib.raison";
        Lettre lettre = commencer(affaire, jour, phrases.dire("objet.DEMANDE_RIB"))
                .dire(
                        "rib.corps",
                        Francais.euros(versement.montant()),
                        Francais.jour(rejet.jour()),
                        phrases.dire(raison));
        return lettre.dire("rib.acquise", lettre.courriel(), lettre.adresseDuService(), numero(affaire))
                .dire("rib.securite")
                .signer();
    }

    private Lettre transmission(Affaire affaire, LocalDate jour) throws IOException {
        FaitDeRecours.DossierTransmis transmis =
                affaire.parcours().transmis().orElseThrow(() -> interdite("it was not sent on", affaire));
        Relais relais = affaire.reglement().relais();
        if (relais == null || !relais.autorite().equals(transmis.autorite())) {
            throw interdite("the règlement names another authority", affaire);
        }
        Lettre lettre = commencer(affaire, jour, phrases.dire("objet.TRANSMISSION", relais.autorite()))
                .dire("transmission.corps", Francais.jour(transmis.jour()), relais.autorite());
        LocalDate fin = affaire.reglement().validite().au();
        LocalDate achat = affaire.dossier().depense().date();
        if (fin != null
                && achat != null
                && affaire.reglement().validite().donnee().equals(Vocabulaire.ACHAT_DATE)) {
            lettre.dire("transmission.fin", Francais.jour(fin), Francais.jour(achat));
        }
        return lettre.titre("transmission.titre")
                .encadre(List.of(
                        phrases.dire("transmission.autorite", relais.autorite()),
                        phrases.dire("transmission.service", relais.service()),
                        phrases.dire("transmission.lien", relais.lien())))
                .dire("transmission.date", Francais.jour(transmis.reception()))
                .dire("transmission.suite")
                .signer()
                .dire("sigles");
    }

    private Lettre contradictoire(Affaire affaire, LocalDate jour) throws IOException {
        Decision.Accordee accordee = accord(affaire);
        Contradictoire ouvert = affaire.parcours()
                .contradictoire()
                .orElseThrow(() -> interdite("no withdrawal is considered", affaire));
        MotifDeRetrait motif = affaire.parcours()
                .motifDeRetrait()
                .orElseThrow(() -> interdite("no withdrawal is considered", affaire));
        String limite = Francais.jour(ouvert.limite());
        Lettre lettre = commencer(affaire, jour, phrases.dire("objet.CONTRADICTOIRE", limite))
                .dire("contradictoire.corps", acte(accordee), Francais.euros(accordee.decide()))
                .titre("contradictoire.titre.motif")
                .dire("contradictoire.motif." + motif, motif.article())
                .tableau(phrases.dire("contradictoire.tableau"), colonnes("refus"), griefs(affaire), List.of())
                .titre("contradictoire.titre.droits");
        return lettre.liste(List.of(
                        phrases.dire(
                                "contradictoire.observations", limite, lettre.courriel(), lettre.adresseDuService()),
                        phrases.dire("contradictoire.orales"),
                        phrases.dire("contradictoire.dossier")))
                .dire("contradictoire.suite", phrases.dire("contradictoire." + suite(affaire.parcours())))
                .signer();
    }

    /** Nothing is claimed back of who received nothing. */
    private static String suite(Parcours parcours) {
        if (parcours.paye().isPresent()) {
            return "versee";
        }
        return parcours.versements().stream()
                        .anyMatch(versement -> versement.etat().estActif())
                ? "enPaiement"
                : "nonVersee";
    }

    private Lettre retrait(Affaire affaire, LocalDate jour) throws IOException {
        Decision.Accordee accordee = affaire.parcours()
                .accord()
                .filter(octroi -> octroi.dossier().equals(affaire.dossier().numero()))
                .orElseThrow(() -> interdite("nothing was granted", affaire));
        FaitDeRecours.DecisionRetiree retrait = affaire.parcours().entrees().stream()
                .map(Entree::fait)
                .filter(FaitDeRecours.DecisionRetiree.class::isInstance)
                .map(FaitDeRecours.DecisionRetiree.class::cast)
                .reduce((un, suivant) -> suivant)
                .orElseThrow(() -> interdite("nothing was withdrawn", affaire));
        Lettre lettre = commencer(affaire, jour, phrases.dire("objet.NOTIFICATION_RETRAIT"))
                .dire(
                        "retrait.corps",
                        retrait.acte(),
                        Francais.jour(retrait.jour()),
                        Francais.euros(accordee.decide()),
                        acte(accordee))
                .titre("contradictoire.titre.motif")
                .dire("retrait.motif." + retrait.motif(), retrait.motif().article())
                .tableau(phrases.dire("contradictoire.tableau"), colonnes("refus"), griefs(affaire), List.of())
                .dire("retrait.entendu");
        if (affaire.parcours().paye().isPresent()) {
            lettre.dire("retrait.reclame");
        }
        return lettre.voies("voies.titre", "voies.delai").signer();
    }

    /** A code of the agent's own says nothing to the person. */
    private String levee(Limitation limitation, String raison) {
        String motif = phrases.dire("levee.motif." + limitation.motif(), Francais.jour(limitation.demande()));
        String article = limitation.motif().article();
        return phrases.sait(raison)
                ? phrases.dire("levee.motif", motif, phrases.dire(raison), article)
                : phrases.dire("levee.motif.sansRaison", motif, article);
    }

    /** What was asked is told with its end, its reason where there are words for it, what goes on, and to whom to complain (RGPD art. 18, 3). */
    private Lettre levee(Affaire affaire, LocalDate jour) throws IOException {
        List<String> levees = affaire.parcours().limitations().stream()
                .flatMap(limitation -> Stream.ofNullable(limitation.raisonDeLevee())
                        .map(raison -> levee(limitation, "levee.raison." + raison)))
                .toList();
        if (levees.isEmpty()) {
            throw interdite("no limitation is to be lifted", affaire);
        }
        Lettre lettre = commencer(affaire, jour, phrases.dire("objet.LEVEE_DE_LIMITATION"))
                .dire("levee.corps", numero(affaire))
                .liste(levees)
                .titre("levee.titre.suite")
                .dire("levee.suite");
        EtatDossier etat = affaire.dossier().etat();
        if (etat.estEnInstruction() || etat == EtatDossier.EN_SEANCE) {
            lettre.dire("levee.silence", Francais.jour(affaire.silence().date()));
        }
        if (affaire.parcours().demandeOuverte().isPresent()) {
            lettre.dire("levee.demande");
        }
        return lettre.titre("levee.titre.contact")
                .dire("levee.contact", lettre.courriel(), lettre.adresseDuService())
                .dire("levee.cnil")
                .signer();
    }

    /**
     * Writes an attestation for another funder.
     *
     * @param attestation what it attests
     * @param affaire the dossier
     * @param jour its day
     * @param sortie where the PDF goes, left open
     * @throws IllegalStateException when it would not be true; nothing was written then
     * @throws IOException when it cannot be written
     */
    public void attester(Attestation attestation, Affaire affaire, LocalDate jour, OutputStream sortie)
            throws IOException {
        if (!attestation.estVraie(affaire.dossier().etat())) {
            throw interdite("it would not be true", affaire);
        }
        String constat = constat(attestation, affaire);
        try (Lettre lettre = Lettre.commencer(
                service, voies, affaire, phrases, phrases.dire("attestation.objet." + attestation), jour, simulation)) {
            lettre.dire(
                    "attestation.qui",
                    service.agent(),
                    service.qualite(),
                    service.nom(),
                    affaire.reglement().autorite());
            personne(lettre, affaire);
            lettre.encadre(List.of(constat)).dire("attestation.fin").signature().ecrire(sortie);
        }
    }

    private static void personne(Lettre lettre, Affaire affaire) throws IOException {
        Dossier dossier = affaire.dossier();
        Adresse adresse = dossier.demandeur().adresse();
        String domicile = Stream.of(adresse.voie(), (adresse.codePostal() + " " + adresse.ville()).strip())
                .filter(partie -> !partie.isBlank())
                .collect(Collectors.joining(", "));
        String depot = Francais.jour(dossier.depot());
        String aide = affaire.reglement().titre();
        if (domicile.isEmpty()) {
            lettre.dire("attestation.personne.sansAdresse", lettre.nom(), depot, numero(affaire), aide);
        } else {
            lettre.dire("attestation.personne", lettre.nom(), domicile, depot, numero(affaire), aide);
        }
        LocalDate achat = dossier.depense().date();
        if (achat != null) {
            lettre.dire("attestation.achat", Francais.jour(achat));
        }
        Montant prix = dossier.depense().montantTtc();
        if (prix != null) {
            lettre.dire("attestation.prix", Francais.euros(prix));
        }
    }

    private String constat(Attestation attestation, Affaire affaire) {
        return switch (attestation) {
            case OCTROI -> {
                Decision.Accordee accordee = accord(affaire);
                yield phrases.dire("attestation.OCTROI", Francais.euros(accordee.decide()), acte(accordee));
            }
            case VERSEMENT -> {
                Decision.Accordee accordee = accord(affaire);
                LocalDate paye = affaire.parcours().paye().orElseThrow(() -> interdite("nothing was paid", affaire));
                yield phrases.dire(
                        "attestation.VERSEMENT",
                        Francais.euros(accordee.decide()),
                        acte(accordee),
                        Francais.jour(paye));
            }
            case REFUS -> phrases.dire("attestation.REFUS", acte(refusee(affaire)));
            case AUCUNE_AIDE ->
                phrases.dire("attestation.AUCUNE_AIDE", affaire.reglement().autorite());
        };
    }

    private String acte(Decision decision) {
        return phrases.dire(
                "acte." + forme(decision),
                decision.acte().numero(),
                Francais.jour(decision.acte().jour()));
    }

    /** A convention is signed with whoever is granted something: nobody signs one to be refused. */
    private ModeDeDecision forme(Decision decision) {
        return mode == ModeDeDecision.CONVENTION && decision instanceof Decision.Refusee
                ? ModeDeDecision.DELEGATION_EXECUTIF
                : mode;
    }

    private static String numero(Affaire affaire) {
        return affaire.dossier().numero().valeur();
    }

    private static IllegalStateException interdite(String pourquoi, Affaire affaire) {
        return new IllegalStateException(pourquoi + ": " + affaire.dossier());
    }
}
