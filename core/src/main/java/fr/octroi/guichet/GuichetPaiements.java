package fr.octroi.guichet;

import fr.octroi.budget.Enveloppe;
import fr.octroi.budget.Imputation;
import fr.octroi.budget.Repartition;
import fr.octroi.bureau.Motif;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.guichet.Comptoir.Pris;
import fr.octroi.guichet.Habilitations.Operation;
import fr.octroi.instruction.EtatVersement;
import fr.octroi.journal.FaitDePaiement;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.Ecriture.Changement;
import fr.octroi.port.PortException;
import fr.octroi.port.Versionne;
import fr.octroi.reglement.Financeur;
import fr.octroi.reglement.LigneBudgetaire;
import fr.octroi.relance.Capacite;
import fr.octroi.versement.Blocage;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.CoordonneesBancaires;
import fr.octroi.versement.Indu;
import fr.octroi.versement.Liquidation;
import fr.octroi.versement.RetourComptable;
import fr.octroi.versement.Versement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The counter of payments: bank details, what is due, the bordereau, what the accountant answers, and what is due back.
 *
 * <p>Only a grant of the Bureau is paid, once, to the centime, and to an account that two people stand for when it changed
 * after the decision.
 */
public final class GuichetPaiements {

    /** Those whose credits are engaged, and not or no longer mandated. */
    private final Comptoir comptoir;

    GuichetPaiements(Comptoir comptoir) {
        this.comptoir = comptoir;
    }

    /**
     * Accepts bank details that instruction could not tie to the applicant: a person looked at them.
     *
     * @param acteur who looked
     * @param numero the dossier
     * @param vu the account that he looked at
     * @return {@link Effet#IMPOSSIBLE} when the dossier declares another account or none, its account awaits a second person,
     *     or the bank said that it is wrong, closed or blocked
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the dossier meanwhile
     */
    public Effet verifierCompte(Acteur acteur, NumeroDossier numero, Iban vu) {
        Habilitations.exiger(acteur, Operation.VERIFIER_COMPTE);
        return comptoir.traiter(numero, pris -> {
            CoordonneesBancaires coordonnees = coordonnees(pris);
            if (coordonnees.compte() == null
                    || !vu.equals(pris.dossier().iban())
                    || attendConfirmation(coordonnees)
                    || pris.parcours().comptesRefuses().contains(coordonnees.compte())) {
                return Effet.IMPOSSIBLE;
            }
            return coordonnees.verifie()
                    ? Effet.DEJA_FAIT
                    : comptoir.ecrire(acteur, pris, new FaitDePaiement.CompteVerifie(coordonnees.compte()));
        });
    }

    private static boolean attendConfirmation(CoordonneesBancaires coordonnees) {
        return coordonnees.changement() != null && !coordonnees.changement().estConfirme();
    }

    /**
     * Proposes other bank details, or the same again that the bank had refused and that are right now; nothing is paid to them until
     * {@link #confirmerCompte another person} has confirmed.
     *
     * @param acteur who proposes
     * @param numero the dossier
     * @param iban the account
     * @param titulaire its declared holder
     * @return {@link Effet#DEJA_FAIT} when the dossier declares it already and the bank did not refuse it since, {@link Effet#IMPOSSIBLE} while a payment is under way or
     *     once the matter is closed
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the dossier meanwhile
     */
    public Effet changerCompte(Acteur acteur, NumeroDossier numero, Iban iban, String titulaire) {
        Habilitations.exiger(acteur, Operation.CHANGER_COMPTE);
        return comptoir.avec(numero, pris -> {
            Empreinte compte = sceller(numero, iban);
            if (iban.equals(pris.dossier().iban())
                    && !pris.parcours().comptesRefuses().contains(compte)) {
                return Effet.DEJA_FAIT;
            }
            boolean permis = switch (pris.etat()) {
                case LIQUIDE, PAYE, RETIRE, TRANSMIS, DESISTE, REFUSE -> false;
                default -> true;
            };
            if (!permis) {
                return Effet.IMPOSSIBLE;
            }
            Dossier autre = pris.dossier().avecIban(iban, titulaire);
            return comptoir.ecrire(
                    acteur, pris, autre, List.of(new FaitDePaiement.CompteChange(compte, comptoir.aujourdhui())));
        });
    }

    /**
     * Confirms, as a second person, bank details that another proposed. Done once the applicant is known to be dead, it says that the account is that of
     * his heirs, be it confirmed before.
     *
     * @param acteur who confirms, another agent than the one who proposed
     * @param numero the dossier
     * @param vu the account that he checked with the applicant: what changed behind his back is not confirmed
     * @return {@link Effet#IMPOSSIBLE} when nothing or another account awaits confirmation, the same person proposed it, or the bank said
     *     since that it is wrong, closed or blocked
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the dossier meanwhile
     */
    public Effet confirmerCompte(Acteur acteur, NumeroDossier numero, Iban vu) {
        Habilitations.exiger(acteur, Operation.CONFIRMER_COMPTE);
        return comptoir.avec(numero, pris -> {
            CoordonneesBancaires coordonnees = coordonnees(pris);
            CoordonneesBancaires.Changement changement = coordonnees.changement();
            if (coordonnees.compte() == null
                    || changement == null
                    || !vu.equals(pris.dossier().iban())
                    || pris.parcours().comptesRefuses().contains(coordonnees.compte())) {
                return Effet.IMPOSSIBLE;
            }
            if (changement.estConfirme() && !pris.parcours().compteDuDefunt()) {
                return Effet.DEJA_FAIT;
            }
            boolean autre =
                    new CoordonneesBancaires.Changement(changement.jour(), changement.auteur(), acteur).estConfirme();
            return autre
                    ? comptoir.ecrire(acteur, pris, new FaitDePaiement.CompteConfirme(coordonnees.compte()))
                    : Effet.IMPOSSIBLE;
        });
    }

    private Empreinte sceller(NumeroDossier numero, Iban iban) {
        return CoordonneesBancaires.sceller(iban, comptoir.ports().cles().dossier(numero));
    }

    private CoordonneesBancaires coordonnees(Pris pris) {
        Iban iban = pris.dossier().iban();
        boolean conforme = pris.parcours()
                .instruction()
                .filter(faite -> faite.versement() == EtatVersement.PAYABLE)
                .isPresent();
        return pris.parcours().coordonnees(iban == null ? null : sceller(pris.numero(), iban), conforme);
    }

    /**
     * Fixes what is due on grants and draws up a bordereau with those that can be paid, all or nothing.
     *
     * @param acteur who
     * @param bordereau the code of the bordereau, new
     * @param enveloppe the envelope that pays
     * @param numeros the dossiers handed in
     * @return the bordereau, and the others with every reason; a bordereau that exists is given again, unless it was cancelled, and nothing is
     *     written
     * @throws AccesRefuseException when the role may not
     * @throws IllegalArgumentException when there is no such envelope
     * @throws ValeurInvalideException when the code of the bordereau is not one
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes a dossier or the envelope meanwhile
     */
    public Mandatement liquider(Acteur acteur, String bordereau, String enveloppe, SortedSet<NumeroDossier> numeros) {
        Habilitations.exiger(acteur, Operation.LIQUIDER);
        Optional<Versionne<Bordereau>> present = comptoir.ports().registres().bordereau(bordereau);
        if (present.isPresent()) {
            Bordereau etabli = present.get().valeur();
            if (estAnnule(etabli)) {
                // To hand it out again would pay what it holds twice: its code is not taken anew either.
                return new Mandatement(
                        Optional.empty(), tousBloques(numeros.stream(), Blocage.Genre.BORDEREAU_DEJA_ETABLI));
            }
            return new Mandatement(
                    Optional.of(etabli),
                    tousBloques(
                            numeros.stream()
                                    .filter(numero -> etabli.lignes().stream()
                                            .noneMatch(ligne ->
                                                    ligne.versement().dossier().equals(numero))),
                            Blocage.Genre.BORDEREAU_DEJA_ETABLI));
        }
        Credits credits = new Credits(comptoir, enveloppe);
        if (!credits.principale().estOuverte(comptoir.aujourdhui())) {
            return new Mandatement(Optional.empty(), tousBloques(numeros.stream(), Blocage.Genre.EXERCICE_CLOS));
        }
        SortedMap<NumeroDossier, List<Blocage>> bloques = new TreeMap<>();
        List<Versement> versements = new ArrayList<>();
        List<Changement> changements = new ArrayList<>();
        for (NumeroDossier numero : numeros) {
            SortedSet<NumeroDossier> inaccessibles = new TreeSet<>();
            Optional<Pris> pris = comptoir.prendre(numero, lu -> true, inaccessibles);
            if (!inaccessibles.isEmpty()) {
                bloques.put(numero, List.of(new Blocage(Blocage.Genre.DOSSIER_INACCESSIBLE, "")));
                continue;
            }
            if (pris.isEmpty() || pris.get().parcours().accord().isEmpty()) {
                bloques.put(numero, List.of(new Blocage(Blocage.Genre.SANS_ACCORD, "")));
                continue;
            }
            boolean autreEnveloppe = !pris.get().parcours().enveloppe().equals(Optional.of(enveloppe));
            if (!autreEnveloppe && !credits.estOuvertePour(pris.get().dossier(), comptoir.aujourdhui())) {
                bloques.put(numero, List.of(new Blocage(Blocage.Genre.EXERCICE_CLOS, "")));
                continue;
            }
            Optional<CoordonneesBancaires> coordonnees = coordonneesLisibles(pris.get());
            if (coordonnees.isEmpty()) {
                bloques.put(numero, List.of(new Blocage(Blocage.Genre.DOSSIER_INACCESSIBLE, "")));
                continue;
            }
            liquider(pris.get(), coordonnees.get(), autreEnveloppe)
                    .selon(
                            liquidee -> {
                                versements.add(liquidee.versement());
                                credits.mouvoir(
                                        pris.get().dossier(),
                                        liquidee.versement().montant(),
                                        Enveloppe::mandater);
                                changements.add(changement(pris.get(), liquidee.versement(), bordereau));
                                return true;
                            },
                            bloquee -> {
                                bloques.put(numero, bloquee.blocages());
                                return false;
                            });
        }
        if (versements.isEmpty()) {
            return new Mandatement(Optional.empty(), bloques);
        }
        Bordereau etabli =
                Bordereau.of(bordereau, credits.principale().exercice(), comptoir.aujourdhui(), enveloppe, versements);
        comptoir.ecrire(acteur, changements, List.of(), List.of(), credits.mues(), List.of(new Versionne<>(etabli, 0)));
        return new Mandatement(Optional.of(etabli), bloques);
    }

    /**
     * Cancels a bordereau that was not handed on, whole or not at all: what it holds is due again, on accounts trusted as before, and may go on
     * another. Whoever cancels it stands for it that it has not left; what is said to be paid of it all the same stops the payments that follow
     * ({@code PAYE_APRES_REJET}). Who had numbered it gives its numbers back ({@link fr.octroi.port.Numerotation#rendre}).
     *
     * @param acteur who
     * @param bordereau the bordereau
     * @param motif why, a code such as {@code COMPTE_HORS_SEPA}
     * @return {@link Effet#DEJA_FAIT} when it was cancelled already, {@link Effet#IMPOSSIBLE} when a return spoke of one of its payments, or a
     *     dossier of it is there no more
     * @throws AccesRefuseException when the role may not
     * @throws IllegalArgumentException when there is no such bordereau
     * @throws ValeurInvalideException {@code AIDE_INCONNUE} when the catalogue lacks the aid of one of its dossiers, {@code FAIT_INVALIDE} for a reason
     *     that is no code
     * @throws PortException when a store fails, or a dossier of it can be read no more
     * @throws ConflitDeVersionException when somebody else writes a dossier or an envelope meanwhile
     */
    public Effet annulerBordereau(Acteur acteur, String bordereau, String motif) {
        Habilitations.exiger(acteur, Operation.LIQUIDER);
        Bordereau etabli = etabli(bordereau);
        if (estAnnule(etabli)) {
            return Effet.DEJA_FAIT;
        }
        Credits credits = new Credits(comptoir, etabli.enveloppe());
        List<Changement> changements = new ArrayList<>();
        for (Bordereau.Ligne ligne : etabli.lignes()) {
            Versement versement = ligne.versement();
            Optional<Pris> pris = comptoir.prendre(versement.dossier())
                    .filter(lu -> lu.parcours().versements().contains(versement));
            if (pris.isEmpty()) {
                return Effet.IMPOSSIBLE;
            }
            credits.mouvoir(pris.get().dossier(), versement.montant(), Enveloppe::annulerMandat);
            changements.add(comptoir.changement(
                    pris.get().version(),
                    pris.get().dossier(),
                    List.of(new FaitDePaiement.VersementAnnule(versement.reference(), motif))));
        }
        comptoir.ecrire(acteur, changements, List.of(), List.of(), credits.mues(), List.of());
        return Effet.FAIT;
    }

    private Bordereau etabli(String bordereau) {
        return comptoir.ports()
                .registres()
                .bordereau(bordereau)
                .map(Versionne::valeur)
                .orElseThrow(() -> new IllegalArgumentException("no bordereau " + bordereau));
    }

    /**
     * Says whether a bordereau was cancelled: no file is written of it any more.
     *
     * @param acteur who asks
     * @param bordereau the bordereau
     * @return false too once none of its dossiers can be read
     * @throws AccesRefuseException when the role may not
     * @throws IllegalArgumentException when there is no such bordereau
     * @throws PortException when a store fails
     */
    public boolean estAnnule(Acteur acteur, String bordereau) {
        Habilitations.exiger(acteur, Operation.SUIVRE_PAIEMENT);
        return estAnnule(etabli(bordereau));
    }

    /** It is cancelled whole: the first of its payments that can be read tells of all. */
    private boolean estAnnule(Bordereau bordereau) {
        return bordereau.lignes().stream()
                .map(Bordereau.Ligne::versement)
                .flatMap(versement -> comptoir.lire(versement.dossier(), new TreeSet<>()).stream()
                        .flatMap(pris -> pris.parcours().versements().stream())
                        .filter(connu -> connu.reference().equals(versement.reference())))
                .findFirst()
                .filter(versement -> versement.etat() == Versement.Etat.ANNULE)
                .isPresent();
    }

    private static SortedMap<NumeroDossier, List<Blocage>> tousBloques(
            Stream<NumeroDossier> numeros, Blocage.Genre genre) {
        SortedMap<NumeroDossier, List<Blocage>> bloques = new TreeMap<>();
        numeros.forEach(numero -> bloques.put(numero, List.of(new Blocage(genre, ""))));
        return bloques;
    }

    /**
     * Carries what a closed year engaged and did not mandate over to the next, with the credits behind it: its grants are
     * paid from there. What other funders engaged goes with it, from their envelopes of the one year to those of the other; all of that
     * is written at once, or nothing.
     *
     * <p>A dossier that can be read no more, or that no règlement judges, stops no other, and is named: what is engaged for it stays in the closed
     * envelopes, where nothing is paid, until it is mended and the command is given again.
     *
     * @param acteur who
     * @param close the envelope of the closed year, that of the aid
     * @param suivante that of the next year
     * @return {@link Effet#DEJA_FAIT} when nothing is engaged, {@link Effet#IMPOSSIBLE} before the closing, when an agenda that is
     *     frozen on it for a session of its year is not decided, when the other is not of the next year, or is of another chapter, be it that of
     *     another funder, when it is itself that of another funder, and when no dossier of it is left that can be read: then alone, and when
     *     some are carried over, with the dossiers that cannot
     * @throws AccesRefuseException when the role may not
     * @throws IllegalArgumentException when there is no such envelope
     * @throws PortException when a store fails for now
     * @throws ConflitDeVersionException when somebody else writes a dossier or an envelope meanwhile
     */
    public ReportDeCredits reporterCredits(Acteur acteur, String close, String suivante) {
        Habilitations.exiger(acteur, Operation.OUVRIR_CREDITS);
        return new ExecutionDuReport(comptoir, close, suivante).executer(acteur);
    }

    /**
     * Says where each payment of a bordereau is charged: what each funder bears, by the règlement that its dossier is under. It says it of all or of
     * none: a payment left out would be charged to nobody.
     *
     * @param acteur who
     * @param bordereau the bordereau
     * @return for each dossier that is not erased, parts that come to its payment; one alone, on the line of the envelope and without
     *     a funder, where one pays all; nothing of a bordereau that was cancelled
     * @throws AccesRefuseException when the role may not
     * @throws IllegalArgumentException when there is no such bordereau
     * @throws ValeurInvalideException {@code AIDE_INCONNUE} when the catalogue lacks the aid of one of its dossiers
     * @throws PortException when a store fails
     */
    public SortedMap<NumeroDossier, List<Imputation>> imputations(Acteur acteur, String bordereau) {
        Habilitations.exiger(acteur, Operation.SUIVRE_PAIEMENT);
        Bordereau etabli = etabli(bordereau);
        LigneBudgetaire seule = comptoir.enveloppe(etabli.enveloppe()).valeur().ligne();
        SortedMap<NumeroDossier, List<Imputation>> imputations = new TreeMap<>();
        if (estAnnule(etabli)) {
            return imputations;
        }
        for (Bordereau.Ligne ligne : etabli.lignes()) {
            Versement versement = ligne.versement();
            comptoir.prendre(versement.dossier()).ifPresent(pris -> {
                List<Financeur> financeurs =
                        comptoir.reglement(pris.dossier()).definition().financeurs();
                imputations.put(
                        versement.dossier(),
                        financeurs.isEmpty()
                                ? List.of(new Imputation("", seule, versement.montant()))
                                : Repartition.de(versement.montant(), financeurs));
            });
        }
        return imputations;
    }

    /** The account of a dossier among many, empty where its key is lost, and with it the seal of the account. */
    private Optional<CoordonneesBancaires> coordonneesLisibles(Pris pris) {
        try {
            return Optional.of(coordonnees(pris));
        } catch (PortException panne) {
            if (panne.nature() == PortException.Nature.TEMPORAIRE) {
                throw panne;
            }
            return Optional.empty();
        }
    }

    private Liquidation liquider(Pris pris, CoordonneesBancaires coordonnees, boolean autreEnveloppe) {
        SortedSet<String> arrets = new TreeSet<>(Arrets.de(comptoir, pris).values());
        // Heirs are not paid on the account of the deceased, which his bank closes.
        if (pris.parcours().compteDuDefunt()) {
            arrets.add(Capacite.DECES.blocage());
        }
        if (pris.estLimite()) {
            arrets.add("TRAITEMENT_LIMITE");
        }
        if (autreEnveloppe) {
            arrets.add("AUTRE_ENVELOPPE");
        }
        if (pris.etat() == EtatDossier.RETIRE || pris.etat() == EtatDossier.DESISTE) {
            arrets.add(pris.etat().name());
        }
        return Liquidation.liquider(
                pris.parcours().accord().orElseThrow(),
                pris.parcours().executoire(),
                coordonnees,
                pris.parcours().versements(),
                arrets,
                comptoir.aujourdhui());
    }

    private Changement changement(Pris pris, Versement versement, String bordereau) {
        return comptoir.changement(
                pris.version(),
                pris.dossier(),
                List.of(new FaitDePaiement.VersementLiquide(
                        versement.reference(), versement.acte(), versement.montant(), versement.compte(), bordereau)));
    }

    /**
     * Takes in what the accountant and the bank say of a bordereau, line by line: a bad line stops no other, and a line that
     * comes again changes nothing. That a payment sent back was taken over or paid after all cannot be applied either: it opens an incident, which stops
     * the next payment ({@code PAYE_APRES_REJET}) until {@link Guichet#lever} says that a person has looked.
     *
     * @param acteur who hands it in
     * @param retour what they say
     * @return what became of each line, in their order
     * @throws AccesRefuseException when the role may not
     * @throws IllegalArgumentException when there is no such bordereau
     * @throws PortException when a store fails; the lines before it are taken in
     * @throws ConflitDeVersionException when somebody else writes a dossier or the envelope meanwhile; the lines before it
     *     are taken in
     */
    public List<RetourComptable.Resultat> prendreRetour(Acteur acteur, RetourComptable retour) {
        return retour.lignes().stream()
                .map(prendreRetour(acteur, retour.bordereau()))
                .toList();
    }

    /**
     * Takes in what the accountant and the bank say of a bordereau one line at a time, for whoever tells each line's fate before the next; the bordereau
     * is read once.
     *
     * @param acteur who hands it in
     * @param bordereau the code of the bordereau
     * @return what takes one line in, and says what became of it; it throws as {@link #prendreRetour(Acteur, RetourComptable)} does
     * @throws AccesRefuseException when the role may not
     * @throws IllegalArgumentException when there is no such bordereau
     * @throws PortException when a store fails
     */
    public Function<RetourComptable.Ligne, RetourComptable.Resultat> prendreRetour(Acteur acteur, String bordereau) {
        Habilitations.exiger(acteur, Operation.SUIVRE_PAIEMENT);
        return new PriseDeRetour(comptoir, acteur, etabli(bordereau));
    }

    /**
     * Claims back what was paid and is not due: a claim of its own, once the grant was withdrawn.
     *
     * @param acteur who
     * @param numero the dossier
     * @param montant the sum claimed
     * @param motif why, with the article of its règlement behind it, as the règlement writes it: what a person would put there stays in
     *     the journal for good
     * @return {@link Effet#DEJA_FAIT} when the same claim stands and its money has not come, {@link Effet#IMPOSSIBLE} when nothing was paid, or less, the
     *     grant stands, or the règlement has no such article
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the dossier meanwhile
     */
    public Effet constaterIndu(Acteur acteur, NumeroDossier numero, Montant montant, Motif motif) {
        Habilitations.exiger(acteur, Operation.CONSTATER_INDU);
        return comptoir.traiter(numero, pris -> {
            boolean deja = pris.parcours().indus().stream()
                    .anyMatch(indu -> !indu.etat().suivants().isEmpty()
                            && indu.montant().equals(montant)
                            && indu.motif().equals(motif));
            if (deja) {
                return Effet.DEJA_FAIT;
            }
            Optional<Versement> paye = pris.parcours().versements().stream()
                    .filter(versement -> versement.etat() == Versement.Etat.PAYE)
                    .findFirst();
            Montant reclame = pris.parcours().indus().stream()
                    .filter(indu -> indu.etat() != Indu.Etat.ANNULE)
                    .map(Indu::montant)
                    .reduce(montant, Montant::plus);
            if (paye.isEmpty()
                    || pris.etat() != EtatDossier.RETIRE
                    || montant.compareTo(Montant.ZERO) <= 0
                    || !Articles.de(comptoir.reglement(pris.dossier()).definition(), pris.parcours())
                            .containsValue(motif.article())
                    || reclame.compareTo(paye.get().montant()) > 0) {
                return Effet.IMPOSSIBLE;
            }
            Indu indu =
                    Indu.constater(paye.get(), montant, motif, pris.parcours().indus(), comptoir.aujourdhui());
            return comptoir.ecrire(
                    acteur,
                    pris,
                    new FaitDePaiement.InduConstate(
                            indu.reference(),
                            indu.versement(),
                            indu.montant(),
                            indu.motif().code(),
                            indu.motif().article(),
                            indu.constate()));
        });
    }

    /**
     * Takes a claim a step further.
     *
     * @param acteur who
     * @param numero the dossier
     * @param reference the claim
     * @param etat where it stands now
     * @return {@link Effet#IMPOSSIBLE} when there is no such claim, it cannot take this step, or a title would be issued while the dossier is
     *     limited
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the dossier meanwhile
     */
    public Effet suivreIndu(Acteur acteur, NumeroDossier numero, String reference, Indu.Etat etat) {
        Habilitations.exiger(acteur, Operation.CONSTATER_INDU);
        return comptoir.avec(numero, pris -> {
            Optional<Indu> indu = pris.parcours().indus().stream()
                    .filter(connu -> connu.reference().equals(reference))
                    .findFirst();
            if (indu.filter(connu -> connu.etat() == etat).isPresent()) {
                return Effet.DEJA_FAIT;
            }
            // What the comptable or a person says is written down; a title is asked for by the authority itself.
            boolean commence = etat == Indu.Etat.TITRE_EMIS && pris.estLimite();
            return !commence && indu.filter(connu -> connu.etat().permet(etat)).isPresent()
                    ? comptoir.ecrire(acteur, pris, new FaitDePaiement.InduSuivi(reference, etat))
                    : Effet.IMPOSSIBLE;
        });
    }
}
