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
 * @param rejetees the lines that are no request, in the order of the files
 * @param dejaConnus how many lines bear a number that was read before
 */
record DemandesDExports(List<Dossier> dossiers, List<LigneRejetee> rejetees, int dejaConnus) {

    /** A line of a file, called as it was given, with its faults. */
    record LigneRejetee(String fichier, List<Rejet> rejets) {

        /** What is wrong, each said once. */
        List<String> motifs() {
            return rejets.stream().map(Rejet::code).distinct().toList();
        }
    }

    /** How many lines have each fault. */
    SortedMap<String, Integer> motifs() {
        SortedMap<String, Integer> motifs = new TreeMap<>();
        rejetees.forEach(rejetee -> rejetee.motifs().forEach(motif -> motifs.merge(motif, 1, Integer::sum)));
        return motifs;
    }

    static DemandesDExports deposer(List<Path> exports, Mappage mappage, ReglementResolu reglement) throws IOException {
        for (Path export : exports) {
            FichierLu.exiger("", export);
        }
        // No day is too late: what is replayed does not depend on the day of the replay.
        Octroi octroi = Octroi.avec(List.of(reglement.definition()))
                .horloge(new Horloge(CalendrierOuvre.DERNIER_JOUR))
                .build();
        Acteur automate = new Acteur("collectivite", Role.AUTOMATE, "octroi-simuler");
        SortedSet<NumeroDossier> numeros = new TreeSet<>();
        List<LigneRejetee> rejetees = new ArrayList<>();
        int[] connues = new int[1];
        for (Path export : exports) {
            String nom = String.valueOf(export.getFileName());
            try (Lot lot = mappage.ouvrir(nom, new BufferedInputStream(Files.newInputStream(export)), chemin -> {
                throw new IllegalStateException("no piece is opened");
            })) {
                octroi.guichet().deposerLot(automate, reglement.definition().code(), lot, (ligne, resultat) -> {
                    if (resultat instanceof ResultatDepot.Enregistre enregistre) {
                        numeros.add(enregistre.numero());
                    } else if (resultat instanceof ResultatDepot.Rejete rejete) {
                        rejetees.add(new LigneRejetee(export.toString(), rejete.rejets()));
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
        return new DemandesDExports(dossiers, rejetees, connues[0]);
    }
}
