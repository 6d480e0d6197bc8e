package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import fr.octroi.commun.Acteur;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Role;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.Journal;
import fr.octroi.journal.LigneJournal;
import fr.octroi.journal.Reconstitution;
import fr.octroi.journal.Verification;
import fr.octroi.memoire.ClesEnMemoire;
import fr.octroi.port.PortException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever happens to dossiers at the counter, their facts alone tell their state. */
class HistoiresTest {

    private static final Acteur DEPARTEMENT = new Acteur("departement", Role.INSTRUCTEUR, "agent-1");

    private enum Geste {
        DEPOSER,
        DEPOSER_SANS_PIECE,
        DEPOSER_AUTRE_PRIX,
        DEPOSER_D_AILLEURS,
        DEPOSER_FAUTIVE,
        INSTRUIRE,
        INSTRUIRE_AILLEURS,
        PANNE
    }

    private record Pas(String numero, Geste geste) {}

    @Provide
    Arbitrary<List<Pas>> histoires() {
        return Combinators.combine(Arbitraries.of("D-1", "D-2", "D-3"), Arbitraries.of(Geste.class))
                .as(Pas::new)
                .list()
                .ofMaxSize(20);
    }

    @Property(tries = 200)
    void les_faits_rejoues_redonnent_l_etat(@ForAll("histoires") List<Pas> histoire) {
        Horloge horloge = new Horloge();
        Essai essai = new Essai(new ClesEnMemoire(), horloge::instant, Essai.reglement("art. 3"));
        for (Pas pas : histoire) {
            marcher(essai, pas);
        }
        List<LigneJournal> export = new ArrayList<>();
        List<Entree> toutes = new ArrayList<>();
        for (NumeroDossier numero : essai.dossiers.apres(null, 10)) {
            List<Entree> entrees = essai.dossiers.entrees(numero);
            toutes.addAll(entrees);
            // Two organisations have two chains: time alone puts them together again.
            List<Fait> faits = entrees.stream()
                    .sorted(Comparator.comparing(Entree::instant))
                    .map(Entree::fait)
                    .toList();
            assertEquals(Reconstitution.of(essai.dossier(numero.valeur())), Reconstitution.rejouer(faits));
            long ecritures = essai.ecritures.stream()
                    .filter(ecriture ->
                            ecriture.changements().get(0).dossier().numero().equals(numero))
                    .count();
            assertEquals(ecritures, essai.enregistre(numero.valeur()).version());
        }
        export.addAll(toutes);
        export.add(Journal.clore(toutes.iterator()));
        assertInstanceOf(Verification.Intact.class, Journal.verifier(export.iterator()));
    }

    private static void marcher(Essai essai, Pas pas) {
        Formulaire formulaire =
                pas.geste() == Geste.DEPOSER_SANS_PIECE ? Formulaire.de(pas.numero()) : essai.formulaire(pas.numero());
        int dejaEcrites = essai.ecritures.size();
        switch (pas.geste()) {
            case DEPOSER, DEPOSER_SANS_PIECE -> essai.deposer(formulaire);
            case DEPOSER_AUTRE_PRIX -> {
                formulaire.prix = Montant.ofEuros(1_400);
                essai.deposer(formulaire);
            }
            case DEPOSER_D_AILLEURS -> {
                formulaire.insee = "75056";
                essai.deposer(formulaire);
            }
            case DEPOSER_FAUTIVE -> {
                formulaire.nom = "";
                assertInstanceOf(ResultatDepot.Rejete.class, essai.deposer(formulaire));
                assertEquals(dejaEcrites, essai.ecritures.size());
            }
            case INSTRUIRE -> essai.guichet.instruire(Essai.AGENT, formulaire.numero());
            case INSTRUIRE_AILLEURS -> essai.guichet.instruire(DEPARTEMENT, formulaire.numero());
            case PANNE -> {
                essai.ecrituresAvantPanne = 0;
                try {
                    essai.guichet.instruire(Essai.AGENT, formulaire.numero());
                } catch (PortException panne) {
                    assertEquals(PortException.Nature.TEMPORAIRE, panne.nature());
                }
                essai.ecrituresAvantPanne = Integer.MAX_VALUE;
                assertEquals(dejaEcrites, essai.ecritures.size());
            }
        }
    }

    /** One second goes by at each look. */
    private static final class Horloge {
        private Instant maintenant = Essai.MIDI;

        Instant instant() {
            maintenant = maintenant.plusSeconds(1);
            return maintenant;
        }
    }
}
