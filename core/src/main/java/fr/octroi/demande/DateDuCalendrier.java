package fr.octroi.demande;

import fr.octroi.calendrier.CalendrierOuvre;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The day is unknown or inside the bounds of {@link fr.octroi.calendrier.CalendrierOuvre}.
 */
@Documented
@Constraint(validatedBy = DateDuCalendrier.Validateur.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface DateDuCalendrier {

    /**
     * Returns the key of the message; its last part is the code of the rejection.
     *
     * @return the key, in braces
     */
    String message() default "{fr.octroi.demande.DATE_HORS_CALENDRIER}";

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
    final class Validateur implements ConstraintValidator<DateDuCalendrier, LocalDate> {

        /** Made by the validator's factory. */
        public Validateur() {}

        @Override
        public boolean isValid(@Nullable LocalDate valeur, ConstraintValidatorContext contexte) {
            return valeur == null || CalendrierOuvre.comprend(valeur);
        }
    }
}
