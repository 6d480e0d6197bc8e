package fr.octroi.adapters.sftp;

import fr.octroi.echange.MotifDeRefus;
import fr.octroi.format.LotRefuseException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * The outside of a sealed lot, walked before anything is decrypted: session keys for at most {@link #DESTINATAIRES_MAXIMUM}
 * keys, then one packet whose integrity is protected, then nothing.
 *
 * <p>Only what is in clear is looked at, so that what is refused here teaches nobody anything. The walk reads headers and
 * skips contents: its cost does not grow with the lot, or with what its headers announce.
 *
 * @param destinataires the identifiers of the keys it is encrypted for
 */
record Enveloppe(List<Long> destinataires) {

    static final int DESTINATAIRES_MAXIMUM = 16;

    private static final int CLE_DE_SESSION = 1;
    private static final int SIGNATURE = 2;
    private static final int MOT_DE_PASSE = 3;
    private static final int SIGNATURE_EN_UNE_PASSE = 4;
    private static final int COMPRESSE = 8;
    private static final int CHIFFRE_SANS_INTEGRITE = 9;
    private static final int LITTERAL = 11;
    private static final int CHIFFRE = 18;
    private static final int CHIFFRE_DE_GNUPG = 20;

    /** Version, key identifier, algorithm. */
    private static final int DEBUT_DE_CLE_DE_SESSION = 10;

    /** RFC 9580 4.2.1.4 asks it of the first one; smaller ones cost a reader more than they bring. */
    private static final int MORCEAU_MINIMAL = 512;

    private static final int CLE_DE_SESSION_MAXIMALE = 4_096;

    Enveloppe {
        destinataires = List.copyOf(destinataires);
    }

    /**
     * Walks a message.
     *
     * @throws LotRefuseException for anything else than what is agreed
     */
    static Enveloppe lire(SeekableByteChannel message) throws IOException {
        return new Marche(message).lire();
    }

    private static LotRefuseException refus(MotifDeRefus motif) {
        return new LotRefuseException(motif);
    }

    private static final class Marche {

        private final SeekableByteChannel message;
        private final ByteBuffer lus = ByteBuffer.allocate(DEBUT_DE_CLE_DE_SESSION);

        Marche(SeekableByteChannel message) {
            this.message = message;
        }

        Enveloppe lire() throws IOException {
            List<Long> destinataires = new ArrayList<>();
            if (message.size() == 0) {
                throw refus(MotifDeRefus.PAS_UN_MESSAGE);
            }
            while (true) {
                int entete = octet();
                if ((entete & 0x80) == 0) {
                    throw refus(MotifDeRefus.PAS_UN_MESSAGE);
                }
                boolean nouvelle = (entete & 0x40) != 0;
                int genre = nouvelle ? entete & 0x3f : (entete & 0x3f) >> 2;
                if (genre == CLE_DE_SESSION) {
                    destinataires.add(cleDeSession(nouvelle ? longueurNouvelle() : longueurAncienne(entete & 3)));
                    if (destinataires.size() > DESTINATAIRES_MAXIMUM) {
                        throw refus(MotifDeRefus.CHIFFREMENT_NON_ADMIS);
                    }
                } else if (genre == CHIFFRE) {
                    chiffre(nouvelle, entete & 3);
                    return new Enveloppe(destinataires);
                } else {
                    throw refus(motif(genre));
                }
            }
        }

        private static MotifDeRefus motif(int genre) {
            return switch (genre) {
                case MOT_DE_PASSE -> MotifDeRefus.MOT_DE_PASSE;
                case SIGNATURE, SIGNATURE_EN_UNE_PASSE, COMPRESSE, LITTERAL -> MotifDeRefus.NON_CHIFFRE;
                case CHIFFRE_SANS_INTEGRITE -> MotifDeRefus.SANS_INTEGRITE;
                case CHIFFRE_DE_GNUPG -> MotifDeRefus.CHIFFREMENT_NON_ADMIS;
                default -> MotifDeRefus.PAS_UN_MESSAGE;
            };
        }

        /** A packet of session key in version 3: version, identifier, algorithm, the key itself. */
        private long cleDeSession(long longueur) throws IOException {
            if (longueur < DEBUT_DE_CLE_DE_SESSION || longueur > CLE_DE_SESSION_MAXIMALE) {
                throw refus(MotifDeRefus.CHIFFREMENT_NON_ADMIS);
            }
            ByteBuffer debut = octets(DEBUT_DE_CLE_DE_SESSION);
            if (debut.get() != 3) {
                throw refus(MotifDeRefus.CHIFFREMENT_NON_ADMIS);
            }
            long identifiant = debut.getLong();
            sauter(longueur - DEBUT_DE_CLE_DE_SESSION);
            return identifiant;
        }

        private void chiffre(boolean nouvelle, int genreDeLongueur) throws IOException {
            boolean premier = true;
            boolean encore = true;
            while (encore) {
                long longueur;
                if (nouvelle) {
                    int debut = octet();
                    encore = debut >= 224 && debut < 255;
                    longueur = encore ? 1L << (debut & 0x1f) : longueur(debut);
                    if (encore && longueur < MORCEAU_MINIMAL) {
                        throw refus(MotifDeRefus.CHIFFREMENT_NON_ADMIS);
                    }
                } else {
                    encore = false;
                    // Of indeterminate length: to the end of the file.
                    longueur = genreDeLongueur == 3
                            ? message.size() - message.position()
                            : longueurAncienne(genreDeLongueur);
                }
                if (premier) {
                    if (longueur < 1) {
                        throw refus(MotifDeRefus.MESSAGE_TRONQUE);
                    }
                    if (octet() != 1) {
                        throw refus(MotifDeRefus.CHIFFREMENT_NON_ADMIS);
                    }
                    longueur--;
                    premier = false;
                }
                sauter(longueur);
            }
            if (message.position() != message.size()) {
                throw refus(MotifDeRefus.OCTETS_APRES_MESSAGE);
            }
        }

        private long longueurNouvelle() throws IOException {
            int debut = octet();
            if (debut >= 224 && debut < 255) {
                throw refus(MotifDeRefus.PAS_UN_MESSAGE);
            }
            return longueur(debut);
        }

        private long longueur(int debut) throws IOException {
            if (debut < 192) {
                return debut;
            }
            if (debut < 224) {
                return ((debut - 192L) << 8) + octet() + 192;
            }
            return octets(4).getInt() & 0xffff_ffffL;
        }

        private long longueurAncienne(int genre) throws IOException {
            return switch (genre) {
                case 0 -> octet();
                case 1 -> octets(2).getShort() & 0xffff;
                case 2 -> octets(4).getInt() & 0xffff_ffffL;
                default -> throw refus(MotifDeRefus.PAS_UN_MESSAGE);
            };
        }

        private int octet() throws IOException {
            return octets(1).get() & 0xff;
        }

        private ByteBuffer octets(int nombre) throws IOException {
            lus.clear().limit(nombre);
            while (lus.hasRemaining()) {
                if (message.read(lus) < 0) {
                    throw refus(MotifDeRefus.MESSAGE_TRONQUE);
                }
            }
            return lus.flip();
        }

        private void sauter(long nombre) throws IOException {
            if (nombre > message.size() - message.position()) {
                throw refus(MotifDeRefus.MESSAGE_TRONQUE);
            }
            message.position(message.position() + nombre);
        }
    }
}
