package fr.octroi.adapters.jdbc;

import fr.octroi.commun.Montant;
import fr.octroi.port.Numerotation;
import fr.octroi.versement.Bordereau;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Numbers in the database, one after the other in each year, for a host whose financial software gives none; safe for several
 * threads and several instances of the host.
 */
public final class NumerotationEnBase implements Numerotation {

    private final Base base;
    private final int premierBordereau;
    private final int premierMandat;

    /**
     * Numbers each year from where another left off; a year that was begun here goes on.
     *
     * @param base the database
     * @param premierBordereau the first number of a bordereau in a year that is new here, from 1
     * @param premierMandat the first number of a mandat there, from 1
     */
    public NumerotationEnBase(Base base, int premierBordereau, int premierMandat) {
        this.base = base;
        this.premierBordereau = premierBordereau;
        this.premierMandat = premierMandat;
    }

    @Override
    public Numeros attribuer(Bordereau bordereau) {
        // Who begins in the middle of a year does not know what came before.
        Long debut = premierBordereau == 1 ? 0L : null;
        base.ecrire(connexion -> base.insererSiAbsent(
                connexion,
                "INSERT INTO octroi.exercice (annee, bordereau, mandat, cumul) VALUES (?, ?, ?, ?)",
                bordereau.exercice(),
                premierBordereau,
                premierMandat,
                debut));
        return base.ecrire(connexion -> attribuer(connexion, bordereau));
    }

    @Override
    public void rendre(Bordereau bordereau) {
        base.ecrire(connexion -> {
            retenir(connexion, bordereau);
            Optional<Numeros> rendus = numeros(connexion, bordereau);
            if (rendus.isPresent()) {
                rendre(connexion, bordereau, rendus.get());
            }
            return rendus;
        });
    }

    private static void rendre(Connection connexion, Bordereau bordereau, Numeros rendus) throws SQLException {
        Base.modifier(
                connexion,
                "DELETE FROM octroi.numerotation WHERE annee = ? AND code = ?",
                bordereau.exercice(),
                bordereau.code());
        Base.modifier(
                connexion,
                "UPDATE octroi.exercice SET cumul = cumul - ? WHERE annee = ?",
                bordereau.totaux().total().centimes(),
                bordereau.exercice());
        Base.modifier(
                connexion,
                "UPDATE octroi.exercice SET bordereau = bordereau - 1, mandat = mandat - ? WHERE annee = ? AND bordereau = ?",
                rendus.mandats().size(),
                bordereau.exercice(),
                rendus.bordereau() + 1);
    }

    /** Whoever numbers another bordereau of the year waits until the commit. */
    private static void retenir(Connection connexion, Bordereau bordereau) throws SQLException {
        Base.modifier(connexion, "UPDATE octroi.exercice SET mandat = mandat WHERE annee = ?", bordereau.exercice());
    }

    private static Optional<Numeros> numeros(Connection connexion, Bordereau bordereau) throws SQLException {
        return Base.lister(
                        connexion,
                        "SELECT numero, mandats, cumul FROM octroi.numerotation WHERE annee = ? AND code = ?",
                        ligne -> new Numeros(ligne.getInt(1), mandats(ligne.getString(2)), montant(ligne, 3)),
                        bordereau.exercice(),
                        bordereau.code())
                .stream()
                .findFirst();
    }

    private static Numeros attribuer(Connection connexion, Bordereau bordereau) throws SQLException {
        retenir(connexion, bordereau);
        Optional<Numeros> deja = numeros(connexion, bordereau);
        if (deja.isPresent()) {
            return deja.get();
        }
        Numeros numeros = Base.lister(
                        connexion,
                        "SELECT bordereau, mandat, cumul FROM octroi.exercice WHERE annee = ?",
                        ligne -> suivants(bordereau, ligne.getInt(1), ligne.getInt(2), montant(ligne, 3)),
                        bordereau.exercice())
                .get(0);
        Objet mandats = new Objet();
        numeros.mandats().forEach((reference, mandat) -> mandats.et(reference, mandat.toString()));
        Montant total = numeros.cumul();
        Long cumul = total == null ? null : total.centimes();
        Base.modifier(
                connexion,
                "INSERT INTO octroi.numerotation (annee, code, numero, cumul, mandats) VALUES (?, ?, ?, ?, ?)",
                bordereau.exercice(),
                bordereau.code(),
                numeros.bordereau(),
                cumul,
                new String(mandats.octets(), StandardCharsets.US_ASCII));
        Base.modifier(
                connexion,
                "UPDATE octroi.exercice SET bordereau = bordereau + 1, mandat = mandat + ?, cumul = ? WHERE annee = ?",
                numeros.mandats().size(),
                cumul,
                bordereau.exercice());
        return numeros;
    }

    private static Numeros suivants(Bordereau bordereau, int numero, int premierMandat, @Nullable Montant avant) {
        SortedMap<String, Integer> mandats = new TreeMap<>();
        int mandat = premierMandat;
        for (Bordereau.Ligne ligne : bordereau.lignes()) {
            mandats.put(ligne.versement().reference(), mandat++);
        }
        return new Numeros(
                numero,
                mandats,
                avant == null ? null : avant.plus(bordereau.totaux().total()));
    }

    private static SortedMap<String, Integer> mandats(String texte) {
        SortedMap<String, Integer> mandats = new TreeMap<>();
        Objet.lire(texte.getBytes(StandardCharsets.US_ASCII), Objet::table)
                .forEach((reference, mandat) -> mandats.put(reference, Integer.valueOf(mandat)));
        return mandats;
    }

    private static @Nullable Montant montant(ResultSet ligne, int colonne) throws SQLException {
        long centimes = ligne.getLong(colonne);
        return ligne.wasNull() ? null : new Montant(centimes);
    }
}
