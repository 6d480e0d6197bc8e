package fr.octroi.demande;

import fr.octroi.dossier.Iban;
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
 * The text is blank or an IBAN whose keys are right, see {@link fr.octroi.dossier.Iban}.
 */
@Documented
@Constraint(validatedBy = IbanValide.Validateur.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface IbanValide {

    /**
     * Returns the key of the message; its last part is the code of the rejection.
     *
     * @return the key, in braces
     */
    String message() default "{fr.octroi.demande.IBAN_INVALIDE}";

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
    final class Validateur implements ConstraintValidator<IbanValide, String> {

        /** Made by the validator's factory. */
        public Validateur() {}

        @Override
        public boolean isValid(@Nullable String valeur, ConstraintValidatorContext contexte) {
            return valeur == null || valeur.isBlank() || Iban.seLit(valeur);
        }
    }
}
