package fr.octroi.document;

import fr.octroi.document.FactureElectronique.Profil;
import fr.octroi.document.FactureElectronique.Totaux;
import fr.octroi.dossier.Adresse;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Writes invoices as XML, in as many ways as XML has of saying the same. */
final class CiiFabrique {

    private static final String CII = "urn:un:unece:uncefact:data:standard:";

    private enum Espace {
        RACINE,
        RAM,
        UDT,
        ETRANGER
    }

    private static final class Noeud {
        private final String nom;
        private final Espace espace;
        private final String attribut;
        private final @Nullable String texte;
        private final List<Noeud> enfants;

        private Noeud(String nom, Espace espace, String attribut, @Nullable String texte, List<Noeud> enfants) {
            this.nom = nom;
            this.espace = espace;
            this.attribut = attribut;
            this.texte = texte;
            this.enfants = new ArrayList<>(enfants);
        }
    }

    private final boolean premiere;
    private final Charset jeu;
    private final Random hasard;
    private final List<String> prefixes;
    private final boolean parDefaut;

    /**
     * Makes a writer.
     *
     * @param premiere whether as ZUGFeRD 1 did
     */
    CiiFabrique(boolean premiere, Charset jeu, long graine) {
        this.premiere = premiere;
        this.jeu = jeu;
        this.hasard = new Random(graine);
        this.prefixes = new ArrayList<>(List.of("rsm", "ram", "udt", "a", "b", "ns0", "facture", "_x"));
        Collections.shuffle(prefixes, hasard);
        this.parDefaut = hasard.nextBoolean();
    }

    static byte[] simple(FactureElectronique facture) {
        return new CiiFabrique(false, StandardCharsets.UTF_8, 1).ecrire(facture);
    }

    byte[] ecrire(FactureElectronique facture) {
        Noeud racine = groupe(
                premiere ? "CrossIndustryDocument" : "CrossIndustryInvoice",
                Espace.RACINE,
                groupe(
                        premiere ? "SpecifiedExchangedDocumentContext" : "ExchangedDocumentContext",
                        Espace.RACINE,
                        groupe(
                                "GuidelineSpecifiedDocumentContextParameter",
                                Espace.RAM,
                                feuille("ID", urn(facture.profil())))),
                document(facture),
                transaction(facture));
        StringBuilder xml = new StringBuilder();
        xml.append("<?xml version=\"1.0\" encoding=\"").append(jeu.name()).append("\"?>");
        blanc(xml);
        ecrire(racine, xml, true);
        blanc(xml);
        return xml.toString().getBytes(jeu);
    }

    private String urn(Profil profil) {
        if (premiere) {
            String mot = profil == Profil.EN16931 ? "comfort" : profil.name().toLowerCase(Locale.ROOT);
            return "urn:ferd:CrossIndustryDocument:invoice:1p0:" + mot;
        }
        return switch (profil) {
            case MINIMUM -> "urn:factur-x.eu:1p0:minimum";
            case BASIC_WL -> "urn:factur-x.eu:1p0:basicwl";
            case BASIC -> "urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic";
            case EN16931 -> "urn:cen.eu:en16931:2017";
            case EXTENDED -> "urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended";
            case XRECHNUNG -> "urn:cen.eu:en16931:2017#compliant#urn:xoev-de:kosit:standard:xrechnung_1.2";
            case INCONNU -> "urn:example:autre";
        };
    }

    private Noeud document(FactureElectronique facture) {
        List<Noeud> enfants =
                new ArrayList<>(List.of(feuille("ID", facture.numero()), feuille("TypeCode", facture.type())));
        if (facture.date() != null) {
            String jour = facture.date().format(DateTimeFormatter.BASIC_ISO_DATE);
            enfants.add(
                    groupe("IssueDateTime", Espace.RAM, feuille("DateTimeString", Espace.UDT, "format=\"102\"", jour)));
        }
        enfants.add(groupe("IncludedNote", Espace.RAM, feuille("Content", "Total TTC : 1,00 EUR"), feuille("ID", "9")));
        return new Noeud(premiere ? "HeaderExchangedDocument" : "ExchangedDocument", Espace.RACINE, "", null, enfants);
    }

    private Noeud transaction(FactureElectronique facture) {
        Adresse adresse = facture.acheteur().adresse();
        List<Noeud> registre = new ArrayList<>();
        if (!facture.vendeur().siren().isEmpty()) {
            registre.add(groupe(
                    "SpecifiedLegalOrganization",
                    Espace.RAM,
                    feuille(
                            "ID",
                            Espace.RAM,
                            "schemeID=\"0002\"",
                            facture.vendeur().siren())));
        }
        List<Noeud> vendeur = new ArrayList<>(registre);
        vendeur.add(feuille("ID", "client-17"));
        vendeur.add(feuille("Name", facture.vendeur().nom()));
        if (facture.vendeur().siret() != null) {
            vendeur.add(feuille(
                    "GlobalID",
                    Espace.RAM,
                    "schemeID=\"0009\"",
                    Objects.requireNonNull(facture.vendeur().siret()).valeur()));
        }
        vendeur.add(feuille("GlobalID", Espace.RAM, "schemeID=\"0088\"", "3012345678900"));
        vendeur.add(groupe(
                "SpecifiedTaxRegistration",
                Espace.RAM,
                feuille("ID", Espace.RAM, "schemeID=\"FC\"", "201/113/40209"),
                feuille("ID", Espace.RAM, "schemeID=\"VA\"", facture.vendeur().tva())));
        vendeur.add(groupe(
                "PostalTradeAddress", Espace.RAM, feuille("LineOne", "ailleurs"), feuille("CityName", "Nulle-Part")));
        List<Noeud> enfants = new ArrayList<>();
        for (String ligne : facture.lignes()) {
            enfants.add(groupe(
                    "IncludedSupplyChainTradeLineItem",
                    Espace.RAM,
                    groupe("SpecifiedTradeProduct", Espace.RAM, feuille("Name", ligne), feuille("Description", "x")),
                    groupe(
                            premiere ? "SpecifiedSupplyChainTradeSettlement" : "SpecifiedLineTradeSettlement",
                            Espace.RAM,
                            groupe(
                                    premiere
                                            ? "SpecifiedTradeSettlementMonetarySummation"
                                            : "SpecifiedTradeSettlementLineMonetarySummation",
                                    Espace.RAM,
                                    feuille("LineTotalAmount", "77.77")))));
        }
        enfants.add(groupe(
                premiere ? "ApplicableSupplyChainTradeAgreement" : "ApplicableHeaderTradeAgreement",
                Espace.RAM,
                new Noeud("SellerTradeParty", Espace.RAM, "", null, vendeur),
                groupe(
                        "BuyerTradeParty",
                        Espace.RAM,
                        feuille("Name", facture.acheteur().nom()),
                        groupe(
                                "PostalTradeAddress",
                                Espace.RAM,
                                feuille("LineOne", adresse.voie()),
                                feuille("PostcodeCode", adresse.codePostal()),
                                feuille("CityName", adresse.ville())))));
        enfants.add(reglement(facture));
        return new Noeud(
                premiere ? "SpecifiedSupplyChainTradeTransaction" : "SupplyChainTradeTransaction",
                Espace.RACINE,
                "",
                null,
                enfants);
    }

    private Noeud reglement(FactureElectronique facture) {
        Totaux totaux = facture.totaux();
        List<Noeud> sommes = new ArrayList<>();
        somme(sommes, "LineTotalAmount", totaux.lignes(), "");
        somme(sommes, "TaxBasisTotalAmount", totaux.horsTaxe(), "");
        somme(sommes, "TaxTotalAmount", totaux.taxe(), "currencyID=\"" + facture.devise() + "\"");
        somme(sommes, "TaxTotalAmount", new BigDecimal("3.33"), "currencyID=\"XAF\"");
        somme(sommes, "GrandTotalAmount", totaux.ttc(), "");
        somme(sommes, "TotalPrepaidAmount", totaux.dejaPaye(), "");
        somme(sommes, "DuePayableAmount", totaux.du(), "");
        List<Noeud> enfants = new ArrayList<>(List.of(
                feuille("InvoiceCurrencyCode", facture.devise()),
                new Noeud(
                        premiere
                                ? "SpecifiedTradeSettlementMonetarySummation"
                                : "SpecifiedTradeSettlementHeaderMonetarySummation",
                        Espace.RAM,
                        "",
                        null,
                        sommes)));
        if (facture.iban() != null) {
            enfants.add(groupe(
                    "SpecifiedTradeSettlementPaymentMeans",
                    Espace.RAM,
                    groupe(
                            "PayeePartyCreditorFinancialAccount",
                            Espace.RAM,
                            feuille("IBANID", facture.iban().valeur()))));
        }
        return new Noeud(
                premiere ? "ApplicableSupplyChainTradeSettlement" : "ApplicableHeaderTradeSettlement",
                Espace.RAM,
                "",
                null,
                enfants);
    }

    private static void somme(List<Noeud> sommes, String nom, @Nullable BigDecimal montant, String attribut) {
        if (montant != null) {
            sommes.add(feuille(nom, Espace.RAM, attribut, montant.toPlainString()));
        }
    }

    private static Noeud groupe(String nom, Espace espace, Noeud... enfants) {
        return new Noeud(nom, espace, "", null, List.of(enfants));
    }

    private static Noeud feuille(String nom, String texte) {
        return feuille(nom, Espace.RAM, "", texte);
    }

    private static Noeud feuille(String nom, Espace espace, String attribut, String texte) {
        return new Noeud(nom, espace, attribut, texte, List.of());
    }

    private void ecrire(Noeud noeud, StringBuilder xml, boolean racine) {
        String nom = prefixe(noeud.espace) + noeud.nom;
        xml.append('<').append(nom);
        if (racine) {
            declarer(
                    xml,
                    Espace.RACINE,
                    premiere ? "urn:ferd:CrossIndustryDocument:invoice:1p0" : CII + "CrossIndustryInvoice:100");
            declarer(xml, Espace.RAM, CII + "ReusableAggregateBusinessInformationEntity:" + (premiere ? "12" : "100"));
            declarer(xml, Espace.UDT, CII + "UnqualifiedDataType:" + (premiere ? "15" : "100"));
            declarer(xml, Espace.ETRANGER, "urn:example:etranger");
        }
        if (!noeud.attribut.isEmpty()) {
            xml.append(hasard.nextBoolean() ? " " : "\n\t").append(noeud.attribut);
        }
        if (noeud.texte != null && noeud.texte.isEmpty()) {
            xml.append("/>");
            return;
        }
        xml.append('>');
        if (noeud.texte != null) {
            blanc(xml);
            texte(noeud.texte, xml);
            blanc(xml);
        } else {
            for (Noeud enfant : brouiller(noeud)) {
                blanc(xml);
                ecrire(enfant, xml, false);
            }
            blanc(xml);
        }
        xml.append("</").append(nom).append(hasard.nextInt(4) == 0 ? " >" : ">");
    }

    /** The children in any order, those of one name among themselves apart, and a stranger among them. */
    private List<Noeud> brouiller(Noeud noeud) {
        List<Noeud> ordre = new ArrayList<>(noeud.enfants);
        Collections.shuffle(ordre, hasard);
        List<Noeud> rendus = new ArrayList<>();
        List<Noeud> restants = new ArrayList<>(noeud.enfants);
        for (Noeud place : ordre) {
            Noeud premier = restants.stream()
                    .filter(autre -> autre.nom.equals(place.nom))
                    .findFirst()
                    .orElseThrow();
            restants.remove(premier);
            rendus.add(premier);
        }
        if (!noeud.enfants.isEmpty() && hasard.nextInt(3) == 0) {
            Noeud imite = noeud.enfants.get(hasard.nextInt(noeud.enfants.size()));
            rendus.add(
                    hasard.nextInt(rendus.size() + 1),
                    new Noeud(imite.nom, Espace.ETRANGER, imite.attribut, "tout autre chose", List.of()));
        }
        return rendus;
    }

    private String prefixe(Espace espace) {
        int rang = switch (espace) {
            case RACINE -> 0;
            case RAM -> 1;
            case UDT -> 2;
            case ETRANGER -> 3;
        };
        return espace == Espace.RACINE && parDefaut ? "" : prefixes.get(rang) + ":";
    }

    private void declarer(StringBuilder xml, Espace espace, String urn) {
        String prefixe = prefixe(espace);
        xml.append(prefixe.isEmpty() ? " xmlns" : " xmlns:" + prefixe.substring(0, prefixe.length() - 1))
                .append("=\"")
                .append(urn)
                .append('"');
    }

    private void blanc(StringBuilder xml) {
        xml.append(
                switch (hasard.nextInt(5)) {
                    case 0 -> "\n\t ";
                    case 1 -> " <!-- 12 & > < ]] -->\r\n";
                    case 2 -> "<?outil quoi?>";
                    default -> "";
                });
    }

    private void texte(String texte, StringBuilder xml) {
        CharsetEncoder encodeur = jeu.newEncoder();
        for (int i = 0; i < texte.length(); i++) {
            char c = texte.charAt(i);
            boolean reserve = "<>&".indexOf(c) >= 0;
            if (!encodeur.canEncode(c) || hasard.nextInt(8) == 0) {
                xml.append("&#").append((int) c).append(';');
            } else if (reserve && hasard.nextBoolean()) {
                xml.append(c == '<' ? "&lt;" : c == '>' ? "&gt;" : "&amp;");
            } else if (reserve || (c != ']' && hasard.nextInt(8) == 0)) {
                xml.append("<![CDATA[").append(c).append("]]>");
            } else if (c == ' ') {
                xml.append(hasard.nextBoolean() ? " " : "\n   ");
            } else {
                xml.append(c);
            }
            if (hasard.nextInt(12) == 0) {
                xml.append("<!-- au milieu -->");
            }
        }
    }
}
