package fr.octroi.format;

import fr.octroi.bureau.AnnexePubliable;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.Siret;
import fr.octroi.suivi.Indicateurs;
import fr.octroi.suivi.Indicateurs.Consommation;
import fr.octroi.suivi.Indicateurs.Part;
import fr.octroi.suivi.Indicateurs.Periode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * Indicators as tables: one for the authority, in a form that never changes its columns, and one that may be published; {@code
 * docs/indicateurs.md} describes both.
 */
public final class IndicateursCsv {

    private static final List<String> COLONNES_DES_AGREGATS = List.of(
            "nomAttribuant",
            "idAttribuant",
            "dateDebut",
            "dateFin",
            "objet",
            "commune",
            "nombre",
            "montant",
            "nature",
            "conditionsVersement");

    /** What the schema gives to a text. */
    private static final int TEXTE_LE_PLUS_LONG = 256;

    private IndicateursCsv() {}

    /**
     * Writes the indicators, one value a line: {@code indicateur;detail;mesure;valeur}, decimal commas.
     *
     * @param indicateurs what was measured
     * @param sortie where to write, in UTF-8, not closed
     * @throws UncheckedIOException when it cannot be written
     */
    public static void ecrire(Indicateurs indicateurs, Writer sortie) {
        Lignes lignes = new Lignes(new StringBuilder("indicateur;detail;mesure;valeur\n"));
        lignes.ajouter("periode", "", "du", indicateurs.periode().du().toString());
        lignes.ajouter("periode", "", "au", indicateurs.periode().au().toString());
        lignes.ajouter("depots", "", "nombre", indicateurs.depots());
        lignes.ajouter("decisions", "ACCORDE", "nombre", indicateurs.decisions().accords());
        lignes.ajouter(
                "decisions", "ACCORDE", "montant", indicateurs.decisions().montant());
        lignes.ajouter("decisions", "REFUSE", "nombre", indicateurs.decisions().refus());
        lignes.ajouter("decisions", "AJOURNE", "nombre", indicateurs.decisions().ajournements());
        lignes.ajouter("completsDEmblee", "", indicateurs.completsDEmblee());
        lignes.ajouter("dansLeDelai", "", indicateurs.dansLeDelai());
        lignes.ajouter("silences", "", "nombre", indicateurs.silences());
        indicateurs.stock().forEach(un -> {
            lignes.ajouter("stock", un.etat().name(), "nombre", un.nombre());
            lignes.ajouter("stock", un.etat().name(), "age", un.age());
            lignes.ajouter("stock", un.etat().name(), "neufSurDix", un.neufSurDix());
            lignes.ajouter("stock", un.etat().name(), "plusAncien", un.plusAncien());
        });
        indicateurs.delais().forEach(un -> {
            lignes.ajouter("delais", un.troncon().name(), "nombre", un.nombre());
            lignes.ajouter("delais", un.troncon().name(), "mediane", un.mediane());
            lignes.ajouter("delais", un.troncon().name(), "neufSurDix", un.neufSurDix());
        });
        indicateurs.relances().forEach(un -> {
            lignes.ajouter("relances", un.modele(), "envois", un.envois());
            un.reponses()
                    .forEach(reponse -> lignes.ajouter(
                            "relances", un.modele() + " EN " + reponse.jours() + " JOURS", reponse.part()));
        });
        indicateurs.refus().forEach(un -> lignes.ajouter("refus", un.code(), "nombre", un.nombre()));
        indicateurs.credits().forEach(un -> credits(lignes, un));
        ecrire(lignes.texte(), sortie);
    }

    private static void credits(Lignes lignes, Consommation un) {
        if (un.ouverts() != null) {
            lignes.ajouter("credits", un.enveloppe(), "ouverts", un.ouverts());
        }
        lignes.ajouter("credits", un.enveloppe(), "reserves", un.reserves());
        lignes.ajouter("credits", un.enveloppe(), "accordes", un.accordes());
        lignes.ajouter("credits", un.enveloppe(), "liquides", un.liquides());
        lignes.ajouter("credits", un.enveloppe(), "payes", un.payes());
        lignes.ajouter("credits", un.enveloppe(), "parMois", un.parMois());
        if (un.epuisement() != null) {
            lignes.ajouter(
                    "credits", un.enveloppe(), "epuisement", un.epuisement().toString());
        }
    }

    private record Lignes(StringBuilder texte) {

        void ajouter(String indicateur, String detail, String mesure, String valeur) {
            // Codes come from the journal as somebody's program wrote them.
            String sur = detail.replaceAll("[^\\p{L}\\p{N}:._ -]", "_").replaceAll("^[._ -]+", "");
            texte.append(String.join(";", indicateur, sur, mesure, valeur)).append('\n');
        }

        void ajouter(String indicateur, String detail, String mesure, long valeur) {
            ajouter(indicateur, detail, mesure, Long.toString(valeur));
        }

        void ajouter(String indicateur, String detail, String mesure, Montant valeur) {
            ajouter(indicateur, detail, mesure, valeur.toString().replace('.', ','));
        }

        void ajouter(String indicateur, String detail, Part part) {
            ajouter(indicateur, detail, "nombre", part.nombre());
            ajouter(indicateur, detail, "sur", part.sur());
        }
    }

    /**
     * Names the file of {@link #ecrireAgregats}: who, which aid, from when to when, so that no two of them are one.
     *
     * @param siret the SIRET of the authority
     * @param aide the code of the aid
     * @param periode when the grants were decided
     * @return such as {@code 73282932000074_gpso-vae_2020-01-01_2020-12-31.csv}
     */
    public static String nomDesAgregats(Siret siret, String aide, Periode periode) {
        return String.join(
                        "_",
                        siret.valeur(),
                        aide,
                        periode.du().toString(),
                        periode.au().toString()) + ".csv";
    }

    /**
     * Writes what may be published of the grants of a period: numbers by commune, sums where the aid is the same for everyone, no
     * person. The names of its columns, their order and their forms are those of the SCDL schema of subsidies where they mean the same; it is no
     * file of that schema, which is one of conventions with named beneficiaries.
     *
     * @param attribuant the name of the authority
     * @param siret its SIRET
     * @param objet what the aid is for, at most 256 characters as SCDL asks
     * @param periode when the grants were decided
     * @param annexe what may be published of them
     * @param sortie where to write, in UTF-8, with commas and decimal points as SCDL asks, not closed
     * @throws ValeurInvalideException {@code AGREGATS_INVALIDES} when either text is blank or longer, or begins as a formula does
     * @throws UncheckedIOException when it cannot be written
     */
    public static void ecrireAgregats(
            String attribuant, Siret siret, String objet, Periode periode, AnnexePubliable annexe, Writer sortie) {
        if (!estPubliable(attribuant) || !estPubliable(objet)) {
            throw new ValeurInvalideException("AGREGATS_INVALIDES");
        }
        List<AnnexePubliable.Nombre> nombres = new ArrayList<>(annexe.communes());
        if (annexe.autres() > 0) {
            nombres.add(new AnnexePubliable.Nombre("autres", annexe.autres()));
        }
        StringBuilder texte = new StringBuilder(String.join(",", COLONNES_DES_AGREGATS)).append('\n');
        for (AnnexePubliable.Nombre nombre : nombres) {
            Montant somme = annexe.somme(nombre.nombre());
            texte.append(String.join(
                            ",",
                            cite(attribuant),
                            siret.valeur(),
                            periode.du().toString(),
                            periode.au().toString(),
                            cite(objet),
                            cite(nombre.commune()),
                            Integer.toString(nombre.nombre()),
                            somme == null ? "" : somme.toString(),
                            "aide en numéraire",
                            // What is due to one person is paid at once: only once is it liquidated.
                            "unique"))
                    .append('\n');
        }
        ecrire(texte, sortie);
    }

    /** A spreadsheet computes what begins as a formula, quoted or not. */
    private static boolean estPubliable(String texte) {
        return !texte.isBlank()
                && texte.codePointCount(0, texte.length()) <= TEXTE_LE_PLUS_LONG
                && "=+-@\t".indexOf(texte.charAt(0)) < 0;
    }

    private static String cite(String texte) {
        return '"' + texte.replace("\"", "\"\"").replaceAll("[\\r\\n]+", " ") + '"';
    }

    private static void ecrire(CharSequence texte, Writer sortie) {
        try {
            sortie.append(texte);
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }
}
