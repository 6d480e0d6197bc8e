package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.instruction.CodeSigne.Statut;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ListeDeConfianceTest {

    private static final String EN_ACCORD = "http://uri.etsi.org/TrstSvc/Svcstatus/inaccord";
    private static final String RETIRE = "http://uri.etsi.org/TrstSvc/Svcstatus/notinaccord";
    private static final LocalDate JOUR = LocalDate.of(2021, 6, 1);

    private static final Fabrique2DDoc ANTS = Fabrique2DDoc.p256();
    private static final Fabrique2DDoc EMETTEUR = Fabrique2DDoc.p256();
    private static final KeyPair AUTORITE = Fabrique2DDoc.cles("secp384r1");
    private static final byte[] CERTIFICAT_DE_L_AUTORITE =
            Fabrique2DDoc.certificat("Une autorite", AUTORITE.getPublic(), "Une autorite", AUTORITE.getPrivate());
    private static final byte[] FEUILLE =
            Fabrique2DDoc.certificat("Un emetteur", EMETTEUR.clePublique(), "Une autorite", AUTORITE.getPrivate());

    @Test
    void une_feuille_doit_etre_delivree_par_l_autorite_que_la_liste_connait() {
        ListeDeConfiance liste = lire(signee(xml(Fabrique2DDoc.AUTORITE, EN_ACCORD), "", Transform.ENVELOPED));
        assertEquals(List.of(Fabrique2DDoc.AUTORITE), liste.autorites());
        assertEquals(Instant.parse("2026-01-01T00:00:00Z"), liste.publication());
        assertEquals(Instant.parse("2026-07-01T00:00:00Z"), liste.prochaineMiseAJour());
        assertEquals(Statut.VALIDE, statut(FEUILLE, liste));
        assertEquals(Statut.CERTIFICAT_INCONNU, statut(encode(EMETTEUR.certificat()), liste));
        byte[] sousUnAutreNom =
                Fabrique2DDoc.certificat("Un emetteur", EMETTEUR.clePublique(), "Une autre", AUTORITE.getPrivate());
        assertEquals(Statut.CERTIFICAT_INCONNU, statut(sousUnAutreNom, liste));
        byte[] sousUneAutreCle =
                Fabrique2DDoc.certificat("Un emetteur", EMETTEUR.clePublique(), "Une autorite", EMETTEUR.clePrivee());
        assertEquals(Statut.CERTIFICAT_INCONNU, statut(sousUneAutreCle, liste));
    }

    @Test
    void une_autorite_retiree_reste_connue_et_ne_prouve_plus_rien() {
        ListeDeConfiance liste = lire(signee(xml(Fabrique2DDoc.AUTORITE, RETIRE), "", Transform.ENVELOPED));
        assertEquals(List.of(Fabrique2DDoc.AUTORITE), liste.autorites());
        assertEquals(Statut.CERTIFICAT_INCONNU, statut(FEUILLE, liste));
    }

    @Test
    void une_autorite_absente_de_la_liste_est_laissee_au_port() {
        ListeDeConfiance liste = lire(signee(xml("FR98", EN_ACCORD), "", Transform.ENVELOPED));
        assertEquals(Statut.VALIDE, statut(encode(EMETTEUR.certificat()), liste));
    }

    @Test
    void une_liste_sans_signature_ou_signee_en_partie_est_refusee() {
        String xml = xml(Fabrique2DDoc.AUTORITE, EN_ACCORD);
        refuser("LISTE_DE_CONFIANCE_NON_SIGNEE", xml.getBytes(StandardCharsets.UTF_8));
        refuser("LISTE_DE_CONFIANCE_NON_SIGNEE", signee(xml, "#debut", CanonicalizationMethod.EXCLUSIVE));
        refuser("LISTE_DE_CONFIANCE_ILLISIBLE", "<liste".getBytes(StandardCharsets.UTF_8));
        refuser("LISTE_DE_CONFIANCE_ILLISIBLE", signee("<liste/>", "", Transform.ENVELOPED));
        refuser(
                "LISTE_DE_CONFIANCE_ILLISIBLE",
                "<?xml version='1.0' encoding='inconnu-42'?><liste/>".getBytes(StandardCharsets.UTF_8));
        refuser("LISTE_DE_CONFIANCE_ILLISIBLE", new byte[] {'<', 'a', '>', (byte) 0xC3, '<'});
    }

    @Test
    void une_liste_de_deux_signatures_est_refusee() {
        byte[] une = signee(xml(Fabrique2DDoc.AUTORITE, EN_ACCORD), "", Transform.ENVELOPED);
        refuser(
                "LISTE_DE_CONFIANCE_NON_SIGNEE",
                signee(new String(une, StandardCharsets.UTF_8), "", Transform.ENVELOPED));
    }

    /** The signature leaves itself out of what it covers: nothing is read there. */
    @Test
    void ce_qui_est_ecrit_dans_la_signature_n_est_pas_de_la_liste() {
        String juste = new String(
                signee(xml(Fabrique2DDoc.AUTORITE, EN_ACCORD), "", Transform.ENVELOPED), StandardCharsets.UTF_8);
        int fin = juste.indexOf("</Signature>");
        assertTrue(fin > 0);
        String faux = "<Object>" + prestataire("FR66", EN_ACCORD) + "</Object>";
        ListeDeConfiance liste =
                lire((juste.substring(0, fin) + faux + juste.substring(fin)).getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(Fabrique2DDoc.AUTORITE), liste.autorites());
    }

    @Test
    void la_liste_de_production_verifie_avec_son_signataire_et_lui_seul() {
        byte[] xml = production();
        ListeDeConfiance liste = ListeDeConfiance.lire(xml, signataire(xml));
        assertFalse(liste.autorites().isEmpty());
        assertTrue(liste.publication().isBefore(liste.prochaineMiseAJour()));
        assertFalse(liste.admet(liste.autorites().get(0), EMETTEUR.certificat()));
        refuser("LISTE_DE_CONFIANCE_NON_SIGNEE", xml);
    }

    @Test
    void la_liste_de_production_avec_une_dtd_est_refusee() {
        String xml = new String(production(), StandardCharsets.UTF_8);
        int racine = xml.indexOf("<tsl:TrustServiceStatusList");
        byte[] avecDtd = (xml.substring(0, racine) + "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                        + xml.substring(racine))
                .getBytes(StandardCharsets.UTF_8);
        assertEquals(
                "LISTE_DE_CONFIANCE_ILLISIBLE",
                assertThrows(
                                ValeurInvalideException.class,
                                () -> ListeDeConfiance.lire(avecDtd, signataire(production())))
                        .code());
    }

    /** A byte of the declaration or of the spaces of a tag may change and say nothing else; every other is refused. */
    @Test
    void un_octet_change_est_refuse_ou_ne_change_rien_a_ce_que_la_liste_dit() {
        byte[] xml = production();
        X509Certificate signataire = signataire(xml);
        ListeDeConfiance juste = ListeDeConfiance.lire(xml, signataire);
        int refus = 0;
        for (int i = 3; i < xml.length; i += 211) {
            byte[] change = xml.clone();
            change[i] = (byte) (change[i] == 'A' ? 'B' : 'A');
            try {
                ListeDeConfiance lue = ListeDeConfiance.lire(change, signataire);
                assertEquals(juste.autorites(), lue.autorites(), "byte " + i);
                assertEquals(juste.prochaineMiseAJour(), lue.prochaineMiseAJour(), "byte " + i);
            } catch (ValeurInvalideException e) {
                refus++;
            }
        }
        assertTrue(refus > 0);
        String texte = new String(xml, StandardCharsets.UTF_8);
        String place = "<tsl:X509Certificate>";
        int certificat = texte.indexOf("MII", texte.indexOf(place));
        byte[] faux = (texte.substring(0, certificat + 200)
                        + (texte.charAt(certificat + 200) == 'A' ? 'B' : 'A')
                        + texte.substring(certificat + 201))
                .getBytes(StandardCharsets.UTF_8);
        assertEquals(
                "LISTE_DE_CONFIANCE_NON_SIGNEE",
                assertThrows(ValeurInvalideException.class, () -> ListeDeConfiance.lire(faux, signataire))
                        .code());
    }

    private static Statut statut(byte[] feuille, ListeDeConfiance liste) {
        return new LecteurDeCodes(Fabrique2DDoc.port(feuille), liste)
                .lire(EMETTEUR.code(JOUR, "00", "26FR"))
                .statut();
    }

    private static ListeDeConfiance lire(byte[] xml) {
        return ListeDeConfiance.lire(xml, ANTS.certificat());
    }

    private static void refuser(String code, byte[] xml) {
        assertEquals(
                code,
                assertThrows(ValeurInvalideException.class, () -> lire(xml)).code());
    }

    private static byte[] encode(X509Certificate certificat) {
        try {
            return certificat.getEncoded();
        } catch (java.security.cert.CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] production() {
        return MaterielDocument.octets(
                MaterielDocument.fichiers(Materiel2DDoc.dossier().resolve("tsl")).stream()
                        .filter(fichier -> fichier.toString().endsWith(".xml"))
                        .findFirst()
                        .orElseThrow());
    }

    /** The certificate that the list says it is signed with: a host has it from elsewhere. */
    private static X509Certificate signataire(byte[] xml) {
        Matcher certificat = Pattern.compile("<ds:X509Certificate>([^<]*)</ds:X509Certificate>")
                .matcher(new String(xml, StandardCharsets.UTF_8));
        assertTrue(certificat.find());
        return Objects.requireNonNull(Certificats.lire(Base64.getMimeDecoder().decode(certificat.group(1))));
    }

    private static String xml(String autorite, String statut) {
        return "<tsl:TrustServiceStatusList xmlns:tsl=\"http://uri.etsi.org/02231/v2#\"><tsl:SchemeInformation Id=\"debut\">"
                + "<tsl:ListIssueDateTime>2026-01-01T00:00:00Z</tsl:ListIssueDateTime>"
                + "<tsl:NextUpdate><tsl:dateTime>2026-07-01T00:00:00Z</tsl:dateTime></tsl:NextUpdate>"
                + "</tsl:SchemeInformation><tsl:TrustServiceProviderList>"
                + prestataire(autorite, statut)
                + "</tsl:TrustServiceProviderList></tsl:TrustServiceStatusList>";
    }

    private static String prestataire(String autorite, String statut) {
        return "<tsl:TrustServiceProvider><tsl:TSPInformation><tsl:TSPTradeName><tsl:Name>" + autorite
                + "</tsl:Name></tsl:TSPTradeName></tsl:TSPInformation><tsl:TSPServices><tsl:TSPService>"
                + "<tsl:ServiceInformation><tsl:ServiceTypeIdentifier>http://uri.etsi.org/TrstSvc/Svctype/CA/PKC"
                + "</tsl:ServiceTypeIdentifier><tsl:ServiceDigitalIdentity><tsl:DigitalId><tsl:X509Certificate>"
                + Base64.getEncoder().encodeToString(CERTIFICAT_DE_L_AUTORITE)
                + "</tsl:X509Certificate></tsl:DigitalId></tsl:ServiceDigitalIdentity><tsl:ServiceStatus>" + statut
                + "</tsl:ServiceStatus></tsl:ServiceInformation></tsl:TSPService></tsl:TSPServices>"
                + "</tsl:TrustServiceProvider>";
    }

    /** Signs as our own ANTS what a reference names, with one transform. */
    private static byte[] signee(String xml, String reference, String transformation) {
        try {
            Document document = DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
            Element racine = document.getDocumentElement();
            for (Element enfant : enfants(racine)) {
                if (enfant.hasAttribute("Id")) {
                    enfant.setIdAttribute("Id", true);
                }
            }
            XMLSignatureFactory fabrique = XMLSignatureFactory.getInstance("DOM");
            Reference laReference = fabrique.newReference(
                    reference,
                    fabrique.newDigestMethod(DigestMethod.SHA256, null),
                    List.of(fabrique.newTransform(transformation, (TransformParameterSpec) null)),
                    null,
                    null);
            fabrique.newXMLSignature(
                            fabrique.newSignedInfo(
                                    fabrique.newCanonicalizationMethod(
                                            CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                                    fabrique.newSignatureMethod(
                                            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", null),
                                    List.of(laReference)),
                            null)
                    .sign(new DOMSignContext(ANTS.clePrivee(), racine));
            ByteArrayOutputStream sortie = new ByteArrayOutputStream();
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(sortie));
            return sortie.toByteArray();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Element> enfants(Element element) {
        List<Element> enfants = new ArrayList<>();
        for (int i = 0; i < element.getChildNodes().getLength(); i++) {
            if (element.getChildNodes().item(i) instanceof Element enfant) {
                enfants.add(enfant);
            }
        }
        return enfants;
    }
}
