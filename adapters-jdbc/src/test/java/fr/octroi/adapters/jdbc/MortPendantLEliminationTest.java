package fr.octroi.adapters.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Role;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.Journal;
import fr.octroi.journal.LigneJournal;
import fr.octroi.journal.Verification;
import fr.octroi.port.Cles;
import fr.octroi.port.Dossiers;
import fr.octroi.port.Notes;
import fr.octroi.port.Pieces;
import fr.octroi.rgpd.CertificatDElimination;
import fr.octroi.rgpd.CertificatDElimination.Issue;
import fr.octroi.rgpd.Conservation;
import fr.octroi.rgpd.Conservation.Depart;
import fr.octroi.rgpd.Elimination;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** The process that erases is killed (SIGKILL) at one act after another, on PostgreSQL and files on the disk; the same list ends it. */
class MortPendantLEliminationTest {

    private static final Acteur ARCHIVES = new Acteur("collectivite", Role.ASSEMBLEES, "archiviste-1");
    private static final int PARTIS = 3;
    private static final NumeroDossier RESTE = new NumeroDossier("C-9");
    private static final Set<String> GESTES = Set.of("ecrire", "effacer", "detruire");

    private static final Conservation UN_JOUR = new Conservation(List.of(new Conservation.Regle(
            new TreeSet<>(Set.of(EtatDossier.DESISTE)),
            Depart.DERNIER_FAIT,
            Period.ofDays(1),
            Period.ofDays(1),
            "délibération d'essai")));

    /** Before and after each act of a run, one after the other; a run takes up what the one before left, and has fewer to do. */
    private static final List<Integer> POINTS = Boolean.getBoolean("octroi.endurance")
            ? IntStream.rangeClosed(1, 26).boxed().toList()
            : List.of(1, 4, 7, 12, 15, 18);

    @TempDir
    Path disque;

    /** Erases by a list that it draws up anew from what it is told, and kills itself at one point. */
    static final class Victime {

        private static int avantLaMort;

        private Victime() {}

        public static void main(String[] arguments) {
            avantLaMort = Integer.parseInt(arguments[3]);
            Hote hote = hote(
                    ArretBrutalTest.source(arguments[0]), LocalDate.parse(arguments[2]), Path.of(arguments[1]), true);
            Elimination liste = liste(LocalDate.parse(arguments[2]));
            eliminer(hote, liste);
            System.out.println("fini");
        }

        static <T> T mortel(Class<T> port, T vrai) {
            return port.cast(Proxy.newProxyInstance(
                    port.getClassLoader(), new Class<?>[] {port}, (mandataire, methode, arguments) -> {
                        boolean geste = GESTES.contains(methode.getName());
                        if (geste) {
                            passer();
                        }
                        try {
                            return methode.invoke(vrai, arguments);
                        } catch (InvocationTargetException echec) {
                            throw echec.getCause();
                        } finally {
                            if (geste) {
                                passer();
                            }
                        }
                    }));
        }

        private static void passer() throws IOException, InterruptedException {
            avantLaMort--;
            if (avantLaMort == 0) {
                new ProcessBuilder(
                                "kill",
                                "-9",
                                Long.toString(ProcessHandle.current().pid()))
                        .inheritIO()
                        .start();
                Thread.sleep(60_000);
            }
        }
    }

    private static Hote hote(DataSource source, LocalDate jour, Path disque, boolean mortel) {
        return Hote.le(source, jour, (hote, octroi) -> {
            Pieces pieces = new PiecesSurDisque(disque, hote.cles);
            octroi.conservation(Hote.AIDE, UN_JOUR).pieces(pieces);
            if (mortel) {
                octroi.pieces(Victime.mortel(Pieces.class, pieces))
                        .notes(Victime.mortel(Notes.class, new NotesEnBase(hote.base, hote.cles)))
                        .cles(Victime.mortel(Cles.class, hote.cles))
                        .magasin(
                                Victime.mortel(Dossiers.class, new DossiersEnBase(hote.base, hote.cles)),
                                new JournauxEnBase(hote.base),
                                new RegistresEnBase(hote.base),
                                new EnvoisEnBase(hote.base, Duration.ofMinutes(1)));
            }
            return octroi;
        });
    }

    private static NumeroDossier parti(int rang) {
        return new NumeroDossier("C-" + rang);
    }

    /** The list of the first day, which every run is given again. */
    private static Elimination liste(LocalDate jour) {
        return new Elimination(
                "ELIMINATION-1",
                jour,
                jour,
                IntStream.rangeClosed(1, PARTIS)
                        .mapToObj(rang -> new Elimination.Ligne(
                                parti(rang),
                                Hote.AIDE,
                                Hote.DEPOT,
                                EtatDossier.DESISTE,
                                new Conservation.Terme(
                                        null,
                                        Conservation.Depart.DERNIER_FAIT,
                                        Hote.DEPOT,
                                        Period.ofDays(1),
                                        "délibération d'essai")))
                        .toList());
    }

    private static CertificatDElimination eliminer(Hote hote, Elimination liste) {
        return hote.guichet
                .archives()
                .eliminer(ARCHIVES, liste, new Elimination.Visa("VISA-1", liste.jour(), liste.empreinte()));
    }

    @Test
    @Tag("securite")
    void tue_a_chaque_geste_la_meme_liste_acheve_et_rien_n_est_trouve() throws Exception {
        DataSource source = Moteur.POSTGRESQL.baseMigree();
        String url = ArretBrutalTest.adresse((PGSimpleDataSource) source);
        Hote hote = hote(source, Hote.DEPOT, disque, false);
        List<NumeroDossier> tous = new ArrayList<>(List.of(RESTE));
        List<Empreinte> fichiers = new ArrayList<>();
        for (int rang = 1; rang <= PARTIS; rang++) {
            NumeroDossier numero = parti(rang);
            tous.add(numero);
            hote.deposer(
                    numero.valeur(),
                    Hote.Personne.numero(rang),
                    List.of("JUSTIFICATIF_DOMICILE", "RIB"),
                    Hote.REPONSES_INCOMPLETES);
            hote.guichet.accueil().consignerAppel(Hote.PRESTATAIRE, numero, "OU_EN_EST_ON", "rappeler Zoé mardi");
            hote.guichet.relances().desister(Hote.PLATEFORME, numero);
            hote.octroi.journaux().entrees(numero).stream()
                    .map(Entree::fait)
                    .filter(Fait.PieceRecue.class::isInstance)
                    .forEach(fait -> fichiers.add(((Fait.PieceRecue) fait).contenu()));
        }
        hote.deposer(RESTE.valeur(), Hote.Personne.OMBELINE, List.of("RIB"), Hote.REPONSES_INCOMPLETES);
        String avant = ApresLEffacementTest.ouvert(hote, tous);
        for (String secret : secrets()) {
            assertTrue(avant.contains(secret), "the search can find " + secret);
        }
        // Files are dated by their store, whose clock is the machine's: two days later they are old.
        LocalDate jour = LocalDate.now(Hote.PARIS).plusDays(2);
        assertEquals(2 * PARTIS, fichiers.size());
        assertEquals(
                List.of(parti(1), parti(2), parti(3)),
                hote(source, jour, disque, false)
                        .guichet
                        .archives()
                        .proposer(ARCHIVES, "ELIMINATION-1")
                        .lignes()
                        .stream()
                        .map(Elimination.Ligne::numero)
                        .toList());

        int morts = 0;
        for (int point : POINTS) {
            morts += mourir(url, jour, point) ? 1 : 0;
        }
        assertTrue(morts >= 5, "killed " + morts + " times");
        System.out.println("killed " + morts + " times while erasing: at every point with -Pendurance");
        Hote apres = hote(source, jour, disque, false);
        CertificatDElimination certificat = eliminer(apres, liste(jour));
        assertTrue(certificat.estComplet());
        for (int rang = 1; rang <= PARTIS; rang++) {
            Issue issue = certificat.issues().get(parti(rang));
            assertTrue(issue == Issue.EFFACE || issue == Issue.DEJA_EFFACE, String.valueOf(issue));
        }

        String surLeDisque = ApresLEffacementTest.surLeDisque(disque);
        fichiers.forEach(fichier -> assertFalse(surLeDisque.contains(fichier.hexadecimal())));
        String trouve = ApresLEffacementTest.ouvert(apres, tous) + AuReposTest.copie(source) + surLeDisque;
        for (String secret : secrets()) {
            assertFalse(trouve.contains(secret), secret);
        }
        assertTrue(trouve.contains(Hote.Personne.OMBELINE.nom().toLowerCase(Locale.ROOT)), "the other is still there");
        for (NumeroDossier numero : tous) {
            List<LigneJournal> export = new ArrayList<>(apres.octroi.journaux().entrees(numero));
            assertEquals(
                    numero.equals(RESTE) ? 0 : 1,
                    export.stream()
                            .filter(ligne ->
                                    ligne instanceof Entree entree && entree.fait() instanceof Fait.DossierEfface)
                            .count(),
                    "erased once, however often it was begun");
            export.add(Journal.clore(apres.octroi.journaux().entrees(numero).iterator()));
            assertInstanceOf(Verification.Intact.class, Journal.verifier(export.iterator()));
        }
    }

    private static List<String> secrets() {
        List<String> secrets = new ArrayList<>(List.of("rappeler zoé"));
        for (int rang = 1; rang <= PARTIS; rang++) {
            Hote.Personne personne = Hote.Personne.numero(rang);
            secrets.add(personne.iban().toLowerCase(Locale.ROOT));
            secrets.add(personne.voie().toLowerCase(Locale.ROOT));
        }
        return secrets;
    }

    /** Returns whether it died before its end. */
    private boolean mourir(String url, LocalDate jour, int point) throws IOException, InterruptedException {
        Process victime = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victime.class.getName(),
                        url,
                        disque.toString(),
                        jour.toString(),
                        Integer.toString(point))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertTrue(victime.waitFor(2, TimeUnit.MINUTES));
        assertTrue(victime.exitValue() == 0 || victime.exitValue() == 137, "it ended by " + victime.exitValue());
        return victime.exitValue() == 137;
    }

    @Test
    void un_fichier_dont_l_effacement_est_mort_en_route_s_en_va_par_le_meme_appel() throws IOException {
        Hote hote = hote(Moteur.H2.baseMigree(), Hote.DEPOT, disque, false);
        Empreinte contenu =
                Objects.requireNonNull(hote.piece("RIB", Hote.Personne.OMBELINE).contenu());
        Path depots = Files.createDirectories(disque.resolve(".depots"));
        // As it stands when death comes between the two steps of an erasure.
        Files.move(
                disque.resolve(contenu.hexadecimal().substring(0, 2)).resolve(contenu.hexadecimal()),
                depots.resolve("efface-" + contenu.hexadecimal()),
                StandardCopyOption.ATOMIC_MOVE);
        assertFalse(hote.octroi.pieces().effacer(contenu, Instant.now().minusSeconds(3_600)), "stored since");
        assertTrue(ApresLEffacementTest.surLeDisque(disque).contains(contenu.hexadecimal()));
        assertTrue(hote.octroi.pieces().effacer(contenu, Instant.now().plusSeconds(3_600)));
        assertFalse(ApresLEffacementTest.surLeDisque(disque).contains(contenu.hexadecimal()));
        assertFalse(hote.octroi.pieces().effacer(contenu, Instant.now().plusSeconds(3_600)), "it is gone");
    }
}
