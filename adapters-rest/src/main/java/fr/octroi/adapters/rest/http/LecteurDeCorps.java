package fr.octroi.adapters.rest.http;

import com.fasterxml.jackson.databind.JsonNode;
import fr.octroi.adapters.rest.acces.Limites;
import fr.octroi.commun.FormeDeCode;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.demande.PieceDeposee;
import fr.octroi.port.Pieces;
import fr.octroi.port.PortException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads bodies: JSON of the form that the method asks for, alone or before files.
 *
 * <p>In a multipart body the JSON comes first, in a part named {@code demande}, and is checked before any file is stored. Each part
 * after it is a file, named {@code piece:} and what it is filed as: it goes into the store as it comes in.
 */
public final class LecteurDeCorps implements MessageBodyReader<Corps> {

    private static final String DEMANDE = "demande";
    private static final String PIECE = "piece:";

    private final Formes formes;
    private final Limites limites;
    private final Pieces pieces;

    /** Makes a reader. */
    public LecteurDeCorps(Formes formes, Limites limites, Pieces pieces) {
        this.formes = formes;
        this.limites = limites;
        this.pieces = pieces;
    }

    @Override
    public boolean isReadable(Class<?> type, Type generique, Annotation[] annotations, MediaType media) {
        return type == Corps.class;
    }

    @Override
    public Corps readFrom(
            Class<Corps> type,
            Type generique,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> entetes,
            InputStream flux)
            throws IOException {
        Forme forme = forme(annotations);
        try {
            if (MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(media)) {
                return parties(forme, media, flux);
            }
            if (!MediaType.APPLICATION_JSON_TYPE.isCompatible(media)) {
                // A body without a type is taken for any by the server.
                throw new ProblemeException(Code.TYPE_REFUSE);
            }
            return Corps.of(json(forme, flux), List.of());
        } catch (PortException panne) {
            // The store says why a source broke off: what the source said is the answer. Its own faults are not the
            // sender's.
            if (panne.getCause() instanceof ProblemeException probleme) {
                throw probleme;
            }
            if (panne.getCause() instanceof FluxBorne.Coupure) {
                throw new ProblemeException(Code.CORPS_ILLISIBLE);
            }
            throw panne;
        } catch (IOException coupure) {
            throw new ProblemeException(Code.CORPS_ILLISIBLE);
        }
    }

    private static Forme forme(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof Forme forme) {
                return forme;
            }
        }
        throw new IllegalStateException("a body without a form");
    }

    private JsonNode json(Forme forme, InputStream flux) throws IOException {
        byte[] octets = new FluxBorne(flux, forme.longue() ? limites.liste() : limites.corps()).readAllBytes();
        JsonNode corps = Json.lire(octets);
        formes.verifier(forme.value(), corps);
        return corps;
    }

    private Corps parties(Forme forme, MediaType media, InputStream flux) throws IOException {
        String borne = media.getParameters().get("boundary");
        if (!forme.avecPieces() || borne == null) {
            throw new ProblemeException(borne == null ? Code.CORPS_ILLISIBLE : Code.TYPE_REFUSE);
        }
        Parties parties = new Parties(flux, borne);
        Parties.@Nullable Partie premiere = parties.suivante().orElse(null);
        if (premiere == null || !premiere.nom().equals(DEMANDE)) {
            throw new ProblemeException(
                    Code.CORPS_NON_CONFORME, List.of(formes.faute("/" + DEMANDE, "PARTIE_ABSENTE")));
        }
        JsonNode corps = json(forme, premiere.contenu());
        List<PieceDeposee> arrivees = new ArrayList<>();
        for (Optional<Parties.Partie> partie = parties.suivante(); partie.isPresent(); partie = parties.suivante()) {
            if (arrivees.size() == limites.pieces()) {
                throw new ProblemeException(Code.CORPS_TROP_GRAND);
            }
            arrivees.add(piece(partie.get(), arrivees.size()));
        }
        return Corps.of(corps, arrivees);
    }

    private PieceDeposee piece(Parties.Partie partie, int rang) {
        String nom = partie.nom();
        if (!nom.startsWith(PIECE) || !FormeDeCode.CODE.estCelleDe(nom.substring(PIECE.length()))) {
            throw new ProblemeException(
                    Code.CORPS_NON_CONFORME, List.of(formes.faute("/piece/" + rang, "PARTIE_INCONNUE")));
        }
        try {
            Pieces.Deposee deposee = pieces.deposer(new FluxBorne(partie.contenu(), limites.piece()), limites.piece());
            return PieceDeposee.arrivee(
                    nom.substring(PIECE.length()),
                    deposee.contenu().hexadecimal(),
                    deposee.contenu(),
                    deposee.taille());
        } catch (ValeurInvalideException faux) {
            throw new ProblemeException(Code.VALEUR_REFUSEE, List.of(new Faute("/piece/" + rang, faux.code(), "")));
        }
    }
}
