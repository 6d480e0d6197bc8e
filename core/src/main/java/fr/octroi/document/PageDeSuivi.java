package fr.octroi.document;

import fr.octroi.bureau.Affectation;
import fr.octroi.bureau.Decision;
import fr.octroi.bureau.Motif;
import fr.octroi.bureau.PlusTot;
import fr.octroi.bureau.Raison;
import fr.octroi.commun.Role;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.echange.Contradiction;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.relance.DemandeDeComplement.Element;
import fr.octroi.suivi.FicheDeSuivi;
import fr.octroi.suivi.FicheDeSuivi.Contact;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The page that an agent of either organisation reads out on the telephone: where the dossier stands, who must act, what is
 * missing and why, what comes next.
 *
 * <p>Plain text of at most 88 columns, in the order in which people ask. Why an amount or a refusal is proposed is said as far as
 * {@link FicheDeSuivi.Pourquoi} allows: no income, no row of a scale. It names nobody, and holds of the account its last
 * four characters alone. All sentences are in the bundle {@code fr.octroi.document.PageDeSuivi}.
 */
public final class PageDeSuivi {

    private static final ZoneId FUSEAU = ZoneId.of("Europe/Paris");
    private static final int CONTACTS_AU_PLUS = 20;

    private final FicheDeSuivi fiche;
    private final ReglementAide reglement;
    private final LocalDate jour;
    private final Intitules intitules;
    private final Phrases phrases = new Phrases("PageDeSuivi");
    private final Feuillet page = new Feuillet();

    private PageDeSuivi(FicheDeSuivi fiche, ReglementAide reglement, LocalDate jour) {
        this.fiche = fiche;
        this.reglement = reglement;
        this.jour = jour;
        this.intitules = new Intitules(reglement);
    }

    /**
     * Writes the page of a dossier.
     *
     * @param fiche all that can be said of the dossier
     * @param reglement the règlement it is instructed under, which names the pieces
     * @param jour today
     * @param simulation whether the page says that it is worth nothing
     * @return the page, each line ended by a line feed
     */
    public static String page(FicheDeSuivi fiche, ReglementAide reglement, LocalDate jour, boolean simulation) {
        PageDeSuivi suivi = new PageDeSuivi(fiche, reglement, jour);
        suivi.enTete(simulation);
        suivi.etat();
        suivi.manques();
        suivi.pourquoi();
        suivi.decision();
        suivi.bureau();
        suivi.paiement();
        suivi.silence();
        suivi.limitations();
        suivi.alertes();
        suivi.contacts();
        return suivi.page.toString();
    }

    private void enTete(boolean simulation) {
        if (simulation) {
            dire("simulation");
            page.ligne("");
        }
        dire("titre", fiche.numero().valeur());
        dire("aide", reglement.titre(), reglement.autorite());
        dire("jour", Francais.jour(jour), Francais.jour(fiche.depot()));
    }

    private void etat() {
        titre("ou");
        String cle = "etat." + fiche.etat();
        // A grant always has a day to be paid, but while something that payment needs has not come.
        dire(fiche.paiement() == null && phrases.sait(cle + ".manque") ? cle + ".manque" : cle);
        if (fiche.etat() == EtatDossier.TRANSMIS && reglement.relais() != null) {
            dire(
                    "transmis",
                    reglement.relais().autorite(),
                    reglement.relais().service(),
                    reglement.relais().lien());
        }
        dire("balle." + fiche.balle());
    }

    private void manques() {
        if (fiche.manquants().isEmpty()) {
            return;
        }
        titre("manque");
        for (Element element : fiche.manquants()) {
            puce(phrases.dire(
                    "manque",
                    Phrases.majuscule(intitules.sujet(element.sujet()).orElse(element.sujet())),
                    intitules.raison(element.code()).orElse(element.code()),
                    element.article()));
            if (!element.indispensable()) {
                page.paragraphe("  ", phrases.dire("manque.paiement"), "  ");
            }
        }
        if (fiche.limite() != null) {
            dire(jour.isAfter(fiche.limite()) ? "manque.depasse" : "manque.limite", Francais.jour(fiche.limite()));
        }
    }

    private void pourquoi() {
        FicheDeSuivi.Pourquoi pourquoi = fiche.pourquoi();
        if (pourquoi == null || (pourquoi.montant() == null && pourquoi.motifs().isEmpty())) {
            return;
        }
        titre("pourquoi");
        if (pourquoi.montant() == null) {
            dire("pourquoi.refus");
            pourquoi.motifs().forEach(this::motif);
        } else {
            dire(
                    pourquoi.etapes().isEmpty() ? "pourquoi.accord" : "pourquoi.accord.calcul",
                    Francais.euros(pourquoi.montant()),
                    reglement.bareme().article());
            pourquoi.etapes().forEach(etape -> puce(Phrases.majuscule(intitules.etape(etape))));
        }
        dire("pourquoi.algorithme");
    }

    private void motif(Motif motif) {
        puce(phrases.dire("decision.motif", Phrases.sansPoint(intitules.motif(motif.code())), motif.article()));
    }

    private void decision() {
        Decision decision = fiche.decision();
        if (decision == null) {
            return;
        }
        titre("decision");
        String acte = decision.acte().numero();
        String prise = Francais.jour(decision.acte().jour());
        if (decision instanceof Decision.Accordee accordee) {
            boolean autre = !accordee.propose().equals(accordee.decide());
            dire(
                    "decision.accordee" + (autre ? ".autre" : ""),
                    Francais.euros(accordee.decide()),
                    acte,
                    prise,
                    Francais.euros(accordee.propose()));
        } else if (decision instanceof Decision.Refusee refusee) {
            dire("decision.refusee", acte, prise);
            refusee.motifs().forEach(this::motif);
            dire("decision.lettre");
        } else {
            dire(decision instanceof Decision.Ajournee ? "decision.ajournee" : "decision.retiree", acte, prise);
        }
    }

    private void bureau() {
        FicheDeSuivi.ProchaineSeance seance = fiche.seance();
        if (seance == null) {
            return;
        }
        titre("bureau");
        if (fiche.etat() == EtatDossier.EN_SEANCE) {
            dire("bureau.inscrit", Francais.jour(seance.jour()));
            return;
        }
        Affectation affectation = fiche.affectation();
        if (affectation != null && affectation.raison() != Raison.EN_EXAMEN) {
            bureau(seance, affectation);
            return;
        }
        dire(
                seance.acquise() ? "bureau.pret" : "bureau.possible",
                Francais.jour(seance.jour()),
                Francais.jour(seance.limite()));
        dire("bureau.credits");
    }

    /** What the programme of the day says, whose session the sheet names: places, ranks and credits counted. */
    private void bureau(FicheDeSuivi.ProchaineSeance seance, Affectation affectation) {
        if (affectation.seance() == null) {
            dire("bureau.sansProgramme");
        } else {
            dire("bureau.programme", Francais.jour(seance.jour()));
        }
        if (affectation.raison() != Raison.PREMIERE_SEANCE) {
            dire("bureau.raison." + affectation.raison());
        }
        for (PlusTot plusTot : affectation.plusTot()) {
            plusTot.selon(this::avancer, this::avancer).forEach(this::puce);
        }
    }

    private List<String> avancer(PlusTot.PourSeance seance) {
        List<String> manques = new ArrayList<>();
        if (seance.pretLe() != null) {
            manques.add(phrases.dire("bureau.avance.jour", seance.seance(), Francais.jour(seance.pretLe())));
        }
        if (seance.places() > 0) {
            manques.add(phrases.dire("bureau.avance.places", seance.seance(), seance.places()));
        }
        return manques;
    }

    private List<String> avancer(PlusTot.PourCredits credits) {
        return List.of(phrases.dire("bureau.avance.credits", Francais.euros(credits.manque())));
    }

    private void paiement() {
        boolean sansPaiement = switch (fiche.etat()) {
            case REFUS_PROPOSE, REFUSE, RETIRE, TRANSMIS, DESISTE -> true;
            default -> false;
        };
        if (sansPaiement) {
            return;
        }
        titre("paiement");
        if (fiche.paye() != null) {
            dire("paiement.paye", Francais.jour(fiche.paye()));
        } else if (fiche.paiement() != null) {
            dire(
                    "paiement.fenetre",
                    Francais.jour(fiche.paiement().du()),
                    Francais.jour(fiche.paiement().au()));
        }
        dire(fiche.compte().isBlank() ? "paiement.sansCompte" : "paiement.compte", fiche.compte());
    }

    /** Whoever answers must not promise what may not be done. */
    private void limitations() {
        if (fiche.limitations().isEmpty()) {
            return;
        }
        titre("limitations");
        fiche.limitations()
                .forEach(limitation -> puce(phrases.dire(
                        limitation.estAccueillie() ? "limitation.ACCUEILLIE" : "limitation." + limitation.motif(),
                        Francais.jour(limitation.demande()))));
        fiche.derogations().forEach(derogation -> puce(phrases.dire("derogation." + derogation)));
        if (fiche.derogations().isEmpty()) {
            dire("limitations.effet");
        }
    }

    /** Silence no longer matters once something was decided, or nothing is left to decide. */
    private void silence() {
        if (!fiche.etat().estEnInstruction() && fiche.etat() != EtatDossier.EN_SEANCE) {
            return;
        }
        LocalDate rejet = fiche.silence().date();
        titre("silence");
        dire(jour.isBefore(rejet) ? "silence" : "silence.passe", Francais.jour(rejet));
    }

    private void alertes() {
        if (fiche.alertes().isEmpty()
                && fiche.incidents().isEmpty()
                && fiche.contradictions().isEmpty()) {
            return;
        }
        titre("alertes");
        fiche.alertes().forEach(alerte -> puce(phrases.dire("alerte." + alerte)));
        fiche.incidents()
                .forEach(incident -> puce(phrases.dire(
                        "incident",
                        phrases.dire("incident." + incident.genre()),
                        Francais.jour(incident.ouvert()),
                        phrases.dire("gravite." + incident.gravite()))));
        fiche.contradictions().forEach(this::contradiction);
    }

    private void contradiction(Contradiction contradiction) {
        puce(phrases.dire(
                "desaccord",
                phrases.dire("desaccord." + contradiction.sujet().fait()),
                contradiction.dits().stream()
                        .map(dit -> dit.auteur().organisation())
                        .collect(Collectors.joining(", "))));
    }

    private void contacts() {
        titre("contacts");
        List<Contact> contacts = fiche.contacts();
        if (contacts.isEmpty()) {
            dire("contacts.aucun");
        }
        int dits = Math.min(CONTACTS_AU_PLUS, contacts.size());
        for (int i = contacts.size() - 1; i >= contacts.size() - dits; i--) {
            puce(contact(contacts.get(i)));
        }
        if (dits < contacts.size()) {
            dire("contacts.anciens", Integer.toString(contacts.size() - dits));
        }
    }

    private String contact(Contact contact) {
        String date = Francais.jour(LocalDate.ofInstant(contact.instant(), FUSEAU));
        String qui = phrases.dire("contact.de", phrases.dire("role." + contact.role()), contact.organisation());
        String quoi = objet(contact.objet());
        int deuxPoints = contact.moyen().indexOf(':');
        if (deuxPoints > 0) {
            quoi += " " + phrases.dire("moyen." + contact.moyen().substring(0, deuxPoints)) + ", "
                    + phrases.dire("envoi." + contact.moyen().substring(deuxPoints + 1));
        }
        return contact.role() == Role.USAGER
                ? phrases.dire("contact", date, quoi)
                : phrases.dire("contact.par", date, quoi, qui);
    }

    /** Says what a contact was: by its own words, by those of its kind, else by its code in small letters. */
    private String objet(String code) {
        if (phrases.sait("objet." + code)) {
            return phrases.dire("objet." + code);
        }
        int deuxPoints = code.indexOf(':');
        String genre = deuxPoints < 0 ? "" : code.substring(0, deuxPoints);
        String suite = code.substring(deuxPoints + 1);
        String mots = phrases.sait("moyen." + suite)
                ? phrases.dire("moyen." + suite)
                : suite.toLowerCase(Locale.FRENCH).replace('_', ' ');
        return phrases.sait("objet." + genre) ? phrases.dire("objet." + genre, mots) : mots;
    }

    private void titre(String cle) {
        page.titre(phrases.dire("titre." + cle));
    }

    private void puce(String texte) {
        page.paragraphe("- ", texte, "  ");
    }

    private void dire(String cle, Object... valeurs) {
        page.paragraphe("", phrases.dire(cle, valeurs), "");
    }
}
