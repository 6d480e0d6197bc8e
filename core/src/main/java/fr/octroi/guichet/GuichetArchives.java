package fr.octroi.guichet;

import fr.octroi.bureau.Programme;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.guichet.Comptoir.Pris;
import fr.octroi.guichet.Habilitations.Operation;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDArchive;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.journal.Journal;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.DossierEnregistre;
import fr.octroi.port.PortException;
import fr.octroi.rgpd.CertificatDElimination;
import fr.octroi.rgpd.Conservation;
import fr.octroi.rgpd.DroitAcces;
import fr.octroi.rgpd.Elimination;
import fr.octroi.rgpd.Sort;
import fr.octroi.rgpd.Violation;
import fr.octroi.suivi.FicheDeSuivi;
import fr.octroi.suivi.Rejeu;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * The counter of the archives: what is kept of a dossier, for how long, and its end.
 *
 * <p>Nothing ends by itself. Dossiers whose time has come go on a list ({@link #proposer}), the archives give their visa to that list,
 * and {@link #eliminer} carries it out: whatever became otherwise since stays, and the certificate says why.
 */
public final class GuichetArchives {

    private final Comptoir comptoir;
    private final Effacements effacements;

    GuichetArchives(Comptoir comptoir) {
        this.comptoir = comptoir;
        this.effacements = new Effacements(comptoir);
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
     * Gives all that is held of a dossier to whoever hands it to the person it is about (<i>droit d'accès</i>, RGPD art. 15), and writes
     * down first that it was asked for, with the reason {@code DROIT_ACCES}.
     *
     * @param acteur who hands it over; that he hands it to the right person is the host's to check
     * @param numero the dossier
     * @param pieces receives each file once, in order, with what it was filed as; closes nothing
     * @return all but the files, empty when there is no such dossier
     * @throws AccesRefuseException when the role may not
     * @throws fr.octroi.commun.ValeurInvalideException {@code AIDE_INCONNUE} when its aid left the catalogue
     * @throws PortException when a store fails; that a file is not there any more is told in the answer
     * @throws ConflitDeVersionException when somebody else writes the dossier meanwhile; nothing is told then
     */
    public Optional<DroitAcces> exporter(
            Acteur acteur, NumeroDossier numero, BiConsumer<PieceJustificative, InputStream> pieces) {
        Habilitations.exiger(acteur, Operation.CONSERVER);
        return comptoir.prendre(numero).map(pris -> {
            comptoir.ecrire(acteur, pris, new FaitDArchive.ArchiveConsultee("DROIT_ACCES"));
            SortedSet<Empreinte> absents = new TreeSet<>();
            SortedSet<String> remis = new TreeSet<>();
            for (PieceJustificative piece : pris.dossier().pieces()) {
                if (remis.add(piece.type() + " " + piece.contenu())) {
                    remettre(piece, pieces, absents);
                }
            }
            List<Entree> entrees = new ArrayList<>(comptoir.ports().journaux().entrees(numero));
            entrees.addAll(comptoir.ports().journaux().recues(numero));
            return new DroitAcces(
                    pris.dossier(),
                    Journal.ordonner(entrees),
                    notes(numero, entrees),
                    absents,
                    comptoir.sort(pris),
                    comptoir.aujourdhui());
        });
    }

    private void remettre(
            PieceJustificative piece,
            BiConsumer<PieceJustificative, InputStream> pieces,
            SortedSet<Empreinte> absents) {
        InputStream flux;
        try {
            flux = comptoir.ports().pieces().ouvrir(piece.contenu());
        } catch (PortException panne) {
            if (panne.nature() == PortException.Nature.TEMPORAIRE) {
                throw panne;
            }
            absents.add(piece.contenu());
            return;
        }
        try (flux) {
            pieces.accept(piece, flux);
        } catch (IOException fermeture) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "a file could not be closed", fermeture);
        }
    }

    private SortedMap<Empreinte, String> notes(NumeroDossier numero, List<Entree> entrees) {
        SortedMap<Empreinte, String> notes = new TreeMap<>();
        for (Entree entree : entrees) {
            Empreinte note = entree.fait() instanceof FaitDeRelance.AppelConsigne appel ? appel.note() : null;
            if (note != null) {
                comptoir.ports().notes().lire(numero, note).ifPresent(texte -> notes.put(note, texte));
            }
        }
        return notes;
    }

    /**
     * Computes again all that was ever proposed for a dossier, from what was kept of it, and compares (<i>rejeu</i>).
     *
     * <p>The answer holds codes, amounts and days alone, as the journal does. The files are read again; the règlement is the one that the
     * journal names by its digest, and must stand in the catalogue. Of a dossier that has left the active base it is written down first that
     * somebody looked, and why; of another, nothing is.
     *
     * @param acteur who asks
     * @param numero the dossier
     * @param motif why, a code of at most 40 upper-case letters, digits and {@code _ . -}
     * @return one for each recorded proposal, in their order; empty when there is none, or no such dossier
     * @throws AccesRefuseException when the role may not
     * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE} for a reason of another form
     * @throws PortException when a store fails; nothing is told then
     * @throws ConflitDeVersionException when somebody else writes the dossier meanwhile, and it has left the active base
     */
    public List<Rejeu> rejouer(Acteur acteur, NumeroDossier numero, String motif) {
        Habilitations.exiger(acteur, Operation.CONSERVER);
        Fait fait = new FaitDArchive.ArchiveConsultee(motif);
        Optional<Pris> pris;
        try {
            pris = comptoir.prendre(numero);
        } catch (PortException illisible) {
            if (illisible.nature() == PortException.Nature.TEMPORAIRE) {
                throw illisible;
            }
            // A picture that cannot be read fails again. Of a journal that does not hold nobody can say whether the
            // dossier is archived: no file of it is opened.
            comptoir.ports().dossiers().trouver(numero);
            return Rejeu.impossibles(comptoir.ports().journaux().entrees(numero), Rejeu.Raison.JOURNAL_ROMPU);
        }
        pris.filter(lu -> comptoir.sort(lu).estArchive()).ifPresent(lu -> comptoir.ecrire(acteur, lu, fait));
        return new Rejeux(comptoir).rejouer(numero);
    }

    /**
     * Says whom a breach touches, of what is here (<i>violation de données</i>, RGPD art. 33 and 34); nothing is written.
     *
     * <p>It goes through the journals of all dossiers, unless the perimeter names its own. A dossier that was erased is looked at when
     * it is named alone: certificates tell which were.
     *
     * @param acteur who asks
     * @param perimetre what was touched
     * @param connue when the authority knew of it
     * @return whom, with what of theirs and since when; a picture that cannot be read counts as holding all that may be
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails: a list with a gap would be believed whole
     */
    public Violation recenser(Acteur acteur, Violation.Perimetre perimetre, Instant connue) {
        Habilitations.exiger(acteur, Operation.CONSERVER);
        SortedSet<NumeroDossier> aVoir = new TreeSet<>(perimetre.dossiers());
        if (!perimetre.nommeSesDossiers()) {
            comptoir.parcourir(EnumSet.allOf(EtatDossier.class), aVoir::add);
        }
        List<Violation.Concerne> concernes = new ArrayList<>();
        SortedSet<NumeroDossier> inconnus = new TreeSet<>();
        for (NumeroDossier numero : aVoir) {
            List<Entree> entrees = new ArrayList<>(comptoir.ports().journaux().entrees(numero));
            Set<String> ici = entrees.stream()
                    .map(entree -> entree.auteur().organisation())
                    .collect(Collectors.toSet());
            // What others erased, they erased at home: of what they wrote here, it takes nothing.
            comptoir.ports().journaux().recues(numero).stream()
                    .filter(entree -> !ici.contains(entree.auteur().organisation())
                            || !(entree.fait() instanceof Fait.DossierEfface
                                    || entree.fait() instanceof FaitDArchive.DonneesEffacees))
                    .forEach(entrees::add);
            if (entrees.isEmpty()) {
                inconnus.add(numero);
                continue;
            }
            Violation.concerne(
                            perimetre,
                            entrees,
                            image(numero).orElse(null),
                            comptoir.catalogue().reglements())
                    .ifPresent(concernes::add);
        }
        return new Violation(perimetre, connue, concernes, inconnus);
    }

    private Optional<Dossier> image(NumeroDossier numero) {
        try {
            return comptoir.ports().dossiers().trouver(numero).map(DossierEnregistre::dossier);
        } catch (PortException illisible) {
            if (illisible.nature() == PortException.Nature.TEMPORAIRE) {
                throw illisible;
            }
            return Optional.empty();
        }
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
     * Draws up the list of the dossiers, and of the parts of dossiers, whose time has come; nothing is written, and nothing ends by it.
     *
     * @param acteur who asks
     * @param code the reference of the list, a code of at most 40 upper-case letters, digits and {@code _ . -}
     * @return the list, empty when no time has come; a dossier that cannot be read stands on none
     * @throws AccesRefuseException when the role may not
     * @throws fr.octroi.commun.ValeurInvalideException {@code ELIMINATION_INVALIDE} for a reference of another form
     * @throws PortException when the dossiers cannot be listed
     */
    public Elimination proposer(Acteur acteur, String code) {
        return proposer(acteur, code, comptoir.aujourdhui());
    }

    /**
     * Draws up the list of what will end by some day if nothing happens meanwhile, so that its end is known before (<i>préavis</i>); nothing is written.
     *
     * <p>It is submitted to the archives as any list. {@link #eliminer} takes none of it before the day after its last, which it says,
     * and nothing that came on the day on which it was drawn up, or later.
     *
     * @param acteur who asks
     * @param code the reference of the list, a code of at most 40 upper-case letters, digits and {@code _ . -}
     * @param au by which day, no earlier than today
     * @return the list, empty when nothing will end by then; of a dossier that will go whole, no part stands on it, even one that could go before; a
     *     dossier that cannot be read stands on none
     * @throws AccesRefuseException when the role may not
     * @throws fr.octroi.commun.ValeurInvalideException {@code ELIMINATION_INVALIDE} for a reference of another form, or a day that has
     *     passed
     * @throws PortException when the dossiers cannot be listed
     */
    public Elimination proposer(Acteur acteur, String code, LocalDate au) {
        Habilitations.exiger(acteur, Operation.EFFACER);
        List<Elimination.Ligne> lignes = new ArrayList<>();
        comptoir.parcourir(Conservation.INSTRUITS, numero -> lignes.addAll(lignes(numero, au)));
        return new Elimination(code, comptoir.aujourdhui(), au, lignes);
    }

    private List<Elimination.Ligne> lignes(NumeroDossier numero, LocalDate au) {
        try {
            return comptoir.prendre(numero).map(pris -> lignes(pris, au)).orElse(List.of());
        } catch (PortException illisible) {
            // Whoever cannot read it cannot say that its time has come.
            return List.of();
        }
    }

    private List<Elimination.Ligne> lignes(Pris pris, LocalDate au) {
        return comptoir
                .conservation(pris)
                .aEliminer(pris.etat(), pris.parcours(), comptoir.reglages().fuseau(), au)
                .stream()
                .filter(terme -> effacements.peutPartir(pris, terme.partie()))
                .map(terme -> new Elimination.Ligne(
                        pris.numero(), pris.dossier().aide(), pris.dossier().depot(), pris.etat(), terme))
                .toList();
    }

    /**
     * Carries out a list that the archives agreed to: each dossier of it is erased, or what the list names of it, and the files that no
     * other dossier names go too.
     *
     * <p>Each dossier, and each part, is judged again: one that is held, that began again, or that is to be kept for longer now, stays, and so
     * does a part of which something came since the list was drawn up. The same call again goes on where an interruption, or a store
     * that failed, left off. To know which files others name, it goes through the journals of all dossiers:
     * once a list, not once a dossier. What erased dossiers left goes first, where its last day has passed.
     *
     * @param acteur who
     * @param liste the list
     * @param visa the agreement to that very list
     * @return what became of each dossier and of their files
     * @throws AccesRefuseException when the role may not
     * @throws IllegalArgumentException when the visa is that of another list
     * @throws ValeurInvalideException {@code VISA_INVALIDE} when it was given before the list was drawn up, or is yet to come
     * @throws PortException when what erased dossiers left cannot be looked at, and nothing is erased then; when the other dossiers cannot be
     *     listed: those of the list are erased then, and the same call again erases their files
     */
    public CertificatDElimination eliminer(Acteur acteur, Elimination liste, Elimination.Visa visa) {
        Habilitations.exiger(acteur, Operation.EFFACER);
        if (!visa.liste().equals(liste.empreinte())) {
            throw new IllegalArgumentException("the visa is that of another list");
        }
        if (!visa.aPuEtreDonne(liste, comptoir.aujourdhui())) {
            throw new ValeurInvalideException("VISA_INVALIDE");
        }
        // Whoever carries out lists and has no daily task keeps nothing past its day either.
        comptoir.ports().residus().effacer(comptoir.aujourdhui());
        return new ExecutionDElimination(comptoir, effacements, acteur, liste, visa).executer();
    }

    /**
     * Erases a dossier (<i>effacement</i>, RGPD art. 5, 1, e): its picture, its digests, its waiting messages, its notes and its
     * key go, and its chain stays: numbers, codes, days, amounts, the SHA-256 of files, and digests of which nothing can be guessed
     * without the key.
     *
     * <p>Where a policy speaks of its aid, its time must have come; where none does, that is not judged here. Its files stay, since
     * they may belong to other dossiers: {@link #eliminer} takes them. What an interruption left is removed by the same call again.
     *
     * @param acteur who
     * @param numero the dossier
     * @param visa the reference under which the archives agreed, a code of at most 40 upper-case letters, digits and {@code _ . -}
     * @return {@link Effet#DEJA_FAIT} when it was erased, {@link Effet#IMPOSSIBLE} before its time, under a hold or a limitation, and while
     *     something of it is under way: an instruction, a session, a payment, an appeal, a hearing, a claim or an incident
     * @throws AccesRefuseException when the role may not
     * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE} for a visa of another form; {@code AIDE_INCONNUE} when its
     *     aid left the catalogue, and its policy leaves something of it
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the dossier meanwhile
     */
    public Effet effacer(Acteur acteur, NumeroDossier numero, String visa) {
        Habilitations.exiger(acteur, Operation.EFFACER);
        return effacements.effacer(acteur, numero, visa);
    }

    /**
     * Erases what erased dossiers left, once its last day has passed: run it every day.
     *
     * @param acteur who
     * @return how many digests went
     * @throws AccesRefuseException when the role may not
     * @throws PortException when the store fails
     */
    public long effacerResidus(Acteur acteur) {
        Habilitations.exiger(acteur, Operation.PURGER);
        return comptoir.ports().residus().effacer(comptoir.aujourdhui());
    }
}
