package fr.octroi.document;

import fr.octroi.document.FactureElectronique.Acheteur;
import fr.octroi.document.FactureElectronique.Profil;
import fr.octroi.document.FactureElectronique.Totaux;
import fr.octroi.document.FactureElectronique.Vendeur;
import fr.octroi.document.FactureJointe.Motif;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.Siret;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the XML of an invoice: {@code CrossIndustryInvoice} (UN/CEFACT D16B and after: Factur-X, ZUGFeRD 2, XRechnung) or
 * {@code CrossIndustryDocument} (ZUGFeRD 1), or {@code Invoice} of the draft before it, which some programs still write.
 *
 * <p>One pass gathers the leaves at the places that {@link #PLACES} names; facts are made of them afterwards. What comes
 * from elsewhere than the document, a DTD or an entity, is never fetched, and a document that has a DTD is not read.
 */
final class LecteurCii {

    static final int ELEMENTS_AU_PLUS = 500_000;
    static final int NIVEAUX_AU_PLUS = 64;

    private static final String CII = "urn:un:unece:uncefact:data:standard:";
    private static final String RACINE_DU_PROJET = "Invoice";
    private static final Map<String, String> RACINES = Map.of(
            "CrossIndustryInvoice",
            CII + "CrossIndustryInvoice:",
            "CrossIndustryDocument",
            "urn:ferd:CrossIndustryDocument:",
            RACINE_DU_PROJET,
            CII + "CBFBUY:");

    /** The elements that ZUGFeRD 1 named otherwise. */
    private static final Map<String, String> AUTREFOIS = Map.of(
            "SpecifiedExchangedDocumentContext", "ExchangedDocumentContext",
            "HeaderExchangedDocument", "ExchangedDocument",
            "SpecifiedSupplyChainTradeTransaction", "SupplyChainTradeTransaction",
            "ApplicableSupplyChainTradeAgreement", "ApplicableHeaderTradeAgreement",
            "ApplicableSupplyChainTradeSettlement", "ApplicableHeaderTradeSettlement",
            "SpecifiedTradeSettlementMonetarySummation", "SpecifiedTradeSettlementHeaderMonetarySummation");

    private static final String CONTEXTE = "/ExchangedDocumentContext";
    private static final String DOCUMENT = "/ExchangedDocument";
    private static final String TRANSACTION = "/SupplyChainTradeTransaction";
    private static final String ACCORD = TRANSACTION + "/ApplicableHeaderTradeAgreement";
    private static final String REGLEMENT = TRANSACTION + "/ApplicableHeaderTradeSettlement";
    private static final String TOTAUX = REGLEMENT + "/SpecifiedTradeSettlementHeaderMonetarySummation";
    private static final String VENDEUR = ACCORD + "/SellerTradeParty";
    private static final String ACHETEUR = ACCORD + "/BuyerTradeParty";

    private static final String PROFIL = CONTEXTE + "/GuidelineSpecifiedDocumentContextParameter/ID";
    private static final String NUMERO = DOCUMENT + "/ID";
    private static final String TYPE = DOCUMENT + "/TypeCode";
    private static final String DATE = DOCUMENT + "/IssueDateTime/DateTimeString";
    private static final String DATE_ISO = DOCUMENT + "/IssueDateTime/DateTime";
    private static final String DATE_DU_PROJET = DOCUMENT + "/IssueDateTime";
    private static final String VENDEUR_NOM = VENDEUR + "/Name";
    private static final String VENDEUR_LEGAL = VENDEUR + "/SpecifiedLegalOrganization/ID";
    private static final String VENDEUR_GLOBAL = VENDEUR + "/GlobalID";
    private static final String VENDEUR_TVA = VENDEUR + "/SpecifiedTaxRegistration/ID";
    private static final String ACHETEUR_NOM = ACHETEUR + "/Name";
    private static final String ACHETEUR_ADRESSE = ACHETEUR + "/PostalTradeAddress";
    private static final List<String> VOIE = Stream.of("/LineOne", "/LineTwo", "/LineThree")
            .map(ACHETEUR_ADRESSE::concat)
            .toList();
    private static final String CODE_POSTAL = ACHETEUR_ADRESSE + "/PostcodeCode";
    private static final String VILLE = ACHETEUR_ADRESSE + "/CityName";
    private static final String DEVISE = REGLEMENT + "/InvoiceCurrencyCode";
    private static final String IBAN =
            REGLEMENT + "/SpecifiedTradeSettlementPaymentMeans/PayeePartyCreditorFinancialAccount/IBANID";
    private static final String LIGNE = TRANSACTION + "/IncludedSupplyChainTradeLineItem/SpecifiedTradeProduct/Name";
    private static final String TOTAL_DES_LIGNES = TOTAUX + "/LineTotalAmount";
    private static final String TOTAL_HORS_TAXE = TOTAUX + "/TaxBasisTotalAmount";
    private static final String TOTAL_TAXE = TOTAUX + "/TaxTotalAmount";
    private static final String TOTAL_TTC = TOTAUX + "/GrandTotalAmount";
    private static final String DEJA_PAYE = TOTAUX + "/TotalPrepaidAmount";
    private static final String DU = TOTAUX + "/DuePayableAmount";

    private static final Set<String> PLACES = Stream.concat(
                    Stream.of(
                            PROFIL,
                            NUMERO,
                            TYPE,
                            DATE,
                            DATE_ISO,
                            DATE_DU_PROJET,
                            VENDEUR_NOM,
                            VENDEUR_LEGAL,
                            VENDEUR_GLOBAL,
                            VENDEUR_TVA,
                            ACHETEUR_NOM,
                            CODE_POSTAL,
                            VILLE,
                            DEVISE,
                            IBAN,
                            LIGNE,
                            TOTAL_DES_LIGNES,
                            TOTAL_HORS_TAXE,
                            TOTAL_TAXE,
                            TOTAL_TTC,
                            DEJA_PAYE,
                            DU),
                    VOIE.stream())
            .collect(Collectors.toUnmodifiableSet());

    /** The registers of ISO/IEC 6523 whose numbers are SIREN or SIRET: SIRENE and SIRET-CODE. */
    private static final Set<String> SIRENE = Set.of("0002", "0009");

    /** The formats of UNTDID 2379 that start with the day, as CCYYMMDD; the standard allows the first alone. */
    private static final Set<String> AVEC_LE_JOUR = Set.of("102", "203", "204", "205");

    private static final Pattern DECIMAL = Pattern.compile("[+-]?(?:[0-9]{1,20}(?:\\.[0-9]{0,10})?|\\.[0-9]{1,10})");
    private static final Pattern BLANCS = Pattern.compile("[ \\t\\r\\n]+");

    /**
     * The text of an element without children.
     *
     * @param texte without spaces around, each run of them within made one
     * @param precision the attribute that says how to take it, a scheme, a format or a currency; blank when there is none
     */
    private record Feuille(String texte, String precision) {}

    private final Vigie vigie;
    private final Map<String, List<Feuille>> feuilles = new HashMap<>();
    private boolean sansEspace;

    private LecteurCii(Vigie vigie) {
        this.vigie = vigie;
    }

    static FactureJointe lire(byte[] xml, Vigie vigie) {
        LecteurCii lecteur = new LecteurCii(vigie);
        Motif motif = lecteur.parcourir(xml);
        return motif == null ? new FactureJointe.Lue(lecteur.facture()) : new FactureJointe.Illisible(motif);
    }

    /** Gathers the leaves; returns why it could not, or null. */
    private @Nullable Motif parcourir(byte[] xml) {
        String texte = EncodageXml.decoder(xml);
        if (texte == null) {
            return Motif.MAL_FORMEE;
        }
        try {
            XMLStreamReader lecture = fabrique().createXMLStreamReader(new StringReader(texte));
            try {
                return parcourir(lecture);
            } finally {
                lecture.close();
            }
        } catch (Vigie.AbandonException e) {
            throw e;
        } catch (XMLStreamException | RuntimeException e) {
            // The JDK's reader answers some broken documents with unchecked exceptions.
            return Motif.MAL_FORMEE;
        }
    }

    private static XMLInputFactory fabrique() {
        XMLInputFactory fabrique = XMLInputFactory.newDefaultFactory();
        fabrique.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        fabrique.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return fabrique;
    }

    private @Nullable Motif parcourir(XMLStreamReader lecture) throws XMLStreamException {
        Deque<String> lieux = new ArrayDeque<>();
        StringBuilder texte = new StringBuilder();
        String precision = "";
        int elements = 0;
        while (lecture.hasNext()) {
            vigie.verifier();
            switch (lecture.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                    return Motif.DTD;
                }
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++elements > ELEMENTS_AU_PLUS || lieux.size() >= NIVEAUX_AU_PLUS) {
                        return Motif.TROP_GRANDE;
                    }
                    if (lieux.isEmpty() && !estUneFacture(lecture)) {
                        return Motif.AUTRE_VOCABULAIRE;
                    }
                    lieux.push(lieux.isEmpty() ? "" : lieux.peek() + '/' + nom(lecture));
                    texte.setLength(0);
                    precision = precision(lecture);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    texte.append(lecture.getTextCharacters(), lecture.getTextStart(), lecture.getTextLength());
                case XMLStreamConstants.END_ELEMENT -> {
                    noter(lieux.pop(), new Feuille(normaliser(texte), precision));
                    texte.setLength(0);
                }
                default -> {}
            }
        }
        return null;
    }

    private boolean estUneFacture(XMLStreamReader lecture) {
        String espace = RACINES.get(lecture.getLocalName());
        // Only the draft left the elements below its root without a namespace.
        sansEspace = lecture.getLocalName().equals(RACINE_DU_PROJET);
        return espace != null
                && lecture.getNamespaceURI() != null
                && lecture.getNamespaceURI().startsWith(espace);
    }

    /** The name of an element as UN/CEFACT gives it today; a name that leads nowhere when it is somebody else's. */
    private String nom(XMLStreamReader lecture) {
        String espace = lecture.getNamespaceURI();
        boolean connu = (espace == null || espace.isEmpty())
                ? sansEspace
                : espace.startsWith(CII) || RACINES.values().stream().anyMatch(espace::startsWith);
        return connu ? AUTREFOIS.getOrDefault(lecture.getLocalName(), lecture.getLocalName()) : "?";
    }

    private static String precision(XMLStreamReader lecture) {
        return Stream.of("schemeID", "format", "currencyID")
                .map(attribut -> lecture.getAttributeValue(null, attribut))
                .filter(valeur -> valeur != null)
                .map(String::strip)
                .findFirst()
                .orElse("");
    }

    private void noter(String lieu, Feuille feuille) {
        if (PLACES.contains(lieu) && !feuille.texte().isEmpty()) {
            feuilles.computeIfAbsent(lieu, sansFeuille -> new ArrayList<>()).add(feuille);
        }
    }

    private static String normaliser(CharSequence texte) {
        String normal = BLANCS.matcher(texte).replaceAll(" ");
        int debut = normal.startsWith(" ") ? 1 : 0;
        int fin = normal.length() > debut && normal.endsWith(" ") ? normal.length() - 1 : normal.length();
        return normal.substring(debut, fin);
    }

    private FactureElectronique facture() {
        String devise = seul(DEVISE);
        return new FactureElectronique(
                Profil.of(seul(PROFIL)),
                seul(TYPE),
                seul(NUMERO),
                date(),
                new Vendeur(
                        seul(VENDEUR_NOM),
                        siren(),
                        siret(),
                        seul(VENDEUR_TVA, feuille -> feuille.precision().equals("VA"))),
                new Acheteur(
                        seul(ACHETEUR_NOM),
                        new Adresse(
                                VOIE.stream()
                                        .map(this::seul)
                                        .filter(ligne -> !ligne.isEmpty())
                                        .collect(Collectors.joining(", ")),
                                seul(CODE_POSTAL),
                                seul(VILLE),
                                null)),
                devise,
                new Totaux(
                        total(TOTAL_DES_LIGNES, devise),
                        total(TOTAL_HORS_TAXE, devise),
                        total(TOTAL_TAXE, devise),
                        total(TOTAL_TTC, devise),
                        total(DEJA_PAYE, devise),
                        total(DU, devise)),
                iban(),
                feuilles.getOrDefault(LIGNE, List.of()).stream()
                        .map(Feuille::texte)
                        .toList());
    }

    private String seul(String lieu) {
        return seul(lieu, feuille -> true);
    }

    /** The text at a place; blank when there is none, or when there are two that differ and nobody knows which is meant. */
    private String seul(String lieu, Predicate<Feuille> voulue) {
        List<String> textes = feuilles.getOrDefault(lieu, List.of()).stream()
                .filter(voulue)
                .map(Feuille::texte)
                .distinct()
                .limit(2)
                .toList();
        return textes.size() == 1 ? textes.get(0) : "";
    }

    private @Nullable LocalDate date() {
        Predicate<Feuille> avecLeJour =
                feuille -> feuille.precision().isEmpty() || AVEC_LE_JOUR.contains(feuille.precision());
        String dite = seul(DATE, avecLeJour);
        String jour = dite.isEmpty() ? seul(DATE_DU_PROJET, avecLeJour) : dite;
        String iso = seul(DATE_ISO);
        try {
            if (jour.matches("[0-9]{8}(?:[0-9]{4,6}.{0,6})?")) {
                return LocalDate.parse(jour.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE);
            }
            return iso.length() < 10 ? null : LocalDate.parse(iso.substring(0, 10));
        } catch (DateTimeException jourImpossible) {
            return null;
        }
    }

    private String siren() {
        List<String> sirens = numerosDuRegistre(numero -> numero.matches("[0-9]{9}"));
        return sirens.size() == 1 ? sirens.get(0) : "";
    }

    private @Nullable Siret siret() {
        List<String> sirets = numerosDuRegistre(Siret::seLit);
        return sirets.size() == 1 ? Siret.parse(sirets.get(0)) : null;
    }

    private List<String> numerosDuRegistre(Predicate<String> forme) {
        return Stream.of(VENDEUR_LEGAL, VENDEUR_GLOBAL)
                .flatMap(lieu -> feuilles.getOrDefault(lieu, List.of()).stream())
                .filter(feuille -> SIRENE.contains(feuille.precision()))
                .map(feuille -> feuille.texte().replace(" ", ""))
                .filter(forme)
                .distinct()
                .limit(2)
                .toList();
    }

    private @Nullable Iban iban() {
        String iban = seul(IBAN);
        return Iban.seLit(iban) ? Iban.parse(iban) : null;
    }

    /** A total in the currency of the invoice: taxes may be said in that of the accounts too. */
    private @Nullable BigDecimal total(String lieu, String devise) {
        String total = seul(lieu, feuille -> feuille.precision().equals(devise));
        if (total.isEmpty()) {
            total = seul(lieu, feuille -> feuille.precision().isEmpty() || devise.isEmpty());
        }
        return DECIMAL.matcher(total).matches() ? new BigDecimal(total) : null;
    }
}
