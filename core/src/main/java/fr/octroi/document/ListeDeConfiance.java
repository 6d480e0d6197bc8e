package fr.octroi.document;

import fr.octroi.commun.ValeurInvalideException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.spec.XPathFilter2ParameterSpec;
import javax.xml.crypto.dsig.spec.XPathType;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The list of the authorities that deliver the certificates of 2D-Doc codes, as ANTS signs and publishes it (ETSI TS 102 231,
 * version 5).
 *
 * <p>The host says who must have signed it: the certificate that the list carries of itself is not looked at. Its dates are
 * given and not judged: whether a list is too old to be used is for whoever fetches it.
 */
public final class ListeDeConfiance {

    private static final String TSL = "http://uri.etsi.org/02231/v2#";
    private static final String SERVICE_DE_CERTIFICATION = "http://uri.etsi.org/TrstSvc/Svctype/CA/PKC";
    private static final String EN_ACCORD = "http://uri.etsi.org/TrstSvc/Svcstatus/inaccord";

    private static final String XADES = "http://uri.etsi.org/01903/v1.3.2#";
    private static final String PROPRIETES_SIGNEES = "http://uri.etsi.org/01903#SignedProperties";

    private static final Pattern ALGORITHME =
            Pattern.compile("http://www\\.w3\\.org/2001/04/xmldsig-more#(?:rsa|ecdsa)-sha(?:256|384|512)");

    /** What changes how a document is written, and nothing of what it says. */
    private static final SortedSet<String> ECRITURES =
            new TreeSet<>(List.of(CanonicalizationMethod.INCLUSIVE, CanonicalizationMethod.EXCLUSIVE));

    private static final Pattern AUTORITE = Pattern.compile("[A-Z0-9]{4}");

    private final SortedMap<String, List<X509Certificate>> autorites = new TreeMap<>();
    private final Instant publication;
    private final Instant prochaineMiseAJour;

    private ListeDeConfiance(Document document) {
        Element liste = document.getDocumentElement();
        this.publication = Instant.parse(texte(liste, "ListIssueDateTime"));
        this.prochaineMiseAJour = Instant.parse(texte(liste, "dateTime"));
        for (Element prestataire : elements(liste, TSL, "TrustServiceProvider")) {
            List<X509Certificate> certificats = certificats(prestataire);
            for (String nom : noms(prestataire)) {
                autorites.computeIfAbsent(nom, n -> new ArrayList<>()).addAll(certificats);
            }
        }
    }

    /**
     * Reads a list and checks its signature, which must cover it whole.
     *
     * @param xml the list, as published
     * @param signataire the certificate that must have signed it, which the host had from elsewhere
     * @return the list
     * @throws ValeurInvalideException {@code LISTE_DE_CONFIANCE_ILLISIBLE} when it is not such a list, or has a DTD; {@code
     *     LISTE_DE_CONFIANCE_NON_SIGNEE} when that certificate did not sign it, or not all of it
     */
    public static ListeDeConfiance lire(byte[] xml, X509Certificate signataire) {
        try {
            Document document = lireXml(xml);
            if (!estSignee(document, signataire)) {
                throw new ValeurInvalideException("LISTE_DE_CONFIANCE_NON_SIGNEE");
            }
            // Its reference leaves the signature out: what somebody wrote inside is signed by nobody.
            elements(document.getDocumentElement(), XMLSignature.XMLNS, "Signature")
                    .forEach(signature -> document.getDocumentElement().removeChild(signature));
            return new ListeDeConfiance(document);
        } catch (MarshalException | XMLSignatureException e) {
            throw new ValeurInvalideException("LISTE_DE_CONFIANCE_NON_SIGNEE");
        } catch (SAXException | DateTimeException | IOException e) {
            // Its bytes are all here: what cannot be read of them is its own fault, such as an encoding that nobody
            // knows.
            throw new ValeurInvalideException("LISTE_DE_CONFIANCE_ILLISIBLE");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Returns the authorities that the list names.
     *
     * @return their identifiers, four characters each, in order
     */
    public List<String> autorites() {
        return List.copyOf(autorites.keySet());
    }

    /**
     * Returns when the list was made.
     *
     * @return its own date
     */
    public Instant publication() {
        return publication;
    }

    /**
     * Returns when another list is due at the latest.
     *
     * @return the date after which this one is out of date
     */
    public Instant prochaineMiseAJour() {
        return prochaineMiseAJour;
    }

    /** Whether an authority may have delivered a certificate: it did, or the list says nothing of it. */
    boolean admet(String autorite, X509Certificate feuille) {
        List<X509Certificate> delivrants = autorites.get(autorite);
        return delivrants == null || delivrants.stream().anyMatch(delivrant -> aSigne(delivrant, feuille));
    }

    private static boolean aSigne(X509Certificate delivrant, X509Certificate feuille) {
        try {
            feuille.verify(delivrant.getPublicKey());
            return feuille.getIssuerX500Principal().equals(delivrant.getSubjectX500Principal());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Document lireXml(byte[] xml) throws ParserConfigurationException, IOException, SAXException {
        DocumentBuilderFactory fabrique = DocumentBuilderFactory.newDefaultNSInstance();
        fabrique.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        fabrique.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        fabrique.setXIncludeAware(false);
        fabrique.setExpandEntityReferences(false);
        DocumentBuilder lecteur = fabrique.newDocumentBuilder();
        // The default handler writes faults to the console.
        lecteur.setErrorHandler(new DefaultHandler());
        return lecteur.parse(new InputSource(new ByteArrayInputStream(xml)));
    }

    private static boolean estSignee(Document document, X509Certificate signataire)
            throws MarshalException, XMLSignatureException {
        List<Element> signatures = elements(document.getDocumentElement(), XMLSignature.XMLNS, "Signature");
        if (signatures.size() != 1 || signatures.get(0).getParentNode() != document.getDocumentElement()) {
            return false;
        }
        Element place = signatures.get(0);
        DOMValidateContext contexte =
                new DOMValidateContext(KeySelector.singletonKeySelector(signataire.getPublicKey()), place);
        contexte.setProperty("org.jcp.xml.dsig.secureValidation", true);
        for (Element proprietes : elements(place, XADES, "SignedProperties")) {
            contexte.setIdAttributeNS(proprietes, null, "Id");
        }
        XMLSignature signature = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(contexte);
        return ALGORITHME
                        .matcher(signature.getSignedInfo().getSignatureMethod().getAlgorithm())
                        .matches()
                && couvreTout(signature)
                && signature.validate(contexte);
    }

    /** Whether one reference is to the whole document, and any other to the signature's own properties (XAdES). */
    private static boolean couvreTout(XMLSignature signature) {
        int entieres = 0;
        for (Reference reference : signature.getSignedInfo().getReferences()) {
            if ("".equals(reference.getURI())) {
                if (!reference.getTransforms().stream().allMatch(ListeDeConfiance::neRetireQueLaSignature)) {
                    return false;
                }
                entieres++;
            } else if (!PROPRIETES_SIGNEES.equals(reference.getType())) {
                return false;
            }
        }
        return entieres == 1;
    }

    private static boolean neRetireQueLaSignature(Transform transformation) {
        if (transformation.getParameterSpec() instanceof XPathFilter2ParameterSpec filtre) {
            return filtre.getXPathList().stream()
                    .allMatch(chemin -> chemin.getFilter() == XPathType.Filter.SUBTRACT
                            && chemin.getExpression().strip().equals("/descendant::ds:Signature"));
        }
        return transformation.getAlgorithm().equals(Transform.ENVELOPED)
                || ECRITURES.contains(transformation.getAlgorithm());
    }

    /** Returns the names of four characters under which a provider delivers. */
    private static SortedSet<String> noms(Element prestataire) {
        SortedSet<String> noms = new TreeSet<>();
        for (Element nomCommercial : elements(prestataire, TSL, "TSPTradeName")) {
            for (Element nom : elements(nomCommercial, TSL, "Name")) {
                String texte = nom.getTextContent().strip();
                if (AUTORITE.matcher(texte).matches()) {
                    noms.add(texte);
                }
            }
        }
        return noms;
    }

    /** Returns the certificates of the services in accord: a provider whose services are withdrawn has none, and is known. */
    private static List<X509Certificate> certificats(Element prestataire) {
        List<X509Certificate> certificats = new ArrayList<>();
        for (Element service : elements(prestataire, TSL, "ServiceInformation")) {
            if (texte(service, "ServiceTypeIdentifier").equals(SERVICE_DE_CERTIFICATION)
                    && texte(service, "ServiceStatus").equals(EN_ACCORD)) {
                for (Element code : elements(service, TSL, "X509Certificate")) {
                    X509Certificate certificat = certificat(code.getTextContent());
                    if (certificat != null) {
                        certificats.add(certificat);
                    }
                }
            }
        }
        return certificats;
    }

    private static @Nullable X509Certificate certificat(String base64) {
        try {
            return Certificats.lire(Base64.getMimeDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String texte(Element dans, String nom) {
        List<Element> trouves = elements(dans, TSL, nom);
        return trouves.isEmpty() ? "" : trouves.get(0).getTextContent().strip();
    }

    private static List<Element> elements(Element dans, String espace, String nom) {
        NodeList trouves = dans.getElementsByTagNameNS(espace, nom);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < trouves.getLength(); i++) {
            Node noeud = trouves.item(i);
            if (noeud instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }
}
