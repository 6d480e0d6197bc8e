package fr.octroi.format;

import fr.octroi.format.RetourLu.Ligne;
import fr.octroi.format.RetourLu.Sens;
import fr.octroi.format.RetourLu.Statut;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The acknowledgement of a PES sent to Hélios ({@code PES_ACQUIT}, both versions), or of one that came from it ({@code
 * PES_ACQUIT_RETOUR}). It says whether what was sent is well made: the comptable has seen nothing yet.
 */
final class AnalysePesAcquit extends AnalyseDeRetour {

    private static final Set<String> CONTENEURS = Set.of("ACQUIT", "ACQUIT_RETOUR", "ElementACQUIT");

    /** The domains whose rejection is that of the whole file: technical, its signatures, its settings. */
    private static final Set<String> DU_FICHIER = Set.of("0", "1", "2", "99");

    private @Nullable LocalDate jour;
    private String reference = "";
    private String etatDuFichierRejete = "";
    private final List<String> motifs = new ArrayList<>();
    private final List<String> informations = new ArrayList<>();

    private final Map<String, FragmentXml> element = new HashMap<>();
    private final List<FragmentXml> erreurs = new ArrayList<>();
    private boolean dansUnElement;
    private int debutDeLElement;
    private int lieuDeLElement;

    AnalysePesAcquit(String nom, String format) {
        super(nom, format);
    }

    @Override
    boolean ouvrir(String ouvert) {
        if (ouvert.equals("ElementACQUIT")) {
            element.clear();
            erreurs.clear();
            dansUnElement = true;
            debutDeLElement = lignes().size();
            lieuDeLElement = 0;
        }
        return CONTENEURS.contains(ouvert);
    }

    @Override
    void fermer(String ferme) {
        if (ferme.equals("ElementACQUIT")) {
            dansUnElement = false;
            element();
        }
    }

    @Override
    void prendre(FragmentXml fragment) {
        if (dansUnElement) {
            lieuDeLElement = lieuDeLElement == 0 ? fragment.ligne() : lieuDeLElement;
            switch (fragment.nom()) {
                case "DetailPiece" -> piece(fragment);
                case "Erreur" -> erreurs.add(fragment);
                default -> element.putIfAbsent(fragment.nom(), fragment);
            }
            return;
        }
        switch (fragment.nom()) {
            case "Enveloppe" -> reference = fragment.valeur("Parametres", "NomFic");
            case "EnTetePES" -> jour = jour(fragment.trouver("DteStr"));
            case "ElementACQUIT_RETOUR" ->
                ajouter(new Ligne(
                        fragment.valeur("NomFichierRetour"),
                        Statut.ACCEPTE,
                        fragment.valeur("TypRestit"),
                        Sens.AUCUN,
                        List.of(),
                        List.of(),
                        null,
                        "",
                        jour(fragment, jour),
                        "",
                        true,
                        fragment.ligne()));
            default -> {}
        }
    }

    private String valeur(String nom) {
        return Optional.ofNullable(element.get(nom)).map(FragmentXml::texte).orElse("");
    }

    /** What a mandat has of its own; its element says the rest, once it is read. */
    private void piece(FragmentXml piece) {
        List<String> siens = new ArrayList<>();
        List<String> dits = new ArrayList<>();
        piece.tous("Erreur").forEach(erreur -> noter(erreur, siens, dits));
        piece.tous("DetailLigne").stream()
                .flatMap(ligne -> ligne.tous("Erreur").stream())
                .forEach(erreur -> noter(erreur, siens, dits));
        ajouter(new Ligne(
                piece.valeur("NumPiece"),
                Statut.INCONNU,
                "",
                Sens.AUCUN,
                siens,
                dits,
                null,
                "",
                jour(piece, null),
                "",
                false,
                piece.ligne()));
    }

    /** The line of the element, before those of the mandats that it details. */
    private void element() {
        String etat = valeur("EtatAck");
        Statut statut = switch (etat) {
            case "1", "true" -> Statut.ACCEPTE;
            case "0", "false" -> Statut.REJETE;
            default -> Statut.INCONNU;
        };
        String bordereau = valeur("NumBord");
        String lot = bordereau.isEmpty() ? "" : valeur("ExerciceBord") + "/" + bordereau;
        List<String> siens = new ArrayList<>();
        List<String> dits = new ArrayList<>();
        noter(valeur("NumAnoAck"), valeur("LibelleAnoAck"), siens, dits);
        erreurs.forEach(erreur -> noter(erreur, siens, dits));
        if (statut == Statut.REJETE && DU_FICHIER.contains(valeur("DomaineAck"))) {
            etatDuFichierRejete = etat;
            motifs.addAll(siens);
            informations.addAll(dits);
        }
        @Nullable LocalDate dit = jour(Optional.ofNullable(element.get("DateAcquit")));
        @Nullable LocalDate sien = dit == null ? jour : dit;
        String une = premierNonVide(valeur("IdUnique"), valeur("NumPiece"), valeur("IdMarche"));
        List<Ligne> pieces = new ArrayList<>(lignes().subList(debutDeLElement, lignes().size()));
        lignes().subList(debutDeLElement, lignes().size()).clear();
        ajouter(new Ligne(
                premierNonVide(valeur("IdUnique"), valeur("NumPiece"), bordereau, valeur("IdMarche")),
                statut,
                etat,
                Sens.AUCUN,
                siens,
                dits,
                null,
                "",
                sien,
                lot,
                une.isEmpty(),
                lieuDeLElement));
        for (Ligne piece : pieces) {
            // A mandat that says nothing of its own is rejected for the reasons of its bordereau.
            boolean desSiens = statut == Statut.REJETE
                    && piece.motifs().isEmpty()
                    && piece.informations().isEmpty();
            ajouter(new Ligne(
                    piece.reference(),
                    statut,
                    etat,
                    Sens.AUCUN,
                    desSiens ? siens : piece.motifs(),
                    desSiens ? dits : piece.informations(),
                    null,
                    "",
                    piece.jour() == null ? sien : piece.jour(),
                    lot,
                    false,
                    piece.lieu()));
        }
    }

    private static void noter(FragmentXml erreur, List<String> motifs, List<String> informations) {
        noter(erreur.valeur("NumAnoAck"), erreur.valeur("LibelleAnoAck"), motifs, informations);
    }

    private static void noter(String code, String phrase, List<String> motifs, List<String> informations) {
        if (!code.isEmpty()) {
            motifs.add(code);
        }
        if (!phrase.isEmpty()) {
            informations.add(phrase);
        }
    }

    private @Nullable LocalDate jour(FragmentXml fragment, @Nullable LocalDate sinon) {
        @Nullable LocalDate dit = jour(fragment.trouver("DateAcquit"));
        return dit == null ? sinon : dit;
    }

    @Override
    RetourLu conclure() {
        Statut resume = Statut.resumer(lignes().stream().map(Ligne::statut).toList());
        return new RetourLu(
                format(),
                etatDuFichierRejete.isEmpty() ? resume : Statut.REJETE,
                etatDuFichierRejete,
                reference,
                motifs,
                informations,
                jour,
                List.of(),
                lignes(),
                anomalies());
    }
}
