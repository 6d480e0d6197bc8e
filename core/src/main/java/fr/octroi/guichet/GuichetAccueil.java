package fr.octroi.guichet;

import fr.octroi.bureau.Programme;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.demande.Messages;
import fr.octroi.demande.Rejet;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.echange.Confluence;
import fr.octroi.echange.Contradiction;
import fr.octroi.guichet.Comptoir.Pris;
import fr.octroi.guichet.Habilitations.Operation;
import fr.octroi.instruction.Instruction;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.journal.Parcours;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.DossierEnregistre;
import fr.octroi.port.PortException;
import fr.octroi.port.Registres;
import fr.octroi.port.Versionne;
import fr.octroi.reglement.Calcul;
import fr.octroi.reglement.Etape;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.ReglementResolu;
import fr.octroi.relance.Incident;
import fr.octroi.suivi.FicheDeSuivi;
import fr.octroi.suivi.FicheDeSuivi.Pourquoi;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The counter of those who answer the telephone, for the authority as for its contractor: both read the same timeline.
 */
public final class GuichetAccueil {

    /** The same call recorded twice within that time is a double click. */
    private static final Duration REPETITION = Duration.ofMinutes(10);

    /** How many facts of others are taken in by one write. */
    private static final int PAGE = 500;

    private final Comptoir comptoir;

    GuichetAccueil(Comptoir comptoir) {
        this.comptoir = comptoir;
    }

    /**
     * Draws up all that can be said of a dossier, without its rank and the credits.
     *
     * @param acteur who asks; that an applicant asks for his own dossier is the host's to check
     * @param numero the dossier
     * @return the sheet, empty when there is no such dossier in the active base: {@link GuichetArchives#consulter} looks beyond
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     */
    public Optional<FicheDeSuivi> suivre(Acteur acteur, NumeroDossier numero) {
        return suivre(acteur, numero, new Programme(List.of()));
    }

    /**
     * Draws up all that can be said of a dossier, with the session that its rank and the credits lead to.
     *
     * @param acteur who asks; that an applicant asks for his own dossier is the host's to check
     * @param numero the dossier
     * @param programme the programme of the day, as {@link GuichetSeances#programmer} gives it: drawn up once, it serves every
     *     call until something changes
     * @return the sheet, empty when there is no such dossier in the active base
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     */
    public Optional<FicheDeSuivi> suivre(Acteur acteur, NumeroDossier numero, Programme programme) {
        Habilitations.exiger(acteur, Operation.CONSULTER);
        return comptoir.prendre(numero)
                .filter(pris -> !comptoir.sort(pris).estArchive())
                .map(pris -> fiche(pris, programme));
    }

    /**
     * Draws up all that can be said of a dossier and makes something of it with its règlement, which names the pieces: the dossier is read once.
     *
     * @param acteur who asks; that an applicant asks for his own dossier is the host's to check
     * @param numero the dossier
     * @param vue what is made of the sheet and of the règlement that the dossier is instructed under
     * @param <T> what that is
     * @return what was made, empty when there is no such dossier in the active base
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     */
    public <T> Optional<T> suivre(Acteur acteur, NumeroDossier numero, BiFunction<FicheDeSuivi, ReglementAide, T> vue) {
        Habilitations.exiger(acteur, Operation.CONSULTER);
        return comptoir.prendre(numero)
                .filter(pris -> !comptoir.sort(pris).estArchive())
                .map(pris -> vue.apply(
                        fiche(pris, new Programme(List.of())),
                        comptoir.reglement(pris.dossier()).definition()));
    }

    FicheDeSuivi fiche(Pris pris, Programme programme) {
        return FicheDeSuivi.de(
                        pris.dossier(),
                        pris.parcours(),
                        seances(pris),
                        comptoir.silence(pris),
                        comptoir.reglages().delaiDePaiement(),
                        comptoir.aujourdhui(),
                        comptoir.pret(pris).orElse(null),
                        programme.affectation(pris.numero()).orElse(null))
                .avecConfluence(pris.parcours(), confluence(pris))
                .avecPourquoi(pourquoi(pris));
    }

    /** That on which the dossier stands, those on which it still may: years of past sessions are not read for a call. */
    private List<SeanceBureau> seances(Pris pris) {
        Registres registres = comptoir.ports().registres();
        if (pris.etat() == EtatDossier.EN_SEANCE) {
            return pris
                    .parcours()
                    .inscription()
                    .flatMap(inscription -> registres.seance(inscription.seance()))
                    .map(Versionne::valeur)
                    .stream()
                    .toList();
        }
        return pris.etat().estEnInstruction() ? registres.seancesOuvertes() : List.of();
    }

    /**
     * Returns what all organisations recorded of a dossier: one story, what is missing of it, and what does not agree.
     *
     * @param acteur who asks
     * @param numero the dossier
     * @return the entries written here, and those that were handed over
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     */
    public Confluence confluence(Acteur acteur, NumeroDossier numero) {
        Habilitations.exiger(acteur, Operation.CONSULTER);
        return confluence(numero, comptoir.ports().journaux().entrees(numero));
    }

    private Confluence confluence(Pris pris) {
        return confluence(pris.numero(), pris.parcours().entrees());
    }

    private Confluence confluence(NumeroDossier numero, List<Entree> notres) {
        return Confluence.vide().avec(notres).avec(comptoir.ports().journaux().recues(numero));
    }

    /**
     * Takes in what another organisation recorded in its own chains: it stands beside what was written here, and moves no dossier.
     *
     * <p>The same facts again, in another order or in other lots, change nothing. Where the last words of two organisations differ, an
     * incident is opened on the dossier, once for each such pair of words; its owner is whoever takes the facts in. One dossier that can be
     * read no more, or that no règlement judges, stops no other: its facts are kept all the same, and it is named.
     *
     * <p>From the first fact that agents of that organisation record of a dossier here, its story of it is told here: what it hands over
     * besides is rejected. What was taken before stays.
     *
     * @param acteur who takes them in
     * @param emetteur the code of the organisation that hands them over, whose signature the lot bore
     * @param lignes the lines: an entry each, empty for one that is none
     * @return the faults of the lines that were not taken, and the dossiers on which no incident could be opened
     * @throws AccesRefuseException when the role may not
     * @throws IllegalArgumentException when the facts are said to come from the organisation that takes them in
     * @throws PortException when a store fails; what was taken before stays, and all may be handed in again
     * @throws ConflitDeVersionException when somebody else writes a dossier meanwhile on which an incident is to be opened; the same
     */
    public FaitsRecus recevoirFaits(Acteur acteur, String emetteur, Iterator<Optional<Entree>> lignes) {
        Habilitations.exiger(acteur, Operation.RECEVOIR_FAITS);
        if (emetteur.equals(acteur.organisation())) {
            throw new IllegalArgumentException("an organisation hands nothing over to itself");
        }
        List<Rejet> rejets = new ArrayList<>();
        SortedSet<NumeroDossier> inaccessibles = new TreeSet<>();
        SortedMap<Integer, Entree> page = new TreeMap<>();
        for (int ligne = 1; lignes.hasNext(); ligne++) {
            int place = ligne;
            Optional<Entree> lue = lignes.next();
            Confluence.rejet(place, lue, emetteur)
                    .ifPresentOrElse(rejets::add, () -> lue.ifPresent(entree -> page.put(place, entree)));
            if (page.size() == PAGE || !lignes.hasNext()) {
                rejets.addAll(ecarter(emetteur, page));
                recevoir(acteur, List.copyOf(page.values()), inaccessibles);
                page.clear();
            }
        }
        rejets.sort(Comparator.comparingInt(Rejet::ligne));
        return new FaitsRecus(rejets, inaccessibles);
    }

    /** Takes off a page what an organisation tells of dossiers that it writes here: two chains of one writer are two stories. */
    private List<Rejet> ecarter(String emetteur, SortedMap<Integer, Entree> page) {
        SortedMap<NumeroDossier, Set<Entree>> dites = new TreeMap<>();
        List<Rejet> rejets = new ArrayList<>();
        page.forEach((ligne, entree) -> {
            Set<Entree> connues = dites.computeIfAbsent(entree.dossier(), numero -> connues(emetteur, numero));
            if (!connues.isEmpty() && !connues.contains(entree)) {
                rejets.add(Messages.rejet(ligne, entree.dossier().valeur(), "", "ORGANISATION_ECRIT_ICI"));
            }
        });
        rejets.forEach(rejet -> page.remove(rejet.ligne()));
        return rejets;
    }

    /** All that was told of a dossier in which an organisation writes here; nothing where it does not. */
    private Set<Entree> connues(String organisation, NumeroDossier numero) {
        try {
            List<Entree> notres = comptoir.ports().journaux().entrees(numero);
            if (notres.stream()
                    .noneMatch(entree -> entree.auteur().organisation().equals(organisation))) {
                return Set.of();
            }
            Set<Entree> connues = new HashSet<>(notres);
            connues.addAll(comptoir.ports().journaux().recues(numero));
            return connues;
        } catch (PortException panne) {
            if (panne.nature() == PortException.Nature.TEMPORAIRE) {
                throw panne;
            }
            // Who writes it cannot be read any more: better one story too many than none.
            return Set.of();
        } catch (ValeurInvalideException altere) {
            return Set.of();
        }
    }

    private void recevoir(Acteur acteur, List<Entree> page, SortedSet<NumeroDossier> inaccessibles) {
        comptoir.ports().journaux().recevoir(page);
        page.stream().map(Entree::dossier).distinct().forEach(numero -> {
            try {
                comptoir.avec(numero, pris -> confronter(acteur, pris));
            } catch (PortException panne) {
                if (panne.nature() == PortException.Nature.TEMPORAIRE) {
                    throw panne;
                }
                inaccessibles.add(numero);
            } catch (ValeurInvalideException sansReglementOuAltere) {
                inaccessibles.add(numero);
            }
        });
    }

    private Effet confronter(Acteur acteur, Pris pris) {
        SortedSet<String> connus = pris.parcours().incidents().stream()
                .map(Incident::reference)
                .collect(Collectors.toCollection(TreeSet::new));
        List<Fait> nouveaux = confluence(pris).contradictions().stream()
                .map(contradiction -> incident(acteur, contradiction))
                .filter(incident -> !connus.contains(incident.reference()))
                .<Fait>map(FaitDeRelance.IncidentOuvert::new)
                .toList();
        return nouveaux.isEmpty() ? Effet.DEJA_FAIT : comptoir.ecrire(acteur, pris, nouveaux);
    }

    private Incident incident(Acteur acteur, Contradiction contradiction) {
        return new Incident(
                contradiction.reference(),
                Incident.Genre.FAITS_CONTRAIRES,
                Incident.Gravite.FORTE,
                acteur.agent(),
                comptoir.aujourdhui(),
                "");
    }

    /** What was proposed, until something comes that it did not see; once refused, the decision says why. */
    private @Nullable Pourquoi pourquoi(Pris pris) {
        Fait.InstructionFaite faite = pris.parcours().instruction().orElse(null);
        if (faite == null || pris.parcours().aRevoir()) {
            return null;
        }
        boolean accord = faite.proposition().equals("ACCORDER")
                && pris.parcours().carence().isEmpty();
        return switch (pris.etat()) {
            case ACCORD_PROPOSE, ACCORDE, EXECUTOIRE, LIQUIDE, PAIEMENT_REJETE, PAYE ->
                accord ? accord(pris, faite) : null;
            case REFUS_PROPOSE -> refus(pris);
            case EN_SEANCE, AJOURNE -> accord ? accord(pris, faite) : refus(pris);
            default -> null;
        };
    }

    private Pourquoi refus(Pris pris) {
        return new Pourquoi(
                null,
                Articles.motifsFondes(comptoir.reglement(pris.dossier()).definition(), pris.parcours()),
                List.of());
    }

    /** Steps that would not lead to the amount proposed are not told: the règlement or the request has changed since. */
    private Pourquoi accord(Pris pris, Fait.InstructionFaite faite) {
        ReglementResolu reglement = comptoir.reglement(pris.dossier());
        List<Etape> etapes = reglement.definition().empreinte().equals(faite.reglement())
                        && Instruction.calculer(pris.dossier(), reglement) instanceof Calcul.Etabli etabli
                        && etabli.montant().equals(faite.montant())
                ? etabli.etapes()
                : List.of();
        return new Pourquoi(faite.montant(), List.of(), etapes);
    }

    /**
     * Returns a dossier as it stands, with the version that whoever decides on it names.
     *
     * @param acteur who asks; that an applicant asks for his own dossier is the host's to check
     * @param numero the dossier
     * @return the dossier, empty when there is no such dossier in the active base
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     */
    public Optional<DossierEnregistre> lire(Acteur acteur, NumeroDossier numero) {
        Habilitations.exiger(acteur, Operation.CONSULTER);
        return comptoir.prendre(numero)
                .filter(pris -> !comptoir.sort(pris).estArchive())
                .map(pris -> new DossierEnregistre(pris.dossier(), pris.version()));
    }

    /**
     * Returns what happened to a dossier, folded.
     *
     * @param acteur who asks
     * @param numero the dossier
     * @return its life, empty when there is no such dossier
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     */
    public Optional<Parcours> parcours(Acteur acteur, NumeroDossier numero) {
        Habilitations.exiger(acteur, Operation.CONSULTER);
        return comptoir.prendre(numero).map(Pris::parcours);
    }

    /**
     * Records a call, with what was noted in the store of notes that can be erased.
     *
     * @param acteur who answered
     * @param numero the dossier
     * @param motif why the person called, a code such as {@code OU_EN_EST_ON}
     * @param note what was noted, blank when nothing was
     * @return {@link Effet#DEJA_FAIT} when the last thing that happened to the dossier is this very call, minutes ago
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the dossier meanwhile
     */
    public Effet consignerAppel(Acteur acteur, NumeroDossier numero, String motif, String note) {
        Habilitations.exiger(acteur, Operation.CONSIGNER_APPEL);
        return comptoir.avec(numero, pris -> {
            Empreinte empreinte = note.isBlank()
                    ? null
                    : comptoir.ports().cles().dossier(numero).sceller("note", note);
            FaitDeRelance.AppelConsigne appel = new FaitDeRelance.AppelConsigne(motif, empreinte);
            List<Entree> entrees = pris.parcours().entrees();
            Entree derniere = entrees.get(entrees.size() - 1);
            Instant peuAvant = comptoir.reglages().horloge().instant().minus(REPETITION);
            if (derniere.fait().equals(appel)
                    && derniere.auteur().equals(acteur)
                    && derniere.instant().isAfter(peuAvant)) {
                return Effet.DEJA_FAIT;
            }
            if (empreinte != null) {
                comptoir.ports().notes().consigner(numero, empreinte, note);
            }
            return comptoir.ecrire(acteur, pris, appel);
        });
    }
}
