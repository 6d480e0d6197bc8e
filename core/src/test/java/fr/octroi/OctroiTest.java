package fr.octroi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.calendrier.Delai;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Arrondi;
import fr.octroi.commun.Cle;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Role;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.demande.DemandeDeposee;
import fr.octroi.demande.PieceDeposee;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.Formulaire;
import fr.octroi.guichet.ResultatDepot;
import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.instruction.Repere;
import fr.octroi.journal.Fait;
import fr.octroi.memoire.ClesEnMemoire;
import fr.octroi.memoire.DossiersEnMemoire;
import fr.octroi.memoire.PiecesEnMemoire;
import fr.octroi.memoire.ResidusEnMemoire;
import fr.octroi.port.Cles;
import fr.octroi.port.Pieces;
import fr.octroi.reglement.Bareme;
import fr.octroi.reglement.Formule;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.Vocabulaire;
import fr.octroi.rgpd.Conservation;
import jakarta.validation.Validator;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OctroiTest {

    private static final Acteur PLATEFORME = new Acteur("plateforme", Role.AUTOMATE, "robot");
    private static final NumeroDossier NUMERO = new NumeroDossier("D-1");

    @Test
    void les_defauts_suffisent_pour_deposer_et_instruire() {
        Octroi octroi = Octroi.avec(List.of(reglement())).build();
        Instant avant = Instant.now();
        assertInstanceOf(
                ResultatDepot.Enregistre.class,
                octroi.guichet().deposer(PLATEFORME, "aide", demande("Durand", deposer(octroi.pieces()))));
        assertTrue(octroi.guichet().instruire(PLATEFORME, NUMERO).isPresent());
        assertEquals(2, octroi.dossiers().trouver(NUMERO).orElseThrow().version());
        assertEquals(4, octroi.journaux().entrees(NUMERO).size());
        assertTrue(!octroi.journaux().entrees(NUMERO).get(0).instant().isBefore(avant), "not the system's clock");
        assertEquals(1, octroi.catalogue().reglements().size());
    }

    @Test
    void le_validateur_par_defaut_parle_francais() {
        Octroi octroi = Octroi.avec(List.of(reglement())).build();
        ResultatDepot.Rejete rejete = assertInstanceOf(
                ResultatDepot.Rejete.class,
                octroi.guichet().deposer(PLATEFORME, "aide", demande("", deposer(octroi.pieces()))));
        assertEquals("NOM_ABSENT", rejete.rejets().get(0).code());
        assertEquals("le nom est absent", rejete.rejets().get(0).message());
    }

    @Test
    void deux_octrois_ne_partagent_rien() {
        Octroi un = Octroi.avec(List.of(reglement())).build();
        Octroi autre = Octroi.avec(List.of(reglement())).build();
        un.guichet().deposer(PLATEFORME, "aide", demande("Durand", deposer(un.pieces())));
        assertTrue(autre.dossiers().trouver(NUMERO).isEmpty());
        assertNotSame(un.pieces(), autre.pieces());
    }

    /** A host that runs by another clock would otherwise never see its files go. */
    @Test
    void les_fichiers_en_memoire_ont_l_heure_de_l_hote() {
        Instant alors = Instant.parse("2020-01-01T00:00:00Z");
        Octroi octroi = Octroi.avec(List.of(reglement()))
                .horloge(InstantSource.fixed(alors))
                .build();
        Empreinte fichier = octroi.pieces()
                .deposer(new ByteArrayInputStream(new byte[] {1, 2, 3}), 3)
                .contenu();
        assertFalse(octroi.pieces().effacer(fichier, alors), "it was stored since");
        assertTrue(octroi.pieces().effacer(fichier, alors.plusSeconds(1)));
    }

    @Test
    void sans_reglement_il_n_y_a_pas_d_octroi() {
        Octroi.Builder vide = Octroi.avec(List.of());
        assertEquals(
                "CATALOGUE_VIDE",
                assertThrows(ValeurInvalideException.class, vide::build).code());
    }

    /** Memory would lose what the policy leaves, and the person would be granted twice. */
    @Test
    void une_politique_qui_laisse_une_empreinte_dit_ou_elle_est_gardee() {
        DossiersEnMemoire dossiers = new DossiersEnMemoire();
        Conservation.RegleDeResidu regle = new Conservation.RegleDeResidu(
                new TreeSet<>(Set.of(Repere.Genre.PERSONNE)),
                new TreeSet<>(Set.of(EtatDossier.PAYE)),
                Conservation.Depart.PAIEMENT,
                Period.ofYears(5),
                "essai");
        Conservation laisse = new Conservation(List.of(), List.of(), List.of(regle), List.of());
        Octroi.Builder sansLieu = Octroi.avec(List.of(reglement()))
                .conservation("aide", laisse)
                .magasin(dossiers, dossiers, dossiers, dossiers);
        assertEquals(
                "RESIDUS_SANS_MAGASIN",
                assertThrows(ValeurInvalideException.class, sansLieu::build).code());
        assertSame(dossiers, sansLieu.residus(new ResidusEnMemoire()).build().dossiers());
        Octroi.avec(List.of(reglement())).conservation("aide", laisse).build();
        Octroi.avec(List.of(reglement()))
                .conservation("aide", new Conservation(List.of()))
                .magasin(dossiers, dossiers, dossiers, dossiers)
                .build();
    }

    @Test
    void chaque_port_donne_remplace_celui_par_defaut() {
        DossiersEnMemoire dossiers = new DossiersEnMemoire();
        PiecesEnMemoire pieces = new PiecesEnMemoire();
        List<String> appels = new ArrayList<>();
        Instant minuit = Instant.parse("2026-04-01T00:00:00Z");
        Octroi octroi = Octroi.avec(List.of(reglement()))
                .magasin(dossiers, dossiers, dossiers, dossiers)
                .pieces(pieces)
                .lecteur(contenu -> {
                    appels.add("lecteur");
                    return LecturePiece.sansFait(EtatLecture.CHIFFREE);
                })
                .cles(new ClesTemoins(appels))
                .validateur(validateurTemoin(appels))
                .horloge(InstantSource.fixed(minuit))
                .fuseau(ZoneId.of("Europe/Paris"))
                .build();
        assertSame(dossiers, octroi.dossiers());
        assertSame(dossiers, octroi.journaux());
        assertSame(pieces, octroi.pieces());

        octroi.guichet().deposer(PLATEFORME, "aide", demande("Durand", deposer(pieces)));
        octroi.guichet().instruire(PLATEFORME, NUMERO);
        assertEquals(
                List.of(
                        "validateur",
                        "cle du dossier",
                        "cle de l'organisation",
                        "lecteur",
                        // What it shares with others is asked, then written with it.
                        "cle de l'organisation",
                        "cle de l'organisation"),
                appels);
        assertEquals(2, dossiers.trouver(NUMERO).orElseThrow().version());
        assertEquals(4, dossiers.entrees(NUMERO).size());
        dossiers.entrees(NUMERO).forEach(entree -> assertEquals(minuit, entree.instant()));
        assertEquals(
                EtatLecture.CHIFFREE,
                assertInstanceOf(
                                Fait.PieceLue.class,
                                dossiers.entrees(NUMERO).get(2).fait())
                        .lecture());
    }

    private record ClesTemoins(Cles saines, List<String> appels) implements Cles {

        ClesTemoins(List<String> appels) {
            this(new ClesEnMemoire(), appels);
        }

        @Override
        public Cle organisation() {
            appels.add("cle de l'organisation");
            return saines.organisation();
        }

        @Override
        public Cle dossier(NumeroDossier numero) {
            appels.add("cle du dossier");
            return saines.dossier(numero);
        }

        @Override
        public void detruire(NumeroDossier numero) {
            saines.detruire(numero);
        }
    }

    /** A validator that finds no fault in anything. */
    private static Validator validateurTemoin(List<String> appels) {
        return (Validator) Proxy.newProxyInstance(
                OctroiTest.class.getClassLoader(), new Class<?>[] {Validator.class}, (moi, methode, arguments) -> {
                    appels.add("validateur");
                    return Set.of();
                });
    }

    private static PieceDeposee deposer(Pieces pieces) {
        Pieces.Deposee deposee = pieces.deposer(new ByteArrayInputStream(new byte[] {1, 2, 3}), 3);
        return PieceDeposee.arrivee("FACTURE", "facture.pdf", deposee.contenu(), deposee.taille());
    }

    private static DemandeDeposee demande(String nom, PieceDeposee piece) {
        return new Formulaire(NUMERO.valeur(), LocalDate.of(2026, 3, 31))
                .demandeur("", nom, "Zoé")
                .achat(LocalDate.of(2026, 3, 1), null)
                .pieces(List.of(piece))
                .demande();
    }

    private static ReglementAide reglement() {
        return new ReglementAide(
                "aide",
                "2026",
                "Aide d'essai",
                "Ville d'essai",
                null,
                "délibération d'essai",
                new ReglementAide.Validite(
                        Vocabulaire.ACHAT_DATE, LocalDate.of(2020, 1, 1), null, "PERIODE", "art. 1", "période"),
                List.of(),
                new Bareme("art. 2", new Formule.Forfait(Montant.ofEuros(100)), Arrondi.AU_CENTIME),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new TreeMap<>(),
                Delai.ofMois(2),
                Delai.ofJours(30),
                List.of(),
                null,
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                Empreinte.deChamps("règlement"));
    }
}
