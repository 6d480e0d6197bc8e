package fr.octroi.journal;

import fr.octroi.bureau.Motif;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.recours.Grief;
import fr.octroi.relance.DemandeDeComplement.Element;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a fact says, as names and texts: written field by field, and read back the same way.
 *
 * <p>Each value has one writing, or two writings would be two digests of one fact; an absent value has no name.
 */
final class Champs {

    private static final String SEPARATEUR = "|";

    private static final Pattern MOTIF = Pattern.compile("[A-Z0-9][A-Z0-9_.-]{0,39}");

    private final SortedMap<String, String> table;

    private Champs(SortedMap<String, String> table) {
        this.table = table;
    }

    static Champs vide() {
        return new Champs(new TreeMap<>());
    }

    static Champs lire(SortedMap<String, String> table) {
        return new Champs(new TreeMap<>(table));
    }

    SortedMap<String, String> table() {
        return Collections.unmodifiableSortedMap(table);
    }

    /** Writes a value by its text; null and the empty text leave no trace. */
    Champs et(String nom, @Nullable Object valeur) {
        String texte = valeur instanceof Empreinte empreinte
                ? empreinte.hexadecimal()
                : valeur instanceof Enum<?> constante ? constante.name() : valeur == null ? "" : valeur.toString();
        if (!texte.isEmpty()) {
            refuserSi(texte.isBlank());
            table.put(nom, texte);
        }
        return this;
    }

    /** A reason is a code: what a person or a carrier says in words may name somebody, and stays out of the journal. */
    static void exigerCode(String motif) {
        refuserSi(!MOTIF.matcher(motif).matches());
    }

    /** Writes a list, none of whose texts may be blank or hold a bar. */
    Champs liste(String nom, List<String> textes) {
        textes.forEach(texte -> refuserSi(texte.isBlank() || texte.contains(SEPARATEUR)));
        return et(nom, String.join(SEPARATEUR, textes));
    }

    Champs elements(List<Element> elements) {
        return liste("codes", elements.stream().map(Element::code).toList())
                .liste("articles", elements.stream().map(Element::article).toList())
                .liste(
                        "indispensables",
                        elements.stream()
                                .map(element -> Boolean.toString(element.indispensable()))
                                .toList());
    }

    List<Element> elements() {
        List<String> codes = liste("codes");
        List<String> articles = liste("articles");
        List<String> indispensables = liste("indispensables");
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            elements.add(new Element(codes.get(i), articles.get(i), Boolean.parseBoolean(indispensables.get(i))));
        }
        return elements;
    }

    Champs griefs(List<Grief> griefs) {
        return liste(
                        "griefs",
                        griefs.stream().map(grief -> grief.motif().code()).toList())
                .liste(
                        "articles",
                        griefs.stream().map(grief -> grief.motif().article()).toList())
                .liste(
                        "constates",
                        griefs.stream()
                                .map(grief -> grief.constate().toString())
                                .toList());
    }

    List<Grief> griefs() {
        List<String> codes = liste("griefs");
        List<String> articles = liste("articles");
        List<String> constates = liste("constates");
        List<Grief> griefs = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            griefs.add(new Grief(new Motif(codes.get(i), articles.get(i)), LocalDate.parse(constates.get(i))));
        }
        return griefs;
    }

    String texte(String nom) {
        String valeur = table.get(nom);
        if (valeur == null) {
            throw new ValeurInvalideException("FAIT_INVALIDE");
        }
        return valeur;
    }

    @Nullable
    String texteOuRien(String nom) {
        return table.get(nom);
    }

    String texteOuVide(String nom) {
        return table.getOrDefault(nom, "");
    }

    List<String> liste(String nom) {
        String valeur = table.get(nom);
        return valeur == null ? List.of() : List.of(valeur.split("\\" + SEPARATEUR, -1));
    }

    LocalDate jour(String nom) {
        return LocalDate.parse(texte(nom));
    }

    @Nullable
    LocalDate jourOuRien(String nom) {
        return table.containsKey(nom) ? jour(nom) : null;
    }

    Montant montant(String nom) {
        return Montant.parse(texte(nom));
    }

    @Nullable
    Montant montantOuRien(String nom) {
        return table.containsKey(nom) ? montant(nom) : null;
    }

    Empreinte empreinte(String nom) {
        return new Empreinte(texte(nom));
    }

    @Nullable
    Empreinte empreinteOuRien(String nom) {
        return table.containsKey(nom) ? empreinte(nom) : null;
    }

    int entier(String nom) {
        return Integer.parseInt(texte(nom));
    }

    long grandEntier(String nom) {
        return Long.parseLong(texte(nom));
    }

    <E extends Enum<E>> E constante(String nom, Class<E> genre) {
        return Enum.valueOf(genre, texte(nom));
    }

    <E extends Enum<E>> @Nullable E constanteOuRien(String nom, Class<E> genre) {
        return table.containsKey(nom) ? constante(nom, genre) : null;
    }

    /** A fact that could not be read back would break the chain that holds it; one that cannot follow is part of no life. */
    static void refuserSi(boolean illisible) {
        if (illisible) {
            throw new ValeurInvalideException("FAIT_INVALIDE");
        }
    }
}
