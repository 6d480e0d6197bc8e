package fr.octroi.echange;

import fr.octroi.commun.Empreinte;
import java.time.LocalDate;

/**
 * What an organisation states once all that it handed back was accepted: that it keeps nothing of it (<i>certificat de purge</i>).
 *
 * <p>It is the one line of a lot that follows the one handed back, whose signature shows who says so. It proves that he said it,
 * when, and of what; it does not prove that no copy is left.
 *
 * @param lot the digest of the lot that was handed back
 * @param jour when all of it was removed
 */
public record CertificatDePurge(Empreinte lot, LocalDate jour) {}
