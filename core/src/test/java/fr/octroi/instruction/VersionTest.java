package fr.octroi.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The version that is written into journals is that of the build: whoever changes one changes the other. */
class VersionTest {

    private static final Pattern PARENT = Pattern.compile("<parent>.*?<version>([^<]+)</version>", Pattern.DOTALL);

    @Test
    void la_version_du_journal_est_celle_du_projet() throws IOException {
        Matcher version = PARENT.matcher(Files.readString(Path.of("pom.xml")));
        assertTrue(version.find());
        assertEquals(version.group(1).replace("-SNAPSHOT", ""), Instruction.VERSION);
    }
}
