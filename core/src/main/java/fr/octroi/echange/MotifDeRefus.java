package fr.octroi.echange;

/**
 * Why a lot is refused, in the order in which it is looked for: the first that holds is the one given.
 *
 * <p>What is looked for behind the encryption before the signature holds is told to the sender as {@link #CHIFFRE_ALTERE}
 * alone, so that nobody learns from refusals what a message that is not his says: see {@link #pourEmetteur}.
 */
public enum MotifDeRefus {
    /** The file's name is not of the form of lots. */
    NOM_INVALIDE(Etape.DEPOT),
    /** The file is larger than agreed. */
    DEPOT_TROP_VOLUMINEUX(Etape.DEPOT),
    /** The bytes are not those that the name announces: damaged on the way. */
    DEPOT_ABIME(Etape.DEPOT),

    /** It is no binary OpenPGP message. */
    PAS_UN_MESSAGE(Etape.ENVELOPPE),
    /** The message ends too early. */
    MESSAGE_TRONQUE(Etape.ENVELOPPE),
    /** Something follows the encrypted message. */
    OCTETS_APRES_MESSAGE(Etape.ENVELOPPE),
    /** It is not encrypted. */
    NON_CHIFFRE(Etape.ENVELOPPE),
    /** It can be opened with a password. */
    MOT_DE_PASSE(Etape.ENVELOPPE),
    /** It is encrypted for no key of ours. */
    AUTRE_DESTINATAIRE(Etape.ENVELOPPE),
    /** It is encrypted for a key of ours that has expired or was revoked. */
    CLE_DU_DESTINATAIRE_PERIMEE(Etape.ENVELOPPE),
    /** Nothing shows that the encrypted bytes are whole. */
    SANS_INTEGRITE(Etape.ENVELOPPE),
    /** Encrypted in a form or with an algorithm that is not agreed. */
    CHIFFREMENT_NON_ADMIS(Etape.ENVELOPPE),

    /** It cannot be decrypted, or was changed or cut. */
    CHIFFRE_ALTERE(Etape.SCEAU),
    /** The encrypted part is not one signed literal, compressed at most once. */
    CONTENU_NON_ADMIS(Etape.SCEAU),
    /** It expands beyond reason. */
    COMPRESSION_EXCESSIVE(Etape.SCEAU),
    /** In clear it is larger than agreed. */
    LOT_TROP_VOLUMINEUX(Etape.SCEAU),
    /** Nobody signed it. */
    NON_SIGNE(Etape.SCEAU),
    /** No key of ours made the signature. */
    SIGNATAIRE_INCONNU(Etape.SCEAU),
    /** The signature is in a form or with an algorithm that is not agreed, or of another time. */
    SIGNATURE_NON_ADMISE(Etape.SCEAU),
    /** The signature is not that of these bytes. */
    SIGNATURE_FAUSSE(Etape.SCEAU),
    /** The signing key may not sign. */
    CLE_SANS_USAGE(Etape.SCEAU),
    /** The signing key has expired. */
    CLE_EXPIREE(Etape.SCEAU),
    /** The signing key was revoked. */
    CLE_REVOQUEE(Etape.SCEAU),

    /** It is no archive of the agreed form. */
    ARCHIVE_ILLISIBLE(Etape.CONTENU),
    /** The archive ends too early. */
    ARCHIVE_TRONQUEE(Etape.CONTENU),
    /** Something follows the end of the archive. */
    OCTETS_APRES_ARCHIVE(Etape.CONTENU),
    /** An entry is no plain file: a link, a folder, a device, an extension. */
    ENTREE_NON_ADMISE(Etape.CONTENU),
    /** A name leads elsewhere, or is not of the agreed form. */
    CHEMIN_INTERDIT(Etape.CONTENU),
    /** A name stands twice. */
    NOM_EN_DOUBLE(Etape.CONTENU),
    /** There are more entries than agreed. */
    TROP_D_ENTREES(Etape.CONTENU),
    /** A file is larger than agreed. */
    FICHIER_TROP_VOLUMINEUX(Etape.CONTENU),
    /** The first entry is no manifest. */
    MANIFESTE_ABSENT(Etape.CONTENU),
    /** There is a second manifest. */
    MANIFESTE_EN_DOUBLE(Etape.CONTENU),
    /** The manifest is no JSON object of ours. */
    MANIFESTE_ILLISIBLE(Etape.CONTENU),
    /** The form of the lot is older than what is read here. */
    SCHEMA_PERIME(Etape.CONTENU),
    /** The form of the lot is not known here. */
    SCHEMA_INCONNU(Etape.CONTENU),
    /** A field of the manifest is missing, unknown or impossible. */
    MANIFESTE_INVALIDE(Etape.CONTENU),
    /** The signer is not the sender that the manifest names. */
    EMETTEUR_USURPE(Etape.CONTENU),
    /** The manifest names another recipient. */
    DESTINATAIRE_AUTRE(Etape.CONTENU),
    /** A trial among what is real, or the other way round. */
    ENVIRONNEMENT_AUTRE(Etape.CONTENU),
    /** This purpose is not agreed with that sender. */
    OBJET_NON_CONVENU(Etape.CONTENU),
    /** The file's name says something else than the manifest. */
    NOM_DISCORDANT(Etape.CONTENU),
    /** A file stands in the archive that the manifest does not announce. */
    FICHIER_NON_ANNONCE(Etape.CONTENU),
    /** A file that the manifest announces is not at its place. */
    FICHIER_MANQUANT(Etape.CONTENU),
    /** A file has another size than announced. */
    TAILLE_FAUSSE(Etape.CONTENU),
    /** A file has another content than announced. */
    EMPREINTE_FAUSSE(Etape.CONTENU),
    /** There are more or fewer lines than announced, or the last one is not ended. */
    NOMBRE_DE_LIGNES_FAUX(Etape.CONTENU),
    /** A line is longer than agreed. */
    LIGNE_TROP_LONGUE(Etape.CONTENU),
    /** The prices do not add up to what is announced. */
    MONTANT_FAUX(Etape.CONTENU),

    /** Another lot was received at this rank, or this one follows another than ours. */
    BIFURCATION(Etape.SEQUENCE),

    /** Its lines have more faults than an answer may hold. */
    TROP_DE_REJETS(Etape.LIGNES);

    private enum Etape {
        DEPOT,
        ENVELOPPE,
        SCEAU,
        CONTENU,
        SEQUENCE,
        LIGNES
    }

    private final Etape etape;

    MotifDeRefus(Etape etape) {
        this.etape = etape;
    }

    /**
     * Returns what the sender is told.
     *
     * @return this, or {@link #CHIFFRE_ALTERE} for all that was found behind the encryption before a signature held
     */
    public MotifDeRefus pourEmetteur() {
        return etape == Etape.SCEAU ? CHIFFRE_ALTERE : this;
    }

    /**
     * Says whether the sender is known for certain when this is found.
     *
     * @return true for what is looked for after the signature was found right
     */
    public boolean estDUnEmetteurConnu() {
        return etape.compareTo(Etape.CONTENU) >= 0;
    }
}
