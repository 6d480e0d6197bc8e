package fr.octroi.adapters.jdbc;

import fr.octroi.commun.Cle;
import fr.octroi.commun.Empreinte;
import fr.octroi.port.Cles;
import fr.octroi.port.PortException;
import fr.octroi.port.ReponsesGardees;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Answers kept in the database, in plain, shared by several instances of the host; safe for several threads.
 *
 * <p>What was asked may be a telephone number or an account, which a bare digest would give to whoever tries them all: it is kept under the
 * organisation's key. What is older than its time is forgotten at once, and its row is removed by whoever takes keys later: a thousand rows at
 * most, at the first taking of each instance and at each hundredth.
 */
public final class ReponsesEnBase implements ReponsesGardees {

    private static final int CHAQUE = 100;
    private static final int MENAGE = 1_000;

    private final Base base;
    private final Cles cles;
    private final Duration duree;
    private final Duration tenue;
    private volatile @Nullable Cle organisation;
    private final AtomicLong prises = new AtomicLong();
    private final SecureRandom hasard = new SecureRandom();

    /**
     * Keeps answers for a day, and a key that is under way for a quarter of an hour.
     *
     * @param base the database
     * @param cles gives the organisation's key
     */
    public ReponsesEnBase(Base base, Cles cles) {
        this(base, cles, Duration.ofDays(1), Duration.ofMinutes(15));
    }

    /**
     * Keeps answers.
     *
     * @param base the database
     * @param cles gives the organisation's key
     * @param duree for how long an answer is kept, above zero
     * @param tenue for how long a key may be under way, above zero and no longer than {@code duree}: longer than the longest call, for whoever
     *     asks again after it may do the work again; and as short as a caller may wait whose instance died
     * @throws IllegalArgumentException out of bounds
     */
    public ReponsesEnBase(Base base, Cles cles, Duration duree, Duration tenue) {
        if (tenue.isNegative() || tenue.isZero() || tenue.compareTo(duree) > 0) {
            throw new IllegalArgumentException(
                    "a key is under way for some time, and no longer than its answer is kept");
        }
        this.base = base;
        this.cles = cles;
        this.duree = duree;
        this.tenue = tenue;
    }

    private record Gardee(
            long rang,
            String demande,
            Instant prise,
            @Nullable String reponse) {}

    @Override
    public Prise prendre(String appelant, String cle, Empreinte demande, Instant maintenant) {
        if (prises.getAndIncrement() % CHAQUE == 0) {
            oublier(maintenant);
        }
        String scellee = cle().sceller("demande", demande.hexadecimal()).hexadecimal();
        // Unlike a count, it says nothing of any other taking, wherever that was.
        Tenue neuve = new Tenue(appelant, cle, hasard.nextLong());
        boolean absente = base.insererSeulSiAbsent(
                "INSERT INTO octroi.reponse (appelant, cle, rang, demande, prise) VALUES (?, ?, ?, ?, ?)",
                neuve.appelant(),
                neuve.cle(),
                neuve.rang(),
                scellee,
                enBase(maintenant));
        if (absente) {
            return neuve;
        }
        Optional<Gardee> lue = base.trouver(
                "SELECT rang, demande, prise, reponse FROM octroi.reponse WHERE appelant = ? AND cle = ?",
                ligne -> new Gardee(
                        ligne.getLong(1),
                        ligne.getString(2),
                        ligne.getObject(3, OffsetDateTime.class).toInstant(),
                        ligne.getString(4)),
                appelant,
                cle);
        if (lue.isEmpty()) {
            // Given back or forgotten since: whoever asks again finds it new.
            return Etat.EN_COURS;
        }
        Gardee gardee = lue.get();
        Duration sienne = gardee.reponse() == null ? tenue : duree;
        if (!gardee.prise().plus(sienne).isAfter(maintenant)) {
            // Whoever took it over since has changed its rank, and whoever held it may have answered at last.
            int reprise = base.modifierSeul(
                    "UPDATE octroi.reponse SET rang = ?, demande = ?, prise = ?, reponse = NULL"
                            + " WHERE appelant = ? AND cle = ? AND rang = ? AND (reponse IS NULL) = ?",
                    neuve.rang(),
                    scellee,
                    enBase(maintenant),
                    appelant,
                    cle,
                    gardee.rang(),
                    gardee.reponse() == null);
            return reprise == 1 ? neuve : Etat.EN_COURS;
        }
        if (!gardee.demande().equals(scellee)) {
            return Etat.AUTRE_DEMANDE;
        }
        return gardee.reponse() == null ? Etat.EN_COURS : new Connue(gardee.reponse());
    }

    @Override
    public void garder(Tenue tenue, String reponse) {
        base.modifierSeul(
                "UPDATE octroi.reponse SET reponse = ? WHERE appelant = ? AND cle = ? AND rang = ? AND reponse IS NULL",
                reponse,
                tenue.appelant(),
                tenue.cle(),
                tenue.rang());
    }

    @Override
    public void rendre(Tenue tenue) {
        base.modifierSeul(
                "DELETE FROM octroi.reponse WHERE appelant = ? AND cle = ? AND rang = ? AND reponse IS NULL",
                tenue.appelant(),
                tenue.cle(),
                tenue.rang());
    }

    /** Asked for once: it never changes. */
    private Cle cle() {
        Cle connue = organisation;
        if (connue == null) {
            connue = cles.organisation();
            organisation = connue;
        }
        return connue;
    }

    /** Several instances do so at once: a row that one of them removes is none of the others' business. What fails here is nobody's request. */
    private void oublier(Instant maintenant) {
        try {
            base.ecrire(connexion -> {
                List<Object[]> anciennes = Base.lister(
                        connexion,
                        "SELECT appelant, cle FROM octroi.reponse WHERE prise <= ? ORDER BY prise LIMIT ?"
                                + " FOR UPDATE SKIP LOCKED",
                        ligne -> new Object[] {ligne.getString(1), ligne.getString(2)},
                        enBase(maintenant.minus(duree)),
                        MENAGE);
                return Base.parPaquet(
                        connexion, "DELETE FROM octroi.reponse WHERE appelant = ? AND cle = ?", anciennes);
            });
        } catch (PortException autreFois) {
            // They are forgotten all the same, and whoever takes a key later removes them.
            return;
        }
    }

    private static OffsetDateTime enBase(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
