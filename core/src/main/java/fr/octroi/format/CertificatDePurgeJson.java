package fr.octroi.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import fr.octroi.commun.Empreinte;
import fr.octroi.echange.CertificatDePurge;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The certificate of a purge as the one line of a lot of purpose {@code REVERSIBILITE}, described in {@code docs/echange.md}. */
public final class CertificatDePurgeJson {

    private CertificatDePurgeJson() {}

    /**
     * Writes a certificate and ends its line.
     *
     * @param certificat the certificate
     * @return its bytes, in UTF-8
     */
    public static byte[] ecrire(CertificatDePurge certificat) {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        try (JsonGenerator json = ManifesteJson.JSON.createGenerator(sortie)) {
            json.writeStartObject();
            json.writeStringField("purge", certificat.lot().hexadecimal());
            json.writeStringField("jour", certificat.jour().toString());
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return sortie.toByteArray();
    }

    /**
     * Reads the lines of a lot that may be a certificate.
     *
     * @param lignes its lines
     * @return the certificate, empty when they are anything else
     */
    public static Optional<CertificatDePurge> lire(byte[] lignes) {
        try (JsonParser json = ManifesteJson.JSON.createParser(Textes.decoder(lignes))) {
            Map<String, String> textes = new TreeMap<>();
            boolean objet = json.nextToken() == JsonToken.START_OBJECT;
            while (objet && json.nextToken() == JsonToken.FIELD_NAME) {
                textes.put(json.currentName(), String.valueOf(json.nextTextValue()));
            }
            CertificatDePurge certificat = new CertificatDePurge(
                    new Empreinte(textes.getOrDefault("purge", "")), LocalDate.parse(textes.getOrDefault("jour", "")));
            // In the one way of writing it: nothing else stands there.
            return Arrays.equals(ecrire(certificat), lignes) ? Optional.of(certificat) : Optional.empty();
        } catch (IOException | IllegalArgumentException | DateTimeException autreChose) {
            return Optional.empty();
        }
    }
}
