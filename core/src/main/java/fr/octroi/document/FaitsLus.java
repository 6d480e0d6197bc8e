package fr.octroi.document;

import fr.octroi.document.TextePiece.Ligne;
import fr.octroi.dossier.Adresse;
import fr.octroi.instruction.FaitLu;
import fr.octroi.instruction.FaitLu.Nom;
import fr.octroi.instruction.FaitLu.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gathers the facts that a text gives, each by its own finder; a doubtful one is left unknown, for a person. */
final class FaitsLus {

    /** Whoever sends an invoice with what goes with it sends no more. */
    private static final int PAGES_D_UN_ENVOI = 20;

    private final TextePiece texte;
    private final Source source;
    private final SortedMap<Integer, TextePiece> pages = new TreeMap<>();
    /** Asked of a page once for each name and for the address. */
    private final Map<TextePiece, Domicile> domiciles = new HashMap<>();

    private final List<FaitLu> faits = new ArrayList<>();

    private FaitsLus(TextePiece texte, Source source) {
        this.texte = texte;
        this.source = source;
        texte.lignes().forEach(ligne -> pages.computeIfAbsent(ligne.page(), texte::page));
    }

    /** Finds the facts of a text that is printed in the file. */
    static List<FaitLu> lire(TextePiece texte) {
        return lire(texte, Source.TEXTE, "");
    }

    /**
     * Finds the facts of a text; a type that is given is that of the piece, whatever its text says, but for what stands in an invoice's
     * place and is none by its own title.
     */
    static List<FaitLu> lire(TextePiece texte, Source source, String annonce) {
        String type = annonce.equals(Nature.FACTURE.name()) && Nature.tientLieuDeFacture(texte) ? "" : annonce;
        FaitsLus lus = new FaitsLus(type.isBlank() ? texte : duType(texte, type), source);
        String nature = type;
        if (type.isBlank()) {
            nature = lus.texte(Nom.TYPE_PIECE, TextePiece::nature);
        } else {
            lus.faits.add(new FaitLu(Nom.TYPE_PIECE, type, source, 0));
        }
        lus.personnes(nature);
        lus.valeur(Montants::total, (montant, page) -> FaitLu.of(Nom.MONTANT_TTC, montant, source, page));
        lus.valeur(Montants::horsTaxe, (montant, page) -> FaitLu.of(Nom.MONTANT_HT, montant, source, page));
        lus.valeur(Montants::taxe, (montant, page) -> FaitLu.of(Nom.MONTANT_TVA, montant, source, page));
        lus.texte(Nom.DEVISE, TextePiece::devise);
        lus.valeur(Dates::duDocument, (date, page) -> FaitLu.of(Nom.DATE, date, source, page));
        lus.compte();
        if (!nature.equals(Nature.RIB.name())) {
            lus.texte(Nom.NUMERO, Identifiants::numero);
        }
        if (Nature.estUnAchat(nature)) {
            lus.achat(nature);
        }
        lus.valeur(Identifiants::siret, (siret, page) -> FaitLu.of(siret, source, page));
        return List.copyOf(lus.faits);
    }

    /** Of papers of one sale in one file, those of a type where there are any; a deposit invoice is read as what it is. */
    private static TextePiece duType(TextePiece texte, String type) {
        if (type.equals(Nature.FACTURE.name()) && texte.nature().equals(Nature.FACTURE_D_ACOMPTE.name())) {
            return texte;
        }
        if (texte.lignes().isEmpty()
                || texte.lignes().get(texte.lignes().size() - 1).page() > PAGES_D_UN_ENVOI) {
            return texte.de(type);
        }
        Map<Integer, String> natures = new TreeMap<>();
        texte.lignes().stream()
                .map(Ligne::page)
                .distinct()
                .forEach(page -> natures.put(page, texte.page(page).nature()));
        TextePiece siennes =
                natures.containsValue(type) && natures.values().stream().anyMatch(Nature::entoureUneVente)
                        ? new TextePiece(texte.lignes().stream()
                                .filter(ligne -> type.equals(natures.get(ligne.page()))
                                        || !Nature.entoureUneVente(natures.getOrDefault(ligne.page(), "")))
                                .toList())
                        : texte;
        boolean sansSonTotal = siennes.totaux().ttc() == null && texte.totaux().ttc() != null;
        return (sansSonTotal ? texte : siennes).de(type);
    }

    /** Whom a document names, each kind in its own way. */
    private void personnes(String nature) {
        if (nature.equals(Nature.RIB.name())) {
            noms(Nom.TITULAIRE, TitulairesDuCompte::lire);
            List<String> titulaires = faits.stream()
                    .filter(fait -> fait.nom() == Nom.TITULAIRE)
                    .map(FaitLu::valeur)
                    .toList();
            valeur(
                    page -> AdresseDuTitulaire.chercher(page, titulaires),
                    (adresse, page) -> new FaitLu(Nom.ADRESSE, enUneLigne(adresse), source, page));
        } else if (nature.equals(Nature.JUSTIFICATIF_DOMICILE.name())) {
            domicile(domicile(texte));
        } else {
            if (Nature.estUnAchat(nature)) {
                noms(Nom.ACHETEUR, Acheteurs::noms);
            } else {
                noms(Nom.TITULAIRE, Titulaires::noms);
            }
            if (nature.equals(Nature.AVIS_IMPOSITION.name())) {
                adresse(domicile(texte));
            }
        }
    }

    private void compte() {
        Comptes comptes = Comptes.lire(texte);
        valeur(comptes.iban(), Comptes::iban, (iban, page) -> FaitLu.of(iban, source, page));
        valeur(
                Banques.bic(texte, comptes),
                Banques::bic,
                (bic, page) -> new FaitLu(Nom.BIC, bic.valeur(), source, page));
    }

    private void domicile(Domicile domicile) {
        for (String titulaire : domicile.titulaires()) {
            int page =
                    page(titulaire, fragment -> domicile(fragment).titulaires().contains(titulaire) ? titulaire : null);
            faits.add(new FaitLu(Nom.TITULAIRE, titulaire, source, page));
        }
        adresse(domicile);
    }

    private Domicile domicile(TextePiece fragment) {
        return domiciles.computeIfAbsent(fragment, Domicile::lire);
    }

    private void adresse(Domicile domicile) {
        if (domicile.adresse() != null) {
            int page = page(domicile.adresse(), fragment -> domicile(fragment).adresse());
            faits.add(new FaitLu(Nom.ADRESSE, enUneLigne(domicile.adresse()), source, page));
        }
    }

    private void achat(String nature) {
        texte(Nom.VENDEUR, Vendeurs::nom);
        texte(Nom.PRODUIT, Cycles::ligne);
        texte(Nom.FNUCI, Cycles::fnuci);
        texte(Nom.NORME, page -> Cycles.ditEn15194(page) ? "EN 15194" : "");
        if (nature.equals(Nature.AVOIR.name()) || texte.natureDuNumero().equals(Nature.AVOIR.name())) {
            // What is given back was not paid.
            return;
        }
        texte(Nom.ACQUITTEE, page -> switch (Acquittement.lire(page)) {
            case ACQUITTEE -> "true";
            case NON_ACQUITTEE -> "false";
            case INCONNU -> "";
        });
    }

    static String enUneLigne(Adresse adresse) {
        return Stream.of(adresse.voie(), adresse.codePostal(), adresse.ville())
                .filter(partie -> !partie.isBlank())
                .collect(Collectors.joining(" "));
    }

    private void noms(Nom nom, Function<TextePiece, List<String>> chercheur) {
        Map<TextePiece, List<String>> parPage = new HashMap<>();
        for (String lu : chercheur.apply(texte)) {
            if (!lu.isBlank()) {
                int page = page(
                        lu,
                        fragment -> parPage.computeIfAbsent(fragment, chercheur).contains(lu) ? lu : null);
                faits.add(new FaitLu(nom, lu, source, page));
            }
        }
    }

    /** Makes a fact of a value that was found on a page. */
    @FunctionalInterface
    private interface Fabrique<T> {
        FaitLu faire(T valeur, int page);
    }

    private String texte(Nom nom, Function<TextePiece, String> chercheur) {
        String valeur = chercheur.apply(texte);
        if (!valeur.isBlank()) {
            faits.add(new FaitLu(nom, valeur, source, page(valeur, chercheur)));
        }
        return valeur;
    }

    private <T> void valeur(Function<TextePiece, @Nullable T> chercheur, Fabrique<T> fabrique) {
        valeur(chercheur.apply(texte), chercheur, fabrique);
    }

    private <T> void valeur(@Nullable T valeur, Function<TextePiece, @Nullable T> chercheur, Fabrique<T> fabrique) {
        if (valeur != null) {
            faits.add(fabrique.faire(valeur, page(valeur, chercheur)));
        }
    }

    /** The first page that gives the value by itself, 0 when it takes several. */
    private <T> int page(T valeur, Function<TextePiece, ? extends @Nullable T> chercheur) {
        if (pages.size() == 1) {
            return pages.firstKey();
        }
        for (Map.Entry<Integer, TextePiece> page : pages.entrySet()) {
            if (valeur.equals(chercheur.apply(page.getValue()))) {
                return page.getKey();
            }
        }
        return 0;
    }
}
