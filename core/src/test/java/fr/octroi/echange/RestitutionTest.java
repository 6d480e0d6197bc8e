package fr.octroi.echange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Role;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.echange.Restitution.Defaut;
import fr.octroi.echange.Restitution.Genre;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDArchive;
import fr.octroi.journal.Histoires;
import fr.octroi.journal.Journal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RestitutionTest {

    @Provide
    Arbitrary<List<Entree>> journaux() {
        return Histoires.journaux();
    }

    private static SortedSet<Empreinte> pieces(List<Entree> entrees) {
        SortedSet<Empreinte> pieces = new TreeSet<>();
        entrees.forEach(entree -> {
            if (entree.fait() instanceof Fait.PieceRecue recue) {
                pieces.add(recue.contenu());
            }
        });
        return pieces;
    }

    private static List<Entree> de(String organisation, List<Entree> entrees) {
        return entrees.stream()
                .filter(entree -> entree.auteur().organisation().equals(organisation))
                .toList();
    }

    private static List<Defaut> confronter(String organisation, List<Entree> connues, List<Entree> rendues) {
        List<Entree> toutes = new ArrayList<>(connues);
        toutes.addAll(rendues);
        return new Restitution(organisation, Confluence.vide().avec(rendues), pieces(toutes))
                .confronter(Confluence.vide().avec(connues));
    }

    /** What was known, in part or whole, is no fault; one entry that is left out is, wherever it stood. */
    @Property(tries = 200)
    void tout_ce_qui_est_rendu_suffit_et_une_entree_gardee_se_voit(
            @ForAll("journaux") List<Entree> entrees, @ForAll long graine) {
        Assume.that(!entrees.isEmpty());
        Random hasard = new Random(graine);
        Entree gardee = entrees.get(hasard.nextInt(entrees.size()));
        String organisation = gardee.auteur().organisation();
        List<Entree> siennes = new ArrayList<>(de(organisation, entrees));
        List<Entree> connues = entrees.stream()
                .filter(entree -> entree.equals(gardee) || hasard.nextBoolean())
                .toList();
        Collections.shuffle(siennes, hasard);
        assertEquals(List.of(), confronter(organisation, connues, siennes));
        siennes.remove(gardee);
        List<Defaut> defauts = confronter(organisation, connues, siennes);
        assertTrue(
                defauts.contains(new Defaut(Genre.ENTREE_MANQUANTE, gardee.dossier(), Long.toString(gardee.rang()))));
    }

    @Test
    void chaque_defaut_a_son_nom() {
        NumeroDossier dossier = new NumeroDossier("E-1");
        Acteur auteur = new Acteur("prestataire", Role.PRESTATAIRE, "b");
        Instant midi = Instant.parse("2020-07-01T12:00:00Z");
        Empreinte facture = Empreinte.deChamps("facture");
        Fait recue = new Fait.PieceRecue("FACTURE", facture, 12, LocalDate.of(2020, 6, 2));
        Entree une = Journal.enchainer(null, dossier, 1, midi, auteur, recue);
        Entree deux = Journal.enchainer(une, dossier, 2, midi, auteur, recue);
        Entree autre = Journal.enchainer(une, dossier, 2, midi.plusSeconds(1), auteur, recue);
        Entree trois = Journal.enchainer(deux, dossier, 3, midi, auteur, recue);
        Confluence connue = Confluence.vide().avec(List.of(une, deux));
        assertEquals(
                List.of(
                        new Defaut(Genre.ENTREE_DIFFERENTE, dossier, "2"),
                        new Defaut(Genre.PIECE_MANQUANTE, dossier, facture.hexadecimal())),
                rendre(List.of(une, autre), new TreeSet<>()).confronter(connue));
        assertEquals(
                List.of(
                        new Defaut(Genre.ENTREE_MANQUANTE, dossier, "2"),
                        new Defaut(Genre.CHAINE_TROUEE, dossier, "2-2")),
                rendre(List.of(une, trois), new TreeSet<>(List.of(facture))).confronter(connue));
        assertEquals(
                List.of(new Defaut(Genre.CHAINE_FOURCHUE, dossier, "2")),
                rendre(List.of(une, deux, autre), new TreeSet<>(List.of(facture)))
                        .confronter(connue));
    }

    /** Nobody can hand back what went with the whole dossier; a person holds the visa against those that were given. */
    @Test
    void les_pieces_d_un_dossier_dit_efface_sont_dites_effacees() {
        NumeroDossier dossier = new NumeroDossier("E-1");
        Acteur auteur = new Acteur("prestataire", Role.PRESTATAIRE, "b");
        Instant midi = Instant.parse("2020-07-01T12:00:00Z");
        Empreinte facture = Empreinte.deChamps("facture");
        Entree recue = Journal.enchainer(
                null, dossier, 1, midi, auteur, new Fait.PieceRecue("FACTURE", facture, 12, LocalDate.of(2020, 6, 2)));
        Entree effacee = Journal.enchainer(recue, dossier, 2, midi, auteur, new Fait.DossierEfface("VISA-QU-IL-DIT"));
        assertEquals(
                List.of(new Defaut(Genre.PIECE_DITE_EFFACEE, dossier, facture.hexadecimal() + " VISA-QU-IL-DIT")),
                rendre(List.of(recue, effacee), new TreeSet<>()).confronter(Confluence.vide()));
    }

    @Test
    void dire_qu_une_piece_est_effacee_n_en_tient_pas_lieu() {
        NumeroDossier dossier = new NumeroDossier("E-1");
        Acteur auteur = new Acteur("prestataire", Role.PRESTATAIRE, "b");
        Instant midi = Instant.parse("2020-07-01T12:00:00Z");
        Empreinte facture = Empreinte.deChamps("facture");
        Empreinte identite = Empreinte.deChamps("identite");
        List<Entree> chaine = new ArrayList<>();
        for (Fait fait : List.<Fait>of(
                new Fait.PieceRecue("PIECE_IDENTITE", identite, 12, LocalDate.of(2020, 6, 2)),
                new Fait.PieceRecue("FACTURE", facture, 12, LocalDate.of(2020, 6, 2)),
                new FaitDArchive.DonneesEffacees("VISA-QU-IL-DIT", List.of("PIECES:PIECE_IDENTITE")))) {
            Entree derniere = chaine.isEmpty() ? null : chaine.get(chaine.size() - 1);
            chaine.add(Journal.enchainer(derniere, dossier, chaine.size() + 1, midi, auteur, fait));
        }
        assertEquals(
                List.of(new Defaut(Genre.PIECE_DITE_EFFACEE, dossier, identite.hexadecimal() + " VISA-QU-IL-DIT")),
                rendre(chaine, new TreeSet<>(List.of(facture))).confronter(Confluence.vide()));
        assertEquals(
                List.of(),
                rendre(chaine, new TreeSet<>(List.of(facture, identite))).confronter(Confluence.vide()),
                "what is there after all is no fault");
        chaine.add(Journal.enchainer(
                chaine.get(2),
                dossier,
                4,
                midi,
                auteur,
                new Fait.PieceRecue("PIECE_IDENTITE", identite, 12, LocalDate.of(2020, 6, 3))));
        assertTrue(rendre(chaine, new TreeSet<>(List.of(facture)))
                .confronter(Confluence.vide())
                .contains(new Defaut(Genre.PIECE_MANQUANTE, dossier, identite.hexadecimal())));
    }

    private static Restitution rendre(List<Entree> entrees, SortedSet<Empreinte> pieces) {
        return new Restitution("prestataire", Confluence.vide().avec(entrees), pieces);
    }
}
