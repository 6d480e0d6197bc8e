package fr.octroi.document;

import fr.octroi.commun.Montant;
import fr.octroi.dossier.Siret;
import fr.octroi.instruction.LecturePiece;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where an electronic invoice does not say in its XML what it shows on its page. The XML is what counts; that the two
 * differ is for a person to look at.
 */
final class EcartsXml {

    private EcartsXml() {}

    /**
     * Compares what both sides know.
     *
     * @param imprimee what was read on the page
     * @return the names of the facts that differ, as {@link LecturePiece} calls them
     */
    static List<String> entre(FactureElectronique facture, LecturePiece imprimee) {
        List<String> ecarts = new ArrayList<>();
        if (different(facture.totaux().ttc(), imprimee.montantTtc())) {
            ecarts.add("montantTtc");
        }
        if (facture.date() != null && imprimee.date() != null && !facture.date().equals(imprimee.date())) {
            ecarts.add("date");
        }
        if (different(signes(facture.numero()), signes(imprimee.numero()))) {
            ecarts.add("numero");
        }
        if (different(facture.vendeur(), imprimee.siret())) {
            ecarts.add("siret");
        }
        return ecarts;
    }

    /** Issuers write a credit note with or without a minus, here and there: the sign is no difference. */
    private static boolean different(@Nullable BigDecimal xml, @Nullable Montant imprime) {
        return xml != null
                && imprime != null
                && xml.abs().compareTo(imprime.enEuros().abs()) != 0;
    }

    private static boolean different(String xml, String imprime) {
        return !xml.isEmpty() && !imprime.isEmpty() && !xml.equals(imprime);
    }

    /** An XML that gives a SIREN alone agrees with every establishment of that company. */
    private static boolean different(FactureElectronique.Vendeur xml, @Nullable Siret imprime) {
        if (imprime == null) {
            return false;
        }
        return xml.siret() != null
                ? !xml.siret().equals(imprime)
                : !xml.siren().isEmpty() && !imprime.valeur().startsWith(xml.siren());
    }

    private static String signes(String numero) {
        return numero.replaceAll("[^\\p{L}\\p{N}]", "").toUpperCase(Locale.ROOT);
    }
}
