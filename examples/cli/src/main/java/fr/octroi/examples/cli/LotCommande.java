package fr.octroi.examples.cli;

import fr.octroi.adapters.sftp.Arrivee;
import fr.octroi.adapters.sftp.Carnet;
import fr.octroi.adapters.sftp.PosteDEchange;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.echange.Accuse;
import fr.octroi.echange.Confluence;
import fr.octroi.echange.Ecart;
import fr.octroi.echange.Flux;
import fr.octroi.echange.LotEnvoye;
import fr.octroi.echange.NomDeDepot;
import fr.octroi.echange.ObjetDuLot;
import fr.octroi.format.Mappage;
import fr.octroi.journal.Entree;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code octroi lot}: sends lots to another organisation, receives its own, and says where each stands. */
@Command(
        name = "lot",
        mixinStandardHelpOptions = true,
        subcommands = {RestitutionCommande.class, DemoDeLotCommande.class},
        description = "Échange des lots signés et chiffrés avec une autre organisation.")
final class LotCommande {

    static final InstantSource HORLOGE = InstantSource.system();

    /** Which side of the exchange this is. */
    static final class Dossier {

        @Option(names = "--poste", required = true, paramLabel = "DOSSIER", description = "Les réglages et les clés.")
        private Path chemin = Path.of("");

        Poste ouvrir() {
            return new Poste(chemin, HORLOGE);
        }
    }

    /** What is sent: one or the other. */
    static final class Quoi {

        @ArgGroup(exclusive = false)
        private @Nullable Demandes demandes;

        @Option(
                names = "--journal",
                required = true,
                paramLabel = "FICHIER",
                description = "Un journal : les faits de notre organisation, du premier au dernier jour (UTC).")
        private Path journal = Path.of("");
    }

    /** The requests of an export. */
    static final class Demandes {

        @Option(names = "--aide", required = true, paramLabel = "CODE", description = "L'aide demandée.")
        private String aide = "";

        @Option(names = "--mappage", required = true, paramLabel = "FICHIER", description = "Le mappage de l'export.")
        private Path mappage = Path.of("");

        @Option(names = "--entree", required = true, paramLabel = "DOSSIER", description = "L'export et ses pièces.")
        private Path entree = Path.of("");

        ExportEnLot ouvrir() {
            return new ExportEnLot(
                    Mappage.lire(FichierLu.exiger("--mappage", mappage)),
                    FichierLu.exigerDossier("--entree", entree),
                    aide);
        }
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "envoyer",
            mixinStandardHelpOptions = true,
            description = "Scelle les demandes d'un export ou les faits d'un journal et les dépose, ou achève un dépôt"
                    + " coupé.")
    int envoyer(
            @Mixin Dossier dossier,
            @Option(names = "--destinataire", required = true, paramLabel = "CODE", description = "À qui.")
                    String destinataire,
            @ArgGroup(multiplicity = "1") Quoi quoi,
            @Option(names = "--du", required = true, paramLabel = "AAAA-MM-JJ", description = "Premier jour.")
                    LocalDate du,
            @Option(names = "--au", required = true, paramLabel = "AAAA-MM-JJ", description = "Dernier jour.")
                    LocalDate au) {
        Demandes demandes = quoi.demandes;
        ExportEnLot export = demandes == null ? null : demandes.ouvrir();
        if (export == null) {
            FichierLu.exiger("--journal", quoi.journal);
        }
        try (Poste poste = dossier.ouvrir()) {
            PosteDEchange echange = poste.echange(HORLOGE);
            if (acheve(echange)) {
                return Main.A_VOIR;
            }
            if (export != null) {
                return envoyer(export, echange.envoyer(destinataire, ObjetDuLot.DEMANDES, du, au, export));
            }
            FaitsEnLot faits = new FaitsEnLot(
                    quoi.journal, entree -> estDe(entree, poste.organisation(), du, au), new TreeMap<>());
            NomDeDepot nom = echange.envoyer(destinataire, ObjetDuLot.EVENEMENTS, du, au, faits);
            ecran().printf("Déposé : %s (%s)%n", nom, Pluriel.de(faits.faits(), "fait[s]"));
            return 0;
        }
    }

    private PrintWriter ecran() {
        return spec.commandLine().getOut();
    }

    /** Puts what was sealed before, and says so: what was to be sent now was not. */
    private boolean acheve(PosteDEchange echange) {
        List<NomDeDepot> repris = echange.reprendre();
        if (!repris.isEmpty()) {
            repris.forEach(nom -> ecran().println("Dépôt achevé : " + nom));
            ecran().println("Ce qui fut donné cette fois n'a pas été envoyé : un lot préparé avant attendait."
                    + " S'il n'est pas celui-là, relancer la commande.");
        }
        return !repris.isEmpty();
    }

    private int envoyer(ExportEnLot export, NomDeDepot nom) {
        ecran().printf(
                        "Déposé : %s (%s, %s)%n",
                        nom,
                        Pluriel.de(export.demandes(), "demande[s]"),
                        Pluriel.de(export.pieces().size(), "pièce[s]"));
        if (export.illisibles() > 0) {
            ecran().println(Pluriel.de(
                    export.illisibles(),
                    "ligne[s] de l'export [est|sont] illisible[s] et [n'est|ne sont] pas partie[s]."));
            return Main.A_VOIR;
        }
        return 0;
    }

    /** Says whether an entry is of a chain of an organisation and of certain days, as its moment is written: in UTC. */
    private static boolean estDe(Entree entree, String organisation, LocalDate du, LocalDate au) {
        LocalDate jour = LocalDate.ofInstant(entree.instant(), ZoneOffset.UTC);
        return entree.auteur().organisation().equals(organisation) && !jour.isBefore(du) && !jour.isAfter(au);
    }

    @Command(
            name = "recevoir",
            mixinStandardHelpOptions = true,
            description = "Prend les lots qui nous sont adressés, y répond, et relève les réponses aux nôtres.")
    int recevoir(
            @Mixin Dossier dossier,
            @Option(names = "--aide", required = true, paramLabel = "CODE", description = "L'aide demandée.")
                    String aide,
            @Option(names = "--sortie", required = true, paramLabel = "DOSSIER", description = "Où ranger les lots.")
                    Path sortie,
            @Option(
                            names = "--journal",
                            paramLabel = "FICHIER",
                            description = "Notre journal, auquel les faits reçus sont confrontés.")
                    @Nullable
                    Path journal)
            throws IOException {
        PrintWriter ecran = ecran();
        try (Poste poste = dossier.ouvrir()) {
            PosteDEchange echange = poste.echange(HORLOGE);
            List<Arrivee> arrivees = echange.recevoir(new LotsRanges(sortie, aide));
            boolean alerte = false;
            for (Arrivee arrivee : arrivees) {
                alerte |= dire(arrivee);
            }
            alerte |= confronter(arrivees, sortie, journal);
            alerte |= relever(echange);
            int inconnus = poste.lots().ecarterInconnus(HORLOGE.instant().minus(Duration.ofDays(1)));
            if (inconnus > 0) {
                ecran.println(Pluriel.de(inconnus, "fichier[s] sans nom de lot, mis en quarantaine."));
                alerte = true;
            }
            ecran.println(Pluriel.de(arrivees.size(), "lot[s] reçu[s]."));
            return alerte ? Main.A_VOIR : 0;
        }
    }

    /** Says what was answered to us, and whether somebody must look. */
    private boolean relever(PosteDEchange echange) {
        boolean alerte = false;
        for (Accuse accuse : echange.relever()) {
            ecran().println("Réponse à " + accuse.depot() + " : " + phrase(accuse.issue()));
            alerte |= !(accuse.issue() instanceof Accuse.Accepte);
        }
        return alerte;
    }

    /** Says what became of a lot, and whether somebody must look. */
    private boolean dire(Arrivee arrivee) {
        ecran().println(arrivee.nom() + " : "
                + arrivee.<String>selon(
                        prise -> phrase(prise.issue()),
                        repetee -> "déjà pris, répondu de même",
                        enAttente -> "en attente, il manque le rang "
                                + enAttente.trou().premier() + " et jusqu'au "
                                + enAttente.trou().dernier(),
                        ecartee -> "écarté, " + ecartee.motif(),
                        empechee -> "laissé sans réponse, " + empechee.raison()));
        return arrivee.selon(prise -> false, repetee -> false, attend -> true, ecartee -> true, empechee -> true);
    }

    /** Says what is missing of the facts of those who sent some now, and where they do not agree with ours. */
    private boolean confronter(List<Arrivee> arrivees, Path sortie, @Nullable Path journal) throws IOException {
        SortedSet<String> emetteurs = arrivees.stream()
                .filter(arrivee -> arrivee instanceof Arrivee.Prise)
                .map(arrivee -> arrivee.nom().flux())
                .filter(flux -> flux.objet() == ObjetDuLot.EVENEMENTS)
                .map(Flux::emetteur)
                .collect(Collectors.toCollection(TreeSet::new));
        if (emetteurs.isEmpty()) {
            return false;
        }
        Confluence confluence = Confluence.vide().avec(journal == null ? List.of() : JournalCommande.entrees(journal));
        for (String emetteur : emetteurs) {
            confluence = confluence.avec(LotsRanges.entrees(sortie, emetteur, ObjetDuLot.EVENEMENTS));
        }
        confluence.ecarts().forEach(ecart -> ecran().println("Alerte : " + phrase(ecart)));
        confluence
                .contradictions()
                .forEach(contradiction -> ecran().printf(
                                "Alerte : désaccord sur %s, %s, entre %s%n",
                                contradiction.sujet().dossier(),
                                contradiction.sujet().fait(),
                                contradiction.dits().stream()
                                        .map(dit -> dit.auteur().organisation())
                                        .collect(Collectors.joining(" et "))));
        return !confluence.ecarts().isEmpty() || !confluence.contradictions().isEmpty();
    }

    private static String phrase(Ecart ecart) {
        return ecart.selon(
                manque -> "il manque les entrées " + manque.premier() + " à " + manque.dernier() + " de "
                        + manque.chaine().organisation() + " sur "
                        + manque.chaine().dossier(),
                fourche -> fourche.chaine().organisation() + " dit deux histoires de "
                        + fourche.chaine().dossier() + ", à l'entrée " + fourche.rang());
    }

    @Command(
            name = "etat",
            mixinStandardHelpOptions = true,
            description = "Dit où en sont les lots envoyés et lesquels, reçus, furent écartés ; ne lit que le carnet.")
    int etat(
            @Mixin Dossier dossier,
            @Option(
                            names = "--delai",
                            defaultValue = "24",
                            paramLabel = "HEURES",
                            description = "Au-delà, un lot sans réponse alerte (24).")
                    int delai) {
        PrintWriter ecran = ecran();
        try (Poste poste = dossier.ouvrir()) {
            for (LotEnvoye envoye : poste.carnet().envoyes()) {
                Accuse reponse = poste.carnet().reponses().get(envoye.depot());
                ecran.println("Envoyé " + envoye.depot() + " : "
                        + (reponse == null ? "sans réponse depuis " + envoye.depose() : phrase(reponse.issue())));
            }
            poste.carnet().ecartes().forEach((nom, motif) -> ecran.println("Écarté " + nom + " : " + motif));
            List<LotEnvoye> sansReponse = poste.echange(HORLOGE).sansReponse(Duration.ofHours(delai));
            sansReponse.forEach(envoye -> ecran.println("Alerte : pas de réponse à temps à " + envoye.depot()));
            List<NomDeDepot> aRefaire = aRefaire(poste.carnet());
            aRefaire.forEach(nom -> ecran.println("Alerte : refusé et pas encore refait, " + nom));
            return sansReponse.isEmpty() && aRefaire.isEmpty() ? 0 : Main.A_VOIR;
        }
    }

    /** Returns the lots that were refused, and that no other lot of the same flux and rank stands for. */
    private static List<NomDeDepot> aRefaire(Carnet carnet) {
        List<NomDeDepot> envoyes =
                carnet.envoyes().stream().map(LotEnvoye::depot).toList();
        Predicate<NomDeDepot> refuse = nom -> {
            Accuse reponse = carnet.reponses().get(nom);
            return reponse != null && reponse.issue() instanceof Accuse.Refuse;
        };
        return envoyes.stream()
                .filter(nom -> envoyes.stream()
                        .filter(autre -> autre.flux().equals(nom.flux()) && autre.sequence() == nom.sequence())
                        .allMatch(refuse))
                .toList();
    }

    @Command(
            name = "verifier",
            mixinStandardHelpOptions = true,
            description = "Vérifie un lot scellé, à son nom de dépôt, sans rien en prendre.")
    int verifier(
            @Mixin Dossier dossier, @Parameters(paramLabel = "FICHIER", description = "Le lot scellé.") Path fichier) {
        PrintWriter ecran = ecran();
        FichierLu.exiger("", fichier);
        try (Poste poste = dossier.ouvrir()) {
            return poste.sceau()
                    .examiner(nom(fichier), fichier)
                    .selon(
                            juste -> {
                                ecran.printf(
                                        "Lot intact : rang %d, %s, %s, %s EUR, empreinte %s%n",
                                        juste.manifeste().sequence(),
                                        Pluriel.de(juste.manifeste().lignes(), "ligne[s]"),
                                        Pluriel.de(juste.manifeste().pieces().size(), "pièce[s]"),
                                        juste.manifeste().montant(),
                                        juste.lot());
                                return 0;
                            },
                            refuse -> {
                                throw new CommandeImpossibleException(fichier + " : lot refusé, " + refuse.motif());
                            });
        }
    }

    @Command(
            name = "purger",
            mixinStandardHelpOptions = true,
            description =
                    "Relève les réponses à nos lots, puis retire du lieu d'échange les lots clos et leurs réponses ;"
                            + " le carnet garde leurs noms.")
    int purger(
            @Mixin Dossier dossier,
            @Option(
                            names = "--jours",
                            defaultValue = "30",
                            paramLabel = "JOURS",
                            description = "Ce qui fut déposé et répondu il y a plus longtemps est retiré (30).")
                    int jours) {
        if (jours < 0) {
            throw new CommandeImpossibleException(
                    "--jours " + jours + " : un nombre de jours ne peut pas être négatif");
        }
        try (Poste poste = dossier.ouvrir()) {
            PosteDEchange echange = poste.echange(HORLOGE);
            // Of what we sent, only what we read the answer of can go.
            boolean alerte = relever(echange);
            ecran().println(Pluriel.de(echange.purger(Duration.ofDays(jours)), "lot[s] retiré[s]."));
            return alerte ? Main.A_VOIR : 0;
        }
    }

    private static NomDeDepot nom(Path fichier) {
        try {
            return new NomDeDepot(String.valueOf(fichier.getFileName()));
        } catch (ValeurInvalideException autre) {
            throw new CommandeImpossibleException(fichier + " : lot refusé, NOM_INVALIDE");
        }
    }

    static String phrase(Accuse.Issue issue) {
        return issue.selon(
                accepte -> "accepté, " + Pluriel.de(accepte.lignes(), "ligne[s]"),
                avecRejets -> "accepté, " + Pluriel.de(avecRejets.lignes(), "ligne[s]") + ", "
                        + Pluriel.de(avecRejets.rejets().size(), "rejet[s]"),
                refuse -> "refusé, " + refuse.motif());
    }
}
