package fr.octroi.journal;

import fr.octroi.bureau.Acte;
import fr.octroi.bureau.Decision;
import fr.octroi.bureau.Motif;
import fr.octroi.calendrier.Suspension;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.Constat;
import fr.octroi.instruction.Observation;
import fr.octroi.recours.Contradictoire;
import fr.octroi.recours.Grief;
import fr.octroi.recours.Limitation;
import fr.octroi.recours.MotifDeRetrait;
import fr.octroi.recours.Recours;
import fr.octroi.reglement.GenreDoublon;
import fr.octroi.reglement.ModeleDeLettre;
import fr.octroi.relance.AccuseReception;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one dossier, being folded: local to one call of {@link Parcours#rejouer}, never shared.
 */
final class Relecture {

    @Nullable
    Empreinte demandeInitiale;

    final Map<AccuseReception, LocalDate> accuses = new EnumMap<>(AccuseReception.class);
    private final List<Attente> attentes = new ArrayList<>();
    final List<String> relances = new ArrayList<>();
    final Map<String, Envoi> envois = new LinkedHashMap<>();
    final SortedSet<Canal> oppositions = new TreeSet<>();
    final SortedSet<Canal> echecs = new TreeSet<>();

    /** Each signal that was lifted, with the types of the pieces and the facts that came since. */
    final SortedMap<String, SortedSet<String>> leves = new TreeMap<>();

    final SortedMap<Empreinte, Observation> jugements = new TreeMap<>();
    final List<Incident> incidents = new ArrayList<>();
    final Set<FaitDeRelance.AlerteDonnee> alertes = new LinkedHashSet<>();
    final SortedSet<String> venusDepuisLInstruction = new TreeSet<>();
    final SortedSet<String> venusDepuisLInscription = new TreeSet<>();
    final Set<String> anciensEnvois = new HashSet<>();
    Capacite capacite = Capacite.PLEINE;
    private boolean conclue;
    boolean aRevoir;

    @Nullable
    LocalDate dernierComplement;

    final SortedMap<String, LocalDate> informations = new TreeMap<>();

    @Nullable
    LocalDate rectifieIncomplet;

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

    final List<Decision> decisions = new ArrayList<>();

    @Nullable
    LocalDate transmission;

    @Nullable
    LocalDate notification;

    @Nullable
    Empreinte compteVerifie;

    @Nullable
    Empreinte compteChange;

    final SortedSet<Empreinte> comptesRefuses = new TreeSet<>();

    @Nullable
    SuiteDeRejet suiteDuRejet;

    boolean compteDuDefunt;

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

    List<Grief> griefs = List.of();

    @Nullable
    String lettreContradictoire;

    boolean contradictoireRefait;

    FaitDeRecours.@Nullable DossierTransmis transmis;

    boolean gele;

    /** The first day on which what is declared was put right since the agenda was frozen. */
    @Nullable
    LocalDate rectifieLe;

    final SortedSet<Empreinte> rectifiees = new TreeSet<>();

    private final Map<Limitation.Motif, Limitee> limitations = new EnumMap<>(Limitation.Motif.class);
    private final Set<Limitation.Derogation> derogations = EnumSet.noneOf(Limitation.Derogation.class);
    final List<Parcours.Arret> arrets = new ArrayList<>();

    @Nullable
    LocalDate arreteDepuis;

    /** The demand whose time a limitation took: it is made again. */
    private int interrompue = -1;

    /** A limitation in force, with the letters that announce its end. */
    private record Limitee(Limitation limitation, Set<String> lettres) {}

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
        } else if (fait instanceof FaitDArchive dArchive) {
            gele = dArchive instanceof FaitDArchive.ConservationGelee
                    || (gele && !(dArchive instanceof FaitDArchive.ConservationDegelee));
            limitation(dArchive);
            if (dArchive instanceof FaitDArchive.DeclarationRectifiee rectifiee) {
                rectifier(rectifiee);
            }
        } else {
            instruction(fait, entree.instant());
        }
    }

    private void rectifier(FaitDArchive.DeclarationRectifiee rectifiee) {
        rectifiees.add(rectifiee.demande());
        rectifieLe = rectifieLe == null ? rectifiee.jour() : rectifieLe;
        aRevoir = true;
        if (rectifiee.etat() == EtatDossier.DEPOSE) {
            // What a person had lifted or seen was said of what was declared then.
            leves.clear();
            jugements.clear();
        }
        if (manques().stream().anyMatch(Element::indispensable)) {
            // What was awaited may be among it, and nobody takes the rank of those who answered before.
            dernierComplement = rectifiee.jour();
            rectifieIncomplet = rectifiee.jour();
        }
    }

    private void limitation(FaitDArchive fait) {
        if (fait instanceof FaitDArchive.TraitementLimite limite) {
            limitations.put(
                    limite.motif(),
                    new Limitee(
                            new Limitation(limite.motif(), limite.demande(), null, false, false),
                            new LinkedHashSet<>()));
            // Whoever agreed before, or what was needed before, says nothing of this ground.
            derogations.clear();
            arreter(limite.jour());
        } else if (fait instanceof FaitDArchive.LeveeAnnoncee annoncee) {
            limitations.computeIfPresent(
                    annoncee.motif(),
                    (motif, avant) -> new Limitee(
                            new Limitation(
                                    motif,
                                    avant.limitation().demande(),
                                    annoncee.raison(),
                                    annoncee.dite() != null,
                                    false),
                            new LinkedHashSet<>()));
        } else if (fait instanceof FaitDArchive.LimitationLevee levee) {
            limitations.remove(levee.motif());
            if (limitations.isEmpty()) {
                derogations.clear();
            }
            arreter(levee.jour());
        } else if (fait instanceof FaitDArchive.OppositionAccueillie accueillie) {
            limitations.computeIfPresent(
                    Limitation.Motif.OPPOSITION,
                    (motif, avant) -> new Limitee(
                            new Limitation(motif, avant.limitation().demande(), null, false, true), Set.of()));
            derogations.clear();
            arreter(accueillie.jour());
        } else if (fait instanceof FaitDArchive.DerogationAdmise admise) {
            derogations.add(admise.derogation());
            arreter(admise.jour());
        } else if (fait instanceof FaitDArchive.DerogationFinie finie) {
            derogations.remove(finie.derogation());
            arreter(finie.jour());
        }
    }

    /** Sees on which days nothing was done, and which demand lost its time to that. */
    private void arreter(LocalDate jour) {
        boolean arrete = !limitations.isEmpty() && derogations.isEmpty();
        if (arrete && arreteDepuis == null) {
            arreteDepuis = jour;
        } else if (!arrete && arreteDepuis != null) {
            // A clock that was put right may say that it ended before it began: that held up nothing.
            arrets.add(new Parcours.Arret(arreteDepuis, jour.isBefore(arreteDepuis) ? arreteDepuis : jour));
            arreteDepuis = null;
            // A letter that still waits says its own deadline on the day it leaves.
            if (demandeOuverte().isPresent()
                    && lettres(derniere()).noneMatch(envoi -> envoi.etat() == Envoi.Etat.CONFIE)) {
                interrompue = attentes.size() - 1;
            }
        }
    }

    /** A limitation whose notice left and did not come back is one of which the person knows that it ends. */
    List<Limitation> limitations() {
        return limitations.values().stream()
                .map(limitee -> new Limitation(
                        limitee.limitation().motif(),
                        limitee.limitation().demande(),
                        limitee.limitation().raisonDeLevee(),
                        limitee.limitation().estPrevenue()
                                || limitee.lettres().stream()
                                        .flatMap(cle -> Stream.ofNullable(envois.get(cle)))
                                        .anyMatch(envoi -> envoi.etat() == Envoi.Etat.REMIS
                                                && envoi.canal().porteUnActe()),
                        limitee.limitation().estAccueillie()))
                .toList();
    }

    /** Whether the notice of a limitation waits to leave. */
    SortedSet<Limitation.Motif> leveesEnRoute() {
        SortedSet<Limitation.Motif> enRoute = new TreeSet<>();
        limitations.forEach((motif, limitee) -> {
            if (limitee.lettres().stream()
                    .flatMap(cle -> Stream.ofNullable(envois.get(cle)))
                    .anyMatch(envoi -> envoi.etat() == Envoi.Etat.CONFIE)) {
                enRoute.add(motif);
            }
        });
        return enRoute;
    }

    SortedSet<Limitation.Derogation> derogations() {
        return new TreeSet<>(derogations);
    }

    boolean demandeInterrompue() {
        return interrompue >= 0 && interrompue == attentes.size() - 1;
    }

    /** A demand, its letters, and the day on which each thing asked for came, or was found not to be missing. */
    private record Attente(DemandeDeComplement demande, Set<String> lettres, Map<String, LocalDate> venus) {

        Attente(DemandeDeComplement demande) {
            this(demande, new LinkedHashSet<>(), new HashMap<>());
        }

        void recevoir(String sujet, LocalDate jour) {
            venus.putIfAbsent(sujet, jour);
        }

        List<Element> attendus() {
            return demande.elements().stream()
                    .filter(element -> !venus.containsKey(element.sujet()))
                    .toList();
        }

        /** The day on which nothing indispensable was awaited any more, empty while something is. */
        Optional<LocalDate> reponse() {
            return attendus().stream().anyMatch(Element::indispensable)
                    ? Optional.empty()
                    : demande.elements().stream()
                            .filter(Element::indispensable)
                            .flatMap(element -> Stream.ofNullable(venus.get(element.sujet())))
                            .max(LocalDate::compareTo);
        }
    }

    private void instruction(Fait fait, Instant instant) {
        if (fait instanceof Fait.DemandeEnregistree demande) {
            demandeInitiale = demande.demande();
        } else if (fait instanceof Fait.PieceRecue piece) {
            recevoir(piece.type(), piece.recue());
        } else if (fait instanceof Fait.PieceJugee jugee) {
            jugements.put(jugee.contenu(), jugee.vu());
            aRevoir = true;
        } else if (fait instanceof Fait.SignalLeve leve) {
            leves.put(leve.signal(), new TreeSet<>());
        } else if (fait instanceof Fait.DepotDivergent) {
            leves.remove(Constat.DeSignal.DEPOT_DIVERGENT);
            aRevoir = true;
        } else if (fait instanceof Fait.InstructionFaite faite) {
            instruire(faite, instant);
        }
    }

    /** What comes ends what it was awaited for, and what a person had lifted for the file before it. */
    private void recevoir(String sujet, LocalDate jour) {
        attentes.forEach(attente -> attente.recevoir(sujet, jour));
        venusDepuisLInstruction.add(sujet);
        venusDepuisLInscription.add(sujet);
        leves.keySet().removeIf(signal -> signal.startsWith(sujet + ":"));
        leves.values().forEach(venus -> venus.add(sujet));
        aRevoir = true;
    }

    /** Looking again and finding the same makes nothing later than it was. */
    private void instruire(Fait.InstructionFaite faite, Instant instant) {
        boolean meme = carence == null
                && proposeA != null
                && instruction != null
                && instruction.proposition().equals(faite.proposition())
                && Objects.equals(instruction.montant(), faite.montant());
        proposeA = meme ? proposeA : instant;
        instruction = faite;
        carence = null;
        aRevoir = false;
        venusDepuisLInstruction.clear();
        switch (faite.etat()) {
            case ACCORD_PROPOSE, A_COMPLETER -> {
                SortedSet<String> absents = new TreeSet<>();
                faite.manques().forEach(manque -> absents.add(manque.sujet()));
                attentes.forEach(attente -> attente.attendus().stream()
                        .map(Element::sujet)
                        .filter(sujet -> !absents.contains(sujet))
                        .forEach(sujet -> attente.recevoir(sujet, trouve(attente, faite))));
            }
            case REFUS_PROPOSE -> conclue = true;
            default -> {}
        }
    }

    /** The day on which what was asked for came under another name, or proved never to have been missing. */
    private LocalDate trouve(Attente attente, Fait.InstructionFaite faite) {
        LocalDate jour = dernierComplement != null ? dernierComplement : faite.complet();
        return jour != null ? jour : attente.demande().jour();
    }

    private void relance(FaitDeRelance fait, Instant instant) {
        if (fait instanceof FaitDeRelance.MessageConfie confie) {
            envois.put(confie.cle(), new Envoi(confie.cle(), confie.modele(), confie.canal(), Envoi.Etat.CONFIE));
            if (ModeleDeLettre.DEMANDE_COMPLEMENT.aPourCode(confie.modele()) && !attentes.isEmpty()) {
                derniere().lettres().add(confie.cle());
            }
            if (ModeleDeLettre.CONTRADICTOIRE.aPourCode(confie.modele())) {
                // While the dossier is limited no step is opened, and the letter that waits takes the place of the lost
                // one.
                contradictoireRefait |= lettreContradictoire != null && contradictoirePerdu();
                lettreContradictoire = confie.cle();
            }
            if (ModeleDeLettre.LEVEE_DE_LIMITATION.aPourCode(confie.modele())) {
                // One letter speaks of all that is announced and not told yet, when it leaves again on another channel
                // too.
                limitations.values().stream()
                        .filter(limitee -> limitee.limitation().raisonDeLevee() != null
                                && !limitee.limitation().estPrevenue())
                        .forEach(limitee -> limitee.lettres().add(confie.cle()));
            }
        } else if (fait instanceof FaitDeRelance.MessageRemis remis) {
            envois.computeIfPresent(remis.cle(), (cle, envoi) -> envoi.avecEtat(Envoi.Etat.REMIS));
        } else if (fait instanceof FaitDeRelance.MessageRevenu revenu) {
            envois.computeIfPresent(revenu.cle(), (cle, envoi) -> envoi.avecEtat(Envoi.Etat.REVENU));
            // What comes back from a former address says nothing of the present one.
            if (!anciensEnvois.contains(revenu.cle())) {
                echecs.add(revenu.canal());
            }
            aRevoir |= carence != null
                    && !attentes.isEmpty()
                    && derniere().lettres().contains(revenu.cle());
        } else if (fait instanceof FaitDeRelance.MessageAbandonne abandonne) {
            envois.computeIfPresent(abandonne.cle(), (cle, envoi) -> envoi.avecEtat(Envoi.Etat.ABANDONNE));
        } else if (fait instanceof FaitDeRelance.OppositionRecue opposition) {
            oppositions.add(opposition.canal());
        } else if (fait instanceof FaitDeRelance.ContactChange) {
            rouvrir(EnumSet.of(Canal.COURRIEL, Canal.SMS));
        } else if (fait instanceof FaitDeRelance.AdresseChangee) {
            rouvrir(EnumSet.of(Canal.COURRIER));
        } else if (fait instanceof FaitDeRelance.AccuseEnvoye accuse) {
            accuses.put(accuse.genre(), accuse.jour());
        } else if (fait instanceof FaitDeRelance.ComplementDemande demande) {
            demander(demande.demande());
        } else if (fait instanceof FaitDeRelance.ComplementRecu recu) {
            dernierComplement = recu.jour();
            recu.informations().forEach(information -> recevoir(information, recu.jour()));
            recu.informations().forEach(information -> informations.putIfAbsent(information, recu.jour()));
            aRevoir = true;
        } else if (fait instanceof FaitDeRelance.RelanceFaite relance) {
            relances.add(relance.modele());
        } else if (fait instanceof FaitDeRelance.CarenceConstatee constatee) {
            carence = constatee;
            proposeA = instant;
            conclue = true;
        } else if (fait instanceof FaitDeRelance.CarenceLevee) {
            carence = null;
            conclue = false;
        } else if (fait instanceof FaitDeRelance.AlerteDonnee alerte) {
            alertes.add(alerte);
        } else if (fait instanceof FaitDeRelance.CapaciteSignalee signalee) {
            // A death is taken back only when he is said at once to act for himself: any other capacity leaves the
            // account the
            // deceased's.
            boolean erreur = capacite == Capacite.DECES && signalee.capacite() == Capacite.PLEINE;
            capacite = signalee.capacite();
            compteDuDefunt = capacite == Capacite.DECES || (compteDuDefunt && !erreur);
            leves.remove(signalee.capacite().signal());
            aRevoir = true;
        } else if (fait instanceof FaitDeRelance.IncidentOuvert ouvert) {
            incidents.add(ouvert.incident());
            if (ouvert.incident().genre() == Incident.Genre.PAYE_APRES_REJET) {
                leves.remove(Incident.Genre.PAYE_APRES_REJET.name());
            }
        } else if (fait instanceof FaitDeRelance.IncidentClos clos) {
            incidents.replaceAll(incident -> incident.reference().equals(clos.reference()) && incident.estOuvert()
                    ? incident.clore(clos.motif())
                    : incident);
        }
    }

    /** A letter that still waits to leave is that of the demand made in the place of its own. */
    private void demander(DemandeDeComplement demande) {
        Attente nouvelle = new Attente(demande);
        if (!attentes.isEmpty()) {
            lettres(derniere())
                    .filter(envoi -> envoi.etat() == Envoi.Etat.CONFIE)
                    .forEach(envoi -> nouvelle.lettres().add(envoi.cle()));
            derniere().lettres().removeAll(nouvelle.lettres());
        }
        attentes.add(nouvelle);
        relances.clear();
        conclue = false;
        carence = null;
        dernierComplement = null;
    }

    private Attente derniere() {
        return attentes.get(attentes.size() - 1);
    }

    private Stream<Envoi> lettres(Attente attente) {
        return attente.lettres().stream().flatMap(cle -> Stream.ofNullable(envois.get(cle)));
    }

    private void seance(NumeroDossier numero, FaitDeSeance fait) {
        if (fait instanceof FaitDeSeance.InscritALOrdreDuJour inscrit) {
            inscription = inscrit;
            enveloppe = inscrit.enveloppe();
            venusDepuisLInscription.clear();
            rectifieLe = null;
        } else if (fait instanceof FaitDeSeance.DecisionPrise prise) {
            inscription = null;
            decision = decision(numero, prise);
            decisions.add(decision);
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
        for (int i = 0; i < prise.articles().size(); i++) {
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
            // Freed or open again: whoever enters it anew stands for it, and a second person with him.
            comptesRefuses.remove(change.compte());
            compteDuDefunt = false;
            // What was lifted for the former account says nothing of this one.
            leves.remove(GenreDoublon.IBAN_PARTAGE.name());
            if (suiteDuRejet != null && suiteDuRejet.signal().isEmpty()) {
                suiteDuRejet = null;
            }
            changement = new CoordonneesBancaires.Changement(change.jour(), auteur, null);
            attentes.forEach(attente -> attente.attendus().stream()
                    .filter(element -> !element.indispensable())
                    .forEach(element -> attente.recevoir(element.sujet(), change.jour())));
            if (instruction != null) {
                instruction.manques().stream()
                        .filter(manque -> !manque.indispensable())
                        .forEach(manque -> venusDepuisLInstruction.add(manque.sujet()));
            }
        } else if (fait instanceof FaitDePaiement.CompteConfirme confirme) {
            if (changement != null) {
                changement = new CoordonneesBancaires.Changement(changement.jour(), changement.auteur(), auteur);
                // Entered before the death was known, it may be the heirs' all the same: a second person says so.
                compteDuDefunt &= !changement.estConfirme();
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
            versements.computeIfPresent(suivi.reference(), (reference, versement) -> {
                Champs.refuserSi(!versement.etat().permet(suivi.versement()));
                return versement.avecEtat(suivi.versement());
            });
            if (suivi.versement() == Versement.Etat.PAYE) {
                paye = suivi.jour();
            } else if (!suivi.versement().estActif()) {
                // A rejected account is trusted no more: another one, or the same one confirmed, must come.
                compteVerifie = null;
                paye = null;
                suiteDuRejet = suivi.suite();
                if (suivi.suite() != null) {
                    leves.remove(suivi.suite().signal());
                }
                if (suivi.suite() == SuiteDeRejet.NOUVEAU_RIB) {
                    Optional.ofNullable(versements.get(suivi.reference()))
                            .ifPresent(versement -> comptesRefuses.add(versement.compte()));
                }
            }
        } else if (fait instanceof FaitDePaiement.VersementAnnule annule) {
            versements.computeIfPresent(annule.reference(), (reference, versement) -> {
                Champs.refuserSi(!versement.etat().permet(Versement.Etat.ANNULE));
                return versement.avecEtat(Versement.Etat.ANNULE);
            });
        } else if (fait instanceof FaitDePaiement.CreditsReportes reportes) {
            enveloppe = reportes.enveloppe();
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
            indus.computeIfPresent(suivi.reference(), (reference, indu) -> {
                Champs.refuserSi(!indu.etat().permet(suivi.indu()));
                return indu.avecEtat(suivi.indu());
            });
        }
    }

    private void recours(NumeroDossier numero, FaitDeRecours fait) {
        if (fait instanceof FaitDeRecours.RecoursRecu recu) {
            recours.put(
                    recu.reference(),
                    new Recours(recu.reference(), numero, recu.genre(), recu.jour(), Recours.Issue.PENDANT));
        } else if (fait instanceof FaitDeRecours.RecoursTranche tranche) {
            recours.computeIfPresent(tranche.reference(), (reference, appel) -> {
                Champs.refuserSi(appel.issue() != Recours.Issue.PENDANT || tranche.issue() == Recours.Issue.PENDANT);
                return appel.avecIssue(tranche.issue());
            });
        } else if (fait instanceof FaitDeRecours.ContradictoireOuvert ouvert) {
            ouvrir(ouvert);
        } else if (fait instanceof FaitDeRecours.ObservationsRecues observations) {
            if (contradictoire != null) {
                contradictoire =
                        new Contradictoire(contradictoire.ouvert(), contradictoire.limite(), observations.jour());
            }
        } else if (fait instanceof FaitDeRecours.DossierRouvert reouverture) {
            rouvert = reouverture.jour();
            proposeA = null;
            decision = null;
            carence = null;
            conclue = true;
        } else if (fait instanceof FaitDeRecours.DossierTransmis transmission) {
            transmis = transmission;
        }
    }

    /** A letter that still waits to leave is that of the step that is dated anew; one that reached nobody makes of the next step the same one again. */
    private void ouvrir(FaitDeRecours.ContradictoireOuvert ouvert) {
        boolean leMeme = ouvert.motif() == motifDeRetrait && ouvert.griefs().equals(griefs);
        boolean attend = leMeme
                && lettreContradictoire()
                        .filter(envoi -> envoi.etat() == Envoi.Etat.CONFIE)
                        .isPresent();
        contradictoireRefait = leMeme && (attend ? contradictoireRefait : contradictoirePerdu());
        contradictoire = new Contradictoire(ouvert.jour(), ouvert.limite(), null);
        lettreContradictoire = attend ? lettreContradictoire : null;
        motifDeRetrait = ouvert.motif();
        griefs = ouvert.griefs();
    }

    private void rouvrir(Set<Canal> canaux) {
        echecs.removeAll(canaux);
        envois.values().stream()
                // What still waits is handed over to the new address.
                .filter(envoi -> canaux.contains(envoi.canal()) && envoi.etat() != Envoi.Etat.CONFIE)
                .forEach(envoi -> anciensEnvois.add(envoi.cle()));
    }

    List<DemandeDeComplement> demandes() {
        return attentes.stream().map(Attente::demande).toList();
    }

    /** The last demand, with what is still awaited of it. */
    Optional<DemandeDeComplement> demandeOuverte() {
        if (attentes.isEmpty() || conclue || derniere().attendus().isEmpty()) {
            return Optional.empty();
        }
        DemandeDeComplement demande = derniere().demande();
        return Optional.of(new DemandeDeComplement(
                demande.jour(), demande.limite(), derniere().attendus()));
    }

    boolean demandeAtteinte() {
        return !attentes.isEmpty() && estAtteinte(derniere());
    }

    boolean demandePerdue() {
        return !attentes.isEmpty()
                && lettres(derniere())
                        .filter(envoi -> envoi.canal().porteUnActe())
                        .noneMatch(envoi -> envoi.etat() == Envoi.Etat.CONFIE || envoi.etat() == Envoi.Etat.REMIS);
    }

    private boolean estAtteinte(Attente attente) {
        return lettres(attente)
                .anyMatch(envoi ->
                        envoi.etat() == Envoi.Etat.REMIS && envoi.canal().porteUnActe());
    }

    private boolean estPartie(Attente attente) {
        return lettres(attente)
                .anyMatch(envoi -> envoi.etat() == Envoi.Etat.REMIS || envoi.etat() == Envoi.Etat.REVENU);
    }

    /** By its letter, or as an answer shows. */
    boolean contradictoireAtteint() {
        if (contradictoire != null && contradictoire.observations() != null) {
            return true;
        }
        return lettreContradictoire().filter(Relecture::aPrevenu).isPresent();
    }

    /** Nobody was told, nor will be by a letter that waits. */
    boolean contradictoirePerdu() {
        return contradictoire != null
                && contradictoire.observations() == null
                && lettreContradictoire()
                        .filter(envoi -> envoi.etat() == Envoi.Etat.CONFIE || aPrevenu(envoi))
                        .isEmpty();
    }

    private static boolean aPrevenu(Envoi envoi) {
        return envoi.etat() == Envoi.Etat.REMIS && envoi.canal().porteUnActe();
    }

    private Optional<Envoi> lettreContradictoire() {
        return Optional.ofNullable(lettreContradictoire).map(envois::get);
    }

    /** What is missing since the last instruction, less what came since. */
    List<Element> manques() {
        return instruction == null
                ? List.of()
                : instruction.manques().stream()
                        .filter(manque -> !venusDepuisLInstruction.contains(manque.sujet()))
                        .toList();
    }

    /** One per demand that suspends and reached its addressee, as his answer shows too, ended by its answer when that came earlier. */
    List<Suspension> suspensions() {
        return attentes.stream()
                .filter(attente -> estAtteinte(attente)
                        || (estPartie(attente) && attente.reponse().isPresent()))
                .flatMap(attente ->
                        attente.demande().suspension(attente.reponse().orElse(null)).stream())
                .toList();
    }

    SortedSet<Canal> canauxFermes() {
        SortedSet<Canal> fermes = new TreeSet<>(oppositions);
        fermes.addAll(echecs);
        return Collections.unmodifiableSortedSet(fermes);
    }
}
