package fr.octroi.adapters.rest.acces;

import fr.octroi.adapters.rest.http.CorpsBorne;
import fr.octroi.adapters.rest.http.ServiceTiers;
import fr.octroi.port.PortException;
import fr.octroi.port.PortException.Nature;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;

/** Keys that are fetched by HTTPS, in bounded time and bytes, whatever the server does. */
final class ClesEnLigne implements ClesPubliques {

    private final ServiceTiers service;
    private final URI adresse;

    /** Fetches from an address that was judged, in some time at most from the call to the last byte. */
    ClesEnLigne(URI adresse, Duration delai) {
        this.service = new ServiceTiers(jugee -> true, delai, InstantSource.system());
        this.adresse = adresse;
    }

    @Override
    public String chercher() {
        try {
            return service.appeler(HttpRequest.newBuilder(adresse), () -> new CorpsBorne(TAILLE_MAXIMALE))
                    .filter(reponse -> reponse.statusCode() == 200)
                    .map(HttpResponse::body)
                    .map(octets -> new String(octets, StandardCharsets.UTF_8))
                    .orElseThrow(() -> new PortException(Nature.TEMPORAIRE, "no key set was served", null));
        } catch (PortException panne) {
            // Of whatever nature: an issuer that answers too much today may be whole tomorrow.
            throw new PortException(Nature.TEMPORAIRE, "the keys cannot be fetched", panne);
        }
    }
}
