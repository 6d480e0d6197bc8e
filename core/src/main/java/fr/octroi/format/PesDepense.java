package fr.octroi.format;

import fr.octroi.budget.Imputation;
import fr.octroi.commun.Cle;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.format.Emission.Alteration;
import fr.octroi.format.Emission.Nature;
import fr.octroi.format.Emission.Refus;
import fr.octroi.format.Translitteration.Ecrit;
import fr.octroi.port.Numerotation;
import fr.octroi.port.Numerotation.Numeros;
import fr.octroi.port.Pieces;
import fr.octroi.reglement.LigneBudgetaire;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.Versement;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a bordereau as a <i>PES V2 dépense aller</i> of the DGFiP, schema 5.17, with the pieces that justify it.
 *
 * <p>It is valid against the schema; the financial service sets the codes ({@link ReglagesPes}), numbers ({@link
 * Numerotation}) and signs; it also adds the codes of banks abroad, which Hélios asks for. One mandat a payment, of one line, whose wording ends with the payment's reference. Texts are
 * written in ISO-8859-1, and what that costs is told. Pieces are named by their type: the name that a person gave to a file
 * stays here.
 */
public final class PesDepense {

    private static final int MANDATS_AU_PLUS = 99_999;
    private static final int NOM = 38;
    private static final int TITULAIRE = 32;
    private static final int LIGNE_D_ADRESSE = 38;
    private static final String SIMULATION = "SIMULATION";

    /** A type of piece of expenses (TPJ). */
    private static final String PIECE_DE_DEPENSE = "003";

    private final ReglagesPes reglages;
    private final Numerotation numerotation;
    private final Pieces pieces;
    private final boolean simulation;

    /** A piece of a payment, with the identity under which it is sent. */
    private record Jointe(PieceJustificative piece, String identifiant, String nom, Genre genre) {}

    /** What a file is by its first bytes, as a mail program would call it. */
    private enum Genre {
        PDF("application/pdf", "pdf", "%PDF"),
        JPEG("image/jpeg", "jpg", "\u00FF\u00D8\u00FF"),
        PNG("image/png", "png", "\u0089PNG"),
        TIFF("image/tiff", "tif", "II*"),
        TIFF_GROS_BOUTISTE("image/tiff", "tif", "MM\u0000"),
        GIF("image/gif", "gif", "GIF8"),
        AUTRE("application/octet-stream", "bin", "");

        private final String mime;
        private final String extension;
        private final String debut;

        Genre(String mime, String extension, String debut) {
            this.mime = mime;
            this.extension = extension;
            this.debut = debut;
        }

        private static Genre de(byte[] octets) {
            String lus = new String(octets, StandardCharsets.ISO_8859_1);
            return Stream.of(values())
                    .filter(genre -> lus.startsWith(genre.debut))
                    .findFirst()
                    .orElse(AUTRE);
        }
    }

    /**
     * Prepares.
     *
     * @param reglages the codes that were agreed on
     * @param numerotation who numbers
     * @param pieces where the files are
     * @param simulation whether the file says that it is worth nothing
     */
    public PesDepense(ReglagesPes reglages, Numerotation numerotation, Pieces pieces, boolean simulation) {
        this.reglages = reglages;
        this.numerotation = numerotation;
        this.pieces = pieces;
        this.simulation = simulation;
    }

    /**
     * Writes a file, whole or not at all.
     *
     * @param bordereau the bordereau
     * @param dossiers gives the dossier of a number
     * @param cles gives the key of a dossier
     * @param imputation where it is charged: an account of figures, a function of figures or none
     * @param cible the file; one that stands there is replaced
     * @return what was written, or every reason against: {@code COMPTE_DIFFERENT} without an account or with another than was
     *     liquidated, {@code REFERENCE_HORS_PES} for one that the schema takes for nothing, {@code PIECE_VIDE}, {@code
     *     TROP_DE_MANDATS}
     * @throws ValeurInvalideException {@code IMPUTATION_INVALIDE}, {@code CUMUL_ABSENT} when a bordereau to be signed has none,
     *     {@code NUMERO_ABSENT} when a payment was not numbered
     * @throws UncheckedIOException when the file cannot be written
     * @throws fr.octroi.port.PortException when it cannot be numbered, or a piece cannot be had
     */
    public Emission ecrire(
            Bordereau bordereau,
            Function<NumeroDossier, Dossier> dossiers,
            Function<NumeroDossier, Cle> cles,
            LigneBudgetaire imputation,
            Path cible) {
        return ecrire(bordereau, dossiers, cles, Imputations.toutes(imputation), cible);
    }

    /**
     * Writes a file of what several funders pay, whole or not at all: a line of the mandat for each of them.
     *
     * @param bordereau the bordereau
     * @param dossiers gives the dossier of a number
     * @param cles gives the key of a dossier
     * @param imputations says where a payment is charged, as {@code GuichetPaiements.imputations} does
     * @param cible the file; one that stands there is replaced
     * @return as {@link #ecrire(Bordereau, Function, Function, LigneBudgetaire, Path)}
     * @throws IllegalArgumentException when what is charged does not come to a payment
     * @throws ValeurInvalideException as there
     * @throws UncheckedIOException when the file cannot be written
     * @throws fr.octroi.port.PortException when it cannot be numbered, or a piece cannot be had
     */
    public Emission ecrire(
            Bordereau bordereau,
            Function<NumeroDossier, Dossier> dossiers,
            Function<NumeroDossier, Cle> cles,
            Function<Versement, List<Imputation>> imputations,
            Path cible) {
        return FichierEnEntier.ecrire(
                cible,
                sortie -> ecrire(bordereau, dossiers, cles, imputations, sortie),
                emission -> emission instanceof Emission.Emise);
    }

    /**
     * Writes to a stream; when it refuses, not a byte was written and nothing was numbered.
     *
     * @param bordereau the bordereau
     * @param dossiers gives the dossier of a number
     * @param cles gives the key of a dossier
     * @param imputation where it is charged
     * @param sortie where to write, not closed
     * @return as {@link #ecrire(Bordereau, Function, Function, LigneBudgetaire, Path)}
     * @throws ValeurInvalideException as there
     * @throws UncheckedIOException when it cannot be written
     * @throws fr.octroi.port.PortException when it cannot be numbered, or a piece cannot be had: half of it may be written
     */
    public Emission ecrire(
            Bordereau bordereau,
            Function<NumeroDossier, Dossier> dossiers,
            Function<NumeroDossier, Cle> cles,
            LigneBudgetaire imputation,
            OutputStream sortie) {
        return ecrire(bordereau, dossiers, cles, Imputations.toutes(imputation), sortie);
    }

    private Emission ecrire(
            Bordereau bordereau,
            Function<NumeroDossier, Dossier> dossiers,
            Function<NumeroDossier, Cle> cles,
            Function<Versement, List<Imputation>> imputations,
            OutputStream sortie) {
        Imputations imputees = new Imputations(bordereau, imputations);
        for (Imputation total : imputees.totaux()) {
            LigneBudgetaire ligne = total.ligne();
            if (!ligne.article().matches("0*[1-9][0-9]*")
                    || ligne.article().length() > 12
                    || !ligne.fonction().strip().matches("[0-9]{0,10}")) {
                throw new ValeurInvalideException("IMPUTATION_INVALIDE");
            }
        }
        // Each is read once: what is written is what was checked, whatever a store gives the next time.
        Map<NumeroDossier, Dossier> lus = new HashMap<>();
        Function<NumeroDossier, Dossier> uneFois = numero -> lus.computeIfAbsent(numero, dossiers);
        List<Refus> refus = new ArrayList<>();
        for (Bordereau.Ligne ligne : bordereau.lignes()) {
            controler(ligne.versement(), uneFois.apply(ligne.versement().dossier()), cles, refus);
        }
        if (bordereau.lignes().size() > MANDATS_AU_PLUS) {
            refus.add(new Refus(
                    bordereau.lignes().get(MANDATS_AU_PLUS).versement().dossier(), "TROP_DE_MANDATS"));
        }
        if (!refus.isEmpty()) {
            return new Emission.Refusee(refus);
        }
        return new Redaction(bordereau, uneFois, imputees, numeros(bordereau), sortie).ecrire();
    }

    /** Says whether a file has the name that is written for a bordereau; whose budget it is of, only the settings know. */
    static boolean estLeFichier(String nom, Bordereau bordereau, Numeros numeros) {
        return nom.matches("PES-[0-9]{14}\\Q" + finDuNom(bordereau, numeros) + "\\E");
    }

    private static String finDuNom(Bordereau bordereau, Numeros numeros) {
        return "-" + bordereau.exercice() + "-" + numeros.bordereau() + ".xml";
    }

    private Numeros numeros(Bordereau bordereau) {
        Numeros numeros = numerotation.attribuer(bordereau);
        for (Bordereau.Ligne ligne : bordereau.lignes()) {
            if (!numeros.mandats().containsKey(ligne.versement().reference())) {
                throw new ValeurInvalideException("NUMERO_ABSENT");
            }
        }
        if (reglages.dematerialise() && numeros.cumul() == null) {
            throw new ValeurInvalideException("CUMUL_ABSENT");
        }
        return numeros;
    }

    private void controler(Versement versement, Dossier dossier, Function<NumeroDossier, Cle> cles, List<Refus> refus) {
        if (!versement.vaSurLeCompte(dossier.iban(), cles.apply(versement.dossier()))) {
            refus.add(new Refus(versement.dossier(), "COMPTE_DIFFERENT"));
        }
        if (!TextePes.convient(versement.reference(), 70)) {
            refus.add(new Refus(versement.dossier(), "REFERENCE_HORS_PES"));
        }
        if (dossier.pieces().stream().anyMatch(piece -> estJointe(piece) && piece.taille() == 0)) {
            refus.add(new Refus(versement.dossier(), "PIECE_VIDE"));
        }
    }

    private boolean estJointe(PieceJustificative piece) {
        return reglages.pieces().contains(piece.type());
    }

    /** One file, while it is written. */
    private final class Redaction {

        private final Bordereau bordereau;
        private final Function<NumeroDossier, Dossier> dossiers;
        private final Imputations imputations;
        private final Numeros numeros;
        private final RedacteurXml xml;
        private final List<Alteration> alterations = new ArrayList<>();

        /** The pieces that mandats name, in that order: their contents come after. */
        private final List<Jointe> jointes = new ArrayList<>();

        private Redaction(
                Bordereau bordereau,
                Function<NumeroDossier, Dossier> dossiers,
                Imputations imputations,
                Numeros numeros,
                OutputStream sortie) {
            this.bordereau = bordereau;
            this.dossiers = dossiers;
            this.imputations = imputations;
            this.numeros = numeros;
            this.xml = new RedacteurXml(sortie, StandardCharsets.ISO_8859_1);
        }

        private Emission ecrire() {
            if (simulation) {
                xml.commentaire("SIMULATION : ce fichier ne vaut rien et ne doit pas partir");
            }
            xml.ouvrir("n:PES_Aller", "xmlns:n", "http://www.minefi.gouv.fr/cp/helios/pes_v2/Rev0/aller");
            enveloppe();
            xml.ouvrir("PES_DepenseAller")
                    .ouvrir("EnTeteDepense")
                    .valeur("IdVer", "2")
                    .valeur("InfoDematerialisee", reglages.dematerialise() ? "1" : "0")
                    .fermer()
                    .ouvrir("Bordereau", "Id", "B" + bordereau.exercice() + "-" + numeros.bordereau());
            blocBordereau();
            for (Bordereau.Ligne ligne : bordereau.lignes()) {
                mandat(ligne.versement(), dossiers.apply(ligne.versement().dossier()));
            }
            xml.fermer().fermer();
            pieces();
            xml.fermer().finir();
            Bordereau.Totaux totaux = bordereau.totaux();
            return new Emission.Emise(totaux.nombre(), totaux.total(), alterations);
        }

        private void enveloppe() {
            String nom =
                    (simulation ? SIMULATION + "-" : "") + "PES-" + reglages.siret() + finDuNom(bordereau, numeros);
            xml.ouvrir("Enveloppe")
                    .ouvrir("Parametres")
                    .valeur("Version", "2")
                    .valeur("TypFic", "PESALR2")
                    .valeur("NomFic", nom)
                    .fermer()
                    .ouvrir("Emetteur")
                    .valeur("Sigle", ecrit(reglages.emetteur(), 32))
                    .valeur("Adresse", "Octroi")
                    .fermer()
                    .fermer()
                    .ouvrir("EnTetePES")
                    .valeur("DteStr", bordereau.jour().toString())
                    .valeur("IdPost", reglages.poste())
                    .valeur("IdColl", reglages.siret())
                    .valeur("CodCol", reglages.codeCollectivite())
                    .valeur("CodBud", reglages.codeBudget());
            if (simulation) {
                xml.valeur("LibelleColBud", SIMULATION);
            } else if (!reglages.libelleBudget().isEmpty()) {
                xml.valeur("LibelleColBud", ecrit(reglages.libelleBudget(), 38));
            }
            xml.fermer();
        }

        private void blocBordereau() {
            Bordereau.Totaux totaux = bordereau.totaux();
            xml.ouvrir("BlocBordereau")
                    .valeur("Exer", Integer.toString(bordereau.exercice()))
                    .valeur("IdBord", Integer.toString(numeros.bordereau()))
                    .valeur("DteBordEm", bordereau.jour().toString())
                    .valeur("TypBord", reglages.typeBordereau())
                    .valeur("NbrPce", Integer.toString(totaux.nombre()));
            Montant cumul = numeros.cumul();
            if (cumul != null) {
                xml.valeur("MtCumulAnnuel", cumul.toString());
            }
            xml.valeur("MtBordHT", totaux.total().toString()).fermer();
        }

        private void mandat(Versement versement, Dossier dossier) {
            xml.ouvrir("Piece")
                    .ouvrir("BlocPiece")
                    .ouvrir("InfoPce")
                    .valeur(
                            "IdPce",
                            Integer.toString(
                                    Objects.requireNonNull(numeros.mandats().get(versement.reference()))))
                    .valeur("TypPce", reglages.typePiece())
                    .valeur("NatPce", reglages.naturePiece())
                    .valeur("Obj", objetEtActe(versement));
            List<Jointe> siennes = jointes(versement, dossier);
            jointes.addAll(siennes);
            for (Jointe jointe : siennes) {
                xml.ouvrir("PJRef")
                        .valeur("Support", "01")
                        .valeur("IdUnique", jointe.identifiant())
                        .valeur("NomPJ", jointe.nom())
                        .valeur("TypePJ", PIECE_DE_DEPENSE)
                        .fermer();
            }
            xml.fermer().fermer();
            List<Imputation> parts = imputations.de(versement);
            int dites = alterations.size();
            for (int i = 0; i < parts.size(); i++) {
                // The third party stands on each line, and what was altered of him is told once.
                alterations.subList(dites, alterations.size()).clear();
                ligne(i + 1, parts.get(i), versement, dossier);
            }
            xml.fermer();
        }

        private void ligne(int rang, Imputation part, Versement versement, Dossier dossier) {
            LigneBudgetaire imputation = part.ligne();
            xml.ouvrir("LigneDePiece")
                    .ouvrir("BlocLignePiece")
                    .ouvrir("InfoLignePce")
                    .valeur("IdLigne", Integer.toString(rang))
                    .valeur("Nature", imputation.article());
            if (!imputation.fonction().isBlank()) {
                xml.valeur("Fonction", imputation.fonction().strip());
            }
            xml.valeur("LibVir1", ecrit(objet(), 70))
                    .valeur("LibVir2", ecrit(versement.reference(), 70))
                    .valeur("ModRegl", reglages.modeReglement())
                    .valeur("TVAIntraCom", "0")
                    .valeur("MtHT", part.montant().toString())
                    .fermer()
                    .fermer();
            tiers(versement, dossier);
            xml.fermer();
        }

        /** The act is told when it suffers; the object is the authority's. */
        private String objetEtActe(Versement versement) {
            Ecrit entier = TextePes.ecrire(objet() + ", acte " + versement.acte(), 100);
            Ecrit acte = TextePes.ecrire("acte " + versement.acte(), 100);
            new Ecrit(entier.valeur(), acte.change(), acte.perdu(), entier.tronque())
                    .relever(versement.dossier(), "objet", false, alterations);
            return entier.valeur();
        }

        private String objet() {
            return (simulation ? SIMULATION + " " : "") + reglages.objet();
        }

        private static String ecrit(String texte, int longueur) {
            return TextePes.ecrire(texte, longueur).valeur();
        }

        private void tiers(Versement versement, Dossier dossier) {
            xml.ouvrir("Tiers").ouvrir("InfoTiers");
            String numero = versement.dossier().valeur();
            if (TextePes.convient(numero, 30)) {
                xml.valeur("RefTiers", ecrit(numero, 30));
            } else {
                alterations.add(new Alteration(versement.dossier(), "numero", Nature.SUPPLEE));
            }
            xml.valeur("CatTiers", reglages.categorieTiers())
                    .valeur("NatJur", reglages.natureJuridique())
                    .valeur("Civilite", civilite(versement, dossier.demandeur().civilite()))
                    .valeur("Nom", nom(versement, "nom", dossier.demandeur().nom(), NOM, versement.reference()))
                    .valeur(
                            "Prenom",
                            nom(versement, "prenom", dossier.demandeur().prenom(), NOM, "-"))
                    .fermer();
            adresse(versement, dossier.demandeur().adresse());
            Iban iban = Objects.requireNonNull(dossier.iban());
            String demandeur =
                    dossier.demandeur().prenom() + " " + dossier.demandeur().nom();
            String titulaire = dossier.titulaire().isBlank() ? demandeur : dossier.titulaire();
            String sinon = nomme(TextePes.ecrire(demandeur, TITULAIRE)) ? demandeur : versement.reference();
            if (!iban.pays().equals("FR")) {
                // Hélios asks for the code of a bank abroad, which nobody declares.
                alterations.add(new Alteration(versement.dossier(), "bic", Nature.ABSENT));
            }
            xml.ouvrir("CpteBancaire")
                    .valeur("IBAN", iban.valeur())
                    .valeur("TitCpte", nom(versement, "titulaire", titulaire, TITULAIRE, sinon))
                    .fermer()
                    .fermer();
        }

        /** What was declared, or where it cannot be written whole that of the configuration, as for who declared none. */
        private String civilite(Versement versement, String declaree) {
            if (TextePes.convient(declaree, 10)) {
                Ecrit ecrit = TextePes.ecrire(declaree, 10);
                ecrit.relever(versement.dossier(), "civilite", false, alterations);
                return ecrit.valeur();
            }
            if (!declaree.isBlank()) {
                alterations.add(new Alteration(versement.dossier(), "civilite", Nature.SUPPLEE));
            }
            return ecrit(reglages.civilite(), 10);
        }

        private static boolean nomme(Ecrit ecrit) {
            return TextePes.estDit(ecrit) && ecrit.aUneLettre();
        }

        /** A name always has a letter: something that says so stands in the place of one that has none. */
        private String nom(Versement versement, String champ, String declare, int longueur, String sinon) {
            Ecrit ecrit = TextePes.ecrire(declare, longueur);
            ecrit.relever(versement.dossier(), champ, !nomme(ecrit), alterations);
            return nomme(ecrit) ? ecrit.valeur() : ecrit(sinon, longueur);
        }

        /** An address is whole or is not there. */
        private void adresse(Versement versement, Adresse adresse) {
            List<String> voie = lignes(versement, adresse.voie());
            Ecrit ville = TextePes.ecrire(adresse.ville(), LIGNE_D_ADRESSE);
            String codePostal = adresse.codePostal().strip();
            if (voie.isEmpty() || !TextePes.estDit(ville) || !codePostal.matches("[0-9]{5}")) {
                if (!(adresse.voie() + adresse.ville() + codePostal).isBlank()) {
                    alterations.add(new Alteration(versement.dossier(), "adresse", Nature.SUPPLEE));
                }
                return;
            }
            ville.relever(versement.dossier(), "ville", false, alterations);
            xml.ouvrir("Adresse").valeur("TypAdr", "1").valeur("Adr2", voie.get(0));
            if (voie.size() > 1) {
                xml.valeur("Adr3", voie.get(1));
            }
            xml.valeur("CP", codePostal)
                    .valeur("Ville", ville.valeur())
                    .valeur("CodRes", "0")
                    .fermer();
        }

        /** Two lines at most, cut between words where there are some. */
        private List<String> lignes(Versement versement, String declaree) {
            Ecrit voie = TextePes.ecrire(declaree, 2 * LIGNE_D_ADRESSE);
            voie.relever(versement.dossier(), "voie", false, alterations);
            String texte = voie.valeur();
            if (!TextePes.estDit(voie)) {
                return List.of();
            }
            int coupe = texte.length() <= LIGNE_D_ADRESSE ? -1 : texte.lastIndexOf(' ', LIGNE_D_ADRESSE);
            if (texte.length() > LIGNE_D_ADRESSE && (coupe <= 0 || texte.length() - coupe - 1 > LIGNE_D_ADRESSE)) {
                coupe = LIGNE_D_ADRESSE;
            }
            List<String> lignes = new ArrayList<>();
            for (String ligne :
                    coupe < 0 ? List.of(texte) : List.of(texte.substring(0, coupe), texte.substring(coupe))) {
                Ecrit dite = TextePes.ecrire(ligne, LIGNE_D_ADRESSE);
                if (TextePes.estDit(dite)) {
                    lignes.add(dite.valeur());
                }
            }
            return lignes;
        }

        private List<Jointe> jointes(Versement versement, Dossier dossier) {
            List<Jointe> jointes = new ArrayList<>();
            for (PieceJustificative piece : dossier.pieces()) {
                if (estJointe(piece)) {
                    Genre genre = genre(piece);
                    String identifiant = Empreinte.deChamps(
                                    "pes.piece",
                                    versement.reference(),
                                    piece.type(),
                                    piece.contenu().hexadecimal())
                            .hexadecimal()
                            .substring(0, 40)
                            .toUpperCase(Locale.ROOT);
                    if (jointes.stream().noneMatch(deja -> deja.identifiant().equals(identifiant))) {
                        String nom = ecrit(piece.type(), 60) + "-" + (jointes.size() + 1) + "." + genre.extension;
                        jointes.add(new Jointe(piece, identifiant, nom, genre));
                    }
                }
            }
            return jointes;
        }

        private Genre genre(PieceJustificative piece) {
            try (InputStream contenu = pieces.ouvrir(piece.contenu())) {
                return Genre.de(contenu.readNBytes(8));
            } catch (IOException panne) {
                throw new UncheckedIOException(panne);
            }
        }

        private void pieces() {
            xml.ouvrir("PES_PJ").ouvrir("EnTetePES_PJ").valeur("IdVer", "1").fermer();
            for (Jointe jointe : jointes) {
                xml.ouvrir("PJ")
                        .ouvrir("Contenu")
                        .longue("Fichier", "MIMEType", jointe.genre().mime, vers -> coder(jointe, vers))
                        .fermer()
                        .valeur("IdUnique", jointe.identifiant())
                        .valeur("NomPJ", jointe.nom())
                        .valeur("TypePJ", PIECE_DE_DEPENSE)
                        .valeur("Description", ecrit(jointe.piece().type(), 250))
                        .fermer();
            }
            xml.fermer();
        }

        /** Compressed, then in Base64, as it flows: a piece is never whole in memory. */
        private void coder(Jointe jointe, Consumer<String> vers) throws IOException {
            OutputStream enTexte = new OutputStream() {
                @Override
                public void write(int octet) {
                    write(new byte[] {(byte) octet}, 0, 1);
                }

                @Override
                public void write(byte[] octets, int debut, int longueur) {
                    vers.accept(new String(octets, debut, longueur, StandardCharsets.US_ASCII));
                }
            };
            try (InputStream contenu = pieces.ouvrir(jointe.piece().contenu());
                    OutputStream base64 = Base64.getEncoder().wrap(enTexte);
                    GZIPOutputStream gzip = new GZIPOutputStream(base64, 8192)) {
                contenu.transferTo(gzip);
            }
        }
    }
}
