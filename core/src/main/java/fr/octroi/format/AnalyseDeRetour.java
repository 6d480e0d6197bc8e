package fr.octroi.format;

import fr.octroi.format.RetourLu.Anomalie;
import fr.octroi.format.RetourLu.Ligne;
import fr.octroi.format.RetourLu.Lot;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is made of the elements of one format of return, while they go by. */
abstract class AnalyseDeRetour {

    private static final int LIGNES_AU_PLUS = 1_000_000;
    private static final String CHIFFRES = "(?=\\.?[0-9])[0-9]{0,18}(\\.[0-9]{0,10})?";
    private static final Pattern DECIMAL = Pattern.compile("\\+?" + CHIFFRES);

    /** The comptable's have a sign: a payment may be cancelled by another. */
    private static final Pattern DECIMAL_SIGNE = Pattern.compile("[+-]?" + CHIFFRES);

    private static final Pattern JOUR = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}.*");

    private final String nom;
    private final String format;
    private final List<Ligne> lignes = new ArrayList<>();
    private final List<Lot> lots = new ArrayList<>();
    private final Set<Anomalie> anomalies = new LinkedHashSet<>();

    AnalyseDeRetour(String nom, String format) {
        this.nom = nom;
        this.format = format;
    }

    /** Opens an element; returns whether what it holds is visited one by one. */
    abstract boolean ouvrir(String element);

    /** Closes one of those. */
    abstract void fermer(String element);

    /** Takes a small element, whole. */
    abstract void prendre(FragmentXml fragment);

    /** Says what the whole file says, once it is read. */
    abstract RetourLu conclure();

    final String format() {
        return format;
    }

    final List<Ligne> lignes() {
        return lignes;
    }

    final List<Lot> lots() {
        return lots;
    }

    final List<Anomalie> anomalies() {
        return List.copyOf(anomalies);
    }

    final void ajouter(Ligne ligne) {
        exigerDeLaPlace(0, ligne.lieu());
        lignes.add(ligne);
    }

    /** Refuses one line more than any return has, those that wait to be added included. */
    final void exigerDeLaPlace(int enAttente, int lieu) {
        if (lignes.size() + enAttente >= LIGNES_AU_PLUS) {
            throw new FichierInvalideException(
                    "FICHIER_TROP_GRAND", nom, lieu, 1, "le fichier a plus de lignes que tout retour");
        }
    }

    final void relever(String code, FragmentXml ou) {
        anomalies.add(new Anomalie(code, ou.nom(), ou.ligne(), ou.colonne()));
    }

    /** Reads an amount; one that cannot be read is told, and is not there. */
    final @Nullable BigDecimal montant(Optional<FragmentXml> ou) {
        if (ou.isEmpty() || ou.get().texte().isEmpty()) {
            return null;
        }
        if (!(format.startsWith("PES_") ? DECIMAL_SIGNE : DECIMAL)
                .matcher(ou.get().texte())
                .matches()) {
            relever("MONTANT_ILLISIBLE", ou.get());
            return null;
        }
        return new BigDecimal(ou.get().texte());
    }

    /** Reads a count; one that nobody could count is not there. */
    final @Nullable Integer entier(Optional<FragmentXml> ou) {
        BigDecimal lu = montant(ou);
        return lu == null || lu.precision() - lu.scale() > 9 ? null : lu.intValue();
    }

    /** Notes a reason, as a code, and what is said beside it. */
    static void noterLaRaison(FragmentXml raison, List<String> motifs, List<String> informations) {
        String motif = codeOuPropre(premier(raison.trouver("Rsn"), raison.trouver("StsRsn")));
        if (!motif.isEmpty()) {
            motifs.add(motif);
        }
        raison.tous("AddtlInf").stream()
                .map(FragmentXml::texte)
                .filter(texte -> !texte.isEmpty())
                .forEach(informations::add);
    }

    /** Reads a day, that of a moment too; one that cannot be read is told, and is not there. */
    final @Nullable LocalDate jour(Optional<FragmentXml> ou) {
        if (ou.isEmpty() || ou.get().texte().isEmpty()) {
            return null;
        }
        String texte = ou.get().texte();
        try {
            if (JOUR.matcher(texte).matches()) {
                return LocalDate.parse(texte.substring(0, 10));
            }
        } catch (DateTimeException horsDuCalendrier) {
            relever("DATE_ILLISIBLE", ou.get());
            return null;
        }
        relever("DATE_ILLISIBLE", ou.get());
        return null;
    }

    @SafeVarargs
    static <T> Optional<T> premier(Optional<T>... choix) {
        for (Optional<T> un : choix) {
            if (un.isPresent()) {
                return un;
            }
        }
        return Optional.empty();
    }

    static String premierNonVide(String... textes) {
        for (String texte : textes) {
            if (!texte.isEmpty()) {
                return texte;
            }
        }
        return "";
    }

    /** The children of a choice between a code and a proprietary one. */
    static String codeOuPropre(Optional<FragmentXml> choix) {
        return choix.map(present -> premierNonVide(present.valeur("Cd"), present.valeur("Prtry"), present.texte()))
                .orElse("");
    }

    /** The end-to-end identity is that of whoever ordered the transfer; banks put a word where it was not given. */
    static String reference(FragmentXml references, String bout, String instruction) {
        String deBoutEnBout = references.valeur(bout);
        return fourni(deBoutEnBout).isEmpty() ? fourni(references.valeur(instruction)) : deBoutEnBout;
    }

    /** A word that banks put where nothing was given is nothing. */
    static String fourni(String texte) {
        return texte.equals("NOTPROVIDED") ? "" : texte;
    }
}
