package fr.octroi.format;

import fr.octroi.commun.Cle;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.Bic;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.Emission.Alteration;
import fr.octroi.format.Emission.Nature;
import fr.octroi.format.Emission.Refus;
import fr.octroi.format.Translitteration.Ecrit;
import fr.octroi.format.Translitteration.Jeu;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.Versement;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Writes a bordereau as an order of SEPA transfers ({@code pain.001}), for a régie or a mandated public accountant.
 *
 * <p>An authority's ordonnateur does not pay: this is an option, which nobody is led to. One run is one group of payments with one
 * control sum, said of the group and of the message; each transfer bears the reference of its payment as its instruction and
 * end-to-end identities. Texts are written in the letters that every bank takes; what that costs is told. No address is
 * written of a beneficiary. That of whoever orders is asked for when an account is outside the European Economic Area: told
 * ({@code adresseDuDonneur}, {@code ABSENT}) when there is none.
 */
public final class VirementSepa {

    /** The versions of the message. */
    public enum Version {
        /** That of 2009. */
        V03("pain.001.001.03", "BIC"),
        /** That of 2019. */
        V09("pain.001.001.09", "BICFI");

        private final String message;
        private final String banque;

        Version(String message, String banque) {
            this.message = message;
            this.banque = banque;
        }
    }

    /** The largest transfer of the SEPA scheme. */
    private static final Montant MAXIMUM = new Montant(99_999_999_999L);

    /** The countries of the European Economic Area, by their accounts. */
    private static final Set<String> ESPACE_ECONOMIQUE = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI",
            "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK");

    private static final int IDENTIFIANT = 35;
    private static final int NOM = 70;
    private static final int LIBELLE = 140;

    private static final String SIMULATION = "SIMULATION";

    /** Identities keep to these: the same on the way there and back. */
    private static final Pattern IDENTIFIANT_SUR = Pattern.compile("[A-Za-z0-9.-]+(/[A-Za-z0-9.-]+)*");

    /** The code of a bank as the older message has it, without figures where letters were. */
    private static final Pattern BIC_ANCIEN = Pattern.compile("[A-Z]{6}[A-Z2-9][A-NP-Z0-9]([A-Z0-9]{3})?");

    private final DonneurDOrdre donneur;
    private final Version version;
    private final boolean simulation;

    /**
     * Prepares.
     *
     * @param donneur who orders
     * @param version the version of the message
     * @param simulation whether the file says that it is worth nothing
     */
    public VirementSepa(DonneurDOrdre donneur, Version version, boolean simulation) {
        this.donneur = donneur;
        this.version = version;
        this.simulation = simulation;
    }

    /**
     * Returns the identity under which a bordereau goes to the bank, and comes back from it.
     *
     * @param bordereau its code
     * @return the code, or where a bank may not read it, {@code B} and 23 hexadecimal digits
     */
    public static String identifiant(String bordereau) {
        return IDENTIFIANT_SUR.matcher(bordereau).matches() && bordereau.length() <= IDENTIFIANT
                ? bordereau
                : "B" + condense(bordereau);
    }

    private String identifiantDuMessage(Bordereau bordereau) {
        String reel = identifiant(bordereau.code());
        if (!simulation) {
            return reel;
        }
        String marque = SIMULATION + "-";
        return marque + (reel.length() + marque.length() > IDENTIFIANT ? condense(reel) : reel);
    }

    private static String condense(String code) {
        return Empreinte.deChamps("pain.001", code)
                .hexadecimal()
                .substring(0, 23)
                .toUpperCase(Locale.ROOT);
    }

    /**
     * Writes a file, whole or not at all.
     *
     * @param bordereau the bordereau
     * @param dossiers gives the dossier of a number
     * @param cles gives the key of a dossier
     * @param execution the day the transfers are to leave: what is written is the first TARGET working day from it and from
     *     the day of the bordereau on
     * @param cible the file; one that stands there is replaced
     * @return what was written, or every reason against: {@code COMPTE_DIFFERENT} without an account or with another than was
     *     liquidated, {@code COMPTE_HORS_SEPA}, {@code MONTANT_HORS_SEPA}
     * @throws UncheckedIOException when the file cannot be written
     */
    public Emission ecrire(
            Bordereau bordereau,
            Function<NumeroDossier, Dossier> dossiers,
            Function<NumeroDossier, Cle> cles,
            LocalDate execution,
            Path cible) {
        return FichierEnEntier.ecrire(
                cible,
                sortie -> ecrire(bordereau, dossiers, cles, execution, sortie),
                emission -> emission instanceof Emission.Emise);
    }

    /**
     * Writes to a stream; when it refuses, not a byte was written.
     *
     * @param bordereau the bordereau
     * @param dossiers gives the dossier of a number
     * @param cles gives the key of a dossier
     * @param execution the day the transfers are to leave: what is written is the first TARGET working day from it and from
     *     the day of the bordereau on
     * @param sortie where to write, not closed
     * @return as {@link #ecrire(Bordereau, Function, Function, LocalDate, Path)}
     * @throws UncheckedIOException when it cannot be written
     */
    public Emission ecrire(
            Bordereau bordereau,
            Function<NumeroDossier, Dossier> dossiers,
            Function<NumeroDossier, Cle> cles,
            LocalDate execution,
            OutputStream sortie) {
        // Each is read once: what is written is what was checked, whatever a store gives the next time.
        Map<NumeroDossier, Dossier> lus = new HashMap<>();
        Function<NumeroDossier, Dossier> uneFois = numero -> lus.computeIfAbsent(numero, dossiers);
        List<Refus> refus = new ArrayList<>();
        for (Bordereau.Ligne ligne : bordereau.lignes()) {
            controler(ligne.versement(), uneFois.apply(ligne.versement().dossier()), cles, refus);
        }
        if (!refus.isEmpty()) {
            return new Emission.Refusee(refus);
        }
        Bordereau.Totaux totaux = bordereau.totaux();
        List<Alteration> alterations = new ArrayList<>();
        String identifiant = identifiantDuMessage(bordereau);
        RedacteurXml xml = new RedacteurXml(sortie, StandardCharsets.UTF_8);
        if (simulation) {
            xml.commentaire("SIMULATION : ce fichier ne vaut rien et ne doit pas partir");
        }
        xml.ouvrir("Document", "xmlns", "urn:iso:std:iso:20022:tech:xsd:" + version.message)
                .ouvrir("CstmrCdtTrfInitn")
                .ouvrir("GrpHdr")
                .feuille("MsgId", identifiant)
                .feuille("CreDtTm", bordereau.jour() + "T12:00:00")
                .feuille("NbOfTxs", Integer.toString(totaux.nombre()))
                .feuille("CtrlSum", totaux.total().toString())
                .ouvrir("InitgPty")
                .feuille("Nm", nomDuDonneur())
                .fermer()
                .fermer()
                .ouvrir("PmtInf")
                .feuille("PmtInfId", identifiant)
                .feuille("PmtMtd", "TRF")
                .feuille("NbOfTxs", Integer.toString(totaux.nombre()))
                .feuille("CtrlSum", totaux.total().toString())
                .ouvrir("PmtTpInf")
                .ouvrir("SvcLvl")
                .feuille("Cd", "SEPA")
                .fermer()
                .fermer();
        jourDExecution(xml, JourTarget.aPartirDe(execution.isBefore(bordereau.jour()) ? bordereau.jour() : execution));
        debiteur(xml);
        for (Bordereau.Ligne ligne : bordereau.lignes()) {
            direLAdresseQuiManque(
                    ligne.versement(), uneFois.apply(ligne.versement().dossier()), alterations);
            virement(xml, ligne.versement(), uneFois.apply(ligne.versement().dossier()), alterations);
        }
        xml.fermer().fermer().fermer().finir();
        return new Emission.Emise(totaux.nombre(), totaux.total(), alterations);
    }

    private static void controler(
            Versement versement, Dossier dossier, Function<NumeroDossier, Cle> cles, List<Refus> refus) {
        Iban iban = dossier.iban();
        if (iban == null || !versement.vaSurLeCompte(iban, cles.apply(versement.dossier()))) {
            refus.add(new Refus(versement.dossier(), "COMPTE_DIFFERENT"));
        } else if (!iban.estDuSepa()) {
            refus.add(new Refus(versement.dossier(), "COMPTE_HORS_SEPA"));
        }
        if (versement.montant().compareTo(MAXIMUM) > 0) {
            refus.add(new Refus(versement.dossier(), "MONTANT_HORS_SEPA"));
        }
    }

    private String nomDuDonneur() {
        return Translitteration.ecrire((simulation ? SIMULATION + " " : "") + donneur.nom(), Jeu.EPC, NOM)
                .valeur();
    }

    private void jourDExecution(RedacteurXml xml, LocalDate execution) {
        if (version == Version.V03) {
            xml.feuille("ReqdExctnDt", execution.toString());
        } else {
            xml.ouvrir("ReqdExctnDt").feuille("Dt", execution.toString()).fermer();
        }
    }

    private void debiteur(RedacteurXml xml) {
        xml.ouvrir("Dbtr").feuille("Nm", nomDuDonneur());
        String ville = Translitteration.ecrire(donneur.ville(), Jeu.EPC, 35).valeur();
        if (!ville.isEmpty()) {
            xml.ouvrir("PstlAdr")
                    .feuille("TwnNm", ville)
                    .feuille("Ctry", donneur.pays())
                    .fermer();
        }
        xml.fermer()
                .ouvrir("DbtrAcct")
                .ouvrir("Id")
                .feuille("IBAN", donneur.iban().valeur())
                .fermer()
                .fermer()
                .ouvrir("DbtrAgt")
                .ouvrir("FinInstnId");
        Bic bic = donneur.bic();
        if (bic != null
                && (version == Version.V09 || BIC_ANCIEN.matcher(bic.valeur()).matches())) {
            xml.feuille(version.banque, bic.valeur());
        } else {
            xml.ouvrir("Othr").feuille("Id", "NOTPROVIDED").fermer();
        }
        xml.fermer().fermer().feuille("ChrgBr", "SLEV");
    }

    /** Outside the European Economic Area, the bank of the payee asks for the address of whoever orders. */
    private void direLAdresseQuiManque(Versement versement, Dossier dossier, List<Alteration> alterations) {
        Iban iban = dossier.iban();
        if (iban != null && donneur.ville().isBlank() && !ESPACE_ECONOMIQUE.contains(iban.pays())) {
            alterations.add(new Alteration(versement.dossier(), "adresseDuDonneur", Nature.ABSENT));
        }
    }

    private void virement(RedacteurXml xml, Versement versement, Dossier dossier, List<Alteration> alterations) {
        Iban iban = dossier.iban();
        if (iban == null) {
            throw new IllegalStateException("the account was there a moment ago");
        }
        xml.ouvrir("CdtTrfTxInf")
                .ouvrir("PmtId")
                .feuille("InstrId", versement.reference())
                .feuille("EndToEndId", versement.reference())
                .fermer()
                .ouvrir("Amt")
                .feuille("InstdAmt", versement.montant().toString(), "Ccy", "EUR")
                .fermer()
                .ouvrir("Cdtr")
                .feuille("Nm", beneficiaire(versement, dossier, alterations))
                .fermer()
                .ouvrir("CdtrAcct")
                .ouvrir("Id")
                .feuille("IBAN", iban.valeur())
                .fermer()
                .fermer()
                .ouvrir("RmtInf")
                .feuille("Ustrd", libelle(versement))
                .fermer()
                .fermer();
    }

    /** The name that the bank compares with its customer's: that of the holder, or else of the applicant. */
    private static String beneficiaire(Versement versement, Dossier dossier, List<Alteration> alterations) {
        String demandeur =
                dossier.demandeur().prenom() + " " + dossier.demandeur().nom();
        Ecrit ecrit =
                Translitteration.ecrire(dossier.titulaire().isBlank() ? demandeur : dossier.titulaire(), Jeu.EPC, NOM);
        boolean suppleee = !ecrit.aUneLettre();
        if (suppleee) {
            ecrit = Translitteration.ecrire(demandeur, Jeu.EPC, NOM);
        }
        ecrit.relever(versement.dossier(), "nom", suppleee, alterations);
        return ecrit.aUneLettre() ? ecrit.valeur() : "BENEFICIAIRE " + versement.reference();
    }

    private String libelle(Versement versement) {
        String texte = (simulation ? SIMULATION + " " : "") + donneur.libelle() + " " + versement.dossier();
        return Translitteration.ecrire(texte, Jeu.EPC, LIBELLE).valeur();
    }
}
