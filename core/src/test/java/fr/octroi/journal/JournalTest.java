package fr.octroi.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Role;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.journal.Verification.Intact;
import fr.octroi.journal.Verification.Rompu;
import fr.octroi.journal.Verification.Rupture;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JournalTest {

    @Provide
    Arbitrary<List<Entree>> journaux() {
        return Histoires.journaux();
    }

    private static Verification verifier(List<? extends LigneJournal> lignes) {
        return Journal.verifier(lignes.iterator());
    }

    private static void verifierRompu(int ligne, Rupture rupture, List<? extends LigneJournal> lignes) {
        assertEquals(new Rompu(ligne, rupture), verifier(lignes));
    }

    @Property
    void un_journal_tenu_est_intact(@ForAll("journaux") List<Entree> entrees) {
        List<LigneJournal> lignes = Histoires.exporter(entrees);
        Cloture cloture = (Cloture) lignes.get(entrees.size());
        assertEquals(new Intact(cloture), verifier(lignes));
        assertEquals(entrees.size(), cloture.nombre());
        assertEquals("tenu", verifier(lignes).selon(intact -> "tenu", rompu -> "rompu"));
    }

    /** The fields of an entry as an export writes them, so that one character of any can be flipped. */
    private static List<String> ecrire(Entree entree) {
        List<String> champs = new ArrayList<>(List.of(
                entree.dossier().valeur(),
                Long.toString(entree.rang()),
                entree.instant().toString(),
                entree.auteur().organisation(),
                entree.auteur().role().name(),
                entree.auteur().agent(),
                entree.precedente().hexadecimal(),
                entree.empreinte().hexadecimal(),
                entree.fait().code(),
                Long.toString(entree.version())));
        entree.fait().donnees().forEach((nom, valeur) -> {
            champs.add(nom);
            champs.add(valeur);
        });
        return champs;
    }

    private static Entree lire(List<String> champs) {
        SortedMap<String, String> donnees = new TreeMap<>();
        for (int i = 10; i < champs.size(); i += 2) {
            donnees.put(champs.get(i), champs.get(i + 1));
        }
        return new Entree(
                new NumeroDossier(champs.get(0)),
                Long.parseLong(champs.get(1)),
                Long.parseLong(champs.get(9)),
                Instant.parse(champs.get(2)),
                new Acteur(champs.get(3), Role.valueOf(champs.get(4)), champs.get(5)),
                Fait.lire(champs.get(8), donnees),
                new Empreinte(champs.get(6)),
                new Empreinte(champs.get(7)));
    }

    @Property
    void un_seul_caractere_change_ou_que_ce_soit_se_trouve_a_sa_ligne(
            @ForAll("journaux") List<Entree> entrees,
            @ForAll int ou,
            @ForAll int quelChamp,
            @ForAll int quelCaractere,
            @ForAll @AlphaChars @CharRange(from = '0', to = '9') char autre) {
        int rang = Math.floorMod(ou, entrees.size());
        List<String> champs = ecrire(entrees.get(rang));
        assertEquals(entrees.get(rang), lire(champs));
        int champ = Math.floorMod(quelChamp, champs.size());
        String avant = champs.get(champ);
        int position = Math.floorMod(quelCaractere, avant.length());
        Assume.that(avant.charAt(position) != autre);
        champs.set(champ, avant.substring(0, position) + autre + avant.substring(position + 1));

        Entree changee;
        try {
            changee = lire(champs);
        } catch (IllegalArgumentException | DateTimeException illisible) {
            // Its reader stops at this very line: there is no entry to check.
            return;
        }
        // An instant may be written with a small z: the entry is the same, and it is the reader that minds the writing.
        Assume.that(!changee.equals(entrees.get(rang)));
        List<LigneJournal> lignes = Histoires.exporter(entrees);
        lignes.set(rang, changee);
        verifierRompu(rang + 1, Rupture.EMPREINTE_FAUSSE, lignes);
    }

    /** Lower-case digests and hexadecimal digits only: every change of a digest can be read, so none escapes the above. */
    @Property
    void une_empreinte_changee_se_trouve_a_sa_ligne(
            @ForAll("journaux") List<Entree> entrees, @ForAll int ou, @ForAll @IntRange(max = 63) int position) {
        int rang = Math.floorMod(ou, entrees.size());
        Entree entree = entrees.get(rang);
        List<LigneJournal> lignes = Histoires.exporter(entrees);
        lignes.set(
                rang,
                new Entree(
                        entree.dossier(),
                        entree.rang(),
                        entree.version(),
                        entree.instant(),
                        entree.auteur(),
                        entree.fait(),
                        entree.precedente(),
                        changer(entree.empreinte(), position)));
        verifierRompu(rang + 1, Rupture.EMPREINTE_FAUSSE, lignes);

        List<LigneJournal> autres = Histoires.exporter(entrees);
        Cloture cloture = (Cloture) autres.get(entrees.size());
        autres.set(entrees.size(), new Cloture(cloture.nombre(), changer(cloture.racine(), position)));
        verifierRompu(entrees.size() + 1, Rupture.CLOTURE_FAUSSE, autres);
        autres.set(entrees.size(), new Cloture(cloture.nombre() + 1, cloture.racine()));
        verifierRompu(entrees.size() + 1, Rupture.CLOTURE_FAUSSE, autres);
    }

    private static Empreinte changer(Empreinte empreinte, int position) {
        String texte = empreinte.hexadecimal();
        char autre = texte.charAt(position) == '0' ? '1' : '0';
        return new Empreinte(texte.substring(0, position) + autre + texte.substring(position + 1));
    }

    /** A forger who computes the digest again is betrayed by what follows: the next entry of the chain, or the closing. */
    @Property
    void un_fait_recrit_avec_une_empreinte_juste_se_trouve_a_la_ligne_qui_le_suit(
            @ForAll("journaux") List<Entree> entrees, @ForAll int ou) {
        int rang = Math.floorMod(ou, entrees.size());
        Entree vraie = entrees.get(rang);
        Instant autreInstant = vraie.instant().plusSeconds(1);
        Entree forgee = new Entree(
                vraie.dossier(),
                vraie.rang(),
                vraie.version(),
                autreInstant,
                vraie.auteur(),
                vraie.fait(),
                vraie.precedente(),
                Entree.calculer(
                        vraie.dossier(),
                        vraie.rang(),
                        vraie.version(),
                        autreInstant,
                        vraie.auteur(),
                        vraie.fait(),
                        vraie.precedente()));
        List<LigneJournal> lignes = Histoires.exporter(entrees);
        lignes.set(rang, forgee);
        int suivante = suivante(entrees, rang);
        verifierRompu(
                suivante + 1, suivante == entrees.size() ? Rupture.CLOTURE_FAUSSE : Rupture.CHAINON_MANQUANT, lignes);
    }

    /** The next entry of the same chain, or the place of the closing line. */
    private static int suivante(List<Entree> entrees, int rang) {
        int suivante = rang + 1;
        while (suivante < entrees.size() && !Histoires.memeChaine(entrees.get(rang), entrees.get(suivante))) {
            suivante++;
        }
        return suivante;
    }

    @Property
    void une_ligne_retiree_se_trouve(@ForAll("journaux") List<Entree> entrees, @ForAll int ou) {
        int rang = Math.floorMod(ou, entrees.size());
        List<LigneJournal> lignes = Histoires.exporter(entrees);
        lignes.remove(rang);
        int suivante = suivante(entrees, rang);
        verifierRompu(suivante, suivante == entrees.size() ? Rupture.CLOTURE_FAUSSE : Rupture.CHAINON_MANQUANT, lignes);
    }

    @Property
    void une_ligne_repetee_se_trouve(@ForAll("journaux") List<Entree> entrees, @ForAll int ou) {
        int rang = Math.floorMod(ou, entrees.size());
        List<LigneJournal> lignes = Histoires.exporter(entrees);
        lignes.add(rang + 1, lignes.get(rang));
        verifierRompu(rang + 2, Rupture.CHAINON_MANQUANT, lignes);
    }

    @Property
    void deux_lignes_d_une_chaine_echangees_se_trouvent_a_la_premiere(
            @ForAll("journaux") List<Entree> entrees, @ForAll int ou) {
        int rang = Math.floorMod(ou, entrees.size());
        int suivante = suivante(entrees, rang);
        Assume.that(suivante < entrees.size());
        List<LigneJournal> lignes = Histoires.exporter(entrees);
        Collections.swap(lignes, rang, suivante);
        verifierRompu(rang + 1, Rupture.CHAINON_MANQUANT, lignes);
    }

    @Property
    void un_export_coupe_se_voit_ou_qu_il_soit_coupe(@ForAll("journaux") List<Entree> entrees, @ForAll int ou) {
        int gardees = Math.floorMod(ou, entrees.size() + 1);
        verifierRompu(
                gardees + 1,
                Rupture.CLOTURE_ABSENTE,
                Histoires.exporter(entrees).subList(0, gardees));
    }

    @Property
    void rien_ne_suit_la_cloture(@ForAll("journaux") List<Entree> entrees) {
        List<LigneJournal> lignes = Histoires.exporter(entrees);
        lignes.add(entrees.get(0));
        verifierRompu(entrees.size() + 2, Rupture.APRES_CLOTURE, lignes);
        lignes.set(entrees.size() + 1, lignes.get(entrees.size()));
        verifierRompu(entrees.size() + 2, Rupture.APRES_CLOTURE, lignes);
    }

    /** Two organisations keep their chains apart: how their lines are interleaved changes neither chains nor root. */
    @Property
    void deux_organisations_entrelacees_ne_se_heurtent_jamais(@ForAll("journaux") List<Entree> entrees) {
        List<Entree> gpso = de("gpso", entrees);
        List<Entree> tessi = de("tessi", entrees);
        List<Entree> separees = new ArrayList<>(tessi);
        separees.addAll(gpso);
        assertEquals(Journal.clore(entrees.iterator()), Journal.clore(separees.iterator()));
        assertInstanceOf(Intact.class, verifier(Histoires.exporter(separees)));
        for (List<Entree> seule : List.of(gpso, tessi)) {
            boolean entiere = seule.stream()
                    .allMatch(entree -> entree.version() == 1
                            || seule.stream()
                                    .anyMatch(avant -> avant.dossier().equals(entree.dossier())
                                            && avant.version() == entree.version() - 1));
            assertEquals(
                    entiere ? "" : Rupture.VERSION_MANQUANTE.name(),
                    verifier(Histoires.exporter(seule))
                            .selon(intact -> "", rompu -> rompu.rupture().name()),
                    "without the other's, writes are missing, and nothing else");
        }
    }

    private static Entree ecrite(@Nullable Entree derniere, Acteur auteur, long version) {
        Fait fait = new FaitDeRelance.AppelConsigne("OU_EN_EST_ON", null);
        return Journal.enchainer(derniere, Chronique.NUMERO, version, Instant.EPOCH, auteur, fait);
    }

    /** A restore lost the last rows, the dossier was written on, and each chain follows itself. */
    @Test
    void une_ecriture_perdue_se_voit_quand_la_chaine_a_continue() {
        Entree une = ecrite(null, Chronique.COLLECTIVITE, 1);
        Entree deux = ecrite(une, Chronique.COLLECTIVITE, 2);
        Entree trois = ecrite(null, Chronique.TITULAIRE, 3);
        Entree quatre = ecrite(trois, Chronique.TITULAIRE, 4);
        Entree six = ecrite(deux, Chronique.COLLECTIVITE, 6);
        assertInstanceOf(Intact.class, verifier(Histoires.exporter(List.of(trois, une, quatre, deux))));
        verifierRompu(5, Rupture.VERSION_MANQUANTE, Histoires.exporter(List.of(une, deux, trois, quatre, six)));
        verifierRompu(3, Rupture.VERSION_MANQUANTE, Histoires.exporter(List.of(une, deux, six, trois, quatre)));
        verifierRompu(1, Rupture.VERSION_MANQUANTE, Histoires.exporter(List.of(trois, quatre)));
    }

    private static List<Entree> de(String organisation, List<Entree> entrees) {
        return entrees.stream()
                .filter(entree -> entree.auteur().organisation().equals(organisation))
                .toList();
    }

    /** A root kept outside tells two journals apart: it stands for every head, and for whose head it is. */
    @Property
    void deux_journaux_differents_n_ont_pas_la_meme_racine(
            @ForAll("journaux") List<Entree> uns, @ForAll("journaux") List<Entree> autres) {
        Assume.that(!uns.equals(autres));
        List<Entree> gpso = de("gpso", uns);
        List<Entree> gpsoAutre = de("gpso", autres);
        if (!tetes(uns).equals(tetes(autres))) {
            assertNotEquals(
                    Journal.clore(uns.iterator()).racine(),
                    Journal.clore(autres.iterator()).racine());
        }
        if (!tetes(gpso).equals(tetes(gpsoAutre))) {
            assertNotEquals(
                    Journal.clore(gpso.iterator()).racine(),
                    Journal.clore(gpsoAutre.iterator()).racine());
        }
    }

    private static SortedMap<String, Empreinte> tetes(List<Entree> entrees) {
        SortedMap<String, Empreinte> tetes = new TreeMap<>();
        entrees.forEach(
                entree -> tetes.put(entree.auteur().organisation() + " " + entree.dossier(), entree.empreinte()));
        return tetes;
    }

    @Test
    void un_journal_vide_est_clos_et_intact() {
        List<LigneJournal> lignes = Histoires.exporter(List.of());
        assertEquals(1, lignes.size());
        assertInstanceOf(Intact.class, verifier(lignes));
        verifierRompu(1, Rupture.CLOTURE_ABSENTE, List.of());
    }

    @Test
    void la_derniere_entree_d_une_autre_chaine_est_un_bogue() {
        NumeroDossier dossier = new NumeroDossier("V-1");
        Acteur agent = new Acteur("gpso", Role.INSTRUCTEUR, "a1");
        Fait fait = new Fait.PieceRecue("RIB", Empreinte.deChamps("r"), 1, java.time.LocalDate.of(2020, 6, 2));
        Entree premiere = Journal.enchainer(null, dossier, 1, Instant.EPOCH, agent, fait);
        assertEquals(1, premiere.rang());
        assertEquals(Entree.ORIGINE, premiere.precedente());
        assertTrue(premiere.estIntacte());
        assertThrows(
                IllegalArgumentException.class,
                () -> Journal.enchainer(premiere, new NumeroDossier("V-2"), 1, Instant.EPOCH, agent, fait));
        Acteur ailleurs = new Acteur("tessi", Role.PRESTATAIRE, "a1");
        assertThrows(
                IllegalArgumentException.class,
                () -> Journal.enchainer(premiere, dossier, 1, Instant.EPOCH, ailleurs, fait));
        Acteur collegue = new Acteur("gpso", Role.AUTOMATE, "a2");
        assertEquals(
                premiere.empreinte(),
                Journal.enchainer(premiere, dossier, 1, Instant.EPOCH, collegue, fait)
                        .precedente());
        assertEquals(
                "RANG_INVALIDE",
                assertThrows(
                                ValeurInvalideException.class,
                                () -> new Entree(
                                        dossier,
                                        0,
                                        1,
                                        Instant.EPOCH,
                                        agent,
                                        fait,
                                        Entree.ORIGINE,
                                        premiere.empreinte()))
                        .code());
    }
}
