package fr.octroi.adapters.rest.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The form that a body must have. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Forme {

    /** A name of {@code formes.json} or of a schema beside it. */
    String value();

    /** Whether the body may also come as {@code multipart/form-data}, with files. */
    boolean avecPieces() default false;

    /** Whether it holds a list of any number of dossiers, which has a bound of its own. */
    boolean longue() default false;
}
