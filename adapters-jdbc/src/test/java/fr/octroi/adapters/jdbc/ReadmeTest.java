package fr.octroi.adapters.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.Octroi;
import fr.octroi.commun.Cle;
import fr.octroi.commun.Empreinte;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.echange.Accuse;
import fr.octroi.echange.CertificatDePurge;
import fr.octroi.echange.Confluence;
import fr.octroi.echange.Restitution;
import fr.octroi.echange.Restitution.Defaut;
import fr.octroi.format.LecteurReglement;
import fr.octroi.memoire.PiecesEnMemoire;
import fr.octroi.port.Cles;
import fr.octroi.reglement.ReglementAide;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The lines of the README, compiled and run; another test holds the two texts together. */
class ReadmeTest {

    private static Octroi brancher(DataSource source, byte[] octetsDuCoffre, List<ReglementAide> reglements) {
        // brancher
        Base base = Base.migrer(source);
        Cles cles = new ClesEnBase(base, List.of(new Cle(octetsDuCoffre)));
        Octroi octroi = Octroi.avec(reglements)
                .magasin(
                        new DossiersEnBase(base, cles),
                        new JournauxEnBase(base),
                        new RegistresEnBase(base),
                        new EnvoisEnBase(base, Duration.ofMinutes(30)))
                .notes(new NotesEnBase(base, cles))
                .residus(new ResidusEnBase(base))
                .pieces(new PiecesEnBase(base, cles))
                .cles(cles)
                .build();
        // fin
        return octroi;
    }

    private static Optional<CertificatDePurge> terminer(
            Base base, Restitution rendue, Accuse.Accepte accepte, LocalDate jour) {
        // terminer
        FinDeContrat fin = new FinDeContrat(base);
        List<Defaut> manques = fin.manques(rendue);
        if (!manques.isEmpty()) {
            return Optional.empty(); // another lot has to hand them back
        }
        CertificatDePurge certificat = fin.effacer(rendue, accepte, jour);
        // fin
        return Optional.of(certificat);
    }

    @Test
    void les_lignes_du_readme_terminent_un_contrat() {
        Accuse.Accepte accepte = new Accuse.Accepte(Empreinte.deChamps("lot"), 0);
        LocalDate jour = LocalDate.of(2026, 11, 30);
        assertEquals(
                Optional.of(new CertificatDePurge(accepte.lot(), jour)),
                terminer(
                        Base.migrer(Moteur.H2.baseNeuve()),
                        new Restitution("titulaire", Confluence.vide(), new TreeSet<>()),
                        accepte,
                        jour));
    }

    @Test
    void les_lignes_du_readme_branchent_octroi() {
        Octroi octroi = brancher(
                Moteur.H2.baseNeuve(),
                "trente-deux octets au moins, ici".getBytes(StandardCharsets.UTF_8),
                List.of(LecteurReglement.fourni("cuve-gpso")));
        assertEquals(List.of(), octroi.dossiers().apres(null, 10));
    }

    @Test
    void une_ligne_branche_la_meme_base_et_ce_qui_est_dit_ensuite_la_remplace() {
        DataSource source = Moteur.H2.baseMigree();
        Hote.le(source, Hote.DEPOT).deposer("C-1");
        Base base = Base.ouvrir(source);
        Cles cles = new ClesEnBase(base, Exemples.MAITRESSES);
        NumeroDossier numero = new NumeroDossier("C-1");
        List<ReglementAide> reglements = List.of(LecteurReglement.fourni("cuve-gpso"));
        Octroi octroi = base.brancher(Octroi.avec(reglements), cles).build();
        assertTrue(octroi.dossiers().trouver(numero).isPresent());
        assertFalse(octroi.journaux().entrees(numero).isEmpty());
        PiecesEnMemoire ailleurs = new PiecesEnMemoire();
        assertSame(
                ailleurs,
                base.brancher(Octroi.avec(reglements), cles)
                        .pieces(ailleurs)
                        .build()
                        .pieces());
    }

    @Test
    void les_lignes_du_readme_sont_celles_de_ce_test() throws IOException {
        String test = Files.readString(Path.of("src/test/java/fr/octroi/adapters/jdbc/ReadmeTest.java"));
        for (String nom : List.of("brancher", "terminer")) {
            String lignes =
                    entre(test, "        // " + nom + "\n", "        // fin\n").replaceAll("(?m)^ {8}", "");
            String readme = entre(Files.readString(Path.of("README.md")), "<!-- " + nom + " -->\n```java\n", "```");
            assertTrue(lignes.lines().count() > 5);
            assertEquals(lignes, readme);
        }
    }

    private static String entre(String texte, String debut, String fin) {
        int depuis = texte.indexOf(debut) + debut.length();
        return texte.substring(depuis, texte.indexOf(fin, depuis));
    }

    @Test
    void chaque_test_que_nomme_le_readme_existe() throws IOException {
        List<String> nommes = Pattern.compile("`(\\w+Test)`")
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(nom -> nom.group(1))
                .distinct()
                .toList();
        assertTrue(nommes.size() > 5);
        for (String nom : nommes) {
            assertTrue(Files.exists(Path.of("src/test/java/fr/octroi/adapters/jdbc", nom + ".java")), nom);
        }
    }
}
