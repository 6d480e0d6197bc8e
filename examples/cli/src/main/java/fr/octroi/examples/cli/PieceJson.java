package fr.octroi.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.octroi.instruction.CodeSigne;
import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.FaitLu;
import fr.octroi.instruction.FaitLu.Nom;
import fr.octroi.instruction.LecturePiece;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What {@code octroi piece} says of one file. */
record PieceJson(String fichier, LecturePiece lecture) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .build();

    String enUneLigne() {
        return "%s : %s %s %s"
                .formatted(
                        fichier,
                        lecture.fichier(),
                        etat(),
                        lecture.code().isEmpty() ? lecture.nature() : lecture.code())
                .strip();
    }

    void ecrire(PrintWriter ecran) throws IOException {
        try (JsonGenerator objet = JSON.createGenerator(ecran)) {
            objet.writeStartObject();
            objet.writeStringField("fichier", fichier);
            objet.writeStringField("nature", lecture.fichier().name());
            objet.writeStringField("etat", etat());
            if (!lecture.code().isEmpty()) {
                objet.writeStringField("code", lecture.code());
            }
            objet.writeObjectFieldStart("faits");
            for (Nom nom : Nom.values()) {
                if (nom == Nom.TITULAIRE) {
                    titulaires(objet);
                } else {
                    Optional<FaitLu> fait = lecture.fait(nom);
                    if (fait.isPresent()) {
                        objet.writeFieldName(cle(nom));
                        fait(objet, fait.get());
                    }
                }
            }
            objet.writeEndObject();
            codes(objet);
            objet.writeArrayFieldStart("signaux");
            for (String signal : lecture.signaux()) {
                objet.writeString(signal);
            }
            objet.writeEndArray();
            objet.writeEndObject();
        }
        ecran.println();
    }

    /** A file that was given up, for the time or the room that it takes, is refused by the machine and left to a person. */
    private String etat() {
        return lecture.etat() == EtatLecture.NON_LUE
                ? "REFUSEE"
                : lecture.etat().name();
    }

    private void titulaires(JsonGenerator objet) throws IOException {
        List<FaitLu> titulaires = lecture.faits().stream()
                .filter(fait -> fait.nom() == Nom.TITULAIRE)
                .toList();
        if (!titulaires.isEmpty()) {
            objet.writeArrayFieldStart("titulaires");
            for (FaitLu titulaire : titulaires) {
                fait(objet, titulaire);
            }
            objet.writeEndArray();
        }
    }

    private void codes(JsonGenerator objet) throws IOException {
        objet.writeArrayFieldStart("codes2ddoc");
        for (CodeSigne code : lecture.codes()) {
            objet.writeStartObject();
            objet.writeStringField("statut", code.statut().name());
            objet.writeStringField("type", code.type());
            objet.writeObjectFieldStart("champs");
            // A field that stands twice is written once: JSON has one value for a name.
            Map<String, String> champs = new LinkedHashMap<>();
            code.champs().forEach(champ -> champs.putIfAbsent(champ.identifiant(), champ.valeur()));
            for (Map.Entry<String, String> champ : champs.entrySet()) {
                objet.writeStringField(champ.getKey(), champ.getValue());
            }
            objet.writeEndObject();
            objet.writeEndObject();
        }
        objet.writeEndArray();
    }

    private static void fait(JsonGenerator objet, FaitLu fait) throws IOException {
        objet.writeStartObject();
        objet.writeStringField("valeur", fait.valeur());
        objet.writeStringField("source", fait.source().name());
        objet.writeEndObject();
    }

    /** MONTANT_TTC is written montantTtc. */
    private static String cle(Nom nom) {
        String[] mots = nom.name().toLowerCase(Locale.ROOT).split("_");
        StringBuilder cle = new StringBuilder(mots[0]);
        for (int i = 1; i < mots.length; i++) {
            cle.append(Character.toUpperCase(mots[i].charAt(0))).append(mots[i].substring(1));
        }
        return cle.toString();
    }
}
