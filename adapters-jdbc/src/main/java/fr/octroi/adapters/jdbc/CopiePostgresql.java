package fr.octroi.adapters.jdbc;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/** Rows in the binary form of COPY (PostgreSQL 17, documentation of COPY, "Binary Format"). */
final class CopiePostgresql {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};

    private static final LocalDate EPOQUE = LocalDate.of(2000, 1, 1);

    /** What is sent at once. */
    private static final int TAMPON = 1 << 16;

    private final CopyManager copies;
    private final Chargement.Colonnes colonnes;

    private CopiePostgresql(CopyManager copies, Chargement.Colonnes colonnes) {
        this.copies = copies;
        this.colonnes = colonnes;
    }

    /** Empty where the connection is not one of this driver. */
    static Optional<CopiePostgresql> sur(Connection connexion, Chargement.Colonnes colonnes) throws SQLException {
        return connexion.isWrapperFor(PGConnection.class)
                ? Optional.of(
                        new CopiePostgresql(connexion.unwrap(PGConnection.class).getCopyAPI(), colonnes))
                : Optional.empty();
    }

    void inserer(List<? extends @Nullable Object[]> lignes) throws SQLException {
        CopyIn copie = copies.copyIn("COPY " + colonnes + " FROM STDIN (FORMAT BINARY)");
        try {
            ByteArrayOutputStream tampon = new ByteArrayOutputStream(TAMPON);
            DataOutputStream sortie = new DataOutputStream(tampon);
            sortie.write(SIGNATURE);
            sortie.writeInt(0);
            sortie.writeInt(0);
            for (@Nullable Object[] ligne : lignes) {
                sortie.writeShort(ligne.length);
                for (Object valeur : ligne) {
                    ecrire(sortie, valeur);
                }
                if (tampon.size() >= TAMPON) {
                    envoyer(copie, tampon);
                }
            }
            sortie.writeShort(-1);
            envoyer(copie, tampon);
            copie.endCopy();
        } catch (IOException impossible) {
            throw new IllegalStateException("memory does not fail", impossible);
        } finally {
            if (copie.isActive()) {
                copie.cancelCopy();
            }
        }
    }

    private static void envoyer(CopyIn copie, ByteArrayOutputStream tampon) throws SQLException {
        byte[] octets = tampon.toByteArray();
        copie.writeToCopy(octets, 0, octets.length);
        tampon.reset();
    }

    private static void ecrire(DataOutputStream sortie, @Nullable Object valeur) throws IOException {
        if (valeur == null) {
            sortie.writeInt(-1);
        } else if (valeur instanceof Long nombre) {
            sortie.writeInt(Long.BYTES);
            sortie.writeLong(nombre);
        } else if (valeur instanceof LocalDate jour) {
            sortie.writeInt(Integer.BYTES);
            sortie.writeInt(Math.toIntExact(ChronoUnit.DAYS.between(EPOQUE, jour)));
        } else {
            byte[] octets = valeur instanceof byte[] bruts ? bruts : ((String) valeur).getBytes(StandardCharsets.UTF_8);
            sortie.writeInt(octets.length);
            sortie.write(octets);
        }
    }
}
