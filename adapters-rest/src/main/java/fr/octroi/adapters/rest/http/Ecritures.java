package fr.octroi.adapters.rest.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.octroi.commun.Empreinte;
import fr.octroi.guichet.Effet;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.PortException;
import fr.octroi.port.ReponsesGardees;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How every write goes: once for each key, over the version that was seen, and with what it did as its answer. */
public final class Ecritures {

    /** The header of an answer that was given before. */
    public static final String REJOUEE = "Idempotency-Replayed";

    private static final Logger LOG = LoggerFactory.getLogger(Ecritures.class);

    private final ReponsesGardees gardees;
    private final InstantSource horloge;

    /** Makes a way of writing. */
    public Ecritures(ReponsesGardees gardees, InstantSource horloge) {
        this.gardees = gardees;
        this.horloge = horloge;
    }

    /** Does something once; what fails is not kept, and may be tried again under the same key. */
    public Response faire(Appel appel, Corps corps, Supplier<Reponse> travail) {
        String appelant = appel.porteur().appelant();
        // Decided on another version, it is another request.
        Empreinte demande = Empreinte.deChamps(
                "appel",
                appel.objet(),
                appel.version() == null ? "" : appel.version().toString(),
                corps.empreinte().hexadecimal());
        return gardees.prendre(appelant, appel.cle(), demande, horloge.instant())
                .selon(
                        tenue -> reponse(prise(tenue, travail), false),
                        connue -> reponse(Reponse.lire(connue), true),
                        () -> {
                            throw ProblemeException.attendre(Code.DEMANDE_EN_COURS, 1);
                        },
                        () -> {
                            throw new ProblemeException(Code.CLE_DEJA_EMPLOYEE);
                        });
    }

    private Reponse prise(ReponsesGardees.Tenue tenue, Supplier<Reponse> travail) {
        boolean faite = false;
        try {
            Reponse reponse = travail.get();
            faite = true;
            garder(tenue, reponse);
            return reponse;
        } finally {
            if (!faite) {
                rendre(tenue);
            }
        }
    }

    /** Why it was refused is told, even where the key cannot be given back: it is free again after its time. */
    private void rendre(ReponsesGardees.Tenue tenue) {
        try {
            gardees.rendre(tenue);
        } catch (PortException panne) {
            LOG.warn("a key could not be given back: {}", panne.nature());
        }
    }

    /** What was done was done, and is answered, even where the answer cannot be kept. */
    private void garder(ReponsesGardees.Tenue tenue, Reponse reponse) {
        try {
            gardees.garder(tenue, reponse.texte());
        } catch (PortException panne) {
            LOG.warn("an answer could not be kept: {}", panne.nature());
        }
    }

    /** Does something to a dossier in the version that was seen. */
    public Response surVersion(Appel appel, Corps corps, Supplier<Effet> commande) {
        return faire(appel, corps, () -> effet(appel, enVersion(commande)));
    }

    /** Calls something that takes a dossier in one version: another one is the caller's to read first, what a register met is not. */
    public static <T> T enVersion(Supplier<T> commande) {
        try {
            return commande.get();
        } catch (ConflitDeVersionException conflit) {
            if (!conflit.estSurUnDossier()) {
                throw conflit;
            }
            throw new ProblemeException(Code.VERSION_PERIMEE);
        }
    }

    /** What a command did, with the version that the dossier has since: one more when it was written, for nobody came between. */
    public static Reponse effet(Appel appel, Effet effet) {
        long version = appel.versionVue() + (effet == Effet.FAIT ? 1 : 0);
        ObjectNode corps = corps(effet);
        corps.put("version", version);
        return avecVersion(version, corps);
    }

    /** What a command did to something that has no version for the caller. */
    public static Reponse effet(Effet effet) {
        return new Reponse(200, new TreeMap<>(), Json.texte(corps(effet)));
    }

    /** What a command did, to be completed; what it could not is a problem. */
    public static ObjectNode corps(Effet effet) {
        switch (effet) {
            case IMPOSSIBLE -> throw new ProblemeException(Code.IMPOSSIBLE);
            case INCONNU -> throw new ProblemeException(Code.DOSSIER_INCONNU);
            case FAIT, DEJA_FAIT -> {
                return JsonNodeFactory.instance.objectNode().put("effet", effet.name());
            }
        }
        throw new IllegalStateException("an unknown effect");
    }

    /** An answer with the version of a dossier. */
    public static Reponse avecVersion(long version, ObjectNode corps) {
        return new Reponse(200, new TreeMap<>(Map.of(HttpHeaders.ETAG, etiquette(version))), Json.texte(corps));
    }

    /** Returns a version as an entity tag. */
    public static String etiquette(long version) {
        return "\"" + version + "\"";
    }

    /** Returns the bytes of a text: no server has to guess its encoding. */
    public static byte[] octets(String texte) {
        return texte.getBytes(StandardCharsets.UTF_8);
    }

    private static Response reponse(Reponse reponse, boolean rejouee) {
        Response.ResponseBuilder batie = Response.status(reponse.statut())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(octets(reponse.corps()));
        reponse.entetes().forEach((nom, valeur) -> {
            if (nom.equals(HttpHeaders.LOCATION)) {
                // Resolved against the address under which the host mounted the resources.
                batie.location(URI.create(valeur));
            } else {
                batie.header(nom, valeur);
            }
        });
        if (rejouee) {
            batie.header(REJOUEE, "true");
        }
        return batie.build();
    }
}
