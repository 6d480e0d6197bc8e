package fr.octroi.adapters.jdbc;

import fr.octroi.adapters.jdbc.Chargement.Colonnes;
import fr.octroi.commun.Cle;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.port.Cles;
import fr.octroi.port.PortException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Random keys in the database, each sealed under a master key that the host keeps elsewhere; safe for several threads.
 *
 * <p>A dump without the master key gives no key. Nothing is remembered between calls: a key that one instance destroys is
 * gone for all.
 */
public final class ClesEnBase implements Cles {

    /** The organisation's row: no number of a dossier holds a star. */
    private static final String ORGANISATION = "*";

    private static final Colonnes CLES = new Colonnes("octroi.cle", List.of("nom", "scellee"));

    private static final SecureRandom HASARD = new SecureRandom();

    private final Base base;
    private final List<Chiffre> maitresses;

    /**
     * Makes a store of keys.
     *
     * <p>To change the master key without a stop: give all instances the old and the new one, in this order; then the new
     * and the old one; call {@link #resceller}, by a login that may; then give the new one alone.
     *
     * @param base the database
     * @param maitresses the master keys: the first seals, and all open; one at least
     * @throws IllegalArgumentException without a key
     */
    public ClesEnBase(Base base, List<Cle> maitresses) {
        if (maitresses.isEmpty()) {
            throw new IllegalArgumentException("a master key is needed");
        }
        this.base = base;
        this.maitresses = maitresses.stream().map(Chiffre::new).toList();
    }

    @Override
    public Cle organisation() {
        return cle(ORGANISATION);
    }

    @Override
    public Cle dossier(NumeroDossier numero) {
        return cle(numero.valeur());
    }

    @Override
    public SortedMap<NumeroDossier, Cle> dossiers(SortedSet<NumeroDossier> numeros) {
        SortedMap<NumeroDossier, Cle> cles = new TreeMap<>();
        SortedMap<String, byte[]> presentes =
                lire(numeros.stream().map(NumeroDossier::valeur).toList());
        presentes.forEach((nom, scellee) -> cles.put(new NumeroDossier(nom), new Cle(ouvrir(nom, scellee))));
        List<NumeroDossier> absents =
                numeros.stream().filter(numero -> !cles.containsKey(numero)).toList();
        if (absents.isEmpty()) {
            return cles;
        }
        List<byte[]> nouvelles = absents.stream().map(numero -> nouvelle()).toList();
        List<Object[]> lignes = new ArrayList<>();
        for (int i = 0; i < absents.size(); i++) {
            String nom = absents.get(i).valeur();
            lignes.add(new Object[] {nom, sceller(nom, nouvelles.get(i))});
        }
        Set<String> inserees = base.ecrire(connexion -> base.insererLesAbsents(connexion, CLES, lignes));
        List<String> faites = new ArrayList<>();
        for (int i = 0; i < absents.size(); i++) {
            if (inserees.contains(absents.get(i).valeur())) {
                cles.put(absents.get(i), new Cle(nouvelles.get(i)));
            } else {
                faites.add(absents.get(i).valeur());
            }
        }
        // Somebody else made these meanwhile: all get the key that is there.
        lire(faites).forEach((nom, scellee) -> cles.put(new NumeroDossier(nom), new Cle(ouvrir(nom, scellee))));
        numeros.stream()
                .filter(numero -> !cles.containsKey(numero))
                .forEach(numero -> cles.put(numero, dossier(numero)));
        return cles;
    }

    private SortedMap<String, byte[]> lire(List<String> noms) {
        SortedMap<String, byte[]> scellees = new TreeMap<>();
        base.listerParmi(
                        "SELECT nom, scellee FROM octroi.cle WHERE nom",
                        ligne -> Map.entry(ligne.getString(1), ligne.getBytes(2)),
                        noms)
                .forEach(lue -> scellees.put(lue.getKey(), lue.getValue()));
        return scellees;
    }

    private static byte[] nouvelle() {
        byte[] nouvelle = new byte[32];
        HASARD.nextBytes(nouvelle);
        return nouvelle;
    }

    @Override
    public void detruire(NumeroDossier numero) {
        base.modifier("DELETE FROM octroi.cle WHERE nom = ?", numero.valeur());
    }

    /**
     * Seals every key under the first master key, those that it sealed already included; that of the organisation first.
     *
     * @return how many keys were sealed again
     * @throws PortException when the database fails, or a key opens under none of the master keys; definitive, with no key sealed again, when this login may not
     *     seal that of the organisation, as on PostgreSQL a member of {@code octroi_application} may not: one of {@code octroi_cles} may
     */
    public int resceller() {
        int resceles = 0;
        for (String nom : base.lister("SELECT nom FROM octroi.cle ORDER BY nom", ligne -> ligne.getString(1))) {
            byte[] scellee = lire(nom).orElse(null);
            if (scellee != null) {
                // Compared with what was read: a key that is destroyed meanwhile stays destroyed.
                int rescellee = base.modifier(
                        "UPDATE octroi.cle SET scellee = ? WHERE nom = ? AND scellee = ?",
                        sceller(nom, ouvrir(nom, scellee)),
                        nom,
                        scellee);
                if (rescellee == 0
                        && lire(nom).filter(la -> Arrays.equals(la, scellee)).isPresent()) {
                    // Security of rows passes over what may not be written, and says nothing.
                    throw new PortException(
                            PortException.Nature.DEFINITIVE,
                            "this login may not seal the organisation's key again",
                            null);
                }
                resceles += rescellee;
            }
        }
        return resceles;
    }

    /**
     * The key under which something of a dossier was sealed: a store of this kind makes none when it is gone, since a new one
     * would open nothing; of another kind it gives what that has.
     */
    static Optional<Cle> presente(Cles cles, NumeroDossier numero) {
        return cles instanceof ClesEnBase enBase
                ? enBase.lire(numero.valeur()).map(scellee -> new Cle(enBase.ouvrir(numero.valeur(), scellee)))
                : Optional.of(cles.dossier(numero));
    }

    /** The same, where a key of that database was read along with what it sealed. */
    static Optional<Cle> presente(Cles cles, NumeroDossier numero, Base lue, Optional<byte[]> scellee) {
        return cles instanceof ClesEnBase enBase && enBase.base == lue
                ? scellee.map(lui -> new Cle(enBase.ouvrir(numero.valeur(), lui)))
                : presente(cles, numero);
    }

    private Cle cle(String nom) {
        Optional<byte[]> connue = lire(nom);
        while (connue.isEmpty()) {
            base.insererSiAbsent("INSERT INTO " + CLES.ligne(), nom, sceller(nom, nouvelle()));
            // Read again, whoever won: all get the key that is there.
            connue = lire(nom);
        }
        return new Cle(ouvrir(nom, connue.get()));
    }

    private Optional<byte[]> lire(String nom) {
        return base.trouver("SELECT scellee FROM octroi.cle WHERE nom = ?", ligne -> ligne.getBytes(1), nom);
    }

    private byte[] sceller(String nom, byte[] octets) {
        return maitresses.get(0).sceller(octets, "cle.scellee", nom);
    }

    private byte[] ouvrir(String nom, byte[] scellee) {
        for (Chiffre maitresse : maitresses.subList(0, maitresses.size() - 1)) {
            try {
                return maitresse.ouvrir(scellee, "cle.scellee", nom);
            } catch (PortException sousUneAutre) {
                // The next one may open it; the last one says what is wrong.
            }
        }
        return maitresses.get(maitresses.size() - 1).ouvrir(scellee, "cle.scellee", nom);
    }
}
