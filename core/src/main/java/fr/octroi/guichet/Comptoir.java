package fr.octroi.guichet;

import fr.octroi.budget.Enveloppe;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.calendrier.Echeance;
import fr.octroi.calendrier.Suspension;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Cle;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.Doublons;
import fr.octroi.instruction.Instruction;
import fr.octroi.instruction.Repere;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.journal.Parcours;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.DossierEnregistre;
import fr.octroi.port.Dossiers;
import fr.octroi.port.Ecriture;
import fr.octroi.port.Ecriture.Changement;
import fr.octroi.port.Message;
import fr.octroi.port.PortException;
import fr.octroi.port.Versionne;
import fr.octroi.reglement.Catalogue;
import fr.octroi.reglement.ModeleDeLettre;
import fr.octroi.reglement.ReglementResolu;
import fr.octroi.relance.Alerte;
import fr.octroi.relance.Canal;
import fr.octroi.relance.Capacite;
import fr.octroi.relance.Incident;
import fr.octroi.rgpd.Conservation;
import fr.octroi.rgpd.Sort;
import fr.octroi.versement.Bordereau;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What all counters share: the ports, the clock, and the one way in which a dossier is taken and given back.
 *
 * @param attendues the versions that whoever calls has seen: these dossiers are taken in no other
 * @param baseActive whether a dossier that has left the active base is taken as one that never was
 */
record Comptoir(
        Catalogue catalogue,
        Ports ports,
        Reglages reglages,
        SortedMap<NumeroDossier, Long> attendues,
        boolean baseActive) {

    /** Takes every dossier as it stands. */
    Comptoir(Catalogue catalogue, Ports ports, Reglages reglages) {
        this(catalogue, ports, reglages, Collections.emptySortedMap(), false);
    }

    Comptoir pourVersion(NumeroDossier numero, long version) {
        return new Comptoir(catalogue, ports, reglages, new TreeMap<>(Map.of(numero, version)), baseActive);
    }

    Comptoir enBaseActive() {
        return new Comptoir(catalogue, ports, reglages, attendues, true);
    }

    /** Those in which the applicant has the ball: bank details may be awaited until the payment (CRPA L114-5-1). */
    static final Set<EtatDossier> ATTEND_L_USAGER = EnumSet.of(
            EtatDossier.A_COMPLETER, EtatDossier.ACCORD_PROPOSE, EtatDossier.ACCORDE, EtatDossier.EXECUTOIRE);

    private static final Conservation SANS_TERME = new Conservation(List.of());

    private static final int PAGE = 500;

    /** Nobody writes one dossier so often while it is read. */
    static final int LECTURES = 20;

    /** A dossier taken from the store, to be written over what was seen and nothing else. */
    record Pris(Dossier dossier, long version, Parcours parcours) {
        NumeroDossier numero() {
            return dossier.numero();
        }

        EtatDossier etat() {
            return dossier.etat();
        }

        boolean attendLUsager() {
            return ATTEND_L_USAGER.contains(etat());
        }

        boolean estLimite() {
            return parcours.estLimite();
        }

        /** Whether a refusal is proposed for what was asked for in a letter that reached nobody. */
        boolean estEnCarencePerdue() {
            return (etat() == EtatDossier.REFUS_PROPOSE || etat() == EtatDossier.AJOURNE) && parcours.carencePerdue();
        }

        /** Heirs who go on are written to once a person has seen that they do. */
        boolean estRelancable() {
            Capacite capacite = parcours.capacite();
            return capacite.estRelancable() || parcours.estLeve(capacite.signal());
        }
    }

    /** Takes a dossier, or says that there is none. */
    Optional<Pris> prendre(NumeroDossier numero) {
        // Before its version: whoever may not see a dossier does not learn that it has another one.
        Optional<Pris> pris = lire(numero).filter(lu -> !baseActive || !sort(lu).estArchive());
        pris.ifPresent(lu -> {
            if (!attendues.getOrDefault(numero, lu.version()).equals(lu.version())) {
                throw new ConflitDeVersionException(numero);
            }
        });
        return pris;
    }

    /**
     * Takes a dossier among many, if it is one of them: one that can be read no more, or that no sound règlement judges, stops no other, and is
     * named. A store that fails for now stops all.
     */
    Optional<Pris> prendre(NumeroDossier numero, Predicate<Pris> concerne, SortedSet<NumeroDossier> inaccessibles) {
        Optional<Pris> pris = lire(numero, inaccessibles).filter(concerne);
        boolean juge = pris.isEmpty() || estJuge(pris.get());
        if (!juge) {
            inaccessibles.add(numero);
        }
        return juge ? pris : Optional.empty();
    }

    /** Whether a règlement judges a dossier: without one, nothing of it can be written. */
    boolean estJuge(Pris pris) {
        return Instruction.choisir(catalogue, pris.dossier()).isPresent();
    }

    /** Takes a dossier among many, be there a règlement that judges it or not. */
    Optional<Pris> lire(NumeroDossier numero, SortedSet<NumeroDossier> inaccessibles) {
        try {
            return prendre(numero);
        } catch (PortException panne) {
            if (panne.nature() == PortException.Nature.TEMPORAIRE) {
                throw panne;
            }
            inaccessibles.add(numero);
            return Optional.empty();
        }
    }

    /**
     * Reads the picture, then the journal: facts that came in between make the write fail, and never go unseen. When there are some,
     * both are read again, since a picture and the facts that followed it say two things.
     */
    Optional<Pris> lire(NumeroDossier numero) {
        for (int lecture = 0; lecture < LECTURES; lecture++) {
            Optional<DossierEnregistre> trouve = ports.dossiers().trouver(numero);
            if (trouve.isEmpty()) {
                return Optional.empty();
            }
            List<Entree> entrees = ports.journaux().entrees(numero);
            long version = trouve.get().version();
            if (entrees.stream().noneMatch(entree -> entree.version() > version)) {
                exigerEntier(version, entrees);
                return Optional.of(new Pris(trouve.get().dossier(), version, replier(entrees)));
            }
        }
        throw new PortException(
                PortException.Nature.DEFINITIVE, "a dossier stays older than its journal: it was put back", null);
    }

    /** Each write leaves a fact of its version: what one of them said would be forgotten, and written over. */
    private static void exigerEntier(long version, List<Entree> entrees) {
        if (entrees.stream().mapToLong(Entree::version).distinct().count() != version) {
            throw new PortException(
                    PortException.Nature.DEFINITIVE, "a journal lacks writes of its dossier: entries were lost", null);
        }
    }

    private static Parcours replier(List<Entree> entrees) {
        try {
            return Parcours.rejouer(entrees);
        } catch (ValeurInvalideException impossible) {
            throw new PortException(
                    PortException.Nature.DEFINITIVE, "a journal tells what no dossier can have lived", impossible);
        }
    }

    /** The session of a code, which there is. */
    Versionne<SeanceBureau> seance(String code) {
        return ports.registres().seance(code).orElseThrow(() -> new IllegalArgumentException("no session " + code));
    }

    /** Whether a number is that of a dossier, one that was erased included. */
    boolean estPris(NumeroDossier numero) {
        return !ports.dossiers().connus(new TreeSet<>(Set.of(numero))).isEmpty();
    }

    /** Does something with a dossier, or says that there is none. */
    Effet avec(NumeroDossier numero, Function<Pris, Effet> commande) {
        return prendre(numero).map(commande).orElse(Effet.INCONNU);
    }

    /** The same, for what is more than keeping: of a dossier that is limited, nothing is done (RGPD art. 18, 2). */
    Effet traiter(NumeroDossier numero, Function<Pris, Effet> commande) {
        return avec(numero, pris -> pris.estLimite() ? Effet.IMPOSSIBLE : commande.apply(pris));
    }

    /** Goes through the dossiers that stand in certain states, page by page, as they stand when their page is read. */
    void parcourir(Set<EtatDossier> etats, Consumer<NumeroDossier> suite) {
        Dossiers dossiers = ports.dossiers();
        List<NumeroDossier> page = dossiers.enEtat(etats, null, PAGE);
        while (!page.isEmpty()) {
            page.forEach(suite);
            page = dossiers.enEtat(etats, page.get(page.size() - 1), PAGE);
        }
    }

    LocalDateTime maintenant() {
        return LocalDateTime.ofInstant(reglages.horloge().instant(), reglages.fuseau());
    }

    LocalDate aujourdhui() {
        return maintenant().toLocalDate();
    }

    /** The day on which what is proposed was proposed. */
    Optional<LocalDate> pret(Pris pris) {
        return pris.parcours().proposeA().map(instant -> LocalDate.ofInstant(instant, reglages.fuseau()));
    }

    Effet ecrire(Acteur acteur, Pris pris, Dossier dossier, List<Fait> faits, Message... messages) {
        ecrire(acteur, pris.version(), dossier, faits, messages, List.of());
        return Effet.FAIT;
    }

    /** Takes a message out of the outbox, with what that leads to. */
    void sortir(Acteur acteur, Pris pris, String cle, List<Fait> faits, Message... suivants) {
        ecrire(acteur, pris.version(), pris.dossier(), faits, suivants, List.of(cle));
    }

    private void ecrire(
            Acteur acteur, long version, Dossier dossier, List<Fait> faits, Message[] messages, List<String> partis) {
        ports.dossiers()
                .ecrire(new Ecriture(
                        reglages.horloge().instant(),
                        acteur,
                        List.of(changement(version, dossier, avecMessages(faits, messages))),
                        List.of(messages),
                        partis,
                        List.of(),
                        List.of(),
                        List.of()));
    }

    Effet ecrire(Acteur acteur, Pris pris, List<Fait> faits, Message... messages) {
        return ecrire(acteur, pris, pris.dossier(), faits, messages);
    }

    Effet ecrire(Acteur acteur, Pris pris, Fait fait, Message... messages) {
        return ecrire(acteur, pris, List.of(fait), messages);
    }

    /** Writes the end of a grant that was not paid: what was engaged for it is free again. */
    Effet ecrireEtDesengager(Acteur acteur, Pris pris, Fait fait, Message... messages) {
        return ecrireEtDesengager(acteur, pris, avecMessages(List.of(fait), messages), List.of(messages));
    }

    /** The same, with all that follows of it, the entrusting of its messages included. */
    Effet ecrireEtDesengager(Acteur acteur, Pris pris, List<Fait> faits, List<Message> messages) {
        boolean engage = switch (pris.etat()) {
            case ACCORDE, EXECUTOIRE, PAIEMENT_REJETE -> true;
            default -> false;
        };
        if (!engage) {
            ecrire(
                    acteur,
                    List.of(changement(pris.version(), pris.dossier(), faits)),
                    messages,
                    List.of(),
                    List.of(),
                    List.of());
            return Effet.FAIT;
        }
        Montant decide = pris.parcours().accord().orElseThrow().decide();
        Credits credits = credits(pris, pris.parcours().enveloppe().orElseThrow());
        credits.mouvoir(pris.dossier(), decide, Enveloppe::desengager);
        ecrire(
                acteur,
                List.of(changement(pris.version(), pris.dossier(), faits)),
                messages,
                List.of(),
                credits.mues(),
                List.of());
        return Effet.FAIT;
    }

    /** Takes the credits of a dossier that was taken before: whoever wrote it since has moved them. */
    Credits credits(Pris pris, String enveloppe) {
        Credits credits = new Credits(this, enveloppe);
        credits.prendre(pris.dossier());
        if (ports.dossiers()
                .trouver(pris.numero())
                .filter(present -> present.version() == pris.version())
                .isEmpty()) {
            throw new ConflitDeVersionException(pris.numero());
        }
        return credits;
    }

    /** Writes what one use case leads to, now. */
    void ecrire(
            Acteur acteur,
            List<Changement> changements,
            List<Message> messages,
            List<Versionne<SeanceBureau>> seances,
            List<Versionne<Enveloppe>> enveloppes,
            List<Versionne<Bordereau>> bordereaux) {
        ports.dossiers()
                .ecrire(new Ecriture(
                        reglages.horloge().instant(),
                        acteur,
                        changements,
                        messages,
                        List.of(),
                        seances,
                        enveloppes,
                        bordereaux));
    }

    Versionne<Enveloppe> enveloppe(String code) {
        return ports.registres().enveloppe(code).orElseThrow(() -> new IllegalArgumentException("no envelope " + code));
    }

    static List<Fait> avecMessages(List<Fait> faits, Message... messages) {
        List<Fait> tous = new ArrayList<>(faits);
        for (Message message : messages) {
            tous.add(new FaitDeRelance.MessageConfie(message.cle(), message.modele(), message.canal()));
        }
        return tous;
    }

    /** The state follows the facts, one by one: nothing else moves it. */
    Changement changement(long version, Dossier dossier, List<Fait> faits) {
        return changement(version, dossier, faits, ports.cles().organisation());
    }

    /** The same, for many: the organisation's key is fetched once. */
    Changement changement(long version, Dossier dossier, List<Fait> faits, Cle organisation) {
        Dossier apres = dossier;
        for (Fait fait : faits) {
            EtatDossier etat = fait.etat();
            apres = etat == null ? apres : apres.avecEtat(etat);
        }
        return new Changement(apres, version, reperes(apres, organisation), faits);
    }

    /** The dossiers that carry a digest, and those that left it when they were erased. */
    SortedSet<NumeroDossier> porteurs(Repere repere) {
        SortedSet<NumeroDossier> porteurs = new TreeSet<>(ports.dossiers().porteurs(repere));
        porteurs.addAll(ports.residus().porteurs(repere, aujourdhui()));
        return porteurs;
    }

    List<Repere> reperes(Dossier dossier) {
        return reperes(dossier, ports.cles().organisation());
    }

    private List<Repere> reperes(Dossier dossier, Cle organisation) {
        return Doublons.reperes(dossier, reglement(dossier).definition(), organisation);
    }

    ReglementResolu reglement(Dossier dossier) {
        return Instruction.choisir(catalogue, dossier).orElseThrow(() -> new ValeurInvalideException("AIDE_INCONNUE"));
    }

    /** When silence becomes a rejection: from the filing, or from the day on which a refused dossier was taken up again. */
    Echeance silence(Pris pris) {
        List<Suspension> suspensions = new ArrayList<>(reglages.suspensions());
        suspensions.addAll(pris.parcours().suspensions());
        String base = reglages.limitationSuspend();
        if (base != null) {
            suspensions.addAll(pris.parcours().suspensionsParLimitation(base, aujourdhui()));
        }
        return Instruction.silence(
                pris.parcours().rouvert().orElse(pris.dossier().depot()),
                reglement(pris.dossier()).definition(),
                suspensions);
    }

    /** Where a dossier stands between its end and its erasure. */
    Sort sort(Pris pris) {
        return conservation(pris).sort(pris.etat(), pris.parcours(), reglages.fuseau(), aujourdhui());
    }

    /** How long it is kept, for good where no policy speaks of its aid. */
    Conservation conservation(Pris pris) {
        return reglages.conservations().getOrDefault(pris.dossier().aide(), SANS_TERME);
    }

    /** The preferred channel on which an applicant can be told this, empty when none is left. */
    static Optional<Canal> canal(Pris pris, String modele, Collection<Canal> fermes) {
        return Canal.ouverts(pris.dossier().demandeur(), fermes).stream()
                .filter(canal -> porte(canal, modele))
                .findFirst();
    }

    /** Whether a channel can bear a message: of the acts, not every one can. */
    static boolean porte(Canal canal, String modele) {
        return canal.porteUnActe()
                || ModeleDeLettre.deCode(modele)
                        .filter(ModeleDeLettre::estUnActe)
                        .isEmpty();
    }

    /** That an applicant cannot be told something, on any channel: somebody must see to it. */
    List<Fait> injoignable(Pris pris, String cle) {
        List<Fait> faits = new ArrayList<>();
        LocalDate jour = aujourdhui();
        if (!pris.parcours().aAlerte(Alerte.INJOIGNABLE)) {
            faits.add(new FaitDeRelance.AlerteDonnee(Alerte.INJOIGNABLE, jour));
        }
        faits.add(new FaitDeRelance.IncidentOuvert(new Incident(
                "envoi-" + cle,
                Incident.Genre.ENVOI_REVENU,
                Incident.Gravite.FAIBLE,
                "service-instructeur",
                jour,
                "")));
        return faits;
    }

    /** What follows of a decision that is to be notified: its notice, entrusted, or that no channel can bear it. */
    List<Fait> faitsDeNotification(Pris pris, Optional<Message> message, ModeleDeLettre modele, String occasion) {
        return message.map(confie -> avecMessages(List.of(), confie))
                // A letter is what is left when all channels are closed, and somebody has to find where to send it.
                .orElseGet(() -> injoignable(
                        pris,
                        message(pris.numero(), Canal.COURRIER, modele.name(), occasion)
                                .cle()));
    }

    /**
     * Prepares a message on the preferred channel, empty when there is none left.
     *
     * @param occasion what tells this message from another of the same template, such as the day of a demand
     */
    Optional<Message> message(Pris pris, ModeleDeLettre modele, String occasion) {
        return message(pris, modele.name(), occasion);
    }

    Optional<Message> message(Pris pris, String modele, String occasion) {
        return canal(pris, modele, pris.parcours().canauxFermes())
                .map(canal -> message(pris.numero(), canal, modele, occasion));
    }

    Message message(NumeroDossier numero, Canal canal, String modele, String occasion) {
        String cle = Empreinte.deChamps("message", numero.valeur(), modele, occasion, canal.name())
                .hexadecimal()
                .substring(0, 32);
        return new Message(cle, numero, canal, modele, aujourdhui());
    }

    static Message[] tableau(Optional<Message> message) {
        return message.stream().toArray(Message[]::new);
    }
}
