package fr.octroi.reglement;

import static fr.octroi.reglement.Vocabulaire.ACHAT_DATE;
import static fr.octroi.reglement.Vocabulaire.ACHAT_ETAT;
import static fr.octroi.reglement.Vocabulaire.ACHAT_NATURE;
import static fr.octroi.reglement.Vocabulaire.ACHAT_PRIX_TTC;
import static fr.octroi.reglement.Vocabulaire.AIDES_AUTRES;
import static fr.octroi.reglement.Vocabulaire.DEMANDEUR_COMMUNE;

import fr.octroi.calendrier.Delai;
import fr.octroi.commun.Arrondi;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Pourcentage;
import fr.octroi.reglement.PieceRequise.FaitALire;
import fr.octroi.reglement.PieceRequise.Usage;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The règlements that the tests apply: GPSO 2012 and 2019, Île-de-France Mobilités from December 2019. */
public final class Reglements {

    public static final Territoire GPSO = new Territoire(
            "GPSO",
            "Grand Paris Seine Ouest",
            List.of(
                    membre("92012"),
                    membre("92022"),
                    membre("92040"),
                    membre("92047"),
                    membre("92048"),
                    membre("92072"),
                    membre("92075"),
                    membre("92077"),
                    Territoire.Appartenance.commune("78640", null, LocalDate.of(2015, 12, 31))));

    private Reglements() {}

    static Territoire.Appartenance membre(String insee) {
        return Territoire.Appartenance.commune(insee, null, null);
    }

    public static Predicat parmi(Donnee donnee, String... codes) {
        return new Predicat.Parmi(donnee, new TreeSet<>(Arrays.asList(codes)));
    }

    public static Formule euros(long euros) {
        return new Formule.Forfait(Montant.ofEuros(euros));
    }

    public static Formule tauxDuPrix(String taux) {
        return new Formule.Taux(Pourcentage.parse(taux), new Formule.Base(ACHAT_PRIX_TTC));
    }

    public static Bareme bareme(Formule formule) {
        return new Bareme("article 4", formule, Arrondi.AU_CENTIME);
    }

    public static PieceRequise piece(String type, FaitALire... faits) {
        return new PieceRequise(
                type,
                "la pièce " + type,
                "article 6",
                Usage.INSTRUCTION,
                true,
                List.of(type),
                null,
                new TreeSet<>(Arrays.asList(faits)),
                List.of(),
                null,
                false);
    }

    public static List<Condition> conditions() {
        return List.of(
                new Condition(
                        "RESIDENCE",
                        "article 2",
                        "résider à titre principal dans une commune du territoire",
                        new Predicat.DansTerritoire(DEMANDEUR_COMMUNE, GPSO, ACHAT_DATE)),
                new Condition(
                        "MATERIEL",
                        "article 3",
                        "acheter un vélo à assistance électrique",
                        parmi(ACHAT_NATURE, "VAE", "VAE_PLIANT", "VAE_CARGO")),
                new Condition("ETAT_NEUF", "article 3", "acheter un vélo neuf", parmi(ACHAT_ETAT, "NEUF")));
    }

    public static List<PieceRequise> pieces() {
        PieceRequise facture = piece("FACTURE", FaitALire.NOM, FaitALire.MONTANT);
        PieceRequise domicile = piece("JUSTIFICATIF_DOMICILE", FaitALire.NOM, FaitALire.DATE);
        PieceRequise rib = piece("RIB", FaitALire.NOM, FaitALire.IBAN);
        return List.of(
                new PieceRequise(
                        facture.type(),
                        facture.libelle(),
                        facture.article(),
                        Usage.INSTRUCTION,
                        true,
                        facture.natures(),
                        null,
                        facture.faits(),
                        List.of(),
                        null,
                        true),
                piece("CERTIFICAT_CONFORMITE"),
                new PieceRequise(
                        domicile.type(),
                        domicile.libelle(),
                        domicile.article(),
                        Usage.INSTRUCTION,
                        true,
                        domicile.natures(),
                        Delai.parse("3 mois"),
                        domicile.faits(),
                        List.of(),
                        null,
                        false),
                piece("PIECE_IDENTITE"),
                piece("ATTESTATION_HONNEUR"),
                new PieceRequise(
                        rib.type(),
                        rib.libelle(),
                        rib.article(),
                        Usage.PAIEMENT,
                        false,
                        rib.natures(),
                        null,
                        rib.faits(),
                        List.of(),
                        null,
                        false));
    }

    /** 200 EUR flat, for invoices from 2019-01-01 to 2021-10-31. */
    public static ReglementAide gpso2019() {
        return gpso("2019", LocalDate.of(2019, 1, 1), LocalDate.of(2021, 10, 31), bareme(euros(200)));
    }

    /** 25 % of the price, 300 EUR at most, from 2012-01-01; stopped by the State's exclusive bonus. */
    public static ReglementAide gpso2012() {
        return gpso(
                "2012",
                LocalDate.of(2012, 1, 1),
                LocalDate.of(2017, 1, 31),
                bareme(new Formule.Plafond(tauxDuPrix("25 %"), euros(300))));
    }

    public static ReglementAide gpso(String version, LocalDate du, @Nullable LocalDate au, Bareme bareme) {
        return new Modele()
                .version(version)
                .validite(ACHAT_DATE, du, au)
                .bareme(bareme)
                .build();
    }

    /** Half the price, and with the other aids 500 EUR at most, 600 for an electric cargo bike. */
    public static Bareme idfm2019() {
        Formule plafondCommun = new Formule.Table(
                List.of(new Formule.Table.Ligne(parmi(ACHAT_NATURE, "VAE_CARGO"), euros(600))), euros(500));
        return bareme(new Formule.Plafond(
                tauxDuPrix("50 %"), new Formule.Reste(plafondCommun, new Formule.Base(AIDES_AUTRES))));
    }

    /** A règlement to change in one point: what is not said is that of {@link #gpso2019}. */
    public static final class Modele {
        private String code = "gpso-vae";
        private String version = "2019";
        private ReglementAide.Validite validite =
                periode(ACHAT_DATE, LocalDate.of(2019, 1, 1), LocalDate.of(2021, 10, 31));
        private List<Condition> conditions = Reglements.conditions();
        private Bareme bareme = Reglements.bareme(euros(200));
        private List<PieceRequise> pieces = Reglements.pieces();
        private List<GenreDoublon> doublons = List.of(GenreDoublon.values());
        private List<Donnee> questions = List.of();

        public Modele() {}

        private static ReglementAide.Validite periode(Donnee donnee, LocalDate du, @Nullable LocalDate au) {
            return new ReglementAide.Validite(
                    donnee, du, au, "PERIODE_ACHAT", "article 1", "acheter pendant la période d'application");
        }

        public Modele code(String code) {
            this.code = code;
            return this;
        }

        public Modele version(String version) {
            this.version = version;
            return this;
        }

        public Modele validite(Donnee donnee, LocalDate du, @Nullable LocalDate au) {
            this.validite = periode(donnee, du, au);
            return this;
        }

        public Modele validite(ReglementAide.Validite validite) {
            this.validite = validite;
            return this;
        }

        public Modele conditions(List<Condition> conditions) {
            this.conditions = conditions;
            return this;
        }

        public Modele bareme(Bareme bareme) {
            this.bareme = bareme;
            return this;
        }

        public Modele pieces(List<PieceRequise> pieces) {
            this.pieces = pieces;
            return this;
        }

        public Modele doublons(List<GenreDoublon> doublons) {
            this.doublons = doublons;
            return this;
        }

        public Modele questions(List<Donnee> questions) {
            this.questions = questions;
            return this;
        }

        public ReglementAide build() {
            return new ReglementAide(
                    code,
                    version,
                    "Aide à l'achat d'un vélo à assistance électrique",
                    "GPSO",
                    null,
                    "délibération du conseil de territoire",
                    validite,
                    conditions,
                    bareme,
                    pieces,
                    List.of(),
                    doublons,
                    questions,
                    new TreeMap<>(),
                    Delai.parse("2 mois"),
                    Delai.parse("30 jours"),
                    List.of(new EtapeRelance(Delai.ofJours(15), "RELANCE_1")),
                    null,
                    List.of(),
                    null,
                    null,
                    List.of(),
                    List.of("article 1"),
                    Empreinte.deChamps("règlement d'essai"));
        }

        public ReglementResolu resoudre() {
            return Catalogue.resoudre(List.of(build())).reglements().get(0);
        }
    }
}
