/** A national stock instructed again on Spark: the trade is a pure function, so every executor may call it. */
@NullMarked
package fr.octroi.examples.spark;

import org.jspecify.annotations.NullMarked;
