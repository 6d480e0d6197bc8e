package fr.octroi.examples.spark;

import fr.octroi.commun.Cle;
import fr.octroi.demande.LigneDeLot;
import fr.octroi.demande.Reception;
import fr.octroi.demande.Rejet;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.DemandesJson;
import fr.octroi.format.LecteurGeographie;
import fr.octroi.format.LecteurReglement;
import fr.octroi.instruction.Coincidence;
import fr.octroi.instruction.Constat;
import fr.octroi.instruction.Contexte;
import fr.octroi.instruction.Doublons;
import fr.octroi.instruction.Instruction;
import fr.octroi.instruction.Proposition;
import fr.octroi.instruction.Repere;
import fr.octroi.reglement.Catalogue;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.ReglementResolu;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.ByteArrayInputStream;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;

/**
 * What each executor needs to instruct: the text of a règlement and a key travel, and are made into what they mean where they arrive.
 *
 * <p>A broadcast value comes once to a process, so the text is read and resolved once in each, and not once a partition or a line.
 */
final class Atelier implements Serializable {

    private final String nom;
    private final String texte;
    private final LocalDate jour;
    private final byte[] secret;

    private transient @Nullable Outils outils;

    /** What cannot travel, and need not: any thread may use it. */
    private record Outils(ReglementAide definition, ReglementResolu reglement, Validator validateur, Cle cle) {}

    /**
     * Keeps what travels.
     *
     * @param nom what errors call the règlement
     * @param texte the règlement, in YAML
     * @param jour today: nothing is filed after it
     * @param secret the key of the digests under which people are found again; as good drawn anew for each run
     */
    Atelier(String nom, String texte, LocalDate jour, byte[] secret) {
        this.nom = nom;
        this.texte = texte;
        this.jour = jour;
        this.secret = secret.clone();
    }

    private synchronized Outils outils() {
        if (outils == null) {
            ReglementAide definition = LecteurReglement.lire(nom, texte).surFaitsDeclares();
            outils = new Outils(
                    definition,
                    Catalogue.resoudre(List.of(definition), LecteurGeographie.fournie())
                            .reglements()
                            .get(0),
                    validateur(),
                    new Cle(secret));
        }
        return outils;
    }

    /** As {@code Octroi} makes its own. */
    private static Validator validateur() {
        return Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator(Set.of(Locale.FRENCH), Locale.FRENCH, false))
                .buildValidatorFactory()
                .getValidator();
    }

    /** Reads a règlement and resolves it, so that a fault in it is known before anything is sent. */
    void verifier() {
        outils();
    }

    /** Reads a line and goes on with the dossier, or with its faults. */
    <T> T recevoir(byte[] ligne, Function<Dossier, T> recue, Function<List<Rejet>, T> rejetee) {
        Outils avec = outils();
        String aide = avec.definition().code();
        // Files are not looked for: declared facts alone are instructed.
        LigneDeLot lue = new DemandesJson(new ByteArrayInputStream(ligne), aide, piece -> true).next();
        return lue.selon(
                demande -> Reception.recevoir(demande.demande(), aide, 0, jour, avec.validateur())
                        .selon(recu -> recue.apply(recu.dossier()), rejets -> rejetee.apply(rejets.rejets())),
                illisible -> rejetee.apply(illisible.rejets()));
    }

    List<Repere> reperes(Dossier dossier) {
        Outils avec = outils();
        return Doublons.reperes(dossier, avec.definition(), avec.cle());
    }

    /** Instructs a dossier; the answer is its line of CSV, without its end. */
    String instruire(Dossier dossier, Function<Repere, ? extends Collection<NumeroDossier>> porteurs) {
        List<Coincidence> coincidences = Doublons.coincidences(dossier.numero(), reperes(dossier), porteurs);
        Proposition proposition =
                Instruction.instruire(dossier, outils().reglement(), new Contexte(new TreeMap<>(), coincidences));
        String montant = proposition instanceof Proposition.Accorder accorder
                ? accorder.montant().toString()
                : "";
        String motifs =
                proposition.motifs().stream().map(Constat::code).distinct().collect(Collectors.joining("|"));
        return dossier.numero() + ";" + proposition.code() + ";" + montant + ";" + motifs;
    }
}
