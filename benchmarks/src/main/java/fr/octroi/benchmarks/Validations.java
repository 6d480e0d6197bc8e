package fr.octroi.benchmarks;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Locale;
import java.util.Set;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** The validator that all sides use, as {@code Octroi} makes its own. */
final class Validations {

    private Validations() {}

    static Validator validateur() {
        return Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator(Set.of(Locale.FRENCH), Locale.FRENCH, false))
                .buildValidatorFactory()
                .getValidator();
    }
}
