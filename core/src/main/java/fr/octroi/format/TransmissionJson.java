package fr.octroi.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Demandeur;
import fr.octroi.dossier.Depense;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.Foyer;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.Relais;
import fr.octroi.reglement.Valeur;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it is sent on to the authority that is competent (CRPA L114-2): one JSON object, described in {@code
 * docs/transmission.md}.
 *
 * <p>It holds all that was declared, names and account included, and the digests of the files that go with it: whoever
 * carries it protects it. The day of filing is that of the first filing, from which the clock of silence runs (CRPA
 * L114-3).
 */
public final class TransmissionJson {

    /** What a reader checks first. */
    public static final String FORMAT = "octroi-transmission-1";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .build();

    private TransmissionJson() {}

    /**
     * Writes a request.
     *
     * @param dossier the request
     * @param reglement the règlement of the authority that received it
     * @param relais the authority that it goes to
     * @param transmis the day it is sent on
     * @param simulation whether it says that it is worth nothing
     * @param sortie where to write, in UTF-8, not closed
     * @throws UncheckedIOException when the text cannot be written
     */
    public static void ecrire(
            Dossier dossier,
            ReglementAide reglement,
            Relais relais,
            LocalDate transmis,
            boolean simulation,
            Writer sortie) {
        try (JsonGenerator json = JSON.createGenerator(sortie).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("format", FORMAT);
            ecrire("mention", simulation ? "SIMULATION" : null, json);
            json.writeStringField("numero", dossier.numero().valeur());
            json.writeStringField("aide", dossier.aide());
            json.writeStringField("recueParAutorite", reglement.autorite());
            json.writeStringField("recueLe", dossier.depot().toString());
            json.writeStringField("transmiseA", relais.autorite());
            json.writeStringField("transmiseLe", transmis.toString());
            declare(dossier, json);
            pieces(dossier, json);
            json.writeEndObject();
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }

    /** Writes what was declared and answered, files apart. */
    static void declare(Dossier dossier, JsonGenerator json) throws IOException {
        demandeur(dossier.demandeur(), json);
        foyer(dossier.foyer(), json);
        depense(dossier.depense(), json);
        json.writeObjectFieldStart("compte");
        ecrire("iban", dossier.iban() == null ? null : dossier.iban().valeur(), json);
        ecrire("titulaire", dossier.titulaire(), json);
        json.writeEndObject();
        ecrire("aidesAutres", dossier.aidesAutres(), json);
        json.writeObjectFieldStart("reponses");
        for (Map.Entry<String, Valeur> reponse : dossier.reponses().entrySet()) {
            json.writeStringField(reponse.getKey(), reponse.getValue().toString());
        }
        json.writeEndObject();
    }

    private static void demandeur(Demandeur demandeur, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("demandeur");
        ecrire("civilite", demandeur.civilite(), json);
        ecrire("nom", demandeur.nom(), json);
        ecrire("prenom", demandeur.prenom(), json);
        ecrire("naissance", demandeur.naissance(), json);
        adresse("adresse", demandeur.adresse(), json);
        ecrire("courriel", demandeur.courriel(), json);
        ecrire("telephone", demandeur.telephone(), json);
        json.writeEndObject();
    }

    static void adresse(String nom, Adresse adresse, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(nom);
        ecrire("voie", adresse.voie(), json);
        ecrire("codePostal", adresse.codePostal(), json);
        ecrire("ville", adresse.ville(), json);
        ecrire("insee", adresse.insee(), json);
        json.writeEndObject();
    }

    private static void foyer(Foyer foyer, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("foyer");
        ecrire("personnes", foyer.personnes(), json);
        ecrire("revenu", foyer.revenu(), json);
        ecrire("parts", foyer.parts() == null ? null : foyer.parts().toPlainString(), json);
        json.writeEndObject();
    }

    private static void depense(Depense depense, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("depense");
        ecrire("nature", depense.nature(), json);
        ecrire("etat", depense.etat(), json);
        ecrire("designation", depense.designation(), json);
        ecrire("date", depense.date(), json);
        ecrire("montantTtc", depense.montantTtc(), json);
        ecrire("montantHt", depense.montantHt(), json);
        ecrire("quantite", depense.quantite(), json);
        ecrire("vendeur", depense.vendeur(), json);
        ecrire("numeroFacture", depense.numeroFacture(), json);
        ecrire("numeroSerie", depense.numeroSerie(), json);
        json.writeEndObject();
    }

    private static void pieces(Dossier dossier, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("pieces");
        for (PieceJustificative piece : dossier.pieces()) {
            json.writeStartObject();
            json.writeStringField("type", piece.type());
            json.writeStringField("sha256", piece.contenu().hexadecimal());
            json.writeNumberField("taille", piece.taille());
            json.writeStringField("recueLe", piece.recue().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** What was not declared is not there: nobody can mistake it for something that is empty. */
    private static void ecrire(String nom, @Nullable Object valeur, JsonGenerator json) throws IOException {
        if (valeur != null && !valeur.toString().isBlank()) {
            json.writeStringField(nom, valeur.toString());
        }
    }
}
