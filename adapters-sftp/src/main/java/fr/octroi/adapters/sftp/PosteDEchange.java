package fr.octroi.adapters.sftp;

import fr.octroi.commun.Empreinte;
import fr.octroi.demande.Rejet;
import fr.octroi.echange.Accuse;
import fr.octroi.echange.FichierDuLot;
import fr.octroi.echange.Flux;
import fr.octroi.echange.LotEnvoye;
import fr.octroi.echange.Manifeste;
import fr.octroi.echange.MotifDeRefus;
import fr.octroi.echange.NomDeDepot;
import fr.octroi.echange.ObjetDuLot;
import fr.octroi.echange.PlaceDuLot;
import fr.octroi.echange.Sequence;
import fr.octroi.format.ArchiveDeLot;
import fr.octroi.format.ComptageDeLignes;
import fr.octroi.format.LotRefuseException;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.Lots;
import fr.octroi.port.PortException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One side of an exchange: it sends lots, receives those that are for it, answers them, and reads the answers to its own.
 *
 * <p>Whatever is cut and whenever, a call made again goes on: {@link #reprendre} puts what was sealed from where it stopped,
 * {@link #recevoir} takes again what was taken, and a lot that was handed on is not handed on twice, but in the moment between the host's last word
 * and the register's line: what the host does with a lot must bear being done again.
 *
 * <p>Threads take turns: of {@link #envoyer}, {@link #reprendre}, {@link #recevoir} and {@link #relever} one runs at a time.
 */
public final class PosteDEchange {

    private static final Logger TRACE = LoggerFactory.getLogger(PosteDEchange.class);

    /** Begins the name of a file that is being received; one that is being sent bears the lot's own. */
    private static final String RECU = "recu-";

    private final Convention convention;
    private final Sceau sceau;
    private final Lots lots;
    private final Carnet carnet;
    private final Path travail;
    private final String lecteur;
    private final InstantSource horloge;

    /** What a lot holds, asked twice for its lines, which must be the same. */
    public interface Contenu {

        /**
         * Writes the lines.
         *
         * @param sortie where to write, not closed
         * @throws IOException when they cannot be had or written
         */
        void lignes(OutputStream sortie) throws IOException;

        /**
         * Returns the pieces that the lines cite.
         *
         * @return their digests and sizes, in any order, each once
         */
        List<FichierDuLot> pieces();

        /**
         * Writes a piece.
         *
         * @param piece one of {@link #pieces}
         * @param sortie where to write, not closed
         * @throws IOException when it cannot be had or written
         */
        void piece(FichierDuLot piece, OutputStream sortie) throws IOException;
    }

    /**
     * What the host does with a lot; done again with the same lot, it must change nothing. Whatever it throws stops that lot alone, which the next call hands on
     * again; only a temporary {@link PortException} leaves the lots behind it to the next call too.
     */
    public interface Accueil {

        /**
         * Takes a piece, before the lines that cite it.
         *
         * @param piece its digest and size
         * @param contenu its bytes
         * @throws IOException when it cannot be kept
         */
        void piece(FichierDuLot piece, InputStream contenu) throws IOException;

        /**
         * Takes the lines.
         *
         * <p>More faults than {@link fr.octroi.format.LimitesDeLot#rejets} have the whole lot refused: whoever finds one more may stop
         * there. What he took of it by then comes again in the lot that replaces it.
         *
         * @param manifeste what the lot says of itself
         * @param contenu the lines
         * @return the faults of those that were not taken, in order of line
         * @throws IOException when they cannot be kept
         */
        List<Rejet> lignes(Manifeste manifeste, InputStream contenu) throws IOException;
    }

    /**
     * Makes a side of an exchange.
     *
     * @param convention what we agreed to
     * @param sceau seals and opens
     * @param lots the drop
     * @param carnet what was sent and received
     * @param travail a folder for sealed files, which nobody else writes
     * @param lecteur the name under which we take lots, the same when we start again
     * @param horloge tells the time
     */
    public PosteDEchange(
            Convention convention,
            Sceau sceau,
            Lots lots,
            Carnet carnet,
            Path travail,
            String lecteur,
            InstantSource horloge) {
        this.convention = convention;
        this.sceau = sceau;
        this.lots = lots;
        this.carnet = carnet;
        this.travail = travail;
        this.lecteur = lecteur;
        this.horloge = horloge;
    }

    private Instant maintenant() {
        return horloge.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * Seals the next lot of a flux and puts it on the drop, after those that were sealed before and are not there.
     *
     * <p>Made again after a failure it makes another lot: {@link #reprendre} puts the one that was sealed.
     *
     * @param destinataire for whom
     * @param objet what the lines are
     * @param du the first day they are of
     * @param au the last day
     * @param contenu the lines and pieces
     * @return the name of the lot that was sealed here
     * @throws LotRefuseException with the word of whoever would receive it, when it keeps not to the limits that we agreed to: nothing is put
     *     then, and its rank is free
     * @throws PortException when a key, the disk or the drop fails; what was sealed is put by {@link #reprendre}
     */
    public synchronized NomDeDepot envoyer(
            String destinataire, ObjetDuLot objet, LocalDate du, LocalDate au, Contenu contenu) {
        Flux flux = new Flux(convention.organisation(), destinataire, objet, convention.environnement());
        Sequence sequence = carnet.envoyee(flux);
        try {
            ComptageDeLignes comptage = new ComptageDeLignes(
                    objet == ObjetDuLot.DEMANDES, convention.limites().ligne());
            contenu.lignes(comptage);
            List<FichierDuLot> fichiers = new ArrayList<>(contenu.pieces());
            fichiers.sort((a, b) -> a.nom().compareTo(b.nom()));
            fichiers.add(comptage.fichier());
            Manifeste manifeste = new Manifeste(
                    flux,
                    sequence.prochaine(),
                    sequence.tete(),
                    maintenant(),
                    du,
                    au,
                    comptage.nombre(),
                    comptage.montant(),
                    fichiers);
            ArchiveDeLot.depassement(manifeste, convention.limites()).ifPresent(motif -> {
                throw new LotRefuseException(motif);
            });
            LotScelle scelle = sceau.sceller(
                    manifeste,
                    (fichier, sortie) -> {
                        if (fichier.estLignes()) {
                            contenu.lignes(sortie);
                        } else {
                            contenu.piece(fichier, sortie);
                        }
                    },
                    travail);
            if (scelle.taille() > convention.limites().scelle()) {
                effacer(scelle.fichier());
                throw new LotRefuseException(MotifDeRefus.DEPOT_TROP_VOLUMINEUX);
            }
            // Of other lots the register would grow by each piece, and nobody would ask.
            List<FichierDuLot> rendus = objet == ObjetDuLot.REVERSIBILITE ? manifeste.pieces() : List.of();
            carnet.preparer(scelle, rendus.stream().map(FichierDuLot::contenu).toList(), maintenant());
            reprendre();
            return scelle.nom();
        } catch (IOException | UncheckedIOException panne) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "a lot could not be gathered", panne);
        }
    }

    /**
     * Puts on the drop what was sealed and is not there yet, from where it stopped, and removes the sealed files of what is.
     *
     * @return the names of the lots that were put, in order of name
     * @throws PortException when the disk or the drop fails
     */
    public synchronized List<NomDeDepot> reprendre() {
        retirerScelles();
        List<NomDeDepot> deposes = new ArrayList<>();
        for (NomDeDepot nom : carnet.aDeposer()) {
            LotScelle scelle = carnet.scelle(nom, travail)
                    .orElseThrow(() -> new IllegalStateException("a lot that was prepared is in the register"));
            lots.deposer(nom, scelle);
            carnet.deposer(nom, maintenant());
            effacer(scelle.fichier());
            TRACE.info("lot sent: {}", nom);
            deposes.add(nom);
        }
        return deposes;
    }

    /**
     * Receives what is for us: checks each lot whole, hands on what follows what we have, and answers; what a crash left here of
     * a lot that is closed goes first.
     *
     * @param accueil takes the lots
     * @return what became of each, in order of name; a drop that fails for a while, or our disk before the host was given the lot, ends the
     *     call with the lot that it stopped, and those behind it are left to the next one; anything else that is thrown stops its lot alone
     * @throws PortException when the disk or the drop fails before any lot was looked at
     */
    public synchronized List<Arrivee> recevoir(Accueil accueil) {
        SortedSet<NomDeDepot> arrives = new TreeSet<>(lots.pris(lecteur));
        // A code of an organisation may begin like one of these files: who sends and who receives tells them apart.
        retirerRestes(
                RECU, nom -> nom.flux().destinataire().equals(convention.organisation()) && !arrives.contains(nom));
        retirerScelles();
        for (NomDeDepot nom : lots.offerts()) {
            if (nom.flux().destinataire().equals(convention.organisation())
                    && nom.flux().environnement() == convention.environnement()
                    && lots.prendre(nom, lecteur)) {
                arrives.add(nom);
            }
        }
        List<Arrivee> arrivees = new ArrayList<>();
        for (NomDeDepot nom : arrives) {
            try {
                arrivees.add(recevoir(nom, accueil));
            } catch (RuntimeException panne) {
                arrivees.add(empecher(nom, panne));
                if (panne instanceof PortException port && port.nature() == PortException.Nature.TEMPORAIRE) {
                    // It would stop the others too.
                    break;
                }
            }
        }
        return arrivees;
    }

    /** What anybody else throws may say somebody's data: of it, its class and its place are told. */
    private static Arrivee empecher(NomDeDepot nom, RuntimeException panne) {
        if (panne instanceof PortException || panne instanceof ConflitDeVersionException) {
            TRACE.warn("lot not dealt with: {}", nom, panne);
            return new Arrivee.Empechee(nom, String.valueOf(panne.getMessage()));
        }
        Throwable dite =
                panne instanceof UncheckedIOException ? Objects.requireNonNullElse(panne.getCause(), panne) : panne;
        String classe = dite.getClass().getName();
        TRACE.warn("lot not dealt with: {}, {} at {}", nom, classe, List.of(dite.getStackTrace()));
        return new Arrivee.Empechee(nom, classe);
    }

    private Arrivee recevoir(NomDeDepot nom, Accueil accueil) {
        Path scelle = travail.resolve(RECU + nom);
        Empreinte chiffre = rapporter(nom, scelle);
        Arrivee arrivee = redire(nom, chiffre).orElseGet(() -> juger(nom, scelle, chiffre, accueil));
        if (!(arrivee instanceof Arrivee.EnAttente)) {
            effacer(scelle);
        }
        return arrivee;
    }

    /** Keys, clocks and agreements may have changed since a crash: what was said once of these bytes is said again. */
    private Optional<Arrivee> redire(NomDeDepot nom, Empreinte chiffre) {
        Optional<Arrivee> prise = carnet.issue(nom, chiffre).map(issue -> repeter(nom, chiffre, issue));
        return prise.or(() -> carnet.ecarte(nom, chiffre).map(motif -> ecarter(nom, chiffre, motif)));
    }

    private Arrivee juger(NomDeDepot nom, Path scelle, Empreinte chiffre, Accueil accueil) {
        return sceau.examiner(nom, scelle, chiffre)
                .selon(
                        juste -> placer(nom, juste, scelle, accueil),
                        refuse -> ecarter(nom, refuse.chiffre(), refuse.motif()));
    }

    /** Fetches what is not here yet, and returns the digest of the whole. */
    private Empreinte rapporter(NomDeDepot nom, Path scelle) {
        boolean repris = Files.exists(scelle);
        telecharger(nom, scelle);
        Empreinte chiffre = Sceau.empreinte(scelle);
        if (!repris || nom.annonce(chiffre)) {
            return chiffre;
        }
        // What a crash left here may be at fault, and not the lot.
        effacer(scelle);
        telecharger(nom, scelle);
        return Sceau.empreinte(scelle);
    }

    private void telecharger(NomDeDepot nom, Path place) {
        try {
            long la = Files.exists(place) ? Files.size(place) : 0;
            long limite = convention.limites().scelle();
            if (la > limite) {
                return;
            }
            try (InputStream suite = lots.ouvrir(nom, lecteur, la);
                    OutputStream sortie =
                            Files.newOutputStream(place, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                byte[] bloc = new byte[1 << 16];
                // One byte beyond the limit is enough to refuse.
                for (int lus = suite.read(bloc); lus >= 0 && la <= limite; lus = suite.read(bloc)) {
                    sortie.write(bloc, 0, lus);
                    la += lus;
                }
            }
        } catch (IOException panne) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "a lot could not be fetched", panne);
        }
    }

    private Arrivee placer(NomDeDepot nom, Examen.Juste juste, Path scelle, Accueil accueil) {
        Flux flux = juste.manifeste().flux();
        return carnet.recue(flux)
                .placer(juste.manifeste(), juste.lot())
                .selon(
                        suite -> prendre(nom, juste, scelle, accueil),
                        repetition -> repeter(nom, juste),
                        trou -> attendre(nom, trou),
                        bifurcation -> ecarter(nom, juste.chiffre(), MotifDeRefus.BIFURCATION));
    }

    private Arrivee prendre(NomDeDepot nom, Examen.Juste juste, Path scelle, Accueil accueil) {
        List<Rejet> rejets = new ArrayList<>();
        int limite = convention.limites().rejets();
        sceau.lire(juste, scelle, new ArchiveDeLot.Visiteur() {
            @Override
            public void piece(FichierDuLot piece, InputStream contenu) {
                try {
                    accueil.piece(piece, contenu);
                } catch (IOException deLHote) {
                    throw new UncheckedIOException(deLHote);
                }
            }

            @Override
            public void lignes(Manifeste manifeste, InputStream contenu) {
                try {
                    // One more than the limit is enough to refuse.
                    accueil.lignes(manifeste, contenu).stream()
                            .limit(limite + 1L)
                            .forEach(rejets::add);
                } catch (IOException deLHote) {
                    throw new UncheckedIOException(deLHote);
                }
            }
        });
        if (rejets.size() > limite) {
            return ecarter(nom, juste.chiffre(), MotifDeRefus.TROP_DE_REJETS);
        }
        long refusees = rejets.stream().mapToInt(Rejet::ligne).distinct().count();
        long prises = juste.manifeste().lignes() - refusees;
        Accuse.Issue issue = rejets.isEmpty()
                ? new Accuse.Accepte(juste.lot(), prises)
                : new Accuse.AccepteAvecRejets(juste.lot(), prises, rejets);
        Accuse accuse = accuse(nom, juste.chiffre(), issue);
        carnet.prendre(accuse);
        lots.archiver(nom, lecteur, sceau.sceller(accuse));
        TRACE.info("lot taken: {}", nom);
        return new Arrivee.Prise(nom, issue);
    }

    private Arrivee repeter(NomDeDepot nom, Examen.Juste juste) {
        Accuse.Issue issue = carnet.issue(juste.manifeste().flux(), juste.lot())
                .orElseThrow(() -> new IllegalStateException("a lot that was taken was answered"));
        return repeter(nom, juste.chiffre(), issue);
    }

    private Arrivee repeter(NomDeDepot nom, Empreinte chiffre, Accuse.Issue issue) {
        lots.archiver(nom, lecteur, sceau.sceller(accuse(nom, chiffre, issue)));
        TRACE.info("lot received again: {}", nom);
        return new Arrivee.Repetee(nom, issue);
    }

    private static Arrivee attendre(NomDeDepot nom, PlaceDuLot.Trou trou) {
        TRACE.warn("lot too early: {}, ranks {} to {} are missing", nom, trou.premier(), trou.dernier());
        return new Arrivee.EnAttente(nom, trou);
    }

    private Arrivee ecarter(NomDeDepot nom, Empreinte chiffre, MotifDeRefus motif) {
        carnet.ecarter(nom, chiffre, motif);
        lots.isoler(nom, lecteur, sceller(accuse(nom, chiffre, new Accuse.Refuse(motif))));
        TRACE.warn("lot refused: {}, {}", nom, motif);
        return new Arrivee.Ecartee(nom, motif);
    }

    /** Whoever we have no key of, or none that holds, cannot be answered: the answer has no bytes. */
    private byte[] sceller(Accuse refus) {
        String qui = refus.destinataire();
        if (convention.recus().containsKey(qui) && sceau.peutRepondre(qui)) {
            return sceau.sceller(refus);
        }
        TRACE.warn("an answer without bytes: {}", refus.depot());
        return new byte[0];
    }

    private Accuse accuse(NomDeDepot nom, Empreinte chiffre, Accuse.Issue issue) {
        return new Accuse(convention.organisation(), nom.flux().emetteur(), nom, chiffre, maintenant(), issue);
    }

    /**
     * Reads the answers that came to what we sent.
     *
     * @return those that had not been read, in order of name; what is no answer is left, and the lot stays unanswered
     * @throws PortException when the disk or the drop fails, and no answer was read before
     */
    public synchronized List<Accuse> relever() {
        List<Accuse> nouveaux = new ArrayList<>();
        try {
            for (NomDeDepot nom : carnet.sansReponse()) {
                relever(nom).ifPresent(nouveaux::add);
            }
        } catch (PortException panne) {
            // An answer is told once; what failed will fail the next call, which begins there.
            if (nouveaux.isEmpty()) {
                throw panne;
            }
            TRACE.warn("not all answers were read", panne);
        }
        return nouveaux;
    }

    private Optional<Accuse> relever(NomDeDepot nom) {
        Optional<byte[]> scelle = lots.accuse(nom);
        Optional<LotScelle> attendu = carnet.scelle(nom, travail);
        if (scelle.isEmpty() || attendu.isEmpty()) {
            return Optional.empty();
        }
        Optional<Accuse> accuse = sceau.ouvrirAccuse(attendu.get(), scelle.get(), travail);
        accuse.ifPresentOrElse(carnet::repondre, () -> TRACE.warn("an answer that is none: {}", nom));
        return accuse;
    }

    /**
     * Returns the lots that nobody answered in time.
     *
     * @param delai how long an answer may take
     * @return those without one, the oldest first: each is an alert
     */
    public List<LotEnvoye> sansReponse(Duration delai) {
        return LotEnvoye.sansReponse(carnet.envoyes(), carnet.reponses().keySet(), horloge.instant(), delai);
    }

    /**
     * Removes from the drop what we sent or received, and was put and answered longer ago than agreed; the register says each before it goes.
     *
     * <p>Of what we sent, only what {@link #relever} read the answer of goes: a refusal that nobody read would leave us with a rank that our correspondent never
     * takes. Whether our answers were read is not known here: a recipient keeps lots for longer than a sender needs to read them.
     *
     * @param conservation how long lots and their answers are kept
     * @return how many lots were removed
     * @throws PortException when the disk or the drop fails
     * @throws IllegalArgumentException when the duration is negative
     */
    public int purger(Duration conservation) {
        if (conservation.isNegative()) {
            throw new IllegalArgumentException("what is not there yet cannot be removed");
        }
        Instant instant = maintenant();
        Set<NomDeDepot> lus = carnet.reponses().keySet();
        return lots.purger(instant.minus(conservation), nom -> {
            boolean aRetirer = estNotre(nom.flux())
                    && (!nom.flux().emetteur().equals(convention.organisation()) || lus.contains(nom));
            if (aRetirer) {
                carnet.purger(nom, instant);
            }
            return aRetirer;
        });
    }

    /** Others may share the drop, or a trial and what is real. */
    private boolean estNotre(Flux flux) {
        return flux.environnement() == convention.environnement()
                && (flux.emetteur().equals(convention.organisation())
                        || flux.destinataire().equals(convention.organisation()));
    }

    private void retirerScelles() {
        List<NomDeDepot> aDeposer = carnet.aDeposer();
        retirerRestes("", nom -> nom.flux().emetteur().equals(convention.organisation()) && !aDeposer.contains(nom));
    }

    /** A lot is somebody's data: what a crash left of it here goes once nothing is to be done with it any more. */
    private void retirerRestes(String debut, Predicate<NomDeDepot> reste) {
        try (Stream<Path> fichiers = Files.list(travail)) {
            for (Path fichier : fichiers.toList()) {
                String place = String.valueOf(fichier.getFileName());
                if (place.startsWith(debut)
                        && LotsSftp.lireNom(place.substring(debut.length()))
                                .filter(reste)
                                .isPresent()) {
                    effacer(fichier);
                }
            }
        } catch (IOException | UncheckedIOException panne) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "the work folder could not be read", panne);
        }
    }

    private static void effacer(Path fichier) {
        try {
            Files.deleteIfExists(fichier);
        } catch (IOException panne) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "a sealed file could not be removed", panne);
        }
    }
}
