package fr.octroi.benchmarks;

import fr.octroi.commun.Cle;
import fr.octroi.demande.LigneDeLot;
import fr.octroi.demande.Reception;
import fr.octroi.dossier.Dossier;
import fr.octroi.format.LecteurReglement;
import fr.octroi.format.Mappage;
import fr.octroi.instruction.Coincidence;
import fr.octroi.instruction.Constat;
import fr.octroi.instruction.Contexte;
import fr.octroi.instruction.Doublons;
import fr.octroi.instruction.Instruction;
import fr.octroi.instruction.Proposition;
import fr.octroi.instruction.Repere;
import fr.octroi.memoire.Recensement;
import fr.octroi.reglement.Catalogue;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.ReglementResolu;
import jakarta.validation.Validator;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A stock of a country, one after the other, in a small heap: from an export to proposals, people who asked twice included, without a
 * store and without holding the dossiers.
 *
 * <p>The export passes three times: its digests are counted, those that came twice are kept, and the dossiers are instructed.
 */
public final class Million {

    private final Validator validateur = Validations.validateur();
    private final Mappage mappage = Mappage.fourni().sansPieces();
    private final ReglementAide definition =
            LecteurReglement.fourni("gpso-vae-2019").surFaitsDeclares();
    private final ReglementResolu reglement =
            Catalogue.resoudre(List.of(definition)).reglements().get(0);
    private final Cle cle = new Cle(new byte[32]);
    private final Path export;

    private Million(Path export) {
        this.export = export;
    }

    /**
     * Runs, and says how long it took and how much memory.
     *
     * @param arguments how many requests; then the folder for the export and the proposals
     * @throws IOException when they cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        int lignes = Integer.parseInt(arguments[0]);
        Path dossier = Path.of(arguments[1]);
        Path export = dossier.resolve("demandes.csv");
        try (OutputStream sortie = new BufferedOutputStream(Files.newOutputStream(export))) {
            Export.ecrire(lignes, sortie);
        }
        long debut = System.nanoTime();
        Map<String, Integer> comptes = new Million(export).instruire(dossier.resolve("propositions.csv"));
        double secondes = (System.nanoTime() - debut) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%,d requests of %,d MB in %.1f s, %.1f µs each; heap of %,d MB, at most %,d used%n",
                lignes,
                Files.size(export) >> 20,
                secondes,
                secondes * 1e6 / lignes,
                Runtime.getRuntime().maxMemory() >> 20,
                pointe() >> 20);
        comptes.forEach((issue, nombre) -> System.out.printf(Locale.ROOT, "%s %d%n", issue, nombre));
    }

    /** The sum of what each pool of the heap held at most, which is at least what the heap held at most. */
    private static long pointe() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(bassin -> bassin.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    private Map<String, Integer> instruire(Path propositions) throws IOException {
        Recensement recensement = new Recensement();
        passer(reception -> recues(reception, dossier -> recensement.compter(reperes(dossier))));
        passer(reception -> recues(reception, dossier -> recensement.retenir(dossier.numero(), reperes(dossier))));
        Map<String, Integer> comptes = new TreeMap<>();
        try (BufferedWriter csv = Files.newBufferedWriter(propositions, StandardCharsets.UTF_8)) {
            csv.write("numero;proposition;montant;motifs\n");
            passer(reception -> {
                if (reception instanceof Reception.Rejetee) {
                    comptes.merge("REJETER", 1, Integer::sum);
                }
                recues(reception, dossier -> {
                    Proposition proposition = instruire(dossier, recensement);
                    comptes.merge(proposition.code(), 1, Integer::sum);
                    ecrire(dossier, proposition, csv);
                });
            });
        }
        return comptes;
    }

    private Proposition instruire(Dossier dossier, Recensement recensement) {
        List<Coincidence> coincidences =
                Doublons.coincidences(dossier.numero(), reperes(dossier), recensement::porteurs);
        return Instruction.instruire(dossier, reglement, new Contexte(new TreeMap<>(), coincidences));
    }

    private static void ecrire(Dossier dossier, Proposition proposition, Writer csv) {
        String montant = proposition instanceof Proposition.Accorder accorder
                ? accorder.montant().toString()
                : "";
        String motifs =
                proposition.motifs().stream().map(Constat::code).distinct().collect(Collectors.joining("|"));
        try {
            csv.write(dossier.numero() + ";" + proposition.code() + ";" + montant + ";" + motifs + "\n");
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }

    private List<Repere> reperes(Dossier dossier) {
        return Doublons.reperes(dossier, definition, cle);
    }

    private static void recues(Reception reception, Consumer<Dossier> suite) {
        if (reception instanceof Reception.Recue recue) {
            suite.accept(recue.dossier());
        }
    }

    private void passer(Consumer<Reception> suite) {
        try (InputStream source = new BufferedInputStream(Files.newInputStream(export))) {
            Export.lire(mappage, source, ligne -> {
                if (!(ligne instanceof LigneDeLot.Lue lue)) {
                    throw new IllegalStateException("line " + ligne.ligne() + " cannot be read");
                }
                suite.accept(Reception.recevoir(lue.demande(), Export.AIDE, lue.ligne(), Export.JOUR, validateur));
            });
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }
}
