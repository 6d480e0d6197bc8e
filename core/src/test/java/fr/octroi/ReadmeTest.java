package fr.octroi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Acteur;
import fr.octroi.commun.Role;
import fr.octroi.demande.Rejet;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.DossierDeLot;
import fr.octroi.format.LecteurReglement;
import fr.octroi.format.Lot;
import fr.octroi.format.Mappage;
import fr.octroi.guichet.ResultatDepot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of the README that embed Octroi, compiled and run; another test holds the two texts together. */
class ReadmeTest {

    private final List<Rejet> rendus = new ArrayList<>();

    @TempDir
    Path dossier;

    private Octroi embarquer() throws IOException {
        // embarquer
        DossierDeLot fichiers = new DossierDeLot(dossier, 20_000_000);
        Octroi octroi =
                Octroi.avec(List.of(LecteurReglement.fourni("gpso-vae-2019"))).build();
        Acteur plateforme = new Acteur("ma-ville", Role.AUTOMATE, "plateforme");
        try (InputStream export = Files.newInputStream(dossier.resolve("demandes.csv"));
                Lot lot = Mappage.fourni().ouvrir("demandes.csv", export, fichiers.vers(octroi.pieces()))) {
            octroi.guichet().deposerLot(plateforme, "gpso-vae", lot, (ligne, resultat) -> {
                if (resultat instanceof ResultatDepot.Rejete rejete) {
                    rendre(rejete.rejets());
                }
            });
        }
        // What is filed, be it by a run that was stopped before it came here; ten thousand at a time.
        for (NumeroDossier numero : octroi.dossiers().enEtat(Set.of(EtatDossier.DEPOSE), null, 10_000)) {
            octroi.guichet().instruire(plateforme, numero);
        }
        // fin
        return octroi;
    }

    private void rendre(List<Rejet> rejets) {
        rendus.addAll(rejets);
    }

    @Test
    void les_lignes_du_readme_deposent_et_instruisent() throws IOException {
        String entetes =
                "N° demande;Date de dépôt;Civilité;Nom;Prénom;Date de naissance;Adresse;Code postal;Ville;Code INSEE;Courriel;"
                        + "Téléphone;Type de matériel;État;Marque;Modèle;Date de facture;N° de facture;SIRET vendeur;Montant TTC;IBAN;"
                        + "Titulaire du compte;Facture;Certificat de conformité;Justificatif de domicile;Pièce d'identité;"
                        + "Attestation sur l'honneur;RIB";
        String juste =
                "D-1;01/06/2020;;Exemple;Ana;;1 rue X;92100;Boulogne;92012;a@exemple.invalid;;VAE;Neuf;;;01/05/2020;"
                        + "F1;;1000,00;;;;;;;;";
        String fausse = juste.replace("D-1;", "D-2;").replace("1000,00", "mille");
        String dehors = juste.replace("D-1;", "D-3;").replaceFirst("1000,00;;;;;;;;", "1000,00;;;../../../x.pdf;;;;;");
        Files.createDirectories(dossier.resolve("pieces/D-3"));
        Files.write(
                dossier.resolve("demandes.csv"),
                List.of(entetes, juste, fausse, dehors),
                Charset.forName("windows-1252"));
        Octroi octroi = embarquer();
        assertEquals(List.of(new NumeroDossier("D-1")), octroi.dossiers().apres(null, 10));
        assertEquals(List.of(), octroi.dossiers().enEtat(Set.of(EtatDossier.DEPOSE), null, 10), "all are instructed");
        assertEquals(
                List.of("MONTANT_INVALIDE", "PIECE_CHEMIN_INTERDIT"),
                rendus.stream().map(Rejet::code).toList());
    }

    @Test
    void le_readme_montre_ces_lignes_et_pas_d_autres() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        String source = Files.readString(Path.of("src/test/java/fr/octroi/ReadmeTest.java"));
        String montrees = entre(readme, "<!-- embarquer -->\n```java\n", "```");
        String essayees = entre(source, "// embarquer\n", "        // fin");
        assertEquals(tasser(essayees), tasser(montrees));
        assertTrue(montrees.lines().count() <= 15, "quinze lignes au plus");
    }

    private static String entre(String texte, String debut, String fin) {
        int i = texte.indexOf(debut) + debut.length();
        return texte.substring(i, texte.indexOf(fin, i));
    }

    /** The formatter of the sources cuts lines in its own places: spaces do not count. */
    private static String tasser(String code) {
        return code.replaceAll("\\s+", "");
    }
}
