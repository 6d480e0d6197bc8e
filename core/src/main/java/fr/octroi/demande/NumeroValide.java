package fr.octroi.demande;

import fr.octroi.dossier.NumeroDossier;
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
 * The text is blank or has the form of a {@link fr.octroi.dossier.NumeroDossier}.
 */
@Documented
@Constraint(validatedBy = NumeroValide.Validateur.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface NumeroValide {

    /**
     * Returns the key of the message; its last part is the code of the rejection.
     *
     * @return the key, in braces
     */
    String message() default "{fr.octroi.demande.NUMERO_INVALIDE}";

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
    final class Validateur implements ConstraintValidator<NumeroValide, String> {

        /** Made by the validator's factory. */
        public Validateur() {}

        @Override
        public boolean isValid(@Nullable String valeur, ConstraintValidatorContext contexte) {
            return valeur == null || valeur.isBlank() || NumeroDossier.estValide(valeur);
        }
    }
}
