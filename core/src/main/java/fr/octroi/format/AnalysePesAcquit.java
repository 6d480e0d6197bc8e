package fr.octroi.format;

import fr.octroi.format.RetourLu.Ligne;
import fr.octroi.format.RetourLu.Sens;
import fr.octroi.format.RetourLu.Statut;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The acknowledgement of a PES sent to Hélios ({@code PES_ACQUIT}, both versions), or of one that came from it ({@code
 * PES_ACQUIT_RETOUR}). It says whether what was sent is well made: the comptable has seen nothing yet.
 */
final class AnalysePesAcquit extends AnalyseDeRetour {

    private static final Set<String> CONTENEURS = Set.of("ACQUIT", "ACQUIT_RETOUR");

    /** The domains whose rejection is that of the whole file: technical, its signatures, its settings. */
    private static final Set<String> DU_FICHIER = Set.of("0", "1", "2", "99");

    private @Nullable LocalDate jour;
    private String reference = "";
    private boolean rejeteEntier;
    private final List<String> motifs = new ArrayList<>();
    private final List<String> informations = new ArrayList<>();

    AnalysePesAcquit(String nom, String format) {
        super(nom, format);
    }

    @Override
    boolean ouvrir(String element) {
        return CONTENEURS.contains(element);
    }

    @Override
    void fermer(String element) {
        // Nothing is summed up by group.
    }

    @Override
    void prendre(FragmentXml fragment) {
        switch (fragment.nom()) {
            case "Enveloppe" -> reference = fragment.valeur("Parametres", "NomFic");
            case "EnTetePES" -> jour = jour(fragment.trouver("DteStr"));
            case "ElementACQUIT" -> element(fragment);
            case "ElementACQUIT_RETOUR" ->
                ajouter(ligne(
                        fragment.valeur("NomFichierRetour"),
                        Statut.ACCEPTE,
                        fragment.valeur("TypRestit"),
                        List.of(),
                        List.of(),
                        "",
                        fragment));
            default -> {}
        }
    }

    private void element(FragmentXml element) {
        String etat = element.valeur("EtatAck");
        Statut statut = switch (etat) {
            case "1", "true" -> Statut.ACCEPTE;
            case "0", "false" -> Statut.REJETE;
            default -> Statut.INCONNU;
        };
        String bordereau = element.valeur("NumBord");
        String lot = bordereau.isEmpty() ? "" : element.valeur("ExerciceBord") + "/" + bordereau;
        List<String> siens = new ArrayList<>();
        List<String> dits = new ArrayList<>();
        noter(element, siens, dits);
        element.tous("Erreur").forEach(erreur -> noter(erreur, siens, dits));
        if (statut == Statut.REJETE && DU_FICHIER.contains(element.valeur("DomaineAck"))) {
            rejeteEntier = true;
            motifs.addAll(siens);
            informations.addAll(dits);
        }
        ajouter(ligne(
                premierNonVide(
                        element.valeur("IdUnique"), element.valeur("NumPiece"), bordereau, element.valeur("IdMarche")),
                statut,
                etat,
                siens,
                dits,
                lot,
                element));
        for (FragmentXml piece : element.tous("DetailPiece")) {
            List<String> deLaPiece = new ArrayList<>();
            List<String> disant = new ArrayList<>();
            piece.tous("Erreur").forEach(erreur -> noter(erreur, deLaPiece, disant));
            piece.tous("DetailLigne").stream()
                    .flatMap(ligne -> ligne.tous("Erreur").stream())
                    .forEach(erreur -> noter(erreur, deLaPiece, disant));
            ajouter(ligne(piece.valeur("NumPiece"), statut, etat, deLaPiece, disant, lot, piece));
        }
    }

    private static void noter(FragmentXml erreur, List<String> motifs, List<String> informations) {
        String code = erreur.valeur("NumAnoAck");
        String phrase = erreur.valeur("LibelleAnoAck");
        if (!code.isEmpty()) {
            motifs.add(code);
        }
        if (!phrase.isEmpty()) {
            informations.add(phrase);
        }
    }

    private Ligne ligne(
            String de,
            Statut statut,
            String origine,
            List<String> siens,
            List<String> dits,
            String lot,
            FragmentXml fragment) {
        return new Ligne(
                de,
                statut,
                origine,
                Sens.AUCUN,
                siens,
                dits,
                null,
                "",
                Optional.ofNullable(jour(fragment.trouver("DateAcquit"))).orElse(jour),
                lot,
                fragment.ligne());
    }

    @Override
    RetourLu conclure() {
        Statut resume = Statut.resumer(lignes().stream().map(Ligne::statut).toList());
        return new RetourLu(
                format(),
                rejeteEntier ? Statut.REJETE : resume,
                reference,
                motifs,
                informations,
                jour,
                List.of(),
                lignes(),
                anomalies());
    }
}
