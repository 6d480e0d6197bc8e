package fr.octroi.adapters.jdbc;

import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Role;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.Journal;
import fr.octroi.port.Ecriture;
import fr.octroi.port.Journaux;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The journals in the database, in plain: facts hold no personal data; safe for several threads. */
public final class JournauxEnBase implements Journaux {

    private static final String COLONNES =
            "numero, organisation, rang, version, instant, role, agent, fait, donnees, precedente, empreinte";

    private final Base base;

    /**
     * Reads journals.
     *
     * @param base the database
     */
    public JournauxEnBase(Base base) {
        this.base = base;
    }

    @Override
    public List<Entree> entrees(NumeroDossier numero) {
        return base.lister(
                "SELECT " + COLONNES + " FROM octroi.entree WHERE numero = ? ORDER BY organisation, rang",
                JournauxEnBase::lire,
                numero.valeur());
    }

    /**
     * Appends the facts of a change to their chain, whose head stays where it is meanwhile: the dossier's row was written
     * first in this transaction, and whoever else writes the dossier waits for it.
     */
    static void ajouter(Connection connexion, Ecriture ecriture, Ecriture.Changement changement) throws SQLException {
        NumeroDossier numero = changement.dossier().numero();
        List<Entree> tete = Base.lister(
                connexion,
                "SELECT " + COLONNES
                        + " FROM octroi.entree WHERE numero = ? AND organisation = ? ORDER BY rang DESC LIMIT 1",
                JournauxEnBase::lire,
                numero.valeur(),
                ecriture.auteur().organisation());
        Entree derniere = tete.isEmpty() ? null : tete.get(0);
        try (PreparedStatement insertion = connexion.prepareStatement(
                "INSERT INTO octroi.entree (" + COLONNES + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Fait fait : changement.faits()) {
                derniere = Journal.enchainer(
                        derniere,
                        numero,
                        changement.versionAttendue() + 1,
                        ecriture.instant(),
                        ecriture.auteur(),
                        fait);
                ecrire(insertion, derniere);
            }
            insertion.executeBatch();
        }
    }

    private static void ecrire(PreparedStatement insertion, Entree entree) throws SQLException {
        Objet donnees = new Objet();
        entree.fait().donnees().forEach(donnees::et);
        insertion.setString(1, entree.dossier().valeur());
        insertion.setString(2, entree.auteur().organisation());
        insertion.setLong(3, entree.rang());
        insertion.setLong(4, entree.version());
        insertion.setString(5, entree.instant().toString());
        insertion.setString(6, entree.auteur().role().name());
        insertion.setString(7, entree.auteur().agent());
        insertion.setString(8, entree.fait().code());
        insertion.setString(9, new String(donnees.octets(), StandardCharsets.US_ASCII));
        insertion.setString(10, entree.precedente().hexadecimal());
        insertion.setString(11, entree.empreinte().hexadecimal());
        insertion.addBatch();
    }

    private static Entree lire(ResultSet ligne) throws SQLException {
        byte[] donnees = ligne.getString("donnees").getBytes(StandardCharsets.US_ASCII);
        String code = ligne.getString("fait");
        return new Entree(
                new NumeroDossier(ligne.getString("numero")),
                ligne.getLong("rang"),
                ligne.getLong("version"),
                Instant.parse(ligne.getString("instant")),
                new Acteur(
                        ligne.getString("organisation"),
                        Role.valueOf(ligne.getString("role")),
                        ligne.getString("agent")),
                Objet.lire(donnees, objet -> Fait.lire(code, objet.table())),
                new Empreinte(ligne.getString("precedente")),
                new Empreinte(ligne.getString("empreinte")));
    }
}
