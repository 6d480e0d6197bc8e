package fr.octroi.adapters.jdbc;

import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.Repere;
import fr.octroi.port.Cles;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.DossierEnregistre;
import fr.octroi.port.Dossiers;
import fr.octroi.port.Ecriture;
import fr.octroi.port.Versionne;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Dossiers in the database, each picture sealed under the key of its dossier; safe for several threads and several instances
 * of the host.
 *
 * <p>Number, version, aid, day of filing and state stand beside the picture in plain: they name nobody. Once the key of a
 * dossier is destroyed, {@link #trouver} throws a definitive {@link fr.octroi.port.PortException}.
 */
public final class DossiersEnBase implements Dossiers {

    private final Base base;
    private final Cles cles;

    /**
     * Makes a store of dossiers.
     *
     * @param base the database
     * @param cles the keys
     */
    public DossiersEnBase(Base base, Cles cles) {
        this.base = base;
        this.cles = cles;
    }

    @Override
    public Optional<DossierEnregistre> trouver(NumeroDossier numero) {
        // The connection is given back before the key is fetched: a pool of one is enough.
        return base.trouver(
                        "SELECT image, version FROM octroi.dossier WHERE numero = ?",
                        ligne -> new Versionne<>(ligne.getBytes(1), ligne.getLong(2)),
                        numero.valeur())
                .map(scelle -> new DossierEnregistre(ouvrir(numero, scelle.valeur()), scelle.version()));
    }

    @Override
    public SortedSet<NumeroDossier> porteurs(Repere repere) {
        return new TreeSet<>(base.lister(
                "SELECT numero FROM octroi.repere WHERE genre = ? AND cle = ?",
                ligne -> new NumeroDossier(ligne.getString(1)),
                repere.genre().name(),
                repere.cle().hexadecimal()));
    }

    @Override
    public List<NumeroDossier> apres(@Nullable NumeroDossier curseur, int taille) {
        return base.lister(
                "SELECT numero FROM octroi.dossier WHERE numero > ? ORDER BY numero LIMIT ?",
                ligne -> new NumeroDossier(ligne.getString(1)),
                depuis(curseur),
                taille);
    }

    @Override
    public List<NumeroDossier> enEtat(Set<EtatDossier> etats, @Nullable NumeroDossier curseur, int taille) {
        List<Object> valeurs = new ArrayList<>();
        etats.forEach(etat -> valeurs.add(etat.name()));
        valeurs.add(depuis(curseur));
        valeurs.add(taille);
        return base.lister(
                "SELECT numero FROM octroi.dossier WHERE etat IN ("
                        + String.join(", ", Collections.nCopies(etats.size(), "?"))
                        + ") AND numero > ? ORDER BY numero LIMIT ?",
                ligne -> new NumeroDossier(ligne.getString(1)),
                valeurs.toArray());
    }

    /** Every number comes after the empty text. */
    private static String depuis(@Nullable NumeroDossier curseur) {
        return curseur == null ? "" : curseur.valeur();
    }

    @Override
    public void ecrire(Ecriture ecriture) {
        // Sealed before the transaction: keys have their own, and no row is held meanwhile. In order of number: two
        // writes
        // that touch the same dossiers never wait for each other.
        List<Map.Entry<Ecriture.Changement, byte[]>> scelles = ecriture.changements().stream()
                .sorted(Comparator.comparing(changement -> changement.dossier().numero()))
                .map(changement -> Map.entry(changement, sceller(changement.dossier())))
                .toList();
        base.ecrire(connexion -> {
            for (Map.Entry<Ecriture.Changement, byte[]> scelle : scelles) {
                ecrire(connexion, scelle.getKey(), scelle.getValue());
                JournauxEnBase.ajouter(connexion, ecriture, scelle.getKey());
            }
            RegistresEnBase.ranger(base, connexion, Registre.SEANCES, ecriture.seances());
            RegistresEnBase.ranger(base, connexion, Registre.ENVELOPPES, ecriture.enveloppes());
            RegistresEnBase.ranger(base, connexion, Registre.BORDEREAUX, ecriture.bordereaux());
            EnvoisEnBase.ajouter(base, connexion, ecriture.messages());
            EnvoisEnBase.retirer(connexion, ecriture.partis());
            return null;
        });
    }

    private void ecrire(Connection connexion, Ecriture.Changement changement, byte[] image) throws SQLException {
        Dossier dossier = changement.dossier();
        boolean ecrit = changement.versionAttendue() == 0
                ? base.insererSiAbsent(
                        connexion,
                        "INSERT INTO octroi.dossier (numero, version, aide, depot, etat, image)"
                                + " VALUES (?, 1, ?, ?, ?, ?)",
                        dossier.numero().valeur(),
                        dossier.aide(),
                        dossier.depot(),
                        dossier.etat().name(),
                        image)
                : Base.modifier(
                                connexion,
                                "UPDATE octroi.dossier SET version = version + 1, aide = ?, depot = ?, etat = ?,"
                                        + " image = ? WHERE numero = ? AND version = ?",
                                dossier.aide(),
                                dossier.depot(),
                                dossier.etat().name(),
                                image,
                                dossier.numero().valeur(),
                                changement.versionAttendue())
                        == 1;
        if (!ecrit) {
            throw new ConflitDeVersionException(dossier.numero());
        }
        reperer(connexion, dossier.numero(), new TreeSet<>(changement.reperes()));
    }

    private static void reperer(Connection connexion, NumeroDossier numero, SortedSet<Repere> reperes)
            throws SQLException {
        Base.modifier(connexion, "DELETE FROM octroi.repere WHERE numero = ?", numero.valeur());
        try (PreparedStatement insertion =
                connexion.prepareStatement("INSERT INTO octroi.repere (genre, cle, numero) VALUES (?, ?, ?)")) {
            for (Repere repere : reperes) {
                insertion.setString(1, repere.genre().name());
                insertion.setString(2, repere.cle().hexadecimal());
                insertion.setString(3, numero.valeur());
                insertion.addBatch();
            }
            insertion.executeBatch();
        }
    }

    private byte[] sceller(Dossier dossier) {
        return Chiffre.sceller(cles.dossier(dossier.numero()), DossierJson.ecrire(dossier), place(dossier.numero()));
    }

    private Dossier ouvrir(NumeroDossier numero, byte[] image) {
        return DossierJson.lire(Chiffre.ouvrir(cles.dossier(numero), image, place(numero)));
    }

    private static String[] place(NumeroDossier numero) {
        return new String[] {"dossier.image", numero.valeur()};
    }
}
