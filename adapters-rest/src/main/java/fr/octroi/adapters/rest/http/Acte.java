package fr.octroi.adapters.rest.http;

import fr.octroi.guichet.Habilitations;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a resource method does: it is checked before the method, drawn from it in the contract, and tried by the matrix of tests. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Acte {

    /** What a role must be allowed to do. */
    Habilitations.Operation exige();

    /** Whether an applicant may, when his role does: what tells of all dossiers is not for him. */
    boolean pourUsager() default true;

    /** What it is for, one French sentence. */
    String resume();

    /** The form of its answer, a name of {@code formes.json} or of a schema beside it. */
    String repond();

    /** The status of success. */
    int statut() default 200;

    /** Whether it writes: then it takes a key of idempotence. */
    boolean ecrit() default true;

    /** Whether it writes over a version of a dossier, which the caller must have seen. */
    boolean surVersion() default false;
}
