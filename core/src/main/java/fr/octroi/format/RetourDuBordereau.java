package fr.octroi.format;

import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.format.RetourLu.Ligne;
import fr.octroi.format.RetourLu.Lot;
import fr.octroi.format.RetourLu.Statut;
import fr.octroi.port.Numerotation.Numeros;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.RetourComptable;
import fr.octroi.versement.RetourComptable.Issue;
import fr.octroi.versement.SuiteDeRejet;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a file that came back says of one bordereau, ready for {@link RetourComptable#appliquer} and for the counter of
 * payments.
 *
 * @param retour what can be applied; taken in again, it changes nothing
 * @param aVoir the lines that name a payment of the bordereau, or say something of it, and that a person must look at
 * @param autres how many lines name no payment of the bordereau
 */
public record RetourDuBordereau(RetourComptable retour, List<Ligne> aVoir, int autres) {

    private static final int CODE = 35;

    /** Copies. */
    public RetourDuBordereau {
        aVoir = List.copyOf(aVoir);
    }

    /**
     * Looks in a file for what it says of a bordereau.
     *
     * @param lu what the file says
     * @param bordereau the bordereau
     * @param numeros its numbers, by which the comptable calls it; null when only a bank answers
     * @return what can be applied, and the rest
     */
    public static RetourDuBordereau chercher(RetourLu lu, Bordereau bordereau, @Nullable Numeros numeros) {
        return new Recherche(lu, bordereau, numeros).chercher();
    }

    private static final class Recherche {

        private final RetourLu lu;
        private final Bordereau bordereau;
        private final String identifiant;
        private final String numeroDuBordereau;
        private final SortedMap<String, String> references = new TreeMap<>();
        private final List<RetourComptable.Ligne> lignes = new ArrayList<>();
        private final List<Ligne> aVoir = new ArrayList<>();
        private int autres;

        private Recherche(RetourLu lu, Bordereau bordereau, @Nullable Numeros numeros) {
            this.lu = lu;
            this.bordereau = bordereau;
            this.identifiant = VirementSepa.identifiant(bordereau.code());
            this.numeroDuBordereau = numeros == null ? "" : bordereau.exercice() + "/" + numeros.bordereau();
            if (lu.estDuComptable() && numeros != null) {
                for (Map.Entry<String, Integer> mandat : numeros.mandats().entrySet()) {
                    references.put(Integer.toString(mandat.getValue()), mandat.getKey());
                }
            } else if (!lu.estDuComptable()) {
                bordereau
                        .lignes()
                        .forEach(ligne -> references.put(
                                ligne.versement().reference(), ligne.versement().reference()));
            }
        }

        private RetourDuBordereau chercher() {
            boolean toutRejete = lu.statut() == Statut.REJETE
                    && lu.lignes().isEmpty()
                    && lu.lots().isEmpty();
            if (toutRejete && lu.reference().equals(identifiant)) {
                rejeterTout(lu.motifs(), lu.jour());
            }
            for (Lot lot : lu.lots()) {
                if (lot.operations() == 0
                        && lot.statut() == Statut.REJETE
                        && lot.reference().equals(identifiant)) {
                    rejeterTout(lot.motifs().isEmpty() ? lu.motifs() : lot.motifs(), lu.jour());
                }
            }
            lu.lignes().forEach(this::ligne);
            return new RetourDuBordereau(new RetourComptable(bordereau.code(), lignes), aVoir, autres);
        }

        private void ligne(Ligne ligne) {
            if (lu.estDuComptable() && !ligne.lot().equals(numeroDuBordereau)) {
                autres++;
                return;
            }
            if (estLeBordereau(ligne)) {
                leBordereau(ligne);
                return;
            }
            String reference = references.get(sansZeros(ligne.reference()));
            if (reference == null) {
                autres++;
                return;
            }
            if (ligne.statut() == Statut.EN_COURS || estTechnique(ligne)) {
                return;
            }
            Optional<Issue> issue = issue(ligne.statut());
            Optional<RetourComptable.Ligne> dite = issue.flatMap(une -> enEuros(ligne)
                    .flatMap(montant -> faire(reference, une, lu.codes(ligne), montant.orElse(null), ligne.jour())));
            dite.ifPresentOrElse(lignes::add, () -> aVoir.add(ligne));
        }

        /** Hélios writes the numbers that it was given, with or without the zeros before them. */
        private String sansZeros(String reference) {
            return lu.estDuComptable() ? reference.replaceFirst("^0+(?=.)", "") : reference;
        }

        /** That a file is well made is no news of its payments. */
        private boolean estTechnique(Ligne ligne) {
            return lu.format().equals("PES_ACQUIT") && ligne.statut() == Statut.ACCEPTE;
        }

        private boolean estLeBordereau(Ligne ligne) {
            return lu.estDuComptable()
                    ? lu.format().equals("PES_ACQUIT") && numeroDuBordereau.endsWith("/" + sansZeros(ligne.reference()))
                    : ligne.reference().equals(identifiant);
        }

        private void leBordereau(Ligne ligne) {
            if (ligne.statut() == Statut.REJETE && lu.estDuComptable()) {
                rejeterTout(ligne.motifs(), ligne.jour());
            } else if (ligne.statut() == Statut.PAYE
                    && enEuros(ligne)
                            .flatMap(montant -> montant)
                            .filter(bordereau.totaux().total()::equals)
                            .isPresent()) {
                // One debit for all of them, of their sum: each was paid.
                for (Bordereau.Ligne une : bordereau.lignes()) {
                    faire(une.versement().reference(), Issue.PAYE, List.of(), null, ligne.jour())
                            .ifPresentOrElse(lignes::add, () -> aVoir.add(ligne));
                }
            } else if (ligne.statut() != Statut.EN_COURS && ligne.statut() != Statut.ACCEPTE) {
                aVoir.add(ligne);
            }
        }

        private void rejeterTout(List<String> motifs, @Nullable LocalDate jour) {
            List<String> codes = motifs.stream()
                    .map(motif -> lu.estDuComptable() ? "PES-" + motif : motif)
                    .toList();
            Issue issue = lu.estDuComptable() ? Issue.REJETE : Issue.REJET_BANCAIRE;
            for (Bordereau.Ligne une : bordereau.lignes()) {
                faire(une.versement().reference(), issue, codes, null, jour).ifPresent(lignes::add);
            }
        }

        private Optional<Issue> issue(Statut statut) {
            return switch (statut) {
                case ACCEPTE -> Optional.of(Issue.ACCEPTE);
                case PAYE -> Optional.of(Issue.PAYE);
                case REJETE -> Optional.of(lu.estDuComptable() ? Issue.REJETE : Issue.REJET_BANCAIRE);
                case EN_COURS, PARTIEL, INCONNU -> Optional.empty();
            };
        }

        /** A sum in euros and cents, or none at all; empty when it is something else. */
        private static Optional<Optional<Montant>> enEuros(Ligne ligne) {
            BigDecimal montant = ligne.montant();
            if (montant == null) {
                return Optional.of(Optional.empty());
            }
            if (!ligne.devise().equals("EUR") && !ligne.devise().isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(Optional.of(Montant.of(montant)));
            } catch (ValeurInvalideException pasEnCentimes) {
                return Optional.empty();
            }
        }

        private static Optional<RetourComptable.Ligne> faire(
                String reference,
                Issue issue,
                List<String> codes,
                @Nullable Montant montant,
                @Nullable LocalDate jour) {
            if (jour == null) {
                return Optional.empty();
            }
            try {
                return Optional.of(new RetourComptable.Ligne(
                        reference,
                        issue,
                        issue == Issue.ACCEPTE || issue == Issue.PAYE ? "" : code(codes),
                        montant,
                        jour));
            } catch (ValeurInvalideException horsDuCalendrier) {
                return Optional.empty();
            }
        }

        /** One code; several only when they call for different things, so that a person looks. */
        private static String code(List<String> codes) {
            boolean pareils =
                    codes.stream().map(SuiteDeRejet::deCode).distinct().count() == 1;
            String code = pareils ? codes.get(0) : String.join("-", codes);
            String propre = code.replaceAll("[^A-Za-z0-9._-]", "-");
            return propre.length() > CODE ? propre.substring(0, CODE) : propre;
        }
    }
}
