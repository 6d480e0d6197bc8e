package fr.octroi.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.octroi.budget.Imputation;
import fr.octroi.commun.Cle;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Demandeur;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.reglement.LigneBudgetaire;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.Versement;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The bordereau as the financial software that numbers mandats takes it in: {@code liquidation.json}, one object, described in
 * {@code docs/bordereau.md}. It says the same as {@link BordereauCsv}, and more of each third party and of the pieces.
 *
 * <p>It holds names, addresses and accounts: whoever stores it protects it. The same bordereau gives the same text, to the byte.
 */
public final class LiquidationJson {

    /** What a reader checks first. */
    public static final String FORMAT = "octroi-liquidation-1";

    private static final DefaultIndenter RETRAIT = new DefaultIndenter("  ", "\n");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .build();

    private LiquidationJson() {}

    /**
     * Writes a bordereau, unless an account is no longer that of its payment.
     *
     * @param bordereau the bordereau
     * @param dossiers gives the dossier of a number
     * @param cles gives the key of a dossier
     * @param imputation where the envelope is charged
     * @param simulation whether it says that it is worth nothing
     * @param sortie where to write, in UTF-8, not closed
     * @return the dossiers without an account, or with another than was liquidated; when there is one, nothing is written
     * @throws UncheckedIOException when the text cannot be written
     */
    public static List<NumeroDossier> ecrire(
            Bordereau bordereau,
            Function<NumeroDossier, Dossier> dossiers,
            Function<NumeroDossier, Cle> cles,
            LigneBudgetaire imputation,
            boolean simulation,
            Writer sortie) {
        return ecrire(bordereau, dossiers, cles, Imputations.toutes(imputation), simulation, sortie);
    }

    /**
     * Writes a bordereau that several funders pay, unless an account is no longer that of its payment.
     *
     * @param bordereau the bordereau
     * @param dossiers gives the dossier of a number
     * @param cles gives the key of a dossier
     * @param imputations says where a payment is charged, as {@code GuichetPaiements.imputations} does
     * @param simulation whether it says that it is worth nothing
     * @param sortie where to write, in UTF-8, not closed
     * @return the dossiers without an account, or with another than was liquidated; when there is one, nothing is written
     * @throws IllegalArgumentException when what is charged does not come to a payment
     * @throws UncheckedIOException when the text cannot be written
     */
    public static List<NumeroDossier> ecrire(
            Bordereau bordereau,
            Function<NumeroDossier, Dossier> dossiers,
            Function<NumeroDossier, Cle> cles,
            Function<Versement, List<Imputation>> imputations,
            boolean simulation,
            Writer sortie) {
        Imputations lignes = new Imputations(bordereau, imputations);
        List<NumeroDossier> autresComptes = new ArrayList<>();
        StringWriter texte = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(texte)
                .setPrettyPrinter(
                        new DefaultPrettyPrinter().withObjectIndenter(RETRAIT).withArrayIndenter(RETRAIT))) {
            json.writeStartObject();
            json.writeStringField("format", FORMAT);
            json.writeBooleanField("simulation", simulation);
            tete(bordereau, lignes, json);
            json.writeArrayFieldStart("liquidations");
            for (Bordereau.Ligne ligne : bordereau.lignes()) {
                Versement versement = ligne.versement();
                Dossier dossier = dossiers.apply(versement.dossier());
                Iban iban = dossier.iban();
                if (iban == null || !versement.vaSurLeCompte(iban, cles.apply(versement.dossier()))) {
                    autresComptes.add(versement.dossier());
                    continue;
                }
                liquidation(ligne, dossier, iban, lignes.sontPartagees() ? lignes.de(versement) : List.of(), json);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
        if (autresComptes.isEmpty()) {
            try {
                sortie.append(texte.getBuffer()).append('\n');
            } catch (IOException panne) {
                throw new UncheckedIOException(panne);
            }
        }
        return List.copyOf(autresComptes);
    }

    private static void tete(Bordereau bordereau, Imputations lignes, JsonGenerator json) throws IOException {
        Bordereau.Totaux totaux = bordereau.totaux();
        json.writeObjectFieldStart("bordereau");
        json.writeStringField("code", bordereau.code());
        json.writeNumberField("exercice", bordereau.exercice());
        json.writeStringField("jour", bordereau.jour().toString());
        json.writeStringField("enveloppe", bordereau.enveloppe());
        json.writeEndObject();
        if (lignes.sontPartagees()) {
            imputations("imputations", lignes.totaux(), json);
        } else {
            json.writeObjectFieldStart("imputation");
            ligne(lignes.totaux().get(0).ligne(), json);
            json.writeEndObject();
        }
        json.writeObjectFieldStart("totaux");
        json.writeNumberField("nombre", totaux.nombre());
        json.writeStringField("montant", totaux.total().toString());
        json.writeStringField("empreinte", totaux.empreinte().hexadecimal());
        json.writeEndObject();
    }

    private static void ligne(LigneBudgetaire ligne, JsonGenerator json) throws IOException {
        json.writeStringField("chapitre", ligne.chapitre());
        json.writeStringField("article", ligne.article());
        json.writeStringField("fonction", ligne.fonction());
    }

    private static void imputations(String nom, List<Imputation> parts, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(nom);
        for (Imputation part : parts) {
            json.writeStartObject();
            json.writeStringField("financeur", part.financeur());
            ligne(part.ligne(), json);
            json.writeStringField("montant", part.montant().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void liquidation(
            Bordereau.Ligne ligne, Dossier dossier, Iban iban, List<Imputation> parts, JsonGenerator json)
            throws IOException {
        Versement versement = ligne.versement();
        json.writeStartObject();
        json.writeNumberField("rang", ligne.rang());
        json.writeStringField("reference", versement.reference());
        json.writeStringField("dossier", versement.dossier().valeur());
        json.writeStringField("acte", versement.acte());
        json.writeStringField("montant", versement.montant().toString());
        if (!parts.isEmpty()) {
            imputations("imputations", parts, json);
        }
        tiers(dossier.demandeur(), json);
        json.writeObjectFieldStart("compte");
        json.writeStringField("iban", iban.valeur());
        json.writeStringField("titulaire", dossier.titulaire());
        json.writeStringField("empreinte", versement.compte().hexadecimal());
        json.writeEndObject();
        json.writeArrayFieldStart("pieces");
        for (PieceJustificative piece : dossier.pieces()) {
            json.writeStartObject();
            json.writeStringField("type", piece.type());
            json.writeStringField("sha256", piece.contenu().hexadecimal());
            json.writeNumberField("taille", piece.taille());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void tiers(Demandeur demandeur, JsonGenerator json) throws IOException {
        Adresse adresse = demandeur.adresse();
        json.writeObjectFieldStart("tiers");
        json.writeStringField("civilite", demandeur.civilite());
        json.writeStringField("nom", demandeur.nom());
        json.writeStringField("prenom", demandeur.prenom());
        json.writeStringField("voie", adresse.voie());
        json.writeStringField("codePostal", adresse.codePostal());
        json.writeStringField("ville", adresse.ville());
        json.writeEndObject();
    }
}
