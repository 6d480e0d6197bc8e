package fr.octroi.adapters.jdbc;

import fr.octroi.Octroi;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Role;
import fr.octroi.demande.DemandeDeposee;
import fr.octroi.demande.PieceDeposee;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.Formulaire;
import fr.octroi.format.LecteurReglement;
import fr.octroi.guichet.Guichet;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.port.Cles;
import fr.octroi.port.Pieces;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.Valeur;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import javax.sql.DataSource;

/** One instance of a host that embeds Octroi on a database that it shares with others. */
final class Hote {

    static final Acteur PLATEFORME = new Acteur("collectivite", Role.AUTOMATE, "plateforme");
    static final Acteur PRESTATAIRE = new Acteur("titulaire", Role.PRESTATAIRE, "conseiller-1");
    static final String IBAN = "FR7630006000011234567890189";
    static final LocalDate DEPOT = LocalDate.of(2022, 5, 2);

    static final String AIDE = "cuve-gpso";
    static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final InstantSource horloge;
    final Base base;
    final Cles cles;
    final Octroi octroi;
    final Guichet guichet;

    Hote(DataSource source, InstantSource horloge, Duration tenue) {
        this(source, horloge, tenue, LecteurReglement.fourni(AIDE), (hote, octroi) -> octroi);
    }

    private Hote(
            DataSource source,
            InstantSource horloge,
            Duration tenue,
            ReglementAide reglement,
            BiFunction<Hote, Octroi.Builder, Octroi.Builder> reglages) {
        this.horloge = horloge;
        base = Base.ouvrir(source);
        cles = new ClesEnBase(base, Exemples.MAITRESSES);
        Octroi.Builder builder = Octroi.avec(List.of(reglement))
                .magasin(
                        new DossiersEnBase(base, cles),
                        new JournauxEnBase(base),
                        new RegistresEnBase(base),
                        new EnvoisEnBase(base, tenue))
                .notes(new NotesEnBase(base, cles))
                .residus(new ResidusEnBase(base))
                .pieces(new PiecesEnBase(base, cles))
                .cles(cles)
                .lecteur(Hote::lire)
                .horloge(horloge)
                .fuseau(PARIS);
        octroi = reglages.apply(this, builder).build();
        guichet = octroi.guichet();
    }

    Instant maintenant() {
        return horloge.instant();
    }

    /** An instance whose clock stands at ten in the morning of a day. */
    static Hote le(DataSource source, LocalDate jour) {
        return le(source, jour, LecteurReglement.fourni(AIDE));
    }

    static Hote le(DataSource source, LocalDate jour, ReglementAide reglement) {
        return new Hote(source, aDixHeures(jour), Duration.ofMinutes(1), reglement, (hote, octroi) -> octroi);
    }

    /** An instance that is set up otherwise. */
    static Hote le(DataSource source, LocalDate jour, BiFunction<Hote, Octroi.Builder, Octroi.Builder> reglages) {
        return new Hote(source, aDixHeures(jour), Duration.ofMinutes(1), LecteurReglement.fourni(AIDE), reglages);
    }

    private static InstantSource aDixHeures(LocalDate jour) {
        return () -> jour.atTime(10, 0).atZone(PARIS).toInstant();
    }

    /** Who asks: invented, and nobody twice. */
    record Personne(String prenom, String nom, LocalDate naissance, String voie, String iban) {

        static final Personne OMBELINE =
                new Personne("Ombeline", "Quertier", LocalDate.of(1980, 3, 4), "3 rue du Port-aux-Vins", IBAN);

        /** One for each rank, who shares nothing with any other. */
        static Personne numero(int rang) {
            String lettres = Integer.toString(rang, 26)
                    .chars()
                    .map(chiffre -> chiffre <= '9' ? 'a' + chiffre - '0' : chiffre + 10)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            // 89 × the bank + 15 × the office + 3 × the account: the key of a French account.
            long cle = 97 - (89L * 30006 + 15L + 3L * rang) % 97;
            return new Personne(
                    "Melusine",
                    "Tourneb" + lettres,
                    LocalDate.of(1950, 1, 1).plusDays(rang),
                    (rang + 1) + " rue de l'Essai",
                    Iban.deRib(String.format("3000600001%011d%02d", rang, cle))
                            .orElseThrow()
                            .valeur());
        }
    }

    /** Files a request that lacks its invoice and the volume of the tank. */
    void deposer(String numero) {
        deposer(numero, Personne.OMBELINE, List.of("JUSTIFICATIF_DOMICILE", "RIB"), REPONSES_INCOMPLETES);
    }

    /** What is not asked on the form of {@link #deposer(String)}. */
    static final Map<String, Valeur> REPONSES_INCOMPLETES = Map.of("question.maison", new Valeur.Booleen(true));

    void deposer(String numero, Personne personne, List<String> pieces, Map<String, Valeur> reponses) {
        guichet.deposer(PLATEFORME, AIDE, demande(numero, personne, pieces, reponses));
    }

    DemandeDeposee demande(String numero, Personne personne, List<String> pieces, Map<String, Valeur> reponses) {
        return new Formulaire(numero, DEPOT)
                .demandeur("Mme", personne.nom(), personne.prenom())
                .naissance(personne.naissance())
                .domicile(personne.voie(), "92310", "Sèvres", "92072")
                .contact("ombeline@exemple.invalid", "0199000000")
                .objet("CUVE_AERIENNE", "NEUF", "Cuve Tonnelet bleue")
                .achat(LocalDate.of(2022, 4, 20), Montant.ofEuros(240))
                .quantite(2)
                .facture("", "F-2022-777")
                .compte(personne.iban(), personne.prenom() + " " + personne.nom())
                .reponses(reponses)
                .pieces(pieces.stream().map(type -> piece(type, personne)).toList())
                .demande();
    }

    /** Files a request and asks for what it lacks. */
    void deposerEtDemander(String numero) {
        deposer(numero);
        guichet.instruire(PRESTATAIRE, new NumeroDossier(numero));
        guichet.relances().demander(PRESTATAIRE, new NumeroDossier(numero));
    }

    /** A file that says its own kind, and whose it is. */
    PieceDeposee piece(String type, Personne personne) {
        byte[] octets = String.join("|", type, personne.prenom() + " " + personne.nom(), personne.iban())
                .getBytes(StandardCharsets.UTF_8);
        Pieces.Deposee deposee = octroi.pieces().deposer(new ByteArrayInputStream(octets), octets.length);
        return PieceDeposee.arrivee(type, "justificatif-quertier.pdf", deposee.contenu(), deposee.taille());
    }

    private static LecturePiece lire(InputStream contenu) {
        try {
            String[] mots = new String(contenu.readAllBytes(), StandardCharsets.UTF_8).split("\\|", -1);
            return LecturePiece.lisible(
                    mots[0],
                    List.of(mots[1]),
                    Montant.ofEuros(240),
                    LocalDate.of(2022, 4, 20),
                    new Iban(mots[2]),
                    null,
                    "");
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }
}
