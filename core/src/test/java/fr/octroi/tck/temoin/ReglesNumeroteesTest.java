package fr.octroi.tck.temoin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.port.Dossiers;
import fr.octroi.tck.AdressesTck;
import fr.octroi.tck.AntivirusTck;
import fr.octroi.tck.BrouillonsTck;
import fr.octroi.tck.CarnetDAvisTck;
import fr.octroi.tck.CertificatsDeSignatureTck;
import fr.octroi.tck.ClesTck;
import fr.octroi.tck.ConsultationsTck;
import fr.octroi.tck.DossiersTck;
import fr.octroi.tck.EnvoisTck;
import fr.octroi.tck.HorodatageTck;
import fr.octroi.tck.JournauxTck;
import fr.octroi.tck.LecteurDePiecesTck;
import fr.octroi.tck.LotsTck;
import fr.octroi.tck.NotesTck;
import fr.octroi.tck.NumerotationTck;
import fr.octroi.tck.PiecesTck;
import fr.octroi.tck.ReconnaissanceTexteTck;
import fr.octroi.tck.RegistresTck;
import fr.octroi.tck.ReponsesGardeesTck;
import fr.octroi.tck.ResidusTck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules in a port's javadoc and the tests of its contract are the same, number by number. */
class ReglesNumeroteesTest {

    static final Pattern NOM_DE_REGLE = Pattern.compile("regle_([1-9][0-9]*)(_[a-z0-9]+){3,}");

    private static final Pattern REGLE = Pattern.compile("<li value=\"([0-9]+)\">");

    private static final Path PORTS =
            Path.of("src/main/java").resolve(Dossiers.class.getPackageName().replace('.', '/'));

    static List<Class<?>> contrats() {
        return List.of(
                DossiersTck.class,
                JournauxTck.class,
                RegistresTck.class,
                EnvoisTck.class,
                ConsultationsTck.class,
                PiecesTck.class,
                NotesTck.class,
                ClesTck.class,
                LecteurDePiecesTck.class,
                AntivirusTck.class,
                CertificatsDeSignatureTck.class,
                ReconnaissanceTexteTck.class,
                NumerotationTck.class,
                AdressesTck.class,
                LotsTck.class,
                ReponsesGardeesTck.class,
                HorodatageTck.class,
                ResidusTck.class,
                CarnetDAvisTck.class,
                BrouillonsTck.class);
    }

    /** Whether a letter arrived is nothing that a test could see: its port promises nothing, and numbers no rule. */
    private static final String SANS_REGLE = "Messagerie";

    @Test
    void chaque_port_a_son_contrat() throws IOException {
        SortedSet<String> ports;
        try (Stream<Path> sources = Files.list(PORTS)) {
            ports = sources.filter(source -> lire(source).contains("\npublic interface "))
                    .map(source -> source.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        SortedSet<String> contrats = contrats().stream()
                .map(contrat -> contrat.getSimpleName().replaceAll("Tck$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertFalse(REGLE.matcher(lire(PORTS.resolve(SANS_REGLE + ".java"))).find(), "a rule that nothing checks");
        contrats.add(SANS_REGLE);
        assertEquals(contrats, ports);
    }

    @ParameterizedTest
    @MethodSource("contrats")
    void chaque_regle_a_un_test_et_chaque_test_une_regle(Class<?> contrat) {
        String javadoc = lire(PORTS.resolve(contrat.getSimpleName().replaceAll("Tck$", ".java")));
        assertTrue(javadoc.contains("checked by {@code " + contrat.getSimpleName() + "}"), "the javadoc names no test");
        List<Integer> regles = new ArrayList<>();
        Matcher numero = REGLE.matcher(javadoc);
        while (numero.find()) {
            regles.add(Integer.valueOf(numero.group(1)));
        }
        assertFalse(regles.isEmpty(), "a port without rules");
        assertEquals(IntStream.rangeClosed(1, regles.size()).boxed().toList(), regles, "rules are numbered from 1");
        assertEquals(regles, numerosDesTests(contrat));
    }

    static List<Integer> numerosDesTests(Class<?> contrat) {
        List<Integer> numeros = new ArrayList<>(Arrays.stream(contrat.getDeclaredMethods())
                .filter(methode -> methode.isAnnotationPresent(Test.class))
                .map(methode -> numero(methode.getName()))
                .toList());
        Collections.sort(numeros);
        return numeros;
    }

    static int numero(String nom) {
        Matcher regle = NOM_DE_REGLE.matcher(nom);
        assertTrue(regle.matches(), () -> nom + " names no rule");
        return Integer.parseInt(regle.group(1));
    }

    private static String lire(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }
}
