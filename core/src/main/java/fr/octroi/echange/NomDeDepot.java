package fr.octroi.echange;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.FormeDeCode;
import fr.octroi.commun.ValeurInvalideException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a sealed lot on a drop: its flux, its rank, and the beginning of the digest of its bytes.
 *
 * <p>It is only what somebody wrote: the manifest behind the signature is what counts. Two sealings of one lot have two
 * names; one sealing put twice has one.
 *
 * @param valeur such as {@code prestataire.ma-ville.demandes.production.00000012.0123456789abcdef.lot}
 */
public record NomDeDepot(String valeur) implements Comparable<NomDeDepot> {

    private static final String ORGANISATION = FormeDeCode.IDENTIFIANT.expression();
    private static final Pattern FORME = Pattern.compile("(" + ORGANISATION + ")\\.(" + ORGANISATION
            + ")\\.(demandes|evenements|reversibilite)\\.(production|essai)\\.([0-9]{8})\\.([0-9a-f]{16})\\.lot");

    /**
     * Checks the form.
     *
     * @throws ValeurInvalideException {@code NOM_DE_DEPOT_INVALIDE}
     */
    public NomDeDepot {
        Matcher forme = FORME.matcher(valeur);
        if (!forme.matches()
                || forme.group(1).equals(forme.group(2))
                || forme.group(5).equals("00000000")) {
            throw new ValeurInvalideException("NOM_DE_DEPOT_INVALIDE");
        }
    }

    /**
     * Makes the name of a sealed lot.
     *
     * @param flux its flux
     * @param sequence its rank
     * @param chiffre the SHA-256 of its sealed bytes
     * @return the name
     * @throws ValeurInvalideException {@code NOM_DE_DEPOT_INVALIDE} when the rank has more than eight digits or is below 1
     */
    public static NomDeDepot of(Flux flux, long sequence, Empreinte chiffre) {
        return new NomDeDepot(String.join(
                ".",
                flux.emetteur(),
                flux.destinataire(),
                flux.objet().name().toLowerCase(Locale.ROOT),
                flux.environnement().name().toLowerCase(Locale.ROOT),
                String.format(Locale.ROOT, "%08d", sequence),
                chiffre.hexadecimal().substring(0, 16),
                "lot"));
    }

    /**
     * Returns the flux that the name says.
     *
     * @return the flux
     */
    public Flux flux() {
        return new Flux(
                groupe(1),
                groupe(2),
                ObjetDuLot.valueOf(groupe(3).toUpperCase(Locale.ROOT)),
                Environnement.valueOf(groupe(4).toUpperCase(Locale.ROOT)));
    }

    /**
     * Returns the rank that the name says.
     *
     * @return the rank, from 1
     */
    public long sequence() {
        return Long.parseLong(groupe(5));
    }

    /**
     * Says whether the name is that of these bytes.
     *
     * @param chiffre the SHA-256 of the file as it was received
     * @return false when it was damaged on the way
     */
    public boolean annonce(Empreinte chiffre) {
        return chiffre.hexadecimal().startsWith(groupe(6));
    }

    /**
     * Says whether the name is that of a lot.
     *
     * @param flux the flux that its manifest says
     * @param sequence the rank that its manifest says
     * @return false when the name lies
     */
    public boolean designe(Flux flux, long sequence) {
        return flux().equals(flux) && sequence() == sequence;
    }

    private String groupe(int rang) {
        Matcher forme = FORME.matcher(valeur);
        if (!forme.matches()) {
            throw new IllegalStateException("the form was checked");
        }
        return forme.group(rang);
    }

    /** In order of flux, then of rank. */
    @Override
    public int compareTo(NomDeDepot autre) {
        return valeur.compareTo(autre.valeur);
    }

    @Override
    public String toString() {
        return valeur;
    }
}
