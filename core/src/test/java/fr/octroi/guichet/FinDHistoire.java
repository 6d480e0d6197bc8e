package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.budget.Enveloppe;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Envoi;
import fr.octroi.journal.Parcours;
import fr.octroi.recours.Limitation;
import fr.octroi.relance.Canal;
import fr.octroi.relance.Capacite;
import fr.octroi.rgpd.CertificatDElimination;
import fr.octroi.rgpd.Conservation;
import fr.octroi.rgpd.Elimination;
import fr.octroi.rgpd.Partie;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** How a life ends: all is lifted and goes on, the year closes, and what may be erased is. */
final class FinDHistoire extends PartDHistoire {

    private static final Conservation PARTIES = new Conservation(
            List.of(),
            List.of(new Conservation.RegleDePartie(
                    new TreeSet<>(Set.of(
                            Partie.parse("PIECES:RIB"),
                            Partie.parse("COORDONNEES_BANCAIRES"),
                            Partie.parse("CONTACT"),
                            Partie.parse("APPELS"))),
                    Conservation.TERMINES,
                    Conservation.Depart.DERNIER_FAIT,
                    Period.ZERO,
                    "essai")),
            List.of());

    private final ComptesEtDroit loi;

    FinDHistoire(Scene scene, ComptesEtDroit loi) {
        super(scene);
        this.loi = loi;
    }

    /** Once all is lifted, all goes on: what waited leaves, what was asked is asked again, what can be instructed is. */
    void reprendre() {
        GuichetDroits droits = monde.guichet().droits();
        for (Dossier dossier : dossiers()) {
            NumeroDossier numero = dossier.numero();
            for (Limitation limitation : monde.parcours(numero.valeur()).limitations()) {
                if (limitation.estAccueillie()) {
                    assertEquals(Effet.IMPOSSIBLE, droits.lever(Monde.ASSEMBLEES, numero, limitation.motif()));
                    continue;
                }
                droits.prevenirAutrement(Monde.ASSEMBLEES, numero, limitation.motif(), "VU", monde.jour());
                assertEquals(Effet.FAIT, droits.lever(Monde.ASSEMBLEES, numero, limitation.motif()));
            }
            Parcours parcours = monde.parcours(numero.valeur());
            boolean pourDeBon = parcours.limitations().stream().anyMatch(Limitation::estAccueillie);
            assertEquals(pourDeBon, parcours.estLimite());
            // What the person sent meanwhile is looked at first.
            if (parcours.demandeInterrompue()
                    && parcours.demandeOuverte().isPresent()
                    && dossier.etat() == EtatDossier.A_COMPLETER
                    && parcours.capacite() == Capacite.PLEINE
                    && Canal.ouverts(dossier.demandeur(), parcours.canauxFermes()).stream()
                            .anyMatch(Canal::porteUnActe)
                    && !parcours.manques().isEmpty()) {
                assertEquals(Effet.FAIT, monde.relances().relancer(Monde.PLATEFORME, numero), "asked again");
                assertEquals(
                        monde.jour(),
                        monde.parcours(numero.valeur())
                                .demandeOuverte()
                                .orElseThrow()
                                .jour());
                vu.refaites++;
            }
            if (dossier.etat().estEnInstruction() && !pourDeBon) {
                assertTrue(monde.guichet().instruire(Monde.INSTRUCTEUR, numero).isPresent());
            }
        }
        monde.expedier();
        for (Dossier dossier : dossiers()) {
            Parcours parcours = monde.parcours(dossier.numero().valeur());
            if (!parcours.estLimite()) {
                parcours.envois().stream()
                        .filter(envoi -> envoi.etat() == Envoi.Etat.CONFIE)
                        .forEach(envoi -> assertTrue(
                                envoi.modele().equals("RELANCE")
                                        || envoi.modele().equals("DERNIER_AVIS")
                                        || !parcours.canauxFermes().isEmpty(),
                                () -> envoi.modele() + " waits still"));
            }
        }
        loi.verifierLesComptes();
        loi.verifierLeDroit();
    }

    /**
     * The year ends: what it engaged goes on to the next with its credits, to the cent, unless an agenda is not decided; what cannot be read
     * follows once it is mended.
     */
    void clore() {
        Enveloppe avant = monde.enveloppe();
        monde.le(avant.cloture().plusDays(5));
        monde.seances()
                .ouvrirCredits(
                        Monde.ORDONNATEUR, Enveloppe.of("velo-2027", 2027, avant.ligne(), Montant.ofEuros(1_000)));
        NumeroDossier perdu = tirer(NUMEROS.stream().map(Monde::numero).toList());
        monde.essai.illisibles.add(perdu);
        ReportDeCredits sansLui = monde.paiements().reporterCredits(Monde.ORDONNATEUR, Monde.ENVELOPPE, "velo-2027");
        monde.essai.illisibles.clear();
        assertTrue(Set.of(perdu).containsAll(sansLui.inaccessibles()));
        assertTrue(!sansLui.inaccessibles().isEmpty()
                || sansLui.effet() != Effet.FAIT
                || monde.enveloppe().engages().estNul());
        assertEquals(
                avant.engages(),
                monde.enveloppe()
                        .engages()
                        .plus(monde.essai
                                .dossiers
                                .enveloppe("velo-2027")
                                .orElseThrow()
                                .valeur()
                                .engages()));
        ReportDeCredits report = monde.paiements().reporterCredits(Monde.ORDONNATEUR, Monde.ENVELOPPE, "velo-2027");
        assertTrue(report.inaccessibles().isEmpty());
        Effet effet = report.effet();
        Enveloppe close = monde.enveloppe();
        Enveloppe suivante =
                monde.essai.dossiers.enveloppe("velo-2027").orElseThrow().valeur();
        assertEquals(effet == Effet.IMPOSSIBLE, !avant.reserves().estNul());
        assertEquals(avant.engages(), close.engages().plus(suivante.engages()));
        assertEquals(
                avant.ouverts().plus(Montant.ofEuros(1_000)), close.ouverts().plus(suivante.ouverts()));
        assertEquals(avant.mandates(), close.mandates());
        if (effet == Effet.FAIT || sansLui.effet() == Effet.FAIT) {
            vu.faits.add("CREDITS_REPORTES");
            assertEquals(Montant.ZERO, close.engages());
            assertTrue(dossiers().stream()
                    .map(dossier -> monde.parcours(dossier.numero().valeur()))
                    .anyMatch(parcours -> parcours.enveloppe().equals(Optional.of("velo-2027"))));
        }
    }

    /** Whatever may end before the rest does, and takes neither a euro nor a link with it: the facts tell the state still. */
    void effacerEnPartie() {
        Enveloppe enveloppe = monde.enveloppe();
        GuichetArchives archives = monde.essai.tenirSous(PARTIES).archives();
        Elimination liste = archives.proposer(Monde.ASSEMBLEES, "E-1");
        CertificatDElimination certificat = archives.eliminer(
                Monde.ASSEMBLEES, liste, new Elimination.Visa("VISA-1", liste.jour(), liste.empreinte()));
        assertTrue(certificat.estComplet() && certificat.issues().isEmpty());
        assertEquals(
                liste.lignes().size(),
                certificat.parties().values().stream()
                        .mapToInt(parties -> parties.size())
                        .sum());
        assertEquals(List.of(), archives.proposer(Monde.ASSEMBLEES, "E-2").lignes());
        for (NumeroDossier numero : certificat.parties().keySet()) {
            Dossier dossier = monde.essai.dossier(numero.valeur());
            assertFalse(dossier.etat().estEnInstruction());
            assertTrue(dossier.pieces().stream().noneMatch(piece -> piece.type().equals("RIB")));
            vu.faits.add("DONNEES_EFFACEES");
        }
        assertEquals(enveloppe, monde.enveloppe());
        loi.verifierLeDroit();
    }

    /** Whatever can be erased is, and takes neither a euro nor a link of its chain with it. */
    void effacer() {
        Enveloppe enveloppe = monde.enveloppe();
        for (Dossier dossier : dossiers()) {
            NumeroDossier numero = dossier.numero();
            garder(numero);
            List<Entree> avant = monde.essai.dossiers.entrees(numero);
            if (monde.guichet().archives().effacer(Monde.INSTRUCTEUR, numero, "VISA-1") == Effet.FAIT) {
                assertFalse(dossier.etat().estEnInstruction(), "nobody had answered him");
                List<Entree> apres = new ArrayList<>(monde.essai.dossiers.entrees(numero));
                apres.removeAll(avant);
                assertEquals(
                        List.of("DOSSIER_EFFACE"),
                        apres.stream().map(entree -> entree.fait().code()).toList());
                vu.faits.add("DOSSIER_EFFACE");
                assertFalse(dossiers().contains(dossier));
            } else {
                assertEquals(avant, monde.essai.dossiers.entrees(numero));
            }
        }
        assertEquals(enveloppe, monde.enveloppe());
    }

    /** Whatever has happened to it, what is held back is not erased. */
    private void garder(NumeroDossier numero) {
        GuichetArchives archives = monde.guichet().archives();
        assertEquals(Effet.FAIT, archives.geler(Monde.INSTRUCTEUR, numero, "CONTROLE_CRC"));
        assertEquals(Effet.IMPOSSIBLE, archives.effacer(Monde.INSTRUCTEUR, numero, "VISA-1"));
        assertTrue(archives.consulter(Monde.INSTRUCTEUR, numero, "CONTROLE_CRC").isPresent());
        assertEquals(Effet.FAIT, archives.degeler(Monde.INSTRUCTEUR, numero, "CONTROLE_CLOS"));
        vu.faits.addAll(List.of("CONSERVATION_GELEE", "ARCHIVE_CONSULTEE", "CONSERVATION_DEGELEE"));
    }
}
