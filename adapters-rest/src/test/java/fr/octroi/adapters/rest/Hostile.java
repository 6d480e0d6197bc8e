package fr.octroi.adapters.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What somebody sends who means harm, or whose program has a fault. */
final class Hostile {

    /** Stands in everything that is sent, and must come back in nothing. */
    static final String SECRET = "ZqSecretPlante";

    private static final JsonNodeFactory NOEUDS = JsonNodeFactory.instance;

    private Hostile() {}

    /** Spoils a body in one place or several. */
    static JsonNode abimer(JsonNode sain, Random hasard) {
        JsonNode copie = sain.deepCopy();
        for (int fois = 0; fois <= hasard.nextInt(3); fois++) {
            List<JsonNode> lieux = new ArrayList<>();
            lieux(copie, lieux);
            if (lieux.isEmpty()) {
                return etrange(hasard);
            }
            JsonNode lieu = lieux.get(hasard.nextInt(lieux.size()));
            if (lieu instanceof ObjectNode objet) {
                objet(objet, hasard);
            } else if (lieu instanceof ArrayNode tableau) {
                tableau(tableau, hasard);
            }
        }
        return copie;
    }

    private static void lieux(JsonNode noeud, List<JsonNode> lieux) {
        if (noeud.isContainerNode()) {
            lieux.add(noeud);
            noeud.forEach(enfant -> lieux(enfant, lieux));
        }
    }

    private static void objet(ObjectNode objet, Random hasard) {
        List<Map.Entry<String, JsonNode>> champs = new ArrayList<>(objet.properties());
        int choix = hasard.nextInt(5);
        if (choix == 0 || champs.isEmpty()) {
            objet.set(hasard.nextBoolean() ? "inconnue" : SECRET + " é\u0000/~", etrange(hasard));
        } else {
            String nom = champs.get(hasard.nextInt(champs.size())).getKey();
            if (choix == 1) {
                objet.remove(nom);
            } else {
                objet.set(nom, etrange(hasard));
            }
        }
    }

    private static void tableau(ArrayNode tableau, Random hasard) {
        if (tableau.isEmpty() || hasard.nextBoolean()) {
            tableau.add(etrange(hasard));
        } else {
            tableau.set(hasard.nextInt(tableau.size()), etrange(hasard));
        }
    }

    /** A value that nobody expects, the expected ones among them. */
    static JsonNode etrange(Random hasard) {
        return switch (hasard.nextInt(20)) {
            case 0 -> NOEUDS.nullNode();
            case 1 -> NOEUDS.booleanNode(hasard.nextBoolean());
            case 2 -> NOEUDS.numberNode(hasard.nextInt());
            case 3 -> NOEUDS.numberNode(BigInteger.TEN.pow(30));
            case 4 -> NOEUDS.numberNode(0.1);
            case 5 -> NOEUDS.textNode("");
            case 6 -> NOEUDS.textNode(SECRET.repeat(1 + hasard.nextInt(200)));
            case 7 -> NOEUDS.textNode("2026-02-30");
            case 8 -> NOEUDS.textNode("9999-12-31");
            case 9 -> NOEUDS.textNode("0000-00-00");
            case 10 -> NOEUDS.textNode("2026-06-01\n");
            case 11 -> NOEUDS.textNode("\u0000" + SECRET + "\u202e");
            case 12 -> NOEUDS.textNode("999999999999999.99");
            case 13 -> NOEUDS.textNode("-1.00");
            case 14 -> NOEUDS.textNode("' OR 1=1 --" + SECRET);
            case 15 -> NOEUDS.textNode("${jndi:ldap://" + SECRET + ".invalid}");
            case 16 -> NOEUDS.textNode("\ud83d\ude80 é ÿ 漢");
            case 17 -> NOEUDS.textNode("FR7600000000000000000000000" + SECRET);
            case 18 -> NOEUDS.objectNode().put(SECRET, SECRET);
            default -> profond(hasard.nextInt(12));
        };
    }

    static JsonNode profond(int etages) {
        JsonNode noeud = NOEUDS.textNode(SECRET);
        for (int etage = 0; etage < etages; etage++) {
            noeud = etage % 2 == 0
                    ? NOEUDS.arrayNode().add(noeud)
                    : NOEUDS.objectNode().set("a", noeud);
        }
        return noeud;
    }
}
