package fr.octroi.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Role;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.journal.DossierProuve.Faute;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One dossier under the root of all, for whoever sees no other. */
class PreuveTest {

    private static final Instant MATIN = Instant.parse("2020-06-30T10:00:00Z");
    private static final NumeroDossier PREMIER = numero(0);

    private static NumeroDossier numero(int rang) {
        return new NumeroDossier("D-" + rang);
    }

    /** Two entries a dossier by the authority, and one of the first by somebody else. */
    private static List<Entree> journal(int dossiers) {
        List<Entree> entrees = new ArrayList<>();
        for (int rang = 0; rang < dossiers; rang++) {
            Entree tete = null;
            for (int version = 1; version <= 2; version++) {
                tete = Journal.enchainer(
                        tete,
                        numero(rang),
                        version,
                        MATIN,
                        new Acteur("ville", Role.INSTRUCTEUR, "a-1"),
                        fait(version));
                entrees.add(tete);
            }
        }
        entrees.add(
                Journal.enchainer(null, PREMIER, 3, MATIN, new Acteur("titulaire", Role.PRESTATAIRE, "c-1"), fait(3)));
        return entrees;
    }

    private static Fait fait(int rang) {
        return new FaitDArchive.ArchiveConsultee("MOTIF_" + rang);
    }

    private static Empreinte racine(List<Entree> journal) {
        return Journal.clore(journal.iterator()).racine();
    }

    private static DossierProuve prouver(List<Entree> journal, NumeroDossier numero) {
        return new DossierProuve(
                journal.stream()
                        .filter(entree -> entree.dossier().equals(numero))
                        .toList(),
                Journal.prouver(journal.iterator(), numero));
    }

    @Property(tries = 200)
    void chaque_dossier_se_prouve_seul_et_son_chemin_reste_court(
            @ForAll @IntRange(min = 1, max = 70) int dossiers, @ForAll @IntRange(max = 69) int choisi) {
        List<Entree> journal = journal(dossiers);
        NumeroDossier numero = numero(choisi % dossiers);
        DossierProuve prouve = prouver(journal, numero);
        assertEquals(Optional.empty(), prouve.faute(racine(journal)));
        assertEquals(numero.equals(PREMIER) ? 2 : 1, prouve.preuves().size());
        for (Preuve preuve : prouve.preuves()) {
            // Of n leaves no way is longer than the logarithm of n, rounded up.
            assertTrue(1 << Math.max(0, preuve.chemin().size() - 1) <= dossiers + 1);
        }
        journal.remove(journal.size() - 1);
        assertEquals(Optional.of(Faute.AUTRE_RACINE), prouve.faute(racine(journal)), "another day's journal");
    }

    @Property(tries = 200)
    void rien_ne_peut_y_etre_change_ote_ou_ajoute(
            @ForAll @IntRange(min = 2, max = 40) int dossiers, @ForAll @IntRange(max = 2) int place) {
        List<Entree> journal = journal(dossiers);
        Empreinte racine = racine(journal);
        DossierProuve prouve = prouver(journal, PREMIER);
        List<Entree> moins = new ArrayList<>(prouve.entrees());
        Entree otee = moins.remove(place);
        assertEquals(Optional.of(Faute.CHAINE_ROMPUE), new DossierProuve(moins, prouve.preuves()).faute(racine));

        List<Entree> autres = new ArrayList<>(prouve.entrees());
        autres.set(place, prouver(journal, numero(1)).entrees().get(place % 2));
        assertEquals(Optional.of(Faute.CHAINE_ROMPUE), new DossierProuve(autres, prouve.preuves()).faute(racine));

        List<Entree> plus = new ArrayList<>(prouve.entrees());
        plus.add(Journal.enchainer(
                null, PREMIER, 9, MATIN, new Acteur("inconnue", Role.INSTRUCTEUR, "a-1"), otee.fait()));
        assertEquals(Optional.of(Faute.CHAINE_ROMPUE), new DossierProuve(plus, prouve.preuves()).faute(racine));
    }

    @Test
    void une_preuve_d_un_autre_ou_changee_d_un_pas_ne_tient_pas() {
        List<Entree> journal = journal(9);
        Empreinte racine = racine(journal);
        DossierProuve prouve = prouver(journal, numero(4));
        Preuve preuve = prouve.preuves().get(0);
        for (int pas = 0; pas < preuve.chemin().size(); pas++) {
            List<Preuve.Pas> chemin = new ArrayList<>(preuve.chemin());
            Preuve.Pas autre = chemin.get(pas);
            chemin.set(
                    pas,
                    new Preuve.Pas(
                            autre.cote() == Preuve.Cote.GAUCHE ? Preuve.Cote.DROITE : Preuve.Cote.GAUCHE,
                            autre.voisin()));
            assertEquals(
                    Optional.of(Faute.AUTRE_RACINE),
                    avec(prouve, preuve, chemin).faute(racine));
            chemin.remove(pas);
            assertEquals(
                    Optional.of(Faute.AUTRE_RACINE),
                    avec(prouve, preuve, chemin).faute(racine));
        }
        assertEquals(
                Optional.of(Faute.CHAINE_ROMPUE),
                new DossierProuve(prouve.entrees(), prouver(journal, numero(5)).preuves()).faute(racine));
        assertEquals(Optional.of(Faute.VIDE), new DossierProuve(List.of(), List.of()).faute(racine));
        assertEquals(List.of(), Journal.prouver(journal.iterator(), new NumeroDossier("D-99")));
    }

    /** Each of the chains stands: it is their being put together that is false. */
    @Test
    @Tag("securite")
    void des_chaines_de_deux_dossiers_ou_une_chaine_deux_fois_ne_prouvent_rien() {
        List<Entree> journal = journal(9);
        Empreinte racine = racine(journal);
        DossierProuve premier = prouver(journal, PREMIER);
        Preuve duTitulaire = premier.preuves().stream()
                .filter(preuve -> preuve.organisation().equals("titulaire"))
                .findFirst()
                .orElseThrow();
        DossierProuve autre = prouver(journal, numero(1));
        List<Entree> entrees = new ArrayList<>(autre.entrees());
        premier.entrees().stream()
                .filter(entree -> entree.auteur().organisation().equals("titulaire"))
                .forEach(entrees::add);
        assertEquals(
                Optional.of(Faute.PLUSIEURS_DOSSIERS),
                new DossierProuve(entrees, List.of(autre.preuves().get(0), duTitulaire)).faute(racine));

        // Counted twice, the lines of the one would stand for those of the other, which nothing proves.
        List<Entree> inventees = new ArrayList<>(autre.entrees());
        Entree tete = null;
        for (int version = 1; version <= 2; version++) {
            tete = Journal.enchainer(
                    tete, numero(1), version, MATIN, new Acteur("inconnue", Role.INSTRUCTEUR, "a-1"), fait(version));
            inventees.add(tete);
        }
        Preuve seule = autre.preuves().get(0);
        assertEquals(
                Optional.of(Faute.ORGANISATION_EN_DOUBLE),
                new DossierProuve(inventees, List.of(seule, seule)).faute(racine));
    }

    private static DossierProuve avec(DossierProuve prouve, Preuve preuve, List<Preuve.Pas> chemin) {
        return new DossierProuve(
                prouve.entrees(),
                List.of(new Preuve(preuve.organisation(), preuve.dossier(), preuve.tete(), chemin, preuve.nombre())));
    }

    @Test
    @Tag("securite")
    void une_preuve_ne_dit_rien_des_autres_dossiers() {
        List<Entree> journal = journal(9);
        DossierProuve prouve = prouver(journal, numero(4));
        String dit = prouve.preuves().stream().map(Preuve::toString).collect(Collectors.joining());
        for (Entree entree : journal) {
            if (!entree.dossier().equals(numero(4))) {
                assertFalse(dit.contains(entree.dossier().valeur()), "a number");
                assertFalse(dit.contains(entree.empreinte().hexadecimal()), "an entry");
            }
        }
    }
}
