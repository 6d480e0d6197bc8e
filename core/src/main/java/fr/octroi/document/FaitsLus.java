package fr.octroi.document;

import fr.octroi.document.TextePiece.Ligne;
import fr.octroi.instruction.FaitLu;
import fr.octroi.instruction.FaitLu.Nom;
import fr.octroi.instruction.FaitLu.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gathers the facts that a text gives, each by its own finder; a doubtful one is left unknown, for a person. */
final class FaitsLus {

    private final TextePiece texte;
    private final Source source;
    private final List<FaitLu> faits = new ArrayList<>();

    private FaitsLus(TextePiece texte, Source source) {
        this.texte = texte;
        this.source = source;
    }

    /** Finds the facts of a text that is printed in the file. */
    static List<FaitLu> lire(TextePiece texte) {
        return lire(texte, Source.TEXTE, "");
    }

    /** Finds the facts of a text; a type that is given is that of the piece, whatever its text says. */
    static List<FaitLu> lire(TextePiece texte, Source source, String type) {
        FaitsLus lus = new FaitsLus(texte, source);
        String nature = type.isBlank() ? Nature.reconnaitre(texte) : type;
        if (type.isBlank()) {
            lus.texte(Nom.TYPE_PIECE, Nature::reconnaitre);
        } else {
            lus.faits.add(new FaitLu(Nom.TYPE_PIECE, type, source, 0));
        }
        boolean achat = Nature.estUnAchat(nature);
        for (String nom : Titulaires.noms(texte)) {
            int page = lus.page(nom, fragment -> Titulaires.noms(fragment).contains(nom) ? nom : null);
            lus.faits.add(new FaitLu(achat ? Nom.ACHETEUR : Nom.TITULAIRE, nom, source, page));
        }
        lus.valeur(Montants::total, (montant, page) -> FaitLu.of(Nom.MONTANT_TTC, montant, source, page));
        lus.valeur(Dates::duDocument, (date, page) -> FaitLu.of(Nom.DATE, date, source, page));
        lus.valeur(Comptes::iban, (iban, page) -> FaitLu.of(iban, source, page));
        lus.valeur(Identifiants::siret, (siret, page) -> FaitLu.of(siret, source, page));
        lus.texte(Nom.NUMERO, Identifiants::numero);
        return List.copyOf(lus.faits);
    }

    /** Makes a fact of a value that was found on a page. */
    @FunctionalInterface
    private interface Fabrique<T> {
        FaitLu faire(T valeur, int page);
    }

    private void texte(Nom nom, Function<TextePiece, String> chercheur) {
        String valeur = chercheur.apply(texte);
        if (!valeur.isBlank()) {
            faits.add(new FaitLu(nom, valeur, source, page(valeur, chercheur)));
        }
    }

    private <T> void valeur(Function<TextePiece, @Nullable T> chercheur, Fabrique<T> fabrique) {
        T valeur = chercheur.apply(texte);
        if (valeur != null) {
            faits.add(fabrique.faire(valeur, page(valeur, chercheur)));
        }
    }

    /** The first page that gives the value by itself, 0 when it takes several. */
    private <T> int page(T valeur, Function<TextePiece, ? extends @Nullable T> chercheur) {
        List<Integer> pages =
                texte.lignes().stream().map(Ligne::page).distinct().toList();
        if (pages.size() == 1) {
            return pages.get(0);
        }
        for (int page : pages) {
            if (valeur.equals(chercheur.apply(texte.page(page)))) {
                return page;
            }
        }
        return 0;
    }
}
