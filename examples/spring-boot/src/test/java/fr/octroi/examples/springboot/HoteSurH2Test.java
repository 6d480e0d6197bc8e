package fr.octroi.examples.springboot;

import java.nio.file.Path;
import java.util.List;

/** On the database that is there by default, in another folder. */
class HoteSurH2Test extends HoteContrat {

    @Override
    List<String> base(Path dossier) {
        return List.of("--spring.datasource.url=jdbc:h2:file:" + dossier.resolve("base"));
    }
}
