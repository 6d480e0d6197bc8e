package fr.octroi.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.guichet.GuichetArchives;
import fr.octroi.journal.Entree;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.rgpd.DroitAcces;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * All that is held of one dossier in one ZIP file, for the person whom it is about: {@code dossier.json} and {@code pieces/}, described in
 * {@code docs/droits.md}.
 *
 * <p>It names no officer: who acted is told by organisation and role. Whoever carries it protects it.
 */
public final class DroitAccesZip {

    /** What a reader checks first. */
    public static final String FORMAT = "octroi-acces-1";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .build();

    /** The identifier of an officer: his business, not the applicant's (RGPD art. 15, 4). */
    private static final String RESPONSABLE = "responsable";

    private DroitAccesZip() {}

    /**
     * Writes all that is held of a dossier; that somebody asked for it is written in its journal first.
     *
     * @param archives the counter that gives it
     * @param acteur who hands it over; that he hands it to the right person is his to check
     * @param numero the dossier
     * @param jour the date that the files in the ZIP bear
     * @param sortie where to write, not closed
     * @return false when there is no such dossier: the ZIP holds nothing then
     * @throws fr.octroi.guichet.AccesRefuseException when the role may not; nothing was written
     * @throws fr.octroi.port.PortException when a store fails; what was written is not whole
     * @throws fr.octroi.port.ConflitDeVersionException when somebody else writes the dossier meanwhile; nothing was written
     * @throws UncheckedIOException when the file cannot be written
     */
    public static boolean ecrire(
            GuichetArchives archives, Acteur acteur, NumeroDossier numero, LocalDate jour, OutputStream sortie) {
        try {
            ZipOutputStream zip = new ZipOutputStream(sortie);
            Optional<DroitAcces> acces =
                    archives.exporter(acteur, numero, (piece, octets) -> ecrirePiece(zip, piece, octets, jour));
            if (acces.isPresent()) {
                zip.putNextEntry(entree("dossier.json", jour));
                ecrireJson(acces.get(), zip);
                zip.closeEntry();
            }
            zip.finish();
            return acces.isPresent();
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }

    private static ZipEntry entree(String nom, LocalDate jour) {
        ZipEntry entree = new ZipEntry(nom);
        entree.setTimeLocal(jour.atStartOfDay());
        return entree;
    }

    private static void ecrirePiece(ZipOutputStream zip, PieceJustificative piece, InputStream octets, LocalDate jour) {
        try {
            zip.putNextEntry(entree(fichier(piece), jour));
            octets.transferTo(zip);
            zip.closeEntry();
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }

    /** Type and digest; of the name that was given, no more than an ending that opens the file. */
    private static String fichier(PieceJustificative piece) {
        String nom = piece.nom().toLowerCase(Locale.ROOT);
        String fin = nom.substring(nom.lastIndexOf('.') + 1);
        return "pieces/" + piece.type().replaceAll("[^A-Za-z0-9_]", "_") + "-"
                + piece.contenu().hexadecimal() + (fin.matches("[a-z0-9]{2,5}") ? "." + fin : "");
    }

    private static void ecrireJson(DroitAcces acces, OutputStream sortie) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(sortie).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("format", FORMAT);
            json.writeStringField("etabliLe", acces.jour().toString());
            json.writeStringField("numero", acces.dossier().numero().valeur());
            json.writeStringField("aide", acces.dossier().aide());
            json.writeStringField("deposeLe", acces.dossier().depot().toString());
            json.writeStringField("etat", acces.dossier().etat().name());
            TransmissionJson.declare(acces.dossier(), json);
            Adresse courrier = acces.dossier().demandeur().courrier();
            if (courrier != null) {
                TransmissionJson.adresse("courrier", courrier, json);
            }
            pieces(acces, json);
            faits(acces, json);
            json.writeEndObject();
        }
    }

    private static void pieces(DroitAcces acces, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("pieces");
        for (PieceJustificative piece : acces.dossier().pieces()) {
            json.writeStartObject();
            json.writeStringField("type", piece.type());
            json.writeStringField("nom", piece.nom());
            json.writeStringField("sha256", piece.contenu().hexadecimal());
            json.writeNumberField("taille", piece.taille());
            json.writeStringField("recueLe", piece.recue().toString());
            if (acces.absents().contains(piece.contenu())) {
                json.writeBooleanField("absente", true);
            } else {
                json.writeStringField("fichier", fichier(piece));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void faits(DroitAcces acces, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("faits");
        for (Entree entree : acces.entrees()) {
            json.writeStartObject();
            json.writeStringField("instant", entree.instant().toString());
            json.writeStringField("organisation", entree.auteur().organisation());
            json.writeStringField("role", entree.auteur().role().name());
            json.writeStringField("fait", entree.fait().code());
            json.writeObjectFieldStart("donnees");
            for (Map.Entry<String, String> donnee : entree.fait().donnees().entrySet()) {
                if (!donnee.getKey().equals(RESPONSABLE)) {
                    json.writeStringField(donnee.getKey(), donnee.getValue());
                }
            }
            json.writeEndObject();
            if (entree.fait() instanceof FaitDeRelance.AppelConsigne appel) {
                Empreinte note = appel.note();
                if (note != null && acces.notes().containsKey(note)) {
                    json.writeStringField("note", acces.notes().get(note));
                }
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
