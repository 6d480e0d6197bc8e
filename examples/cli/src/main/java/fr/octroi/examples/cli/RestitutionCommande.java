package fr.octroi.examples.cli;

import fr.octroi.adapters.sftp.PosteDEchange;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.echange.Accuse;
import fr.octroi.echange.CertificatDePurge;
import fr.octroi.echange.Confluence;
import fr.octroi.echange.FichierDuLot;
import fr.octroi.echange.NomDeDepot;
import fr.octroi.echange.ObjetDuLot;
import fr.octroi.echange.Restitution;
import fr.octroi.echange.Restitution.Defaut;
import fr.octroi.format.CertificatDePurgeJson;
import fr.octroi.journal.Entree;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code octroi lot restitution}: the end of a contract, when the contractor hands everything back and keeps nothing. */
@Command(
        name = "restitution",
        mixinStandardHelpOptions = true,
        description = "Rend tout à la fin d'un contrat, contrôle ce qui est rendu, et certifie que rien n'est gardé.")
final class RestitutionCommande {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private PrintWriter ecran() {
        return spec.commandLine().getOut();
    }

    @Command(
            name = "rendre",
            mixinStandardHelpOptions = true,
            description = "Scelle toutes les entrées de nos chaînes et tous les fichiers d'un dossier, et les dépose.")
    int rendre(
            @Mixin LotCommande.Dossier dossier,
            @Option(names = "--destinataire", required = true, paramLabel = "CODE", description = "À qui.")
                    String destinataire,
            @Option(names = "--journal", required = true, paramLabel = "FICHIER", description = "Notre journal.")
                    Path journal,
            @Option(names = "--pieces", required = true, paramLabel = "DOSSIER", description = "Tous les fichiers.")
                    Path pieces)
            throws IOException {
        try (Poste poste = dossier.ouvrir()) {
            String nous = poste.organisation();
            FaitsEnLot tout = new FaitsEnLot(
                    journal, entree -> entree.auteur().organisation().equals(nous), LotsRanges.fichiers(pieces));
            List<LocalDate> jours = JournalCommande.entrees(journal).stream()
                    .map(entree -> LocalDate.ofInstant(entree.instant(), ZoneOffset.UTC))
                    .sorted()
                    .toList();
            if (jours.isEmpty()) {
                throw new CommandeImpossibleException(journal + " : ce journal est vide");
            }
            PosteDEchange echange = poste.echange(LotCommande.HORLOGE);
            echange.reprendre();
            NomDeDepot nom = echange.envoyer(
                    destinataire, ObjetDuLot.REVERSIBILITE, jours.get(0), jours.get(jours.size() - 1), tout);
            ecran().printf(
                            "Rendu : %s (%s, %s)%n",
                            nom,
                            Pluriel.de(tout.faits(), "fait[s]"),
                            Pluriel.de(tout.pieces().size(), "fichier[s]"));
            return 0;
        }
    }

    @Command(
            name = "controler",
            mixinStandardHelpOptions = true,
            description =
                    "Confronte ce qu'une organisation a rendu à ce que nous savions : ce qui manque, ce qui diffère.")
    int controler(
            @Option(
                            names = "--recus",
                            required = true,
                            paramLabel = "DOSSIER",
                            description = "Où « lot recevoir » range les lots.")
                    Path recus,
            @Option(names = "--emetteur", required = true, paramLabel = "CODE", description = "Qui a rendu.")
                    String emetteur,
            @Option(names = "--journal", required = true, paramLabel = "FICHIER", description = "Notre journal.")
                    Path journal)
            throws IOException {
        FichierLu.exigerDossier("--recus", recus);
        JournalCommande.exigerIntact(journal);
        List<Entree> connues = new ArrayList<>(JournalCommande.entrees(journal));
        connues.addAll(LotsRanges.entrees(recus, emetteur, ObjetDuLot.EVENEMENTS));
        List<Entree> rendues = LotsRanges.entrees(recus, emetteur, ObjetDuLot.REVERSIBILITE);
        Restitution restitution = new Restitution(emetteur, Confluence.vide().avec(rendues), LotsRanges.pieces(recus));
        List<Defaut> defauts = restitution.confronter(Confluence.vide().avec(connues));
        defauts.forEach(defaut -> ecran().println(defaut.genre() + " : " + defaut.dossier() + ", " + defaut.quoi()));
        ecran().println(Pluriel.de(rendues.size(), "entrée[s] rendue[s]") + ", "
                + Pluriel.de(defauts.size(), "défaut[s]") + ".");
        LotsRanges.certificat(recus, emetteur)
                .ifPresent(certificat -> ecran().println("Purge certifiée le " + certificat.jour()
                        + ", du lot d'empreinte " + certificat.lot() + ", à comparer à celle du lot rendu"));
        return defauts.isEmpty() && !rendues.isEmpty() ? 0 : Main.A_VOIR;
    }

    @Command(
            name = "certifier",
            mixinStandardHelpOptions = true,
            description =
                    "Efface un dossier dont tous les fichiers sont dans le lot rendu, une fois ce lot accepté, et certifie que"
                            + " rien n'en est gardé.")
    int certifier(
            @Mixin LotCommande.Dossier dossier,
            @Option(names = "--lot", required = true, paramLabel = "NOM", description = "Le lot rendu.") String lot,
            @Option(
                            names = "--efface",
                            required = true,
                            paramLabel = "DOSSIER",
                            description = "Ce qui est effacé, et tout ce qu'il contient ; jamais un lien.")
                    Path efface)
            throws IOException {
        try (Poste poste = dossier.ouvrir()) {
            NomDeDepot nom = nom(lot);
            Empreinte rendu = accepte(poste.carnet().reponses().get(nom));
            Empreinte ici = Empreinte.deChamps(
                    "effacement", efface.toAbsolutePath().normalize().toString());
            boolean commence = poste.carnet().effacementCommence(nom, ici);
            List<Path> places = aEffacer(efface, poste.carnet().rendus(nom), commence);
            PosteDEchange echange = poste.echange(LotCommande.HORLOGE);
            echange.reprendre();
            if (!commence) {
                poste.carnet().commencerEffacement(nom, ici, LotCommande.HORLOGE.instant());
            }
            for (Path place : places) {
                Files.delete(place);
            }
            LocalDate jour = LocalDate.ofInstant(LotCommande.HORLOGE.instant(), ZoneOffset.UTC);
            NomDeDepot certificat = echange.envoyer(
                    nom.flux().destinataire(),
                    ObjetDuLot.REVERSIBILITE,
                    jour,
                    jour,
                    new UneLigne(new CertificatDePurge(rendu, jour)));
            // Last: as long as the folder stands, empty, the same call again sends what this one could not.
            Files.delete(efface);
            ecran().println("Effacé, et certifié : " + certificat);
            return 0;
        }
    }

    private static NomDeDepot nom(String lot) {
        try {
            NomDeDepot nom = new NomDeDepot(lot);
            if (nom.flux().objet() == ObjetDuLot.REVERSIBILITE) {
                return nom;
            }
        } catch (ValeurInvalideException autre) {
            // Said below.
        }
        throw new CommandeImpossibleException("--lot " + lot + " : ce n'est pas le nom d'un lot rendu");
    }

    /** Nothing goes before whoever it was handed back to has said that he has all of it. */
    private static Empreinte accepte(@Nullable Accuse reponse) {
        if (reponse != null && reponse.issue() instanceof Accuse.Accepte accepte) {
            return accepte.lot();
        }
        throw new CommandeImpossibleException("ce lot n'a pas été accepté en entier ; rien n'a été effacé");
    }

    /**
     * Returns what a folder holds, what is in a folder before it; nothing goes when one file was not handed back, nor when one that was is not
     * there, but for what an erasure that began here took.
     */
    private static List<Path> aEffacer(Path dossier, Set<Empreinte> rendus, boolean commence) throws IOException {
        List<Path> places = new ArrayList<>(LotsRanges.places(dossier));
        Set<Empreinte> absents = new TreeSet<>(rendus);
        for (Path place : places) {
            if (Files.isRegularFile(place)) {
                Empreinte contenu = LotsRanges.empreinte(place);
                if (!rendus.contains(contenu)) {
                    throw new CommandeImpossibleException(
                            place + " : ce fichier n'est pas dans le lot rendu ; rien n'a été effacé");
                }
                absents.remove(contenu);
            }
        }
        if (!commence && !absents.isEmpty()) {
            throw new CommandeImpossibleException(dossier + " : "
                    + Pluriel.de(
                            absents.size(),
                            "fichier[s] du lot rendu n'y [est|sont] pas, et rien ne dit qu'[il a|ils ont] été effacé[s] ;")
                    + " rien n'a été effacé, ni certifié");
        }
        places.remove(dossier);
        Collections.reverse(places);
        return places;
    }

    /** One line, and no file. */
    private record UneLigne(CertificatDePurge certificat) implements PosteDEchange.Contenu {

        @Override
        public void lignes(OutputStream sortie) throws IOException {
            sortie.write(CertificatDePurgeJson.ecrire(certificat));
        }

        @Override
        public List<FichierDuLot> pieces() {
            return List.of();
        }

        @Override
        public void piece(FichierDuLot piece, OutputStream sortie) {}
    }
}
