package fr.octroi.guichet;

import fr.octroi.bureau.Programme;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.guichet.Comptoir.Pris;
import fr.octroi.guichet.Habilitations.Operation;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDArchive;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.Ecriture;
import fr.octroi.port.PortException;
import fr.octroi.rgpd.CertificatDElimination;
import fr.octroi.rgpd.CertificatDElimination.Issue;
import fr.octroi.rgpd.Conservation;
import fr.octroi.rgpd.Elimination;
import fr.octroi.rgpd.Sort;
import fr.octroi.suivi.FicheDeSuivi;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The counter of the archives: what is kept of a dossier, for how long, and its end.
 *
 * <p>Nothing ends by itself. Dossiers whose time has come go on a list ({@link #proposer}), the archives give their visa to that list,
 * and {@link #eliminer} carries it out: whatever became otherwise since stays, and the certificate says why.
 */
public final class GuichetArchives {

    /** A file is stored before the dossier that names it: one that was stored lately may be awaited by somebody. */
    private static final Duration SURSIS = Duration.ofDays(1);

    private final Comptoir comptoir;

    GuichetArchives(Comptoir comptoir) {
        this.comptoir = comptoir;
    }

    /**
     * Says where a dossier stands between its end and its erasure.
     *
     * @param acteur who asks
     * @param numero the dossier
     * @return its phase, empty when there is no such dossier
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     */
    public Optional<Sort> sort(Acteur acteur, NumeroDossier numero) {
        Habilitations.exiger(acteur, Operation.CONSERVER);
        return comptoir.prendre(numero).map(comptoir::sort);
    }

    /**
     * Looks into a dossier wherever it is kept, and writes down that somebody did (<i>consultation motivée</i>).
     *
     * @param acteur who looks
     * @param numero the dossier
     * @param motif why, a code of at most 40 upper-case letters, digits and {@code _ . -}
     * @return all that can be said of it, empty when there is no such dossier
     * @throws AccesRefuseException when the role may not
     * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE} for a reason of another form
     * @throws PortException when a store fails; nothing is told then
     * @throws ConflitDeVersionException when somebody else writes the dossier meanwhile
     */
    public Optional<FicheDeSuivi> consulter(Acteur acteur, NumeroDossier numero, String motif) {
        Habilitations.exiger(acteur, Operation.CONSERVER);
        Fait fait = new FaitDArchive.ArchiveConsultee(motif);
        return comptoir.prendre(numero).map(pris -> {
            comptoir.ecrire(acteur, pris, fait);
            return new GuichetAccueil(comptoir).fiche(pris, new Programme(List.of()));
        });
    }

    /**
     * Holds a dossier back from its end: a dispute, an inspection or an inquiry needs it (<i>gel</i>).
     *
     * @param acteur who
     * @param numero the dossier
     * @param motif why, a code of at most 40 upper-case letters, digits and {@code _ . -}
     * @return {@link Effet#DEJA_FAIT} when it is held
     * @throws AccesRefuseException when the role may not
     * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE} for a reason of another form
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the dossier meanwhile
     */
    public Effet geler(Acteur acteur, NumeroDossier numero, String motif) {
        return tenir(acteur, numero, new FaitDArchive.ConservationGelee(motif), true);
    }

    /**
     * Lets a dossier go that was held back: its time runs as if it had never stopped.
     *
     * @param acteur who
     * @param numero the dossier
     * @param motif why, a code of at most 40 upper-case letters, digits and {@code _ . -}
     * @return {@link Effet#DEJA_FAIT} when it is not held
     * @throws AccesRefuseException when the role may not
     * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE} for a reason of another form
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the dossier meanwhile
     */
    public Effet degeler(Acteur acteur, NumeroDossier numero, String motif) {
        return tenir(acteur, numero, new FaitDArchive.ConservationDegelee(motif), false);
    }

    private Effet tenir(Acteur acteur, NumeroDossier numero, Fait fait, boolean gele) {
        Habilitations.exiger(acteur, Operation.CONSERVER);
        return comptoir.avec(
                numero,
                pris -> pris.parcours().estGele() == gele ? Effet.DEJA_FAIT : comptoir.ecrire(acteur, pris, fait));
    }

    /**
     * Draws up the list of the dossiers whose time has come; nothing is written, and nothing ends by it.
     *
     * @param acteur who asks
     * @param code the reference of the list, a code of at most 40 upper-case letters, digits and {@code _ . -}
     * @return the list, empty when no time has come; a dossier that cannot be read stands on none
     * @throws AccesRefuseException when the role may not
     * @throws fr.octroi.commun.ValeurInvalideException {@code ELIMINATION_INVALIDE} for a reference of another form
     * @throws PortException when the dossiers cannot be listed
     */
    public Elimination proposer(Acteur acteur, String code) {
        Habilitations.exiger(acteur, Operation.EFFACER);
        List<Elimination.Ligne> lignes = new ArrayList<>();
        comptoir.parcourir(Conservation.TERMINES, numero -> ligne(numero).ifPresent(lignes::add));
        return new Elimination(code, comptoir.aujourdhui(), lignes);
    }

    private Optional<Elimination.Ligne> ligne(NumeroDossier numero) {
        try {
            return comptoir.prendre(numero).flatMap(this::ligne);
        } catch (PortException illisible) {
            // Whoever cannot read it cannot say that its time has come.
            return Optional.empty();
        }
    }

    private Optional<Elimination.Ligne> ligne(Pris pris) {
        Sort sort = comptoir.sort(pris);
        return Optional.ofNullable(sort.terme())
                .filter(terme -> sort.phase() == Sort.Phase.ECHU)
                .map(terme -> new Elimination.Ligne(
                        pris.numero(),
                        pris.dossier().aide(),
                        pris.dossier().depot(),
                        pris.etat(),
                        terme,
                        sort.fondement()));
    }

    /**
     * Carries out a list that the archives agreed to: each dossier of it is erased, and the files that no other dossier names go too.
     *
     * <p>Each dossier is judged again: one that is held, that began again, or that is to be kept for longer now, stays. The same call
     * again goes on where an interruption left off. To know which files others name, it goes through the journals of all dossiers:
     * once a list, not once a dossier.
     *
     * @param acteur who
     * @param liste the list
     * @param visa the agreement to that very list
     * @return what became of each dossier and of their files
     * @throws AccesRefuseException when the role may not
     * @throws IllegalArgumentException when the visa is that of another list
     * @throws PortException when the other dossiers cannot be listed; those of the list are erased then, and the same call again
     *     erases their files
     */
    public CertificatDElimination eliminer(Acteur acteur, Elimination liste, Elimination.Visa visa) {
        Habilitations.exiger(acteur, Operation.EFFACER);
        if (!visa.liste().equals(liste.empreinte())) {
            throw new IllegalArgumentException("the visa is that of another list");
        }
        SortedMap<NumeroDossier, Issue> issues = new TreeMap<>();
        SortedSet<Empreinte> fichiers = new TreeSet<>();
        for (Elimination.Ligne ligne : liste.lignes()) {
            issues.put(ligne.numero(), eliminer(acteur, ligne.numero(), visa.reference(), fichiers));
        }
        int nommes = fichiers.size();
        long effaces = effacer(orphelins(fichiers));
        return new CertificatDElimination(liste.code(), visa, comptoir.aujourdhui(), issues, effaces, nommes - effaces);
    }

    /** Erases one dossier, and adds its files to those that may go. */
    private Issue eliminer(Acteur acteur, NumeroDossier numero, String visa, SortedSet<Empreinte> fichiers) {
        try {
            Optional<Sort.Phase> phase =
                    comptoir.prendre(numero).map(pris -> comptoir.sort(pris).phase());
            Effet effet = phase.filter(autre -> autre != Sort.Phase.ECHU).isPresent()
                    ? Effet.IMPOSSIBLE
                    : effacer(acteur, numero, visa);
            if (effet == Effet.FAIT || effet == Effet.DEJA_FAIT) {
                fichiers(numero).forEach(fichiers::add);
            }
            return switch (effet) {
                case FAIT -> Issue.EFFACE;
                case DEJA_FAIT -> Issue.DEJA_EFFACE;
                case INCONNU -> Issue.INCONNU;
                default ->
                    switch (phase.orElse(Sort.Phase.EN_COURS)) {
                        case GELE -> Issue.GELE;
                        case EN_COURS -> Issue.EN_COURS;
                        default -> Issue.PAS_ECHU;
                    };
            };
        } catch (PortException | ConflitDeVersionException panne) {
            return Issue.EN_PANNE;
        }
    }

    private Stream<Empreinte> fichiers(NumeroDossier numero) {
        return comptoir.ports().journaux().entrees(numero).stream()
                .map(Entree::fait)
                .filter(Fait.PieceRecue.class::isInstance)
                .map(fait -> ((Fait.PieceRecue) fait).contenu());
    }

    /** Those that no dossier names which is still there. Journals say so without any key, and of dossiers that cannot be read. */
    private SortedSet<Empreinte> orphelins(SortedSet<Empreinte> fichiers) {
        if (!fichiers.isEmpty()) {
            comptoir.parcourir(
                    EnumSet.allOf(EtatDossier.class), numero -> fichiers(numero).forEach(fichiers::remove));
        }
        return fichiers;
    }

    private long effacer(SortedSet<Empreinte> fichiers) {
        Instant depuis = comptoir.reglages().horloge().instant().minus(SURSIS);
        return fichiers.stream().filter(fichier -> efface(fichier, depuis)).count();
    }

    private boolean efface(Empreinte fichier, Instant depuis) {
        try {
            return comptoir.ports().pieces().effacer(fichier, depuis);
        } catch (PortException panne) {
            // It stays, is counted so, and the same list again takes it.
            return false;
        }
    }

    /**
     * Erases a dossier (<i>effacement</i>, RGPD art. 5, 1, e): its picture, its digests, its waiting messages, its notes and its
     * key go, and its chain stays, which holds no personal data and of which nothing can be guessed without the key.
     *
     * <p>Where a policy speaks of its aid, its time must have come; where none does, that is not judged here. Its files stay, since
     * they may belong to other dossiers: {@link #eliminer} takes them. What an interruption left is removed by the same call again.
     *
     * @param acteur who
     * @param numero the dossier
     * @param visa the reference under which the archives agreed, a code of at most 40 upper-case letters, digits and {@code _ . -}
     * @return {@link Effet#DEJA_FAIT} when it was erased, {@link Effet#IMPOSSIBLE} before its time, under a hold, and while
     *     something of it is under way: an instruction, a session, a payment, an appeal, a hearing, a claim or an incident
     * @throws AccesRefuseException when the role may not
     * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE} for a visa of another form
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the dossier meanwhile
     */
    public Effet effacer(Acteur acteur, NumeroDossier numero, String visa) {
        Habilitations.exiger(acteur, Operation.EFFACER);
        Fait fait = new Fait.DossierEfface(visa);
        Optional<Pris> pris = comptoir.prendre(numero);
        if (pris.isEmpty()) {
            if (!comptoir.estPris(numero)) {
                return Effet.INCONNU;
            }
            oublier(numero);
            return Effet.DEJA_FAIT;
        }
        if (!peutFinir(pris.get())) {
            return Effet.IMPOSSIBLE;
        }
        comptoir.ports()
                .dossiers()
                .ecrire(Ecriture.effacer(
                        comptoir.reglages().horloge().instant(),
                        acteur,
                        List.of(new Ecriture.Effacement(numero, pris.get().version(), List.of(fait)))));
        oublier(numero);
        return Effet.FAIT;
    }

    private boolean peutFinir(Pris pris) {
        return switch (comptoir.sort(pris).phase()) {
            case ECHU -> true;
            case SANS_TERME ->
                !comptoir.reglages().conservations().containsKey(pris.dossier().aide());
            case EN_COURS, GELE, ACTIVE, INTERMEDIAIRE -> false;
        };
    }

    /** After the write: a key that goes first would leave a dossier that nobody can read, nor erase. */
    private void oublier(NumeroDossier numero) {
        comptoir.ports().notes().effacer(numero);
        comptoir.ports().cles().detruire(numero);
    }
}
