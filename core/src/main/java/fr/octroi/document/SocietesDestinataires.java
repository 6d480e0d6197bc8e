package fr.octroi.document;

import fr.octroi.document.TextePiece.Cellule;
import java.util.List;
import java.util.regex.Pattern;

/** Companies to which a paper goes, and which sell nothing on it. */
final class SocietesDestinataires {

    private static final int DEUX_COLONNES = 2;

    static final Pattern A_L_ATTENTION = Pattern.compile("^(?:A L'ATTENTION|ATTN|SERVICE (?:COMPTABILITE|ACHATS?))\\b");

    /** At the end of a line, where columns were joined by single spaces. */
    private static final Pattern UN_DESTINATAIRE_DESSOUS = Pattern.compile(
            "(?<!\\b(?:DU|LE|AU|N|N\u00B0|CODE|REF|REFERENCE|NUMERO|IDENTIFIANT|SERVICE|COMPTE|ESPACE|VOTRE|VENDEUR|EMETTEUR)\\.?)\\s(?:FACTURATION|FACTUREE? A|CLIENT|DESTINATAIRE)\\s?:$");

    private static final float PART_GAUCHE = 0.4f;

    private static final int LONGUE_LIGNE = 100;

    private static final int FIN_D_UNE_LIGNE = 40;

    private final TextePiece texte;
    private final RaisonsSociales raisons;
    private final BlocDuSiret duSiret;
    private float largeur = -1;

    SocietesDestinataires(TextePiece texte, RaisonsSociales raisons, BlocDuSiret duSiret) {
        this.texte = texte;
        this.raisons = raisons;
        this.duSiret = duSiret;
    }

    /** A company on the right, over an address, is whom the paper goes to where who writes stands on the left. */
    boolean estUnDestinataire(int ligne, Cellule cellule) {
        List<Cellule> cellules = texte.lignes().get(ligne).cellules();
        List<Cellule> bloc = texte.dessous(ligne, cellule, PapiersDeSociete.LIGNES_D_UNE_ADRESSE);
        if (finitParUnDestinataire(ligne - 1)
                && !bloc.isEmpty()
                && BlocsDeNoms.RUE.matcher(bloc.get(0).cle()).find()) {
            return true;
        }
        if (!bloc.isEmpty()
                && cellule.gauche() > PART_GAUCHE * largeur()
                && A_L_ATTENTION.matcher(bloc.get(0).cle()).find()) {
            return true;
        }
        if (cellules.size() > DEUX_COLONNES || !BlocsDeNoms.aUneAdresse(bloc, true)) {
            return false;
        }
        if (cellules.size() == DEUX_COLONNES) {
            return cellule.equals(cellules.get(1)) && ecritAGauche(ligne, cellules.get(0), bloc);
        }
        return cellule.gauche() > PART_GAUCHE * largeur()
                && !PapiersDeSociete.sontDUnVendeur(bloc)
                && texte.lignes().stream()
                        .limit(Math.min(ligne, BlocDuSiret.LIGNES_DE_L_EN_TETE))
                        .map(dessus -> dessus.cellules().get(0))
                        .anyMatch(dessus -> dessus.droite() < cellule.gauche() && peutEcrire(dessus));
    }

    private boolean finitParUnDestinataire(int ligne) {
        String cle = texte.cle(ligne);
        return cle.endsWith(":")
                && texte.lignes().get(ligne).cellules().size() == 1
                && UN_DESTINATAIRE_DESSOUS
                        .matcher(cle.substring(Math.max(0, cle.length() - FIN_D_UNE_LIGNE)))
                        .find();
    }

    /**
     * Whether who is named on the left of a company, over an address of his own, writes to it: it has no papers of a seller then, or only such
     * as anybody has, where he has them as well or is a shop by his name.
     */
    private boolean ecritAGauche(int ligne, Cellule gauche, List<Cellule> droite) {
        List<Cellule> bloc = texte.dessous(ligne, gauche, PapiersDeSociete.LIGNES_D_UNE_ADRESSE);
        return peutEcrire(gauche)
                && BlocsDeNoms.aUneAdresse(bloc, true)
                && !PapiersDeSociete.sontDUneSociete(droite)
                && (!PapiersDeSociete.sontDUnVendeur(droite)
                        || PapiersDeSociete.sontDUnVendeur(bloc)
                        || RaisonsSociales.UNE_BOUTIQUE.matcher(gauche.cle()).find());
    }

    private boolean peutEcrire(Cellule cellule) {
        return !Nature.estUnTitre(cellule)
                && !NomsEcrits.AVEC_CIVILITE.matcher(cellule.cle()).find()
                && raisons.propre(cellule.texte()).isPresent();
    }

    /** Below the block of who sells, which its SIRET ends, a company over an address and without any such papers buys. */
    boolean estSousUnVendeur(int ligne, Cellule cellule) {
        if (!duSiret.peutFinirAvant(ligne)) {
            return false;
        }
        List<Cellule> bloc = texte.dessous(ligne, cellule, PapiersDeSociete.LIGNES_D_UNE_ADRESSE);
        return BlocsDeNoms.aUneAdresse(bloc, true)
                && !PapiersDeSociete.sontDUneSociete(bloc)
                && !duSiret.noms().isEmpty();
    }

    /** Of the head alone: a long line at the foot says nothing of columns. */
    private float largeur() {
        if (largeur < 0) {
            largeur = texte.lignes().stream()
                    .limit(BlocDuSiret.LIGNES_DE_L_EN_TETE)
                    .filter(ligne -> ligne.cellules().size() > 1 || ligne.cle().length() < LONGUE_LIGNE)
                    .flatMap(ligne -> ligne.cellules().stream())
                    .map(Cellule::droite)
                    .max(Float::compare)
                    .orElse(0f);
        }
        return largeur;
    }
}
