package fr.octroi.examples.cli;

import fr.octroi.commun.Cle;
import fr.octroi.commun.FormeDeCode;
import fr.octroi.commun.Pourcentage;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.document.RapportDEquite;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.EquiteCsv;
import fr.octroi.format.EquiteCsv.Origine;
import fr.octroi.format.Mappage;
import fr.octroi.instruction.Contexte;
import fr.octroi.instruction.Instruction;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.ReglementResolu;
import fr.octroi.suivi.ContreEpreuve;
import fr.octroi.suivi.EchantillonDeControle;
import fr.octroi.suivi.Equite;
import fr.octroi.suivi.Equite.Reglages;
import fr.octroi.suivi.Equite.Sujet;
import fr.octroi.suivi.Pseudonymes;
import fr.octroi.suivi.Traitement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code octroi equite}: equal treatment, measured. */
@Command(
        name = "equite",
        mixinStandardHelpOptions = true,
        description = "Mesure l'égalité de traitement (docs/equite.md).")
final class EquiteCommande {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Origine INCONNUE = new Origine("", "");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "mesurer",
            mixinStandardHelpOptions = true,
            description = "Compare les délais par agent, par commune et par canal, et dit ce qu'il faut regarder.")
    int mesurer(
            @Option(
                            names = "--journal",
                            required = true,
                            arity = "1..*",
                            paramLabel = "FICHIER",
                            description = "Les journaux, un par organisation ou par période (docs/journal.md).")
                    List<Path> journaux,
            @Option(
                            names = "--dossiers",
                            paramLabel = "FICHIER",
                            description = "Ce que le journal ne dit pas : numero;commune;canal, en CSV.")
                    @Nullable
                    Path dossiers,
            @Option(
                            names = "--cle",
                            paramLabel = "FICHIER",
                            description = "La clé des noms d'emprunt : un fichier d'au moins 16 octets tirés au hasard."
                                    + " Sans elle, une clé est tirée et oubliée : personne ne peut les lever.")
                    @Nullable
                    Path cle,
            @Option(
                            names = "--jour",
                            paramLabel = "AAAA-MM-JJ",
                            description = "Le jour de la mesure (sinon celui de la dernière entrée).")
                    @Nullable
                    LocalDate jour,
            @Option(
                            names = "--taille-minimale",
                            paramLabel = "NOMBRE",
                            defaultValue = "20",
                            description = "En dessous de tant de dossiers, rien n'est conclu (sinon 20).")
                    int tailleMinimale,
            @Option(
                            names = "--seuil",
                            paramLabel = "TAUX",
                            defaultValue = "5 %",
                            description = "La part des rapports qui alarment à tort qu'on accepte (sinon \"5 %%\").")
                    String seuil,
            @Option(
                            names = "--graine",
                            paramLabel = "NOMBRE",
                            defaultValue = "1",
                            description = "D'où partent les tirages : la même donne le même rapport (sinon 1).")
                    long graine,
            @Option(names = "--csv", paramLabel = "FICHIER", description = "Écrit tous les chiffres en CSV.") @Nullable
                    Path csv,
            @Option(
                            names = "--csv-interventions",
                            paramLabel = "FICHIER",
                            description = "Écrit qui a mis quoi de côté, et pourquoi, en CSV.")
                    @Nullable
                    Path csvInterventions,
            @Option(names = "--pdf", paramLabel = "FICHIER", description = "Écrit le rapport avec ses graphiques.")
                    @Nullable
                    Path pdf)
            throws IOException {
        Reglages reglages = reglages(tailleMinimale, seuil, graine);
        Pseudonymes noms = new Pseudonymes(cle == null ? tirerUneCle() : lireCle(cle));
        JournauxLus lus = JournauxLus.lire(journaux);
        SortedMap<NumeroDossier, Origine> origines =
                dossiers == null ? new TreeMap<>() : EquiteCsv.lire(FichierLu.exiger("--dossiers", dossiers));
        LocalDate mesure = jour == null ? lus.dernierJour(PARIS) : jour;
        List<Sujet> sujets = new ArrayList<>();
        int illisibles = 0;
        for (Map.Entry<NumeroDossier, List<Entree>> un : lus.parDossier().entrySet()) {
            Optional<Traitement> traitement = JournauxLus.traitement(un.getValue(), mesure, PARIS);
            if (traitement.isEmpty()) {
                illisibles++;
            } else {
                Origine origine = origines.getOrDefault(un.getKey(), INCONNUE);
                sujets.add(new Sujet(traitement.get(), origine.commune(), origine.canal()));
            }
        }
        if (sujets.isEmpty()) {
            throw new CommandeImpossibleException("--journal : aucun dossier n'y est enregistré");
        }
        Equite equite = Equite.mesurer(sujets, noms::nom, mesure, reglages);
        RapportDEquite rapport = new RapportDEquite(equite);
        List<FichierDeSortie> sorties = new ArrayList<>();
        if (csv != null) {
            StringWriter texte = new StringWriter();
            EquiteCsv.ecrire(equite, texte);
            sorties.add(new FichierDeSortie("--csv", csv, texte.toString().getBytes(StandardCharsets.UTF_8)));
        }
        if (csvInterventions != null) {
            StringWriter texte = new StringWriter();
            EquiteCsv.ecrireInterventions(equite, texte);
            sorties.add(new FichierDeSortie(
                    "--csv-interventions", csvInterventions, texte.toString().getBytes(StandardCharsets.UTF_8)));
        }
        if (pdf != null) {
            ByteArrayOutputStream octets = new ByteArrayOutputStream();
            rapport.ecrire(octets);
            sorties.add(new FichierDeSortie("--pdf", pdf, octets.toByteArray()));
        }
        List<Path> fichiersLus = new ArrayList<>(journaux);
        Stream.of(dossiers, cle).filter(Objects::nonNull).forEach(fichiersLus::add);
        FichierDeSortie.ecrire(sorties, fichiersLus);
        PrintWriter ecran = spec.commandLine().getOut();
        ecran.print(rapport.texte());
        if (illisibles > 0) {
            ecran.println();
            ecran.println("Dossiers laissés de côté, dont les faits ne se suivent pas ou sans enregistrement : "
                    + illisibles);
        }
        long sansOrigine = sujets.stream()
                .filter(sujet -> !origines.containsKey(sujet.traitement().numero()))
                .count();
        if (dossiers != null && sansOrigine > 0) {
            ecran.println();
            ecran.println("Dossiers que --dossiers ne cite pas, comparés par agent seulement : " + sansOrigine);
        }
        ecran.flush();
        return 0;
    }

    @Command(
            name = "tirer",
            mixinStandardHelpOptions = true,
            description =
                    "Tire au sort, d'une graine publiée d'avance, des dossiers à faire regarder par quelqu'un d'autre.")
    int tirer(
            @Option(
                            names = "--journal",
                            required = true,
                            arity = "1..*",
                            paramLabel = "FICHIER",
                            description = "Les journaux où sont les dossiers.")
                    List<Path> journaux,
            @Option(
                            names = "--graine",
                            required = true,
                            paramLabel = "TEXTE",
                            description =
                                    "Ce qui a été publié avant le dépôt des dossiers, comme le tirage d'une loterie à venir.")
                    String graine,
            @Option(names = "--nombre", required = true, paramLabel = "NOMBRE", description = "Combien en tirer.")
                    int nombre,
            @Option(
                            names = "--depuis",
                            paramLabel = "AAAA-MM-JJ",
                            description = "Seulement parmi ceux déposés ce jour ou après.")
                    @Nullable
                    LocalDate depuis,
            @Option(
                            names = "--jusqu-au",
                            paramLabel = "AAAA-MM-JJ",
                            description = "Seulement parmi ceux déposés ce jour ou avant.")
                    @Nullable
                    LocalDate jusquAu) {
        List<NumeroDossier> population = JournauxLus.lire(journaux).parDossier().entrySet().stream()
                .filter(un -> un.getValue().stream()
                        .anyMatch(entree -> entree.fait() instanceof Fait.DemandeEnregistree demande
                                && (depuis == null || !demande.depot().isBefore(depuis))
                                && (jusquAu == null || !demande.depot().isAfter(jusquAu))))
                .map(Map.Entry::getKey)
                .toList();
        EchantillonDeControle echantillon;
        try {
            echantillon = EchantillonDeControle.tirer(population, graine, nombre);
        } catch (ValeurInvalideException impossible) {
            throw new CommandeImpossibleException("--graine est un texte, et --nombre vaut 1 au moins");
        }
        PrintWriter ecran = spec.commandLine().getOut();
        echantillon.numeros().forEach(numero -> ecran.println(numero.valeur()));
        ecran.flush();
        PrintWriter erreurs = spec.commandLine().getErr();
        erreurs.printf(
                "%s parmi %d, de la graine « %s »%n",
                Pluriel.de(echantillon.numeros().size(), "dossier[s] tiré[s]"),
                echantillon.population(),
                echantillon.graine());
        erreurs.flush();
        return 0;
    }

    @Command(
            name = "eprouver",
            mixinStandardHelpOptions = true,
            description =
                    "Instruit de nouveau chaque demande sous un autre nom, un autre sexe, une autre commune, et dit ce"
                            + " qui change.")
    int eprouver(
            @Option(
                            names = "--demandes",
                            required = true,
                            arity = "1..*",
                            paramLabel = "FICHIER",
                            description = "Les exports de la plateforme ; aucune pièce n'est ouverte.")
                    List<Path> demandes,
            @Option(
                            names = "--mappage",
                            required = true,
                            paramLabel = "FICHIER",
                            description = "Comment la plateforme écrit ses exports (docs/mappage.md).")
                    Path mappage,
            @Option(
                            names = "--reglement",
                            required = true,
                            paramLabel = "REGLEMENT",
                            description = "Un fichier, ou le nom d'un règlement fourni comme gpso-vae-2019.")
                    String reglement,
            @Option(names = "--csv", paramLabel = "FICHIER", description = "Écrit les règles et les anomalies en CSV.")
                    @Nullable
                    Path csv)
            throws IOException {
        ReglementAide aide = SimulerCommande.lire("--reglement", reglement).surFaitsDeclares();
        ReglementResolu resolu = SimulerCommande.resoudre("--reglement", reglement, aide);
        Mappage plateforme =
                Mappage.lire(FichierLu.exiger("--mappage", mappage)).sansPieces();
        plateforme.verifierLesCodes(aide);
        DemandesDExports exports = DemandesDExports.deposer(demandes, plateforme, resolu);
        if (exports.dossiers().isEmpty()) {
            throw new CommandeImpossibleException("--demandes : aucune ligne n'est une demande");
        }
        ContreEpreuve epreuve = ContreEpreuve.eprouver(
                exports.dossiers(),
                resolu.definition(),
                dossier -> Instruction.instruire(dossier, resolu, new Contexte(new TreeMap<>(), List.of())));
        if (csv != null) {
            StringWriter texte = new StringWriter();
            try (Csv sortie = new Csv(texte, false, "sorte", "code", "article", "dossiers", "numero", "trait")) {
                epreuve.regles()
                        .forEach(regle -> sortie.ligne(
                                "REGLE",
                                regle.code(),
                                regle.article().replace(';', ','),
                                Integer.toString(regle.dossiers()),
                                "",
                                ""));
                epreuve.anomalies()
                        .forEach(anomalie -> sortie.ligne(
                                "ANOMALIE",
                                String.join("|", anomalie.codes()),
                                "",
                                "",
                                anomalie.numero().valeur(),
                                anomalie.trait().name()));
            }
            List<Path> lus = new ArrayList<>(demandes);
            lus.addAll(List.of(mappage, Path.of(reglement)));
            FichierDeSortie.ecrire("--csv", csv, texte.toString().getBytes(StandardCharsets.UTF_8), lus);
        }
        PrintWriter ecran = spec.commandLine().getOut();
        ecran.print(RapportDEquite.texte(epreuve));
        ecran.flush();
        return epreuve.anomalies().isEmpty() ? 0 : 1;
    }

    @Command(
            name = "lever",
            mixinStandardHelpOptions = true,
            description = "Dit quel agent est sous un nom d'emprunt, après l'avoir inscrit à un registre.")
    int lever(
            @Option(names = "--nom", required = true, paramLabel = "NOM", description = "Le nom d'emprunt.") String nom,
            @Option(names = "--cle", required = true, paramLabel = "FICHIER", description = "La clé du rapport.")
                    Path cle,
            @Option(
                            names = "--journal",
                            required = true,
                            arity = "1..*",
                            paramLabel = "FICHIER",
                            description = "Les journaux du rapport.")
                    List<Path> journaux,
            @Option(
                            names = "--registre",
                            required = true,
                            paramLabel = "FICHIER",
                            description = "Où chaque levée est inscrite, à la suite des autres.")
                    Path registre,
            @Option(
                            names = "--par",
                            required = true,
                            paramLabel = "IDENTIFIANT",
                            description = "L'identifiant opaque de qui le demande.")
                    String par,
            @Option(names = "--motif", required = true, paramLabel = "CODE", description = "Pourquoi, en un code.")
                    String motif)
            throws IOException {
        if (!FormeDeCode.IDENTIFIANT.estCelleDe(par)
                || !FormeDeCode.CODE.estCelleDe(motif)
                || !nom.matches("agent-[0-9a-f]{8}")) {
            throw new CommandeImpossibleException(
                    "--par est un identifiant comme agent-7, --motif un code comme PLAINTE, --nom un nom comme agent-3f9a1c2b");
        }
        List<Path> lus = new ArrayList<>(journaux);
        lus.add(cle);
        FichierDeSortie.refuserUnLu("--registre", registre, lus);
        Pseudonymes noms = new Pseudonymes(lireCle(cle));
        SortedSet<String> agents = new TreeSet<>();
        JournauxLus.lire(journaux).parDossier().values().stream()
                .flatMap(List::stream)
                .map(Entree::auteur)
                .filter(auteur -> noms.nom(auteur).equals(nom))
                .forEach(auteur -> agents.add(auteur.organisation() + " " + auteur.agent()));
        // What is asked is logged whether or not it is answered.
        try {
            Files.writeString(
                    registre,
                    "{\"instant\":\"" + Instant.now() + "\",\"par\":\"" + par + "\",\"nom\":\"" + nom
                            + "\",\"motif\":\"" + motif + "\",\"trouve\":" + !agents.isEmpty() + "}\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        } catch (IOException impossible) {
            throw new CommandeImpossibleException("--registre : rien ne peut y être inscrit, et rien n'est dit");
        }
        if (agents.isEmpty()) {
            throw new CommandeImpossibleException("--nom " + nom
                    + " : aucun agent de ces journaux ne porte ce nom sous cette clé ; la demande est inscrite");
        }
        PrintWriter ecran = spec.commandLine().getOut();
        agents.forEach(ecran::println);
        ecran.flush();
        return 0;
    }

    private static Reglages reglages(int tailleMinimale, String seuil, long graine) {
        Pourcentage taux;
        try {
            taux = Pourcentage.parse(seuil.strip().replace(',', '.'));
        } catch (ValeurInvalideException forme) {
            throw new CommandeImpossibleException("--seuil " + seuil + " : il faut un taux, comme \"5 %\"");
        }
        try {
            return new Reglages(tailleMinimale, taux, graine);
        } catch (ValeurInvalideException bornes) {
            throw new CommandeImpossibleException(
                    "--taille-minimale vaut 2 au moins, et --seuil est entre 0 et 100 %, bornes exclues");
        }
    }

    static Cle lireCle(Path fichier) {
        try {
            return new Cle(Files.readAllBytes(FichierLu.exiger("--cle", fichier)));
        } catch (IOException illisible) {
            throw FichierLu.absent("--cle", fichier);
        } catch (ValeurInvalideException courte) {
            throw new CommandeImpossibleException("--cle : il faut au moins 16 octets, tirés au hasard");
        }
    }

    private static Cle tirerUneCle() {
        byte[] octets = new byte[32];
        new SecureRandom().nextBytes(octets);
        return new Cle(octets);
    }
}
