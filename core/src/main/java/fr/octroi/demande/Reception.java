package fr.octroi.demande;

import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Demandeur;
import fr.octroi.dossier.Depense;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.Foyer;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.dossier.Siret;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a request that arrived becomes: a dossier, or the list of its faults.
 */
public sealed interface Reception {

    /**
     * Checks a request, and makes a dossier of it when it has no fault.
     *
     * <p>A file that did not come is a fault only of a request that has no other: a line that the platform must correct
     * anyway is not worth a search for its files.
     *
     * @param demande the request
     * @param aide the aid it asks for
     * @param ligne the line it stood on, 0 when it came alone
     * @param jour today in the authority's time zone: nothing is filed after it
     * @param validateur a Jakarta validator, of any provider
     * @return a dossier in state {@link EtatDossier#DEPOSE}, or all the faults in order of field and code
     */
    static Reception recevoir(DemandeDeposee demande, String aide, int ligne, LocalDate jour, Validator validateur) {
        List<Rejet> rejets = new ArrayList<>();
        for (ConstraintViolation<DemandeDeposee> violation : validateur.validate(demande)) {
            rejets.add(Messages.rejet(
                    ligne,
                    demande.numero(),
                    violation.getPropertyPath().toString(),
                    code(violation.getMessageTemplate())));
        }
        if (demande.depot() != null && demande.depot().isAfter(jour)) {
            rejets.add(Messages.rejet(ligne, demande.numero(), "depot", "DATE_DEPOT_FUTURE"));
        }
        if (!rejets.isEmpty()) {
            rejets.sort(Comparator.comparing(Rejet::champ).thenComparing(Rejet::code));
            return new Rejetee(rejets);
        }
        for (PieceDeposee piece : demande.pieces()) {
            if (piece.contenu() == null) {
                rejets.add(Messages.rejet(ligne, demande.numero(), "pieces." + piece.type(), piece.defaut()));
            }
        }
        return rejets.isEmpty() ? new Recue(dossier(demande, aide)) : new Rejetee(rejets);
    }

    /**
     * Tells the cases apart.
     *
     * @param recue what to do with a dossier
     * @param rejetee what to do with faults
     * @param <T> the type of the answer
     * @return the answer of the case at hand
     */
    <T> T selon(Function<Recue, T> recue, Function<Rejetee, T> rejetee);

    /**
     * The request is a dossier.
     *
     * @param dossier the dossier
     */
    record Recue(Dossier dossier) implements Reception {
        @Override
        public <T> T selon(Function<Recue, T> recue, Function<Rejetee, T> rejetee) {
            return recue.apply(this);
        }
    }

    /**
     * The request has faults and is no dossier.
     *
     * @param rejets the faults, one at least
     */
    record Rejetee(List<Rejet> rejets) implements Reception {
        /** Copies. */
        public Rejetee {
            rejets = List.copyOf(rejets);
        }

        @Override
        public <T> T selon(Function<Recue, T> recue, Function<Rejetee, T> rejetee) {
            return rejetee.apply(this);
        }
    }

    private static String code(String cleDeMessage) {
        return cleDeMessage.substring(cleDeMessage.lastIndexOf('.') + 1, cleDeMessage.length() - 1);
    }

    private static Dossier dossier(DemandeDeposee demande, String aide) {
        return new Dossier(
                new NumeroDossier(demande.numero()),
                aide,
                Objects.requireNonNull(demande.depot()),
                new Demandeur(
                        demande.civilite().strip(),
                        demande.nom().strip(),
                        demande.prenom().strip(),
                        demande.naissance(),
                        new Adresse(
                                demande.voie().strip(),
                                demande.codePostal().strip(),
                                demande.ville().strip(),
                                ouInconnu(demande.insee())),
                        demande.courriel().strip(),
                        demande.telephone().strip()),
                new Foyer(demande.personnes(), demande.revenu(), demande.parts()),
                new Depense(
                        ouInconnu(demande.nature()),
                        ouInconnu(demande.etat()),
                        demande.designation().strip(),
                        demande.achat(),
                        demande.montantTtc(),
                        demande.montantHt(),
                        demande.quantite(),
                        demande.siret().isBlank() ? null : Siret.parse(demande.siret()),
                        demande.numeroFacture().strip(),
                        demande.numeroSerie().strip()),
                demande.iban().isBlank() ? null : Iban.parse(demande.iban()),
                demande.titulaire().strip(),
                demande.aidesAutres(),
                demande.reponses(),
                pieces(demande),
                EtatDossier.DEPOSE);
    }

    private static List<PieceJustificative> pieces(DemandeDeposee demande) {
        List<PieceJustificative> pieces = new ArrayList<>();
        for (PieceDeposee piece : demande.pieces()) {
            pieces.add(new PieceJustificative(
                    piece.type(),
                    piece.nom(),
                    Objects.requireNonNull(piece.contenu()),
                    piece.taille(),
                    Objects.requireNonNull(demande.depot())));
        }
        return pieces;
    }

    private static @Nullable String ouInconnu(String texte) {
        return texte.isBlank() ? null : texte.strip();
    }
}
