package fr.octroi.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.echange.FichierDuLot;
import fr.octroi.echange.MotifDeRefus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;

/**
 * What a manifest says of the lines of its lot, counted as they are written here.
 *
 * <p>The sum is that of the texts {@code depense.montantTtc} that are amounts; a line that is no JSON object, or has no
 * such text, adds nothing: both sides find the same sum, whatever the faults of the lines.
 */
public final class ComptageDeLignes extends OutputStream {

    private final int limite;
    private final boolean avecMontants;
    private final MessageDigest empreinte = Empreinte.algorithme();
    private final ByteArrayOutputStream ligne = new ByteArrayOutputStream();
    private long taille;
    private long nombre;
    private Montant montant = Montant.ZERO;

    /**
     * Makes an empty count.
     *
     * @param avecMontants whether prices are summed, as for requests
     * @param limite the longest line, in bytes
     */
    public ComptageDeLignes(boolean avecMontants, int limite) {
        this.avecMontants = avecMontants;
        this.limite = limite;
    }

    @Override
    public void write(int octet) {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    /**
     * Counts bytes.
     *
     * @throws LotRefuseException {@code LIGNE_TROP_LONGUE}, {@code MONTANT_FAUX} when the sum is beyond every amount
     */
    @Override
    public void write(byte[] octets, int debut, int longueur) {
        empreinte.update(octets, debut, longueur);
        taille += longueur;
        int depuis = debut;
        for (int i = debut; i < debut + longueur; i++) {
            if (octets[i] == '\n') {
                ajouter(octets, depuis, i);
                depuis = i + 1;
                nombre++;
                if (avecMontants) {
                    montant = plus(montant, montant(ligne.toByteArray()));
                }
                ligne.reset();
            }
        }
        ajouter(octets, depuis, debut + longueur);
    }

    private void ajouter(byte[] octets, int de, int a) {
        if (ligne.size() + (a - de) > limite) {
            throw new LotRefuseException(MotifDeRefus.LIGNE_TROP_LONGUE);
        }
        ligne.write(octets, de, a - de);
    }

    private static Montant plus(Montant somme, Montant autre) {
        try {
            return somme.plus(autre);
        } catch (ValeurInvalideException horsBornes) {
            throw new LotRefuseException(MotifDeRefus.MONTANT_FAUX);
        }
    }

    /**
     * Returns how many lines were written.
     *
     * @return their number, -1 when the last one is not ended
     */
    public long nombre() {
        return ligne.size() == 0 ? nombre : -1;
    }

    /**
     * Returns the control sum.
     *
     * @return the sum of the prices, zero when they are not summed
     */
    public Montant montant() {
        return montant;
    }

    /**
     * Returns the file that a manifest announces; nothing is written any more.
     *
     * @return its size and digest
     */
    public FichierDuLot fichier() {
        return FichierDuLot.lignes(taille, Empreinte.of(empreinte.digest()));
    }

    /** Reads the amount of one line in JSON. */
    private static Montant montant(byte[] ligne) {
        Montant lu = Montant.ZERO;
        try (JsonParser json = ManifesteJson.JSON.createParser(Textes.decoder(ligne))) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Montant.ZERO;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean depense = json.currentName().equals("depense");
                if (json.nextToken() == JsonToken.START_OBJECT && depense) {
                    lu = depense(json);
                } else {
                    json.skipChildren();
                }
            }
            return json.nextToken() == null ? lu : Montant.ZERO;
        } catch (IOException | ValeurInvalideException rienDeTel) {
            return Montant.ZERO;
        }
    }

    private static Montant depense(JsonParser json) throws IOException {
        Montant lu = Montant.ZERO;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean prix = json.currentName().equals("montantTtc");
            if (json.nextToken() == JsonToken.VALUE_STRING && prix) {
                Montant montant = Montant.parse(json.getText());
                lu = montant.estNegatif() ? Montant.ZERO : montant;
            } else {
                json.skipChildren();
            }
        }
        return lu;
    }
}
