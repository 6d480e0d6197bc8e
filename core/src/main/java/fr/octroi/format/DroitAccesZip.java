package fr.octroi.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.document.PageDAcces;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.guichet.GuichetArchives;
import fr.octroi.journal.Entree;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.port.PortException;
import fr.octroi.rgpd.DroitAcces;
import fr.octroi.rgpd.RegistreTraitement;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * All that is held of one dossier in one ZIP file, for the person whom it is about: {@code dossier.json}, {@code pieces/} and, where the
 * register of processing is given, {@code index.pdf}; described in {@code docs/droits.md}.
 *
 * <p>It names no officer: who acted is told by organisation and role. Whoever carries it protects it.
 */
public final class DroitAccesZip {

    /** What a reader checks first. */
    public static final String FORMAT = "octroi-acces-1";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .build();

    private static final int BLOC = 65_536;

    /** The identifier of an officer: his business, not the applicant's (RGPD art. 15, 4). */
    private static final String RESPONSABLE = "responsable";

    private final ZipOutputStream zip;
    private final LocalDate jour;

    /** The name of each file in the ZIP, by what it was filed as and its digest. */
    private final Map<String, String> noms = new TreeMap<>();

    private final SortedSet<Empreinte> alterees = new TreeSet<>();

    private DroitAccesZip(OutputStream sortie, LocalDate jour) {
        this.zip = new ZipOutputStream(sortie);
        this.jour = jour;
    }

    /**
     * Writes all that is held of a dossier; that somebody asked for it is written in its journal first.
     *
     * @param archives the counter that gives it
     * @param acteur who hands it over; that he hands it to the right person is his to check
     * @param numero the dossier
     * @param jour the date that the files in the ZIP bear
     * @param sortie where to write, not closed
     * @return false when there is no such dossier: the ZIP holds nothing then
     * @throws fr.octroi.guichet.AccesRefuseException when the role may not; nothing was written
     * @throws fr.octroi.commun.ValeurInvalideException {@code AIDE_INCONNUE} when its aid left the catalogue; nothing was written
     * @throws fr.octroi.port.PortException when a store fails; what was written is not whole. A file that is not there any more, or whose
     *     bytes are no longer those that came, stops nothing: {@code dossier.json} says so
     * @throws fr.octroi.port.ConflitDeVersionException when somebody else writes the dossier meanwhile; nothing was written
     * @throws UncheckedIOException when the file cannot be written
     */
    public static boolean ecrire(
            GuichetArchives archives, Acteur acteur, NumeroDossier numero, LocalDate jour, OutputStream sortie) {
        return ecrire(archives, acteur, numero, jour, Optional.empty(), sortie);
    }

    /**
     * Writes the same with {@code index.pdf}, to be read by the person: what is held, where from, since when, what for, who receives it and
     * for how long (RGPD art. 15, 1), and each file with its day and its digest. PDFBox must be there.
     *
     * @param archives the counter that gives it
     * @param acteur who hands it over; that he hands it to the right person is his to check
     * @param numero the dossier
     * @param jour the date that the files in the ZIP bear
     * @param registre what is declared of the processing
     * @param sortie where to write, not closed
     * @return false when there is no such dossier: the ZIP holds nothing then
     * @throws fr.octroi.guichet.AccesRefuseException when the role may not; nothing was written
     * @throws fr.octroi.commun.ValeurInvalideException {@code AIDE_INCONNUE} when its aid left the catalogue; nothing was written
     * @throws fr.octroi.port.PortException when a store fails; what was written is not whole
     * @throws fr.octroi.port.ConflitDeVersionException when somebody else writes the dossier meanwhile; nothing was written
     * @throws UncheckedIOException when the file cannot be written
     */
    public static boolean ecrire(
            GuichetArchives archives,
            Acteur acteur,
            NumeroDossier numero,
            LocalDate jour,
            RegistreTraitement registre,
            OutputStream sortie) {
        return ecrire(archives, acteur, numero, jour, Optional.of(registre), sortie);
    }

    private static boolean ecrire(
            GuichetArchives archives,
            Acteur acteur,
            NumeroDossier numero,
            LocalDate jour,
            Optional<RegistreTraitement> registre,
            OutputStream sortie) {
        DroitAccesZip ecrit = new DroitAccesZip(sortie, jour);
        try {
            Optional<DroitAcces> acces = archives.exporter(acteur, numero, ecrit::piece);
            if (acces.isPresent()) {
                ecrit.ouvrir("dossier.json");
                ecrit.dossier(acces.get());
                ecrit.zip.closeEntry();
                if (registre.isPresent()) {
                    ecrit.index(acces.get(), registre.get());
                }
            }
            ecrit.zip.finish();
            return acces.isPresent();
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }

    private void ouvrir(String nom) throws IOException {
        ZipEntry entree = new ZipEntry(nom);
        entree.setTimeLocal(jour.atStartOfDay());
        zip.putNextEntry(entree);
    }

    private void piece(PieceJustificative piece, InputStream octets) {
        try {
            ouvrir(nommer(piece));
            byte[] bloc = new byte[BLOC];
            for (int lus = lire(piece, octets, bloc); lus > 0; lus = lire(piece, octets, bloc)) {
                zip.write(bloc, 0, lus);
            }
            zip.closeEntry();
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }

    /** What the store refuses to give on ends the file, which is then said to be altered. */
    private int lire(PieceJustificative piece, InputStream octets, byte[] bloc) {
        try {
            return octets.readNBytes(bloc, 0, BLOC);
        } catch (IOException panne) {
            if (!PortException.estDefinitive(panne)) {
                throw new PortException(PortException.Nature.TEMPORAIRE, "a file could not be read to its end", panne);
            }
            alterees.add(piece.contenu());
            return 0;
        }
    }

    private static String cle(PieceJustificative piece) {
        return piece.type() + " " + piece.contenu();
    }

    /** Type and digest; of the name that was given, no more than an ending that opens the file. */
    private String nommer(PieceJustificative piece) {
        String donne = piece.nom().toLowerCase(Locale.ROOT);
        int point = donne.lastIndexOf('.');
        String fin = point < 0 ? "" : donne.substring(point);
        String base = "pieces/" + piece.type().replaceAll("[^A-Za-z0-9_]", "_") + "-"
                + piece.contenu().hexadecimal();
        String suffixe = fin.matches("\\.[a-z0-9]{2,5}") ? fin : "";
        String nom = base + suffixe;
        for (int rang = 2; noms.containsValue(nom); rang++) {
            nom = base + "-" + rang + suffixe;
        }
        noms.put(cle(piece), nom);
        return nom;
    }

    private void index(DroitAcces acces, RegistreTraitement registre) throws IOException {
        ouvrir("index.pdf");
        new PageDAcces(acces, registre, piece -> Optional.ofNullable(noms.get(cle(piece))), alterees).ecrire(zip);
        zip.closeEntry();
    }

    private void dossier(DroitAcces acces) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(zip).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("format", FORMAT);
            json.writeStringField("etabliLe", acces.jour().toString());
            json.writeStringField("numero", acces.dossier().numero().valeur());
            json.writeStringField("aide", acces.dossier().aide());
            json.writeStringField("deposeLe", acces.dossier().depot().toString());
            json.writeStringField("etat", acces.dossier().etat().name());
            TransmissionJson.declare(acces.dossier(), json);
            Adresse courrier = acces.dossier().demandeur().courrier();
            if (courrier != null) {
                TransmissionJson.adresse("courrier", courrier, json);
            }
            pieces(acces, json);
            faits(acces, json);
            json.writeEndObject();
        }
    }

    private void pieces(DroitAcces acces, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("pieces");
        for (PieceJustificative piece : acces.dossier().pieces()) {
            json.writeStartObject();
            json.writeStringField("type", piece.type());
            json.writeStringField("nom", piece.nom());
            json.writeStringField("sha256", piece.contenu().hexadecimal());
            json.writeNumberField("taille", piece.taille());
            json.writeStringField("recueLe", piece.recue().toString());
            String nom = noms.get(cle(piece));
            if (nom == null) {
                json.writeBooleanField("absente", true);
            } else {
                json.writeStringField("fichier", nom);
            }
            if (alterees.contains(piece.contenu())) {
                json.writeBooleanField("alteree", true);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void faits(DroitAcces acces, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("faits");
        for (Entree entree : acces.entrees()) {
            json.writeStartObject();
            json.writeStringField("instant", entree.instant().toString());
            json.writeStringField("organisation", entree.auteur().organisation());
            json.writeStringField("role", entree.auteur().role().name());
            json.writeStringField("fait", entree.fait().code());
            json.writeObjectFieldStart("donnees");
            for (Map.Entry<String, String> donnee : entree.fait().donnees().entrySet()) {
                if (!donnee.getKey().equals(RESPONSABLE)) {
                    json.writeStringField(donnee.getKey(), donnee.getValue());
                }
            }
            json.writeEndObject();
            if (entree.fait() instanceof FaitDeRelance.AppelConsigne appel) {
                Empreinte note = appel.note();
                if (note != null && acces.notes().containsKey(note)) {
                    json.writeStringField("note", acces.notes().get(note));
                }
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
