package fr.octroi.adapters.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.budget.Enveloppe;
import fr.octroi.bureau.Acte;
import fr.octroi.bureau.Deliberation;
import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.bureau.RegleQuorum;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.LecteurReglement;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.reglement.LigneBudgetaire;
import fr.octroi.reglement.ReglementAide;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several instances spend at once the credits of two funders, of whom one is short. */
class CreditsPartagesTest {

    private static final int DOSSIERS = 8;
    private static final int SEANCES = 4;
    private static final String REGION = Service.ENVELOPPE + "-region";

    /** Each grant is of 100 euros: 60 of the region's, which has enough for three, and 40 of the town's. */
    private static final Montant DE_LA_REGION = Montant.ofEuros(200);

    private interface Travail {
        void faire(int rang);
    }

    /** Does the same at once in several instances, each until it met nobody. */
    private static void ensemble(Travail travail) throws Exception {
        ExecutorService fils = Executors.newFixedThreadPool(SEANCES);
        try {
            List<Future<?>> promesses = new ArrayList<>();
            for (int rang = 0; rang < SEANCES; rang++) {
                int mien = rang;
                promesses.add(fils.submit(() -> jusquAuBout(() -> travail.faire(mien))));
            }
            for (Future<?> promesse : promesses) {
                promesse.get();
            }
        } finally {
            fils.shutdownNow();
        }
    }

    private static void jusquAuBout(Runnable travail) {
        boolean fait = false;
        while (!fait) {
            try {
                travail.run();
                fait = true;
            } catch (ConflitDeVersionException autre) {
                Thread.onSpinWait();
            }
        }
    }

    private static ReglementAide partage() throws IOException {
        try (InputStream fourni = Objects.requireNonNull(
                ReglementAide.class.getResourceAsStream("/fr/octroi/reglements/" + Hote.AIDE + ".yaml"))) {
            return LecteurReglement.lire(Hote.AIDE, new String(fourni.readAllBytes(), StandardCharsets.UTF_8) + """

                            budget:
                              financeurs:
                                - {code: region, chapitre: "204", article: "20422", part: 60 %}
                                - {code: ville, chapitre: "65", article: "6574", reste: oui}
                            """);
        }
    }

    private static String seance(int rang) {
        return "s-" + rang;
    }

    private static LocalDate jour(int rang) {
        return Hote.DEPOT.plusDays(7L * (rang + 1));
    }

    private static Enveloppe enveloppe(Hote hote, String code) {
        return new RegistresEnBase(hote.base).enveloppe(code).orElseThrow().valeur();
    }

    private static List<OrdreDuJour.Ligne> inscrits(Hote hote) {
        return new RegistresEnBase(hote.base)
                .seances().stream()
                        .flatMap(seance -> Service.lignes(seance).stream())
                        .toList();
    }

    @ParameterizedTest
    @EnumSource
    void aucun_financeur_ne_donne_plus_qu_il_n_a_et_chacun_donne_sa_part_de_chaque_aide(Moteur moteur)
            throws Exception {
        DataSource source = moteur.baseMigree();
        ReglementAide reglement = partage();
        Hote hote = Hote.le(source, Hote.DEPOT, reglement);
        ouvrir(hote, Service.ENVELOPPE, Montant.ofEuros(10_000));
        ouvrir(hote, REGION, DE_LA_REGION);
        for (int rang = 0; rang < DOSSIERS; rang++) {
            hote.deposer(
                    Service.numero(rang),
                    Hote.Personne.numero(rang),
                    List.of("FACTURE", "JUSTIFICATIF_DOMICILE", "RIB"),
                    Service.REPONSES_COMPLETES);
            hote.guichet.instruire(Hote.PRESTATAIRE, new NumeroDossier(Service.numero(rang)));
        }
        for (int rang = 0; rang < SEANCES; rang++) {
            hote.guichet
                    .seances()
                    .ouvrirSeance(Service.ASSEMBLEES, SeanceBureau.ouverte(seance(rang), jour(rang), jour(rang), 50));
        }

        ensemble(rang -> Hote.le(source, Hote.DEPOT, reglement)
                .guichet
                .seances()
                .geler(Service.ASSEMBLEES, seance(rang), Hote.AIDE, Service.ENVELOPPE, new TreeMap<>()));

        List<NumeroDossier> inscrits =
                inscrits(hote).stream().map(OrdreDuJour.Ligne::numero).toList();
        assertEquals(3, inscrits.size(), "the region has no more");
        assertEquals(3, new TreeSet<>(inscrits).size(), "nobody is on two agendas");
        assertEquals(Montant.ofEuros(180), enveloppe(hote, REGION).reserves());
        assertEquals(Montant.ofEuros(120), enveloppe(hote, Service.ENVELOPPE).reserves());

        ensemble(rang -> deliberer(Hote.le(source, jour(rang), reglement), rang));
        assertTrue(enveloppe(hote, REGION).reserves().estNul());
        assertEquals(Montant.ofEuros(180), enveloppe(hote, REGION).engages());
        assertEquals(Montant.ofEuros(120), enveloppe(hote, Service.ENVELOPPE).engages());
        Controle controle = new Controle(hote);
        inscrits.forEach(controle::chaines);
    }

    private static void ouvrir(Hote hote, String code, Montant credits) {
        hote.guichet
                .seances()
                .ouvrirCredits(
                        Service.ORDONNATEUR, Enveloppe.of(code, 2022, new LigneBudgetaire("65", "6574", ""), credits));
    }

    private static void deliberer(Hote hote, int rang) {
        SeanceBureau seance = new RegistresEnBase(hote.base)
                .seances().stream()
                        .filter(connue -> connue.code().equals(seance(rang)))
                        .findFirst()
                        .orElseThrow();
        List<OrdreDuJour.Ligne> lignes = Service.lignes(seance);
        if (!lignes.isEmpty()) {
            hote.guichet
                    .seances()
                    .deliberer(
                            Service.ASSEMBLEES,
                            new Deliberation(
                                    new Acte("B-" + rang, seance.code(), seance.jour()),
                                    List.of("maire-1", "maire-2", "maire-3"),
                                    lignes.stream().map(Service::commePropose).toList()),
                            Service.BUREAU,
                            RegleQuorum.MAJORITE);
        }
    }
}
