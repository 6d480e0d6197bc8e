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
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.journal.Journal;
import fr.octroi.journal.LigneJournal;
import fr.octroi.journal.Verification;
import fr.octroi.port.Pieces;
import fr.octroi.port.PortException;
import fr.octroi.rgpd.CertificatDElimination;
import fr.octroi.rgpd.Conservation;
import fr.octroi.rgpd.Conservation.Depart;
import fr.octroi.rgpd.Elimination;
import fr.octroi.rgpd.Partie;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What somebody finds of a person once her dossier was eliminated, who holds the database, the files, and the keys that are left: he
 * opens with them all that they open.
 */
class ApresLEffacementTest {

    private static final Acteur ARCHIVES = new Acteur("collectivite", Role.ASSEMBLEES, "archiviste-1");
    private static final NumeroDossier PARTI = new NumeroDossier("C-1");
    private static final NumeroDossier RESTE = new NumeroDossier("C-2");
    private static final Hote.Personne PARTIE = Hote.Personne.numero(9);
    private static final Hote.Personne RESTEE = Hote.Personne.OMBELINE;
    private static final List<String> PIECES = List.of("FACTURE", "JUSTIFICATIF_DOMICILE", "RIB");

    private static final Conservation UN_AN = new Conservation(List.of(new Conservation.Regle(
            new TreeSet<>(Set.of(EtatDossier.DESISTE)),
            Depart.DERNIER_FAIT,
            Period.ofYears(1),
            Period.ofYears(1),
            "délibération d'essai")));

    /** The account, its paper and what was noted of calls go after a month; the rest stays. */
    private static final Conservation EN_PARTIE = new Conservation(
            List.of(),
            List.of(new Conservation.RegleDePartie(
                    new TreeSet<>(Set.of(
                            Partie.parse("COORDONNEES_BANCAIRES"), Partie.parse("PIECES:RIB"), Partie.parse("APPELS"))),
                    new TreeSet<>(Set.of(EtatDossier.DESISTE)),
                    Depart.DERNIER_FAIT,
                    Period.ofMonths(1),
                    "délibération d'essai")),
            List.of());

    @TempDir
    Path disque;

    private Hote hote(DataSource source, LocalDate jour, BiFunction<Hote, Path, Pieces> fichiers) {
        return hote(source, jour, UN_AN, fichiers);
    }

    private Hote hote(
            DataSource source, LocalDate jour, Conservation conservation, BiFunction<Hote, Path, Pieces> fichiers) {
        return Hote.le(
                source,
                jour,
                (hote, octroi) -> octroi.conservation(Hote.AIDE, conservation).pieces(fichiers.apply(hote, disque)));
    }

    @ParameterizedTest
    @EnumSource
    void rien_de_la_personne_n_est_trouve_dans_la_base(Moteur moteur) throws Exception {
        eprouver(moteur, (hote, ici) -> new PiecesEnBase(hote.base, hote.cles));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("securite")
    void rien_de_la_personne_n_est_trouve_dans_la_base_ni_parmi_les_fichiers(Moteur moteur) throws Exception {
        eprouver(moteur, (hote, ici) -> new PiecesSurDisque(ici, hote.cles));
    }

    private void eprouver(Moteur moteur, BiFunction<Hote, Path, Pieces> fichiers) throws Exception {
        DataSource source = moteur.baseMigree();
        Hote hote = hote(source, Hote.DEPOT, fichiers);
        hote.deposer(PARTI.valeur(), PARTIE, List.of("JUSTIFICATIF_DOMICILE", "RIB"), Hote.REPONSES_INCOMPLETES);
        hote.deposer(RESTE.valeur(), RESTEE, PIECES, Service.REPONSES_COMPLETES);
        hote.guichet.instruire(Hote.PRESTATAIRE, PARTI);
        hote.guichet.relances().demander(Hote.PRESTATAIRE, PARTI);
        hote.guichet.accueil().consignerAppel(Hote.PRESTATAIRE, PARTI, "OU_EN_EST_ON", "rappeler Zoé mardi");
        hote.guichet.relances().desister(Hote.PLATEFORME, PARTI);
        assertTrue(
                ouvert(hote).contains(PARTIE.nom().toLowerCase(Locale.ROOT)),
                "who holds every key reads it: the search can find");
        assertTrue(ouvert(hote).contains("rappeler zoé"));

        // Files are dated by their store, whose clock is the machine's: two days later they are old.
        LocalDate echeance = LocalDate.now(Hote.PARIS).plusDays(2);
        Hote apres = hote(source, echeance, fichiers);
        Elimination liste = apres.guichet.archives().proposer(ARCHIVES, "ELIMINATION-1");
        CertificatDElimination certificat = apres.guichet
                .archives()
                .eliminer(ARCHIVES, liste, new Elimination.Visa("VISA-1", echeance, liste.empreinte()));
        assertEquals(List.of(PARTI), certificat.effaces());
        assertEquals(2, certificat.fichiersEffaces());

        String trouve = ouvert(apres) + AuReposTest.copie(source) + surLeDisque();
        for (String secret : List.of(
                PARTIE.nom(),
                PARTIE.prenom(),
                PARTIE.voie(),
                PARTIE.iban(),
                PARTIE.naissance().toString(),
                "rappeler")) {
            assertFalse(trouve.contains(secret.toLowerCase(Locale.ROOT)), secret);
        }
        assertTrue(trouve.contains(RESTEE.nom().toLowerCase(Locale.ROOT)), "the other one is still there");
        List<LigneJournal> export = new ArrayList<>(apres.octroi.journaux().entrees(PARTI));
        export.add(Journal.clore(apres.octroi.journaux().entrees(PARTI).iterator()));
        assertInstanceOf(Verification.Intact.class, Journal.verifier(export.iterator()), "its chain is whole");
        new Controle(apres).chaines(RESTE);
    }

    @ParameterizedTest
    @EnumSource
    void d_une_partie_effacee_rien_n_est_trouve_et_le_reste_se_lit(Moteur moteur) throws Exception {
        BiFunction<Hote, Path, Pieces> fichiers = (hote, ici) -> new PiecesSurDisque(ici, hote.cles);
        DataSource source = moteur.baseMigree();
        Hote hote = hote(source, Hote.DEPOT, EN_PARTIE, fichiers);
        // Every paper here says the account, and this one alone goes.
        hote.deposer(PARTI.valeur(), PARTIE, List.of("RIB"), Hote.REPONSES_INCOMPLETES);
        hote.deposer(RESTE.valeur(), RESTEE, PIECES, Service.REPONSES_COMPLETES);
        hote.guichet.accueil().consignerAppel(Hote.PRESTATAIRE, PARTI, "OU_EN_EST_ON", "rappeler Zoé mardi");
        hote.guichet.relances().desister(Hote.PLATEFORME, PARTI);
        String compte = PARTIE.iban().toLowerCase(Locale.ROOT);
        assertTrue(ouvert(hote).contains(compte), "the search can find");
        Empreinte rib = hote.octroi.journaux().entrees(PARTI).stream()
                .map(Entree::fait)
                .filter(fait ->
                        fait instanceof Fait.PieceRecue recue && recue.type().equals("RIB"))
                .map(fait -> ((Fait.PieceRecue) fait).contenu())
                .findFirst()
                .orElseThrow();
        assertTrue(surLeDisque().contains(rib.hexadecimal()));

        LocalDate echeance = LocalDate.now(Hote.PARIS).plusDays(2);
        Hote apres = hote(source, echeance, EN_PARTIE, fichiers);
        Elimination liste = apres.guichet.archives().proposer(ARCHIVES, "ELIMINATION-1");
        CertificatDElimination certificat = apres.guichet
                .archives()
                .eliminer(ARCHIVES, liste, new Elimination.Visa("VISA-1", echeance, liste.empreinte()));
        assertTrue(certificat.estComplet());
        assertEquals(Set.of(PARTI), certificat.parties().keySet());
        assertEquals(1, certificat.fichiersEffaces());

        String trouve = ouvert(apres) + AuReposTest.copie(source) + surLeDisque();
        assertFalse(trouve.contains(compte));
        assertFalse(trouve.contains("rappeler"));
        assertFalse(surLeDisque().contains(rib.hexadecimal()));
        assertTrue(trouve.contains(PARTIE.nom().toLowerCase(Locale.ROOT)), "the rest of it is still there");
        assertTrue(trouve.contains(RESTEE.iban().toLowerCase(Locale.ROOT)), "and the other one whole");
        new Controle(apres).chaines(PARTI);
        new Controle(apres).chaines(RESTE);
    }

    /** All that the keys open which the database still holds, in lower case. */
    private static String ouvert(Hote hote) {
        return ouvert(hote, List.of(PARTI, RESTE));
    }

    /** The same, of some dossiers. */
    static String ouvert(Hote hote, List<NumeroDossier> numeros) {
        StringBuilder ouvert = new StringBuilder();
        for (NumeroDossier numero : numeros) {
            List<Entree> entrees = hote.octroi.journaux().entrees(numero);
            essayer(() -> ouvert.append(new String(
                    DossierJson.ecrire(
                            hote.octroi.dossiers().trouver(numero).orElseThrow().dossier()),
                    StandardCharsets.UTF_8)));
            for (Entree entree : entrees) {
                if (entree.fait() instanceof FaitDeRelance.AppelConsigne appel) {
                    essayer(() -> ouvert.append(
                            new NotesEnBase(hote.base, hote.cles).lire(numero, Objects.requireNonNull(appel.note()))));
                }
                if (entree.fait() instanceof Fait.PieceRecue piece) {
                    essayer(() -> ouvert.append(lire(hote.octroi.pieces(), piece.contenu())));
                }
            }
        }
        return ouvert.toString().toLowerCase(Locale.ROOT);
    }

    private static void essayer(Runnable ouverture) {
        try {
            ouverture.run();
        } catch (PortException | NoSuchElementException rien) {
            // What does not open says nothing: that is what is looked for.
            assertTrue(rien instanceof NoSuchElementException
                    || ((PortException) rien).nature() == PortException.Nature.DEFINITIVE);
        }
    }

    private static String lire(Pieces pieces, Empreinte contenu) {
        try (InputStream flux = pieces.ouvrir(contenu)) {
            return new String(flux.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }

    /** Names and bytes of all that lies under the folder. */
    private String surLeDisque() throws IOException {
        return surLeDisque(disque);
    }

    /** The same, of another folder. */
    static String surLeDisque(Path disque) throws IOException {
        StringBuilder copie = new StringBuilder();
        try (Stream<Path> chemins = Files.walk(disque)) {
            for (Path chemin : chemins.toList()) {
                copie.append(disque.relativize(chemin)).append('\n');
                if (Files.isRegularFile(chemin)) {
                    copie.append(new String(Files.readAllBytes(chemin), StandardCharsets.ISO_8859_1));
                }
            }
        }
        return copie.toString().toLowerCase(Locale.ROOT);
    }
}
