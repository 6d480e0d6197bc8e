/**
 * The exchange of lots: {@link fr.octroi.adapters.sftp.Sceau} seals and opens them with OpenPGP, {@link
 * fr.octroi.adapters.sftp.LotsSftp} is the drop, {@link fr.octroi.adapters.sftp.PosteDEchange} sends, receives and answers.
 *
 * <p>The bytes are described in {@code docs/echange.md}. May use the packages of core; nothing of core knows it.
 */
@NullMarked
package fr.octroi.adapters.sftp;

import org.jspecify.annotations.NullMarked;
