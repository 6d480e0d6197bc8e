package fr.octroi.examples.cli.generateur;

import fr.octroi.examples.cli.generateur.Demande.Achat;
import fr.octroi.examples.cli.generateur.Demande.Personne;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Makes the files that people join: papers of several hands, and what goes wrong with them. */
final class Atelier {

    private static final DateTimeFormatter JOUR = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter JOUR_POINTS = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    private static final DateTimeFormatter EN_LETTRES = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.FRANCE);
    private static final List<Police> POLICES =
            List.of(Police.HELVETICA, Police.HELVETICA, Police.TIMES, Police.TIMES, Police.COURIER, Police.EMBARQUEE);

    private static final int LARGEUR_SCAN = 248;
    private static final int HAUTEUR_SCAN = 351;

    private final long graine;

    Atelier(long graine) {
        this.graine = graine;
    }

    /** Makes one piece of a request, of any slot but an empty one. */
    byte[] fabriquer(Demande demande, TypePiece type) throws IOException {
        Alteration alteration = demande.alteration(type);
        Hasard hasard = new Hasard(graine, demande.indice(), type.rang, 53);
        return switch (alteration) {
            case ABSENTE -> throw new IllegalStateException("nothing stands in this slot");
            case VIDE -> new byte[0];
            case HTML -> pageDErreur(demande);
            case RECOPIEE -> fabriquer(Objects.requireNonNull(demande.jumelle()), type);
            case TRONQUEE -> {
                byte[] entier = dessiner(demande, type, hasard, "");
                // The table of contents of the file stands at its end: nothing is left to open it by.
                yield Arrays.copyOf(entier, entier.length * hasard.entre(30, 60) / 100);
            }
            case CHIFFREE -> dessiner(demande, type, hasard, "secret" + hasard.entier(10_000));
            default -> dessiner(demande, type, hasard, "");
        };
    }

    private byte[] dessiner(Demande demande, TypePiece type, Hasard hasard, String motDePasse) throws IOException {
        Alteration alteration = demande.alteration(type);
        Police police = hasard.choisir(POLICES);
        long identifiant = Hasard.melanger(graine ^ (demande.indice() * 8L + type.rang));
        try (Feuille feuille = new Feuille(police, titre(type), demande.depot(), identifiant)) {
            if (alteration == Alteration.SCAN) {
                feuille.coller(scan(hasard));
                return feuille.octets();
            }
            switch (type) {
                case FACTURE -> {
                    if (alteration == Alteration.DEVIS) {
                        devis(feuille, demande, hasard);
                    } else {
                        facture(feuille, demande, hasard);
                    }
                }
                case CERTIFICAT_CONFORMITE -> certificat(feuille, demande, hasard);
                case JUSTIFICATIF_DOMICILE -> justificatif(feuille, demande, hasard);
                case PIECE_IDENTITE -> identite(feuille, demande, hasard);
                case ATTESTATION_HONNEUR -> attestation(feuille, demande, hasard);
                case RIB -> rib(feuille, demande, hasard);
            }
            return alteration == Alteration.CHIFFREE || alteration == Alteration.VERROUILLEE
                    ? feuille.octetsProteges(motDePasse)
                    : feuille.octets();
        }
    }

    private static String titre(TypePiece type) {
        return type.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    // ---- invoices ----

    private static void facture(Feuille f, Demande d, Hasard hasard) throws IOException {
        Achat achat = d.achat();
        long ttc = achat.centimes();
        if (d.alteration(TypePiece.FACTURE) == Alteration.AUTRE_MONTANT) {
            ttc += hasard.uneFoisSur(2) ? hasard.entre(1, 60) * 1_000L : -hasard.entre(1, 25_000);
        }
        String client = nom(titulaire(d, TypePiece.FACTURE), hasard);
        switch (hasard.entier(5)) {
            case 0 -> factureEnColonne(f, d, client, ttc, hasard);
            case 1 -> factureEnTableau(f, d, client, ttc, hasard);
            case 2 -> ticketDeCaisse(f, d, client, ttc, hasard);
            case 3 -> factureDeuxColonnes(f, d, client, ttc, hasard);
            default -> factureAvecAcompte(f, d, client, ttc, hasard);
        }
    }

    private static void factureEnColonne(Feuille f, Demande d, String client, long ttc, Hasard hasard)
            throws IOException {
        Achat achat = d.achat();
        f.ecrireEnGras(60, 80, 16, achat.vendeur().nom());
        f.ecrire(60, 98, 10, achat.vendeur().adresse());
        f.ecrire(60, 111, 10, achat.vendeur().ville());
        f.ecrire(60, 124, 10, "SIRET " + siret(achat.siret(), hasard));
        f.ecrireEnGras(60, 170, 14, "Facture n° " + achat.numero());
        f.ecrire(60, 190, 11, "Date : " + date(achat.date(), hasard));
        f.ecrire(60, 220, 11, "Client : " + client);
        f.ecrire(60, 235, 11, d.domicile().voie());
        f.ecrire(60, 250, 11, d.domicile().codePostal() + " " + d.domicile().ville());
        f.filet(60, 535, 275);
        f.ecrire(60, 295, 11, "1 x " + article(d));
        f.ecrireADroite(535, 295, 11, euros(horsTaxe(ttc), hasard));
        f.filet(60, 535, 310);
        f.ecrire(360, 335, 11, "Total HT : " + euros(horsTaxe(ttc), hasard));
        f.ecrire(360, 351, 11, "TVA 20 % : " + euros(ttc - horsTaxe(ttc), hasard));
        f.ecrireEnGras(360, 370, 12, "Total TTC : " + euros(ttc, hasard));
        f.ecrire(60, 420, 10, "Payée par carte bancaire. Garantie légale de conformité : deux ans.");
    }

    private static void factureEnTableau(Feuille f, Demande d, String client, long ttc, Hasard hasard)
            throws IOException {
        Achat achat = d.achat();
        long antivol = 3_990;
        f.ecrireEnGras(220, 70, 20, "FACTURE");
        f.ecrire(
                50,
                100,
                10,
                achat.vendeur().nom() + " - " + achat.vendeur().adresse() + " - "
                        + achat.vendeur().ville());
        f.ecrire(50, 114, 9, "N° SIRET : " + siret(achat.siret(), hasard) + " - Code APE 4764Z");
        f.cadre(50, 135, 220, 62);
        f.ecrire(58, 152, 10, "Numéro de facture : " + achat.numero());
        f.ecrire(58, 168, 10, "Date de facture : " + date(achat.date(), hasard));
        f.ecrire(58, 184, 10, "Règlement : comptant");
        f.cadre(310, 135, 235, 62);
        f.ecrire(318, 152, 10, "Facturé à : " + client);
        f.ecrire(318, 168, 10, d.domicile().voie());
        f.ecrire(318, 184, 10, d.domicile().codePostal() + " " + d.domicile().ville());
        f.cadre(50, 230, 495, 24);
        f.ecrireEnGras(58, 246, 10, "Désignation");
        f.ecrireEnGras(350, 246, 10, "Qté");
        f.ecrireEnGras(460, 246, 10, "Montant TTC");
        f.ecrire(58, 272, 10, article(d));
        f.ecrire(355, 272, 10, "1");
        f.ecrireADroite(535, 272, 10, euros(ttc - antivol, hasard));
        f.ecrire(58, 290, 10, "Antivol pliant");
        f.ecrire(355, 290, 10, "1");
        f.ecrireADroite(535, 290, 10, euros(antivol, hasard));
        f.filet(50, 545, 305);
        f.ecrire(370, 326, 10, "Total HT");
        f.ecrireADroite(535, 326, 10, euros(horsTaxe(ttc), hasard));
        f.ecrire(370, 342, 10, "TVA (20 %)");
        f.ecrireADroite(535, 342, 10, euros(ttc - horsTaxe(ttc), hasard));
        f.ecrireEnGras(370, 362, 12, "Total TTC");
        f.ecrireADroite(535, 362, 12, euros(ttc, hasard));
        f.ecrire(
                50,
                780,
                8,
                achat.vendeur().nom() + ", TVA intracommunautaire FR32 "
                        + achat.siret().substring(0, 9));
    }

    private static void ticketDeCaisse(Feuille f, Demande d, String client, long ttc, Hasard hasard)
            throws IOException {
        Achat achat = d.achat();
        float y = 60;
        for (String ligne : List.of(
                achat.vendeur().nom().toUpperCase(Locale.FRANCE),
                achat.vendeur().adresse(),
                achat.vendeur().ville(),
                "SIRET: " + achat.siret(),
                "--------------------------------",
                "FACTURE " + achat.numero(),
                "Le " + JOUR.format(achat.date()) + " à 17:4" + hasard.entier(10),
                "CLIENT: " + client,
                d.domicile().voie(),
                d.domicile().codePostal() + " " + d.domicile().ville(),
                "--------------------------------",
                "1 " + article(d),
                "HT  " + euros(horsTaxe(ttc), hasard),
                "TVA " + euros(ttc - horsTaxe(ttc), hasard),
                "TOTAL TTC " + euros(ttc, hasard),
                "CB  " + euros(ttc, hasard),
                "Merci de votre visite")) {
            f.ecrire(70, y, 10, ligne);
            y += 15;
        }
    }

    private static void factureDeuxColonnes(Feuille f, Demande d, String client, long ttc, Hasard hasard)
            throws IOException {
        Achat achat = d.achat();
        f.ecrireEnGras(50, 70, 18, achat.vendeur().nom());
        f.ecrire(50, 90, 9, achat.vendeur().adresse() + ", " + achat.vendeur().ville());
        f.ecrire(50, 103, 9, "Siret : " + siret(achat.siret(), hasard));
        f.ecrire(330, 150, 11, client);
        f.ecrire(330, 165, 11, d.domicile().voie());
        f.ecrire(330, 180, 11, d.domicile().codePostal() + " " + d.domicile().ville());
        f.ecrireEnGras(50, 230, 13, "FACTURE N° " + achat.numero() + " du " + date(achat.date(), hasard));
        f.ecrire(50, 250, 9, "Votre conseiller : Loup");
        f.filet(50, 545, 262);
        f.ecrire(50, 282, 10, article(d));
        f.ecrire(50, 298, 10, "Numéro de cadre : OC" + (100_000 + d.indice()));
        f.ecrireADroite(545, 282, 10, euros(ttc, hasard));
        f.filet(50, 545, 312);
        f.ecrire(50, 335, 11, "Montant HT : " + euros(horsTaxe(ttc), hasard));
        f.ecrire(230, 335, 11, "TVA : " + euros(ttc - horsTaxe(ttc), hasard));
        f.ecrireEnGras(390, 335, 11, "Total TTC : " + euros(ttc, hasard));
        f.ecrire(50, 370, 10, "Facture acquittée le " + JOUR.format(achat.date()) + " par virement.");
    }

    private static void factureAvecAcompte(Feuille f, Demande d, String client, long ttc, Hasard hasard)
            throws IOException {
        Achat achat = d.achat();
        long acompte = 10_000;
        long remise = 5_000;
        f.ecrire(60, 70, 11, achat.vendeur().nom());
        f.ecrire(60, 85, 9, achat.vendeur().adresse() + " " + achat.vendeur().ville());
        f.ecrire(60, 98, 9, "SIRET : " + siret(achat.siret(), hasard));
        f.ecrireADroite(535, 70, 10, "le " + EN_LETTRES.format(achat.date()));
        f.ecrireEnGras(60, 140, 15, "Facture " + achat.numero());
        f.ecrire(60, 165, 11, "Nom du client : " + client);
        f.ecrire(
                60,
                180,
                11,
                "Adresse : " + d.domicile().voie() + ", " + d.domicile().codePostal() + " "
                        + d.domicile().ville());
        f.ecrire(60, 215, 10, article(d));
        f.ecrire(330, 245, 10, "Prix public TTC");
        f.ecrireADroite(535, 245, 10, euros(ttc + remise, hasard));
        f.ecrire(330, 261, 10, "Remise");
        f.ecrireADroite(535, 261, 10, "-" + euros(remise, hasard));
        f.ecrireEnGras(330, 279, 11, "Total TTC");
        f.ecrireADroite(535, 279, 11, euros(ttc, hasard));
        f.ecrire(330, 297, 10, "dont TVA 20 %");
        f.ecrireADroite(535, 297, 10, euros(ttc - horsTaxe(ttc), hasard));
        f.ecrire(330, 320, 10, "Acompte versé");
        f.ecrireADroite(535, 320, 10, euros(acompte, hasard));
        f.ecrire(330, 336, 10, "Solde payé ce jour");
        f.ecrireADroite(535, 336, 10, euros(ttc - acompte, hasard));
    }

    private static void devis(Feuille f, Demande d, Hasard hasard) throws IOException {
        Achat achat = d.achat();
        boolean commande = hasard.uneFoisSur(3);
        String intitule = commande ? "BON DE COMMANDE" : "DEVIS";
        String client = nom(d.personne(), hasard);
        f.ecrireEnGras(60, 75, 16, intitule + " N° " + achat.numero());
        f.ecrire(60, 100, 11, achat.vendeur().nom());
        f.ecrire(60, 115, 10, achat.vendeur().adresse() + ", " + achat.vendeur().ville());
        f.ecrire(60, 130, 10, "SIRET " + siret(achat.siret(), hasard));
        f.ecrire(60, 155, 11, "Date : " + date(achat.date(), hasard));
        f.ecrire(60, 180, 11, "Client : " + client);
        f.ecrire(
                60,
                195,
                11,
                d.domicile().voie() + ", " + d.domicile().codePostal() + " "
                        + d.domicile().ville());
        f.ecrire(60, 230, 11, "1 x " + article(d));
        f.ecrire(60, 250, 11, "Total HT : " + euros(horsTaxe(achat.centimes()), hasard));
        f.ecrire(60, 266, 11, "Total TTC : " + euros(achat.centimes(), hasard));
        f.ecrire(
                60,
                300,
                10,
                commande
                        ? "Livraison sous trois semaines. Une facture sera remise à la livraison."
                        : "Offre valable 30 jours. Bon pour accord, date et signature :");
    }

    // ---- other papers ----

    private static void certificat(Feuille f, Demande d, Hasard hasard) throws IOException {
        String modele = d.achat().marque() + " " + d.achat().modele();
        if (hasard.uneFoisSur(2)) {
            f.ecrireEnGras(60, 80, 15, "Certificat de conformité");
            f.ecrire(60, 115, 11, "Le constructeur certifie que le cycle " + modele);
            f.ecrire(60, 130, 11, "est conforme à la norme NF EN 15194.");
            f.ecrire(60, 160, 11, "Puissance nominale continue maximale : 250 W");
            f.ecrire(60, 175, 11, "Vitesse de coupure de l'assistance : 25 km/h");
        } else {
            f.ecrireEnGras(60, 80, 13, "DÉCLARATION UE DE CONFORMITÉ / EU DECLARATION OF CONFORMITY");
            f.ecrire(60, 110, 10, "Produit / product : " + modele);
            f.ecrire(60, 125, 10, "Directives 2006/42/CE et 2014/30/UE - EN 15194:2017");
            f.ecrire(60, 140, 10, "250 W - 25 km/h");
        }
    }

    private static void justificatif(Feuille f, Demande d, Hasard hasard) throws IOException {
        LocalDate depot = d.depot();
        LocalDate emission = switch (d.alteration(TypePiece.JUSTIFICATIF_DOMICILE)) {
            case PERIMEE -> depot.minusDays(hasard.entre(120, 300));
            case LIMITE_PASSEE -> depot.minusMonths(3);
            case LIMITE_TENUE -> depot.minusMonths(3).plusDays(1);
            default -> depot.minusDays(hasard.entre(3, 75));
        };
        String titulaire = nom(titulaire(d, TypePiece.JUSTIFICATIF_DOMICILE), hasard);
        String voie = d.domicile().voie();
        String ville = d.domicile().codePostal() + " " + d.domicile().ville();
        String montant = euros(hasard.entre(2_000, 19_000), hasard);
        switch (hasard.entier(4)) {
            case 0 -> {
                f.ecrireEnGras(60, 70, 15, "Électricité du Val");
                f.ecrire(60, 90, 11, "Facture d'électricité du " + date(emission, hasard));
                f.ecrire(60, 120, 11, "Titulaire du contrat : " + titulaire);
                f.ecrire(60, 136, 11, "Lieu de consommation : " + voie + ", " + ville);
                f.ecrire(60, 165, 11, "Montant à payer : " + montant);
                f.ecrire(60, 181, 11, "Prélèvement le " + JOUR.format(emission.plusDays(18)));
                f.ecrire(60, 197, 11, "Prochain relevé vers le " + JOUR.format(emission.plusDays(60)));
            }
            case 1 -> {
                f.ecrireEnGras(60, 70, 14, "COMPAGNIE DES EAUX RIVERAINES");
                f.ecrire(330, 110, 11, titulaire);
                f.ecrire(330, 125, 11, voie);
                f.ecrire(330, 140, 11, ville);
                f.ecrire(60, 180, 11, "Votre facture d'eau");
                f.ecrire(60, 196, 11, "Date d'émission : " + date(emission, hasard));
                f.ecrire(60, 212, 11, "Consommation : " + hasard.entre(9, 60) + " m3");
                f.ecrire(60, 228, 11, "Total TTC : " + montant);
            }
            case 2 -> {
                f.ecrireEnGras(60, 70, 16, "Fibre des Coteaux");
                f.ecrire(60, 95, 10, "Facture internet n° FC" + hasard.entre(1_000_000, 9_999_999));
                f.ecrire(60, 110, 10, "Date de facture : " + date(emission, hasard));
                f.ecrire(60, 140, 10, "Client : " + titulaire);
                f.ecrire(60, 155, 10, voie);
                f.ecrire(60, 170, 10, ville);
                f.ecrire(60, 200, 10, "Abonnement Fibre 1 Gb/s");
                f.ecrire(60, 215, 10, "Total TTC : " + montant);
            }
            default -> {
                f.ecrireEnGras(60, 80, 15, "QUITTANCE DE LOYER");
                f.ecrire(60, 110, 11, "Locataire : " + titulaire);
                f.ecrire(60, 126, 11, "Adresse du logement : " + voie + ", " + ville);
                f.ecrire(60, 142, 11, "Loyer et charges : " + euros(hasard.entre(60_000, 170_000), hasard));
                f.ecrire(60, 172, 11, "Fait à " + d.domicile().ville() + ", le " + date(emission, hasard));
                f.ecrire(60, 188, 11, "Le bailleur : SCI des Terrasses");
            }
        }
    }

    private static void identite(Feuille f, Demande d, Hasard hasard) throws IOException {
        Personne p = d.personne();
        boolean passeport = hasard.uneFoisSur(3);
        f.cadre(80, 80, 380, 150);
        f.ecrireEnGras(
                95,
                105,
                12,
                passeport ? "PASSEPORT - spécimen inventé" : "CARTE NATIONALE D'IDENTITÉ - spécimen inventé");
        f.ecrire(95, 130, 11, "Nom : " + p.nom().toUpperCase(Locale.FRANCE));
        f.ecrire(95, 147, 11, "Prénom(s) : " + p.prenom());
        f.ecrire(95, 164, 11, "Sexe : " + (p.civilite().equals("M.") ? "M" : "F"));
        f.ecrire(95, 181, 11, "Né(e) le : " + JOUR_POINTS.format(p.naissance()));
    }

    private static void attestation(Feuille f, Demande d, Hasard hasard) throws IOException {
        String nom = d.personne().prenom() + " " + d.personne().nom();
        f.ecrireEnGras(60, 80, 14, "Attestation sur l'honneur");
        f.ecrire(
                60,
                120,
                11,
                "Je, " + nom + ", demeurant " + d.domicile().voie() + " à "
                        + d.domicile().ville() + ",");
        f.ecrire(60, 136, 11, "atteste que mon foyer ne reçoit cette aide qu'une fois");
        f.ecrire(60, 152, 11, "et m'engage à ne pas céder ce vélo pendant trois ans.");
        f.ecrire(60, 190, 11, "Le " + date(d.depot().minusDays(hasard.entier(3)), hasard));
        f.ecrire(60, 215, 11, hasard.uneFoisSur(2) ? "Signé : " + nom : "Lu et approuvé, " + nom);
    }

    private static void rib(Feuille f, Demande d, Hasard hasard) throws IOException {
        Alteration alteration = d.alteration(TypePiece.RIB);
        String iban = alteration == Alteration.AUTRE_COMPTE ? d.autreIban() : d.iban();
        String titulaire = nom(titulaire(d, TypePiece.RIB), hasard);
        if (alteration == Alteration.COMPTE_JOINT) {
            Personne p = d.personne();
            String conjoint = d.autre().prenom();
            titulaire = switch (hasard.entier(3)) {
                case 0 -> "M. OU MME " + capitales(p.nom() + " " + p.prenom() + " OU " + conjoint);
                case 1 ->
                    p.prenom() + " " + p.nom() + " ou " + conjoint + " "
                            + d.autre().nom();
                default -> "M. et Mme " + p.nom() + " " + conjoint + " et " + p.prenom();
            };
        }
        boolean francais = iban.startsWith("FR");
        String banque = francais
                ? Lexique.BANQUES.get(iban.charAt(8) - '0')
                : iban.startsWith("LT") ? "Néobanque du Niémen" : "Sparbank am Fluss";
        String bic = francais ? "OCTRFRPPXXX" : iban.startsWith("LT") ? "OCTRLT21XXX" : "OCTRDEFFXXX";
        switch (hasard.entier(francais ? 4 : 2)) {
            case 0 -> {
                f.ecrireEnGras(60, 80, 14, "Relevé d'identité bancaire");
                f.ecrire(60, 105, 11, banque);
                f.ecrire(60, 135, 11, "Titulaire du compte : " + titulaire);
                f.ecrire(60, 155, 11, "IBAN : " + parQuatre(iban));
                f.ecrire(60, 171, 11, "BIC : " + bic);
            }
            case 1 -> {
                f.ecrireEnGras(60, 70, 12, banque);
                f.ecrire(60, 100, 10, "RIB / IBAN");
                f.ecrire(60, 120, 10, "Titulaire : " + titulaire);
                f.ecrire(60, 136, 10, "IBAN " + iban);
                f.ecrire(60, 152, 10, "Code BIC " + bic);
            }
            case 2 -> {
                f.ecrireEnGras(60, 70, 14, "RELEVÉ D'IDENTITÉ BANCAIRE");
                f.ecrire(60, 90, 10, banque + " - Agence des Coteaux");
                f.cadre(60, 110, 470, 40);
                float[] colonnes = {70, 170, 270, 430};
                String[] entetes = {"Banque", "Guichet", "N° de compte", "Clé RIB"};
                String[] valeurs = {
                    iban.substring(4, 9), iban.substring(9, 14), iban.substring(14, 25), iban.substring(25)
                };
                for (int i = 0; i < colonnes.length; i++) {
                    f.ecrire(colonnes[i], 125, 9, entetes[i]);
                    f.ecrire(colonnes[i], 142, 11, valeurs[i]);
                }
                f.ecrire(60, 175, 10, "IBAN (International Bank Account Number) : " + parQuatre(iban));
                f.ecrire(60, 191, 10, "BIC : " + bic);
                f.ecrire(60, 220, 10, "Titulaire du compte");
                f.ecrire(60, 235, 11, titulaire);
            }
            default -> {
                f.ecrire(60, 70, 11, "Cher client, voici vos coordonnées bancaires");
                f.ecrire(60, 100, 10, "Intitulé du compte : " + titulaire);
                f.ecrire(60, 116, 10, "Domiciliation : " + banque);
                f.ecrire(60, 146, 10, "IBAN : " + parQuatre(iban));
                f.ecrire(60, 162, 10, "Clé RIB : " + iban.substring(25));
            }
        }
    }

    // ---- what goes wrong ----

    private static byte[] pageDErreur(Demande demande) {
        return """
                <!DOCTYPE html>
                <html><head><title>Erreur 502</title></head>
                <body><h1>Service indisponible</h1><p>Dépôt %s : réessayez plus tard.</p></body></html>
                """.formatted(demande.numero()).getBytes(StandardCharsets.UTF_8);
    }

    /** A paper seen by a scanner: grey strokes where words were, and grain that no two scans share. */
    private static BufferedImage scan(Hasard hasard) {
        BufferedImage image = new BufferedImage(LARGEUR_SCAN, HAUTEUR_SCAN, BufferedImage.TYPE_BYTE_GRAY);
        var pixels = image.getRaster();
        for (int y = 0; y < HAUTEUR_SCAN; y++) {
            for (int x = 0; x < LARGEUR_SCAN; x++) {
                pixels.setSample(x, y, 0, 255);
            }
        }
        for (int y = 24; y < HAUTEUR_SCAN - 40; y += 9) {
            int x = 22;
            int fin = hasard.entre(60, LARGEUR_SCAN - 22);
            while (x < fin) {
                int mot = hasard.entre(6, 24);
                for (int i = x; i < Math.min(x + mot, fin); i++) {
                    for (int j = 0; j < 4; j++) {
                        pixels.setSample(i, y + j, 0, 70 + hasard.entier(60));
                    }
                }
                x += mot + 4;
            }
        }
        for (int i = 0; i < 400; i++) {
            pixels.setSample(hasard.entier(LARGEUR_SCAN), hasard.entier(HAUTEUR_SCAN), 0, 180 + hasard.entier(60));
        }
        return image;
    }

    // ---- hands ----

    /** Returns the person whom a piece names. */
    private static Personne titulaire(Demande d, TypePiece type) {
        Personne p = d.personne();
        return switch (d.alteration(type)) {
            case AUTRE_NOM -> d.autre();
            case AUTRE_PRENOM ->
                new Personne(
                        d.autre().civilite(),
                        p.nom(),
                        d.autre().prenom(),
                        d.autre().naissance(),
                        "",
                        "");
            default -> p;
        };
    }

    private static String nom(Personne p, Hasard hasard) {
        return switch (hasard.entier(6)) {
            case 0 -> p.prenom() + " " + p.nom();
            case 1 -> p.civilite() + " " + p.prenom() + " " + p.nom();
            case 2 -> capitales(p.nom() + " " + p.prenom());
            case 3 -> (p.civilite().equals("M.") ? "M. " : "MME ") + capitales(p.nom() + " " + p.prenom());
            case 4 -> p.nom().toUpperCase(Locale.FRANCE) + " " + p.prenom();
            default -> (p.civilite().equals("M.") ? "Monsieur " : "Madame ") + p.nom() + " " + p.prenom();
        };
    }

    private static String capitales(String nom) {
        return Tirage.sansAccents(nom).toUpperCase(Locale.ROOT);
    }

    private static String article(Demande d) {
        Achat achat = d.achat();
        return achat.nature() + " " + achat.marque() + " " + achat.modele()
                + (achat.etat().equals("Neuf") ? " (neuf)" : " (occasion)");
    }

    private static String date(LocalDate jour, Hasard hasard) {
        return switch (hasard.entier(4)) {
            case 0 -> EN_LETTRES.format(jour);
            case 1 -> JOUR_POINTS.format(jour);
            default -> JOUR.format(jour);
        };
    }

    private static String siret(String siret, Hasard hasard) {
        return hasard.uneFoisSur(2)
                ? siret
                : siret.substring(0, 3) + " " + siret.substring(3, 6) + " " + siret.substring(6, 9) + " "
                        + siret.substring(9);
    }

    private static String parQuatre(String iban) {
        return iban.replaceAll("(.{4})(?=.)", "$1 ");
    }

    private static long horsTaxe(long ttc) {
        return (ttc * 100 + 60) / 120;
    }

    private static String euros(long centimes, Hasard hasard) {
        String unite = hasard.uneFoisSur(3) ? " EUR" : " €";
        long entiers = centimes / 100;
        String milliers = hasard.uneFoisSur(2) && entiers >= 1_000
                ? "%d %03d".formatted(entiers / 1_000, entiers % 1_000)
                : Long.toString(entiers);
        return milliers + ",%02d".formatted(centimes % 100) + unite;
    }
}
