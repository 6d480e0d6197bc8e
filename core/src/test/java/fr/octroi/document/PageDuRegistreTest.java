package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.dossier.EtatDossier;
import fr.octroi.echange.ObjetDuLot;
import fr.octroi.format.LecteurConservation;
import fr.octroi.format.LecteurRegistre;
import fr.octroi.format.LecteurReglement;
import fr.octroi.reglement.Catalogue;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.ReglementResolu;
import fr.octroi.rgpd.CategorieDeDonnees;
import fr.octroi.rgpd.Conservation;
import fr.octroi.rgpd.RegistreTraitement;
import fr.octroi.rgpd.RegistreTraitement.Declaration;
import fr.octroi.rgpd.RegistreTraitement.Manque;
import fr.octroi.rgpd.RegistreTraitement.Personnes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The register says all that art. 30 asks for, from what is configured, and what is missing. */
class PageDuRegistreTest {

    private static final LocalDate JOUR = LocalDate.of(2026, 11, 26);
    private static final ReglementAide GPSO = LecteurReglement.fourni("gpso-vae-2019");
    private static final ReglementAide BONUS = LecteurReglement.fourni("bonus-velo-2024");

    private static String exemple(String page, String nom) throws IOException {
        String texte = Files.readString(Path.of("../docs", page)).replace("\r", "");
        String debut = "<!-- " + nom + " -->\n```yaml\n";
        int place = texte.indexOf(debut) + debut.length();
        return texte.substring(place, texte.indexOf("```", place));
    }

    private static Declaration declaration() throws IOException {
        return LecteurRegistre.lire("registre.md", exemple("registre.md", "registre"));
    }

    private static Conservation conservation() throws IOException {
        return LecteurConservation.lire("conservation.md", exemple("conservation.md", "conservation"));
    }

    private static RegistreTraitement registre(
            Map<String, Conservation> conservations,
            SortedMap<String, SortedSet<ObjetDuLot>> correspondants,
            ReglementAide... aides)
            throws IOException {
        return new RegistreTraitement(
                declaration(),
                Catalogue.resoudre(List.of(aides)).reglements(),
                new TreeMap<>(conservations),
                correspondants,
                JOUR);
    }

    private static String octets(PageDuRegistre page) throws IOException {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        page.ecrire(sortie);
        return sortie.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void le_registre_du_responsable_dit_tout_ce_que_l_article_30_demande() throws IOException {
        SortedMap<String, SortedSet<ObjetDuLot>> lots = new TreeMap<>();
        lots.put("titulaire", new TreeSet<>(Set.of(ObjetDuLot.EVENEMENTS)));
        String texte = PageDuRegistre.duResponsable(registre(Map.of("gpso-vae", conservation()), lots, GPSO))
                .texte();
        for (String lettre : List.of("a", "b", "c", "d", "e", "f", "g")) {
            assertTrue(texte.contains("(art. 30, 1, " + lettre + ")"), lettre);
        }
        for (String mot : List.of(
                "Ville d’Exemple, 1 place de l’Exemple",
                "dpd@exemple.invalid",
                "RGPD art. 6, 1, e",
                GPSO.baseJuridique().replace('\'', '’'),
                "une pièce d’identité",
                "Région d’Exemple : identité, dépense",
                "Titulaire du marché, sous-traitant : Vérification des demandes ; Relance des demandeurs ; envoie des lots"
                        + " (événements)",
                "Dossier payé : 10 ans à compter de la fin de l’exercice du paiement, dont 3 ans en base active",
                "pièce « une pièce d’identité » d’un dossier",
                "journaux techniques",
                "il garde le numéro du dossier, codes, jours, montants, identifiants opaques et empreintes SHA-256",
                "Accès nominatifs, revus chaque année")) {
            assertTrue(texte.contains(mot), mot + " in\n" + texte);
        }
        assertFalse(texte.contains("À compléter"), texte);
    }

    @Test
    void le_registre_du_sous_traitant_dit_pour_qui_et_ce_qu_il_fait() throws IOException {
        RegistreTraitement registre = registre(Map.of(), new TreeMap<>(), GPSO);
        String texte = PageDuRegistre.duSousTraitant(
                        registre,
                        registre.declaration().sousTraitant("titulaire").orElseThrow())
                .texte();
        for (String lettre : List.of("a", "b", "c", "d")) {
            assertTrue(texte.contains("(art. 30, 2, " + lettre + ")"), lettre);
        }
        for (String mot :
                List.of("Titulaire du marché, 3 rue", "Ville d’Exemple, 1 place", "Relance des demandeurs", "dpd@")) {
            assertTrue(texte.contains(mot), mot);
        }
        assertFalse(texte.contains("Accès nominatifs"), "the measures of the authority are not his");
        assertFalse(texte.contains("art. 30, 1"));
    }

    @Test
    void ce_que_la_configuration_ne_dit_pas_est_dit() throws IOException {
        SortedMap<String, SortedSet<ObjetDuLot>> lots = new TreeMap<>();
        lots.put("inconnu", new TreeSet<>());
        Conservation courte = new Conservation(conservation().regles().subList(0, 1));
        RegistreTraitement registre = registre(Map.of("gpso-vae", courte), lots, GPSO, BONUS);
        SortedMap<Manque, SortedSet<String>> manques = registre.manques();
        assertEquals(Set.of(BONUS.code()), manques.get(Manque.CONSERVATION_ABSENTE));
        assertEquals(Set.of("inconnu"), manques.get(Manque.CORRESPONDANT_NON_DECLARE));
        SortedSet<String> sansTerme = manques.getOrDefault(Manque.ETAT_SANS_TERME, new TreeSet<>());
        assertTrue(sansTerme.contains("gpso-vae " + EtatDossier.PAYE));
        assertFalse(sansTerme.contains("gpso-vae " + EtatDossier.REFUSE), "the rule is there");
        String texte = PageDuRegistre.duResponsable(registre).texte();
        assertTrue(texte.contains("## À compléter"));
        assertTrue(texte.contains("inconnu : la configuration en fait un correspondant"));
    }

    /** A word that is not that of the règlement ends nothing, and no other trace tells. */
    @Test
    void une_politique_qui_manque_sa_piece_ou_tait_les_journaux_techniques_est_dite() throws IOException {
        Conservation juste = conservation();
        assertEquals(
                Map.of(),
                registre(Map.of("gpso-vae", juste), new TreeMap<>(), GPSO).manques());
        Conservation fausse = LecteurConservation.lire(
                "essai", exemple("conservation.md", "conservation").replace("PIECES:PIECE_IDENTITE", "PIECES:CNI"));
        RegistreTraitement registre = registre(
                Map.of("gpso-vae", new Conservation(fausse.regles(), fausse.parties(), List.of())),
                new TreeMap<>(),
                GPSO);
        SortedMap<Manque, SortedSet<String>> manques = registre.manques();
        assertEquals(Set.of("gpso-vae PIECES:CNI"), manques.get(Manque.PIECE_INCONNUE));
        assertEquals(Set.of("gpso-vae"), manques.get(Manque.JOURNAUX_TECHNIQUES_SANS_TERME));
        assertTrue(PageDuRegistre.duResponsable(registre).texte().contains("gpso-vae PIECES:CNI : la politique"));
    }

    /** What a file would have left once paid, it leaves when it ends before, or the register says that it does not. */
    @Test
    void une_empreinte_que_des_pieces_ne_laissent_pas_avant_le_paiement_est_dite() throws IOException {
        Conservation ecrite = LecteurConservation.lire(
                "essai",
                exemple("conservation.md", "conservation")
                        .replace("empreintes: [PERSONNE, SERIE]", "empreintes: [PERSONNE, ACHAT]"));
        assertEquals(
                Set.of("gpso-vae EXECUTOIRE ACHAT", "gpso-vae LIQUIDE ACHAT"),
                registre(Map.of("gpso-vae", ecrite), new TreeMap<>(), GPSO)
                        .manques()
                        .get(Manque.EMPREINTE_PERDUE));
    }

    @Test
    void les_donnees_et_les_personnes_sont_celles_que_le_reglement_fait_recueillir() throws IOException {
        List<ReglementResolu> gpso = registre(Map.of(), new TreeMap<>(), GPSO).aides();
        List<ReglementResolu> bonus = registre(Map.of(), new TreeMap<>(), BONUS).aides();
        assertFalse(
                CategorieDeDonnees.demandees(gpso).contains(CategorieDeDonnees.REVENU),
                "no condition of income, no income");
        assertTrue(CategorieDeDonnees.demandees(bonus).contains(CategorieDeDonnees.REVENU));
        assertTrue(
                RegistreTraitement.personnes(gpso).contains(Personnes.MEMBRES_DU_FOYER),
                "no rule reads the household, and a piece may show it");
        assertTrue(RegistreTraitement.personnes(bonus).contains(Personnes.MEMBRES_DU_FOYER));
        assertEquals(
                Set.of(GPSO.code(), BONUS.code()),
                registre(Map.of(), new TreeMap<>(), GPSO, BONUS).activites().keySet());
    }

    @Test
    void le_pdf_est_le_meme_pour_la_meme_configuration() throws IOException {
        PageDuRegistre page = PageDuRegistre.duResponsable(registre(Map.of(), new TreeMap<>(), GPSO, BONUS));
        String premier = octets(page);
        assertTrue(premier.startsWith("%PDF-"));
        assertEquals(premier, octets(page));
    }

    @Test
    void chaque_code_a_ses_mots() {
        ResourceBundle mots = ResourceBundle.getBundle("fr.octroi.document.PageDuRegistre", Locale.FRENCH);
        Stream.of(
                        Stream.of(CategorieDeDonnees.values())
                                .flatMap(une -> Stream.of("donnees." + une, "court." + une)),
                        Stream.of(Personnes.values()).map(une -> "personnes." + une),
                        Stream.of(Manque.values()).map(un -> "manque." + un),
                        Stream.of(ObjetDuLot.values()).map(un -> "lot." + un),
                        Stream.of(Conservation.Depart.values()).map(un -> "depart." + un),
                        Conservation.INSTRUITS.stream().map(un -> "etat." + un))
                .flatMap(cles -> cles)
                .forEach(cle -> assertFalse(mots.getString(cle).isBlank(), cle));
    }
}
