package fr.octroi.adapters.rest.http;

import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.port.Consultations.Resume;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;

/** Where a page ends, as a word that means nothing to whoever carries it. */
public final class Curseur {

    private static final int PREMIERE_ANNEE = 1900;
    private static final int DERNIERE_ANNEE = 2200;

    private Curseur() {}

    /** Writes the place of a dossier in a list. */
    public static String de(Resume dernier) {
        return coder(dernier.depot() + " " + dernier.numero());
    }

    /** Writes the rank of a write. */
    public static String de(long rang) {
        return coder(Long.toString(rang));
    }

    /** Reads the place of a dossier in a list. */
    public static Resume liste(String curseur) {
        String texte = decoder(curseur);
        try {
            int blanc = texte.indexOf(' ');
            // Only the day and the number give the rank.
            return new Resume(
                    new NumeroDossier(texte.substring(blanc + 1)),
                    1,
                    "",
                    jour(texte.substring(0, Math.max(blanc, 0))),
                    EtatDossier.DEPOSE);
        } catch (DateTimeException | ValeurInvalideException faux) {
            throw invalide();
        }
    }

    /** Reads a day of the years that dossiers may have: a store may not know others. */
    public static LocalDate jour(String texte) {
        LocalDate jour = LocalDate.parse(texte);
        if (jour.getYear() < PREMIERE_ANNEE || jour.getYear() > DERNIERE_ANNEE) {
            throw new DateTimeException("a day of another age");
        }
        return jour;
    }

    /** Reads the rank of a write. */
    public static long rang(String curseur) {
        try {
            long rang = Long.parseLong(decoder(curseur));
            if (rang >= 0) {
                return rang;
            }
        } catch (NumberFormatException faux) {
            // Told below, as any other word that is no cursor.
        }
        throw invalide();
    }

    private static String coder(String texte) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(texte.getBytes(StandardCharsets.US_ASCII));
    }

    private static String decoder(String curseur) {
        try {
            return new String(Base64.getUrlDecoder().decode(curseur), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException faux) {
            throw invalide();
        }
    }

    private static ProblemeException invalide() {
        return new ProblemeException(Code.PARAMETRE_INVALIDE, List.of(new Faute("curseur", "FORME_INATTENDUE", "")));
    }
}
