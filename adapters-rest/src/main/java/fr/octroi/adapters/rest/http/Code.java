package fr.octroi.adapters.rest.http;

import java.util.Locale;
import java.util.ResourceBundle;

/** What can go wrong, with its status; the titles are in {@code problemes.properties}. */
public enum Code {
    /** No bearer token came. */
    JETON_ABSENT(401),
    /** The token is not believed. */
    JETON_REFUSE(401),
    /** The role does not allow it. */
    ACCES_REFUSE(403),
    /** There is nothing at that address. */
    ADRESSE_INCONNUE(404),
    /** There is no such dossier for the caller. */
    DOSSIER_INCONNU(404),
    /** There is no such session, envelope or bordereau. */
    REGISTRE_INCONNU(404),
    /** The address does not take the method. */
    METHODE_REFUSEE(405),
    /** The answer cannot be given in the types asked for. */
    TYPE_NON_PRODUIT(406),
    /** The body has a type that is not read. */
    TYPE_REFUSE(415),
    /** A parameter of the address is not one. */
    PARAMETRE_INVALIDE(400),
    /** The body is not JSON in UTF-8, or not multipart. */
    CORPS_ILLISIBLE(400),
    /** The body has another form than the contract says. */
    CORPS_NON_CONFORME(400),
    /** A write came without a key. */
    CLE_ABSENTE(400),
    /** A header is not one. */
    ENTETE_INVALIDE(400),
    /** More was sent than is read. */
    CORPS_TROP_GRAND(413),
    /** The key stands for another request. */
    CLE_DEJA_EMPLOYEE(422),
    /** The same request is being worked on. */
    DEMANDE_EN_COURS(409),
    /** A write to a dossier came without the version that it was decided on. */
    VERSION_ABSENTE(428),
    /** The dossier has another version. */
    VERSION_PERIMEE(412),
    /** Somebody else wrote meanwhile: the same call again may do. */
    CONFLIT(409),
    /** It cannot be done as things stand. */
    IMPOSSIBLE(409),
    /** The caller has as many drafts as he may have. */
    BROUILLONS_TROP_NOMBREUX(409),
    /** The request has faults. */
    DEMANDE_REJETEE(422),
    /** A value cannot exist. */
    VALEUR_REFUSEE(422),
    /** The minutes do not agree with the agenda. */
    DELIBERATION_DISCORDANTE(422),
    /** Too many requests in too short a time. */
    DEBIT_DEPASSE(429),
    /** A store is out of order for a while. */
    INDISPONIBLE(503),
    /** A fault on our side. */
    ERREUR_INTERNE(500);

    private final int statut;

    Code(int statut) {
        this.statut = statut;
    }

    /** Returns the status of the answer. */
    public int statut() {
        return statut;
    }

    /** Returns a French title, the same for every occurrence. */
    String titre() {
        return ResourceBundle.getBundle("fr.octroi.adapters.rest.http.problemes", Locale.ROOT)
                .getString(name());
    }

    /** Returns the type of the problem, by which programs tell it from others (RFC 9457). */
    String type() {
        return "urn:octroi:probleme:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
