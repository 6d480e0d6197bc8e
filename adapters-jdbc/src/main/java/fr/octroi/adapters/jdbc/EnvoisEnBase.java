package fr.octroi.adapters.jdbc;

import fr.octroi.dossier.NumeroDossier;
import fr.octroi.port.Envois;
import fr.octroi.port.Message;
import fr.octroi.relance.Canal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The outbox in the database, shared by several instances of the host; safe for several threads.
 *
 * <p>Whoever asks for messages holds those he gets for a time, and nobody else is given them before it has passed: several
 * instances share the work without waiting for each other. He may ask again, gets them again and holds them longer. The
 * time is that of the database, so that a clock that is wrong takes nothing from anybody.
 *
 * <p>Holding is a courtesy, and the version of the dossier is the fence: an instance that stalls, and wakes after another took its
 * messages over, cannot record that they left once the other has. A message then left twice, with one key.
 */
public final class EnvoisEnBase implements Envois {

    private final Base base;
    private final Duration tenue;
    private final String titulaire = UUID.randomUUID().toString();

    /**
     * Reads the outbox as one more worker.
     *
     * @param base the database
     * @param tenue how long messages are held, above zero: longer than handing over all that one call gives
     * @throws IllegalArgumentException unless above zero
     */
    public EnvoisEnBase(Base base, Duration tenue) {
        if (tenue.isNegative() || tenue.isZero()) {
            throw new IllegalArgumentException("messages are held for a time above zero");
        }
        this.base = base;
        this.tenue = tenue;
    }

    @Override
    public List<Message> enAttente(int taille) {
        return base.ecrire(connexion -> {
            List<Message> messages = Base.lister(
                    connexion,
                    "SELECT cle, numero, canal, modele, jour FROM octroi.message WHERE NOT parti"
                            + " AND (titulaire IS NULL OR titulaire = ? OR echeance <= CURRENT_TIMESTAMP)"
                            + " ORDER BY rang LIMIT ? FOR UPDATE SKIP LOCKED",
                    EnvoisEnBase::lire,
                    titulaire,
                    taille);
            tenir(connexion, messages);
            return messages;
        });
    }

    private void tenir(Connection connexion, List<Message> messages) throws SQLException {
        try (PreparedStatement tenues = connexion.prepareStatement("UPDATE octroi.message SET titulaire = ?,"
                + " echeance = CURRENT_TIMESTAMP + CAST(? AS BIGINT) * INTERVAL '0.001' SECOND WHERE cle = ?")) {
            for (Message message : messages) {
                tenues.setString(1, titulaire);
                tenues.setLong(2, tenue.toMillis());
                tenues.setString(3, message.cle());
                tenues.addBatch();
            }
            tenues.executeBatch();
        }
    }

    private static Message lire(ResultSet ligne) throws SQLException {
        return new Message(
                ligne.getString("cle"),
                new NumeroDossier(ligne.getString("numero")),
                Canal.valueOf(ligne.getString("canal")),
                ligne.getString("modele"),
                ligne.getObject("jour", LocalDate.class));
    }

    static void ajouter(Base base, Connection connexion, List<Message> messages) throws SQLException {
        for (Message message : messages) {
            base.insererSiAbsent(
                    connexion,
                    "INSERT INTO octroi.message (cle, numero, canal, modele, jour) VALUES (?, ?, ?, ?, ?)",
                    message.cle(),
                    message.dossier().valeur(),
                    message.canal().name(),
                    message.modele(),
                    message.jour());
        }
    }

    static void retirer(Connection connexion, List<String> partis) throws SQLException {
        for (String cle : partis) {
            Base.modifier(connexion, "UPDATE octroi.message SET parti = TRUE WHERE cle = ?", cle);
        }
    }
}
