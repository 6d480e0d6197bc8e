package fr.octroi.examples.cli;

import fr.octroi.adapters.sftp.Arrivee;
import fr.octroi.adapters.sftp.PosteDEchange;
import fr.octroi.echange.Accuse;
import fr.octroi.echange.NomDeDepot;
import fr.octroi.echange.ObjetDuLot;
import fr.octroi.examples.cli.generateur.GenerateurDeMois;
import fr.octroi.format.Mappage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code octroi lot demo}: one lot from a contractor to an authority and its answer back, with a server that this command starts. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Montre un échange entier : un serveur, deux organisations, un lot, sa réponse.")
final class DemoDeLotCommande implements Callable<Integer> {

    private static final YearMonth MOIS = YearMonth.of(2020, 6);
    private static final String AIDE = "gpso-vae";
    private static final String VILLE = "ma-ville";
    private static final String PRESTATAIRE = "prestataire";

    @Option(
            names = "--sortie",
            defaultValue = "demonstration-lot",
            paramLabel = "DOSSIER",
            description = "Un dossier neuf, où tout reste à voir (par défaut : ${DEFAULT-VALUE}).")
    private Path sortie = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (Files.exists(sortie)) {
            throw new CommandeImpossibleException("--sortie " + sortie + " existe déjà ; rien n'a été écrit");
        }
        PrintWriter ecran = spec.commandLine().getOut();
        Path export = Files.createDirectories(sortie.resolve("export"));
        new GenerateurDeMois(8, 1, MOIS, false).ecrire(export);
        try (LieuDEchange lieu = new LieuDEchange(sortie, VILLE, PRESTATAIRE)) {
            ecran.println("1. Un serveur SFTP, ses cinq dossiers : " + lieu.depot());
            ecran.println(
                    "   Les réglages et les clés de chacun : " + lieu.poste(VILLE) + ", " + lieu.poste(PRESTATAIRE));
            NomDeDepot nom = envoyer(lieu, export, ecran);
            recevoir(lieu, ecran);
            relever(lieu, ecran);
            ecran.println(
                    "   Le lot est rangé : " + lieu.depot().resolve("archives").resolve(nom.valeur()));
        }
        return 0;
    }

    private static NomDeDepot envoyer(LieuDEchange lieu, Path export, PrintWriter ecran) {
        try (Poste poste = new Poste(lieu.poste(PRESTATAIRE), LotCommande.HORLOGE)) {
            ExportEnLot lot = new ExportEnLot(Mappage.fourni(), export, AIDE);
            NomDeDepot nom = poste.echange(LotCommande.HORLOGE)
                    .envoyer(VILLE, ObjetDuLot.DEMANDES, MOIS.atDay(1), MOIS.atEndOfMonth(), lot);
            ecran.printf(
                    "2. Le prestataire signe, chiffre pour la ville et dépose %s et %s :%n   %s%n",
                    Pluriel.de(lot.demandes(), "demande[s]"),
                    Pluriel.de(lot.pieces().size(), "pièce[s]"),
                    nom);
            return nom;
        }
    }

    private void recevoir(LieuDEchange lieu, PrintWriter ecran) {
        Path recus = sortie.resolve("recus");
        try (Poste poste = new Poste(lieu.poste(VILLE), LotCommande.HORLOGE)) {
            PosteDEchange echange = poste.echange(LotCommande.HORLOGE);
            List<Arrivee> arrivees = echange.recevoir(new LotsRanges(recus, AIDE));
            ecran.printf(
                    "3. La ville prend %d lot, le vérifie en entier, range ses lignes et ses pièces dans %s, et répond.%n",
                    arrivees.size(), recus);
        }
    }

    private static void relever(LieuDEchange lieu, PrintWriter ecran) {
        try (Poste poste = new Poste(lieu.poste(PRESTATAIRE), LotCommande.HORLOGE)) {
            for (Accuse accuse : poste.echange(LotCommande.HORLOGE).relever()) {
                ecran.println("4. Le prestataire lit la réponse : " + LotCommande.phrase(accuse.issue()));
            }
        }
    }
}
