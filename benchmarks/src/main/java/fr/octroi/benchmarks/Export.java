package fr.octroi.benchmarks;

import fr.octroi.demande.LigneDeLot;
import fr.octroi.format.DemandesJson;
import fr.octroi.format.Lot;
import fr.octroi.format.Mappage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;

/**
 * An export of the e-services platform with as many lines as are asked for: invented people, drawn again at each run.
 *
 * <p>One line in fifty has a fault that a constraint finds. One applicant in two hundred comes back under another number, one
 * household in fifty asks twice.
 */
final class Export {

    static final Charset ENCODAGE = Charset.forName("windows-1252");
    static final String AIDE = "gpso-vae";
    static final LocalDate JOUR = LocalDate.of(2020, 10, 1);

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.FRENCH);
    private static final String ENTETES =
            "N° demande;Date de dépôt;Civilité;Nom;Prénom;Date de naissance;Adresse;Code postal;"
                    + "Ville;Code INSEE;Courriel;Téléphone;Type de matériel;État;Marque;Modèle;Date de facture;N° de facture;"
                    + "SIRET vendeur;Montant TTC;IBAN;Titulaire du compte;Facture;Certificat de conformité;Justificatif de domicile;"
                    + "Pièce d'identité;Attestation sur l'honneur;RIB\r\n";
    private static final List<String> NOMS =
            List.of("Aubry", "Béranger", "Côté", "Dûment", "Émery", "Faÿ", "Guérin", "Hédé");
    private static final List<String> PRENOMS =
            List.of("Anaïs", "Benoît", "Chloé", "Éric", "François", "Gaëlle", "Hélène");
    private static final List<String> VOIES =
            List.of("rue des Lilas", "avenue Foch", "boulevard Jean-Jaurès", "place de l'Église");
    private static final List<String> VILLES = List.of(
            "92100;Boulogne-Billancourt;92012",
            "92130;Issy-les-Moulineaux;92040",
            "92190;Meudon;92048",
            "92310;Sèvres;92072",
            "75015;Paris;75115");
    private static final List<String> NATURES = List.of("Vélo à assistance électrique", "VAE cargo", "VAE pliant");

    private Export() {}

    static byte[] csv(int lignes) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(lignes * 300);
        try {
            ecrire(lignes, octets);
        } catch (IOException impossible) {
            throw new IllegalStateException("a buffer takes what it is given", impossible);
        }
        return octets.toByteArray();
    }

    /** Writes an export, never held whole. */
    static void ecrire(int lignes, OutputStream sortie) throws IOException {
        Writer csv = new OutputStreamWriter(sortie, ENCODAGE);
        csv.write(ENTETES);
        Random hasard = new Random(7);
        for (int rang = 0; rang < lignes; rang++) {
            ligne(rang, hasard, csv);
        }
        csv.flush();
    }

    private static void ligne(int rang, Random hasard, Writer csv) throws IOException {
        // The same number makes the same person.
        int personne = rang % 200 == 7 ? rang - 1 : rang;
        Random celle = new Random(personne);
        String nom = de(NOMS, celle) + mot(personne);
        String prenom = de(PRENOMS, celle);
        LocalDate naissance = LocalDate.of(1940, 1, 1).plusDays(celle.nextInt(22_000));
        int foyer = rang % 50 == 3 ? rang - 2 : personne;
        String nomDuFoyer = foyer == personne ? nom : de(NOMS, new Random(foyer)) + mot(foyer);
        LocalDate achat = LocalDate.of(2020, 1, 1).plusDays(hasard.nextInt(240));
        int faute = rang % 50 == 11 ? rang / 50 % 4 : -1;
        csv.write("E-" + rang + ';' + DATE.format(achat.plusDays(hasard.nextInt(30))) + ";Mme;"
                + (faute == 0 ? "" : nomDuFoyer) + ';' + prenom + ';' + DATE.format(naissance) + ';'
                + (1 + foyer % 180) + ' ' + VOIES.get(foyer % VOIES.size()) + " bât. " + mot(foyer) + ';'
                + VILLES.get(foyer % VILLES.size()) + ';'
                + (faute == 1 ? "sans arobase" : "p" + personne + "@exemple.invalid") + ";06"
                + String.format(Locale.ROOT, "%08d", personne % 100_000_000) + ';' + de(NATURES, hasard) + ';'
                + (hasard.nextInt(10) == 0 ? "Occasion" : "Neuf") + ";Marque " + hasard.nextInt(40) + ";Modèle "
                + hasard.nextInt(300) + ';' + DATE.format(achat) + ";F" + rang + ';'
                + (faute == 2 ? "12345678901234" : siret(10_000_000 + hasard.nextInt(60)))
                + ';' + (900 + hasard.nextInt(3_000)) + ',' + String.format(Locale.ROOT, "%02d", hasard.nextInt(100))
                + ';'
                + (faute == 3 ? "FR7600000000000000000000000" : iban(personne)) + ';' + nomDuFoyer + ' ' + prenom
                + ";facture.pdf;certificat.pdf;domicile.pdf;cni.pdf;attestation.pdf;rib.pdf\r\n");
    }

    private static String de(List<String> mots, Random hasard) {
        return mots.get(hasard.nextInt(mots.size()));
    }

    /** A number in letters: what people are called by. */
    private static String mot(int nombre) {
        StringBuilder mot = new StringBuilder();
        for (int reste = nombre; reste > 0; reste /= 26) {
            mot.append((char) ('a' + reste % 26));
        }
        return mot.toString();
    }

    private static String siret(int vendeur) {
        return cle(Long.parseLong(cle(vendeur) + "0001"));
    }

    /** A number with the digit that Luhn's key asks for after it. */
    private static String cle(long nombre) {
        int somme = 0;
        long reste = nombre;
        for (int rang = 0; reste > 0; rang++, reste /= 10) {
            int pese = (int) (reste % 10) * (rang % 2 == 0 ? 2 : 1);
            somme += pese > 9 ? pese - 9 : pese;
        }
        return Long.toString(nombre) + (10 - somme % 10) % 10;
    }

    private static String iban(int compte) {
        String rib = "1234567890" + String.format(Locale.ROOT, "%011d", compte);
        BigInteger sansCle = new BigInteger(rib + "00");
        BigInteger cleRib = BigInteger.valueOf(97).subtract(sansCle.mod(BigInteger.valueOf(97)));
        String bban = rib + String.format(Locale.ROOT, "%02d", cleRib.intValue());
        // F is 15 and R is 27.
        BigInteger reste = new BigInteger(bban + "152700").mod(BigInteger.valueOf(97));
        return "FR" + String.format(Locale.ROOT, "%02d", 98 - reste.intValue()) + bban;
    }

    /** The same requests as JSON Lines, pieces left out. */
    static byte[] json(byte[] csv) {
        ByteArrayOutputStream lignes = new ByteArrayOutputStream(csv.length * 3);
        lire(Mappage.fourni().sansPieces(), new ByteArrayInputStream(csv), ligne -> {
            if (!(ligne instanceof LigneDeLot.Lue lue)) {
                throw new IllegalStateException("line " + ligne.ligne() + " cannot be read");
            }
            DemandesJson.ecrire(AIDE, lue.demande(), lignes);
        });
        return lignes.toByteArray();
    }

    /** Reads an export whose files are not looked for. */
    static void lire(Mappage mappage, InputStream csv, Consumer<LigneDeLot> suite) {
        try (Lot lot = mappage.ouvrir("demandes.csv", csv, chemin -> {
            throw new IllegalStateException("no file is asked for");
        })) {
            lot.forEachRemaining(suite);
        }
    }
}
