package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.octroi.commun.Fraction;
import fr.octroi.commun.Montant;
import fr.octroi.reglement.Grandeur;
import fr.octroi.reglement.Unite;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.SortedSet;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LangueTest {

    @ParameterizedTest
    @CsvSource({
        "2020-07-01, 1er juillet 2020, 1 July 2020",
        "2020-02-29, 29 février 2020, 29 February 2020",
        "2019-12-11, 11 décembre 2019, 11 December 2019"
    })
    void un_jour_s_ecrit_selon_la_langue(LocalDate jour, String francais, String anglais) {
        assertEquals(francais, Langue.FRANCAIS.jour(jour));
        assertEquals(anglais, Langue.ANGLAIS.jour(jour));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0,00_€ | €0.00",
                "0.05 | 0,05_€ | €0.05",
                "999.99 | 999,99_€ | €999.99",
                "1000 | 1_000,00_€ | €1,000.00",
                "1234567.8 | 1_234_567,80_€ | €1,234,567.80",
                "-1234.5 | -1_234,50_€ | -€1,234.50"
            })
    void une_somme_s_ecrit_selon_la_langue(String euros, String francais, String anglais) {
        assertEquals(francais.replace('_', '\u00A0'), Langue.FRANCAIS.euros(Montant.parse(euros)));
        assertEquals(anglais, Langue.ANGLAIS.euros(Montant.parse(euros)));
        assertEquals(francais.replace('_', '\u00A0'), Francais.euros(Montant.parse(euros)));
    }

    @Test
    void ce_qui_n_a_pas_de_fin_s_arrete_a_six_decimales_et_dit_son_unite() {
        Fraction tiers = Fraction.of(20_000).divisePar(Fraction.of(3));
        Grandeur parPart = new Grandeur(tiers, Unite.EURO_PAR_AN_ET_PAR_PART);
        assertEquals(
                "6 666,666667 € par an et par part",
                Intitules.grandeur(parPart, Langue.FRANCAIS).replace('\u00A0', ' '));
        assertEquals("€6,666.666667 a year for each tax share", Intitules.grandeur(parPart, Langue.ANGLAIS));
        Grandeur personnes = new Grandeur(Fraction.of(1_200), Unite.NOMBRE);
        assertEquals("1 200", Intitules.grandeur(personnes, Langue.FRANCAIS).replace('\u00A0', ' '));
        assertEquals("1,200", Intitules.grandeur(personnes, Langue.ANGLAIS));
    }

    /** Whoever does the sum again must come to the same result: 0,333333 × 900 is not 300. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 3 | 1/3 | 1/3",
                "-4 | 3 | -4/3 | -4/3",
                "5 | 2 | 2,50 | 2.50",
                "12345 | 67 | 184,253731 | 184.253731"
            })
    void un_coefficient_sans_fin_est_une_fraction_quand_elle_est_courte(
            int haut, int bas, String francais, String anglais) {
        Grandeur coefficient = new Grandeur(Fraction.of(haut).divisePar(Fraction.of(bas)), Unite.NOMBRE);
        assertEquals(francais, Intitules.grandeur(coefficient, Langue.FRANCAIS));
        assertEquals(anglais, Intitules.grandeur(coefficient, Langue.ANGLAIS));
    }

    /** The platform's own formats, slower, are the judge. */
    @Property
    void un_nombre_s_ecrit_comme_la_plateforme_l_ecrit(
            @ForAll @BigRange(min = "-99999999.0", max = "99999999.0") @Scale(8) BigDecimal nombre) {
        for (Langue langue : Langue.values()) {
            DecimalFormatSymbols signes = new DecimalFormatSymbols(langue.locale());
            signes.setGroupingSeparator(langue == Langue.FRANCAIS ? '\u00A0' : ',');
            DecimalFormat format = new DecimalFormat("#,##0.00####", signes);
            format.setRoundingMode(RoundingMode.HALF_UP);
            BigDecimal lisible = nombre.setScale(6, RoundingMode.HALF_UP);
            assertEquals(format.format(lisible), langue.nombre(nombre));
        }
    }

    /** Whole cents are put together otherwise than other numbers: no one could tell, from no decimal to eight. */
    @Property
    void une_somme_s_ecrit_comme_son_nombre(
            @ForAll @LongRange(min = -Montant.MAXIMUM, max = Montant.MAXIMUM) long centimes,
            @ForAll @IntRange(min = 0, max = 8) int decimales) {
        Montant montant = new Montant(centimes);
        BigDecimal euros = BigDecimal.valueOf(centimes, decimales);
        String signe = centimes < 0 ? "-" : "";
        assertEquals(signe + Langue.FRANCAIS.nombre(euros.abs()) + "\u00A0€", Langue.FRANCAIS.euros(euros));
        assertEquals(signe + "€" + Langue.ANGLAIS.nombre(euros.abs()), Langue.ANGLAIS.euros(euros));
        for (Langue langue : Langue.values()) {
            assertEquals(langue.euros(montant.enEuros()), langue.euros(montant));
            assertEquals(langue.euros(montant), langue.euros(montant.enEuros().setScale(6)));
        }
    }

    private static SortedSet<String> cles(String papier, Langue langue) {
        return new TreeSet<>(bundle(papier, langue).keySet());
    }

    private static ResourceBundle bundle(String papier, Langue langue) {
        return ResourceBundle.getBundle("fr.octroi.document." + papier, langue.locale());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Explication", "Intitules"})
    void chaque_phrase_est_dans_toutes_les_langues_avec_les_memes_valeurs(String papier) {
        for (Langue langue : Langue.values()) {
            assertEquals(cles(papier, Langue.FRANCAIS), cles(papier, langue), langue.name());
            for (String cle : cles(papier, langue)) {
                assertEquals(
                        valeurs(bundle(papier, Langue.FRANCAIS).getString(cle)),
                        valeurs(bundle(papier, langue).getString(cle)),
                        cle);
            }
        }
    }

    private static SortedSet<String> valeurs(String motif) {
        SortedSet<String> valeurs = new TreeSet<>();
        java.util.regex.Pattern.compile("\\{(\\d)}")
                .matcher(motif)
                .results()
                .forEach(trouvee -> valeurs.add(trouvee.group(1)));
        return valeurs;
    }

    /** Whatever language the machine speaks, French is French. */
    @ParameterizedTest
    @EnumSource
    void la_langue_de_la_machine_ne_change_rien(Langue langue) {
        Locale machine = Locale.getDefault();
        try {
            for (Locale autre : new Locale[] {Locale.ENGLISH, Locale.FRENCH, Locale.JAPAN}) {
                Locale.setDefault(autre);
                ResourceBundle.clearCache();
                assertEquals(
                        langue == Langue.FRANCAIS ? "Motifs" : "Reasons",
                        new Phrases("Explication", langue).dire("titre.motifs"));
            }
        } finally {
            Locale.setDefault(machine);
            ResourceBundle.clearCache();
        }
    }

    /** Sentences are put together without {@link MessageFormat}, and read as it reads them. */
    @ParameterizedTest
    @ValueSource(
            strings = {"Explication", "Intitules", "Lettres", "PageDeSuivi", "DossierDeSeance", "Ecrit", "TableauDeBord"
            })
    void une_phrase_se_remplit_comme_un_message_format(String papier) {
        for (Langue langue : Langue.values()) {
            Phrases phrases = new Phrases(papier, langue);
            Object[] valeurs = {"un", "deux", 3, "l'autre", "{4}", 12_345};
            for (String cle : cles(papier, langue)) {
                String motif = bundle(papier, langue).getString(cle);
                assertEquals(
                        new MessageFormat(motif, langue.locale())
                                .format(valeurs)
                                .replace('\'', '’'),
                        phrases.dire(cle, valeurs),
                        cle);
            }
        }
    }
}
