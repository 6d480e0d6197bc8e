@NullMarked
package fr.octroi.adapters.sftp;

import org.jspecify.annotations.NullMarked;
