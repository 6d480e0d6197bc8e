package fr.octroi.format;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.journal.Cloture;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Journal;
import fr.octroi.port.Consultations;
import fr.octroi.port.Horodatage;
import fr.octroi.port.Journaux;
import fr.octroi.port.PortException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Closes the journal of each day, in a folder: what all chains held when the day ended, those of erased dossiers included, its root, and
 * the date that a third party gave to that root ({@code docs/preuve.md}).
 *
 * <p>Of a day stand there {@code 2020-06-09.jsonl}, the journal as {@link JournalJson} reads it; {@code 2020-06-09.racine}, its root in 64 digits;
 * and {@code 2020-06-09.tst}, the token, once there is one. Each is there whole, or not at all. An entry is of a day by its own instant, and a journal only grows:
 * whoever closes the same day again, years later and over erasures, writes the same journal.
 *
 * <p>One journal is as large as the stock. It may be taken away, and made again; roots and tokens may not.
 *
 * <p>In memory: a head for each chain, and the entries of one dossier. One call at a time.
 */
public final class Clotures {

    /** A write bears the instant at which it began: what is under way at midnight is waited for. */
    private static final Duration SURSIS = Duration.ofHours(1);

    private static final int PAGE = 500;
    private static final Pattern RACINE = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\.racine");

    private final Consultations consultations;
    private final Journaux journaux;
    private final Path dossier;
    private final InstantSource horloge;
    private final ZoneId fuseau;
    private final @Nullable Horodatage horodatage;

    /**
     * A day that is closed.
     *
     * @param jour the day
     * @param racine the root of its journal, to be kept where whoever runs Octroi cannot change it
     * @param sansJeton the days whose root nobody has dated yet, in order, to be told; the next call asks again. Empty where nobody is asked
     */
    public record JourClos(LocalDate jour, Empreinte racine, List<LocalDate> sansJeton) {
        /** Copies. */
        public JourClos {
            sansJeton = List.copyOf(sansJeton);
        }
    }

    /**
     * Names what is closed, and where.
     *
     * @param consultations which dossiers there are and were
     * @param journaux the same store, seen as journals
     * @param dossier the folder, made when it is not there
     * @param horloge the clock
     * @param fuseau where a day ends
     * @param horodatage who dates roots, null for nobody
     */
    public Clotures(
            Consultations consultations,
            Journaux journaux,
            Path dossier,
            InstantSource horloge,
            ZoneId fuseau,
            @Nullable Horodatage horodatage) {
        this.consultations = consultations;
        this.journaux = journaux;
        this.dossier = dossier;
        this.horloge = horloge;
        this.fuseau = fuseau;
        this.horodatage = horodatage;
    }

    /**
     * Closes the last day that is over since an hour, and has dated what is not dated; where all that is done, it costs the reading of the folder.
     *
     * @return that day
     * @throws ValeurInvalideException as {@link #clore(LocalDate)}
     * @throws PortException when the store fails
     * @throws UncheckedIOException when the folder cannot be written
     */
    public JourClos clore() {
        return clore(dernierJour());
    }

    /**
     * Closes a day, or writes its journal again where it was taken away, and has dated what is not dated.
     *
     * <p>The journal is closed as it stands: whether each chain holds is what {@code octroi journal verifier} says of the file. That nobody dates costs
     * the token alone.
     *
     * @param jour a day that is over since an hour
     * @return that day
     * @throws IllegalArgumentException when it is not over since an hour
     * @throws ValeurInvalideException {@code RACINE_DIFFERENTE} when its root was kept and is not what comes out now: what the store held on that day was changed
     *     since, and nothing is written
     * @throws PortException when the store fails; nothing is written then
     * @throws UncheckedIOException when the folder cannot be written
     */
    public JourClos clore(LocalDate jour) {
        if (jour.isAfter(dernierJour())) {
            throw new IllegalArgumentException("the day is not over");
        }
        try {
            Files.createDirectories(dossier);
            Path gardee = dossier.resolve(jour + ".racine");
            Path journal = dossier.resolve(jour + ".jsonl");
            Empreinte connue = Files.exists(gardee)
                    ? new Empreinte(Files.readString(gardee).strip())
                    : null;
            Empreinte racine;
            if (connue != null && Files.exists(journal)) {
                racine = connue;
            } else {
                racine = FichierEnEntier.ecrire(
                        journal,
                        sortie -> ecrire(jour, sortie).racine(),
                        nouvelle -> connue == null || nouvelle.equals(connue));
                if (connue != null && !racine.equals(connue)) {
                    throw new ValeurInvalideException("RACINE_DIFFERENTE");
                }
                garder(gardee, (racine.hexadecimal() + "\n").getBytes(StandardCharsets.US_ASCII));
            }
            return new JourClos(jour, racine, dater());
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }

    private LocalDate dernierJour() {
        return LocalDate.ofInstant(horloge.instant().minus(SURSIS), fuseau).minusDays(1);
    }

    private Cloture ecrire(LocalDate jour, OutputStream flux) {
        Writer sortie = new OutputStreamWriter(flux, StandardCharsets.UTF_8);
        Iterator<Entree> entrees =
                new Entrees(jour.plusDays(1).atStartOfDay(fuseau).toInstant());
        Cloture cloture = Journal.clore(new Iterator<>() {
            @Override
            public boolean hasNext() {
                return entrees.hasNext();
            }

            @Override
            public Entree next() {
                Entree entree = entrees.next();
                JournalJson.ecrire(entree, sortie);
                return entree;
            }
        });
        // In one walk: asked for its entries a second time, a store may have others.
        JournalJson.ecrire(cloture, sortie);
        try {
            sortie.flush();
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
        return cloture;
    }

    /** The entries of all dossiers, page by page, each dossier up to a moment. */
    private final class Entrees implements Iterator<Entree> {

        private final Instant fin;
        private final Set<NumeroDossier> vus = new HashSet<>();
        private long curseur = Consultations.DEBUT;
        private Iterator<NumeroDossier> numeros = Collections.emptyIterator();
        private Iterator<Entree> siennes = Collections.emptyIterator();
        private boolean fini;

        Entrees(Instant fin) {
            this.fin = fin;
        }

        @Override
        public boolean hasNext() {
            while (!siennes.hasNext() && !fini) {
                if (numeros.hasNext()) {
                    NumeroDossier numero = numeros.next();
                    // One that was written since its page comes again.
                    if (vus.add(numero)) {
                        siennes = jusqu(numero).iterator();
                    }
                } else {
                    tourner();
                }
            }
            return siennes.hasNext();
        }

        private void tourner() {
            Consultations.Suite suite = consultations.depuis(curseur, PAGE);
            curseur = suite.curseur();
            fini = suite.estVide();
            List<NumeroDossier> page = new ArrayList<>(suite.effaces());
            suite.resumes().forEach(resume -> page.add(resume.numero()));
            numeros = page.iterator();
        }

        /** A dossier goes on in one piece: what was written after an entry that came later came later too, whatever its clock said. */
        private List<Entree> jusqu(NumeroDossier numero) {
            List<Entree> entrees = journaux.entrees(numero);
            long suivante = entrees.stream()
                    .filter(entree -> !entree.instant().isBefore(fin))
                    .mapToLong(Entree::version)
                    .min()
                    .orElse(Long.MAX_VALUE);
            return entrees.stream()
                    .filter(entree -> entree.version() < suivante)
                    .toList();
        }

        @Override
        public Entree next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return siennes.next();
        }
    }

    /** Has dated what is not, the oldest first, up to the first that is not given: it costs nothing else. */
    private List<LocalDate> dater() throws IOException {
        if (horodatage == null) {
            return List.of();
        }
        List<LocalDate> sansJeton = new ArrayList<>();
        try (Stream<Path> fichiers = Files.list(dossier)) {
            fichiers.map(fichier -> RACINE.matcher(String.valueOf(fichier.getFileName())))
                    .filter(nom -> nom.matches() && !Files.exists(dossier.resolve(nom.group(1) + ".tst")))
                    .map(nom -> LocalDate.parse(nom.group(1)))
                    .sorted()
                    .forEach(sansJeton::add);
        }
        try {
            while (!sansJeton.isEmpty()) {
                LocalDate jour = sansJeton.get(0);
                Empreinte racine = new Empreinte(
                        Files.readString(dossier.resolve(jour + ".racine")).strip());
                garder(dossier.resolve(jour + ".tst"), horodatage.horodater(racine));
                sansJeton.remove(0);
            }
        } catch (PortException pasDate) {
            // Told, and asked again by the next call.
        }
        return sansJeton;
    }

    private static void garder(Path cible, byte[] octets) {
        FichierEnEntier.ecrire(
                cible,
                sortie -> {
                    try {
                        sortie.write(octets);
                        return cible;
                    } catch (IOException panne) {
                        throw new UncheckedIOException(panne);
                    }
                },
                ecrit -> true);
    }
}
