package fr.octroi.tck.temoin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Each rule of each contract can fail, and fails alone, on an adapter that breaks it. */
class TemoinsTest {

    private static final Pattern CASSE = Pattern.compile("Regle([1-9][0-9]*)[A-Z].*");

    static List<Class<?>> casses() {
        return Stream.of(
                        DossiersCasses.class,
                        JournauxCasses.class,
                        RegistresCasses.class,
                        EnvoisCasses.class,
                        ConsultationsCassees.class,
                        PiecesCassees.class,
                        NotesCassees.class,
                        ClesCassees.class,
                        LecteursCasses.class,
                        AntivirusCasses.class,
                        CertificatsCasses.class,
                        ReconnaissancesCassees.class,
                        NumerotationsCassees.class,
                        AdressesCassees.class,
                        LotsCasses.class,
                        ReponsesCassees.class,
                        HorodatagesCasses.class,
                        ResidusCasses.class,
                        CarnetsCasses.class,
                        BrouillonsCasses.class)
                .flatMap(groupe -> Arrays.stream(groupe.getDeclaredClasses()))
                .filter(classe -> CASSE.matcher(classe.getSimpleName()).matches())
                .sorted((a, b) -> a.getName().compareTo(b.getName()))
                .<Class<?>>map(classe -> classe)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("casses")
    void un_adaptateur_casse_ne_manque_que_sa_regle(Class<?> casse) {
        assertEquals(new Bilan(reglesDe(contrat(casse)), List.of(regle(casse))), executer(casse));
    }

    @ParameterizedTest
    @MethodSource("fr.octroi.tck.temoin.ReglesNumeroteesTest#contrats")
    void chaque_regle_a_son_temoin(Class<?> contrat) {
        SortedSet<Integer> temoins = new TreeSet<>();
        casses().stream().filter(casse -> contrat(casse) == contrat).forEach(casse -> temoins.add(regle(casse)));
        assertEquals(ReglesNumeroteesTest.numerosDesTests(contrat), List.copyOf(temoins));
    }

    @ParameterizedTest
    @MethodSource("sains")
    void un_adaptateur_sain_ne_manque_aucune_regle(Class<?> sain) {
        assertEquals(new Bilan(reglesDe(contrat(sain)), List.of()), executer(sain));
    }

    static List<Class<?>> sains() {
        return List.of(
                DossiersCasses.Sain.class,
                JournauxCasses.Sain.class,
                RegistresCasses.Sain.class,
                EnvoisCasses.Sain.class,
                ConsultationsCassees.Sain.class,
                PiecesCassees.Sain.class,
                NotesCassees.Sain.class,
                ClesCassees.Sain.class,
                LecteursCasses.Sain.class,
                AntivirusCasses.Sain.class,
                CertificatsCasses.Sain.class,
                ReconnaissancesCassees.Sain.class,
                NumerotationsCassees.Sain.class,
                AdressesCassees.Sain.class,
                LotsCasses.Sain.class,
                ReponsesCassees.Sain.class,
                HorodatagesCasses.Sain.class,
                ResidusCasses.Sain.class,
                CarnetsCasses.Sain.class,
                BrouillonsCasses.Sain.class);
    }

    /** How many rules ran, and which failed. */
    private record Bilan(int executees, List<Integer> manquees) {}

    private static int reglesDe(Class<?> contrat) {
        return ReglesNumeroteesTest.numerosDesTests(contrat).size();
    }

    /** Those that share an invented world have a class between them and their contract. */
    private static Class<?> contrat(Class<?> temoin) {
        Class<?> contrat = temoin.getSuperclass();
        while (!ReglesNumeroteesTest.contrats().contains(contrat)) {
            contrat = contrat.getSuperclass();
        }
        return contrat;
    }

    private static int regle(Class<?> casse) {
        Matcher nom = CASSE.matcher(casse.getSimpleName());
        return nom.matches() ? Integer.parseInt(nom.group(1)) : 0;
    }

    private static Bilan executer(Class<?> classe) {
        LauncherDiscoveryRequest demande = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(classe))
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .build();
        SortedSet<Integer> executees = new TreeSet<>();
        SortedSet<Integer> manquees = new TreeSet<>();
        LauncherFactory.create().execute(demande, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult resultat) {
                if (test.isTest()) {
                    String nom = test.getLegacyReportingName().replace("()", "");
                    executees.add(ReglesNumeroteesTest.numero(nom));
                    if (resultat.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
                        manquees.add(ReglesNumeroteesTest.numero(nom));
                    }
                }
            }
        });
        return new Bilan(executees.size(), List.copyOf(manquees));
    }
}
