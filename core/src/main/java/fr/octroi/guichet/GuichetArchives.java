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
import fr.octroi.instruction.Repere;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDArchive;
import fr.octroi.journal.FaitDePaiement;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.journal.Journal;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.DossierEnregistre;
import fr.octroi.port.Ecriture;
import fr.octroi.port.PortException;
import fr.octroi.rgpd.CertificatDElimination;
import fr.octroi.rgpd.CertificatDElimination.Issue;
import fr.octroi.rgpd.Conservation;
import fr.octroi.rgpd.DroitAcces;
import fr.octroi.rgpd.Elimination;
import fr.octroi.rgpd.Partie;
import fr.octroi.rgpd.Sort;
import fr.octroi.rgpd.Violation;
import fr.octroi.suivi.FicheDeSuivi;
import fr.octroi.suivi.Rejeu;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
                .filter(terme -> peutPartir(pris, terme.partie()))
                .map(terme -> new Elimination.Ligne(
                        pris.numero(), pris.dossier().aide(), pris.dossier().depot(), pris.etat(), terme))
                .toList();
    }

    private boolean peutPartir(Pris pris, @Nullable Partie partie) {
        return partie == null
                || (partie.estTenue(pris.dossier(), pris.parcours().entrees())
                        && !estVenue(pris, partie, comptoir.aujourdhui()));
    }

    /** A list says a day and no hour: what came on that day may have come after it. */
    private boolean estVenue(Pris pris, Partie partie, LocalDate depuis) {
        return pris.parcours().entrees().stream()
                .anyMatch(entree -> apporte(entree, partie) && !jour(entree).isBefore(depuis));
    }

    private static boolean apporte(Entree entree, Partie partie) {
        Fait fait = entree.fait();
        return switch (partie.donnees()) {
            case PIECES -> fait instanceof Fait.PieceRecue recue && recue.type().equals(partie.type());
            case APPELS -> fait instanceof FaitDeRelance.AppelConsigne appel && appel.note() != null;
            case COORDONNEES_BANCAIRES ->
                fait instanceof Fait.DemandeEnregistree || fait instanceof FaitDePaiement.CompteChange;
            default -> fait instanceof Fait.DemandeEnregistree || fait instanceof FaitDeRelance.ContactChange;
        };
    }

    private LocalDate jour(Entree entree) {
        return LocalDate.ofInstant(entree.instant(), comptoir.reglages().fuseau());
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
        SortedMap<NumeroDossier, Issue> issues = new TreeMap<>();
        SortedMap<NumeroDossier, SortedSet<Partie>> enPartie = new TreeMap<>();
        List<Emporte> emportes = new ArrayList<>();
        for (Elimination.Ligne ligne : liste.lignes()) {
            Partie partie = ligne.partie();
            if (partie == null) {
                issues.put(ligne.numero(), eliminer(acteur, ligne.numero(), visa.reference(), emportes));
            } else {
                enPartie.computeIfAbsent(ligne.numero(), nouveau -> new TreeSet<>())
                        .add(partie);
            }
        }
        SortedMap<NumeroDossier, SortedMap<Partie, Issue>> parties = new TreeMap<>();
        enPartie.forEach((numero, siennes) ->
                parties.put(numero, eliminer(acteur, numero, siennes, liste.jour(), visa.reference(), emportes)));
        SortedSet<Empreinte> fichiers =
                emportes.stream().map(Emporte::fichier).collect(Collectors.toCollection(TreeSet::new));
        int nommes = fichiers.size();
        oterTenus(fichiers);
        Fichiers sortis = effacer(fichiers);
        for (Emporte emporte : emportes) {
            if (sortis.enPanne().contains(emporte.fichier())) {
                Partie partie = emporte.partie();
                if (partie == null) {
                    issues.put(emporte.numero(), Issue.EN_PANNE);
                } else {
                    parties.getOrDefault(emporte.numero(), new TreeMap<>()).put(partie, Issue.EN_PANNE);
                }
            }
        }
        return new CertificatDElimination(
                liste.code(),
                visa,
                comptoir.aujourdhui(),
                issues,
                parties,
                sortis.effaces(),
                nommes - fichiers.size(),
                sortis.enAttente());
    }

    /** A file that may go, with the line of the list that it goes by. */
    private record Emporte(NumeroDossier numero, @Nullable Partie partie, Empreinte fichier) {}

    /** Erases parts of one dossier in one write, and adds their files to those that may go. */
    private SortedMap<Partie, Issue> eliminer(
            Acteur acteur,
            NumeroDossier numero,
            SortedSet<Partie> parties,
            LocalDate jour,
            String visa,
            List<Emporte> emportes) {
        try {
            return comptoir.prendre(numero)
                    .map(pris -> eliminer(acteur, pris, parties, jour, visa, emportes))
                    .orElseGet(() -> toutes(parties, comptoir.estPris(numero) ? Issue.DEJA_EFFACE : Issue.INCONNU));
        } catch (PortException | ConflitDeVersionException | ValeurInvalideException panne) {
            // An aid that left the catalogue is among them: what a dossier shares with others is computed from its
            // règlement.
            return toutes(parties, Issue.EN_PANNE);
        }
    }

    private static SortedMap<Partie, Issue> toutes(SortedSet<Partie> parties, Issue issue) {
        SortedMap<Partie, Issue> issues = new TreeMap<>();
        parties.forEach(partie -> issues.put(partie, issue));
        return issues;
    }

    private SortedMap<Partie, Issue> eliminer(
            Acteur acteur, Pris pris, SortedSet<Partie> parties, LocalDate jour, String visa, List<Emporte> emportes) {
        comptoir.reprendreResidus(pris);
        if (pris.parcours().estRetenu()) {
            return toutes(parties, Issue.GELE);
        }
        Conservation conservation = comptoir.conservation(pris);
        SortedSet<Partie> echues = new TreeSet<>(conservation
                .echues(pris.etat(), pris.parcours(), comptoir.reglages().fuseau(), comptoir.aujourdhui())
                .keySet());
        Issue pasEncore = conservation.estEnCours(pris.etat(), pris.parcours(), comptoir.aujourdhui())
                ? Issue.EN_COURS
                : Issue.PAS_ECHU;
        SortedMap<Partie, Issue> issues = new TreeMap<>();
        Dossier reste = pris.dossier();
        List<String> effacees = new ArrayList<>();
        for (Partie partie : parties) {
            if (!partie.estTenue(pris.dossier(), pris.parcours().entrees()) || estEffacee(pris, partie, jour, visa)) {
                issues.put(partie, Issue.DEJA_EFFACE);
            } else if (echues.contains(partie) && !estVenue(pris, partie, jour)) {
                issues.put(partie, Issue.EFFACE);
                reste = partie.oter(reste);
                effacees.add(partie.code());
            } else {
                issues.put(partie, pasEncore);
            }
        }
        if (!effacees.isEmpty()) {
            Dossier apres = reste;
            SortedMap<Repere, LocalDate> residus = comptoir.residus(pris, apres);
            Fait fait = new FaitDArchive.DonneesEffacees(visa, effacees, dernier(residus));
            laisser(pris.numero(), residus, () -> comptoir.ecrire(acteur, pris, apres, List.of(fait)));
        }
        issues.forEach((partie, issue) -> {
            if (issue == Issue.EFFACE || issue == Issue.DEJA_EFFACE) {
                oublier(pris, partie, emportes);
            }
        });
        return issues;
    }

    /** Whether this list took it already. One reference may stand for several lists: what an earlier one took says nothing of this. */
    private boolean estEffacee(Pris pris, Partie partie, LocalDate jour, String visa) {
        return pris.parcours().entrees().stream()
                .anyMatch(entree -> partie.efface(entree)
                        && entree.fait() instanceof FaitDArchive.DonneesEffacees effacees
                        && effacees.visa().equals(visa)
                        && !jour(entree).isBefore(jour));
    }

    /** After the write, as for a whole dossier: what stands outside of its picture. The same call again finishes what this one could not. */
    private void oublier(Pris pris, Partie partie, List<Emporte> emportes) {
        switch (partie.donnees()) {
            case APPELS -> {
                // All of them go at once: with a call that was noted since, they wait for the list that takes it.
                boolean tenue = comptoir.prendre(pris.numero())
                        .filter(relu ->
                                partie.estTenue(relu.dossier(), relu.parcours().entrees()))
                        .isPresent();
                if (!tenue) {
                    comptoir.ports().notes().effacer(pris.numero());
                }
            }
            case PIECES ->
                pris.parcours().entrees().stream()
                        .map(Entree::fait)
                        .filter(fait -> fait instanceof Fait.PieceRecue recue
                                && recue.type().equals(partie.type()))
                        .forEach(fait ->
                                emportes.add(new Emporte(pris.numero(), partie, ((Fait.PieceRecue) fait).contenu())));
            default -> {
                // It went with the picture.
            }
        }
    }

    /** Erases one dossier, and adds its files to those that may go. */
    private Issue eliminer(Acteur acteur, NumeroDossier numero, String visa, List<Emporte> emportes) {
        try {
            Optional<Pris> present = comptoir.prendre(numero);
            Optional<Sort.Phase> phase = present.map(pris -> comptoir.sort(pris).phase());
            Effet effet;
            if (phase.filter(autre -> autre != Sort.Phase.ECHU).isPresent()) {
                present.ifPresent(comptoir::reprendreResidus);
                effet = Effet.IMPOSSIBLE;
            } else {
                effet = effacer(acteur, numero, visa);
            }
            if (effet == Effet.FAIT || effet == Effet.DEJA_FAIT) {
                fichiers(numero).forEach(fichier -> emportes.add(new Emporte(numero, null, fichier)));
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
        } catch (PortException | ConflitDeVersionException | ValeurInvalideException panne) {
            // An aid that left the catalogue is among them: what a dossier leaves is computed from its règlement.
            return Issue.EN_PANNE;
        }
    }

    private Stream<Empreinte> fichiers(NumeroDossier numero) {
        return comptoir.ports().journaux().entrees(numero).stream()
                .map(Entree::fait)
                .filter(Fait.PieceRecue.class::isInstance)
                .map(fait -> ((Fait.PieceRecue) fait).contenu());
    }

    /** Leaves those that no dossier holds which is still there. Journals say so without any key, and of dossiers that cannot be read. */
    private void oterTenus(SortedSet<Empreinte> fichiers) {
        if (!fichiers.isEmpty()) {
            comptoir.parcourir(
                    EnumSet.allOf(EtatDossier.class), numero -> tenus(numero).forEach(fichiers::remove));
        }
    }

    /** The files that came with a dossier, without those that ended before the rest of it: one may be there as something else. */
    private Set<Empreinte> tenus(NumeroDossier numero) {
        SortedMap<String, SortedSet<Empreinte>> parType = new TreeMap<>();
        for (Entree entree : Journal.ordonner(comptoir.ports().journaux().entrees(numero))) {
            if (entree.fait() instanceof Fait.PieceRecue recue) {
                parType.computeIfAbsent(recue.type(), nouveau -> new TreeSet<>())
                        .add(recue.contenu());
            } else if (entree.fait() instanceof FaitDArchive.DonneesEffacees effacees) {
                parType.keySet().removeAll(effacees.pieces());
            }
        }
        return parType.values().stream().flatMap(SortedSet::stream).collect(Collectors.toSet());
    }

    /** What became of files that no dossier holds; those that were not there are not among them. */
    private record Fichiers(long effaces, long enAttente, SortedSet<Empreinte> enPanne) {}

    private Fichiers effacer(SortedSet<Empreinte> fichiers) {
        Instant depuis = comptoir.reglages().horloge().instant().minus(SURSIS);
        long effaces = 0;
        long enAttente = 0;
        SortedSet<Empreinte> enPanne = new TreeSet<>();
        for (Empreinte fichier : fichiers) {
            try {
                if (comptoir.ports().pieces().effacer(fichier, depuis)) {
                    effaces++;
                } else if (estLa(fichier)) {
                    enAttente++;
                }
            } catch (PortException panne) {
                // It stays, its line says so, and the same list again takes it.
                enPanne.add(fichier);
            }
        }
        return new Fichiers(effaces, enAttente, enPanne);
    }

    /** The store does not say whether it kept a file or had none. */
    private boolean estLa(Empreinte fichier) {
        try {
            comptoir.ports().pieces().ouvrir(fichier).close();
            return true;
        } catch (IOException fermeture) {
            return true;
        } catch (PortException absent) {
            if (absent.nature() == PortException.Nature.TEMPORAIRE) {
                throw absent;
            }
            return false;
        }
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
        // A visa of another form is refused before anything is looked at.
        Fait sansReste = new Fait.DossierEfface(visa);
        Optional<Pris> pris = comptoir.prendre(numero);
        if (pris.isEmpty()) {
            if (!comptoir.estPris(numero)) {
                return Effet.INCONNU;
            }
            oublier(numero);
            return Effet.DEJA_FAIT;
        }
        comptoir.reprendreResidus(pris.get());
        if (!peutFinir(pris.get())) {
            return Effet.IMPOSSIBLE;
        }
        SortedMap<Repere, LocalDate> residus = comptoir.residus(pris.get(), null);
        Fait fait = residus.isEmpty() ? sansReste : new Fait.DossierEfface(visa, dernier(residus));
        laisser(
                numero,
                residus,
                () -> comptoir.ports()
                        .dossiers()
                        .ecrire(Ecriture.effacer(
                                comptoir.reglages().horloge().instant(),
                                acteur,
                                List.of(new Ecriture.Effacement(
                                        numero, pris.get().version(), List.of(fait))))));
        oublier(numero);
        return Effet.FAIT;
    }

    private static @Nullable LocalDate dernier(SortedMap<Repere, LocalDate> residus) {
        return residus.values().stream().max(LocalDate::compareTo).orElse(null);
    }

    /**
     * Leaves digests before what bears them goes: whoever dies in between leaves one too much, of a dossier that is there and shows it
     * anyway, and the same call again takes it back or ends the dossier. A write that was refused takes it back at once.
     */
    private void laisser(NumeroDossier numero, SortedMap<Repere, LocalDate> residus, Runnable ecriture) {
        if (residus.isEmpty()) {
            ecriture.run();
            return;
        }
        comptoir.ports().residus().garder(numero, residus);
        try {
            ecriture.run();
            // Once more: the same call, made again meanwhile, may have found the dossier there and taken them back.
            comptoir.ports().residus().garder(numero, residus);
        } catch (ConflitDeVersionException refus) {
            try {
                // As it stands now: whom another outran may have no dossier any more. Of a store that failed nobody
                // knows
                // whether it wrote: what is left stays until the same call knows.
                comptoir.prendre(numero).ifPresent(comptoir::reprendreResidus);
            } catch (PortException | ConflitDeVersionException panne) {
                refus.addSuppressed(panne);
            }
            throw refus;
        }
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
