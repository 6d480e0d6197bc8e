package fr.octroi.adapters.rest.avis;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where notices, and calls to a public service, may go, so that no address that somebody wrote down makes us call a machine of the
 * house: by HTTPS, to hosts that are named one by one, none of which is inside unless that is allowed.
 *
 * @param hotes the names of hosts, in lower case, compared exactly
 * @param interieur whether addresses of the machine itself and of private networks are allowed, and then plain HTTP to the machine itself
 */
public record Destinations(SortedSet<String> hotes, boolean interieur) {

    /** Copies. */
    public Destinations {
        hotes = Collections.unmodifiableSortedSet(new TreeSet<>(hotes));
    }

    /**
     * Says whether an address may be called; its name is resolved each time.
     *
     * @param adresse the address
     * @return false for another scheme, an address with a user in it, a host that is not named, and one that is inside
     * @throws UnknownHostException when the host is named and cannot be resolved now, which is nobody's refusal
     */
    public boolean admettent(URI adresse) throws UnknownHostException {
        String hote = adresse.getHost();
        if (hote == null || adresse.getRawUserInfo() != null || !hotes.contains(hote)) {
            return false;
        }
        boolean chiffre = "https".equals(adresse.getScheme());
        if (!chiffre && !("http".equals(adresse.getScheme()) && interieur)) {
            return false;
        }
        InetAddress[] resolues = InetAddress.getAllByName(hote);
        return chiffre
                ? interieur || Arrays.stream(resolues).noneMatch(Destinations::estInterieure)
                : Arrays.stream(resolues).allMatch(InetAddress::isLoopbackAddress);
    }

    /** Says whether an address is one that the Internet does not reach. */
    static boolean estInterieure(InetAddress adresse) {
        byte[] octets = adresse.getAddress();
        int premier = octets[0] & 0xff;
        int second = octets[1] & 0xff;
        boolean speciale = adresse.isAnyLocalAddress()
                || adresse.isLoopbackAddress()
                || adresse.isLinkLocalAddress()
                || adresse.isSiteLocalAddress()
                || adresse.isMulticastAddress();
        if (adresse instanceof Inet6Address) {
            boolean locale = (premier & 0xfe) == 0xfc;
            // Addresses that carry one of IPv4: NAT64 (RFC 6052) and 6to4 (RFC 3056).
            boolean porteuse = (premier == 0 && second == 0x64) || (premier == 0x20 && second == 0x02);
            return speciale || locale || porteuse;
        }
        boolean partagee = premier == 100 && (second & 0xc0) == 64;
        boolean reservee = premier == 0
                || premier >= 240
                || (premier == 192 && second == 0 && octets[2] == 0)
                || (premier == 198 && (second & 0xfe) == 18);
        return speciale || partagee || reservee;
    }
}
