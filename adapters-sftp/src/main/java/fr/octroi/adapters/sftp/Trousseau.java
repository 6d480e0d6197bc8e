package fr.octroi.adapters.sftp;

import fr.octroi.echange.MotifDeRefus;
import fr.octroi.format.LotRefuseException;
import fr.octroi.port.PortException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPComponentKey;

/**
 * Our secret keys, and the certificates of those with whom we exchange.
 *
 * <p>Several of each may hold at once: while a key is changed, the new one stands before the old one, which opens and
 * proves what is under way until it is taken out. The first that holds signs, or is encrypted for.
 */
public final class Trousseau {

    private final List<CleSecrete> notres;
    private final SortedMap<String, List<Certificat>> correspondants;

    /**
     * Makes a ring.
     *
     * @param notres our keys, the one to use first
     * @param correspondants the certificates of each organisation, the one to use first; copies of one certificate count
     *     together, so that a revocation in any of them holds
     * @throws IllegalArgumentException when two organisations share a key identifier: a signature would be of either
     */
    public Trousseau(List<CleSecrete> notres, Map<String, List<Certificat>> correspondants) {
        this.notres = List.copyOf(notres);
        SortedMap<String, List<Certificat>> copie = new TreeMap<>();
        correspondants.forEach((organisation, certificats) -> copie.put(organisation, joindre(certificats)));
        this.correspondants = Collections.unmodifiableSortedMap(copie);
        Map<Long, String> proprietaires = new HashMap<>();
        copie.forEach((organisation, certificats) -> certificats.stream()
                .flatMap(certificat -> certificat.identifiants().stream())
                .forEach(identifiant -> {
                    String autre = proprietaires.put(identifiant, organisation);
                    if (autre != null && !autre.equals(organisation)) {
                        throw new IllegalArgumentException(
                                "two organisations share a key: " + autre + " and " + organisation);
                    }
                }));
    }

    private static List<Certificat> joindre(List<Certificat> certificats) {
        Map<String, Certificat> parEmpreinte = new LinkedHashMap<>();
        certificats.forEach(certificat -> parEmpreinte.merge(certificat.empreinte(), certificat, Certificat::joindre));
        return List.copyOf(parEmpreinte.values());
    }

    PGPKeyPair signature(Date instant) {
        return notres.stream()
                .flatMap(cle -> cle.cleDeSignature(instant).stream())
                .findFirst()
                .orElseThrow(() -> new PortException(
                        PortException.Nature.DEFINITIVE, "no key of ours can sign: expired, revoked or absent", null));
    }

    PGPPublicKey destinataire(String organisation, Date instant) {
        return correspondants.getOrDefault(organisation, List.of()).stream()
                .flatMap(certificat -> certificat.cleDeChiffrement(instant).stream())
                .findFirst()
                .orElseThrow(() -> new PortException(
                        PortException.Nature.DEFINITIVE,
                        "no key of the recipient can be encrypted for: expired, revoked or absent",
                        null));
    }

    /** Says whether an organisation can be written to. */
    boolean peutRecevoir(String organisation, Date instant) {
        return correspondants.getOrDefault(organisation, List.of()).stream()
                .anyMatch(certificat -> certificat.cleDeChiffrement(instant).isPresent());
    }

    /**
     * Finds the key that opens a message.
     *
     * @throws LotRefuseException when it is for none of ours, or only for those that no longer hold
     */
    Map.Entry<Long, PGPKeyPair> ouvrir(List<Long> destinataires, Date instant) {
        List<CleSecrete.Ouvrante> perimees = new ArrayList<>();
        for (long identifiant : destinataires) {
            for (CleSecrete notre : notres) {
                Optional<CleSecrete.Ouvrante> ouvrante = notre.ouvrante(identifiant, instant);
                if (ouvrante.isPresent() && ouvrante.get().tient()) {
                    return Map.entry(identifiant, ouvrante.get().paire());
                }
                ouvrante.ifPresent(perimees::add);
            }
        }
        throw new LotRefuseException(
                perimees.isEmpty() ? MotifDeRefus.AUTRE_DESTINATAIRE : MotifDeRefus.CLE_DU_DESTINATAIRE_PERIMEE);
    }

    /** A key of a correspondent, whether it holds or not. */
    record Signataire(String organisation, OpenPGPComponentKey cle) {}

    Optional<Signataire> signataire(long identifiant) {
        for (Map.Entry<String, List<Certificat>> correspondant : correspondants.entrySet()) {
            for (Certificat certificat : correspondant.getValue()) {
                Optional<OpenPGPComponentKey> cle = certificat.cle(identifiant);
                if (cle.isPresent()) {
                    return Optional.of(new Signataire(correspondant.getKey(), cle.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** Names the correspondents alone. */
    @Override
    public String toString() {
        return "Trousseau" + correspondants.keySet();
    }
}
