package fr.octroi.benchmarks;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import fr.octroi.commun.Montant;
import fr.octroi.demande.CodeInsee;
import fr.octroi.demande.DateDuCalendrier;
import fr.octroi.demande.IbanValide;
import fr.octroi.demande.MontantPositif;
import fr.octroi.demande.NumeroValide;
import fr.octroi.demande.SiretValide;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What a developer would write with Jackson and Hibernate Validator alone: the lines bound to records, under the constraints that
 * Octroi sets, and nothing after.
 *
 * <p>It stops at the first cell that it cannot read, does not say which of several is at fault, and its vocabulary knows one way
 * of writing each word.
 */
final class ParJackson {

    private static final Map<String, String> NATURES =
            Map.of("Vélo à assistance électrique", "VAE", "VAE cargo", "VAE_CARGO", "VAE pliant", "VAE_PLIANT");
    private static final Map<String, String> ETATS = Map.of("Neuf", "NEUF", "Occasion", "OCCASION");

    private final ObjectReader csv = CsvMapper.builder()
            .addModule(new JavaTimeModule())
            .build()
            .readerFor(Ligne.class)
            .with(CsvSchema.emptySchema().withHeader().withColumnSeparator(';'));
    private final ObjectReader json =
            JsonMapper.builder().addModule(new JavaTimeModule()).build().readerFor(Demande.class);
    private final Validator validateur;

    ParJackson(Validator validateur) {
        this.validateur = validateur;
    }

    /** Reads and checks an export; each line is handed on with the faults found in it, as {@code field code}. */
    void csv(byte[] export, BiConsumer<Ligne, List<String>> suite) {
        try (MappingIterator<Ligne> lignes = csv.readValues(
                new InputStreamReader(new ByteArrayInputStream(export), Charset.forName("windows-1252")))) {
            while (lignes.hasNextValue()) {
                Ligne ligne = lignes.nextValue();
                suite.accept(ligne, fautes(ligne));
            }
        } catch (IOException illisible) {
            throw new UncheckedIOException(illisible);
        }
    }

    /** Reads and checks requests as JSON Lines. */
    void json(byte[] lignes, BiConsumer<Demande, List<String>> suite) {
        try (MappingIterator<Demande> demandes = json.readValues(lignes)) {
            while (demandes.hasNextValue()) {
                Demande demande = demandes.nextValue();
                suite.accept(demande, fautes(demande));
            }
        } catch (IOException illisible) {
            throw new UncheckedIOException(illisible);
        }
    }

    private <T> List<String> fautes(T lu) {
        return validateur.validate(lu).stream().map(ParJackson::faute).sorted().toList();
    }

    private static String faute(ConstraintViolation<?> violation) {
        String chemin = violation.getPropertyPath().toString();
        String cle = violation.getMessageTemplate();
        return chemin.substring(chemin.lastIndexOf('.') + 1)
                + ' '
                + cle.substring(cle.lastIndexOf('.') + 1, cle.length() - 1);
    }

    /** A line of the platform's export. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Ligne(
            @JsonProperty("N° demande") @NotBlank(message = "{fr.octroi.demande.NUMERO_ABSENT}") @NumeroValide
            String numero,

            @JsonProperty("Date de dépôt")
            @JsonFormat(pattern = "dd/MM/yyyy")
            @NotNull(message = "{fr.octroi.demande.DATE_DEPOT_ABSENTE}")
            @DateDuCalendrier
            LocalDate depot,

            @JsonProperty("Civilité") String civilite,

            @JsonProperty("Nom")
            @NotBlank(message = "{fr.octroi.demande.NOM_ABSENT}")
            @Size(max = 100, message = "{fr.octroi.demande.TEXTE_TROP_LONG}")
            String nom,

            @JsonProperty("Prénom")
            @NotBlank(message = "{fr.octroi.demande.PRENOM_ABSENT}")
            @Size(max = 100, message = "{fr.octroi.demande.TEXTE_TROP_LONG}")
            String prenom,

            @JsonProperty("Date de naissance") @JsonFormat(pattern = "dd/MM/yyyy") @DateDuCalendrier @Nullable
            LocalDate naissance,

            @JsonProperty("Adresse") @Size(max = 200, message = "{fr.octroi.demande.TEXTE_TROP_LONG}")
            String voie,

            @JsonProperty("Code postal") @Size(max = 20, message = "{fr.octroi.demande.TEXTE_TROP_LONG}")
            String codePostal,

            @JsonProperty("Ville") @Size(max = 100, message = "{fr.octroi.demande.TEXTE_TROP_LONG}")
            String ville,

            @JsonProperty("Code INSEE") @CodeInsee String insee,

            @JsonProperty("Courriel") @Email(message = "{fr.octroi.demande.COURRIEL_INVALIDE}")
            String courriel,

            @JsonProperty("Téléphone") @Size(max = 30, message = "{fr.octroi.demande.TEXTE_TROP_LONG}")
            String telephone,

            @JsonProperty("Type de matériel") @JsonDeserialize(using = Nature.class) @Nullable
            String nature,

            @JsonProperty("État") @JsonDeserialize(using = Etat.class) @Nullable
            String etat,

            @JsonProperty("Marque") @Size(max = 200, message = "{fr.octroi.demande.TEXTE_TROP_LONG}")
            String marque,

            @JsonProperty("Modèle") String modele,

            @JsonProperty("Date de facture") @JsonFormat(pattern = "dd/MM/yyyy") @DateDuCalendrier @Nullable
            LocalDate achat,

            @JsonProperty("N° de facture") @Size(max = 60, message = "{fr.octroi.demande.TEXTE_TROP_LONG}")
            String numeroFacture,

            @JsonProperty("SIRET vendeur") @SiretValide String siret,

            @JsonProperty("Montant TTC") @JsonDeserialize(using = MontantALaVirgule.class) @MontantPositif @Nullable
            Montant montantTtc,

            @JsonProperty("IBAN") @IbanValide String iban,

            @JsonProperty("Titulaire du compte") @Size(max = 200, message = "{fr.octroi.demande.TEXTE_TROP_LONG}")
            String titulaire) {}

    /** A request of a lot. */
    record Demande(
            String aide,

            @NotBlank(message = "{fr.octroi.demande.NUMERO_ABSENT}") @NumeroValide
            String numero,

            @NotNull(message = "{fr.octroi.demande.DATE_DEPOT_ABSENTE}") @DateDuCalendrier
            LocalDate depot,

            @Valid Demandeur demandeur,
            @Valid Foyer foyer,
            @Valid Depense depense,
            @Valid Compte compte,

            @JsonDeserialize(using = MontantAuPoint.class) @MontantPositif @Nullable
            Montant aidesAutres,

            Map<String, Map<String, String>> reponses,
            List<Piece> pieces) {}

    record Demandeur(
            @Nullable String civilite,

            @NotBlank(message = "{fr.octroi.demande.NOM_ABSENT}")
            @Size(max = 100, message = "{fr.octroi.demande.TEXTE_TROP_LONG}")
            @Nullable
            String nom,

            @NotBlank(message = "{fr.octroi.demande.PRENOM_ABSENT}")
            @Size(max = 100, message = "{fr.octroi.demande.TEXTE_TROP_LONG}")
            @Nullable
            String prenom,

            @DateDuCalendrier @Nullable LocalDate naissance,
            @Valid Adresse adresse,

            @Email(message = "{fr.octroi.demande.COURRIEL_INVALIDE}") @Nullable
            String courriel,

            @Size(max = 30, message = "{fr.octroi.demande.TEXTE_TROP_LONG}") @Nullable
            String telephone) {}

    record Adresse(
            @Size(max = 200, message = "{fr.octroi.demande.TEXTE_TROP_LONG}") @Nullable
            String voie,

            @Size(max = 20, message = "{fr.octroi.demande.TEXTE_TROP_LONG}") @Nullable
            String codePostal,

            @Size(max = 100, message = "{fr.octroi.demande.TEXTE_TROP_LONG}") @Nullable
            String ville,

            @CodeInsee @Nullable String insee) {}

    record Foyer(
            @Positive(message = "{fr.octroi.demande.NOMBRE_INVALIDE}") @Nullable
            Integer personnes,

            @JsonDeserialize(using = MontantAuPoint.class) @MontantPositif @Nullable
            Montant revenu,

            @Positive(message = "{fr.octroi.demande.NOMBRE_INVALIDE}") @Nullable
            BigDecimal parts) {}

    record Depense(
            @Nullable String nature,
            @Nullable String etat,

            @Size(max = 200, message = "{fr.octroi.demande.TEXTE_TROP_LONG}") @Nullable
            String designation,

            @JsonProperty("date") @DateDuCalendrier @Nullable
            LocalDate achat,

            @JsonDeserialize(using = MontantAuPoint.class) @MontantPositif @Nullable
            Montant montantTtc,

            @JsonDeserialize(using = MontantAuPoint.class) @MontantPositif @Nullable
            Montant montantHt,

            @Positive(message = "{fr.octroi.demande.NOMBRE_INVALIDE}") @Nullable
            Integer quantite,

            @JsonProperty("vendeur") @SiretValide @Nullable String siret,

            @Size(max = 60, message = "{fr.octroi.demande.TEXTE_TROP_LONG}") @Nullable
            String numeroFacture,

            @Size(max = 60, message = "{fr.octroi.demande.TEXTE_TROP_LONG}") @Nullable
            String numeroSerie) {}

    record Compte(
            @IbanValide @Nullable String iban,

            @Size(max = 200, message = "{fr.octroi.demande.TEXTE_TROP_LONG}") @Nullable
            String titulaire) {}

    record Piece(String type, String sha256, long taille) {}

    static final class Nature extends Mot {
        private static final long serialVersionUID = 1L;

        Nature() {
            super(NATURES);
        }
    }

    static final class Etat extends Mot {
        private static final long serialVersionUID = 1L;

        Etat() {
            super(ETATS);
        }
    }

    /** The code of a word of the export. */
    private abstract static class Mot extends StdDeserializer<String> {
        private static final long serialVersionUID = 1L;

        private final transient Map<String, String> codes;

        Mot(Map<String, String> codes) {
            super(String.class);
            this.codes = codes;
        }

        @Override
        public @Nullable String deserialize(JsonParser source, DeserializationContext contexte) throws IOException {
            String mot = source.getText().strip();
            String code = codes.get(mot);
            return code == null && !mot.isEmpty()
                    ? (String) contexte.handleWeirdStringValue(String.class, mot, "unknown word")
                    : code;
        }
    }

    static final class MontantALaVirgule extends StdDeserializer<Montant> {
        private static final long serialVersionUID = 1L;

        MontantALaVirgule() {
            super(Montant.class);
        }

        @Override
        public @Nullable Montant deserialize(JsonParser source, DeserializationContext contexte) throws IOException {
            String texte = source.getText().strip();
            return texte.isEmpty() ? null : Montant.of(new BigDecimal(texte.replace(',', '.')));
        }
    }

    static final class MontantAuPoint extends StdDeserializer<Montant> {
        private static final long serialVersionUID = 1L;

        MontantAuPoint() {
            super(Montant.class);
        }

        @Override
        public Montant deserialize(JsonParser source, DeserializationContext contexte) throws IOException {
            return Montant.parse(source.getText());
        }
    }
}
