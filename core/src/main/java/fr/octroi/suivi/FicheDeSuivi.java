package fr.octroi.suivi;

import fr.octroi.bureau.Affectation;
import fr.octroi.bureau.Decision;
import fr.octroi.bureau.Motif;
import fr.octroi.bureau.Raison;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.calendrier.Echeance;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Role;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.echange.Confluence;
import fr.octroi.echange.Contradiction;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Envoi;
import fr.octroi.journal.FaitDArchive;
import fr.octroi.journal.FaitDePaiement;
import fr.octroi.journal.FaitDeRecours;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.journal.Parcours;
import fr.octroi.recours.Limitation;
import fr.octroi.reglement.Etape;
import fr.octroi.reglement.Grandeur;
import fr.octroi.reglement.Unite;
import fr.octroi.relance.Alerte;
import fr.octroi.relance.DemandeDeComplement;
import fr.octroi.relance.DemandeDeComplement.Element;
import fr.octroi.relance.Incident;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that an agent of either organisation can say on the telephone about a dossier (<i>fiche de suivi</i>): it names nobody,
 * and holds of the account its last four characters alone.
 *
 * @param numero the dossier
 * @param etat where it stands
 * @param balle who must act next
 * @param depot the day of filing
 * @param manquants what is still asked of the applicant, with its reason
 * @param limite the last day to answer, null when nothing is asked
 * @param contacts every contact of both organisations with the applicant, the oldest first
 * @param seance the session it stands on, or the next one it could reach; null when none is known
 * @param affectation the session that its rank and the credits lead to, why, and what would make an earlier one; null when no
 *     programme was drawn up, or when it does not speak of this dossier
 * @param silence when silence becomes a rejection
 * @param decision what the Bureau last said, null before
 * @param paiement when payment is to be expected, null when it cannot be said, is done, or waits for a piece or an account
 * @param paye the day it was paid, null before
 * @param compte the last four characters of the account, blank when none was declared
 * @param alertes the alerts given
 * @param incidents the incidents that are open
 * @param contradictions what two organisations say otherwise
 * @param limitations why nothing more than keeping is done with it, unless {@code derogations} names something; empty in an ordinary life
 * @param derogations what it may be processed for all the same
 * @param pourquoi what was proposed and why, null before a proposal to the Bureau, and once it has refused: the decision says why
 */
public record FicheDeSuivi(
        NumeroDossier numero,
        EtatDossier etat,
        Balle balle,
        LocalDate depot,
        List<Element> manquants,
        @Nullable LocalDate limite,
        List<Contact> contacts,
        @Nullable ProchaineSeance seance,
        @Nullable Affectation affectation,
        Echeance silence,
        @Nullable Decision decision,
        @Nullable Fenetre paiement,
        @Nullable LocalDate paye,
        String compte,
        List<Alerte> alertes,
        List<Incident> incidents,
        List<Contradiction> contradictions,
        List<Limitation> limitations,
        SortedSet<Limitation.Derogation> derogations,
        @Nullable Pourquoi pourquoi) {

    /**
     * A contact with the applicant.
     *
     * @param instant when
     * @param organisation whose agent
     * @param role in what capacity
     * @param objet what it was: the template of a message, or a code such as {@code APPEL:OU_EN_EST_ON}
     * @param moyen the channel of a message with what became of it, such as {@code COURRIEL:REMIS}; blank for others
     */
    public record Contact(Instant instant, String organisation, Role role, String objet, String moyen) {}

    /**
     * A session that the dossier stands on, or could reach.
     *
     * @param code its code
     * @param jour its day
     * @param limite the last day to be ready for it
     * @param acquise true when the dossier stands on its agenda, or is ready for it; {@link FicheDeSuivi#affectation} says whether
     *     there are places and credits
     */
    public record ProchaineSeance(String code, LocalDate jour, LocalDate limite, boolean acquise) {}

    /**
     * When payment is to be expected.
     *
     * @param du the first day
     * @param au the last day
     */
    public record Fenetre(LocalDate du, LocalDate au) {}

    /**
     * What was proposed to the Bureau and why, as far as it may be said to a voice on the telephone.
     *
     * <p>Who calls proves little of who he is. So no value of a condition stands here (an income, an age, a commune), nor the row
     * of a scale, which may be a band of income, nor any step that counts an income, nor those after it, which may be made of it:
     * only the article and the code of what is not met, and the euros of the purchase and of the aid. The amount itself is said, though
     * one that follows an income in proportion tells it to whoever knows the règlement. What an officer must look into (a shared
     * account, a guardianship) is no reason to tell a caller. The whole is in the page of reasons, which is sent to the person.
     *
     * @param montant the amount proposed, null for a refusal
     * @param motifs why a refusal is proposed, empty for a grant
     * @param etapes the steps of the amount that may be said, in order, empty for a refusal
     */
    public record Pourquoi(@Nullable Montant montant, List<Motif> motifs, List<Etape> etapes) {

        private static final Set<String> RANGS = Set.of("LIGNE", "SINON");

        /** Copies, without the steps that may not be said. */
        public Pourquoi {
            motifs = List.copyOf(motifs);
            etapes = etapes.stream()
                    .takeWhile(Pourquoi::neCompteAucunRevenu)
                    .filter(etape -> !RANGS.contains(etape.code()))
                    .toList();
        }

        private static boolean neCompteAucunRevenu(Etape etape) {
            return Stream.concat(etape.termes().stream(), Stream.of(etape.resultat()))
                    .map(Grandeur::unite)
                    .allMatch(unite -> unite == Unite.EURO || unite == Unite.NOMBRE);
        }
    }

    /**
     * Returns this sheet with the reasons of the proposal.
     *
     * @param connu the reasons, null when there is nothing to say
     * @return another sheet
     */
    public FicheDeSuivi avecPourquoi(@Nullable Pourquoi connu) {
        return avec(contacts, contradictions, connu);
    }

    /**
     * Returns this sheet with what other organisations recorded: their contacts with the applicant, and what does not agree.
     *
     * <p>What became of a letter is told by whoever sent it: theirs and ours may bear one key.
     *
     * @param parcours what happened here
     * @param confluence the entries of all of them
     * @return another sheet
     */
    public FicheDeSuivi avecConfluence(Parcours parcours, Confluence confluence) {
        Set<Entree> notres = Set.copyOf(parcours.entrees());
        List<Entree> leurs = confluence.histoire(numero).stream()
                .filter(entree -> !notres.contains(entree))
                .toList();
        return avec(
                Stream.concat(contacts.stream(), contacts(leurs).stream())
                        .sorted(Comparator.comparing(Contact::instant))
                        .toList(),
                confluence.contradictions(),
                pourquoi);
    }

    /**
     * Returns this sheet as its applicant may read it: what goes wrong between organisations is theirs to settle.
     *
     * @return another sheet, without alerts, incidents and contradictions
     */
    public FicheDeSuivi pourLUsager() {
        return new FicheDeSuivi(
                numero,
                etat,
                balle,
                depot,
                manquants,
                limite,
                contacts,
                seance,
                affectation,
                silence,
                decision,
                paiement,
                paye,
                compte,
                List.of(),
                List.of(),
                List.of(),
                limitations,
                derogations,
                pourquoi);
    }

    private FicheDeSuivi avec(List<Contact> tous, List<Contradiction> connues, @Nullable Pourquoi raisons) {
        return new FicheDeSuivi(
                numero,
                etat,
                balle,
                depot,
                manquants,
                limite,
                tous,
                seance,
                affectation,
                silence,
                decision,
                paiement,
                paye,
                compte,
                alertes,
                incidents,
                connues,
                limitations,
                derogations,
                raisons);
    }

    /** Copies. */
    public FicheDeSuivi {
        manquants = List.copyOf(manquants);
        contacts = List.copyOf(contacts);
        alertes = List.copyOf(alertes);
        incidents = List.copyOf(incidents);
        contradictions = List.copyOf(contradictions);
        limitations = List.copyOf(limitations);
        derogations = Collections.unmodifiableSortedSet(new TreeSet<>(derogations));
    }

    /**
     * Draws up the sheet of a dossier, without its reasons.
     *
     * @param dossier the dossier
     * @param parcours what happened to it
     * @param seances the sessions of the register, in order of day
     * @param silence when silence becomes a rejection, demands counted
     * @param delai how long payments have taken
     * @param jour today
     * @param pret the day on which what is proposed was proposed, null before
     * @param affectation where the programme of the day puts it, null when it does not speak of it
     * @return the sheet
     */
    public static FicheDeSuivi de(
            Dossier dossier,
            Parcours parcours,
            List<SeanceBureau> seances,
            Echeance silence,
            DelaiDePaiement delai,
            LocalDate jour,
            @Nullable LocalDate pret,
            @Nullable Affectation affectation) {
        Optional<DemandeDeComplement> demande =
                dossier.etat().suivants().isEmpty() ? Optional.empty() : parcours.demandeOuverte();
        Optional<ProchaineSeance> seance = prochaine(dossier, parcours, seances, jour, pret, affectation);
        List<Element> manquants = manquants(dossier, parcours);
        String compte = dossier.iban() == null ? "" : dossier.iban().fin();
        return new FicheDeSuivi(
                dossier.numero(),
                dossier.etat(),
                Balle.de(dossier.etat(), parcours, jour),
                dossier.depot(),
                manquants,
                demande.map(DemandeDeComplement::limite).orElse(null),
                contacts(parcours.entrees()),
                seance.orElse(null),
                affectation,
                silence,
                parcours.decision().orElse(null),
                manquePourPayer(manquants, compte)
                        ? null
                        : fenetre(dossier, parcours, seance.filter(prevue -> !estHorsProgramme(affectation)), delai)
                                .orElse(null),
                parcours.paye().orElse(null),
                compte,
                parcours.entrees().stream()
                        .map(Entree::fait)
                        .filter(FaitDeRelance.AlerteDonnee.class::isInstance)
                        .map(fait -> ((FaitDeRelance.AlerteDonnee) fait).alerte())
                        .toList(),
                parcours.incidents().stream().filter(Incident::estOuvert).toList(),
                List.of(),
                parcours.limitations(),
                parcours.derogations(),
                null);
    }

    /** Nothing can be paid without an account, nor before each piece that serves to pay. */
    private static boolean manquePourPayer(List<Element> manquants, String compte) {
        return compte.isBlank() || manquants.stream().anyMatch(element -> !element.indispensable());
    }

    /** Once a payment is under way, or the Bureau has refused, nothing is awaited of the applicant any more. */
    private static List<Element> manquants(Dossier dossier, Parcours parcours) {
        return switch (dossier.etat()) {
            case LIQUIDE, PAYE, REFUSE, RETIRE, TRANSMIS, DESISTE -> List.of();
            default -> parcours.manques();
        };
    }

    /** What became of each message is asked of the entries alone: those of others may have gaps. */
    private static List<Contact> contacts(List<Entree> entrees) {
        Map<String, Envoi.Etat> envois = new HashMap<>();
        for (Entree entree : entrees) {
            if (entree.fait() instanceof FaitDeRelance.MessageRemis remis) {
                envois.put(remis.cle(), Envoi.Etat.REMIS);
            } else if (entree.fait() instanceof FaitDeRelance.MessageRevenu revenu) {
                envois.put(revenu.cle(), Envoi.Etat.REVENU);
            } else if (entree.fait() instanceof FaitDeRelance.MessageAbandonne abandonne) {
                envois.put(abandonne.cle(), Envoi.Etat.ABANDONNE);
            }
        }
        List<Contact> contacts = new ArrayList<>();
        for (Entree entree : entrees) {
            if (entree.fait() instanceof FaitDeRelance.MessageConfie confie) {
                Envoi.Etat etat = envois.getOrDefault(confie.cle(), Envoi.Etat.CONFIE);
                contacts.add(contact(entree, confie.modele(), confie.canal() + ":" + etat));
            } else if (entree.fait() instanceof FaitDeRelance.AppelConsigne appel) {
                contacts.add(contact(entree, "APPEL:" + appel.motif(), ""));
            } else if (entree.fait() instanceof FaitDeRelance.ComplementRecu) {
                contacts.add(contact(entree, "REPONSE_RECUE", ""));
            } else if (entree.fait() instanceof FaitDeRelance.OppositionRecue opposition) {
                contacts.add(contact(entree, "OPPOSITION:" + opposition.canal(), ""));
            } else if (entree.fait() instanceof FaitDeRelance.DesistementRecu) {
                contacts.add(contact(entree, "DESISTEMENT", ""));
            } else if (entree.fait() instanceof FaitDeRelance.ContactChange) {
                contacts.add(contact(entree, "CONTACT_CHANGE", ""));
            } else if (entree.fait() instanceof FaitDeRelance.AdresseChangee) {
                contacts.add(contact(entree, "ADRESSE_CHANGEE", ""));
            } else if (entree.fait() instanceof FaitDArchive.DeclarationRectifiee) {
                contacts.add(contact(entree, "DECLARATION_RECTIFIEE", ""));
            } else if (entree.fait() instanceof FaitDePaiement.CompteChange) {
                contacts.add(contact(entree, "COMPTE_CHANGE", ""));
            } else if (entree.fait() instanceof FaitDeRecours.RecoursRecu recours) {
                contacts.add(contact(entree, "RECOURS:" + recours.genre(), ""));
            } else if (entree.fait() instanceof FaitDeRecours.ObservationsRecues) {
                contacts.add(contact(entree, "OBSERVATIONS_RECUES", ""));
            } else if (entree.fait() instanceof FaitDeRecours.AttestationDelivree attestation) {
                contacts.add(contact(entree, "ATTESTATION:" + attestation.genre(), ""));
            }
        }
        return contacts;
    }

    private static Contact contact(Entree entree, String objet, String moyen) {
        return new Contact(
                entree.instant(),
                entree.auteur().organisation(),
                entree.auteur().role(),
                objet,
                moyen);
    }

    private static Optional<ProchaineSeance> prochaine(
            Dossier dossier,
            Parcours parcours,
            List<SeanceBureau> seances,
            LocalDate jour,
            @Nullable LocalDate pret,
            @Nullable Affectation affectation) {
        if (dossier.etat() == EtatDossier.EN_SEANCE) {
            String code = parcours.inscription().orElseThrow().seance();
            return seances.stream()
                    .filter(seance -> seance.code().equals(code))
                    .findFirst()
                    .map(seance -> new ProchaineSeance(code, seance.jour(), seance.limite(), true));
        }
        if (!dossier.etat().estEnInstruction()) {
            return Optional.empty();
        }
        boolean propose = dossier.etat() == EtatDossier.ACCORD_PROPOSE
                || dossier.etat() == EtatDossier.REFUS_PROPOSE
                || dossier.etat() == EtatDossier.AJOURNE;
        String prevue = affectation == null ? null : affectation.seance();
        // Ready in time is ready in time, until the agenda is frozen without it.
        LocalDate depuis = propose && pret != null ? pret : jour;
        return seances.stream()
                .filter(seance -> seance.etat() == SeanceBureau.Etat.OUVERTE)
                .filter(seance -> prevue == null
                        ? !seance.limite().isBefore(depuis) && !seance.jour().isBefore(jour)
                        : seance.code().equals(prevue))
                .findFirst()
                .map(seance -> new ProchaineSeance(
                        seance.code(), seance.jour(), seance.limite(), propose && !parcours.aRevoir()));
    }

    /** Ready, and yet on no session: nothing can be said of its payment. */
    private static boolean estHorsProgramme(@Nullable Affectation affectation) {
        return affectation != null && affectation.seance() == null && affectation.raison() != Raison.EN_EXAMEN;
    }

    /** A grant is paid some time after its session; before the session, nothing is promised but a grant proposed. */
    private static Optional<Fenetre> fenetre(
            Dossier dossier, Parcours parcours, Optional<ProchaineSeance> seance, DelaiDePaiement delai) {
        Optional<LocalDate> depart = switch (dossier.etat()) {
            case ACCORDE, EXECUTOIRE, LIQUIDE ->
                parcours.accord().map(accordee -> accordee.acte().jour());
            case ACCORD_PROPOSE, EN_SEANCE ->
                parcours.instruction()
                        .filter(faite -> faite.proposition().equals("ACCORDER"))
                        .flatMap(faite -> seance)
                        .map(ProchaineSeance::jour);
            default -> Optional.empty();
        };
        return depart.map(jour ->
                new Fenetre(delai.auPlusTot().depuis(jour), delai.auPlusTard().depuis(jour)));
    }
}
