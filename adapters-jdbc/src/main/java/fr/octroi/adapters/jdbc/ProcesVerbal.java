package fr.octroi.adapters.jdbc;

import fr.octroi.bureau.Acte;
import fr.octroi.bureau.Deliberation;
import fr.octroi.bureau.LigneDeliberee;
import fr.octroi.bureau.Presence;
import fr.octroi.bureau.Vote;
import fr.octroi.dossier.NumeroDossier;
import java.util.function.Function;

/** The minutes of a session as they are stored with it, field by field as their records have them. */
final class ProcesVerbal {

    private ProcesVerbal() {}

    static Objet ecrire(Deliberation deliberation) {
        return new Objet()
                .et("acte", deliberation.acte().numero())
                .et("seance", deliberation.acte().seance())
                .et("jour", deliberation.acte().jour())
                .et("presence", presence(deliberation.presence()))
                .et("lignes", deliberation.lignes(), ProcesVerbal::ligne)
                .et("urgence", deliberation.urgence() == null ? null : vote(deliberation.urgence()));
    }

    static Deliberation lire(Objet objet) {
        return new Deliberation(
                new Acte(objet.texte("acte"), objet.texte("seance"), objet.jour("jour")),
                objet.objet("presence", ProcesVerbal::lirePresence),
                objet.liste("lignes", ProcesVerbal::lireLigne),
                objet.objetOuRien("urgence", ProcesVerbal::lireVote));
    }

    private static Objet presence(Presence presence) {
        return new Objet()
                .et("president", presence.president())
                .et("secretaire", presence.secretaire())
                .textes("membres", presence.membres())
                .et(
                        "pouvoirs",
                        presence.pouvoirs(),
                        pouvoir -> new Objet()
                                .et("mandant", pouvoir.mandant())
                                .et("mandataire", pouvoir.mandataire())
                                .et("signe", pouvoir.signe()));
    }

    private static Presence lirePresence(Objet objet) {
        return new Presence(
                objet.texteOuRien("president"),
                objet.texteOuRien("secretaire"),
                objet.textes("membres", Function.identity()),
                objet.liste(
                        "pouvoirs",
                        pouvoir -> new Presence.Pouvoir(
                                pouvoir.texte("mandant"), pouvoir.texte("mandataire"), pouvoir.jour("signe"))));
    }

    private static Objet ligne(LigneDeliberee ligne) {
        return new Objet()
                .et("numero", ligne.numero())
                .et("issue", ligne.issue())
                .et("montant", ligne.montant())
                .textes("motifs", ligne.motifs())
                .textes("deports", ligne.deports())
                .textes("absents", ligne.absents())
                .et("vote", ligne.vote() == null ? null : vote(ligne.vote()))
                .et("acte", ligne.acte());
    }

    private static LigneDeliberee lireLigne(Objet objet) {
        return new LigneDeliberee(
                new NumeroDossier(objet.texte("numero")),
                objet.constante("issue", LigneDeliberee.Issue.class),
                objet.montantOuRien("montant"),
                objet.textes("motifs", Function.identity()),
                objet.textes("deports", Function.identity()),
                objet.textes("absents", Function.identity()),
                objet.objetOuRien("vote", ProcesVerbal::lireVote),
                objet.texteOuRien("acte"));
    }

    private static Objet vote(Vote vote) {
        return new Objet()
                .et("pour", vote.pour())
                .et("contre", vote.contre())
                .et("abstentions", vote.abstentions())
                .et("secret", vote.secret())
                .et("presidentPour", vote.presidentPour());
    }

    private static Vote lireVote(Objet objet) {
        return new Vote(
                Math.toIntExact(objet.entier("pour")),
                Math.toIntExact(objet.entier("contre")),
                Math.toIntExact(objet.entier("abstentions")),
                objet.vrai("secret"),
                objet.vrai("presidentPour"));
    }
}
