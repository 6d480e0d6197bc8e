package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import fr.octroi.budget.Enveloppe;
import fr.octroi.budget.Imputation;
import fr.octroi.budget.Repartition;
import fr.octroi.bureau.Deliberation;
import fr.octroi.bureau.LigneDeliberee;
import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.reglement.Financeur;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.Versement;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Every euro that leaves was voted (décret n° 2012-1246, art. 33): from the bordereau back to the minutes, and forth again. */
class ChaqueEuroTest {

    @Property(tries = 25)
    void chaque_euro_d_un_bordereau_mene_a_une_ligne_de_deliberation(@ForAll long graine) {
        new Annee(new Monde()).verifier(new Random(graine));
    }

    /** Whatever is granted, each funder's euros are those of the minutes shared by the règlement, and his envelope's. */
    @Property(tries = 25)
    void chaque_euro_de_chaque_financeur_mene_a_une_ligne_de_deliberation(@ForAll long graine) {
        List<Financeur> financeurs = FinanceursTest.FINANCEURS;
        Monde monde = new Monde(null, financeurs, List.of(Montant.ofEuros(10_000), Montant.ofEuros(10_000)));
        Annee annee = new Annee(monde);
        annee.verifier(new Random(graine));
        List<Montant> votes = annee.parts(financeurs);
        List<Montant> mandates = financeurs.stream()
                .map(financeur -> monde.essai
                        .dossiers
                        .enveloppe(Repartition.enveloppe(Monde.ENVELOPPE, financeur))
                        .orElseThrow()
                        .valeur())
                .map(Enveloppe::mandates)
                .toList();
        assertEquals(votes, mandates);
        List<Montant> imputes = financeurs.stream()
                .map(financeur -> annee.imputations().stream()
                        .filter(part -> part.financeur().equals(financeur.code())
                                && part.ligne().equals(financeur.ligne()))
                        .map(Imputation::montant)
                        .reduce(Montant.ZERO, Montant::plus))
                .toList();
        assertEquals(votes, imputes);
    }

    /** Some requests, as many sessions as they take, and one bordereau. */
    private static final class Annee {
        private final Monde monde;
        private final List<NumeroDossier> deposes = new ArrayList<>();

        Annee(Monde monde) {
            this.monde = monde;
        }

        /** What the minutes grant, shared line by line. */
        List<Montant> parts(List<Financeur> financeurs) {
            List<Montant> parts = new ArrayList<>(Collections.nCopies(financeurs.size(), Montant.ZERO));
            for (Deliberation deliberation : minutes()) {
                for (LigneDeliberee ligne : deliberation.lignes()) {
                    List<Imputation> siennes =
                            Repartition.de(Objects.requireNonNullElse(ligne.montant(), Montant.ZERO), financeurs);
                    for (int i = 0; i < siennes.size(); i++) {
                        parts.set(i, parts.get(i).plus(siennes.get(i).montant()));
                    }
                }
            }
            return parts;
        }

        List<Imputation> imputations() {
            return monde.essai.dossiers.bordereau("bord-1").isEmpty()
                    ? List.of()
                    : monde.paiements().imputations(Monde.ORDONNATEUR, "bord-1").values().stream()
                            .flatMap(List::stream)
                            .toList();
        }

        void verifier(Random hasard) {
            int nombre = 1 + hasard.nextInt(9);
            for (int rang = 1; rang <= nombre; rang++) {
                deposer(rang);
            }
            for (int seance = 1; !enAttente().isEmpty(); seance++) {
                sieger("s-" + seance, "B2026-" + seance + "-", 1 + hasard.nextInt(4), hasard);
                monde.plusTard(1);
            }
            Optional<Bordereau> bordereau = monde.paiements()
                    .liquider(Monde.ORDONNATEUR, "bord-1", Monde.ENVELOPPE, new TreeSet<>(deposes))
                    .bordereau();
            List<Versement> payes = bordereau.map(Bordereau::lignes).orElse(List.of()).stream()
                    .map(Bordereau.Ligne::versement)
                    .toList();
            for (Versement paye : payes) {
                assertEquals(List.of(paye.montant()), votes(paye), paye.reference());
            }
            // And forth: what was voted is on the bordereau, to the cent, or nothing was.
            Montant vote = minutes().stream()
                    .flatMap(deliberation -> deliberation.lignes().stream())
                    .map(ligne -> Objects.requireNonNullElse(ligne.montant(), Montant.ZERO))
                    .reduce(Montant.ZERO, Montant::plus);
            assertEquals(vote, payes.stream().map(Versement::montant).reduce(Montant.ZERO, Montant::plus));
            if (monde.essai.dossiers.enveloppe(Monde.ENVELOPPE + "-region").isEmpty()) {
                assertEquals(vote, monde.enveloppe().mandates());
            }
            assertFalse(bordereau.isEmpty() && !vote.estNul());
        }

        private void deposer(int rang) {
            String numero = "T-" + rang;
            Formulaire formulaire = monde.complet(numero);
            formulaire.iban = rib(rang);
            monde.deposer(formulaire);
            monde.instruire(numero);
            deposes.add(Monde.numero(numero));
        }

        /** An account of the invented bank of the examples: its key is that of the RIB, then that of the IBAN. */
        private static String rib(int rang) {
            long compte = 12_345_678_000L + rang;
            long cle = 97 - (89 * 30_006L + 15 * 1L + 3 * compte) % 97;
            String bban = String.format("3000600001%011d%02d", compte, cle);
            long reste =
                    new BigInteger(bban + "152700").mod(BigInteger.valueOf(97)).longValue();
            return String.format("FR%02d%s", 98 - reste, bban);
        }

        private List<NumeroDossier> enAttente() {
            return deposes.stream()
                    .filter(numero -> switch (monde.etat(numero.valeur())) {
                        case ACCORD_PROPOSE, AJOURNE -> true;
                        default -> false;
                    })
                    .toList();
        }

        /** A session that grants more or less than proposed, each line by the act of the session or by one of its own, or refuses. */
        private void sieger(String seance, String acte, int capacite, Random hasard) {
            monde.ouvrirSeance(seance, monde.jour(), monde.jour(), capacite);
            OrdreDuJour ordre = monde.geler(seance);
            List<LigneDeliberee> lignes = new ArrayList<>();
            for (OrdreDuJour.Ligne ligne : ordre.lignes()) {
                boolean refuse = hasard.nextInt(4) == 0;
                lignes.add(
                        refuse
                                ? Monde.ligne(ligne, Issue.REFUSE, null)
                                : new LigneDeliberee(
                                        ligne.numero(),
                                        Issue.ACCORDE,
                                        new Montant(1 + hasard.nextInt(30_000)),
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        null,
                                        hasard.nextBoolean() ? acte + (1 + lignes.size()) : null));
            }
            monde.deliberer(seance, acte + "0", lignes).selon(conforme -> conforme, discordante -> {
                throw new AssertionError(discordante);
            });
            Objects.requireNonNull(monde.essai
                            .dossiers
                            .seance(seance)
                            .orElseThrow()
                            .valeur()
                            .deliberation())
                    .actes()
                    .forEach(sien ->
                            monde.seances().transmettreActe(Monde.ASSEMBLEES, seance, sien.numero(), monde.jour()));
            ordre.lignes().forEach(ligne -> monde.seances().notifier(Monde.ASSEMBLEES, ligne.numero(), monde.jour()));
        }

        private List<Deliberation> minutes() {
            return monde.essai.dossiers.seances().stream()
                    .map(SeanceBureau::deliberation)
                    .filter(Objects::nonNull)
                    .map(Objects::requireNonNull)
                    .toList();
        }

        /** What the minutes grant to a dossier under the act that its payment names. */
        private List<Montant> votes(Versement paye) {
            return minutes().stream()
                    .flatMap(deliberation -> deliberation.lignes().stream()
                            .filter(ligne -> ligne.numero().equals(paye.dossier())
                                    && ligne.issue() == Issue.ACCORDE
                                    && deliberation.acte(ligne).numero().equals(paye.acte())))
                    .map(ligne -> Objects.requireNonNull(ligne.montant()))
                    .toList();
        }
    }
}
