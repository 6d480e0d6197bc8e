package fr.octroi.adapters.jdbc;

import fr.octroi.dossier.NumeroDossier;
import fr.octroi.port.Envois;
import fr.octroi.port.Message;
import fr.octroi.port.MessageEnAttente;
import fr.octroi.relance.Canal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * The outbox in the database, shared by several instances of the host; safe for several threads.
 *
 * <p>Whoever asks for messages holds those he gets for a time, and nobody else is given them before it has passed: several
 * instances, and several threads of each, share the work without waiting for each other. He may ask again, gets them again and holds them
 * longer; he is a thread, so that two calls that overlap hand nothing over twice, and what a run
 * leaves waiting is given to another thread once that time has passed. The
 * time is that of the database, so that a clock that is wrong takes nothing from anybody.
 *
 * <p>When a message that was put off is to be tried again, the clock of whoever asks says: that one counts in hours, and holding
 * in minutes.
 *
 * <p>Holding is a courtesy, and the version of the dossier is the fence: an instance that stalls, and wakes after another took its
 * messages over, cannot record that they left once the other has. A message then left twice, with one key.
 */
public final class EnvoisEnBase implements Envois {

    private static final String SELECTION = "SELECT cle, numero, canal, modele, jour, tentatives, motif, a_partir_de"
            + " FROM octroi.message WHERE NOT parti";

    private final Base base;
    private final Duration tenue;
    private final ThreadLocal<String> titulaire =
            ThreadLocal.withInitial(() -> UUID.randomUUID().toString());

    /**
     * Reads the outbox, each thread as one more worker.
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
    public List<MessageEnAttente> enAttente(Instant maintenant, int taille) {
        return base.ecrire(connexion -> {
            List<MessageEnAttente> attentes = Base.lister(
                    connexion,
                    SELECTION
                            + " AND (a_partir_de IS NULL OR a_partir_de <= ?)"
                            + " AND (titulaire IS NULL OR titulaire = ? OR echeance <= CURRENT_TIMESTAMP)"
                            + " ORDER BY rang LIMIT ? FOR UPDATE SKIP LOCKED",
                    EnvoisEnBase::lire,
                    maintenant.atOffset(ZoneOffset.UTC),
                    titulaire.get(),
                    taille);
            tenir(connexion, attentes);
            return attentes;
        });
    }

    @Override
    public List<MessageEnAttente> attentes(int taille) {
        return base.lister(SELECTION + " ORDER BY rang LIMIT ?", EnvoisEnBase::lire, taille);
    }

    /** Whoever stalled while another took the message over has no say in it any more. */
    @Override
    public void differer(String cle, Instant aPartirDe, String motif) {
        base.modifier(
                "UPDATE octroi.message SET tentatives = tentatives + 1, motif = ?, a_partir_de = ?, titulaire = NULL,"
                        + " echeance = NULL WHERE cle = ? AND NOT parti AND (titulaire IS NULL OR titulaire = ?)",
                motif,
                aPartirDe.atOffset(ZoneOffset.UTC),
                cle,
                titulaire.get());
    }

    private void tenir(Connection connexion, List<MessageEnAttente> attentes) throws SQLException {
        try (PreparedStatement tenues = connexion.prepareStatement("UPDATE octroi.message SET titulaire = ?,"
                + " echeance = CURRENT_TIMESTAMP + CAST(? AS BIGINT) * INTERVAL '0.001' SECOND WHERE cle = ?")) {
            for (MessageEnAttente attente : attentes) {
                tenues.setString(1, titulaire.get());
                tenues.setLong(2, tenue.toMillis());
                tenues.setString(3, attente.message().cle());
                tenues.addBatch();
            }
            tenues.executeBatch();
        }
    }

    private static MessageEnAttente lire(ResultSet ligne) throws SQLException {
        OffsetDateTime aPartirDe = ligne.getObject("a_partir_de", OffsetDateTime.class);
        return new MessageEnAttente(
                new Message(
                        ligne.getString("cle"),
                        new NumeroDossier(ligne.getString("numero")),
                        Canal.valueOf(ligne.getString("canal")),
                        ligne.getString("modele"),
                        ligne.getObject("jour", LocalDate.class)),
                ligne.getInt("tentatives"),
                ligne.getString("motif"),
                aPartirDe == null ? null : aPartirDe.toInstant());
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

    /** Whoever was to be written to is known no more. */
    static void abandonner(Connection connexion, NumeroDossier numero) throws SQLException {
        Base.modifier(
                connexion, "UPDATE octroi.message SET parti = TRUE WHERE numero = ? AND NOT parti", numero.valeur());
    }

    static void retirer(Connection connexion, List<String> partis) throws SQLException {
        for (String cle : partis) {
            Base.modifier(connexion, "UPDATE octroi.message SET parti = TRUE WHERE cle = ?", cle);
        }
    }
}
