package fr.octroi.adapters.jdbc;

import fr.octroi.dossier.NumeroDossier;
import fr.octroi.port.Brouillons;
import fr.octroi.port.Cles;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.PortException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Drafts in the database, shared by several instances of the host; safe for several threads.
 *
 * <p>Each is sealed under the organisation's key, bound to its author, its number and its version: no key of a dossier is made for a request that may
 * never be filed. A draft whose time has ended is found no more at once; its row goes when the host asks for {@link #eliminer}, or when its
 * author begins another.
 *
 * <p>Each draft takes a place of its author, and the database holds that no two take the same: so of several that are begun at once, by whichever
 * instances, none goes beyond the places that he has.
 */
public final class BrouillonsEnBase implements Brouillons {

    /** Where versions begin: drawn among so many that none is met again, with as many above for the writes that follow. */
    private static final long PREMIERES = 1L << 52;

    private static final SecureRandom HASARD = new SecureRandom();

    private static final String SIEN = " WHERE auteur = ? AND numero = ?";

    private final Base base;
    private final Cles cles;
    private final Duration conservation;

    /**
     * Keeps drafts.
     *
     * @param base the database
     * @param cles gives the organisation's key
     * @param conservation how long a draft stays that nobody writes, above zero: the authority's to say
     * @throws IllegalArgumentException out of bounds
     */
    public BrouillonsEnBase(Base base, Cles cles, Duration conservation) {
        if (conservation.isNegative() || conservation.isZero()) {
            throw new IllegalArgumentException("a draft stays for some time");
        }
        this.base = base;
        this.cles = cles;
        this.conservation = conservation;
    }

    @Override
    public Optional<Brouillon> trouver(String auteur, NumeroDossier numero, Instant maintenant) {
        Chiffre chiffre = chiffre();
        return base.trouver(
                "SELECT version, contenu, ecrit FROM octroi.brouillon" + SIEN + " AND ecrit > ?",
                ligne -> {
                    long version = ligne.getLong(1);
                    return new Brouillon(
                            version,
                            new String(
                                    chiffre.ouvrir(ligne.getBytes(2), place(auteur, numero, version)),
                                    StandardCharsets.UTF_8),
                            ligne.getObject(3, OffsetDateTime.class).toInstant().plus(conservation));
                },
                auteur,
                numero.valeur(),
                enBase(maintenant.minus(conservation)));
    }

    @Override
    public OptionalLong commencer(String auteur, NumeroDossier numero, String contenu, int auPlus, Instant maintenant) {
        long version = 1 + HASARD.nextLong(PREMIERES);
        byte[] scelle = sceller(auteur, numero, version, contenu);
        base.modifierSeul(
                "DELETE FROM octroi.brouillon WHERE auteur = ? AND ecrit <= ?",
                auteur,
                enBase(maintenant.minus(conservation)));
        // The lowest free place each time: whoever is too late for one finds it taken when he looks again.
        for (int essai = 0; essai <= auPlus; essai++) {
            Map<Integer, String> siens = new TreeMap<>();
            base.lister(
                    "SELECT place, numero FROM octroi.brouillon WHERE auteur = ?",
                    ligne -> siens.put(ligne.getInt(1), ligne.getString(2)) == null,
                    auteur);
            if (siens.containsValue(numero.valeur())) {
                throw new ConflitDeVersionException(numero);
            }
            if (siens.size() >= auPlus) {
                return OptionalLong.empty();
            }
            int libre = 0;
            while (siens.containsKey(libre)) {
                libre++;
            }
            if (base.insererSeulSiAbsent(
                    "INSERT INTO octroi.brouillon (auteur, numero, place, version, contenu, ecrit) VALUES (?, ?, ?, ?, ?, ?)",
                    auteur,
                    numero.valeur(),
                    libre,
                    version,
                    scelle,
                    enBase(maintenant))) {
                return OptionalLong.of(version);
            }
        }
        throw new PortException(
                PortException.Nature.TEMPORAIRE, "the places of an author are taken and left all the time", null);
    }

    @Override
    public long ecrire(String auteur, NumeroDossier numero, long vue, String contenu, Instant maintenant) {
        boolean ecrit = base.modifierSeul(
                        "UPDATE octroi.brouillon SET version = ?, contenu = ?, ecrit = ?" + SIEN
                                + " AND version = ? AND ecrit > ?",
                        vue + 1,
                        sceller(auteur, numero, vue + 1, contenu),
                        enBase(maintenant),
                        auteur,
                        numero.valeur(),
                        vue,
                        enBase(maintenant.minus(conservation)))
                == 1;
        if (!ecrit) {
            throw new ConflitDeVersionException(numero);
        }
        return vue + 1;
    }

    @Override
    public boolean effacer(String auteur, NumeroDossier numero, long vue) {
        return base.modifierSeul(
                        "DELETE FROM octroi.brouillon" + SIEN + " AND version = ?", auteur, numero.valeur(), vue)
                == 1;
    }

    @Override
    public int eliminer(Instant maintenant) {
        return base.modifierSeul(
                "DELETE FROM octroi.brouillon WHERE ecrit <= ?", enBase(maintenant.minus(conservation)));
    }

    private Chiffre chiffre() {
        return new Chiffre(cles.organisation());
    }

    private byte[] sceller(String auteur, NumeroDossier numero, long version, String contenu) {
        return chiffre().sceller(contenu.getBytes(StandardCharsets.UTF_8), place(auteur, numero, version));
    }

    private static String[] place(String auteur, NumeroDossier numero, long version) {
        return new String[] {"brouillon.contenu", auteur, numero.valeur(), Long.toString(version)};
    }

    private static OffsetDateTime enBase(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
