package fr.octroi.document;

import fr.octroi.document.Ecrit.Colonne;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.rgpd.CertificatDElimination;
import fr.octroi.rgpd.CertificatDElimination.Issue;
import fr.octroi.rgpd.Conservation.Depart;
import fr.octroi.rgpd.Elimination;
import fr.octroi.rgpd.Partie;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The papers of an elimination: the list that the archives are asked to sign (<i>bordereau d'élimination</i>, Code du patrimoine R212-14), and
 * the certificate of what became of it. Neither names anybody.
 *
 * <p>Each is an archive that a screen reader reads (PDF/A-2a and PDF/UA-1); the same list gives the same bytes.
 */
public final class PapiersDElimination {

    private static final DateTimeFormatter JOUR = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.FRENCH);

    private final String auteur;
    private final Phrases phrases = new Phrases("PapiersDElimination");
    private final MotsDeConservation mots = new MotsDeConservation();

    /**
     * Prepares the papers.
     *
     * @param auteur the authority whose dossiers they are, blank when it is not said
     */
    public PapiersDElimination(String auteur) {
        this.auteur = auteur;
    }

    /** What lines have in common: the rule that each goes by. */
    private record Regle(
            String aide, EtatDossier etat, @Nullable Partie partie, Depart depart, Period duree, String fondement) {

        static Regle de(Elimination.Ligne ligne) {
            return new Regle(
                    ligne.aide(),
                    ligne.etat(),
                    ligne.partie(),
                    ligne.terme().depart(),
                    ligne.terme().duree(),
                    ligne.terme().fondement());
        }
    }

    /**
     * Writes the list for the visa of the archives.
     *
     * @param liste the list
     * @param sortie where the PDF goes, left open
     * @throws IOException when it cannot be written
     */
    public void bordereau(Elimination liste, OutputStream sortie) throws IOException {
        Map<Regle, List<Elimination.Ligne>> regles = new LinkedHashMap<>();
        liste.lignes()
                .forEach(ligne -> regles.computeIfAbsent(Regle.de(ligne), nouvelle -> new ArrayList<>())
                        .add(ligne));
        List<Regle> numerotees = List.copyOf(regles.keySet());
        String titre = phrases.dire("bordereau.titre", liste.code());
        long identifiant = Long.parseLong(liste.empreinte().hexadecimal().substring(0, 15), 16);
        try (Ecrit ecrit = new Ecrit(titre, auteur, liste.jour(), identifiant, false)) {
            ecrit.titre(1, titre);
            ecrit.paragrapheFort(auteur);
            ecrit.paragraphe(phrases.dire(
                    "bordereau.dresse",
                    Francais.jour(liste.jour()),
                    Integer.toString(liste.lignes().size())));
            if (liste.estUnPreavis()) {
                ecrit.paragrapheFort(phrases.dire("bordereau.preavis", Francais.jour(liste.au())));
            }
            ecrit.encadre(List.of(phrases.dire("empreinte", liste.empreinte().hexadecimal())));
            if (!liste.lignes().isEmpty()) {
                ecrit.titre(2, phrases.dire("titre.regles"));
                ecrit.tableau(
                        "",
                        List.of(
                                colonne("regle", 5, false),
                                colonne("dossiers", 9, false),
                                colonne("objet", 10, false),
                                colonne("duree", 12, false),
                                colonne("fondement", 14, false),
                                colonne("lignes", 5, true)),
                        numerotees.stream()
                                .map(regle -> regle(
                                        regle,
                                        numerotees.indexOf(regle) + 1,
                                        regles.getOrDefault(regle, List.of()).size()))
                                .toList(),
                        List.of());
                ecrit.titre(2, phrases.dire("titre.lignes"));
                ecrit.tableau(
                        "",
                        List.of(
                                colonne("dossier", 9, false),
                                colonne("objet", 10, false),
                                colonne("depot", 7, false),
                                colonne("regle", 5, false),
                                colonne("depuis", 7, false),
                                colonne("terme", 7, false),
                                colonne("des", 7, false)),
                        liste.lignes().stream()
                                .map(ligne -> ligne(ligne, numerotees.indexOf(Regle.de(ligne)) + 1))
                                .toList(),
                        List.of());
            }
            ecrit.titre(2, phrases.dire("titre.visa"));
            ecrit.paragraphe(phrases.dire("visa.vaut"));
            signature(ecrit, "visa.reference", "visa.date", "visa.qualite", "visa.signature");
            ecrit.ecrire(sortie);
        }
    }

    private List<String> regle(Regle regle, int numero, int lignes) {
        return List.of(
                Integer.toString(numero),
                regle.aide() + ", " + mots.etat(regle.etat()),
                objet(regle.partie()),
                phrases.dire("duree", mots.duree(regle.duree()), mots.depart(regle.depart())),
                regle.fondement(),
                Integer.toString(lignes));
    }

    private List<String> ligne(Elimination.Ligne ligne, int regle) {
        LocalDate terme = ligne.terme().jour();
        return List.of(
                ligne.numero().valeur(),
                objet(ligne.partie()),
                JOUR.format(ligne.depot()),
                Integer.toString(regle),
                JOUR.format(ligne.terme().depuis()),
                JOUR.format(terme),
                JOUR.format(terme.plusDays(1)));
    }

    /**
     * Writes the certificate.
     *
     * @param certificat the certificate
     * @param sortie where the PDF goes, left open
     * @throws IOException when it cannot be written
     */
    public void certificat(CertificatDElimination certificat, OutputStream sortie) throws IOException {
        List<CertificatDElimination.Ligne> lignes = certificat.lignes();
        String titre = phrases.dire("certificat.titre", certificat.liste());
        try (Ecrit ecrit = new Ecrit(
                titre, auteur, certificat.jour(), certificat.toString().hashCode(), false)) {
            ecrit.titre(1, titre);
            ecrit.paragrapheFort(auteur);
            ecrit.paragraphe(phrases.dire(
                    "certificat.visa",
                    Francais.jour(certificat.jour()),
                    certificat.visa().reference(),
                    Francais.jour(certificat.visa().jour())));
            ecrit.paragrapheFort(phrases.dire(certificat.estComplet() ? "certificat.complet" : "certificat.incomplet"));
            ecrit.encadre(
                    List.of(phrases.dire("empreinte", certificat.visa().liste().hexadecimal())));
            ecrit.titre(2, phrases.dire("titre.bilan"));
            List<List<String>> bilan = new ArrayList<>();
            for (Issue issue : Issue.values()) {
                long nombre =
                        lignes.stream().filter(ligne -> ligne.issue() == issue).count();
                if (nombre > 0) {
                    bilan.add(List.of(phrases.dire("issue." + issue), Long.toString(nombre)));
                }
            }
            bilan.add(List.of(phrases.dire("fichiers.effaces"), Long.toString(certificat.fichiersEffaces())));
            bilan.add(List.of(phrases.dire("fichiers.gardes"), Long.toString(certificat.fichiersGardes())));
            bilan.add(List.of(phrases.dire("fichiers.enAttente"), Long.toString(certificat.fichiersEnAttente())));
            ecrit.tableau("", List.of(colonne("bilan", 20, false), colonne("nombre", 5, true)), bilan, List.of());
            if (!lignes.isEmpty()) {
                ecrit.titre(2, phrases.dire("titre.issues"));
                ecrit.tableau(
                        "",
                        List.of(colonne("dossier", 9, false), colonne("objet", 12, false), colonne("issue", 14, false)),
                        lignes.stream()
                                .map(ligne -> List.of(
                                        ligne.numero().valeur(),
                                        objet(ligne.partie()),
                                        phrases.dire("issue." + ligne.issue())))
                                .toList(),
                        List.of());
            }
            ecrit.paragraphe(phrases.dire("certificat.limite"));
            signature(ecrit, "visa.date", "visa.qualite", "visa.signature");
            ecrit.ecrire(sortie);
        }
    }

    private void signature(Ecrit ecrit, String... champs) throws IOException {
        List<String> lignes = new ArrayList<>();
        for (String champ : champs) {
            lignes.add(phrases.dire("visa.champ", phrases.dire(champ)));
        }
        ecrit.encadre(lignes);
    }

    private String objet(@Nullable Partie partie) {
        return partie == null ? phrases.dire("objet.entier") : Phrases.majuscule(mots.partie(partie));
    }

    private Colonne colonne(String cle, float part, boolean aDroite) {
        return new Colonne(phrases.dire("colonne." + cle), part, aDroite);
    }
}
