package fr.octroi.suivi;

import fr.octroi.commun.Cle;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.instruction.Coincidence;
import fr.octroi.instruction.Constat;
import fr.octroi.instruction.Contexte;
import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.Instruction;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.instruction.Proposition;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDArchive;
import fr.octroi.journal.FaitDePaiement;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.journal.Journal;
import fr.octroi.journal.LigneJournal;
import fr.octroi.journal.Parcours;
import fr.octroi.journal.Verification;
import fr.octroi.reglement.GenreDoublon;
import fr.octroi.reglement.ReglementResolu;
import fr.octroi.reglement.Valeur;
import fr.octroi.rgpd.CategorieDeDonnees;
import fr.octroi.suivi.Rejeu.Different;
import fr.octroi.suivi.Rejeu.Ecart;
import fr.octroi.suivi.Rejeu.Identique;
import fr.octroi.suivi.Rejeu.Impossible;
import fr.octroi.suivi.Rejeu.Raison;
import fr.octroi.versement.CoordonneesBancaires;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One dossier taken back, write by write, to what each proposal was computed from. */
final class EpreuveDuRejeu {

    private static final String COMPTE = CategorieDeDonnees.COORDONNEES_BANCAIRES.name();

    private final Dossier dossier;
    private final List<Entree> entrees;
    private final SourcesDuRejeu sources;

    EpreuveDuRejeu(Dossier dossier, List<Entree> entrees, SourcesDuRejeu sources) {
        this.dossier = dossier;
        this.entrees = Journal.ordonner(entrees);
        this.sources = sources;
    }

    List<Rejeu> rejouer() {
        if (estRompu()) {
            return Rejeu.impossibles(entrees, Raison.JOURNAL_ROMPU);
        }
        return entrees.stream()
                .filter(entree -> entree.fait() instanceof Fait.InstructionFaite)
                .map(entree -> rejouer(entree, (Fait.InstructionFaite) entree.fait()))
                .toList();
    }

    private boolean estRompu() {
        List<Entree> chaines = entrees.stream()
                .sorted(Comparator.comparing((Entree entree) -> entree.auteur().organisation())
                        .thenComparingLong(Entree::rang))
                .toList();
        List<LigneJournal> lignes = new ArrayList<>(chaines);
        lignes.add(Journal.clore(chaines.iterator()));
        return !(Journal.verifier(lignes.iterator()) instanceof Verification.Intact)
                || chaines.stream().anyMatch(entree -> !entree.dossier().equals(dossier.numero()))
                || faits(Fait.DemandeEnregistree.class, Long.MAX_VALUE).count() != 1;
    }

    private <F extends Fait> Stream<F> faits(Class<F> genre, long avant) {
        return entrees.stream()
                .filter(entree -> entree.version() < avant)
                .map(Entree::fait)
                .filter(genre::isInstance)
                .map(genre::cast);
    }

    private <F extends Fait> Stream<F> faitsDepuis(Class<F> genre, long version) {
        return entrees.stream()
                .filter(entree -> entree.version() >= version)
                .map(Entree::fait)
                .filter(genre::isInstance)
                .map(genre::cast);
    }

    /** The last write that put right what was declared, 0 when none did. */
    private long rectification() {
        return entrees.stream()
                .filter(entree -> entree.fait() instanceof FaitDArchive.DeclarationRectifiee)
                .mapToLong(Entree::version)
                .max()
                .orElse(0);
    }

    private Rejeu rejouer(Entree entree, Fait.InstructionFaite enregistre) {
        long version = entree.version();
        List<ReglementResolu> memeVersion = sources.catalogue().reglements().stream()
                .filter(un -> un.definition().code().equals(dossier.aide())
                        && un.definition().version().equals(enregistre.version()))
                .toList();
        if (memeVersion.isEmpty()) {
            return new Impossible(version, Raison.REGLEMENT_ABSENT, enregistre.version());
        }
        Optional<ReglementResolu> reglement = memeVersion.stream()
                .filter(un -> un.definition().empreinte().equals(enregistre.reglement())
                        && un.defauts().isEmpty())
                .findFirst();
        if (reglement.isEmpty()) {
            return new Impossible(version, Raison.REGLEMENT_AUTRE, enregistre.version());
        }
        Optional<String> effacee = partieEffacee(version);
        if (effacee.isPresent()) {
            return new Impossible(version, Raison.EFFACE, effacee.get());
        }
        Different entrant = entrants(version).orElse(null);
        if (entrant != null) {
            return entrant;
        }
        if (rectification() >= version) {
            return new Impossible(version, Raison.DECLARATION_RECTIFIEE, "");
        }
        if (faits(FaitDePaiement.CompteChange.class, Long.MAX_VALUE).count()
                != faits(FaitDePaiement.CompteChange.class, version).count()) {
            return new Impossible(version, Raison.COMPTE_REMPLACE, "");
        }
        Dossier alors = avant(version);
        Rejeu illisible = pieces(version, alors).orElse(null);
        return illisible != null ? illisible : instruire(entree, enregistre, alors, reglement.get());
    }

    /** What ended before the rest and was part of what was instructed: notes of calls and ways to reach somebody were not. */
    private Optional<String> partieEffacee(long version) {
        return entrees.stream()
                .filter(entree -> entree.version() >= version)
                .map(Entree::fait)
                .filter(FaitDArchive.DonneesEffacees.class::isInstance)
                .flatMap(fait -> ((FaitDArchive.DonneesEffacees) fait).parties().stream())
                .filter(partie -> partie.startsWith(CategorieDeDonnees.PIECES.name()) || partie.equals(COMPTE))
                .findFirst();
    }

    private static boolean efface(Fait fait, String partie) {
        return fait instanceof FaitDArchive.DonneesEffacees effacees
                && effacees.parties().contains(partie);
    }

    /** What is kept, held against what the journal says of it. */
    private Optional<Different> entrants(long version) {
        Fait.DemandeEnregistree demande =
                faits(Fait.DemandeEnregistree.class, Long.MAX_VALUE).findFirst().orElseThrow();
        if (!dossier.aide().equals(demande.aide())) {
            return different(version, Ecart.DEMANDE, demande.aide(), dossier.aide());
        }
        if (!dossier.depot().equals(demande.depot())) {
            return different(version, Ecart.DEMANDE, demande.depot(), dossier.depot());
        }
        Optional<Different> ecart = piecesRecues(version);
        if (ecart.isEmpty()) {
            ecart = informations(version);
        }
        if (ecart.isEmpty()) {
            ecart = compte(version);
        }
        if (ecart.isEmpty() && !divergences(Long.MAX_VALUE).equals(dossier.divergences())) {
            ecart = different(
                    version,
                    Ecart.DIVERGENCE,
                    divergences(Long.MAX_VALUE).size(),
                    dossier.divergences().size());
        }
        return ecart.isEmpty() && seRefait() && !estScelle()
                ? different(version, Ecart.DEMANDE, demande.demande(), "")
                : ecart;
    }

    private static Optional<Different> different(
            long version, Ecart ecart, @Nullable Object enregistre, @Nullable Object rejoue) {
        return Optional.of(
                new Different(version, ecart, Objects.toString(enregistre, ""), Objects.toString(rejoue, "")));
    }

    /** What had come before a write, and had not ended. */
    private List<Fait.PieceRecue> recues(long avant) {
        List<Fait.PieceRecue> recues = new ArrayList<>();
        faits(Fait.class, avant).forEach(fait -> {
            if (fait instanceof Fait.PieceRecue recue) {
                recues.add(recue);
            } else if (fait instanceof FaitDArchive.DonneesEffacees effacees) {
                recues.removeIf(recue -> effacees.pieces().contains(recue.type()));
            }
        });
        return recues;
    }

    private Optional<Different> piecesRecues(long version) {
        List<Fait.PieceRecue> recues = recues(Long.MAX_VALUE);
        List<Fait.PieceRecue> gardees = dossier.pieces().stream()
                .map(piece -> new Fait.PieceRecue(piece.type(), piece.contenu(), piece.taille(), piece.recue()))
                .toList();
        Optional<Fait.PieceRecue> perdue =
                recues.stream().filter(piece -> !gardees.contains(piece)).findFirst();
        return perdue.isPresent()
                ? different(version, Ecart.PIECE, perdue.get().type(), "")
                : gardees.stream()
                        .filter(piece -> !recues.contains(piece))
                        .findFirst()
                        .flatMap(piece -> different(version, Ecart.PIECE, "", piece.type()));
    }

    private Optional<Different> informations(long version) {
        for (FaitDeRelance.ComplementRecu recu :
                faitsDepuis(FaitDeRelance.ComplementRecu.class, rectification()).toList()) {
            String noms = String.join("|", recu.informations());
            if (!dossier.reponses().keySet().containsAll(recu.informations())) {
                return different(version, Ecart.INFORMATION, noms, "");
            }
            SortedMap<String, Valeur> valeurs = new TreeMap<>(dossier.reponses());
            valeurs.keySet().retainAll(recu.informations());
            if (sources.cle() != null
                    && recu.valeurs() != null
                    && !recu.valeurs().equals(FaitDeRelance.ComplementRecu.sceller(valeurs, sources.cle()))) {
                return different(version, Ecart.INFORMATION, noms, noms);
            }
        }
        return Optional.empty();
    }

    private Optional<Different> compte(long version) {
        Iban iban = dossier.iban();
        Cle cle = sources.cle();
        return cle == null
                ? Optional.empty()
                : faits(Fait.class, Long.MAX_VALUE)
                        .filter(fait -> fait instanceof FaitDePaiement.CompteChange || efface(fait, COMPTE))
                        .reduce((premier, dernier) -> dernier)
                        .filter(FaitDePaiement.CompteChange.class::isInstance)
                        .map(fait -> ((FaitDePaiement.CompteChange) fait).compte())
                        .filter(compte -> iban == null || !compte.equals(CoordonneesBancaires.sceller(iban, cle)))
                        .flatMap(compte -> different(version, Ecart.COMPTE, compte, ""));
    }

    /** The contents that contradict what was declared: each comes with a fact, and a person who looked makes an end of all. */
    private SortedSet<Empreinte> divergences(long avant) {
        SortedSet<Empreinte> divergences = new TreeSet<>();
        faits(Fait.class, avant).forEach(fait -> {
            if (fait instanceof Fait.DepotDivergent divergent) {
                divergences.add(divergent.demande());
            } else if (fait instanceof Fait.SignalLeve leve
                    && leve.signal().equals(Constat.DeSignal.DEPOT_DIVERGENT)
                    && leve.etat().estEnInstruction()) {
                divergences.clear();
            } else if (fait instanceof FaitDArchive.DeclarationRectifiee rectifiee) {
                divergences.remove(rectifiee.demande());
            }
        });
        return divergences;
    }

    /** Whether what is kept, taken back to the filing, or to what was put right last, is what was sealed then. */
    private boolean estScelle() {
        Cle cle = sources.cle();
        if (cle == null) {
            return false;
        }
        long rectification = rectification();
        long scellee = rectification == 0 ? entrees.get(0).version() : rectification;
        Empreinte sceau = avant(scellee + 1).empreinteDeLaDemande(cle);
        return rectification == 0
                ? faits(Fait.DemandeEnregistree.class, Long.MAX_VALUE)
                        .anyMatch(demande -> demande.demande().equals(sceau))
                : faitsDepuis(FaitDArchive.DeclarationRectifiee.class, rectification)
                        .anyMatch(rectifiee -> rectifiee.declaration().equals(sceau));
    }

    /**
     * Whether the seal must come out the same: what was replaced, or filled in without a word in the journal, cannot be taken back, and
     * another seal proves nothing then.
     */
    private boolean seRefait() {
        long depuis = rectification();
        SortedSet<String> nommees = new TreeSet<>(informationsVenuesApres(depuis));
        boolean complete = faitsDepuis(FaitDeRelance.ComplementRecu.class, depuis)
                .findAny()
                .isPresent();
        return sources.cle() != null
                && faitsDepuis(FaitDePaiement.CompteChange.class, depuis)
                        .findAny()
                        .isEmpty()
                && faitsDepuis(FaitDeRelance.ContactChange.class, depuis)
                        .findAny()
                        .isEmpty()
                && faitsDepuis(FaitDArchive.DonneesEffacees.class, depuis)
                        .noneMatch(fait -> fait.parties().contains(CategorieDeDonnees.CONTACT.name())
                                || fait.parties().contains(COMPTE)
                                || !fait.pieces().isEmpty())
                && (!complete || nommees.containsAll(dossier.reponses().keySet()));
    }

    private SortedSet<String> informationsVenuesApres(long version) {
        return entrees.stream()
                .filter(entree -> entree.version() >= version)
                .map(Entree::fait)
                .filter(FaitDeRelance.ComplementRecu.class::isInstance)
                .flatMap(fait -> ((FaitDeRelance.ComplementRecu) fait).informations().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The dossier as it was before a write. */
    private Dossier avant(long version) {
        List<Fait.PieceRecue> venues = recues(version);
        SortedMap<String, Valeur> reponses = new TreeMap<>(dossier.reponses());
        reponses.keySet().removeAll(informationsVenuesApres(version));
        return new Dossier(
                dossier.numero(),
                dossier.aide(),
                dossier.depot(),
                dossier.demandeur(),
                dossier.foyer(),
                dossier.depense(),
                dossier.iban(),
                dossier.titulaire(),
                dossier.aidesAutres(),
                reponses,
                dossier.pieces().stream()
                        .filter(piece -> venues.stream()
                                .anyMatch(venue -> venue.type().equals(piece.type())
                                        && venue.contenu().equals(piece.contenu())))
                        .toList(),
                dossier.etat(),
                divergences(version));
    }

    private List<Fait.PieceLue> lues(long version) {
        return entrees.stream()
                .filter(entree -> entree.version() == version)
                .map(Entree::fait)
                .filter(Fait.PieceLue.class::isInstance)
                .map(Fait.PieceLue.class::cast)
                .toList();
    }

    /** What an antivirus stopped then was not opened, and is not now. */
    private SortedMap<Empreinte, LecturePiece> lectures(long version) {
        SortedMap<Empreinte, LecturePiece> lectures = new TreeMap<>(sources.lectures());
        lues(version).stream()
                .filter(lue -> lue.antivirus().equals(Fait.PieceLue.INFECTE))
                .forEach(lue -> lectures.put(lue.contenu(), LecturePiece.sansFait(EtatLecture.INFECTEE)));
        return lectures;
    }

    private Optional<Rejeu> pieces(long version, Dossier alors) {
        SortedMap<Empreinte, LecturePiece> lectures = lectures(version);
        SortedMap<Empreinte, String> enregistrees = new TreeMap<>();
        lues(version).forEach(lue -> enregistrees.put(lue.contenu(), lue.lecture() + " " + lue.nature()));
        for (PieceJustificative piece : alors.pieces()) {
            LecturePiece lecture = lectures.get(piece.contenu());
            if (lecture == null) {
                return Optional.of(new Impossible(
                        version, sources.manques().getOrDefault(piece.contenu(), Raison.PIECE_ABSENTE), piece.type()));
            }
            String rejouee = lecture.etat() + " " + lecture.nature();
            String enregistree = enregistrees.get(piece.contenu());
            if (!rejouee.equals(enregistree)) {
                return Optional.of(new Different(
                        version,
                        Ecart.LECTURE,
                        piece.type() + " " + Objects.toString(enregistree, "").strip(),
                        piece.type() + " " + rejouee.strip()));
            }
        }
        return Optional.empty();
    }

    private Rejeu instruire(Entree entree, Fait.InstructionFaite enregistre, Dossier alors, ReglementResolu reglement) {
        long version = entree.version();
        Parcours parcours;
        try {
            parcours = Parcours.rejouer(
                    entrees.stream().filter(une -> une.version() < version).toList());
        } catch (ValeurInvalideException impossible) {
            return new Impossible(version, Raison.JOURNAL_ROMPU, "");
        }
        String signal = parcours.capacite().signal();
        SortedSet<GenreDoublon> retenus = genres(enregistre.motifs());
        Contexte contexte = new Contexte(
                lectures(version),
                retenus.stream().map(genre -> new Coincidence(genre, List.of())).toList(),
                signal.isEmpty() ? List.of() : List.of(signal),
                parcours.leves(reglement.definition().pieces()),
                parcours.jugements(),
                parcours.informations());
        Proposition proposition = Instruction.instruire(alors, reglement, contexte);
        Optional<Different> ecart =
                comparer(version, enregistre, Fait.InstructionFaite.de(proposition, alors, reglement, contexte));
        if (ecart.isPresent()) {
            return ecart.get();
        }
        SortedSet<GenreDoublon> partages = sources.coincidences().apply(alors, entree.instant()).stream()
                .map(Coincidence::genre)
                .filter(genre -> reglement.definition().doublons().contains(genre) && !parcours.estLeve(genre.name()))
                .collect(Collectors.toCollection(TreeSet::new));
        return Stream.of(GenreDoublon.values())
                .filter(genre -> retenus.contains(genre) != partages.contains(genre))
                .findFirst()
                .<Rejeu>map(genre -> new Impossible(version, Raison.AUTRES_DOSSIERS, genre.name()))
                .orElseGet(() -> new Identique(version, estScelle()));
    }

    private static SortedSet<GenreDoublon> genres(List<String> motifs) {
        return Stream.of(GenreDoublon.values())
                .filter(genre -> motifs.contains(genre.name()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<Different> comparer(
            long version, Fait.InstructionFaite enregistre, Fait.InstructionFaite rejoue) {
        for (int i = 0; i < Math.max(enregistre.motifs().size(), rejoue.motifs().size()); i++) {
            String avant = i < enregistre.motifs().size() ? enregistre.motifs().get(i) : "";
            String apres = i < rejoue.motifs().size() ? rejoue.motifs().get(i) : "";
            if (!avant.equals(apres)) {
                return different(version, Ecart.MOTIF, avant, apres);
            }
        }
        return Stream.of(
                        champ(version, Ecart.MONTANT, Fait.InstructionFaite::montant, enregistre, rejoue),
                        champ(version, Ecart.PROPOSITION, Fait.InstructionFaite::proposition, enregistre, rejoue),
                        champ(version, Ecart.COMPLET, Fait.InstructionFaite::complet, enregistre, rejoue),
                        champ(version, Ecart.VERSEMENT, Fait.InstructionFaite::versement, enregistre, rejoue),
                        manques(version, enregistre, rejoue),
                        champ(version, Ecart.ETAT, Fait.InstructionFaite::etat, enregistre, rejoue))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Different> champ(
            long version,
            Ecart ecart,
            Function<Fait.InstructionFaite, @Nullable Object> champ,
            Fait.InstructionFaite enregistre,
            Fait.InstructionFaite rejoue) {
        Object avant = champ.apply(enregistre);
        Object apres = champ.apply(rejoue);
        return Objects.equals(avant, apres) ? Optional.empty() : different(version, ecart, avant, apres);
    }

    private static Optional<Different> manques(
            long version, Fait.InstructionFaite enregistre, Fait.InstructionFaite rejoue) {
        return enregistre.manques().equals(rejoue.manques())
                ? Optional.empty()
                : different(version, Ecart.MANQUE, codes(enregistre), codes(rejoue));
    }

    private static String codes(Fait.InstructionFaite faite) {
        return faite.manques().stream()
                .map(manque -> manque.code() + " " + manque.article())
                .collect(Collectors.joining("|"));
    }
}
