package fr.octroi.tck.temoin;

import fr.octroi.commun.Empreinte;
import fr.octroi.port.Horodatage;
import fr.octroi.port.PortException;
import fr.octroi.tck.HorodatageTck;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/** Third parties who date, each broken in one place. */
final class HorodatagesCasses {

    private HorodatagesCasses() {}

    /** What a token holds of a digest, and nobody's signature. */
    private static byte[] jeton(Empreinte empreinte) {
        return HexFormat.of().parseHex("3031" + "300d06096086480165030402010500" + "0420" + empreinte.hexadecimal());
    }

    private static byte[] personne() {
        throw new PortException(PortException.Nature.TEMPORAIRE, "nobody dates", null);
    }

    static class Sain extends HorodatageTck {
        @Override
        protected Horodatage ouvert() {
            return HorodatagesCasses::jeton;
        }

        @Override
        protected Horodatage absent() {
            return empreinte -> personne();
        }
    }

    static class Regle1AutreEmpreinte extends Sain {
        @Override
        protected Horodatage ouvert() {
            return empreinte -> jeton(
                    empreinte.equals(Empreinte.deChamps("une autre")) ? Empreinte.deChamps("une racine") : empreinte);
        }
    }

    static class Regle2TableauPartage extends Sain {
        @Override
        protected Horodatage ouvert() {
            SortedMap<Empreinte, byte[]> gardes = new TreeMap<>();
            return empreinte -> gardes.computeIfAbsent(empreinte, HorodatagesCasses::jeton);
        }
    }

    static class Regle3JetonSansPersonne extends Sain {
        @Override
        protected Horodatage absent() {
            return HorodatagesCasses::jeton;
        }
    }
}
