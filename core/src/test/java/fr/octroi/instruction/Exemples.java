package fr.octroi.instruction;

import fr.octroi.commun.Cle;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Demandeur;
import fr.octroi.dossier.Depense;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.Foyer;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.dossier.Siret;
import fr.octroi.reglement.Valeur;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Invented people, sellers and accounts, and a dossier to change in one point. */
final class Exemples {

    static final LocalDate DEPOT = LocalDate.of(2020, 6, 15);
    static final Iban IBAN = Iban.parse("FR14 2004 1010 0505 0001 3M02 606");
    static final Iban AUTRE_IBAN = Iban.parse("FR76 3000 6000 0112 3456 7890 189");
    static final Siret VENDEUR = Siret.parse("732 829 320 00074");
    static final Siret AUTRE_VENDEUR = Siret.parse("356 000 000 00048");
    static final Cle CLE = new Cle("une clé d'essai bien longue".getBytes(java.nio.charset.StandardCharsets.UTF_8));

    private Exemples() {}

    static Demandeur demandeur(String nom, String prenom) {
        return new Demandeur(
                "",
                nom,
                prenom,
                LocalDate.of(1984, 2, 29),
                new Adresse("12 rue de l'Église", "92190", "Meudon", "92048"),
                "demandeur@exemple.invalid",
                "");
    }

    static Empreinte contenu(String texte) {
        return Empreinte.deChamps(texte);
    }

    /** A file and what is read in it. */
    record Fichier(String type, Empreinte contenu, LecturePiece lecture) {
        PieceJustificative piece() {
            return new PieceJustificative(type, type + ".pdf", contenu, 1000, LocalDate.of(2020, 6, 2));
        }
    }

    static Fichier fichier(String type, String nom, LecturePiece lecture) {
        return new Fichier(type, contenu(nom), lecture);
    }

    /** A reading to change in one point: what is not said agrees with {@link Cas#complet}. */
    static LecturePiece lue(String nature) {
        return new Lu().nature(nature).build();
    }

    static final class Lu {
        private String nature = "";
        private List<String> noms = List.of("MME MOREL CAMILLE");
        private @Nullable Montant montant = Montant.ofEuros(1500);
        private @Nullable LocalDate date = LocalDate.of(2020, 6, 1);
        private @Nullable Iban iban = IBAN;
        private @Nullable Siret siret = VENDEUR;
        private String numero = "F-2020/017";

        Lu nature(String nature) {
            this.nature = nature;
            return this;
        }

        Lu noms(String... noms) {
            this.noms = Arrays.asList(noms);
            return this;
        }

        Lu montant(@Nullable Montant montant) {
            this.montant = montant;
            return this;
        }

        Lu date(@Nullable LocalDate date) {
            this.date = date;
            return this;
        }

        Lu iban(@Nullable Iban iban) {
            this.iban = iban;
            return this;
        }

        Lu siret(@Nullable Siret siret) {
            this.siret = siret;
            return this;
        }

        Lu numero(String numero) {
            this.numero = numero;
            return this;
        }

        LecturePiece build() {
            return LecturePiece.lisible(nature, noms, montant, date, iban, siret, numero);
        }
    }

    /** A dossier with its readings, to change in one point. */
    static final class Cas {
        private String numero = "VAE-2020-0001";
        private String aide = "gpso-vae";
        private LocalDate depot = DEPOT;
        private Demandeur demandeur = Exemples.demandeur("Morel", "Camille");
        private Foyer foyer = Foyer.INCONNU;
        private Depense depense = new Depense(
                "VAE",
                "NEUF",
                "Cadence 3",
                LocalDate.of(2020, 6, 1),
                Montant.ofEuros(1500),
                null,
                null,
                VENDEUR,
                "F-2020/017",
                "");
        private @Nullable Iban iban = IBAN;
        private @Nullable Montant aidesAutres = null;
        private final TreeMap<String, Valeur> reponses = new TreeMap<>();
        private List<Fichier> fichiers = new ArrayList<>();
        private List<Coincidence> coincidences = List.of();

        private Cas() {}

        /** A dossier that can be granted and paid. */
        static Cas complet() {
            Cas cas = new Cas();
            for (String type : List.of(
                    "FACTURE",
                    "CERTIFICAT_CONFORMITE",
                    "JUSTIFICATIF_DOMICILE",
                    "PIECE_IDENTITE",
                    "ATTESTATION_HONNEUR",
                    "RIB")) {
                cas.fichiers.add(fichier(type, type, lue(type)));
            }
            return cas;
        }

        Cas numero(String numero) {
            this.numero = numero;
            return this;
        }

        Cas aide(String aide) {
            this.aide = aide;
            return this;
        }

        Cas depot(LocalDate depot) {
            this.depot = depot;
            return this;
        }

        Cas demandeur(Demandeur demandeur) {
            this.demandeur = demandeur;
            return this;
        }

        Cas naissance(@Nullable LocalDate naissance) {
            return demandeur(new Demandeur(
                    demandeur.civilite(),
                    demandeur.nom(),
                    demandeur.prenom(),
                    naissance,
                    demandeur.adresse(),
                    demandeur.courriel(),
                    demandeur.telephone()));
        }

        Cas adresse(String voie, String codePostal, String ville, @Nullable String insee) {
            return demandeur(new Demandeur(
                    demandeur.civilite(),
                    demandeur.nom(),
                    demandeur.prenom(),
                    demandeur.naissance(),
                    new Adresse(voie, codePostal, ville, insee),
                    demandeur.courriel(),
                    demandeur.telephone()));
        }

        Cas commune(@Nullable String insee) {
            Adresse adresse = demandeur.adresse();
            return adresse(adresse.voie(), adresse.codePostal(), adresse.ville(), insee);
        }

        Cas foyer(Foyer foyer) {
            this.foyer = foyer;
            return this;
        }

        Cas depense(UnaryOperator<Depense> changement) {
            this.depense = changement.apply(depense);
            return this;
        }

        Cas achat(@Nullable String nature, @Nullable String etat, @Nullable LocalDate date) {
            return depense(d -> new Depense(
                    nature,
                    etat,
                    d.designation(),
                    date,
                    d.montantTtc(),
                    d.montantHt(),
                    d.quantite(),
                    d.vendeur(),
                    d.numeroFacture(),
                    d.numeroSerie()));
        }

        Cas prix(@Nullable Montant ttc, @Nullable Montant ht, @Nullable Integer quantite) {
            return depense(d -> new Depense(
                    d.nature(),
                    d.etat(),
                    d.designation(),
                    d.date(),
                    ttc,
                    ht,
                    quantite,
                    d.vendeur(),
                    d.numeroFacture(),
                    d.numeroSerie()));
        }

        Cas facture(@Nullable Siret vendeur, String numeroFacture, String numeroSerie) {
            return depense(d -> new Depense(
                    d.nature(),
                    d.etat(),
                    d.designation(),
                    d.date(),
                    d.montantTtc(),
                    d.montantHt(),
                    d.quantite(),
                    vendeur,
                    numeroFacture,
                    numeroSerie));
        }

        Cas iban(@Nullable Iban iban) {
            this.iban = iban;
            return this;
        }

        Cas aidesAutres(@Nullable Montant aidesAutres) {
            this.aidesAutres = aidesAutres;
            return this;
        }

        Cas reponse(String nom, Valeur valeur) {
            reponses.put(nom, valeur);
            return this;
        }

        Cas sans(String type) {
            fichiers.removeIf(fichier -> fichier.type().equals(type));
            return this;
        }

        Cas avec(Fichier fichier) {
            fichiers.add(fichier);
            return this;
        }

        /** Puts one file in the place of all those of its type. */
        Cas remplacer(String type, LecturePiece lecture) {
            return sans(type).avec(fichier(type, type + " remplacée", lecture));
        }

        Cas remplacer(String type, EtatLecture etat) {
            return remplacer(type, LecturePiece.sansFait(etat));
        }

        Cas fichiers(List<Fichier> fichiers) {
            this.fichiers = new ArrayList<>(fichiers);
            return this;
        }

        List<Fichier> fichiers() {
            return List.copyOf(fichiers);
        }

        Cas coincidences(Coincidence... coincidences) {
            this.coincidences = Arrays.asList(coincidences);
            return this;
        }

        Dossier dossier() {
            return new Dossier(
                    new NumeroDossier(numero),
                    aide,
                    depot,
                    demandeur,
                    foyer,
                    depense,
                    iban,
                    "",
                    aidesAutres,
                    reponses,
                    fichiers.stream().map(Fichier::piece).toList(),
                    EtatDossier.DEPOSE);
        }

        Contexte contexte() {
            TreeMap<Empreinte, LecturePiece> lectures = new TreeMap<>();
            fichiers.forEach(fichier -> lectures.put(fichier.contenu(), fichier.lecture()));
            return new Contexte(lectures, coincidences);
        }
    }
}
