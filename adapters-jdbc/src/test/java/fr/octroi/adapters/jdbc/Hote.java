package fr.octroi.adapters.jdbc;

import fr.octroi.Octroi;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Role;
import fr.octroi.demande.DemandeDeposee;
import fr.octroi.demande.PieceDeposee;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.LecteurReglement;
import fr.octroi.guichet.Guichet;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.port.Cles;
import fr.octroi.port.Pieces;
import fr.octroi.reglement.Valeur;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** One instance of a host that embeds Octroi on a database that it shares with others. */
final class Hote {

    static final Acteur PLATEFORME = new Acteur("collectivite", Role.AUTOMATE, "plateforme");
    static final Acteur PRESTATAIRE = new Acteur("titulaire", Role.PRESTATAIRE, "conseiller-1");
    static final String IBAN = "FR7630006000011234567890189";
    static final LocalDate DEPOT = LocalDate.of(2022, 5, 2);

    private static final String AIDE = "cuve-gpso";
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    final Base base;
    final Cles cles;
    final Octroi octroi;
    final Guichet guichet;

    Hote(DataSource source, InstantSource horloge, Duration tenue) {
        base = Base.ouvrir(source);
        cles = new ClesEnBase(base, Exemples.MAITRESSES);
        octroi = Octroi.avec(List.of(LecteurReglement.fourni(AIDE)))
                .magasin(
                        new DossiersEnBase(base, cles),
                        new JournauxEnBase(base),
                        new RegistresEnBase(base),
                        new EnvoisEnBase(base, tenue))
                .notes(new NotesEnBase(base, cles))
                .pieces(new PiecesEnBase(base, cles))
                .cles(cles)
                .lecteur(Hote::lire)
                .horloge(horloge)
                .fuseau(PARIS)
                .build();
        guichet = octroi.guichet();
    }

    /** An instance whose clock stands at ten in the morning of a day. */
    static Hote le(DataSource source, LocalDate jour) {
        return new Hote(source, () -> jour.atTime(10, 0).atZone(PARIS).toInstant(), Duration.ofMinutes(1));
    }

    /** Files a request that lacks its invoice. */
    void deposer(String numero) {
        guichet.deposer(
                PLATEFORME,
                AIDE,
                new DemandeDeposee(
                        numero,
                        DEPOT,
                        "Mme",
                        "Quertier",
                        "Ombeline",
                        LocalDate.of(1980, 3, 4),
                        "3 rue du Port-aux-Vins",
                        "92310",
                        "Sèvres",
                        "92072",
                        "ombeline@exemple.invalid",
                        "0199000000",
                        null,
                        null,
                        null,
                        "CUVE_AERIENNE",
                        "NEUF",
                        "Cuve Tonnelet bleue",
                        LocalDate.of(2022, 4, 20),
                        Montant.ofEuros(240),
                        null,
                        2,
                        "",
                        "F-2022-777",
                        "",
                        IBAN,
                        "Ombeline Quertier",
                        null,
                        new TreeMap<>(Map.of("question.maison", new Valeur.Booleen(true))),
                        Stream.of("JUSTIFICATIF_DOMICILE", "RIB")
                                .map(this::piece)
                                .toList()));
    }

    /** Files a request and asks for what it lacks. */
    void deposerEtDemander(String numero) {
        deposer(numero);
        guichet.instruire(PRESTATAIRE, new NumeroDossier(numero));
        guichet.relances().demander(PRESTATAIRE, new NumeroDossier(numero));
    }

    private PieceDeposee piece(String type) {
        byte[] octets = (type + " Ombeline Quertier").getBytes(StandardCharsets.UTF_8);
        Pieces.Deposee deposee = octroi.pieces().deposer(new ByteArrayInputStream(octets), octets.length);
        return PieceDeposee.arrivee(type, "justificatif-quertier.pdf", deposee.contenu(), deposee.taille());
    }

    /** A file says its own kind. */
    private static LecturePiece lire(InputStream contenu) {
        try {
            return LecturePiece.lisible(
                    new String(contenu.readAllBytes(), StandardCharsets.UTF_8).split(" ", 2)[0],
                    List.of("Ombeline Quertier"),
                    Montant.ofEuros(240),
                    LocalDate.of(2022, 4, 20),
                    new Iban(IBAN),
                    null,
                    "");
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }
}
