package fr.octroi.adapters.jdbc;

import fr.octroi.adapters.jdbc.Chargement.Colonnes;
import fr.octroi.commun.Cle;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.Repere;
import fr.octroi.port.Cles;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.DossierEnregistre;
import fr.octroi.port.Dossiers;
import fr.octroi.port.Ecriture;
import fr.octroi.port.PortException;
import fr.octroi.port.Versionne;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Dossiers in the database, each picture sealed under the key of its dossier; safe for several threads and several instances
 * of the host.
 *
 * <p>Number, version, aid, day of filing and state stand beside the picture in plain: they name nobody. Once the key of a
 * dossier is destroyed, {@link #trouver} throws a definitive {@link PortException}, and so does {@link #ecrire} for
 * whoever had loaded it before: nothing of it comes back under another key. {@link #trouver} refuses a picture that is not
 * of its number and version, and columns that are not those of the picture; {@link #apres} and {@link #enEtat} believe them.
 *
 * <p>A dossier that was erased leaves a row without a picture: its number, its aid and the day of its filing.
 */
public final class DossiersEnBase implements Dossiers {

    private static final Colonnes DOSSIERS =
            new Colonnes("octroi.dossier", List.of("numero", "version", "aide", "depot", "etat", "commune", "image"));
    private static final Colonnes REPERES = new Colonnes("octroi.repere", List.of("genre", "cle", "numero"));
    private static final Colonnes ECRITS = new Colonnes("octroi.ecrit", List.of("rang", "numero"));

    /** Stands in the place of a state: no picture says so. */
    static final String EFFACE = "EFFACE";

    /** What lists and counts leave out. */
    static final String PRESENT = "etat <> '" + EFFACE + "'";

    private static final String EN_ETAT =
            "(SELECT numero FROM octroi.dossier WHERE etat = ? AND numero > ? ORDER BY numero LIMIT ?)";

    private final Base base;
    private final Cles cles;

    /**
     * Makes a store of dossiers.
     *
     * @param base the database
     * @param cles the keys
     */
    public DossiersEnBase(Base base, Cles cles) {
        this.base = base;
        this.cles = cles;
    }

    @Override
    public Optional<DossierEnregistre> trouver(NumeroDossier numero) {
        // A key of the same database comes along, which saves a journey; else the connection is given back before it is
        // fetched: a pool of one is enough.
        return base.trouver(
                        "SELECT d.image, d.version, d.aide, d.depot, d.etat, c.scellee FROM octroi.dossier d"
                                + " LEFT JOIN octroi.cle c ON c.nom = d.numero WHERE d.numero = ?",
                        ligne -> new Rangee(
                                new Versionne<>(ligne.getBytes(1), ligne.getLong(2)),
                                ligne.getString(3),
                                ligne.getObject(4, LocalDate.class),
                                ligne.getString(5),
                                Optional.ofNullable(ligne.getBytes(6))),
                        numero.valeur())
                .filter(rangee -> !rangee.estEffacee())
                .map(rangee -> ouvrir(numero, rangee));
    }

    private record Rangee(
            Versionne<byte[]> image, String aide, LocalDate depot, String etat, Optional<byte[]> scellee) {
        boolean estEffacee() {
            return etat.equals(EFFACE) && image.valeur().length == 0;
        }
    }

    /** What stands in plain beside the picture is not sealed: it is believed only when the picture says the same. */
    private DossierEnregistre ouvrir(NumeroDossier numero, Rangee rangee) {
        Dossier dossier = DossierJson.lire(ouvrir(
                ClesEnBase.presente(cles, numero, base, rangee.scellee()),
                rangee.image().valeur(),
                numero,
                rangee.image().version()));
        if (!dossier.numero().equals(numero)
                || !dossier.aide().equals(rangee.aide())
                || !dossier.depot().equals(rangee.depot())
                || !dossier.etat().name().equals(rangee.etat())) {
            throw new PortException(
                    PortException.Nature.DEFINITIVE,
                    "a dossier's columns were altered: its picture says otherwise",
                    null);
        }
        return new DossierEnregistre(dossier, rangee.image().version());
    }

    @Override
    public SortedSet<NumeroDossier> connus(SortedSet<NumeroDossier> numeros) {
        return new TreeSet<>(base.listerParmi(
                "SELECT numero FROM octroi.dossier WHERE numero",
                ligne -> new NumeroDossier(ligne.getString(1)),
                numeros.stream().map(NumeroDossier::valeur).toList()));
    }

    @Override
    public SortedSet<NumeroDossier> porteurs(Repere repere) {
        return new TreeSet<>(base.lister(
                "SELECT numero FROM octroi.repere WHERE genre = ? AND cle = ?",
                ligne -> new NumeroDossier(ligne.getString(1)),
                repere.genre().name(),
                repere.cle().hexadecimal()));
    }

    @Override
    public List<NumeroDossier> apres(@Nullable NumeroDossier curseur, int taille) {
        return base.lister(
                "SELECT numero FROM octroi.dossier WHERE numero > ? AND " + PRESENT + " ORDER BY numero LIMIT ?",
                ligne -> new NumeroDossier(ligne.getString(1)),
                depuis(curseur),
                taille);
    }

    @Override
    public List<NumeroDossier> enEtat(Set<EtatDossier> etats, @Nullable NumeroDossier curseur, int taille) {
        if (etats.isEmpty()) {
            throw new IllegalArgumentException("a state is needed");
        }
        // One walk of the index for each state, of one page at most: a walk for several would have to sort them all.
        List<Object> valeurs = new ArrayList<>();
        for (EtatDossier etat : etats) {
            valeurs.addAll(List.of(etat.name(), depuis(curseur), taille));
        }
        valeurs.add(taille);
        return base.lister(
                "SELECT numero FROM (" + String.join(" UNION ALL ", Collections.nCopies(etats.size(), EN_ETAT))
                        + ") des_etats ORDER BY numero LIMIT ?",
                ligne -> new NumeroDossier(ligne.getString(1)),
                valeurs.toArray());
    }

    /** Every number comes after the empty text. */
    private static String depuis(@Nullable NumeroDossier curseur) {
        return curseur == null ? "" : curseur.valeur();
    }

    @Override
    public void ecrire(Ecriture ecriture) {
        // Sealed before the transaction: keys have their own, and no row is held meanwhile.
        List<Scelle> scelles = sceller(ecriture.changements());
        // Only when all are new: else rows would be taken in two orders.
        boolean enNombre =
                scelles.size() >= Chargement.EN_NOMBRE && scelles.stream().allMatch(Scelle::estNouveau);
        base.ecrire(connexion -> {
            if (enNombre) {
                charger(connexion, ecriture, scelles);
            } else {
                for (Scelle scelle : scelles) {
                    ecrire(connexion, ecriture, scelle);
                }
            }
            List<Ecriture.Effacement> effacements = ecriture.effacements().stream()
                    .sorted(Comparator.comparing(Ecriture.Effacement::numero))
                    .toList();
            for (Ecriture.Effacement effacement : effacements) {
                effacer(connexion, ecriture, effacement);
            }
            RegistresEnBase.ranger(base, connexion, Registre.SEANCES, ecriture.seances());
            RegistresEnBase.ranger(base, connexion, Registre.ENVELOPPES, ecriture.enveloppes());
            RegistresEnBase.ranger(base, connexion, Registre.BORDEREAUX, ecriture.bordereaux());
            EnvoisEnBase.ajouter(base, connexion, ecriture.messages());
            EnvoisEnBase.retirer(connexion, ecriture.partis());
            dater(
                    connexion,
                    scelles.stream()
                            .filter(Scelle::estNouveau)
                            .map(Scelle::numero)
                            .toList(),
                    Stream.concat(
                                    scelles.stream()
                                            .filter(scelle -> !scelle.estNouveau())
                                            .map(Scelle::numero),
                                    effacements.stream()
                                            .map(effacement ->
                                                    effacement.numero().valeur()))
                            .toList());
            return null;
        });
    }

    /** A change and its picture, empty without a key: it was destroyed, and there is none to write. */
    private static final class Scelle {

        private final Ecriture.Changement changement;
        private final Optional<Cle> cle;
        private final @Nullable String commune;
        private final byte[] image;

        Scelle(Ecriture.Changement changement, Optional<Cle> cle, @Nullable String commune) {
            this.changement = changement;
            this.cle = cle;
            this.commune = commune;
            Dossier dossier = changement.dossier();
            this.image = cle.map(presente -> new Chiffre(presente)
                            .sceller(
                                    DossierJson.ecrire(dossier),
                                    place(dossier.numero(), changement.versionAttendue() + 1)))
                    .orElse(new byte[0]);
        }

        boolean estNouveau() {
            return changement.versionAttendue() == 0;
        }

        Dossier dossier() {
            return changement.dossier();
        }

        String numero() {
            return dossier().numero().valeur();
        }

        @Nullable
        Object[] ligne() {
            return new @Nullable Object[] {
                numero(),
                1L,
                dossier().aide(),
                dossier().depot(),
                dossier().etat().name(),
                commune,
                image
            };
        }

        List<Object[]> lignesDesReperes() {
            return new TreeSet<>(changement.reperes())
                    .stream()
                            .map(repere -> new Object[] {
                                repere.genre().name(), repere.cle().hexadecimal(), numero()
                            })
                            .toList();
        }
    }

    /** In order of number, so that writes that touch the same dossiers never wait in a ring. */
    private List<Scelle> sceller(List<Ecriture.Changement> changements) {
        SortedMap<NumeroDossier, Cle> nouvelles = cles.dossiers(changements.stream()
                .filter(changement -> changement.versionAttendue() == 0)
                .map(changement -> changement.dossier().numero())
                .collect(Collectors.toCollection(TreeSet::new)));
        Optional<Cle> organisation = changements.stream().anyMatch(changement -> insee(changement) != null)
                ? Optional.of(cles.organisation())
                : Optional.empty();
        return changements.stream()
                .sorted(Comparator.comparing(changement -> changement.dossier().numero()))
                .map(changement -> {
                    NumeroDossier numero = changement.dossier().numero();
                    String insee = insee(changement);
                    return new Scelle(
                            changement,
                            changement.versionAttendue() == 0
                                    ? Optional.of(Objects.requireNonNull(nouvelles.get(numero)))
                                    : ClesEnBase.presente(cles, numero),
                            insee == null ? null : ConsultationsEnBase.commune(organisation.orElseThrow(), insee));
                })
                .toList();
    }

    private static @Nullable String insee(Ecriture.Changement changement) {
        return changement.dossier().demandeur().adresse().insee();
    }

    /** Many new dossiers in as many statements as there are tables. */
    private static void charger(Connection connexion, Ecriture ecriture, List<Scelle> nouveaux) throws SQLException {
        try {
            Chargement.inserer(
                    connexion, DOSSIERS, nouveaux.stream().map(Scelle::ligne).toList());
        } catch (SQLException refus) {
            if (Base.CLE_PRESENTE.equals(refus.getSQLState())) {
                throw new ConflitDeVersionException("one of " + nouveaux.size() + " new dossiers");
            }
            throw refus;
        }
        Chargement.inserer(
                connexion,
                REPERES,
                nouveaux.stream()
                        .flatMap(nouveau -> nouveau.lignesDesReperes().stream())
                        .toList());
        JournauxEnBase.charger(
                connexion,
                ecriture,
                nouveaux.stream().map(nouveau -> nouveau.changement).toList());
    }

    /** Gives each dossier its rank among all writes: last, since whoever writes another one waits from here to the end. */
    private static void dater(Connection connexion, List<String> nouveaux, List<String> connus) throws SQLException {
        long combien = (long) nouveaux.size() + connus.size();
        if (combien == 0) {
            return;
        }
        Base.modifier(connexion, "UPDATE octroi.horloge SET rang = rang + ?", combien);
        long rang = Base.lister(connexion, "SELECT rang FROM octroi.horloge", ligne -> ligne.getLong(1))
                        .get(0)
                - combien;
        Base.parPaquet(
                connexion,
                "DELETE FROM octroi.ecrit WHERE numero = ?",
                connus.stream().map(numero -> new Object[] {numero}).toList());
        List<Object[]> lignes = new ArrayList<>();
        for (String numero : Stream.concat(nouveaux.stream(), connus.stream()).toList()) {
            rang++;
            lignes.add(new Object[] {rang, numero});
        }
        Chargement.inserer(connexion, ECRITS, lignes);
    }

    private void effacer(Connection connexion, Ecriture ecriture, Ecriture.Effacement effacement) throws SQLException {
        NumeroDossier numero = effacement.numero();
        int effaces = Base.modifier(
                connexion,
                "UPDATE octroi.dossier SET version = version + 1, etat = ?, commune = NULL, image = ?"
                        + " WHERE numero = ? AND version = ? AND " + PRESENT,
                EFFACE,
                new byte[0],
                numero.valeur(),
                effacement.versionAttendue());
        if (effaces == 0) {
            throw new ConflitDeVersionException(numero);
        }
        Base.modifier(connexion, "DELETE FROM octroi.repere WHERE numero = ?", numero.valeur());
        EnvoisEnBase.abandonner(connexion, numero);
        JournauxEnBase.ajouter(connexion, ecriture, numero, effacement.versionAttendue() + 1, effacement.faits());
    }

    private void ecrire(Connection connexion, Ecriture ecriture, Scelle scelle) throws SQLException {
        Ecriture.Changement changement = scelle.changement;
        Dossier dossier = changement.dossier();
        if (!scelle.estNouveau()) {
            exigerLaCle(connexion, dossier.numero(), changement.versionAttendue(), scelle.cle);
        }
        boolean ecrit = scelle.estNouveau()
                ? base.insererSiAbsent(connexion, "INSERT INTO " + DOSSIERS.ligne(), scelle.ligne())
                : Base.modifier(
                                connexion,
                                "UPDATE octroi.dossier SET version = version + 1, aide = ?, depot = ?, etat = ?,"
                                        + " commune = ?, image = ? WHERE numero = ? AND version = ?",
                                dossier.aide(),
                                dossier.depot(),
                                dossier.etat().name(),
                                scelle.commune,
                                scelle.image,
                                dossier.numero().valeur(),
                                changement.versionAttendue())
                        == 1;
        if (!ecrit) {
            throw new ConflitDeVersionException(dossier.numero());
        }
        Base.modifier(connexion, "DELETE FROM octroi.repere WHERE numero = ?", scelle.numero());
        Chargement.inserer(connexion, REPERES, scelle.lignesDesReperes());
        JournauxEnBase.ajouter(
                connexion, ecriture, dossier.numero(), changement.versionAttendue() + 1, changement.faits());
    }

    /**
     * Refuses to write under another key than that of the picture which is there: it was destroyed since the dossier was
     * loaded, and what was loaded must not come back under a new one.
     */
    private static void exigerLaCle(Connection connexion, NumeroDossier numero, long version, Optional<Cle> cle)
            throws SQLException {
        byte[] presente = Base.lister(
                        connexion,
                        "SELECT image FROM octroi.dossier WHERE numero = ? AND version = ? AND " + PRESENT,
                        ligne -> ligne.getBytes(1),
                        numero.valeur(),
                        version)
                .stream()
                .findFirst()
                .orElseThrow(() -> new ConflitDeVersionException(numero));
        ouvrir(cle, presente, numero, version);
    }

    /**
     * Finds the key under which a dossier may be written beside its picture: that of the picture when there is one, else
     * the dossier's, made when it is the first thing sealed.
     *
     * @throws PortException definitive when the key of the picture was destroyed
     */
    static Cle cleDeLImage(Base base, Cles cles, NumeroDossier numero) {
        Optional<Versionne<byte[]>> image = base.trouver(
                "SELECT image, version FROM octroi.dossier WHERE numero = ?",
                ligne -> new Versionne<>(ligne.getBytes(1), ligne.getLong(2)),
                numero.valeur());
        if (image.isEmpty()) {
            return cles.dossier(numero);
        }
        Optional<Cle> cle = ClesEnBase.presente(cles, numero);
        ouvrir(cle, image.get().valeur(), numero, image.get().version());
        return cle.orElseThrow();
    }

    private static byte[] ouvrir(Optional<Cle> cle, byte[] image, NumeroDossier numero, long version) {
        return new Chiffre(cle.orElseThrow(() -> Chiffre.illisible(null))).ouvrir(image, place(numero, version));
    }

    /** The version is part of it: an older picture that is put back in its row cannot be opened. */
    private static String[] place(NumeroDossier numero, long version) {
        return new String[] {"dossier.image", numero.valeur(), Long.toString(version)};
    }
}
