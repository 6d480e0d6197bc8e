package fr.octroi.examples.cli;

import fr.octroi.Octroi;
import fr.octroi.calendrier.CalendrierOuvre;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Role;
import fr.octroi.demande.Rejet;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.Lot;
import fr.octroi.format.Mappage;
import fr.octroi.guichet.ResultatDepot;
import fr.octroi.port.DossierEnregistre;
import fr.octroi.reglement.ReglementResolu;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The requests of past exports, on what they declare: no piece is opened.
 *
 * @param dossiers in order of number
 * @param rejets how many lines have each fault
 * @param lignesRejetees how many lines are no request
 * @param dejaConnus how many lines bear a number that was read before
 */
record DemandesDExports(List<Dossier> dossiers, SortedMap<String, Integer> rejets, int lignesRejetees, int dejaConnus) {

    static DemandesDExports deposer(List<Path> exports, Mappage mappage, ReglementResolu reglement) throws IOException {
        for (Path export : exports) {
            if (!Files.isRegularFile(export) || !Files.isReadable(export)) {
                throw new CommandeImpossibleException(export + " : ce fichier n'existe pas ou ne peut pas être lu");
            }
        }
        // No day is too late: what is replayed does not depend on the day of the replay.
        Octroi octroi = Octroi.avec(List.of(reglement.definition()))
                .horloge(new Horloge(CalendrierOuvre.DERNIER_JOUR))
                .build();
        Acteur automate = new Acteur("collectivite", Role.AUTOMATE, "octroi-simuler");
        SortedSet<NumeroDossier> numeros = new TreeSet<>();
        SortedMap<String, Integer> rejets = new TreeMap<>();
        int[] rejetees = new int[1];
        int[] connues = new int[1];
        for (Path export : exports) {
            try (Lot lot = mappage.ouvrir(
                    String.valueOf(export.getFileName()),
                    new BufferedInputStream(Files.newInputStream(export)),
                    chemin -> {
                        throw new IllegalStateException("no piece is opened");
                    })) {
                octroi.guichet().deposerLot(automate, reglement.definition().code(), lot, (ligne, resultat) -> {
                    if (resultat instanceof ResultatDepot.Enregistre enregistre) {
                        numeros.add(enregistre.numero());
                    } else if (resultat instanceof ResultatDepot.Rejete rejete) {
                        rejetees[0]++;
                        rejete.rejets().stream()
                                .map(Rejet::code)
                                .distinct()
                                .forEach(code -> rejets.merge(code, 1, Integer::sum));
                    } else {
                        connues[0]++;
                    }
                });
            }
        }
        List<Dossier> dossiers = new ArrayList<>();
        numeros.forEach(numero -> dossiers.add(octroi.dossiers()
                .trouver(numero)
                .map(DossierEnregistre::dossier)
                .orElseThrow()));
        return new DemandesDExports(dossiers, rejets, rejetees[0], connues[0]);
    }
}
