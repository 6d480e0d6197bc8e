/**
 * The exchange of lots between two organisations: OpenPGP and SFTP.
 */
module fr.octroi.adapters.sftp {
    requires transitive fr.octroi.core;
    requires static org.jspecify;
    requires java.net.http;
    requires org.bouncycastle.pg;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    // sshd-core and sshd-common share packages: this jar holds both.
    requires org.apache.sshd.osgi;
    requires org.apache.sshd.sftp;
    requires org.slf4j;

    exports fr.octroi.adapters.sftp;
}
