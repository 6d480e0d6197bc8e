package fr.octroi.document;

import fr.octroi.document.TextePiece.Candidat;
import fr.octroi.document.TextePiece.Cellule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds who sells: after a label, else where a legal form is written, else at the head of the block that the SIRET ends, else by what stands at the
 * head of the paper, else by who signs that he sold.
 *
 * <p>The first of these that gives a name decides, and gives none when it gives several.
 */
final class Vendeurs {

    private static final int DEUX_COLONNES = 2;

    private static final GuardedPattern LIBELLE = GuardedPattern.of(
            "^(?:(?:NOM|RAISON SOCIALE|IDENTITE|ADRESSE)\\sDU\\s|(?:SOLD BY|SELLER|EXPEDITEUR)\\s?/\\s?)?(?<mot>VENDEUR(?:\\s(?:PARTENAIRE|PROFESSIONNEL|TIERS))?|EMETTEUR(?:\\sOU\\sEMETTRICE)?|FOURNISSEUR|PRESTATAIRE|VENDUE? (?:ET (?:EXPEDIE|LIVRE)E? )?PAR(?:\\s?/\\s?SOLD BY)?|(?:EMIS|FACTURE)E? PAR|(?:FACTURE )?EMISE?(?: PAR [^:;]{3,50})? AU NOM ET POUR LE COMPTE DE|RAISON SOCIALE"
                    + "|SOLD BY|SELLER)(?:\\s?(?::|$)|(?<sans>(?<=\\bVENDUE? PAR|\\bET (?:EXPEDIE|LIVRE) PAR)\\s(?=[^.:]{2,40}$)(?!.*\\s[0-9])))");

    /** In a shop "Vendeur" names who served, by a given name, a number or both. */
    private static final Pattern QUI_A_SERVI = Pattern.compile("[0-9]+|(?:[0-9]+\\s)?[A-Z'-]+(?:\\s[A-Z]\\.?)?");

    /** Who served, where a shop says no more of him. */
    private static final Pattern UN_PRENOM_ET_UNE_INITIALE =
            Pattern.compile("(?!(?:CYCLES?|VELOS?|ETS|ESPACE|MAISON)\\b)[A-Z'-]{2,15}\\s[A-Z]\\.?");

    /** As people write their given name; a shop's may look so too. */
    private static final Pattern UN_PRENOM = Pattern.compile("\\p{Lu}\\p{Ll}{2,12}(?:-\\p{Lu}\\p{Ll}{2,12})?");

    private static final GuardedPattern DE = GuardedPattern.of("^DE\\s?:?$");

    private static final Pattern A_QUI =
            Pattern.compile("(?:A|POUR|(?:FACTURE|LIVRE|ADRESSE)E? A|CLIENTE?|DESTINATAIRE)\\s?:?");

    /** By a market-place, whose name is printed in full. */
    private static final GuardedPattern EMISE_POUR_LE_VENDEUR =
            GuardedPattern.of("\\bAU NOM ET POUR LE COMPTE DU VENDEUR\\b");

    /** On a market-place, or beside a carrier. */
    static final GuardedPattern UN_VENDEUR_NOMME = GuardedPattern.of(
            "\\b(?:(?:VENDEU(?:R|SE)|MARCHAND)\\s?:|VENDEUR PARTENAIRE\\b|(?:VENDUE?S?|EXPEDIEE?S?|ASSUREE?S?|LIVREE?S?) PAR\\b)");

    private static final Pattern UNE_FORME = Pattern.compile("\\b" + RaisonsSociales.FORME + "\\b");

    private static final Pattern UN_NOM_DE_PERSONNE = Pattern.compile(Enseignes.PERSONNE);

    /** The head of the day of a quote or of an order. */
    private static final Pattern UN_JOUR = Pattern.compile("(?:DATE|EXPIRATION|ECHEANCE|VALIDITE)\\b[^0-9]*");

    private static final Pattern LE_JOUR_DE_LA_COMMANDE = Pattern.compile("DATE (?:DE (?:LA )?)?COMMANDE\\s?:?");

    private static final Pattern UN_MOT_EN_MINUSCULES = Pattern.compile("\\p{Ll}{2}");

    /** Beside its sellers a marketplace says who buys, and who sends. */
    private static final Pattern UNE_PLACE_DE_MARCHE =
            Pattern.compile("\\b(?:ACHETEUR|CLIENT|EXPEDIE|COMMANDE|LIVREE?)\\b|\\bD'\\s?ECHEANCE\\b");

    /** What a second print says of itself beside the seller. */
    private static final Pattern UN_EXEMPLAIRE = Pattern.compile("(?i)\\s+duplicata$");

    private final TextePiece texte;
    private final RaisonsSociales raisons;

    /** After "Vendeur", without a form or papers, or "Vendu par" without a colon: a shop's name, where nothing else says it, or a person's. */
    private final Set<String> douteux = new LinkedHashSet<>();

    private final boolean boutiqueEnTete;

    private Vendeurs(TextePiece texte, RaisonsSociales raisons) {
        this.texte = texte;
        this.raisons = raisons;
        this.boutiqueEnTete = RaisonsSociales.UNE_BOUTIQUE.matcher(texte.cle(0)).find()
                && !Nature.estUnTitre(texte.lignes().get(0).cellules().get(0));
    }

    /** Finds the seller's name, blank when there is none or more than one. */
    static String nom(TextePiece texte) {
        RaisonsSociales raisons = new RaisonsSociales(texte);
        Vendeurs vendeurs = new Vendeurs(texte, raisons);
        BlocDuSiret bloc = new BlocDuSiret(texte, raisons);
        FormesDeSociete formes = new FormesDeSociete(texte, raisons, bloc);
        Enseignes enseignes = new Enseignes(texte, raisons);
        if (texte.porte(EMISE_POUR_LE_VENDEUR) && vendeurs.parLesLibelles().isEmpty()) {
            return "";
        }
        Set<String> uns = Stream.<Supplier<Set<String>>>of(
                        vendeurs::parLesLibelles,
                        formes::parLaForme,
                        formes::parLaFormeSeule,
                        formes::surSonCapital,
                        bloc::noms,
                        enseignes::enSonNom,
                        vendeurs::enTeteDeDeuxColonnes,
                        formes::parLaFormeEnToutesLettres,
                        () -> vendeurs.douteux,
                        enseignes::enTete,
                        enseignes::enTeteEtAuPied,
                        enseignes::enTeteEtAuCourriel,
                        enseignes::enTeteDuTicket,
                        () -> Titulaires.quiDitVendre(texte))
                .map(Supplier::get)
                .filter(noms -> !noms.isEmpty())
                .findFirst()
                .orElse(Set.of())
                .stream()
                .map(nom -> UN_EXEMPLAIRE.matcher(nom).replaceFirst(""))
                .collect(Collectors.toSet());
        return uns.size() == 1 ? uns.iterator().next() : "";
    }

    private Set<String> parLesLibelles() {
        Set<String> noms = new LinkedHashSet<>();
        texte.parcourir(LIBELLE, (ligne, rang, cellule) -> {
            GuardedMatcher libelle = LIBELLE.matcher(cellule.cle());
            if (libelle.find()) {
                for (Candidat candidat : texte.valeurs(ligne, rang, libelle.end())) {
                    Optional<String> nom = raisons.propre(candidat.texte())
                            .filter(lu -> libelle.group("sans") == null
                                    || (RaisonsSociales.estEcritCommeUneEnseigne(lu)
                                            && (libelle.group("mot").contains(" ET ") || lu.indexOf(' ') > 0)
                                            && !estUnPrenomDansUneBoutique(lu)));
                    if (nom.isPresent()) {
                        boolean enRangee = texte.lignes().get(ligne).cellules().size() > DEUX_COLONNES;
                        boolean suivi = (rang == 0 && PapiersDeSociete.suivent(texte, ligne))
                                || (candidat.place() == Candidat.Place.DESSOUS && estSurSesPapiers(ligne, cellule));
                        boolean unePersonne = libelle.group("mot").startsWith("VENDEUR")
                                && (candidat.place() != Candidat.Place.DESSOUS
                                        || enRangee
                                        || (!suivi && estUnPrenomDansUneBoutique(nom.get())))
                                && !UNE_FORME.matcher(TextePiece.cle(nom.get())).find()
                                && (!suivi || estUnPrenomDeBoutique(libelle.group("mot"), nom.get(), ligne));
                        if (candidat.place() == Candidat.Place.DESSOUS
                                && estUnVendeurSalarie(ligne, libelle.group("mot"), nom.get())) {
                            return;
                        }
                        if (candidat.place() == Candidat.Place.DESSOUS
                                && Identifiants.estUneTete(texte.lignes().get(ligne + 1))) {
                            return;
                        }
                        if (UN_PRENOM_ET_UNE_INITIALE
                                        .matcher(TextePiece.cle(nom.get()))
                                        .matches()
                                || estParmiDesTetes(ligne, nom.get())) {
                            return;
                        }
                        if (!unePersonne && libelle.group("sans") == null) {
                            noms.add(nom.get());
                        } else if (suivi
                                || libelle.group("sans") != null
                                || !QUI_A_SERVI
                                        .matcher(TextePiece.cle(nom.get()))
                                        .matches()) {
                            douteux.add(nom.get());
                        }
                        return;
                    }
                }
            }
        });
        return RaisonsSociales.sansDoublon(noms);
    }

    /** In a row of heads beside that of a day, a person's name is that of who serves in the shop. */
    private boolean estUnVendeurSalarie(int ligne, String libelle, String nom) {
        List<Cellule> tetes = texte.lignes().get(ligne).cellules();
        return libelle.equals("VENDEUR")
                && UN_NOM_DE_PERSONNE.matcher(nom).matches()
                && !RaisonsSociales.UNE_BOUTIQUE.matcher(TextePiece.cle(nom)).find()
                && UN_MOT_EN_MINUSCULES.matcher(nom).find()
                && tetes.stream()
                        .anyMatch(cellule -> UN_JOUR.matcher(cellule.cle()).matches())
                && tetes.stream()
                        .filter(cellule ->
                                !LE_JOUR_DE_LA_COMMANDE.matcher(cellule.cle()).matches())
                        .noneMatch(cellule ->
                                UNE_PLACE_DE_MARCHE.matcher(cellule.cle()).find());
    }

    /** Between the heads of a table of items, of which an extraction made one a line, stands who served. */
    private boolean estParmiDesTetes(int ligne, String nom) {
        return ligne + 2 < texte.lignes().size()
                && texte.lignes().get(ligne + 1).texte().equals(nom)
                && UN_NOM_DE_PERSONNE.matcher(nom).matches()
                && ArticlesSansColonnes.UNE_QUANTITE
                        .matcher(texte.cle(ligne + 2))
                        .matches();
    }

    /** A shop that is so by its name, at the head of the page, has a salesman; a marketplace has sellers. */
    private boolean estUnPrenomDeBoutique(String libelle, String nom, int ligne) {
        return libelle.equals("VENDEUR")
                && ligne < BlocDuSiret.LIGNES_DU_BLOC
                && ligne > 0
                && estUnPrenomDansUneBoutique(nom);
    }

    private boolean estUnPrenomDansUneBoutique(String nom) {
        return boutiqueEnTete && UN_PRENOM.matcher(nom).matches();
    }

    /** Whether the address and the papers of a company stand below the name that is under a head. */
    private boolean estSurSesPapiers(int ligne, Cellule tete) {
        List<Cellule> bloc = texte.dessous(ligne, tete, PapiersDeSociete.LIGNES_D_UNE_ADRESSE);
        return bloc.size() > 2
                && BlocsDeNoms.aUneAdresse(bloc.subList(1, Enseignes.LIGNES_D_UNE_TETE), true)
                && PapiersDeSociete.sontDUneSociete(bloc.subList(2, bloc.size()));
    }

    /** "De" and "Facturé à" head two columns. */
    private Set<String> enTeteDeDeuxColonnes() {
        Set<String> noms = new LinkedHashSet<>();
        texte.parcourir(DE, (ligne, rang, cellule) -> {
            if (rang < BlocDuSiret.COLONNES
                    && DE.matcher(cellule.cle()).find()
                    && texte.lignes().get(ligne).cellules().stream()
                            .anyMatch(autre -> A_QUI.matcher(autre.cle()).matches())) {
                texte.dessous(ligne, cellule, 1)
                        .forEach(dessous -> raisons.propre(dessous.texte()).ifPresent(noms::add));
            }
        });
        return RaisonsSociales.sansDoublon(noms);
    }
}
