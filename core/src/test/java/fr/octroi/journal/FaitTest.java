package fr.octroi.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.bureau.Candidat;
import fr.octroi.bureau.LigneDeliberee;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.instruction.EtatLecture;
import fr.octroi.relance.Incident;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class FaitTest {

    private static final Empreinte EMPREINTE = Empreinte.deChamps("contenu");

    @Provide
    Arbitrary<Fait> faits() {
        return Histoires.faits();
    }

    /** The list of kinds, the sealed types and the invented facts of these tests are one and the same set. */
    @Test
    void aucun_genre_de_fait_n_est_oublie() {
        Set<Class<?>> genres = new HashSet<>();
        List<Class<?>> ouverts = new ArrayList<>(List.of(Fait.class));
        while (!ouverts.isEmpty()) {
            Class<?> type = ouverts.remove(ouverts.size() - 1);
            if (type.isSealed()) {
                ouverts.addAll(Arrays.asList(type.getPermittedSubclasses()));
            } else {
                genres.add(type);
            }
        }
        assertEquals(genres, Histoires.genres().keySet());
        Set<String> inconnus = new TreeSet<>();
        for (Class<?> genre : genres) {
            String code = Registre.code(genre.asSubclass(Fait.class));
            if ("FAIT_INCONNU".equals(refus(code))) {
                inconnus.add(code);
            }
        }
        assertEquals(Set.of(), inconnus);
        assertEquals("FAIT_INCONNU", refus("PIECE_MANGEE"));
    }

    private static String refus(String code) {
        try {
            return Fait.lire(code, new TreeMap<>()).code();
        } catch (ValeurInvalideException refuse) {
            return refuse.code();
        }
    }

    /** A stable name is the name of the type: who knows one knows the other. */
    @Test
    void un_genre_porte_le_nom_de_son_type() {
        assertEquals("DEMANDE_ENREGISTREE", Registre.code(Fait.DemandeEnregistree.class));
        assertEquals("INSCRIT_A_L_ORDRE_DU_JOUR", Registre.code(FaitDeSeance.InscritALOrdreDuJour.class));
        assertEquals("ACTE_TRANSMIS", Registre.code(FaitDeSeance.ActeTransmis.class));
    }

    @Property
    void un_fait_s_ecrit_et_se_relit_tel_quel(@ForAll("faits") Fait fait) {
        Fait relu = Fait.lire(fait.code(), fait.donnees());
        assertEquals(fait, relu);
        assertEquals(fait.donnees(), relu.donnees());
    }

    @Property
    void un_fait_ne_dit_rien_de_blanc(@ForAll("faits") Fait fait) {
        fait.donnees().forEach((nom, valeur) -> {
            assertFalse(nom.isBlank());
            assertFalse(valeur.isBlank(), nom);
        });
        assertThrows(UnsupportedOperationException.class, () -> fait.donnees().clear());
    }

    @Property
    void une_donnee_de_trop_changee_de_nom_ou_mal_formee_est_refusee(@ForAll("faits") Fait fait) {
        SortedMap<String, String> deTrop = new TreeMap<>(fait.donnees());
        deTrop.put("autre", "1");
        refuser(fait.code(), deTrop);
        fait.donnees().forEach((nom, valeur) -> {
            SortedMap<String, String> renommee = new TreeMap<>(fait.donnees());
            renommee.remove(nom);
            renommee.put(nom + "s", valeur);
            refuser(fait.code(), renommee);
            SortedMap<String, String> vide = new TreeMap<>(fait.donnees());
            vide.put(nom, "");
            refuser(fait.code(), vide);
        });
    }

    private static void refuser(String code, SortedMap<String, String> donnees) {
        ValeurInvalideException refus =
                assertThrows(ValeurInvalideException.class, () -> Fait.lire(code, donnees), donnees::toString);
        assertEquals("FAIT_INVALIDE", refus.code());
    }

    /** Two writings of one value would be two digests of one fact. */
    @Property
    void une_autre_ecriture_de_la_meme_valeur_est_refusee(@ForAll("faits") Fait fait) {
        for (String nom : List.of("taille", "montant", "depot", "rang", "propose", "decide", "jour", "limite")) {
            String valeur = fait.donnees().get(nom);
            if (valeur != null) {
                SortedMap<String, String> autre = new TreeMap<>(fait.donnees());
                autre.put(nom, "+" + valeur);
                refuser(fait.code(), autre);
                autre.put(nom, "0" + valeur);
                refuser(fait.code(), autre);
            }
        }
    }

    @Test
    void un_genre_inconnu_est_refuse_par_son_nom() {
        assertEquals(
                "FAIT_INCONNU",
                assertThrows(ValeurInvalideException.class, () -> Fait.lire("PAIEMENT_FAIT", new TreeMap<>()))
                        .code());
    }

    /** A fact that is chained but cannot be read back would break the journal of an honest organisation. */
    @Test
    void un_fait_qu_on_ne_pourrait_pas_relire_n_existe_pas() {
        for (String blanc : List.of("", " ")) {
            invalide(() -> new Fait.DemandeEnregistree(blanc, LocalDate.of(2020, 1, 1), EMPREINTE));
            invalide(() -> new Fait.PieceRecue(blanc, EMPREINTE, 1, LocalDate.of(2020, 6, 2)));
            invalide(() -> instruction(blanc, "ACCORDER", List.of()));
            invalide(() -> instruction("2019-1", blanc, List.of()));
            invalide(() -> instruction("2019-1", "ACCORDER", List.of(blanc)));
        }
        invalide(() -> new Fait.PieceLue(EMPREINTE, EtatLecture.LISIBLE, " ", "SAIN"));
        invalide(() -> new Fait.PieceLue(EMPREINTE, EtatLecture.LISIBLE, "", "pas un code"));
        invalide(() -> new Fait.PieceRecue("RIB", EMPREINTE, -1, LocalDate.of(2020, 6, 2)));
        invalide(() -> instruction("2019-1", "REFUSER", List.of("A|B")));
        assertTrue(instruction("2019-1", "REFUSER", List.of("A", "B")).motifs().contains("B"));
        invalide(() -> decision(LigneDeliberee.Issue.ACCORDE, null, List.of(), List.of()));
        invalide(() -> decision(LigneDeliberee.Issue.REFUSE, Montant.ZERO, List.of("R"), List.of("art. 1")));
        invalide(() -> decision(LigneDeliberee.Issue.REFUSE, null, List.of("R"), List.of()));
        LocalDate jour = LocalDate.of(2020, 7, 1);
        invalide(() ->
                new FaitDeSeance.InscritALOrdreDuJour("bureau", 0, Candidat.Sens.ACCORD, Montant.ofEuros(200), "velo"));
        invalide(() -> new FaitDeRelance.ComplementRecu(jour, List.of(), EMPREINTE, EtatDossier.DEPOSE));
        invalide(() -> new FaitDeRelance.ComplementRecu(jour, List.of("foyer.parts"), null, EtatDossier.DEPOSE));
        invalide(() -> new FaitDeRelance.CarenceConstatee(jour, jour, jour, List.of("FACTURE:ABSENTE")));
        invalide(() -> new FaitDeRelance.CarenceConstatee(jour, jour, jour.plusDays(1), List.of()));
        invalide(() -> new FaitDeRelance.IncidentOuvert(
                new Incident("retours", Incident.Genre.ENVOI_REVENU, Incident.Gravite.FAIBLE, "a1", jour, "CORRIGE")));
    }

    /** The same, of every text of every kind: what would be refused when it is written is refused when it is made. */
    @Property
    void un_texte_blanc_ou_une_liste_illisible_n_entre_dans_aucun_fait(@ForAll("faits") Fait fait) {
        RecordComponent[] composants = fait.getClass().getRecordComponents();
        for (int i = 0; i < composants.length; i++) {
            if (composants[i].getType() == String.class) {
                invalide(refaire(fait, i, " "));
            } else if (composants[i].getGenericType().getTypeName().equals("java.util.List<java.lang.String>")) {
                invalide(refaire(fait, i, List.of(" ")));
                invalide(refaire(fait, i, List.of("A|B")));
            }
        }
    }

    /** Makes a fact again with one of its values replaced. */
    private static Executable refaire(Fait fait, int composant, Object valeur) {
        return () -> {
            RecordComponent[] composants = fait.getClass().getRecordComponents();
            Class<?>[] types = new Class<?>[composants.length];
            Object[] valeurs = new Object[composants.length];
            for (int i = 0; i < composants.length; i++) {
                types[i] = composants[i].getType();
                valeurs[i] =
                        i == composant ? valeur : composants[i].getAccessor().invoke(fait);
            }
            try {
                fait.getClass().getDeclaredConstructor(types).newInstance(valeurs);
            } catch (InvocationTargetException refus) {
                throw refus.getTargetException();
            }
        };
    }

    private static Fait.InstructionFaite instruction(String version, String proposition, List<String> motifs) {
        return new Fait.InstructionFaite(
                "0.1.0",
                version,
                EMPREINTE,
                proposition,
                motifs,
                null,
                null,
                null,
                List.of(),
                EtatDossier.REFUS_PROPOSE);
    }

    private static FaitDeSeance.DecisionPrise decision(
            LigneDeliberee.Issue issue, @Nullable Montant decide, List<String> motifs, List<String> articles) {
        return new FaitDeSeance.DecisionPrise(
                "B-1",
                "bureau",
                LocalDate.of(2020, 7, 1),
                issue,
                Montant.ofEuros(200),
                decide,
                motifs,
                articles,
                EtatDossier.ACCORDE);
    }

    private static void invalide(Executable appel) {
        assertEquals(
                "FAIT_INVALIDE",
                assertThrows(ValeurInvalideException.class, appel).code());
    }
}
