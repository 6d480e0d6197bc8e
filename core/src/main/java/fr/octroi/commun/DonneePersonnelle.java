package fr.octroi.commun;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a type whose values tell something of a person (<i>donnée à caractère personnel</i>, RGPD art. 4-1).
 *
 * <p>A marked type redacts its {@code toString}; none of its values may stand in an exception message, a log line, a
 * metric, a file name or a {@linkplain fr.octroi.journal journal} entry.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface DonneePersonnelle {}
