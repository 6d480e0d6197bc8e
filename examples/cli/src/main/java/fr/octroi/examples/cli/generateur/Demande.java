package fr.octroi.examples.cli.generateur;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request as drawn, with what was planted in it.
 *
 * @param indice its rank in the month
 * @param iban empty when no account is declared
 * @param autreIban an account that is not the one declared
 * @param pieces what is done to each piece, all types present
 * @param lien what it shares with another dossier
 * @param jumelle the first of its pair, for a second one
 */
record Demande(
        int indice,
        String numero,
        LocalDate depot,
        Personne personne,
        Personne autre,
        Domicile domicile,
        Achat achat,
        String iban,
        String autreIban,
        Map<TypePiece, Alteration> pieces,
        List<String> conditions,
        Lien lien,
        @Nullable Demande jumelle) {

    private static final DateTimeFormatter JOUR = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    record Personne(
            String civilite, String nom, String prenom, LocalDate naissance, String courriel, String telephone) {

        String nomPuisPrenom() {
            return nom + " " + prenom;
        }
    }

    record Domicile(String voie, String codePostal, String ville, String insee) {}

    record Achat(
            String nature,
            String etat,
            String marque,
            String modele,
            LocalDate date,
            String numero,
            Vendeur vendeur,
            String siret,
            long centimes) {}

    record Vendeur(String nom, String adresse, String ville, String prefixe) {}

    Alteration alteration(TypePiece type) {
        return pieces.getOrDefault(type, Alteration.AUCUNE);
    }

    /** Returns the name of the file in a slot, empty when there is none. */
    String fichier(TypePiece type) {
        if (alteration(type) == Alteration.ABSENTE) {
            return "";
        }
        return new Hasard(indice, type.rang, 41).choisir(type.noms);
    }

    /** Returns the cells of its line. */
    List<String> cellules() {
        List<String> cellules = new ArrayList<>(List.of(
                numero,
                JOUR.format(depot),
                personne.civilite(),
                personne.nom(),
                personne.prenom(),
                JOUR.format(personne.naissance()),
                domicile.voie(),
                domicile.codePostal(),
                domicile.ville(),
                domicile.insee(),
                personne.courriel(),
                personne.telephone(),
                achat.nature(),
                achat.etat(),
                achat.marque(),
                achat.modele(),
                JOUR.format(achat.date()),
                achat.numero(),
                achat.siret(),
                enEuros(achat.centimes()),
                iban,
                iban.isEmpty() ? "" : personne.nomPuisPrenom()));
        for (TypePiece type : TypePiece.values()) {
            cellules.add(fichier(type));
        }
        return cellules;
    }

    /** Returns the line of {@code attendu.csv}: numero;proposition;montant;motifs;versement. */
    String attendu() {
        Classe classe = classe();
        String versement = "";
        if (classe == Classe.ACCORDER) {
            Alteration rib = alteration(TypePiece.RIB);
            versement = rib == Alteration.ABSENTE
                    ? "RIB_ATTENDU"
                    : rib.observation.isEmpty() ? "PAYABLE" : "RIB_A_VERIFIER";
        }
        return String.join(
                ";",
                numero,
                classe.name(),
                classe == Classe.ACCORDER ? "200,00" : "",
                motifs(classe).collect(Collectors.joining("|")),
                versement);
    }

    private Classe classe() {
        Classe classe = Classe.ACCORDER;
        for (TypePiece type : TypePiece.values()) {
            classe = laPlusForte(classe, portee(type));
        }
        if (lien != Lien.AUCUN) {
            classe = laPlusForte(classe, Classe.EXAMINER);
        }
        return conditions.isEmpty() ? classe : Classe.REFUSER;
    }

    private Stream<String> motifs(Classe classe) {
        List<String> motifs = new ArrayList<>(conditions);
        for (TypePiece type : TypePiece.values()) {
            boolean ribAbsent = type == TypePiece.RIB && alteration(type) == Alteration.ABSENTE;
            if (seVoit(type) && !ribAbsent && portee(type).compareTo(classe) >= 0) {
                motifs.add(type + ":" + alteration(type).observation);
            }
        }
        if (lien != Lien.AUCUN) {
            motifs.add(lien.motif);
        }
        return motifs.stream();
    }

    private boolean seVoit(TypePiece type) {
        Alteration alteration = alteration(type);
        return !alteration.observation.isEmpty() && (alteration != Alteration.SCAN || type.faits);
    }

    /** Nothing that is wrong with bank details weighs on the proposal. */
    private Classe portee(TypePiece type) {
        return type == TypePiece.RIB || !seVoit(type) ? Classe.ACCORDER : alteration(type).classe;
    }

    private static Classe laPlusForte(Classe a, Classe b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    static String enEuros(long centimes) {
        return "%d,%02d".formatted(centimes / 100, centimes % 100);
    }
}
