package fr.octroi.format;

import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.format.RetourLu.Ligne;
import fr.octroi.format.RetourLu.Lot;
import fr.octroi.format.RetourLu.Sens;
import fr.octroi.format.RetourLu.Statut;
import fr.octroi.port.Numerotation.Numeros;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.RetourComptable;
import fr.octroi.versement.RetourComptable.Issue;
import fr.octroi.versement.SuiteDeRejet;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        private final @Nullable Numeros numeros;
        private final SortedMap<String, String> references = new TreeMap<>();
        private final Set<String> nommes = new HashSet<>();
        private final List<RetourComptable.Ligne> lignes = new ArrayList<>();
        private final List<Ligne> aVoir = new ArrayList<>();
        private @Nullable Ligne bordereauRejete;
        private int autres;

        private Recherche(RetourLu lu, Bordereau bordereau, @Nullable Numeros numeros) {
            this.lu = lu;
            this.bordereau = bordereau;
            this.identifiant = VirementSepa.identifiant(bordereau.code());
            this.numeros = numeros;
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
            lu.lignes().forEach(this::ligne);
            rejetEntier().ifPresent(this::rejeterLesAutres);
            return new RetourDuBordereau(new RetourComptable(bordereau.code(), lignes), aVoir, autres);
        }

        /** The rejection of the whole bordereau, or of what held it, as a line of it. */
        private Optional<Ligne> rejetEntier() {
            if (lu.estDuComptable()) {
                return fichierRejete()
                        ? Optional.of(deLEnsemble(lu.origine(), lu.motifs()))
                        : Optional.ofNullable(bordereauRejete);
            }
            boolean unAutreStatut = false;
            for (Lot lot : lu.lots()) {
                if (lot.reference().equals(identifiant)) {
                    if (estUnRejet(lot.origine())) {
                        return Optional.of(
                                deLEnsemble(lot.origine(), lot.motifs().isEmpty() ? lu.motifs() : lot.motifs()));
                    }
                    unAutreStatut |= !lot.origine().isEmpty();
                    if (lot.statut() == Statut.REJETE && lot.operations() == 0 && !estUnRejet(lu.origine())) {
                        // Counts alone say it, and not of which payments.
                        aVoir.add(deLEnsemble(lot.origine(), lot.motifs()));
                    }
                }
            }
            if (!lu.reference().equals(identifiant)) {
                return Optional.empty();
            }
            boolean seul = lu.lots().isEmpty() && lu.lignes().isEmpty();
            if (estUnRejet(lu.origine()) && !unAutreStatut) {
                return Optional.of(deLEnsemble(lu.origine(), lu.motifs()));
            }
            if (estUnRejet(lu.origine()) || (seul && lu.statut() == Statut.REJETE)) {
                aVoir.add(deLEnsemble(lu.origine(), lu.motifs()));
            }
            return Optional.empty();
        }

        private boolean estUnRejet(String origine) {
            return lu.format().startsWith("pain.") && AnalysePain002.statut(origine) == Statut.REJETE;
        }

        /** A technical rejection of the file that was written for this bordereau. */
        private boolean fichierRejete() {
            return numeros != null
                    && lu.statut() == Statut.REJETE
                    && !lu.origine().isEmpty()
                    && PesDepense.estLeFichier(lu.reference(), bordereau, numeros);
        }

        private Ligne deLEnsemble(String origine, List<String> motifs) {
            return new Ligne(
                    lu.estDuComptable() ? lu.reference() : identifiant,
                    Statut.REJETE,
                    origine,
                    Sens.AUCUN,
                    motifs,
                    lu.informations(),
                    null,
                    "",
                    lu.jour(),
                    "",
                    true,
                    1);
        }

        private void ligne(Ligne ligne) {
            if (lu.format().equals("PES_ACQUIT") && ligne.lot().isEmpty() && ligne.statut() == Statut.REJETE) {
                // A file or a piece that Hélios refuses: which bordereau it was of, only its name may say.
                if (!(ligne.ensemble() && fichierRejete())) {
                    aVoir.add(ligne);
                }
                return;
            }
            if (lu.estDuComptable() && !estDuLot(ligne.lot())) {
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
            if (estTechnique(ligne)) {
                return;
            }
            nommes.add(reference);
            if (ligne.statut() == Statut.EN_COURS) {
                return;
            }
            if (ligne.statut() == Statut.REJETE && lu.codes(ligne).stream().anyMatch(Recherche::estUnDoublon)) {
                aVoir.add(ligne);
                return;
            }
            Optional<Issue> issue = issue(ligne.statut());
            Optional<RetourComptable.Ligne> dite = issue.filter(une -> estEnEurosOuSansSomme(ligne))
                    .flatMap(une -> faire(
                            reference, une, lu.codes(ligne), enEuros(ligne).orElse(null), ligne.jour()));
            dite.ifPresentOrElse(lignes::add, () -> aVoir.add(ligne));
        }

        /** A year and a number, as figures: either may have zeros before it, and the year may not be said. */
        private boolean estDuLot(String lot) {
            int coupe = lot.indexOf('/');
            if (numeros == null || coupe < 0) {
                return false;
            }
            String annee = lot.substring(0, coupe);
            return sansZeros(lot.substring(coupe + 1)).equals(Integer.toString(numeros.bordereau()))
                    && (annee.isEmpty() || sansZeros(annee).equals(Integer.toString(bordereau.exercice())));
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
            return lu.estDuComptable() ? ligne.ensemble() : ligne.reference().equals(identifiant);
        }

        private void leBordereau(Ligne ligne) {
            if (ligne.statut() == Statut.REJETE && lu.estDuComptable()) {
                bordereauRejete = bordereauRejete == null ? ligne : bordereauRejete;
            } else if (ligne.statut() == Statut.PAYE
                    && enEuros(ligne).filter(bordereau.totaux().total()::equals).isPresent()) {
                // One debit for all of them, of their sum: each was paid.
                for (Bordereau.Ligne une : bordereau.lignes()) {
                    faire(une.versement().reference(), Issue.PAYE, List.of(), null, ligne.jour())
                            .ifPresentOrElse(lignes::add, () -> aVoir.add(ligne));
                }
            } else if (ligne.statut() != Statut.EN_COURS && ligne.statut() != Statut.ACCEPTE) {
                aVoir.add(ligne);
            }
        }

        /** Each payment that no line names. */
        private void rejeterLesAutres(Ligne rejet) {
            List<String> codes = lu.codes(rejet);
            if (rejet.jour() == null || codes.stream().anyMatch(Recherche::estUnDoublon)) {
                aVoir.add(rejet);
                return;
            }
            Issue issue = lu.estDuComptable() ? Issue.REJETE : Issue.REJET_BANCAIRE;
            boolean tous = true;
            for (Bordereau.Ligne une : bordereau.lignes()) {
                String reference = une.versement().reference();
                if (!nommes.contains(reference)) {
                    Optional<RetourComptable.Ligne> dite = faire(reference, issue, codes, null, rejet.jour());
                    dite.ifPresent(lignes::add);
                    tous &= dite.isPresent();
                }
            }
            if (!tous) {
                aVoir.add(rejet);
            }
        }

        /** A duplicate goes to a person, for the first copy may be paid. */
        private static boolean estUnDoublon(String code) {
            return SuiteDeRejet.deCode(code) == SuiteDeRejet.ARRET || code.startsWith("PES-ERREUR_DOUBLON");
        }

        private Optional<Issue> issue(Statut statut) {
            return switch (statut) {
                case ACCEPTE -> Optional.of(Issue.ACCEPTE);
                case PAYE -> Optional.of(Issue.PAYE);
                case REJETE -> Optional.of(lu.estDuComptable() ? Issue.REJETE : Issue.REJET_BANCAIRE);
                case EN_COURS, PARTIEL, INCONNU -> Optional.empty();
            };
        }

        private static boolean estEnEurosOuSansSomme(Ligne ligne) {
            return ligne.montant() == null || enEuros(ligne).isPresent();
        }

        /** The sum, when there is one and it is of euros and cents. */
        private static Optional<Montant> enEuros(Ligne ligne) {
            BigDecimal montant = ligne.montant();
            if (montant == null
                    || !(ligne.devise().equals("EUR") || ligne.devise().isEmpty())) {
                return Optional.empty();
            }
            try {
                return Optional.of(Montant.of(montant));
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
        private static String code(List<String> bruts) {
            List<String> codes =
                    bruts.stream().map(RetourComptable::codeConnu).distinct().toList();
            boolean pareils =
                    codes.stream().map(SuiteDeRejet::deCode).distinct().count() == 1;
            return pareils ? codes.get(0) : RetourComptable.ensemble(codes);
        }
    }
}
