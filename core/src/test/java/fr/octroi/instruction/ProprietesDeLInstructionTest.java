package fr.octroi.instruction;

import static fr.octroi.instruction.EssaiDInstruction.ACHAT;
import static fr.octroi.instruction.EssaiDInstruction.GPSO;
import static fr.octroi.instruction.EssaiDInstruction.codes;
import static fr.octroi.instruction.EssaiDInstruction.coincidence;
import static fr.octroi.instruction.EssaiDInstruction.instruire;
import static fr.octroi.instruction.Exemples.DEPOT;
import static fr.octroi.instruction.Exemples.fichier;
import static fr.octroi.instruction.Exemples.lue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Montant;
import fr.octroi.instruction.Exemples.Cas;
import fr.octroi.instruction.Exemples.Fichier;
import fr.octroi.instruction.Exemples.Lu;
import fr.octroi.reglement.GenreDoublon;
import fr.octroi.reglement.PieceRequise;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is true of every dossier. */
class ProprietesDeLInstructionTest {

    @Property(tries = 500)
    void ajouter_une_piece_conforme_n_aggrave_jamais_la_proposition(
            @ForAll("cas") Cas cas, @ForAll("types") String type) {
        Proposition avant = instruire(cas);
        Proposition apres = instruire(cas.avec(fichier(type, "toute neuve", lue(type))));
        assertTrue(apres.classe().compareTo(avant.classe()) >= 0, () -> avant.code() + " -> " + apres.code());
        assertTrue(avant.code().equals("REFUSER") == apres.code().equals("REFUSER"));
        assertFalse(codes(apres.motifs()).stream().anyMatch(code -> code.startsWith(type + ":")));
    }

    @Property(tries = 500)
    void l_ordre_des_pieces_ne_change_rien(@ForAll("cas") Cas cas, @ForAll Random hasard) {
        Proposition avant = instruire(cas);
        List<Fichier> melange = new ArrayList<>(cas.fichiers());
        Collections.shuffle(melange, hasard);
        assertEquals(avant, instruire(cas.fichiers(melange)));
    }

    @Property(tries = 500)
    void une_coincidence_de_plus_ne_refuse_ni_ne_demande_rien_a_personne(
            @ForAll("cas") Cas cas, @ForAll GenreDoublon genre) {
        Proposition avant = instruire(cas.coincidences());
        Proposition apres = instruire(cas.coincidences(coincidence(genre)));
        assertEquals(avant.code().equals("ACCORDER") ? "EXAMINER" : avant.code(), apres.code());
    }

    @Property(tries = 500)
    void chaque_constat_a_un_article_sauf_une_coincidence(@ForAll("cas") Cas cas) {
        for (Constat constat : instruire(cas).constats()) {
            assertEquals(constat instanceof Constat.DeDoublon, constat.article().isBlank());
        }
    }

    @Property(tries = 500)
    void l_instruction_est_la_meme_chaque_fois_et_ses_motifs_sont_de_sa_classe_ou_plus_legers(@ForAll("cas") Cas cas) {
        Proposition proposition = instruire(cas);
        assertEquals(proposition, instruire(cas));
        for (Constat motif : proposition.motifs()) {
            assertTrue(motif.portee().compareTo(proposition.classe()) >= 0);
            assertTrue(motif.portee() != Portee.NOTE);
        }
        assertFalse(codes(proposition.motifs()).contains("RIB:ABSENTE"));
        boolean refuse = proposition.constats().stream().anyMatch(constat -> constat.portee() == Portee.REFUS);
        assertEquals(refuse, proposition.code().equals("REFUSER"));
    }

    @Property(tries = 200)
    void le_rib_ne_change_jamais_la_proposition(@ForAll("cas") Cas cas, @ForAll("lectures") LecturePiece lecture) {
        String avant = instruire(cas.sans("RIB")).code();
        assertEquals(avant, instruire(cas.avec(fichier("RIB", "rib", lecture))).code());
    }

    @Provide
    Arbitrary<String> types() {
        return Arbitraries.of(
                GPSO.definition().pieces().stream().map(PieceRequise::type).toList());
    }

    @Provide
    Arbitrary<LecturePiece> lectures() {
        return Arbitraries.oneOf(
                Arbitraries.of(EtatLecture.values()).map(LecturePiece::sansFait),
                Combinators.combine(
                                Arbitraries.of("", "FACTURE", "DEVIS", "JUSTIFICATIF_DOMICILE", "RIB"),
                                Arbitraries.of("MOREL CAMILLE", "C MOREL", "MOREL PAUL", "12"),
                                Arbitraries.of(1500L, 1499L).injectNull(0.2),
                                Arbitraries.of(ACHAT, DEPOT.minusMonths(3), DEPOT.plusDays(1), LocalDate.MIN)
                                        .injectNull(0.2),
                                Arbitraries.of(Exemples.IBAN, Exemples.AUTRE_IBAN)
                                        .injectNull(0.2))
                        .as((nature, nom, euros, date, iban) -> new Lu()
                                .nature(nature)
                                .noms(nom)
                                .montant(euros == null ? null : Montant.ofEuros(euros))
                                .date(date)
                                .iban(iban)
                                .build()));
    }

    @Provide
    Arbitrary<Cas> cas() {
        Arbitrary<List<Fichier>> fichiers = Combinators.combine(
                        types(),
                        Arbitraries.integers().between(0, 1_000_000),
                        lectures(),
                        Arbitraries.of(true, true, false))
                .as((type, rang, lecture, bonne) -> fichier(type, "f" + rang, bonne ? lue(type) : lecture))
                .list()
                .ofMaxSize(12);
        return Combinators.combine(
                        fichiers,
                        Arbitraries.of(true, true, true, false),
                        Arbitraries.of("92048", "92048", "92048", "75056").injectNull(0.1),
                        Arbitraries.of("VAE", "VAE", "KIT").injectNull(0.1),
                        Arbitraries.of(GenreDoublon.values()).injectNull(0.6))
                .as((autres, complet, insee, nature, genre) -> {
                    Cas cas = Cas.complet().commune(insee).achat(nature, "NEUF", ACHAT);
                    if (!complet) {
                        cas.fichiers(List.of());
                    }
                    TreeSet<String> vus = new TreeSet<>();
                    autres.stream()
                            .filter(fichier -> vus.add(fichier.contenu().hexadecimal()))
                            .forEach(cas::avec);
                    return genre == null ? cas : cas.coincidences(coincidence(genre));
                });
    }
}
