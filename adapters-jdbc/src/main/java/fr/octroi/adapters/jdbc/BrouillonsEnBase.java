package fr.octroi.adapters.jdbc;

import fr.octroi.dossier.NumeroDossier;
import fr.octroi.port.Brouillons;
import fr.octroi.port.Cles;
import fr.octroi.port.ConflitDeVersionException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Drafts in the database, shared by several instances of the host; safe for several threads.
 *
 * <p>Each is sealed under the organisation's key, bound to its author, its number and its version: no key of a dossier is made for a request that may
 * never be filed. A draft whose time has ended is found no more at once; its row goes when the host asks for {@link #eliminer}, or when its
 * author begins anew.
 */
public final class BrouillonsEnBase implements Brouillons {

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
    public long ecrire(String auteur, NumeroDossier numero, long vue, String contenu, Instant maintenant) {
        byte[] scelle = chiffre().sceller(contenu.getBytes(StandardCharsets.UTF_8), place(auteur, numero, vue + 1));
        OffsetDateTime fin = enBase(maintenant.minus(conservation));
        boolean ecrit;
        if (vue == 0) {
            base.modifierSeul("DELETE FROM octroi.brouillon" + SIEN + " AND ecrit <= ?", auteur, numero.valeur(), fin);
            ecrit = base.insererSeulSiAbsent(
                    "INSERT INTO octroi.brouillon (auteur, numero, version, contenu, ecrit) VALUES (?, ?, ?, ?, ?)",
                    auteur,
                    numero.valeur(),
                    1L,
                    scelle,
                    enBase(maintenant));
        } else {
            ecrit = base.modifierSeul(
                            "UPDATE octroi.brouillon SET version = ?, contenu = ?, ecrit = ?" + SIEN
                                    + " AND version = ? AND ecrit > ?",
                            vue + 1,
                            scelle,
                            enBase(maintenant),
                            auteur,
                            numero.valeur(),
                            vue,
                            fin)
                    == 1;
        }
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

    private static String[] place(String auteur, NumeroDossier numero, long version) {
        return new String[] {"brouillon.contenu", auteur, numero.valeur(), Long.toString(version)};
    }

    private static OffsetDateTime enBase(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
