package fr.octroi.adapters.rest.charge;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * What somebody would write who needs nothing but the rows: the very statements that Octroi sends for the same call, in as many transactions, and
 * their columns as JSON. It opens no seal, knows no rule, checks no body and no chain.
 */
@Path("v1/dossiers")
@Produces(MediaType.APPLICATION_JSON)
public final class RessourceNue {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENTREES =
            "SELECT numero, organisation, rang, version, instant, role, agent, fait, donnees,"
                    + " precedente, empreinte FROM octroi.entree WHERE numero = ?";
    private static final String CLE = "SELECT scellee FROM octroi.cle WHERE nom = ?";
    private static final String DOSSIER =
            "SELECT d.image, d.version, d.aide, d.depot, d.etat, c.scellee FROM octroi.dossier d"
                    + " LEFT JOIN octroi.cle c ON c.nom = d.numero WHERE d.numero = ?";

    private final DataSource source;

    /** Makes the resource. */
    public RessourceNue(DataSource source) {
        this.source = source;
    }

    /** Every row of an answer, each column as a text. */
    private List<List<String>> lire(String sql, Object... valeurs) throws SQLException {
        try (Connection connexion = source.getConnection()) {
            return lire(connexion, sql, valeurs);
        }
    }

    private static List<List<String>> lire(Connection connexion, String sql, Object... valeurs) throws SQLException {
        try (PreparedStatement requete = preparer(connexion, sql, valeurs);
                ResultSet lignes = requete.executeQuery()) {
            int colonnes = lignes.getMetaData().getColumnCount();
            List<List<String>> resultat = new ArrayList<>();
            while (lignes.next()) {
                List<String> ligne = new ArrayList<>();
                for (int i = 1; i <= colonnes; i++) {
                    ligne.add(String.valueOf(lignes.getObject(i)));
                }
                resultat.add(ligne);
            }
            return resultat;
        }
    }

    private static int modifier(Connection connexion, String sql, Object... valeurs) throws SQLException {
        try (PreparedStatement requete = preparer(connexion, sql, valeurs)) {
            return requete.executeUpdate();
        }
    }

    private static PreparedStatement preparer(Connection connexion, String sql, Object... valeurs) throws SQLException {
        PreparedStatement requete = connexion.prepareStatement(sql);
        for (int i = 0; i < valeurs.length; i++) {
            requete.setObject(i + 1, valeurs[i]);
        }
        return requete;
    }

    private static ObjectNode dossier(List<String> ligne, int depuis) {
        return JSON.createObjectNode()
                .put("version", Long.parseLong(ligne.get(depuis)))
                .put("aide", ligne.get(depuis + 1))
                .put("depot", ligne.get(depuis + 2))
                .put("etat", ligne.get(depuis + 3));
    }

    /** A dossier, its key and its chain. */
    @GET
    @Path("{numero}")
    public byte[] lire(@PathParam("numero") String numero) throws SQLException, IOException {
        ObjectNode vue = dossier(lire(DOSSIER, numero).get(0), 1).put("numero", numero);
        vue.put(
                "entrees",
                lire(ENTREES + " ORDER BY organisation, rang", numero).size());
        return JSON.writeValueAsBytes(vue);
    }

    /** A select by primary key, and nothing else. */
    @GET
    @Path("{numero}/suivi")
    public byte[] cle(@PathParam("numero") String numero) throws SQLException, IOException {
        List<String> ligne = lire("SELECT version, aide, depot, etat FROM octroi.dossier WHERE numero = ?", numero)
                .get(0);
        return JSON.writeValueAsBytes(dossier(ligne, 0).put("numero", numero));
    }

    /** A page. */
    @GET
    public byte[] lister(@QueryParam("etat") String etat, @QueryParam("taille") int taille)
            throws SQLException, IOException {
        ObjectNode vue = JSON.createObjectNode();
        ArrayNode dossiers = vue.putArray("dossiers");
        lire(
                        "SELECT numero, version, aide, depot, etat FROM octroi.dossier WHERE etat <> 'EFFACE'"
                                + " AND etat IN (?) ORDER BY depot, numero LIMIT ?",
                        etat,
                        taille)
                .forEach(ligne -> dossiers.add(dossier(ligne, 1).put("numero", ligne.get(0))));
        ObjectNode comptes = vue.putObject("parEtat");
        lire("SELECT etat, COUNT(*) FROM octroi.dossier WHERE etat <> 'EFFACE' AND etat IN (?) GROUP BY etat", etat)
                .forEach(ligne -> comptes.put(ligne.get(0), Long.parseLong(ligne.get(1))));
        return JSON.writeValueAsBytes(vue);
    }

    /** A call that is recorded. */
    @POST
    @Path("{numero}/appels")
    @Consumes(MediaType.APPLICATION_JSON)
    public byte[] appeler(
            @PathParam("numero") String numero,
            @HeaderParam("Idempotency-Key") String cle,
            @HeaderParam("If-Match") String etiquette,
            byte[] corps)
            throws SQLException, IOException {
        String motif = JSON.readTree(corps).path("motif").asText();
        long version = Long.parseLong(etiquette.replace("\"", ""));
        OffsetDateTime maintenant = Instant.now().atOffset(ZoneOffset.UTC);
        String empreinte = "0".repeat(64);
        ecrireSeul(
                "INSERT INTO octroi.reponse (appelant, cle, rang, demande, prise) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING",
                "nue",
                cle,
                version,
                empreinte,
                maintenant);
        lire(DOSSIER, numero);
        lire(ENTREES + " ORDER BY organisation, rang", numero);
        lire(CLE, "*");
        lire(CLE, "*");
        lire(CLE, numero);
        ecrire(connexion -> {
            byte[] image = image(connexion, numero, version);
            modifier(
                    connexion,
                    "UPDATE octroi.dossier SET version = version + 1, aide = aide, depot = depot, etat = etat,"
                            + " commune = commune, image = ? WHERE numero = ? AND version = ?",
                    image,
                    numero,
                    version);
            modifier(connexion, "DELETE FROM octroi.repere WHERE numero = ?", numero);
            modifier(
                    connexion,
                    "INSERT INTO octroi.repere (genre, cle, numero) VALUES (?, ?, ?)",
                    "DOUBLON_DEMANDEUR",
                    empreinte,
                    numero);
            long rang = lire(
                                    connexion,
                                    ENTREES + " AND organisation = ? ORDER BY rang DESC LIMIT 1",
                                    numero,
                                    "collectivite")
                            .size()
                    + version;
            modifier(
                    connexion,
                    "INSERT INTO octroi.entree (numero, organisation, rang, version, instant, role, agent, fait, donnees,"
                            + " precedente, empreinte) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    numero,
                    "collectivite",
                    rang,
                    version + 1,
                    maintenant.toInstant().toString(),
                    "INSTRUCTEUR",
                    "agent-1",
                    "APPEL_CONSIGNE",
                    motif,
                    empreinte,
                    empreinte);
            modifier(connexion, "UPDATE octroi.horloge SET rang = rang + ?", 1L);
            long ecrit = Long.parseLong(
                    lire(connexion, "SELECT rang FROM octroi.horloge").get(0).get(0));
            modifier(connexion, "DELETE FROM octroi.ecrit WHERE numero = ?", numero);
            return modifier(connexion, "INSERT INTO octroi.ecrit (rang, numero) VALUES (?, ?)", ecrit, numero);
        });
        byte[] reponse = JSON.writeValueAsBytes(
                JSON.createObjectNode().put("effet", "FAIT").put("version", version + 1));
        ecrireSeul(
                "UPDATE octroi.reponse SET reponse = ? WHERE appelant = ? AND cle = ? AND rang = ? AND reponse IS NULL",
                new String(reponse, StandardCharsets.UTF_8),
                "nue",
                cle,
                version);
        return reponse;
    }

    private static byte[] image(Connection connexion, String numero, long version) throws SQLException {
        try (PreparedStatement requete = preparer(
                        connexion,
                        "SELECT image FROM octroi.dossier WHERE numero = ? AND version = ?",
                        numero,
                        version);
                ResultSet lignes = requete.executeQuery()) {
            lignes.next();
            return lignes.getBytes(1);
        }
    }

    private void ecrireSeul(String sql, Object... valeurs) throws SQLException {
        try (Connection connexion = source.getConnection()) {
            modifier(connexion, sql, valeurs);
        }
    }

    private interface Travail {
        int faire(Connection connexion) throws SQLException;
    }

    private void ecrire(Travail travail) throws SQLException {
        try (Connection connexion = source.getConnection()) {
            connexion.setAutoCommit(false);
            try {
                if (travail.faire(connexion) != 1) {
                    throw new SQLException("not one row");
                }
                connexion.commit();
            } finally {
                connexion.rollback();
                connexion.setAutoCommit(true);
            }
        }
    }
}
