package fr.octroi.document;

import fr.octroi.document.TextePiece.Cellule;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Shops that open their papers with their sign (<i>enseigne</i>), over their address, and people who trade under their own name. */
final class Enseignes {

    /** A name, its street and its town. */
    static final int LIGNES_D_UNE_TETE = 3;

    /** Given name and family name, as people are written. */
    static final String PERSONNE = "\\p{Lu}[\\p{L}'\u2019-]+(?:\\s\\p{Lu}[\\p{L}'\u2019-]+){1,3}";

    /** Called after who founded it: what it sells stands below its name. */
    private static final Pattern UN_ETABLISSEMENT = Pattern.compile("(?:ETS|ETABLISSEMENTS?)\\s[A-Z]");

    /** The number of a company, right below its name. */
    private static final Pattern SON_SIREN =
            Pattern.compile("^SIREN\\b[^0-9]{0,4}[0-9]{3}|^[0-9]{3}\\s[0-9]{3}\\s[0-9]{3}\\sR\\.?C\\.?S\\b");

    private static final GuardedPattern UN_DOMAINE =
            GuardedPattern.of("(?:@|\\bWWW\\.)(?<domaine>[A-Z0-9-]{5,40})\\.[A-Z]{2,10}(?![A-Z0-9-])");

    private static final Pattern CE_QUI_N_EST_PAS_UNE_LETTRE = Pattern.compile("[^A-Z0-9]");

    /** Whom a paper may be for, or who brings what it is of; the name of a person may follow a shop's. */
    private static final Pattern PAS_UNE_ENSEIGNE = Pattern.compile(
            "\\b(?:MAIRIE|COMMUNE|COMITE|CLUB|CENTRE COMMERCIAL|MARKET|ASSOCIATION|SERVICES?|POINT|RETRAIT|EXPEDITEUR|DESTINATAIRE|LIVR\\w*|RAPPEL|RELANCE|"
                    + NomsEcrits.CIVILITE + "\\s)");

    /** Under a title alone stands whoever receives as well. */
    private static final Pattern SOUS_UN_TITRE =
            Pattern.compile("\\b(?:MAIRIE|COMMUNE|COMITE|CLUB|ASSOCIATION|RESIDENCE|POINT|RETRAIT)\\b");

    /** What else a till prints first. */
    private static final Pattern D_UN_TERMINAL = Pattern.compile(
            "\\b(?:BIENVENUE|BONJOUR|MERCI|VISITE|EXEMPLAIRE|DUPLICATA|REIMPRESSION|CAISSE|CARTE|CB|EMV|SANS CONTACT|VISA|MASTERCARD|MONETICO|SUMUP|LA POSTE|RELAIS|CENTRE COMMERCIAL|OUVERT|SOLDES|HOTESSE|ACHATS|CLIENT|VELO ELECTRIQUE|VAE)\\b|[0-9]");

    /** Where shops are that have no street. */
    private static final Pattern UNE_ZONE = Pattern.compile("(?:ZA|ZI|ZAC|ZONE|CENTRE COMMERCIAL)\\s[A-Z]");

    private static final Pattern NOM_ET_ADRESSE =
            Pattern.compile("(?<nom>[A-Z][^0-9:;,|]{2,50}?)(?:,|\\s[-\u2013\u2022|])\\s" + AdressesEcrites.VOIE
                    + "[^:;]{2,60}[\\s,][0-9]{5}\\s[A-Z]");

    /** "Paul Imagine EI" (<i>entrepreneur individuel</i>), after a shop's name perhaps. */
    private static final Pattern EN_SON_NOM = Pattern.compile(
            "EI\\s(?:[-\u2013]\\s)?" + PERSONNE + "|(?:[^0-9:;,|]{2,40}\\s[-\u2013\u2014]\\s)?" + PERSONNE + ",?\\sEI");

    private final TextePiece texte;
    private final RaisonsSociales raisons;

    Enseignes(TextePiece texte, RaisonsSociales raisons) {
        this.texte = texte;
        this.raisons = raisons;
    }

    /** Who trades under his own name heads the document, and says so. */
    Set<String> enSonNom() {
        return texte.lignes().stream()
                .limit(BlocDuSiret.LIGNES_DU_NOM_SEUL)
                .map(ligne -> ligne.cellules().get(0))
                .filter(cellule -> EN_SON_NOM.matcher(cellule.texte()).matches())
                .flatMap(cellule -> raisons.propre(cellule.texte()).stream())
                .limit(1)
                .collect(Collectors.toSet());
    }

    /** Where the buyer is known, a shop whose name and address open the document sells. */
    Set<String> enTete() {
        if (raisons.acheteurs().isEmpty() || texte.lignes().isEmpty()) {
            return Set.of();
        }
        int premiere = estUnTitreSeul(0) ? 1 : 0;
        if (premiere == texte.lignes().size()) {
            return Set.of();
        }
        Cellule tete = texte.colonnes()
                .deGauche(premiere, texte.lignes().get(premiere).cellules().get(0));
        boolean autre = raisons.acheteurs().stream()
                .flatMap(NomsEcrits::motsSansCivilite)
                .noneMatch(NomsEcrits.motsSansCivilite(tete.cle()).toList()::contains);
        if (!autre || Nature.estUnTitre(tete)) {
            return Set.of();
        }
        Matcher surUneLigne = AdressesEcrites.SUR_LA_LIGNE_DU_NOM.matcher(tete.cle());
        if (surUneLigne.matches()) {
            String cle = surUneLigne.group("nom");
            return RaisonsSociales.UNE_BOUTIQUE.matcher(cle).find()
                            && !PAS_UNE_ENSEIGNE.matcher(cle).find()
                    ? raisons.enseigne(tete.texte().substring(0, cle.length()))
                    : Set.of();
        }
        return (RaisonsSociales.UNE_BOUTIQUE.matcher(tete.cle()).find()
                                || estRepete(premiere, tete)
                                || (UN_ETABLISSEMENT.matcher(tete.cle()).lookingAt() && estUneDevise(premiere + 1)))
                        && !(premiere > 0 && SOUS_UN_TITRE.matcher(tete.cle()).find())
                        && (estSurSonAdresse(premiere, tete)
                                || (estSurSonSiren(premiere, tete) && !texte.porte(Vendeurs.UN_VENDEUR_NOMME)))
                ? raisons.enseigne(tete.texte())
                : Set.of();
    }

    private boolean estUnTitreSeul(int ligne) {
        List<Cellule> cellules = texte.lignes().get(ligne).cellules();
        return cellules.size() == 1 && Nature.estUnTitre(cellules.get(0));
    }

    /** A sign over the name of its company, which is the same one: two words may be a person's. */
    private boolean estRepete(int ligne, Cellule tete) {
        return ligne + 1 < texte.lignes().size()
                && tete.cle().indexOf(' ') < 0
                && !Banques.nomme(tete.cle())
                && texte.lignes().get(ligne + 1).cellules().get(0).cle().equals(tete.cle());
    }

    /** What a shop sells, between its name and its street. */
    private boolean estUneDevise(int ligne) {
        return RaisonsSociales.UNE_BOUTIQUE.matcher(texte.cle(ligne)).find()
                && !TextePiece.aUnChiffre(texte.cle(ligne));
    }

    /** Whether a street and its town stand below the head of the document, and before them nobody to whom it goes. */
    private boolean estSurSonAdresse(int ligne, Cellule tete) {
        List<Cellule> dessous = texte.dessous(ligne, tete, LIGNES_D_UNE_TETE);
        // Who keeps the shop may stand there, where another buys.
        boolean tenue = raisons.acheteurs().size() > 1
                && PapiersDeSociete.sontDUnVendeur(texte.dessous(ligne, tete, PapiersDeSociete.LIGNES_D_UNE_ADRESSE));
        return dessous.stream()
                        .anyMatch(cellule ->
                                BlocsDeNoms.RUE.matcher(cellule.cle()).find()
                                        || UNE_ZONE.matcher(cellule.cle()).lookingAt())
                && BlocsDeNoms.aUneAdresse(dessous, true)
                && dessous.stream()
                        .takeWhile(cellule -> !BlocsDeNoms.aUneAdresse(List.of(cellule), true))
                        .noneMatch(cellule -> SocietesDestinataires.A_L_ATTENTION
                                        .matcher(cellule.cle())
                                        .find()
                                || (!tenue
                                        && NomsEcrits.AVEC_CIVILITE
                                                .matcher(cellule.cle())
                                                .find()));
    }

    /** Whether the number of a company stands below the head, over nobody to whom the paper goes. */
    private boolean estSurSonSiren(int ligne, Cellule tete) {
        List<Cellule> dessous = texte.dessous(ligne, tete, LIGNES_D_UNE_TETE);
        return dessous.stream()
                        .anyMatch(cellule -> SON_SIREN.matcher(cellule.cle()).find())
                && dessous.stream()
                        .takeWhile(cellule -> !SON_SIREN.matcher(cellule.cle()).find())
                        .noneMatch(cellule -> SocietesDestinataires.A_L_ATTENTION
                                        .matcher(cellule.cle())
                                        .find()
                                || NomsEcrits.AVEC_CIVILITE
                                        .matcher(cellule.cle())
                                        .find());
    }

    /** The name that heads the document stands before its address as well, over its SIRET. */
    Set<String> enTeteEtAuPied() {
        Cellule tete = texte.lignes().isEmpty()
                ? null
                : texte.lignes().get(0).cellules().get(0);
        if (tete == null
                || Nature.estUnTitre(tete)
                || PAS_UNE_ENSEIGNE.matcher(tete.cle()).find()) {
            return Set.of();
        }
        List<Integer> siret = BlocDuSiret.lignes(texte);
        boolean auPied = siret.size() == 1
                && texte.cle(siret.get(0)).startsWith("SIRET")
                && IntStream.of(siret.get(0) - 2, siret.get(0) - 1)
                        .mapToObj(ligne -> NOM_ET_ADRESSE.matcher(texte.cle(ligne)))
                        .anyMatch(adresse ->
                                adresse.lookingAt() && adresse.group("nom").equals(tete.cle()));
        boolean surLaLigne = siret.stream()
                .map(ligne -> NOM_ET_ADRESSE.matcher(texte.cle(ligne)))
                .anyMatch(adresse ->
                        adresse.lookingAt() && adresse.group("nom").strip().equals(tete.cle()));
        return auPied || surLaLigne ? raisons.enseigne(tete.texte()) : Set.of();
    }

    /** A sign alone over its address, which the domain of a mail or of a site spells. */
    Set<String> enTeteEtAuCourriel() {
        Cellule tete = seuleEnTete();
        if (tete == null || !estSurSonAdresse(0, tete)) {
            return Set.of();
        }
        String lettres = CE_QUI_N_EST_PAS_UNE_LETTRE.matcher(tete.cle()).replaceAll("");
        return texte.lignes(UN_DOMAINE).stream()
                        .map(ligne -> UN_DOMAINE.matcher(texte.cle(ligne)))
                        .anyMatch(domaine -> domaine.find()
                                && CE_QUI_N_EST_PAS_UNE_LETTRE
                                        .matcher(domaine.group("domaine"))
                                        .replaceAll("")
                                        .equals(lettres))
                ? raisons.enseigne(tete.texte())
                : Set.of();
    }

    /** What is alone on the first line and may be a sign; none on a paper that says by whom a thing is sold or sent. */
    private @Nullable Cellule seuleEnTete() {
        if (texte.lignes().isEmpty()
                || texte.lignes().get(0).cellules().size() > 1
                || texte.porte(Vendeurs.UN_VENDEUR_NOMME)) {
            return null;
        }
        Cellule tete = texte.lignes().get(0).cellules().get(0);
        boolean autre =
                Nature.estUnTitre(tete) || PAS_UNE_ENSEIGNE.matcher(tete.cle()).find() || Banques.nomme(tete.cle());
        return autre ? null : tete;
    }

    /** Nobody but who sells heads what a till prints: a name right over its street or its town. */
    Set<String> enTeteDuTicket() {
        if (!texte.nature().equals(Nature.TICKET_DE_CAISSE.name())
                || texte.lignes().isEmpty()
                || raisons.acheteurs().contains(texte.cle(0))
                || texte.lignes().get(0).cellules().size() > 1) {
            return Set.of();
        }
        Cellule tete = texte.lignes().get(0).cellules().get(0);
        boolean surSonAdresse = texte.lignes().stream()
                .skip(1)
                .limit(estUneDevise(1) ? 2 : 1)
                .anyMatch(dessous ->
                        BlocsDeNoms.aUneAdresse(dessous.cellules(), true) || AdressesEcrites.estUneVoie(dessous.cle()));
        return surSonAdresse
                        && !Nature.estUnTitre(tete)
                        && !D_UN_TERMINAL.matcher(tete.cle()).find()
                        && !Banques.nomme(tete.cle())
                ? raisons.enseigne(tete.texte())
                : Set.of();
    }
}
