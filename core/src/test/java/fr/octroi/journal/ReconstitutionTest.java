package fr.octroi.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.octroi.commun.Cle;
import fr.octroi.commun.Empreinte;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.Exemples;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.instruction.Constat;
import fr.octroi.instruction.EtatLecture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ReconstitutionTest {

    private static final Cle CLE = new Cle(new byte[32]);

    /** The kinds of facts that always lead to one state. */
    private static final Map<String, EtatDossier> TOUJOURS = Map.of(
            "DEMANDE_ENREGISTREE", EtatDossier.DEPOSE,
            "CARENCE_CONSTATEE", EtatDossier.REFUS_PROPOSE,
            "CARENCE_LEVEE", EtatDossier.A_COMPLETER,
            "DESISTEMENT_RECU", EtatDossier.DESISTE,
            "INSCRIT_A_L_ORDRE_DU_JOUR", EtatDossier.EN_SEANCE,
            "VERSEMENT_LIQUIDE", EtatDossier.LIQUIDE,
            "VERSEMENT_ANNULE", EtatDossier.EXECUTOIRE,
            "DECISION_RETIREE", EtatDossier.RETIRE,
            "DOSSIER_ROUVERT", EtatDossier.DEPOSE,
            "DOSSIER_TRANSMIS", EtatDossier.TRANSMIS);

    /** What may happen to a dossier between two looks at it. */
    enum Evenement {
        PIECE_RECUE,
        PIECE_LUE,
        INSTRUCTION,
        DEPOT_DIVERGENT
    }

    record Pas(Evenement evenement, PieceJustificative piece, int choix) {}

    @Provide
    Arbitrary<List<Pas>> histoires() {
        return Combinators.combine(
                        Arbitraries.of(Evenement.values()),
                        Exemples.pieces(),
                        Arbitraries.integers().between(0, 15))
                .as(Pas::new)
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<Dossier> dossiers() {
        return Exemples.dossiers();
    }

    /** Lives a story twice, as a stored picture and as facts: both must tell the same. */
    @Property
    void rejouer_les_faits_rend_l_etat(@ForAll("dossiers") Dossier modele, @ForAll("histoires") List<Pas> histoire) {
        Dossier dossier = Exemples.avec(modele, List.of(), EtatDossier.DEPOSE);
        List<Fait> faits = new ArrayList<>();
        faits.add(new Fait.DemandeEnregistree(dossier.aide(), dossier.depot(), dossier.empreinteDeLaDemande(CLE)));
        for (Pas pas : histoire) {
            PieceJustificative piece = pas.piece();
            switch (pas.evenement()) {
                case PIECE_RECUE -> {
                    List<PieceJustificative> pieces = new ArrayList<>(dossier.pieces());
                    pieces.add(piece);
                    dossier = Exemples.avec(dossier, pieces, dossier.etat());
                    faits.add(new Fait.PieceRecue(piece.type(), piece.contenu(), piece.taille(), piece.recue()));
                }
                case PIECE_LUE ->
                    faits.add(new Fait.PieceLue(piece.contenu(), EtatLecture.LISIBLE, piece.type(), "ABSENT"));
                case INSTRUCTION -> {
                    dossier = dossier.avecEtat(choisir(dossier.etat(), pas.choix()));
                    faits.add(new Fait.InstructionFaite(
                            "0.1.0",
                            "2019-1",
                            CLE.sceller("reglement"),
                            "EXAMINER",
                            List.of(),
                            null,
                            null,
                            null,
                            List.of(),
                            dossier.etat()));
                }
                case DEPOT_DIVERGENT -> {
                    dossier = dossier.etat().permet(EtatDossier.A_EXAMINER)
                            ? dossier.avecEtat(EtatDossier.A_EXAMINER)
                            : dossier;
                    Empreinte autre = CLE.sceller("autre", Integer.toString(pas.choix()));
                    dossier = dossier.avecDivergence(autre);
                    faits.add(new Fait.DepotDivergent(autre, dossier.etat()));
                }
            }
            assertEquals(Reconstitution.of(dossier), Reconstitution.rejouer(faits));
        }
    }

    private static EtatDossier choisir(EtatDossier etat, int choix) {
        List<EtatDossier> suivants = etat.suivants();
        return suivants.isEmpty() ? etat : suivants.get(choix % suivants.size());
    }

    @Provide
    Arbitrary<List<Fait>> suites() {
        return Histoires.faits().list().ofMaxSize(20);
    }

    /** Whatever kind of fact comes, the state is that of the last fact that gives one: none is passed over. */
    @Property
    void l_etat_est_celui_du_dernier_fait_qui_en_donne_un(
            @ForAll("dossiers") Dossier dossier, @ForAll("suites") List<Fait> suite) {
        List<Fait> faits = new ArrayList<>();
        faits.add(new Fait.DemandeEnregistree(dossier.aide(), dossier.depot(), dossier.empreinteDeLaDemande(CLE)));
        EtatDossier attendu = EtatDossier.DEPOSE;
        for (Fait fait : suite) {
            faits.add(fait);
            EtatDossier donne = fait.etat();
            attendu = donne == null ? attendu : donne;
            assertEquals(attendu, Reconstitution.rejouer(faits).etat());
        }
    }

    /** What a fact says of the state is what it was given, or what its kind always means. */
    @Property
    void un_fait_donne_l_etat_qu_il_dit(@ForAll("suites") List<Fait> suite) {
        for (Fait fait : suite) {
            String dit = fait.donnees().get("etat");
            EtatDossier donne = fait.etat();
            if (fait instanceof Fait.PieceLue) {
                assertNull(donne, "that of the reading");
            } else if (dit != null) {
                assertEquals(EtatDossier.valueOf(dit), donne);
            } else {
                assertEquals(TOUJOURS.get(fait.code()), donne, fait.code());
            }
        }
    }

    @Property(tries = 100)
    void une_divergence_levee_n_est_plus_dite(@ForAll("dossiers") Dossier dossier) {
        List<Fait> faits = new ArrayList<>();
        faits.add(new Fait.DemandeEnregistree(dossier.aide(), dossier.depot(), dossier.empreinteDeLaDemande(CLE)));
        faits.add(new Fait.DepotDivergent(CLE.sceller("autre"), EtatDossier.A_EXAMINER));
        faits.add(new Fait.SignalLeve("IBAN_PARTAGE", "COMPTE_JOINT", EtatDossier.A_EXAMINER));
        assertEquals(
                new TreeSet<>(List.of(CLE.sceller("autre"))),
                Reconstitution.rejouer(faits).divergences());
        faits.add(new Fait.SignalLeve(Constat.DeSignal.DEPOT_DIVERGENT, "LE_DECLARE_TIENT", EtatDossier.DEPOSE));
        assertEquals(new TreeSet<>(), Reconstitution.rejouer(faits).divergences());
    }

    @Property(tries = 100)
    void une_histoire_commence_par_l_enregistrement(@ForAll("dossiers") Dossier dossier) {
        assertThrows(IllegalArgumentException.class, () -> Reconstitution.rejouer(List.of()));
        Fait lecture = new Fait.PieceLue(CLE.sceller("contenu"), EtatLecture.LISIBLE, "", "ABSENT");
        Fait enregistrement =
                new Fait.DemandeEnregistree(dossier.aide(), dossier.depot(), dossier.empreinteDeLaDemande(CLE));
        assertThrows(IllegalArgumentException.class, () -> Reconstitution.rejouer(List.of(lecture, enregistrement)));
        assertEquals(
                new Reconstitution(dossier.aide(), dossier.depot(), List.of(), EtatDossier.DEPOSE, new TreeSet<>()),
                Reconstitution.rejouer(List.of(enregistrement, lecture)));
    }
}
