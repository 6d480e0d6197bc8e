package fr.octroi.adapters.rest.ressource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.octroi.adapters.rest.http.Code;
import fr.octroi.adapters.rest.http.Curseur;
import fr.octroi.adapters.rest.http.Faute;
import fr.octroi.adapters.rest.http.ProblemeException;
import fr.octroi.commun.FormeDeCode;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.PortException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a body that has its form may still hold wrong: a day that does not exist, a number that is none. */
final class Lectures {

    private static final Logger LOG = LoggerFactory.getLogger(Lectures.class);

    private Lectures() {}

    /** Whether a text may be the code of a session, of an envelope or of an aid: stores are asked for nothing else. */
    static boolean estUnCode(String texte) {
        return FormeDeCode.IDENTIFIANT.estCelleDe(texte);
    }

    /**
     * Says what became of one line: one that meets somebody else, or a dossier that cannot be read or written, stops no other; a store out of order
     * stops them all.
     *
     * @param vue the answer for the line, where an obstacle is told
     * @param empechee the word of the contract for a line that an obstacle stops
     */
    static String sort(ObjectNode vue, String empechee, Supplier<String> ligne) {
        try {
            return ligne.get();
        } catch (ConflitDeVersionException autre) {
            return Code.CONFLIT.name();
        } catch (PortException panne) {
            if (panne.nature() == PortException.Nature.TEMPORAIRE) {
                throw panne;
            }
            LOG.error("a line failed: a store refuses for good");
            return Code.ERREUR_INTERNE.name();
        } catch (ValeurInvalideException impossible) {
            // As when the aid of its dossier left the catalogue: the fault is the line's, and those before it are
            // written.
            vue.put("obstacle", impossible.code());
            return empechee;
        }
    }

    static LocalDate jour(JsonNode objet, String nom) {
        return lire(objet, "/" + nom, LocalDate::parse);
    }

    /** Reads a day that stands in the address, where an absent one is none. */
    static LocalDate jourDuParametre(@Nullable String texte) {
        return Curseur.jour(texte == null ? "" : texte);
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
