package fr.octroi.adapters.rest.ressource;

import com.fasterxml.jackson.databind.JsonNode;
import fr.octroi.Octroi;
import fr.octroi.adapters.rest.acces.Limites;
import fr.octroi.adapters.rest.http.Appel;
import fr.octroi.adapters.rest.http.Code;
import fr.octroi.adapters.rest.http.Corps;
import fr.octroi.adapters.rest.http.Ecritures;
import fr.octroi.adapters.rest.http.Faute;
import fr.octroi.adapters.rest.http.Formes;
import fr.octroi.adapters.rest.http.ProblemeException;
import fr.octroi.bureau.Composition;
import fr.octroi.bureau.RegleQuorum;
import fr.octroi.commun.Acteur;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.guichet.Effet;
import fr.octroi.guichet.Guichet;
import fr.octroi.port.Brouillons;
import fr.octroi.port.Consultations;
import fr.octroi.port.Registres;
import fr.octroi.recours.VoiesEtDelais;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the resources share.
 *
 * @param octroi the counters and the stores
 * @param consultations the same store, as platforms list it
 * @param registres the same store, seen as registers
 * @param ecritures how every write goes
 * @param formes the forms of bodies
 * @param limites how much a caller may ask
 * @param horloge what time it is
 * @param fuseau where the authority is
 * @param bureau the members in office on a day, empty when nobody knows
 * @param quorum the rule of quorum
 * @param voies what the notices of this authority say of appeals, null when it was not told here
 * @param brouillons the store of drafts, null when nobody writes drafts here
 */
public record Services(
        Octroi octroi,
        Consultations consultations,
        Registres registres,
        Ecritures ecritures,
        Formes formes,
        Limites limites,
        InstantSource horloge,
        ZoneId fuseau,
        Function<LocalDate, Optional<Composition>> bureau,
        RegleQuorum quorum,
        @Nullable VoiesEtDelais voies,
        @Nullable Brouillons brouillons) {

    private static final int DOSSIERS_NOMMES = 10;

    /** A command of a counter that takes the dossier in the version seen, and in no other. */
    interface Commande {
        Effet faire(Guichet guichet, Acteur acteur, NumeroDossier dossier);
    }

    /** What has left the active base is as unknown to whoever writes as to whoever reads. */
    Guichet guichet() {
        return octroi.guichet().enBaseActive();
    }

    Guichet guichet(Appel appel, String numero) {
        return guichet().pourVersion(new NumeroDossier(numero), appel.versionVue());
    }

    Response surDossier(SecurityContext contexte, String numero, Corps corps, Commande commande) {
        Appel appel = Appel.de(contexte);
        return ecritures.surVersion(
                appel, corps, () -> commande.faire(guichet(appel, numero), appel.acteur(), new NumeroDossier(numero)));
    }

    /** Why something was not done, with the dossiers that it is about: ten of them, and how many others. */
    Faute faute(String code, SortedSet<NumeroDossier> dossiers) {
        Faute faute = formes.faute("", code);
        int autres = dossiers.size() - DOSSIERS_NOMMES;
        String numeros = dossiers.stream()
                .limit(DOSSIERS_NOMMES)
                .map(NumeroDossier::valeur)
                .collect(Collectors.joining(", "));
        return new Faute(
                faute.pointeur(),
                faute.code(),
                faute.message()
                        + " : "
                        + numeros
                        + (autres > 0 ? " et " + autres + (autres == 1 ? " autre" : " autres") : ""));
    }

    LocalDate aujourdhui() {
        return LocalDate.ofInstant(horloge.instant(), fuseau);
    }

    /** Returns the lines of a lot, as many at most as are taken at once. */
    JsonNode lot(Corps corps, String nom) {
        JsonNode lignes = corps.contenu().path(nom);
        if (lignes.size() > limites.lot()) {
            throw new ProblemeException(Code.CORPS_TROP_GRAND);
        }
        return lignes;
    }

    /** Refuses an aid that the catalogue does not know: what is done for it would be done for nobody. */
    void exigerAide(String aide, Code code) {
        if (octroi.catalogue().trouver(aide, null).isEmpty()) {
            throw new ProblemeException(code, List.of(formes.faute("/aide", "VALEUR_INCONNUE")));
        }
    }
}
