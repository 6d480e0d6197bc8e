package fr.octroi.demande;

import fr.octroi.reglement.Geographie;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * The text is blank or has the form of an INSEE code of a commune: five characters, {@code 2A} and {@code 2B} in Corsica.
 */
@Documented
@Constraint(validatedBy = CodeInsee.Validateur.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface CodeInsee {

    /**
     * Returns the key of the message; its last part is the code of the rejection.
     *
     * @return the key, in braces
     */
    String message() default "{fr.octroi.demande.CODE_INSEE_INVALIDE}";

    /**
     * Returns the validation groups.
     *
     * @return none by default
     */
    Class<?>[] groups() default {};

    /**
     * Returns the payload.
     *
     * @return none by default
     */
    Class<? extends Payload>[] payload() default {};

    /** The check itself; an unknown value is no fault. */
    final class Validateur implements ConstraintValidator<CodeInsee, String> {

        /** Made by the validator's factory. */
        public Validateur() {}

        @Override
        public boolean isValid(@Nullable String valeur, ConstraintValidatorContext contexte) {
            return valeur == null || valeur.isBlank() || Geographie.estUnCodeDeCommune(valeur);
        }
    }
}
