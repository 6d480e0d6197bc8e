package fr.octroi.journal;

import fr.octroi.commun.Acteur;
import fr.octroi.commun.Role;
import fr.octroi.dossier.NumeroDossier;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The life of one invented dossier, written fact by fact as stores write it: a version a write, a chain an organisation. */
public final class Chronique {

    public static final NumeroDossier NUMERO = new NumeroDossier("V-1");
    public static final Acteur COLLECTIVITE = new Acteur("collectivite", Role.INSTRUCTEUR, "agent-1");
    public static final Acteur COLLEGUE = new Acteur("collectivite", Role.INSTRUCTEUR, "agent-2");
    public static final Acteur TITULAIRE = new Acteur("titulaire", Role.PRESTATAIRE, "conseiller-1");

    private final List<Entree> entrees = new ArrayList<>();
    private final SortedMap<String, Entree> tetes = new TreeMap<>();
    private Instant instant = Instant.parse("2020-06-01T08:00:00Z");
    private long version;

    public Chronique() {}

    /** Turns the pages of the calendar. */
    public Chronique le(LocalDate jour) {
        instant = jour.atTime(8, 0).toInstant(ZoneOffset.UTC);
        return this;
    }

    /** One write of the authority. */
    public Chronique puis(Fait... faits) {
        return par(COLLECTIVITE, faits);
    }

    /** One write of somebody. */
    public Chronique par(Acteur auteur, Fait... faits) {
        version++;
        for (Fait fait : faits) {
            Entree entree = Journal.enchainer(tetes.get(auteur.organisation()), NUMERO, version, instant, auteur, fait);
            tetes.put(auteur.organisation(), entree);
            entrees.add(entree);
        }
        instant = instant.plusSeconds(60);
        return this;
    }

    public List<Entree> entrees() {
        return List.copyOf(entrees);
    }

    public Parcours parcours() {
        return Parcours.rejouer(entrees());
    }
}
