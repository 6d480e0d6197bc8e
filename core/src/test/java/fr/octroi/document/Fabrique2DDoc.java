package fr.octroi.document;

import fr.octroi.port.CertificatsDeSignature;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Issues codes: keys, certificates and signed messages, all invented. */
final class Fabrique2DDoc {

    static final LocalDate PREMIER_JOUR = LocalDate.of(2020, 3, 10);
    static final LocalDate DERNIER_JOUR = LocalDate.of(2023, 3, 10);

    static final String AUTORITE = "FR99";
    static final String CERTIFICAT = "0A1B";
    static final String CERTIFICAT_EN_OCTETS = "00A1B";

    private static final Set<String> CERTIFICATS = Set.of(CERTIFICAT, CERTIFICAT_EN_OCTETS);

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final KeyPair cles;
    private final String condense;
    private final byte[] certificat;

    private Fabrique2DDoc(String courbe, String condense) {
        this.condense = condense;
        this.cles = cles(courbe);
        this.certificat = certificat("CN emetteur", cles.getPublic(), "CN emetteur", cles.getPrivate());
    }

    static Fabrique2DDoc p256() {
        return new Fabrique2DDoc("secp256r1", "SHA256");
    }

    static Fabrique2DDoc p384() {
        return new Fabrique2DDoc("secp384r1", "SHA384");
    }

    static Fabrique2DDoc p521() {
        return new Fabrique2DDoc("secp521r1", "SHA512");
    }

    PublicKey clePublique() {
        return cles.getPublic();
    }

    PrivateKey clePrivee() {
        return cles.getPrivate();
    }

    X509Certificate certificat() {
        return Objects.requireNonNull(Certificats.lire(certificat));
    }

    /** The port that knows this issuer alone. */
    CertificatsDeSignature port() {
        return port(certificat);
    }

    static CertificatsDeSignature port(byte[] certificat) {
        return (autorite, nom) ->
                autorite.equals(AUTORITE) && CERTIFICATS.contains(nom) ? Optional.of(certificat) : Optional.empty();
    }

    LecteurDeCodes lecteur() {
        return new LecteurDeCodes(port());
    }

    /** A code of version 04, issued on a day, with its fields as they are written, end marks and all. */
    byte[] code(LocalDate emission, String type, String champs) {
        return signer("DC04" + AUTORITE + CERTIFICAT + jours(emission) + jours(emission) + type + "01FR" + champs);
    }

    byte[] signer(String message) {
        byte[] signes = message.getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        sortie.writeBytes(signes);
        sortie.write(0x1F);
        sortie.writeBytes(base32(signature(signes)).getBytes(StandardCharsets.US_ASCII));
        return sortie.toByteArray();
    }

    /** A code of version 04 in bytes, issued on a day, of type 01, up to its signature. */
    static byte[] enOctets(LocalDate emission, byte[]... champs) {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        sortie.writeBytes(new byte[] {(byte) 0xDC, 4});
        sortie.writeBytes(c40("FRA"));
        sortie.writeBytes(c40(AUTORITE + CERTIFICAT_EN_OCTETS));
        sortie.writeBytes(jourEnOctets(emission));
        sortie.writeBytes(jourEnOctets(emission));
        sortie.writeBytes(new byte[] {1, 0, 1});
        for (byte[] champ : champs) {
            sortie.writeBytes(champ);
        }
        return sortie.toByteArray();
    }

    /** A field of a code in bytes: its identifier, its length, its value. */
    static byte[] champ(int identifiant, byte... valeur) {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        sortie.write(identifiant);
        if (valeur.length >= 0xFF) {
            sortie.write(0xFF);
            sortie.write(valeur.length >> 8);
        }
        sortie.write(valeur.length);
        sortie.writeBytes(valeur);
        return sortie.toByteArray();
    }

    /** Signs a code in bytes; what follows its signature is signed by nobody. */
    byte[] signerEnOctets(byte[] signes, boolean longueur, byte... annexe) {
        byte[] signature = signature(signes);
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        sortie.writeBytes(signes);
        sortie.write(0xFF);
        if (longueur) {
            sortie.write(signature.length);
        }
        sortie.writeBytes(signature);
        sortie.writeBytes(annexe);
        return sortie.toByteArray();
    }

    static byte[] jourEnOctets(LocalDate jour) {
        int nombre = jour.getMonthValue() * 1_000_000 + jour.getDayOfMonth() * 10_000 + jour.getYear();
        return new byte[] {(byte) (nombre >> 16), (byte) (nombre >> 8), (byte) nombre};
    }

    /** Packs text of ASCII, three values in two bytes (ISO/IEC 16022). */
    static byte[] c40(String texte) {
        List<Integer> valeurs = new ArrayList<>();
        for (int i = 0; i < texte.length(); i++) {
            char c = texte.charAt(i);
            int simple = " 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".indexOf(c);
            int ponctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_".indexOf(c);
            if (simple >= 0) {
                valeurs.add(simple + 3);
            } else if (ponctuation >= 0) {
                valeurs.addAll(List.of(1, ponctuation));
            } else {
                valeurs.addAll(List.of(2, c - 96));
            }
        }
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        int paquets = valeurs.size() / 3;
        if (valeurs.size() % 3 == 2) {
            valeurs.add(0);
            paquets++;
        }
        for (int i = 0; i < paquets; i++) {
            int paquet = 1_600 * valeurs.get(3 * i) + 40 * valeurs.get(3 * i + 1) + valeurs.get(3 * i + 2) + 1;
            sortie.write(paquet >> 8);
            sortie.write(paquet);
        }
        if (valeurs.size() % 3 == 1) {
            sortie.write(0xFE);
            sortie.write(texte.charAt(texte.length() - 1) + 1);
        }
        return sortie.toByteArray();
    }

    byte[] signature(byte[] signes) {
        return signer(condense + "withECDSAinP1363Format", cles.getPrivate(), signes);
    }

    static String jours(LocalDate date) {
        return String.format("%04X", ChronoUnit.DAYS.between(LocalDate.of(2000, 1, 1), date));
    }

    static String base32(byte[] octets) {
        StringBuilder texte = new StringBuilder();
        int chiffres = (octets.length * 8 + 4) / 5;
        BigInteger nombre = new BigInteger(1, octets).shiftLeft(chiffres * 5 - octets.length * 8);
        for (int i = chiffres - 1; i >= 0; i--) {
            texte.append(ALPHABET.charAt(nombre.shiftRight(5 * i).intValue() & 31));
        }
        return texte.toString();
    }

    static KeyPair cles(String courbe) {
        try {
            KeyPairGenerator generateur = KeyPairGenerator.getInstance("EC");
            generateur.initialize(new ECGenParameterSpec(courbe));
            return generateur.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An X.509 certificate of version 1 (RFC 5280), valid from the first day to the last, signed with SHA-256. */
    static byte[] certificat(String sujet, PublicKey cle, String delivrant, PrivateKey cleDuDelivrant) {
        byte[] algorithme = der(0x30, der(0x06, new byte[] {0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 4, 3, 2}));
        byte[] corps = der(
                0x30,
                der(0x02, new byte[] {1}),
                algorithme,
                nom(delivrant),
                der(0x30, date(PREMIER_JOUR), date(DERNIER_JOUR)),
                nom(sujet),
                cle.getEncoded());
        byte[] signature = signer("SHA256withECDSA", cleDuDelivrant, corps);
        return der(0x30, corps, algorithme, der(0x03, new byte[] {0}, signature));
    }

    private static byte[] nom(String nom) {
        return der(
                0x30,
                der(
                        0x31,
                        der(
                                0x30,
                                der(0x06, new byte[] {0x55, 4, 3}),
                                der(0x0C, nom.getBytes(StandardCharsets.UTF_8)))));
    }

    private static byte[] date(LocalDate jour) {
        String texte = DateTimeFormatter.ofPattern("yyMMdd'120000Z'")
                .format(jour.atTime(12, 0).atOffset(ZoneOffset.UTC));
        return der(0x17, texte.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] der(int etiquette, byte[]... parties) {
        ByteArrayOutputStream contenu = new ByteArrayOutputStream();
        for (byte[] partie : parties) {
            contenu.writeBytes(partie);
        }
        int longueur = contenu.size();
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        sortie.write(etiquette);
        if (longueur < 0x80) {
            sortie.write(longueur);
        } else {
            sortie.write(longueur < 0x100 ? 0x81 : 0x82);
            if (longueur >= 0x100) {
                sortie.write(longueur >> 8);
            }
            sortie.write(longueur);
        }
        sortie.writeBytes(contenu.toByteArray());
        return sortie.toByteArray();
    }

    private static byte[] signer(String algorithme, PrivateKey cle, byte[] octets) {
        try {
            Signature signature = Signature.getInstance(algorithme);
            signature.initSign(cle);
            signature.update(octets);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
