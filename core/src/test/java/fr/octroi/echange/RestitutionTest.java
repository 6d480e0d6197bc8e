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

    private static final NumeroDossier DOSSIER = new NumeroDossier("E-1");
    private static final Acteur AUTEUR = new Acteur("prestataire", Role.PRESTATAIRE, "b");
    private static final Instant MIDI = Instant.parse("2020-07-01T12:00:00Z");
    private static final Empreinte FACTURE = Empreinte.deChamps("facture");

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
        Fait recue = new Fait.PieceRecue("FACTURE", FACTURE, 12, LocalDate.of(2020, 6, 2));
        Entree une = Journal.enchainer(null, DOSSIER, 1, MIDI, AUTEUR, recue);
        Entree deux = Journal.enchainer(une, DOSSIER, 2, MIDI, AUTEUR, recue);
        Entree autre = Journal.enchainer(une, DOSSIER, 2, MIDI.plusSeconds(1), AUTEUR, recue);
        Entree trois = Journal.enchainer(deux, DOSSIER, 3, MIDI, AUTEUR, recue);
        Confluence connue = Confluence.vide().avec(List.of(une, deux));
        assertEquals(
                List.of(
                        new Defaut(Genre.ENTREE_DIFFERENTE, DOSSIER, "2"),
                        new Defaut(Genre.PIECE_MANQUANTE, DOSSIER, FACTURE.hexadecimal())),
                rendre(List.of(une, autre), new TreeSet<>()).confronter(connue));
        assertEquals(
                List.of(
                        new Defaut(Genre.ENTREE_MANQUANTE, DOSSIER, "2"),
                        new Defaut(Genre.CHAINE_TROUEE, DOSSIER, "2-2")),
                rendre(List.of(une, trois), new TreeSet<>(List.of(FACTURE))).confronter(connue));
        assertEquals(
                List.of(new Defaut(Genre.CHAINE_FOURCHUE, DOSSIER, "2")),
                rendre(List.of(une, deux, autre), new TreeSet<>(List.of(FACTURE)))
                        .confronter(connue));
    }

    /** Nobody can hand back what went with the whole dossier; a person holds the visa against those that were given. */
    @Test
    void les_pieces_d_un_dossier_dit_efface_sont_dites_effacees() {
        Entree recue = Journal.enchainer(
                null, DOSSIER, 1, MIDI, AUTEUR, new Fait.PieceRecue("FACTURE", FACTURE, 12, LocalDate.of(2020, 6, 2)));
        Entree effacee = Journal.enchainer(recue, DOSSIER, 2, MIDI, AUTEUR, new Fait.DossierEfface("VISA-QU-IL-DIT"));
        assertEquals(
                List.of(new Defaut(Genre.PIECE_DITE_EFFACEE, DOSSIER, FACTURE.hexadecimal() + " VISA-QU-IL-DIT")),
                rendre(List.of(recue, effacee), new TreeSet<>()).confronter(Confluence.vide()));
    }

    @Test
    void dire_qu_une_piece_est_effacee_n_en_tient_pas_lieu() {
        Empreinte identite = Empreinte.deChamps("identite");
        List<Entree> chaine = new ArrayList<>();
        for (Fait fait : List.<Fait>of(
                new Fait.PieceRecue("PIECE_IDENTITE", identite, 12, LocalDate.of(2020, 6, 2)),
                new Fait.PieceRecue("FACTURE", FACTURE, 12, LocalDate.of(2020, 6, 2)),
                new FaitDArchive.DonneesEffacees("VISA-QU-IL-DIT", List.of("PIECES:PIECE_IDENTITE")))) {
            Entree derniere = chaine.isEmpty() ? null : chaine.get(chaine.size() - 1);
            chaine.add(Journal.enchainer(derniere, DOSSIER, chaine.size() + 1, MIDI, AUTEUR, fait));
        }
        assertEquals(
                List.of(new Defaut(Genre.PIECE_DITE_EFFACEE, DOSSIER, identite.hexadecimal() + " VISA-QU-IL-DIT")),
                rendre(chaine, new TreeSet<>(List.of(FACTURE))).confronter(Confluence.vide()));
        assertEquals(
                List.of(),
                rendre(chaine, new TreeSet<>(List.of(FACTURE, identite))).confronter(Confluence.vide()),
                "what is there after all is no fault");
        chaine.add(Journal.enchainer(
                chaine.get(2),
                DOSSIER,
                4,
                MIDI,
                AUTEUR,
                new Fait.PieceRecue("PIECE_IDENTITE", identite, 12, LocalDate.of(2020, 6, 3))));
        assertTrue(rendre(chaine, new TreeSet<>(List.of(FACTURE)))
                .confronter(Confluence.vide())
                .contains(new Defaut(Genre.PIECE_MANQUANTE, DOSSIER, identite.hexadecimal())));
    }

    private static Restitution rendre(List<Entree> entrees, SortedSet<Empreinte> pieces) {
        return new Restitution("prestataire", Confluence.vide().avec(entrees), pieces);
    }
}
