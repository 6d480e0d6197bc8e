package fr.octroi.journal;

import fr.octroi.bureau.Acte;
import fr.octroi.bureau.Decision;
import fr.octroi.bureau.Motif;
import fr.octroi.calendrier.Suspension;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.Constat;
import fr.octroi.instruction.Observation;
import fr.octroi.recours.Contradictoire;
import fr.octroi.recours.MotifDeRetrait;
import fr.octroi.recours.Recours;
import fr.octroi.relance.AccuseReception;
import fr.octroi.relance.Alerte;
import fr.octroi.relance.Canal;
import fr.octroi.relance.Capacite;
import fr.octroi.relance.DemandeDeComplement;
import fr.octroi.relance.DemandeDeComplement.Element;
import fr.octroi.relance.Incident;
import fr.octroi.versement.CoordonneesBancaires;
import fr.octroi.versement.Indu;
import fr.octroi.versement.SuiteDeRejet;
import fr.octroi.versement.Versement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one dossier, being folded: local to one call of {@link Parcours#rejouer}, never shared.
 */
final class Relecture {

    @Nullable
    Empreinte demandeInitiale;

    final Map<AccuseReception, LocalDate> accuses = new EnumMap<>(AccuseReception.class);
    final List<DemandeDeComplement> demandes = new ArrayList<>();
    final List<Optional<LocalDate>> reponses = new ArrayList<>();
    final List<String> relances = new ArrayList<>();
    final Map<String, Envoi> envois = new LinkedHashMap<>();
    final SortedSet<Canal> oppositions = new TreeSet<>();
    final SortedSet<Canal> echecs = new TreeSet<>();
    final SortedSet<String> leves = new TreeSet<>();
    final SortedMap<Empreinte, Observation> jugements = new TreeMap<>();
    final List<Incident> incidents = new ArrayList<>();
    final EnumSet<Alerte> alertes = EnumSet.noneOf(Alerte.class);
    Capacite capacite = Capacite.PLEINE;
    boolean demandeOuverte;

    @Nullable
    LocalDate dernierComplement;

    @Nullable
    LocalDate derniereInformation;

    Fait.@Nullable InstructionFaite instruction;
    FaitDeRelance.@Nullable CarenceConstatee carence;

    @Nullable
    Instant proposeA;

    @Nullable
    LocalDate rouvert;

    FaitDeSeance.@Nullable InscritALOrdreDuJour inscription;

    @Nullable
    String enveloppe;

    @Nullable
    Decision decision;

    @Nullable
    LocalDate transmission;

    @Nullable
    LocalDate notification;

    @Nullable
    Empreinte compteVerifie;

    @Nullable
    Empreinte compteChange;

    final SortedSet<Empreinte> comptesRefuses = new TreeSet<>();
    CoordonneesBancaires.@Nullable Changement changement;
    final Map<String, Versement> versements = new LinkedHashMap<>();
    final Map<String, String> bordereaux = new LinkedHashMap<>();

    @Nullable
    LocalDate paye;

    final Map<String, Indu> indus = new LinkedHashMap<>();
    final Map<String, Recours> recours = new LinkedHashMap<>();

    @Nullable
    Contradictoire contradictoire;

    @Nullable
    MotifDeRetrait motifDeRetrait;

    FaitDeRecours.@Nullable DossierTransmis transmis;

    void lire(Entree entree) {
        Fait fait = entree.fait();
        if (fait instanceof FaitDeRelance deRelance) {
            relance(deRelance, entree.instant());
        } else if (fait instanceof FaitDeSeance deSeance) {
            seance(entree.dossier(), deSeance);
        } else if (fait instanceof FaitDePaiement dePaiement) {
            paiement(entree.dossier(), entree.auteur(), dePaiement);
        } else if (fait instanceof FaitDeRecours deRecours) {
            recours(entree.dossier(), deRecours);
        } else {
            instruction(fait, entree.instant());
        }
    }

    private void instruction(Fait fait, Instant instant) {
        if (fait instanceof Fait.DemandeEnregistree demande) {
            demandeInitiale = demande.demande();
        } else if (fait instanceof Fait.PieceJugee jugee) {
            jugements.put(jugee.contenu(), jugee.vu());
        } else if (fait instanceof Fait.SignalLeve leve) {
            leves.add(leve.signal());
        } else if (fait instanceof Fait.DepotDivergent) {
            leves.remove(Constat.DeSignal.DEPOT_DIVERGENT);
        } else if (fait instanceof Fait.InstructionFaite faite) {
            instruction = faite;
            carence = null;
            proposeA = instant;
            repondre(faite);
        }
    }

    /**
     * A demand is answered on the day the last answer came, once nothing indispensable of it is still absent; what came and
     * was no good is asked for again, by another demand.
     */
    private void repondre(Fait.InstructionFaite faite) {
        if (!demandeOuverte) {
            return;
        }
        int derniere = demandes.size() - 1;
        List<Element> encoreAttendus = demandes.get(derniere).elements().stream()
                .filter(element -> faite.manques().stream().anyMatch(manque -> attend(manque, element)))
                .toList();
        if (dernierComplement != null && encoreAttendus.stream().noneMatch(Element::indispensable)) {
            reponses.set(derniere, Optional.of(dernierComplement));
        }
        demandeOuverte = !encoreAttendus.isEmpty();
    }

    private boolean attend(Element manque, Element demande) {
        boolean absent = manque.code().endsWith(":ABSENTE") || manque.code().endsWith(":INCONNUE");
        return manque.sujet().equals(demande.sujet())
                && (absent || (dernierComplement == null && manque.code().equals(demande.code())));
    }

    private void relance(FaitDeRelance fait, Instant instant) {
        if (fait instanceof FaitDeRelance.MessageConfie confie) {
            envois.put(confie.cle(), new Envoi(confie.cle(), confie.modele(), confie.canal(), Envoi.Etat.CONFIE));
        } else if (fait instanceof FaitDeRelance.MessageRemis remis) {
            envois.computeIfPresent(remis.cle(), (cle, envoi) -> envoi.avecEtat(Envoi.Etat.REMIS));
        } else if (fait instanceof FaitDeRelance.MessageRevenu revenu) {
            envois.computeIfPresent(revenu.cle(), (cle, envoi) -> envoi.avecEtat(Envoi.Etat.REVENU));
            echecs.add(revenu.canal());
        } else if (fait instanceof FaitDeRelance.OppositionRecue opposition) {
            oppositions.add(opposition.canal());
        } else if (fait instanceof FaitDeRelance.ContactChange) {
            echecs.remove(Canal.COURRIEL);
            echecs.remove(Canal.SMS);
        } else if (fait instanceof FaitDeRelance.AccuseEnvoye accuse) {
            accuses.put(accuse.genre(), accuse.jour());
        } else if (fait instanceof FaitDeRelance.ComplementDemande demande) {
            demandes.add(demande.demande());
            reponses.add(Optional.empty());
            relances.clear();
            demandeOuverte = true;
            dernierComplement = null;
        } else if (fait instanceof FaitDeRelance.ComplementRecu recu) {
            dernierComplement = recu.jour();
            if (!recu.informations().isEmpty()) {
                derniereInformation = recu.jour();
            }
        } else if (fait instanceof FaitDeRelance.RelanceFaite relance) {
            relances.add(relance.modele());
        } else if (fait instanceof FaitDeRelance.CarenceConstatee constatee) {
            carence = constatee;
            proposeA = instant;
            demandeOuverte = false;
        } else if (fait instanceof FaitDeRelance.AlerteDonnee alerte) {
            alertes.add(alerte.alerte());
        } else if (fait instanceof FaitDeRelance.CapaciteSignalee signalee) {
            capacite = signalee.capacite();
            leves.remove(signalee.capacite().signal());
        } else if (fait instanceof FaitDeRelance.IncidentOuvert ouvert) {
            incidents.add(ouvert.incident());
        } else if (fait instanceof FaitDeRelance.IncidentClos clos) {
            incidents.replaceAll(incident -> incident.reference().equals(clos.reference()) && incident.estOuvert()
                    ? incident.clore(clos.motif())
                    : incident);
        }
    }

    private void seance(NumeroDossier numero, FaitDeSeance fait) {
        if (fait instanceof FaitDeSeance.InscritALOrdreDuJour inscrit) {
            inscription = inscrit;
            enveloppe = inscrit.enveloppe();
        } else if (fait instanceof FaitDeSeance.DecisionPrise prise) {
            inscription = null;
            decision = decision(numero, prise);
            transmission = null;
            notification = null;
        } else if (fait instanceof FaitDeSeance.ActeTransmis transmise) {
            transmission = transmise.jour();
        } else if (fait instanceof FaitDeSeance.DecisionNotifiee notifiee) {
            notification = notifiee.jour();
        }
    }

    private static Decision decision(NumeroDossier numero, FaitDeSeance.DecisionPrise prise) {
        Acte acte = new Acte(prise.acte(), prise.seance(), prise.jour());
        List<Motif> motifs = new ArrayList<>();
        for (int i = 0; i < prise.motifs().size(); i++) {
            motifs.add(new Motif(prise.motifs().get(i), prise.articles().get(i)));
        }
        Montant decide = prise.decide() == null ? Montant.ZERO : prise.decide();
        return switch (prise.issue()) {
            case ACCORDE -> new Decision.Accordee(numero, acte, prise.propose(), decide);
            case REFUSE -> new Decision.Refusee(numero, acte, motifs);
            case AJOURNE -> new Decision.Ajournee(numero, acte, prise.motifs());
            case RETIRE -> new Decision.Retiree(numero, acte, prise.motifs());
        };
    }

    private void paiement(NumeroDossier numero, Acteur auteur, FaitDePaiement fait) {
        if (fait instanceof FaitDePaiement.CompteVerifie verifie) {
            compteVerifie = verifie.compte();
        } else if (fait instanceof FaitDePaiement.CompteChange change) {
            compteChange = change.compte();
            compteVerifie = null;
            changement = new CoordonneesBancaires.Changement(change.jour(), auteur, null);
        } else if (fait instanceof FaitDePaiement.CompteConfirme confirme) {
            if (changement != null) {
                changement = new CoordonneesBancaires.Changement(changement.jour(), changement.auteur(), auteur);
            }
            compteVerifie = confirme.compte();
        } else if (fait instanceof FaitDePaiement.VersementLiquide liquide) {
            bordereaux.put(liquide.reference(), liquide.bordereau());
            versements.put(
                    liquide.reference(),
                    new Versement(
                            liquide.reference(),
                            numero,
                            liquide.acte(),
                            liquide.montant(),
                            liquide.compte(),
                            Versement.Etat.LIQUIDE));
        } else if (fait instanceof FaitDePaiement.VersementSuivi suivi) {
            versements.computeIfPresent(
                    suivi.reference(), (reference, versement) -> versement.avecEtat(suivi.versement()));
            if (suivi.versement() == Versement.Etat.PAYE) {
                paye = suivi.jour();
            } else if (!suivi.versement().estActif()) {
                // A rejected account is trusted no more: another one, or the same one confirmed, must come.
                compteVerifie = null;
                paye = null;
                if (suivi.suite() == SuiteDeRejet.NOUVEAU_RIB) {
                    Optional.ofNullable(versements.get(suivi.reference()))
                            .ifPresent(versement -> comptesRefuses.add(versement.compte()));
                }
            }
        } else if (fait instanceof FaitDePaiement.InduConstate constate) {
            indus.put(
                    constate.reference(),
                    new Indu(
                            constate.reference(),
                            numero,
                            constate.versement(),
                            constate.montant(),
                            new Motif(constate.motif(), constate.article()),
                            constate.jour(),
                            Indu.Etat.CONSTATE));
        } else if (fait instanceof FaitDePaiement.InduSuivi suivi) {
            indus.computeIfPresent(suivi.reference(), (reference, indu) -> indu.avecEtat(suivi.indu()));
        }
    }

    private void recours(NumeroDossier numero, FaitDeRecours fait) {
        if (fait instanceof FaitDeRecours.RecoursRecu recu) {
            recours.put(
                    recu.reference(),
                    new Recours(recu.reference(), numero, recu.genre(), recu.jour(), Recours.Issue.PENDANT));
        } else if (fait instanceof FaitDeRecours.RecoursTranche tranche) {
            recours.computeIfPresent(tranche.reference(), (reference, appel) -> appel.avecIssue(tranche.issue()));
        } else if (fait instanceof FaitDeRecours.ContradictoireOuvert ouvert) {
            contradictoire = new Contradictoire(ouvert.jour(), ouvert.limite(), null);
            motifDeRetrait = ouvert.motif();
        } else if (fait instanceof FaitDeRecours.ObservationsRecues observations) {
            if (contradictoire != null) {
                contradictoire =
                        new Contradictoire(contradictoire.ouvert(), contradictoire.limite(), observations.jour());
            }
        } else if (fait instanceof FaitDeRecours.DossierRouvert reouverture) {
            rouvert = reouverture.jour();
            decision = null;
            demandeOuverte = false;
        } else if (fait instanceof FaitDeRecours.DossierTransmis transmission) {
            transmis = transmission;
        }
    }

    /** One per demand that suspends, ended by its answer when that came earlier. */
    List<Suspension> suspensions() {
        List<Suspension> suspensions = new ArrayList<>();
        for (int i = 0; i < demandes.size(); i++) {
            demandes.get(i).suspension(reponses.get(i).orElse(null)).ifPresent(suspensions::add);
        }
        return List.copyOf(suspensions);
    }

    SortedSet<Canal> canauxFermes() {
        SortedSet<Canal> fermes = new TreeSet<>(oppositions);
        fermes.addAll(echecs);
        return Collections.unmodifiableSortedSet(fermes);
    }
}
