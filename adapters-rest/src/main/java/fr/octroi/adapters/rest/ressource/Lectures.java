package fr.octroi.adapters.rest.ressource;

import com.fasterxml.jackson.databind.JsonNode;
import fr.octroi.adapters.rest.http.Code;
import fr.octroi.adapters.rest.http.Faute;
import fr.octroi.adapters.rest.http.ProblemeException;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.NumeroDossier;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a body that has its form may still hold wrong: a day that does not exist, a number that is none. */
final class Lectures {

    private Lectures() {}

    static LocalDate jour(JsonNode objet, String nom) {
        return lire(objet, "/" + nom, LocalDate::parse);
    }

    static Montant montant(JsonNode objet, String nom) {
        return lire(objet, "/" + nom + "/valeur", Montant::parse);
    }

    static NumeroDossier numero(JsonNode objet, String pointeur) {
        return lire(objet, pointeur, NumeroDossier::new);
    }

    /** Reads the text at a pointer into the body, or into an item of it. */
    static <T> T lire(JsonNode objet, String pointeur, Function<String, T> lecture) {
        return lire("", objet, pointeur, lecture);
    }

    /** The same, for an item: the pointer told is that of the whole body. */
    static <T> T lire(String ou, JsonNode objet, String pointeur, Function<String, T> lecture) {
        try {
            return lecture.apply(objet.at(pointeur).asText(""));
        } catch (ValeurInvalideException faux) {
            throw refus(ou + pointeur, faux.code());
        } catch (DateTimeException faux) {
            throw refus(ou + pointeur, "DATE_INVALIDE");
        }
    }

    static ProblemeException refus(String pointeur, String code) {
        return new ProblemeException(Code.VALEUR_REFUSEE, List.of(new Faute(pointeur, code, "")));
    }

    /** Makes something of several values that must go together. */
    static <T> T ensemble(Supplier<T> fabrique) {
        try {
            return fabrique.get();
        } catch (ValeurInvalideException faux) {
            throw refus("", faux.code());
        }
    }
}
