package fr.octroi.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.octroi.commun.Montant;
import fr.octroi.document.Explication;
import fr.octroi.document.Langue;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.Constat;
import fr.octroi.instruction.Proposition;
import fr.octroi.reglement.Appreciation;
import fr.octroi.reglement.Donnee;
import fr.octroi.reglement.Etape;
import fr.octroi.reglement.Grandeur;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.Unite;
import fr.octroi.reglement.Valeur;
import fr.octroi.reglement.ValeurLue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Why something is proposed, as data: one JSON object, described in {@code docs/explication.md} and by the schema beside it.
 *
 * <p>It is written from the findings and the steps of the proposal themselves, none computed again. It names nobody and holds
 * no account and no number of another dossier; but the values of the facts that the conditions read (an income, an age, a
 * commune) are those of a person: whoever carries it protects it. The same proposal gives the same text, to the byte.
 */
public final class ExplicationJson {

    /** What a reader checks first. */
    public static final String FORMAT = "octroi-explication-1";

    private static final DefaultIndenter RETRAIT = new DefaultIndenter("  ", "\n");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .build();

    private ExplicationJson() {}

    /**
     * Writes the explanation of a proposal.
     *
     * @param dossier the number of the dossier
     * @param reglement the règlement it was instructed under
     * @param proposition the proposal
     * @param simulation whether it says that it is worth nothing
     * @param sortie where to write, in UTF-8, not closed
     * @throws UncheckedIOException when the text cannot be written
     */
    public static void ecrire(
            NumeroDossier dossier,
            ReglementAide reglement,
            Proposition proposition,
            boolean simulation,
            Writer sortie) {
        try (JsonGenerator json = JSON.createGenerator(sortie).setPrettyPrinter(miseEnForme())) {
            json.writeStartObject();
            json.writeStringField("format", FORMAT);
            json.writeBooleanField("simulation", simulation);
            json.writeStringField("dossier", dossier.valeur());
            reglement(reglement, json);
            json.writeStringField("proposition", proposition.code());
            motifs(proposition, json);
            conditions(proposition, json);
            inconnues(proposition, json);
            pieces(proposition, json);
            montant(proposition, reglement, json);
            algorithme(json);
            json.writeEndObject();
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }

    /** The same lines on every system. */
    private static DefaultPrettyPrinter miseEnForme() {
        return new DefaultPrettyPrinter().withObjectIndenter(RETRAIT);
    }

    private static void reglement(ReglementAide reglement, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("reglement");
        json.writeStringField("code", reglement.code());
        json.writeStringField("version", reglement.version());
        json.writeStringField("empreinte", reglement.empreinte().hexadecimal());
        json.writeStringField("titre", reglement.titre());
        json.writeStringField("autorite", reglement.autorite());
        json.writeStringField("base", reglement.baseJuridique());
        json.writeBooleanField("surFaitsDeclares", reglement.estSurFaitsDeclares());
        json.writeEndObject();
    }

    private static void motifs(Proposition proposition, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("motifs");
        for (Constat motif : proposition.motifs()) {
            json.writeStartObject();
            json.writeStringField("code", motif.code());
            json.writeStringField("article", motif.article());
            json.writeStringField("portee", motif.portee().name());
            texte(langue -> Explication.constat(motif, langue), json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void conditions(Proposition proposition, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("conditions");
        for (Constat constat : proposition.constats()) {
            if (constat instanceof Constat.DeCondition condition) {
                Appreciation appreciation = condition.appreciation();
                json.writeStartObject();
                json.writeStringField("code", appreciation.condition().code());
                json.writeStringField("article", appreciation.condition().article());
                json.writeStringField("libelle", appreciation.condition().libelle());
                json.writeStringField("verdict", appreciation.verdict().name());
                json.writeArrayFieldStart("valeurs");
                for (ValeurLue lue : appreciation.valeurs()) {
                    json.writeStartObject();
                    fait(lue.donnee(), json);
                    json.writeStringField("type", lue.donnee().type().name());
                    Valeur valeur = lue.valeur();
                    json.writeStringField("valeur", valeur == null ? null : nombre(valeur));
                    json.writeStringField("unite", unite(lue.donnee()));
                    json.writeEndObject();
                }
                json.writeEndArray();
                texte(langue -> Explication.constat(condition, langue), json);
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private static void inconnues(Proposition proposition, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("inconnues");
        for (Constat constat : proposition.constats()) {
            if (constat instanceof Constat.DeDonnee manque) {
                json.writeStartObject();
                fait(manque.donnee(), json);
                json.writeStringField("origine", manque.donnee().origine().name());
                json.writeStringField("article", manque.article());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private static void pieces(Proposition proposition, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("pieces");
        for (Constat constat : proposition.constats()) {
            if (constat instanceof Constat.DePiece piece) {
                json.writeStartObject();
                json.writeStringField("type", piece.piece().type());
                json.writeStringField("article", piece.article());
                json.writeStringField("observation", piece.observation().name());
                json.writeStringField("portee", piece.portee().name());
                texte(langue -> Explication.constat(piece, langue), json);
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private static void montant(Proposition proposition, ReglementAide reglement, JsonGenerator json)
            throws IOException {
        if (proposition instanceof Proposition.Accorder accorder) {
            json.writeObjectFieldStart("montant");
            json.writeStringField("versement", accorder.versement().name());
            montant(accorder.montant(), accorder.etapes(), reglement, json);
            return;
        }
        Optional<Constat.DeMontant> nul = proposition.constats().stream()
                .filter(Constat.DeMontant.class::isInstance)
                .map(Constat.DeMontant.class::cast)
                .findFirst();
        if (nul.isPresent()) {
            json.writeObjectFieldStart("montant");
            montant(Montant.ZERO, nul.get().etapes(), reglement, json);
        } else {
            json.writeNullField("montant");
        }
    }

    private static void montant(Montant montant, List<Etape> etapes, ReglementAide reglement, JsonGenerator json)
            throws IOException {
        json.writeStringField("article", reglement.bareme().article());
        json.writeStringField("valeur", montant.toString());
        json.writeStringField("unite", unite(Unite.EURO));
        json.writeArrayFieldStart("etapes");
        for (Etape etape : etapes) {
            json.writeStartObject();
            json.writeStringField("code", etape.code());
            json.writeArrayFieldStart("termes");
            for (Grandeur terme : etape.termes()) {
                json.writeStartObject();
                grandeur(terme, json);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeObjectFieldStart("resultat");
            grandeur(etape.resultat(), json);
            json.writeEndObject();
            texte(langue -> Explication.etape(etape, langue), json);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void algorithme(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("algorithme");
        json.writeArrayFieldStart("articles");
        for (String article : Explication.ARTICLES_ALGORITHME) {
            json.writeString(article);
        }
        json.writeEndArray();
        texte(Explication::mention, json);
        json.writeEndObject();
    }

    private static void texte(Function<Langue, String> dire, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("texte");
        json.writeStringField("fr", dire.apply(Langue.FRANCAIS));
        json.writeStringField("en", dire.apply(Langue.ANGLAIS));
        json.writeEndObject();
    }

    private static void fait(Donnee donnee, JsonGenerator json) throws IOException {
        json.writeStringField("fait", donnee.nom());
        json.writeStringField("libelle", donnee.libelle());
    }

    private static void grandeur(Grandeur grandeur, JsonGenerator json) throws IOException {
        json.writeStringField("valeur", grandeur.valeur().toString());
        json.writeStringField("unite", unite(grandeur.unite()));
    }

    /** The unit has a field of its own. */
    private static String nombre(Valeur valeur) {
        if (valeur instanceof Valeur.Somme somme) {
            return somme.montant().toString();
        }
        return valeur instanceof Valeur.Revenu revenu ? revenu.parAn().toString() : valeur.toString();
    }

    private static @Nullable String unite(Donnee donnee) {
        return switch (donnee.type()) {
            case MONTANT -> unite(Unite.EURO);
            case REVENU -> unite(Unite.EURO_PAR_AN);
            case CODE, NOMBRE, DATE, BOOLEEN -> null;
        };
    }

    private static @Nullable String unite(Unite unite) {
        return switch (unite) {
            case NOMBRE -> null;
            case EURO -> "EUR";
            case EURO_PAR_AN -> "EUR/an";
            case EURO_PAR_AN_ET_PAR_PART -> "EUR/an/part";
        };
    }
}
