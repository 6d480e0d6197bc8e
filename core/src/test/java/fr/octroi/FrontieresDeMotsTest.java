package fr.octroi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Since JDK 19 a word ends for {@code \b} before a letter with an accent, unless the pattern asks for Unicode; before, it did not. */
class FrontieresDeMotsTest {

    private static final Pattern DES_ACCENTS = Pattern.compile("\\\\p\\{L|(?=[\\p{Lu}\\p{Ll}])\\P{ASCII}");

    @Test
    void un_motif_qui_lit_des_accents_a_les_memes_mots_sur_tous_les_jdk() {
        List<Field> motifs = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("fr.octroi").stream()
                        .map(JavaClass::getFields)
                        .flatMap(champs -> champs.stream()
                                .filter(champ -> champ.getModifiers().contains(JavaModifier.STATIC)
                                        && champ.getRawType().isEquivalentTo(Pattern.class)))
                        .map(JavaField::reflect)
                        .toList();
        assertTrue(motifs.size() > 100, "every static pattern of the library");

        assertEquals(
                List.of(), motifs.stream().filter(FrontieresDeMotsTest::depend).toList());
    }

    private static boolean depend(Field motif) {
        try {
            motif.setAccessible(true);
            Pattern expression = (Pattern) motif.get(null);
            return expression.pattern().contains("\\b")
                    && DES_ACCENTS.matcher(expression.pattern()).find()
                    && (expression.flags() & Pattern.UNICODE_CHARACTER_CLASS) == 0;
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
