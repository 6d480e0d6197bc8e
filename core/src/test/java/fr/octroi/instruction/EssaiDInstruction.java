package fr.octroi.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.Exemples.Cas;
import fr.octroi.instruction.Exemples.Lu;
import fr.octroi.reglement.GenreDoublon;
import fr.octroi.reglement.ReglementResolu;
import fr.octroi.reglement.Reglements;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The règlement that tests instruct under, what they change in a dossier, and what they expect of it. */
final class EssaiDInstruction {

    static final ReglementResolu GPSO = new Reglements.Modele().resoudre();
    static final LocalDate ACHAT = LocalDate.of(2020, 6, 1);

    private EssaiDInstruction() {}

    static Cas domicile(@Nullable LocalDate date) {
        return Cas.complet()
                .remplacer(
                        "JUSTIFICATIF_DOMICILE",
                        new Lu().nature("JUSTIFICATIF_DOMICILE").date(date).build());
    }

    static Lu facture() {
        return new Lu().nature("FACTURE");
    }

    static Coincidence coincidence(GenreDoublon genre) {
        return new Coincidence(genre, List.of(new NumeroDossier("VAE-2020-0002")));
    }

    static Proposition instruire(Cas cas) {
        return instruire(cas, GPSO);
    }

    static Proposition instruire(Cas cas, ReglementResolu reglement) {
        return Instruction.instruire(cas.dossier(), reglement, cas.contexte());
    }

    static Proposition.Accorder accord(Proposition proposition) {
        return proposition.selon(
                accorder -> accorder, r -> echec(proposition), c -> echec(proposition), e -> echec(proposition));
    }

    private static Proposition.Accorder echec(Proposition proposition) {
        throw new AssertionError(proposition.code() + " " + codes(proposition.motifs()));
    }

    static void attendre(Proposition proposition, String code, String... motifs) {
        assertEquals(code + " " + List.of(motifs), proposition.code() + " " + codes(proposition.motifs()));
    }

    static List<String> codes(List<Constat> constats) {
        return constats.stream().map(Constat::code).toList();
    }
}
