/**
 * The exchange of lots between two organisations: OpenPGP and SFTP.
 */
module fr.octroi.adapters.sftp {
    requires transitive fr.octroi.core;
    requires static org.jspecify;
    requires org.bouncycastle.pg;
    requires org.bouncycastle.provider;
    requires org.apache.sshd.common;
    requires org.apache.sshd.core;
    requires org.apache.sshd.sftp;
    requires org.slf4j;

    exports fr.octroi.adapters.sftp;
}
