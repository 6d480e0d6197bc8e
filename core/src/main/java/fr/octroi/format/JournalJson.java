package fr.octroi.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Role;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.journal.Cloture;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.Journal;
import fr.octroi.journal.LigneJournal;
import fr.octroi.journal.Verification;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The journal as JSON Lines: one entry a line, then the closing line; the form is described in {@code docs/journal.md}.
 */
public final class JournalJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)
            .build();

    private static final Set<String> CLES_ENTREE = Set.of(
            "dossier",
            "rang",
            "version",
            "instant",
            "organisation",
            "role",
            "agent",
            "fait",
            "donnees",
            "precedente",
            "empreinte");
    private static final Set<String> CLES_CLOTURE = Set.of("nombre", "racine");

    private JournalJson() {}

    /**
     * Writes a journal and closes it.
     *
     * @param entrees gives the entries, each chain in order; asked twice, and must give the same
     * @param sortie where to write, in UTF-8, not closed
     * @return the closing line, whose root is worth keeping elsewhere
     */
    public static Cloture ecrire(Iterable<Entree> entrees, Writer sortie) {
        Cloture cloture = Journal.clore(entrees.iterator());
        try {
            for (Entree entree : entrees) {
                rediger(entree, sortie);
            }
            rediger(cloture, sortie);
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
        return cloture;
    }

    /**
     * Writes an entry alone and ends its line, as a lot of purpose {@code EVENEMENTS} holds it.
     *
     * @param entree the entry
     * @param sortie where to write, in UTF-8, not closed
     */
    public static void ecrire(Entree entree, Writer sortie) {
        try {
            rediger(entree, sortie);
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }

    /** Writes the closing line of entries that were written one by one. */
    static void ecrire(Cloture cloture, Writer sortie) {
        try {
            rediger(cloture, sortie);
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }

    /**
     * Reads entries, one a line, without a closing line.
     *
     * @param source the lines, in UTF-8, not closed
     * @return the entries in order, empty for each line that is none
     * @throws UncheckedIOException when they cannot be had
     */
    public static Iterator<Optional<Entree>> entrees(InputStream source) {
        LignesDOctets lignes = new LignesDOctets(source);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return lignes.hasNext();
            }

            @Override
            public Optional<Entree> next() {
                return entree(lignes.next());
            }
        };
    }

    private static Optional<Entree> entree(byte[] ligne) {
        return ligne(ligne) instanceof Entree entree ? Optional.of(entree) : Optional.empty();
    }

    private static @Nullable LigneJournal ligne(byte[] octets) {
        try {
            return lire(Textes.decoder(octets));
        } catch (IOException autreEncodage) {
            return null;
        }
    }

    private static void rediger(LigneJournal ligne, Writer sortie) throws IOException {
        JsonGenerator json = JSON.createGenerator(sortie);
        if (ligne instanceof Entree entree) {
            ecrireEntree(entree, json);
        } else if (ligne instanceof Cloture cloture) {
            json.writeStartObject();
            json.writeNumberField("nombre", cloture.nombre());
            json.writeStringField("racine", cloture.racine().hexadecimal());
            json.writeEndObject();
        }
        json.close();
        sortie.write('\n');
    }

    private static void ecrireEntree(Entree entree, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("dossier", entree.dossier().valeur());
        json.writeNumberField("rang", entree.rang());
        json.writeNumberField("version", entree.version());
        json.writeStringField("instant", entree.instant().toString());
        json.writeStringField("organisation", entree.auteur().organisation());
        json.writeStringField("role", entree.auteur().role().name());
        json.writeStringField("agent", entree.auteur().agent());
        json.writeStringField("fait", entree.fait().code());
        json.writeObjectFieldStart("donnees");
        for (var donnee : entree.fait().donnees().entrySet()) {
            json.writeStringField(donnee.getKey(), donnee.getValue());
        }
        json.writeEndObject();
        json.writeStringField("precedente", entree.precedente().hexadecimal());
        json.writeStringField("empreinte", entree.empreinte().hexadecimal());
        json.writeEndObject();
    }

    /**
     * Checks a journal, line by line, to the first that does not hold; of its bytes none may be another, line feeds included.
     *
     * @param source the journal, in UTF-8, not closed; in constant memory but for the heads of the chains, the last versions of the dossiers, and those that wait for one that is
     *     missing
     * @return intact, or the first line that cannot be read or does not hold
     * @throws UncheckedIOException when it cannot be had
     */
    public static Verification verifier(InputStream source) {
        Lignes lignes = new Lignes(source);
        Verification verification = Journal.verifier(lignes);
        boolean rompuAvant = verification instanceof Verification.Rompu rompu && rompu.ligne() < lignes.illisible;
        return lignes.illisible == 0 || rompuAvant
                ? verification
                : new Verification.Rompu(lignes.illisible, Verification.Rupture.LIGNE_ILLISIBLE);
    }

    /** Reads lines as they are asked for, and stops at the first that cannot be read. */
    private static final class Lignes implements Iterator<LigneJournal> {

        private final LignesDOctets source;
        private long position;
        private long illisible;
        private @Nullable LigneJournal prochaine;

        Lignes(InputStream source) {
            this.source = new LignesDOctets(source);
            avancer();
        }

        private void avancer() {
            prochaine = null;
            if (!source.hasNext()) {
                return;
            }
            position++;
            boolean finie = !source.prochaineEstSansFin();
            prochaine = ligne(source.next());
            if (prochaine == null || !finie) {
                prochaine = null;
                illisible = position;
            }
        }

        @Override
        public boolean hasNext() {
            return prochaine != null;
        }

        @Override
        public LigneJournal next() {
            LigneJournal ligne = prochaine;
            if (ligne == null) {
                throw new NoSuchElementException();
            }
            avancer();
            return ligne;
        }
    }

    /** Reads a line in the one way of writing it, so that no character of it can change unseen. */
    private static @Nullable LigneJournal lire(String texte) throws IOException {
        LigneJournal ligne = analyser(texte);
        if (ligne == null) {
            return null;
        }
        StringWriter reecrite = new StringWriter(texte.length() + 1);
        rediger(ligne, reecrite);
        return reecrite.toString().equals(texte + '\n') ? ligne : null;
    }

    private static @Nullable LigneJournal analyser(String texte) {
        try {
            JsonNode noeud = JSON.readTree(texte);
            if (noeud.size() == CLES_CLOTURE.size()) {
                exigerCles(noeud, CLES_CLOTURE);
                return new Cloture(entier(noeud, "nombre"), new Empreinte(chaine(noeud, "racine")));
            }
            exigerCles(noeud, CLES_ENTREE);
            SortedMap<String, String> donnees = new TreeMap<>();
            for (var donnee : noeud.get("donnees").properties()) {
                donnees.put(donnee.getKey(), chaine(noeud.get("donnees"), donnee.getKey()));
            }
            return new Entree(
                    new NumeroDossier(chaine(noeud, "dossier")),
                    entier(noeud, "rang"),
                    entier(noeud, "version"),
                    Instant.parse(chaine(noeud, "instant")),
                    new Acteur(
                            chaine(noeud, "organisation"), Role.valueOf(chaine(noeud, "role")), chaine(noeud, "agent")),
                    Fait.lire(chaine(noeud, "fait"), donnees),
                    new Empreinte(chaine(noeud, "precedente")),
                    new Empreinte(chaine(noeud, "empreinte")));
        } catch (JsonProcessingException | RuntimeException malFormee) {
            return null;
        }
    }

    private static void exigerCles(JsonNode noeud, Set<String> cles) {
        if (!noeud.isObject() || noeud.size() != cles.size() || !cles.stream().allMatch(noeud::has)) {
            throw new IllegalArgumentException();
        }
    }

    private static String chaine(JsonNode noeud, String cle) {
        JsonNode valeur = noeud.get(cle);
        if (valeur == null || !valeur.isTextual()) {
            throw new IllegalArgumentException();
        }
        return valeur.textValue();
    }

    private static long entier(JsonNode noeud, String cle) {
        JsonNode valeur = noeud.get(cle);
        if (valeur == null || !valeur.isIntegralNumber() || !valeur.canConvertToLong()) {
            throw new IllegalArgumentException();
        }
        return valeur.longValue();
    }
}
