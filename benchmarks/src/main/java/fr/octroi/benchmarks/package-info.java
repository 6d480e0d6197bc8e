/**
 * JMH benchmarks: Octroi beside what a user would write instead, on the same dossiers, with the same answers.
 */
@NullMarked
package fr.octroi.benchmarks;

import org.jspecify.annotations.NullMarked;
