package fr.octroi.guichet;

import fr.octroi.budget.Enveloppe;
import fr.octroi.commun.Acteur;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.guichet.Comptoir.Pris;
import fr.octroi.instruction.Instruction;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDePaiement;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.journal.Parcours;
import fr.octroi.port.Message;
import fr.octroi.port.Versionne;
import fr.octroi.reglement.ModeleDeLettre;
import fr.octroi.relance.Capacite;
import fr.octroi.relance.Incident;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.Indu;
import fr.octroi.versement.RetourComptable;
import fr.octroi.versement.SuiteDeRejet;
import fr.octroi.versement.Versement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** What the accountant and the bank say of one bordereau, being taken in line by line: each is judged on the dossier as it stands then. */
final class PriseDeRetour implements Function<RetourComptable.Ligne, RetourComptable.Resultat> {

    private final Comptoir comptoir;
    private final Acteur acteur;
    private final Bordereau bordereau;
    private final SortedMap<String, NumeroDossier> dossiers = new TreeMap<>();

    PriseDeRetour(Comptoir comptoir, Acteur acteur, Bordereau bordereau) {
        this.comptoir = comptoir;
        this.acteur = acteur;
        this.bordereau = bordereau;
        bordereau
                .lignes()
                .forEach(ligne -> dossiers.put(
                        ligne.versement().reference(), ligne.versement().dossier()));
    }

    @Override
    public RetourComptable.Resultat apply(RetourComptable.Ligne ligne) {
        // One that was erased meanwhile is known no more, as any other reference.
        Optional<Pris> pris =
                Optional.ofNullable(dossiers.get(ligne.reference())).flatMap(comptoir::prendre);
        List<Versement> courants =
                pris.map(trouve -> trouve.parcours().versements()).orElse(List.of());
        RetourComptable.Resultat resultat = new RetourComptable(bordereau.code(), List.of(ligne))
                .appliquer(courants)
                .get(0);
        boolean contredit = resultat instanceof RetourComptable.Inapplicable inapplicable
                && inapplicable.obstacle() == RetourComptable.Obstacle.PASSAGE_IMPOSSIBLE
                && contreditUnRejet(pris.orElseThrow().parcours(), ligne);
        if (!(resultat instanceof RetourComptable.Applique) && !contredit) {
            return resultat;
        }
        if (!estPossible(ligne.jour())) {
            return new RetourComptable.Inapplicable(ligne, RetourComptable.Obstacle.JOUR_IMPOSSIBLE);
        }
        Pris present = pris.orElseThrow();
        if (Instruction.choisir(comptoir.catalogue(), present.dossier()).isEmpty()) {
            return new RetourComptable.Inapplicable(ligne, RetourComptable.Obstacle.AIDE_INCONNUE);
        }
        if (resultat instanceof RetourComptable.Applique applique) {
            appliquer(present, applique);
        } else {
            signaler(present, ligne);
        }
        return resultat;
    }

    /**
     * Whether money is said to have gone out that a rejection, or a cancellation, had kept in. What came before the rejection, or comes again, says
     * nothing of the kind.
     */
    private static boolean contreditUnRejet(Parcours parcours, RetourComptable.Ligne ligne) {
        Versement.Etat dit = ligne.issue().etat();
        return dit.estActif()
                && parcours.entrees().stream()
                        .map(Entree::fait)
                        .filter(FaitDePaiement.VersementSuivi.class::isInstance)
                        .map(FaitDePaiement.VersementSuivi.class::cast)
                        .filter(suivi -> suivi.reference().equals(ligne.reference()))
                        .noneMatch(suivi -> suivi.versement().estActif()
                                ? (suivi.versement() == dit || suivi.versement() == Versement.Etat.PAYE)
                                        && !ligne.jour().isAfter(suivi.jour())
                                : dit.permet(suivi.versement()) && ligne.jour().isBefore(suivi.jour()));
    }

    /** Opens an incident, once for each payment and each thing said of it: it stops the next payment until a person lifts that. */
    private void signaler(Pris pris, RetourComptable.Ligne ligne) {
        String dit = ligne.issue() == RetourComptable.Issue.PAYE ? "paye-" : "pris-";
        Incident incident = new Incident(
                dit + ligne.reference().toLowerCase(Locale.ROOT),
                Incident.Genre.PAYE_APRES_REJET,
                Incident.Gravite.FORTE,
                acteur.agent(),
                comptoir.aujourdhui(),
                "");
        if (pris.parcours().incidents().stream()
                .noneMatch(connu ->
                        connu.genre() == incident.genre() && connu.reference().equals(incident.reference()))) {
            comptoir.ecrire(acteur, pris, new FaitDeRelance.IncidentOuvert(incident));
        }
    }

    private boolean estPossible(LocalDate jour) {
        return !jour.isBefore(bordereau.jour()) && !jour.isAfter(comptoir.aujourdhui());
    }

    private void appliquer(Pris pris, RetourComptable.Applique applique) {
        Versement versement = applique.versement();
        EtatDossier etat = switch (versement.etat()) {
            case LIQUIDE, ACCEPTE, ANNULE -> pris.etat();
            case PAYE -> EtatDossier.PAYE;
            case REJETE_COMPTABLE, REJETE_BANQUE -> EtatDossier.PAIEMENT_REJETE;
        };
        // A grant withdrawn after payment stays withdrawn, whatever the bank says later.
        EtatDossier suivant = pris.etat() == EtatDossier.RETIRE ? pris.etat() : etat;
        List<Fait> faits = new ArrayList<>();
        faits.add(new FaitDePaiement.VersementSuivi(
                versement.reference(),
                versement.etat(),
                applique.suite(),
                applique.ligne().code(),
                applique.ligne().jour(),
                suivant));
        if (!versement.etat().estActif()) {
            // What came back to the authority is no longer due to it.
            pris.parcours().indus().stream()
                    .filter(indu -> indu.versement().equals(versement.reference())
                            && indu.etat().permet(Indu.Etat.ANNULE))
                    .forEach(indu -> faits.add(new FaitDePaiement.InduSuivi(indu.reference(), Indu.Etat.ANNULE)));
        }
        Optional<Message> demande = Optional.empty();
        if (applique.suite() == SuiteDeRejet.NOUVEAU_RIB && suivant == EtatDossier.PAIEMENT_REJETE) {
            demande = comptoir.message(pris, ModeleDeLettre.DEMANDE_RIB, versement.reference());
            faits.addAll(
                    comptoir.faitsDeNotification(pris, demande, ModeleDeLettre.DEMANDE_RIB, versement.reference()));
        }
        if (applique.suite() == SuiteDeRejet.HERITIERS && pris.parcours().capacite() != Capacite.DECES) {
            faits.add(new FaitDeRelance.CapaciteSignalee(
                    Capacite.DECES, applique.ligne().jour(), suivant));
        }
        List<Versionne<Enveloppe>> enveloppes = new ArrayList<>();
        if (!versement.etat().estActif()) {
            Credits credits = comptoir.credits(pris, bordereau.enveloppe());
            credits.mouvoir(pris.dossier(), versement.montant(), Enveloppe::annulerMandat);
            if (pris.etat() == EtatDossier.RETIRE) {
                credits.mouvoir(pris.dossier(), versement.montant(), Enveloppe::desengager);
            }
            enveloppes.addAll(credits.mues());
        }
        comptoir.ecrire(
                acteur,
                List.of(comptoir.changement(pris.version(), pris.dossier(), faits)),
                demande.stream().toList(),
                List.of(),
                enveloppes,
                List.of());
    }
}
