package fr.octroi.adapters.rest.ressource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.octroi.adapters.rest.http.Appel;
import fr.octroi.adapters.rest.http.Corps;
import fr.octroi.adapters.rest.http.Json;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Role;
import fr.octroi.demande.DemandeDeposee;
import fr.octroi.demande.LigneDeLot;
import fr.octroi.demande.PieceDeposee;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.format.DemandesJson;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Requests and answers as they come, read as lots are. */
record Demandes(Services services) {

    /** The reader of lots reads it: a request by itself is a lot of one line. */
    DemandeDeposee lire(Appel appel, String aide, Corps corps) {
        ObjectNode ligne = corps.contenu().deepCopy();
        SortedSet<Empreinte> arrivees = new TreeSet<>();
        ArrayNode pieces = ligne.withArray("pieces");
        for (PieceDeposee piece : corps.pieces()) {
            Empreinte contenu = Objects.requireNonNull(piece.contenu());
            arrivees.add(contenu);
            pieces.addObject()
                    .put("type", piece.type())
                    .put("sha256", contenu.hexadecimal())
                    .put("taille", piece.taille());
        }
        return lire("", ligne, aide, contenu -> arrivees.contains(contenu) || estRangee(appel, contenu));
    }

    /** The request as a dossier should have been filed with it: it brings no file, and may name those that the dossier holds. */
    DemandeDeposee lireJuste(Dossier tenu, String ou, JsonNode juste) {
        SortedSet<Empreinte> tenues =
                tenu.pieces().stream().map(PieceJustificative::contenu).collect(Collectors.toCollection(TreeSet::new));
        return lire(ou, juste, tenu.aide(), tenues::contains);
    }

    private static DemandeDeposee lire(
            String ou, JsonNode demande, String aide, Function<Empreinte, Boolean> estArrivee) {
        byte[] octets = Json.texte(demande).getBytes(StandardCharsets.UTF_8);
        LigneDeLot lue = new DemandesJson(new ByteArrayInputStream(octets), aide, estArrivee).next();
        return lue.selon(LigneDeLot.Lue::demande, illisible -> {
            throw RessourceDossiers.rejet(Pointeurs.fautes(ou, illisible.rejets(), List.of()));
        });
    }

    /**
     * The platform may name files that it stored before; whoever else names one by its digest has not shown that he holds it.
     *
     * <p>It is stored again: what a dossier is about to name must not be erased as that of a request refused long ago.
     */
    private boolean estRangee(Appel appel, Empreinte contenu) {
        return appel.acteur().role() == Role.AUTOMATE
                && services.octroi().pieces().redeposer(contenu);
    }
}
