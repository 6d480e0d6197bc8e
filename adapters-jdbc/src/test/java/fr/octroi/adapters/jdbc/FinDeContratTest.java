package fr.octroi.adapters.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.budget.Enveloppe;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Role;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.echange.Accuse;
import fr.octroi.echange.CertificatDePurge;
import fr.octroi.echange.Confluence;
import fr.octroi.echange.Restitution;
import fr.octroi.echange.Restitution.Defaut;
import fr.octroi.echange.Restitution.Genre;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.port.PortException;
import fr.octroi.reglement.LigneBudgetaire;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A contractor's copies go whole, and no sooner than they were handed back. */
class FinDeContratTest {

    private static final Acteur IMPORT = new Acteur("titulaire", Role.AUTOMATE, "import");
    private static final LocalDate JOUR = LocalDate.of(2026, 11, 30);
    private static final Empreinte LOT = Empreinte.deChamps("le lot rendu");

    /** The contractor holds one dossier that waits for a file, and one that he proposed. */
    private static Hote copies(DataSource source) {
        Hote hote = Hote.le(source, Hote.DEPOT);
        deposer(hote, "C-1", 1, List.of("RIB"));
        deposer(hote, "C-2", 2, List.of("FACTURE", "JUSTIFICATIF_DOMICILE", "RIB"));
        hote.guichet.instruire(Hote.PRESTATAIRE, new NumeroDossier("C-1"));
        return hote;
    }

    private static void deposer(Hote hote, String numero, int personne, List<String> pieces) {
        hote.guichet.deposer(
                IMPORT,
                Hote.AIDE,
                hote.demande(numero, Hote.Personne.numero(personne), pieces, Service.REPONSES_COMPLETES));
    }

    private static Restitution toutRendre(Hote hote) {
        List<Entree> entrees = new ArrayList<>();
        hote.octroi
                .dossiers()
                .apres(null, 100)
                .forEach(numero -> entrees.addAll(hote.octroi.journaux().entrees(numero)));
        SortedSet<Empreinte> pieces = new TreeSet<>();
        entrees.stream()
                .map(Entree::fait)
                .filter(Fait.PieceRecue.class::isInstance)
                .forEach(fait -> pieces.add(((Fait.PieceRecue) fait).contenu()));
        return new Restitution("titulaire", Confluence.vide().avec(entrees), pieces);
    }

    private static CertificatDePurge effacer(FinDeContrat fin, Restitution rendue) {
        long lignes = rendue.rendue().entrees().values().stream()
                .flatMap(rangs -> rangs.values().stream())
                .mapToLong(List::size)
                .sum();
        return fin.effacer(rendue, new Accuse.Accepte(LOT, lignes), JOUR);
    }

    private static List<String> tables(DataSource source) {
        try (Connection connexion = source.getConnection();
                Statement ordre = connexion.createStatement();
                ResultSet lignes = ordre.executeQuery(
                        "SELECT table_name FROM information_schema.tables WHERE lower(table_schema) = 'octroi'")) {
            List<String> tables = new ArrayList<>();
            while (lignes.next()) {
                tables.add(lignes.getString(1));
            }
            return tables;
        } catch (SQLException panne) {
            throw new IllegalStateException(panne);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("securite")
    void tout_part_une_fois_rendu_les_dossiers_en_cours_compris(Moteur moteur) {
        DataSource source = moteur.baseMigree();
        Hote hote = copies(source);
        FinDeContrat fin = new FinDeContrat(hote.base);
        Restitution rendue = toutRendre(hote);
        assertEquals(
                List.of(EtatDossier.A_COMPLETER, EtatDossier.DEPOSE),
                hote.octroi.dossiers().apres(null, 10).stream()
                        .map(numero -> hote.octroi
                                .dossiers()
                                .trouver(numero)
                                .orElseThrow()
                                .dossier()
                                .etat())
                        .toList());
        assertEquals(List.of(), fin.manques(rendue));
        assertTrue(tables(source).size() > 10);
        assertEquals(new CertificatDePurge(LOT, JOUR), effacer(fin, rendue));
        assertEquals(List.of(), tables(source));
        assertThrows(PortException.class, () -> Base.ouvrir(source));
        assertThrows(PortException.class, () -> effacer(fin, rendue), "another base is not told as gone");
    }

    @ParameterizedTest
    @EnumSource
    void rien_ne_part_tant_qu_une_entree_ou_un_fichier_n_est_pas_rendu(Moteur moteur) {
        DataSource source = moteur.baseMigree();
        Hote hote = copies(source);
        FinDeContrat fin = new FinDeContrat(hote.base);
        Restitution rendue = toutRendre(hote);
        for (Empreinte piece : rendue.pieces()) {
            SortedSet<Empreinte> moins = new TreeSet<>(rendue.pieces());
            moins.remove(piece);
            refuse(fin, new Restitution("titulaire", rendue.rendue(), moins), Genre.PIECE_MANQUANTE);
        }
        // What came after the lot was made was never handed back.
        hote.guichet.accueil().consignerAppel(Hote.PRESTATAIRE, new NumeroDossier("C-2"), "OU_EN_EST_ON", "");
        refuse(fin, rendue, Genre.ENTREE_MANQUANTE);
        assertTrue(tables(source).size() > 10);
        assertEquals(2, hote.octroi.dossiers().apres(null, 10).size());
        assertEquals(List.of(), fin.manques(toutRendre(hote)), "a second lot has it");
    }

    private static void refuse(FinDeContrat fin, Restitution rendue, Genre genre) {
        assertEquals(
                List.of(genre), fin.manques(rendue).stream().map(Defaut::genre).toList());
        assertEquals(
                "RESTITUTION_INCOMPLETE",
                assertThrows(ValeurInvalideException.class, () -> effacer(fin, rendue))
                        .code());
    }

    @ParameterizedTest
    @EnumSource
    void ce_qui_s_ecrit_au_meme_moment_est_rendu_ou_empeche_la_fin(Moteur moteur) throws Exception {
        Hote hote = copies(moteur.baseMigree());
        FinDeContrat fin = new FinDeContrat(hote.base);
        AtomicInteger ecrits = new AtomicInteger();
        Thread conseiller = new Thread(() -> {
            try {
                for (int i = 0; i < 200; i++) {
                    String motif = "APPEL_" + i; // the same again would be the same call
                    hote.guichet.accueil().consignerAppel(Hote.PRESTATAIRE, new NumeroDossier("C-2"), motif, "");
                    ecrits.incrementAndGet();
                }
            } catch (PortException partie) {
                // The tables went: nobody told him that this call was written.
            }
        });
        Restitution avantLui = toutRendre(hote);
        conseiller.start();
        while (ecrits.get() == 0) {
            Thread.onSpinWait();
        }
        Optional<Long> rendus = tenter(fin, avantLui);
        assertEquals(Optional.empty(), rendus, "his first call is not in it");
        while (rendus.isEmpty()) {
            rendus = tenter(fin, toutRendre(hote));
        }
        conseiller.join();
        assertEquals(ecrits.longValue(), rendus.get());
    }

    /** Says how many calls of C-2 were handed back when all went; empty when something was missing, or somebody else was in the way. */
    private static Optional<Long> tenter(FinDeContrat fin, Restitution rendue) {
        try {
            effacer(fin, rendue);
            return Optional.of(rendue.rendue().histoire(new NumeroDossier("C-2")).stream()
                    .filter(entree -> entree.fait() instanceof FaitDeRelance.AppelConsigne)
                    .count());
        } catch (ValeurInvalideException incomplete) {
            assertEquals("RESTITUTION_INCOMPLETE", incomplete.code());
        } catch (PortException panne) {
            assertEquals(PortException.Nature.TEMPORAIRE, panne.nature());
        }
        return Optional.empty();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("securite")
    void la_base_d_une_collectivite_n_est_pas_une_copie(Moteur moteur) {
        DataSource source = moteur.baseMigree();
        Hote hote = copies(source);
        hote.deposer("C-3");
        refuserLaBase(new FinDeContrat(hote.base), toutRendre(hote));

        DataSource autre = moteur.baseMigree();
        Hote avecCredits = copies(autre);
        avecCredits
                .guichet
                .seances()
                .ouvrirCredits(
                        Service.ORDONNATEUR,
                        Enveloppe.of(
                                "cuves-2022", 2022, new LigneBudgetaire("65", "6574", ""), Montant.ofEuros(1_000)));
        refuserLaBase(new FinDeContrat(avecCredits.base), toutRendre(avecCredits));
        assertTrue(tables(source).size() > 10 && tables(autre).size() > 10);
    }

    private static void refuserLaBase(FinDeContrat fin, Restitution rendue) {
        assertThrows(PortException.class, () -> fin.manques(rendue));
        assertThrows(PortException.class, () -> effacer(fin, rendue));
    }
}
