package fr.octroi.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.octroi.commun.Cle;
import fr.octroi.commun.Empreinte;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.Exemples;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.instruction.EtatLecture;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ReconstitutionTest {

    private static final Cle CLE = new Cle(new byte[32]);

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
                case PIECE_LUE -> faits.add(new Fait.PieceLue(piece.contenu(), EtatLecture.LISIBLE, piece.type()));
                case INSTRUCTION -> {
                    dossier = dossier.avecEtat(choisir(dossier.etat(), pas.choix()));
                    faits.add(new Fait.InstructionFaite(
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

    @Property(tries = 100)
    void une_histoire_commence_par_l_enregistrement(@ForAll("dossiers") Dossier dossier) {
        assertThrows(IllegalArgumentException.class, () -> Reconstitution.rejouer(List.of()));
        Fait lecture = new Fait.PieceLue(CLE.sceller("contenu"), EtatLecture.LISIBLE, "");
        Fait enregistrement =
                new Fait.DemandeEnregistree(dossier.aide(), dossier.depot(), dossier.empreinteDeLaDemande(CLE));
        assertThrows(IllegalArgumentException.class, () -> Reconstitution.rejouer(List.of(lecture, enregistrement)));
        assertEquals(
                new Reconstitution(dossier.aide(), dossier.depot(), List.of(), EtatDossier.DEPOSE, new TreeSet<>()),
                Reconstitution.rejouer(List.of(enregistrement, lecture)));
    }
}
