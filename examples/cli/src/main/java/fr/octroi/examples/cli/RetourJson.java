package fr.octroi.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.octroi.format.FichierInvalideException;
import fr.octroi.format.RetourLu;
import fr.octroi.format.RetourLu.Statut;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code octroi retour lire} says of one file: what it states, or why it cannot be read. */
record RetourJson(
        String fichier, @Nullable RetourLu lu, @Nullable FichierInvalideException erreur) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .build();

    static RetourJson lu(String fichier, RetourLu lu) {
        return new RetourJson(fichier, lu, null);
    }

    static RetourJson illisible(String fichier, FichierInvalideException erreur) {
        return new RetourJson(fichier, null, erreur);
    }

    private String format() {
        return lu == null ? Statut.INCONNU.name() : lu.format();
    }

    private Statut statut() {
        return lu == null ? Statut.INCONNU : lu.statut();
    }

    String enUneLigne() {
        if (erreur != null) {
            // The sentence begins with the file that it is about: said once, it is enough.
            String phrase = erreur.getMessage();
            return fichier + " : " + erreur.code() + ", "
                    + (phrase.startsWith(fichier)
                            ? phrase.substring(fichier.length()).replaceFirst("^(, | : )", "")
                            : phrase);
        }
        return fichier + " : " + format() + " " + statut() + ", "
                + Pluriel.de(lu == null ? 0 : lu.lignes().size(), "ligne[s]");
    }

    void ecrire(PrintWriter ecran) {
        try (JsonGenerator objet = JSON.createGenerator(ecran)) {
            objet.writeStartObject();
            objet.writeStringField("fichier", fichier);
            objet.writeStringField("format", format());
            objet.writeStringField("statut", statut().name());
            if (lu != null) {
                entete(objet, lu);
            }
            objet.writeArrayFieldStart("lignes");
            if (lu != null) {
                for (RetourLu.Ligne ligne : lu.lignes()) {
                    ligne(objet, lu, ligne);
                }
            }
            objet.writeEndArray();
            if (lu != null && !lu.anomalies().isEmpty()) {
                anomalies(objet, lu.anomalies());
            }
            if (erreur != null) {
                erreur(objet, erreur);
            }
            objet.writeEndObject();
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
        ecran.println();
    }

    private static void entete(JsonGenerator objet, RetourLu lu) throws IOException {
        texte(objet, "reference", lu.reference());
        motifs(objet, lu.motifs());
        textes(objet, "informations", lu.informations());
        texte(objet, "jour", lu.jour() == null ? "" : lu.jour().toString());
        if (!lu.lots().isEmpty()) {
            objet.writeArrayFieldStart("lots");
            for (RetourLu.Lot lot : lu.lots()) {
                objet.writeStartObject();
                objet.writeStringField("reference", lot.reference());
                objet.writeStringField("statut", lot.statut().name());
                texte(objet, "origine", lot.origine());
                motifs(objet, lot.motifs());
                if (lot.nombre() != null) {
                    objet.writeNumberField("nombre", lot.nombre());
                }
                objet.writeNumberField("operations", lot.operations());
                objet.writeEndObject();
            }
            objet.writeEndArray();
        }
    }

    private static void ligne(JsonGenerator objet, RetourLu lu, RetourLu.Ligne ligne) throws IOException {
        objet.writeStartObject();
        objet.writeStringField("reference", ligne.reference());
        objet.writeStringField("statut", ligne.statut().name());
        objet.writeStringField(
                "motif", ligne.motifs().isEmpty() ? "" : ligne.motifs().get(0));
        if (ligne.motifs().size() > 1) {
            textes(objet, "motifs", ligne.motifs());
        }
        if (ligne.montant() == null) {
            objet.writeNullField("montant");
        } else {
            objet.writeStringField("montant", montant(ligne.montant()));
            texte(objet, "devise", ligne.devise());
        }
        if (lu.suite(ligne).isPresent()) {
            objet.writeStringField("suite", lu.suite(ligne).get().name());
        }
        texte(objet, "origine", ligne.origine());
        texte(
                objet,
                "sens",
                ligne.sens() == RetourLu.Sens.AUCUN ? "" : ligne.sens().name());
        texte(objet, "jour", ligne.jour() == null ? "" : ligne.jour().toString());
        texte(objet, "lot", ligne.lot());
        textes(objet, "informations", ligne.informations());
        objet.writeNumberField("ligne", ligne.lieu());
        objet.writeEndObject();
    }

    /** Two decimals, or more where a currency has them. */
    private static String montant(BigDecimal montant) {
        BigDecimal court = montant.stripTrailingZeros();
        return court.setScale(Math.max(2, court.scale())).toPlainString();
    }

    private static void anomalies(JsonGenerator objet, List<RetourLu.Anomalie> anomalies) throws IOException {
        objet.writeArrayFieldStart("anomalies");
        for (RetourLu.Anomalie anomalie : anomalies) {
            objet.writeStartObject();
            objet.writeStringField("code", anomalie.code());
            objet.writeStringField("champ", anomalie.champ());
            objet.writeNumberField("ligne", anomalie.ligne());
            objet.writeNumberField("colonne", anomalie.colonne());
            objet.writeEndObject();
        }
        objet.writeEndArray();
    }

    private static void erreur(JsonGenerator objet, FichierInvalideException erreur) throws IOException {
        objet.writeObjectFieldStart("erreur");
        objet.writeStringField("code", erreur.code());
        if (erreur.ligne() > 0) {
            objet.writeNumberField("ligne", erreur.ligne());
            objet.writeNumberField("colonne", erreur.colonne());
        }
        objet.writeStringField("phrase", erreur.getMessage());
        objet.writeEndObject();
    }

    private static void motifs(JsonGenerator objet, List<String> motifs) throws IOException {
        if (!motifs.isEmpty()) {
            objet.writeStringField("motif", motifs.get(0));
            if (motifs.size() > 1) {
                textes(objet, "motifs", motifs);
            }
        }
    }

    private static void texte(JsonGenerator objet, String nom, String valeur) throws IOException {
        if (!valeur.isEmpty()) {
            objet.writeStringField(nom, valeur);
        }
    }

    private static void textes(JsonGenerator objet, String nom, List<String> valeurs) throws IOException {
        if (!valeurs.isEmpty()) {
            objet.writeArrayFieldStart(nom);
            for (String valeur : valeurs) {
                objet.writeString(valeur);
            }
            objet.writeEndArray();
        }
    }
}
