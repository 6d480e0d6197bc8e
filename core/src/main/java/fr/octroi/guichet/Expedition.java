package fr.octroi.guichet;

import fr.octroi.commun.Acteur;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.guichet.Comptoir.Pris;
import fr.octroi.instruction.Instruction;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Envoi;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDeRecours;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.port.Message;
import fr.octroi.port.MessageEnAttente;
import fr.octroi.port.Messagerie;
import fr.octroi.port.PortException;
import fr.octroi.recours.Attestation;
import fr.octroi.reglement.ModeleDeLettre;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.relance.AccuseReception;
import fr.octroi.relance.Canal;
import fr.octroi.relance.DemandeDeComplement;
import fr.octroi.relance.DemandeDeComplement.Element;
import fr.octroi.relance.Reprises;
import fr.octroi.versement.SuiteDeRejet;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What leaves the outbox, what is given up there, and what comes back (<i>expédition</i>). */
record Expedition(Comptoir comptoir, Acteur acteur) {

    private static final String CANAL_FERME = "CANAL_FERME";

    private static final String TENTATIVES_EPUISEES = "TENTATIVES_EPUISEES";

    private static final String DESTINATAIRE_DECEDE = "DESTINATAIRE_DECEDE";

    boolean expedier(Messagerie messagerie, MessageEnAttente attente) {
        Message message = attente.message();
        Optional<Pris> present = comptoir.prendre(message.dossier());
        if (present.isEmpty() || !attend(present.get(), message)) {
            return false;
        }
        Pris pris = present.get();
        if (pris.estLimite() && !ModeleDeLettre.LEVEE_DE_LIMITATION.aPourCode(message.modele())) {
            return false;
        }
        if (Instruction.choisir(comptoir.catalogue(), pris.dossier()).isEmpty()) {
            differerSansFin(attente);
            return false;
        }
        Optional<String> abandon = abandon(pris, message);
        if (abandon.isPresent()) {
            abandonner(pris, message, abandon.get());
            return false;
        }
        if ((estRelance(message.modele()) || message.canal() == Canal.SMS) && !estOuverteLaPlage()) {
            return false;
        }
        Pris prete = redater(pris, message);
        Messagerie.Remise remise;
        try {
            remise = messagerie.remettre(message, prete.dossier(), prete.parcours());
        } catch (PortException refus) {
            if (refus.nature() == PortException.Nature.TEMPORAIRE) {
                reporter(prete, attente, "REMISE_IMPOSSIBLE");
            } else {
                renoncer(prete, message);
            }
            return false;
        } catch (RuntimeException defaut) {
            // A bug of the carrier: told to whoever called, and counted, so that this message too comes to an end.
            reporter(prete, attente, "ERREUR_DE_REMISE");
            throw defaut;
        }
        List<Fait> faits = new ArrayList<>();
        faits.add(new FaitDeRelance.MessageRemis(message.cle(), remise.texte(), remise.fournisseur()));
        for (AccuseReception genre : AccuseReception.values()) {
            if (genre.modele().aPourCode(message.modele())) {
                faits.add(new FaitDeRelance.AccuseEnvoye(genre, comptoir.aujourdhui()));
            }
        }
        comptoir.sortir(acteur, prete, message.cle(), faits);
        return true;
    }

    /** Tries again later, unless that was done long enough: then it is given up there, and nothing is known of the address. */
    private void reporter(Pris pris, MessageEnAttente attente, String motif) {
        comptoir.reglages()
                .reprises()
                .apres(attente.tentatives() + 1)
                .ifPresentOrElse(
                        delai -> differer(attente, delai, motif),
                        () -> abandonner(pris, attente.message(), TENTATIVES_EPUISEES));
    }

    private void differer(MessageEnAttente attente, Duration delai, String motif) {
        comptoir.ports()
                .envois()
                .differer(
                        attente.message().cle(),
                        comptoir.reglages().horloge().instant().plus(delai),
                        motif);
    }

    /**
     * Puts off a message whose dossier cannot be read, written or judged by any règlement until somebody acts: that cannot be written down in its journal,
     * so it goes on waiting, where whoever watches over the outbox sees it.
     */
    void differerSansFin(MessageEnAttente attente) {
        Reprises reprises = comptoir.reglages().reprises();
        differer(attente, reprises.apres(attente.tentatives() + 1).orElse(reprises.plafond()), "DOSSIER_INACCESSIBLE");
    }

    /** Takes out of the outbox what the carrier will never take for this address, with what follows of it. */
    private void renoncer(Pris pris, Message message) {
        List<Fait> faits = new ArrayList<>(
                List.of(new FaitDeRelance.MessageRevenu(message.cle(), message.canal(), "REMISE_REFUSEE")));
        Optional<Message> suivant = reprendre(pris, message.cle(), Set.of(message.canal()), message.modele(), faits);
        comptoir.sortir(acteur, pris, message.cle(), faits, Comptoir.tableau(suivant));
    }

    /** Whether it still waits: another worker may have sent it, or erased its dossier, since the outbox was read. */
    private static boolean attend(Pris pris, Message message) {
        return pris.parcours().envois().stream()
                .noneMatch(envoi -> envoi.cle().equals(message.cle()) && envoi.etat() != Envoi.Etat.CONFIE);
    }

    /** Why a message must not leave any more: much may have happened since it was entrusted. */
    private Optional<String> abandon(Pris pris, Message message) {
        if (!pris.estRelancable()) {
            return Optional.of(DESTINATAIRE_DECEDE);
        }
        boolean attend =
                pris.attendLUsager() && pris.parcours().demandeOuverte().isPresent();
        boolean demande = ModeleDeLettre.DEMANDE_COMPLEMENT.aPourCode(message.modele());
        if ((demande && (!attend || demandesApres(pris, message.cle()).findAny().isPresent()))
                || (estRelance(message.modele()) && (!attend || !rappelle(pris, message.cle())))
                || neSeDitPlus(pris, message)) {
            return Optional.of("SANS_OBJET");
        }
        return !Comptoir.porte(message.canal(), message.modele())
                        || pris.parcours().canauxFermes().contains(message.canal())
                ? Optional.of(CANAL_FERME)
                : Optional.empty();
    }

    /**
     * What is true no more, or too late to be answered: what a later fact took back, a reminder of a day that has passed, a hearing that is told
     * on other facts, and one whose last day has passed. The last day of one that is told again passes for nobody, since it is dated when its
     * letter leaves.
     */
    private boolean neSeDitPlus(Pris pris, Message message) {
        boolean perime = pris.parcours().contradictoireRefait()
                ? !seRedit(pris, message.cle())
                : estRemplacee(pris, message.cle())
                        || pris.parcours()
                                .contradictoire()
                                .filter(ouvert -> ouvert.limite().isBefore(comptoir.aujourdhui()))
                                .isPresent();
        return estRevenuDessus(pris, message.modele())
                || rappelleUnJourPasse(pris, message.modele())
                || (ModeleDeLettre.CONTRADICTOIRE.aPourCode(message.modele()) && perime);
    }

    /**
     * Whether a later fact took back what a message says: the limitation ended or is not announced any more, the grant or the refusal is the last word
     * no more, another account came.
     */
    private static boolean estRevenuDessus(Pris pris, String modele) {
        return ModeleDeLettre.deCode(modele)
                .filter(lettre -> switch (lettre) {
                    case LEVEE_DE_LIMITATION ->
                        pris.parcours().limitations().stream()
                                .allMatch(limitation -> limitation.raisonDeLevee() == null);
                    case NOTIFICATION_OCTROI -> !Attestation.OCTROI.estVraie(pris.etat());
                    case NOTIFICATION_REFUS -> !Attestation.REFUS.estVraie(pris.etat());
                    case DEMANDE_RIB ->
                        pris.etat() != EtatDossier.PAIEMENT_REJETE
                                || !pris.parcours().suiteDuRejet().equals(Optional.of(SuiteDeRejet.NOUVEAU_RIB));
                    case ACCUSE_ENREGISTREMENT,
                            ACCUSE_RECEPTION,
                            DEMANDE_COMPLEMENT,
                            TRANSMISSION,
                            CONTRADICTOIRE,
                            NOTIFICATION_RETRAIT -> false;
                })
                .isPresent();
    }

    /** Whether a reminder is of the demand that is open, which reached its addressee and whose time nothing took. */
    private static boolean rappelle(Pris pris, String cle) {
        return pris.parcours().demandeAtteinte()
                && !pris.parcours().demandeInterrompue()
                && depuis(pris, cle).noneMatch(FaitDeRelance.ComplementDemande.class::isInstance);
    }

    /** The letters of demands that were entrusted after this one. */
    private static Stream<Envoi> demandesApres(Pris pris, String cle) {
        return pris.parcours().envois().stream()
                .dropWhile(envoi -> !envoi.cle().equals(cle))
                .skip(1)
                .filter(envoi -> ModeleDeLettre.DEMANDE_COMPLEMENT.aPourCode(envoi.modele()));
    }

    /** What happened since a message was entrusted. */
    private static Stream<Fait> depuis(Pris pris, String cle) {
        return pris.parcours().entrees().stream()
                .map(Entree::fait)
                .dropWhile(fait -> !(fait instanceof FaitDeRelance.MessageConfie confie
                        && confie.cle().equals(cle)));
    }

    private boolean rappelleUnJourPasse(Pris pris, String modele) {
        return estRelance(modele)
                && pris.parcours()
                        .demandeOuverte()
                        .filter(ouverte -> ouverte.limite().isBefore(comptoir.aujourdhui()))
                        .isPresent();
    }

    /** A letter of a step before a withdrawal, in the place of which another was opened on other facts. */
    private static boolean estRemplacee(Pris pris, String cle) {
        return pris.parcours()
                .lettreDuContradictoire()
                .filter(sienne -> !sienne.equals(cle))
                .isPresent();
    }

    /** Whether a letter is that of the step before a withdrawal, which nobody answered and which may still come to one. */
    private static boolean seRedit(Pris pris, String cle) {
        return pris.parcours().lettreDuContradictoire().equals(Optional.of(cle))
                && pris.parcours().accord().isPresent()
                && !pris.etat().suivants().isEmpty()
                && pris.parcours()
                        .contradictoire()
                        .filter(ouvert -> ouvert.observations() == null)
                        .isPresent();
    }

    /** Whether a template is that of a reminder: what is none of the letters that every aid has. */
    private static boolean estRelance(String modele) {
        return ModeleDeLettre.deCode(modele).isEmpty();
    }

    private boolean estOuverteLaPlage() {
        LocalDateTime maintenant = comptoir.maintenant();
        return comptoir.reglages().plage().aPartirDe(maintenant).equals(maintenant);
    }

    private void abandonner(Pris pris, Message message, String motif) {
        List<Fait> faits = new ArrayList<>(List.of(new FaitDeRelance.MessageAbandonne(message.cle(), motif)));
        if (motif.equals(DESTINATAIRE_DECEDE)
                && ModeleDeLettre.deCode(message.modele())
                        .filter(ModeleDeLettre::seDitUneFois)
                        .isPresent()) {
            faits.addAll(comptoir.injoignable(pris, message.cle()));
        }
        Optional<Message> suivant = motif.equals(CANAL_FERME) || motif.equals(TENTATIVES_EPUISEES)
                ? reprendre(pris, message.cle(), Set.of(message.canal()), message.modele(), faits)
                : Optional.empty();
        comptoir.sortir(acteur, pris, message.cle(), faits, Comptoir.tableau(suivant));
    }

    /** The délai granted runs from the day the letter leaves, not from the day it was decided (CRPA L114-5, L122-1). */
    private Pris redater(Pris pris, Message message) {
        Optional<FaitDeRecours.ContradictoireOuvert> differe = pris.parcours().contradictoireRefait()
                        && pris.parcours()
                                .contradictoire()
                                .filter(ouvert -> ouvert.ouvert().isBefore(comptoir.aujourdhui()))
                                .isPresent()
                ? refaire(pris, message.cle())
                : Optional.empty();
        if (differe.isPresent()) {
            comptoir.ecrire(acteur, pris, differe.get());
            return comptoir.prendre(pris.numero()).orElseThrow();
        }
        Optional<DemandeDeComplement> tardive = ModeleDeLettre.DEMANDE_COMPLEMENT.aPourCode(message.modele())
                ? pris.parcours()
                        .demandeOuverte()
                        .filter(ouverte -> ouverte.jour().isBefore(comptoir.aujourdhui()))
                : Optional.empty();
        if (tardive.isEmpty()) {
            return pris;
        }
        comptoir.ecrire(
                acteur,
                pris,
                new FaitDeRelance.ComplementDemande(DemandeDeComplement.of(
                        tardive.get().elements(), reglement(pris).delaiComplement(), comptoir.aujourdhui())));
        return comptoir.prendre(pris.numero()).orElseThrow();
    }

    /**
     * The step before a withdrawal again, from today, as its letter leaves again or later than it was to; empty once he answered, or nothing
     * may be withdrawn any more, and while the dossier is limited: it is dated when the letter leaves. The last day that the authority set
     * stays as long as no letter was lost: the four months of CRPA L242-1 run.
     */
    private Optional<FaitDeRecours.ContradictoireOuvert> refaire(Pris pris, String cle) {
        if (pris.estLimite() || !seRedit(pris, cle)) {
            return Optional.empty();
        }
        return pris.parcours()
                .contradictoire()
                .map(ouvert -> ouvert.refaitLe(comptoir.aujourdhui()))
                .flatMap(refait -> pris.parcours()
                        .motifDeRetrait()
                        .map(motif -> new FaitDeRecours.ContradictoireOuvert(
                                motif, pris.parcours().griefs(), refait.ouvert(), refait.limite())));
    }

    /** Records that a message came back, and what follows of it. */
    void revenir(Pris pris, Envoi envoi, String motif) {
        List<Fait> faits = new ArrayList<>(List.of(new FaitDeRelance.MessageRevenu(envoi.cle(), envoi.canal(), motif)));
        leverLaCarence(pris, envoi, faits);
        Set<Canal> perdus =
                pris.parcours().estPartiVersUneAncienneAdresse(envoi.cle()) ? Set.of() : Set.of(envoi.canal());
        Optional<Message> suivant = reprendre(pris, envoi.cle(), perdus, envoi.modele(), faits);
        // It may still wait there, when its departure could not be written down.
        comptoir.sortir(acteur, pris, envoi.cle(), faits, Comptoir.tableau(suivant));
    }

    /** What was asked for in a letter that nobody received is held against nobody. */
    private static void leverLaCarence(Pris pris, Envoi revenu, List<Fait> faits) {
        pris.parcours()
                .carence()
                .filter(carence -> ModeleDeLettre.DEMANDE_COMPLEMENT.aPourCode(revenu.modele())
                        && demandesApres(pris, revenu.cle()).findAny().isEmpty()
                        && (pris.etat() == EtatDossier.REFUS_PROPOSE || pris.etat() == EtatDossier.AJOURNE))
                .ifPresent(carence -> faits.add(new FaitDeRelance.CarenceLevee(carence.demande())));
    }

    /**
     * Sends what did not arrive again, on the next channel, or says that nobody can be reached.
     *
     * @param perdus the channels that it shows to be lost, none when it was sent to a former address
     */
    private Optional<Message> reprendre(Pris pris, String cle, Set<Canal> perdus, String modele, List<Fait> faits) {
        boolean carenceLevee = faits.stream().anyMatch(FaitDeRelance.CarenceLevee.class::isInstance);
        boolean attend = carenceLevee
                || (pris.attendLUsager() && pris.parcours().demandeOuverte().isPresent());
        boolean demande = ModeleDeLettre.DEMANDE_COMPLEMENT.aPourCode(modele);
        Set<Canal> fermes = EnumSet.noneOf(Canal.class);
        fermes.addAll(perdus);
        fermes.addAll(pris.parcours().canauxFermes());
        if (estRevenuDessus(pris, modele)
                || (ModeleDeLettre.CONTRADICTOIRE.aPourCode(modele) && !seRedit(pris, cle))
                || ((demande || estRelance(modele)) && (!attend || pris.estLimite()))
                || (estRelance(modele) && !rappelle(pris, cle))
                || (demande && demandesApres(pris, cle).anyMatch(apres -> peutAtteindre(apres, fermes)))) {
            // What came awaits review, nothing is awaited or may be asked, another letter tells what holds or asks, or
            // he was heard or gave up: the channel is closed, and nothing leaves again.
            return Optional.empty();
        }
        fermes.addAll(epuises(pris, cle));
        Optional<Canal> suivant = Comptoir.canal(pris, modele, fermes);
        if (suivant.isEmpty()) {
            faits.addAll(comptoir.injoignable(pris, cle));
            return Optional.empty();
        }
        List<Element> attendus = pris.parcours()
                .demandeOuverte()
                .map(DemandeDeComplement::elements)
                .orElseGet(() -> pris.parcours().manques());
        Optional<DemandeDeComplement> refaite = demande && !attendus.isEmpty()
                ? Optional.of(
                        DemandeDeComplement.of(attendus, reglement(pris).delaiComplement(), comptoir.aujourdhui()))
                : Optional.empty();
        refaite.ifPresent(nouvelle -> faits.add(new FaitDeRelance.ComplementDemande(nouvelle)));
        refaire(pris, cle).ifPresent(faits::add);
        return Optional.of(
                comptoir.message(pris.numero(), suivant.get(), modele, "reprise " + cle + " " + comptoir.aujourdhui()));
    }

    private static boolean peutAtteindre(Envoi envoi, Set<Canal> fermes) {
        return (envoi.etat() == Envoi.Etat.CONFIE || envoi.etat() == Envoi.Etat.REMIS)
                && Comptoir.porte(envoi.canal(), envoi.modele())
                && !fermes.contains(envoi.canal());
    }

    /**
     * The channels that stay open, though no carrier took this message there, before it left for the next: what went round them all calls somebody.
     * What was tried before he gave another address says nothing of the present one, and other messages nothing of this one.
     */
    private static Set<Canal> epuises(Pris pris, String cle) {
        Set<String> epuisees = new HashSet<>();
        List<Entree> entrees = pris.parcours().entrees();
        String maillon = cle;
        long reprise = 0;
        for (int rang = entrees.size() - 1; rang >= 0; rang--) {
            Entree entree = entrees.get(rang);
            if (entree.fait() instanceof FaitDeRelance.ContactChange
                    || entree.fait() instanceof FaitDeRelance.AdresseChangee) {
                break;
            } else if (entree.fait() instanceof FaitDeRelance.MessageConfie confie
                    && confie.cle().equals(maillon)) {
                // What it takes the place of was given up, or came back, in the same write.
                reprise = entree.version();
            } else if (entree.version() == reprise && entree.fait() instanceof FaitDeRelance.MessageRevenu revenu) {
                maillon = revenu.cle();
            } else if (entree.version() == reprise
                    && entree.fait() instanceof FaitDeRelance.MessageAbandonne abandonne) {
                maillon = abandonne.cle();
                if (abandonne.motif().equals(TENTATIVES_EPUISEES)) {
                    epuisees.add(maillon);
                }
            }
        }
        return pris.parcours().envois().stream()
                .filter(envoi -> epuisees.contains(envoi.cle()))
                .map(Envoi::canal)
                .collect(Collectors.toSet());
    }

    private ReglementAide reglement(Pris pris) {
        return comptoir.reglement(pris.dossier()).definition();
    }
}
