package fr.octroi.adapters.rest;

import com.fasterxml.jackson.databind.JsonNode;
import fr.octroi.adapters.rest.http.Acte;
import fr.octroi.adapters.rest.http.Forme;
import fr.octroi.adapters.rest.http.Formes;
import fr.octroi.adapters.rest.ressource.RessourceActes;
import fr.octroi.adapters.rest.ressource.RessourceBrouillons;
import fr.octroi.adapters.rest.ressource.RessourceDossiers;
import fr.octroi.adapters.rest.ressource.RessourceEliminations;
import fr.octroi.adapters.rest.ressource.RessourceIncidents;
import fr.octroi.adapters.rest.ressource.RessourceLimitations;
import fr.octroi.adapters.rest.ressource.RessourcePaiements;
import fr.octroi.adapters.rest.ressource.RessourceRecours;
import fr.octroi.adapters.rest.ressource.RessourceRectifications;
import fr.octroi.adapters.rest.ressource.RessourceSeances;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Every operation, as the resource methods say of themselves: the contract is drawn from it, and the matrix and the hostile try it. */
record Operations(List<Operation> toutes) {

    /**
     * One of them.
     *
     * @param methode the method of a resource
     * @param verbe the HTTP method
     * @param chemin the address under the root, with its parameters in braces
     * @param acte what the method says of itself
     * @param forme the form of its body, null when it takes none
     */
    record Operation(
            Method methode,
            String verbe,
            String chemin,
            Acte acte,
            @Nullable Forme forme) {

        /** Its name in the contract. */
        String nom() {
            return methode.getName().equals("lire") || methode.getName().equals("lister")
                    ? methode.getName()
                            + methode.getDeclaringClass().getSimpleName().replace("Ressource", "")
                    : methode.getName();
        }

        boolean surUnDossier() {
            return chemin.contains("{numero}");
        }

        List<String> parametres(Class<? extends Annotation> genre) {
            List<String> noms = new ArrayList<>();
            for (Parameter parametre : methode.getParameters()) {
                if (genre == PathParam.class && parametre.isAnnotationPresent(PathParam.class)) {
                    noms.add(parametre.getAnnotation(PathParam.class).value());
                } else if (genre == QueryParam.class && parametre.isAnnotationPresent(QueryParam.class)) {
                    noms.add(parametre.getAnnotation(QueryParam.class).value());
                }
            }
            return noms;
        }

        /** Its address with values in the place of parameters. */
        String adresse(String numero) {
            return chemin.replace("{numero}", numero)
                    .replace("{code}", "IBAN_PARTAGE")
                    .replace("{sha256}", "a".repeat(64))
                    .replace("{reference}", "RG-2026-1")
                    .replace("{motif}", "OPPOSITION")
                    .replace("{derogation}", "CONSENTEMENT")
                    .replace("{elimination}", "EL-2026-1")
                    .replace("{seance}", "bureau-1")
                    .replace("{enveloppe}", "velo-2026")
                    .replace("{bordereau}", "BX-1")
                    .substring("v1/".length());
        }

        /** The example of its body, as the contract gives it. */
        @Nullable
        String exemple(Formes formes) {
            if (forme == null) {
                return null;
            }
            JsonNode exemple = formes.forme(forme.value()).path("examples").path(0);
            return exemple.isMissingNode() ? Commune.demande("D-1").toString() : exemple.toString();
        }
    }

    static final List<Class<?>> RESSOURCES = List.of(
            RessourceDossiers.class,
            RessourceBrouillons.class,
            RessourceActes.class,
            RessourceRecours.class,
            RessourceLimitations.class,
            RessourceRectifications.class,
            RessourceEliminations.class,
            RessourceIncidents.class,
            RessourceSeances.class,
            RessourcePaiements.class);

    static Operations lues() {
        List<Operation> toutes = new ArrayList<>();
        for (Class<?> ressource : RESSOURCES) {
            String racine = ressource.getAnnotation(Path.class).value();
            for (Method methode : ressource.getDeclaredMethods()) {
                for (Annotation annotation : methode.getAnnotations()) {
                    HttpMethod verbe = annotation.annotationType().getAnnotation(HttpMethod.class);
                    if (verbe != null) {
                        Path chemin = methode.getAnnotation(Path.class);
                        toutes.add(new Operation(
                                methode,
                                verbe.value(),
                                chemin == null ? racine : racine + "/" + chemin.value(),
                                methode.getAnnotation(Acte.class),
                                Arrays.stream(methode.getParameters())
                                        .map(parametre -> parametre.getAnnotation(Forme.class))
                                        .filter(forme -> forme != null)
                                        .findFirst()
                                        .orElse(null)));
                    }
                }
            }
        }
        toutes.sort(Comparator.comparing(Operation::chemin).thenComparing(Operation::verbe));
        if (new TreeSet<>(toutes.stream().map(Operation::nom).toList()).size() != toutes.size()) {
            throw new IllegalStateException("two operations have one name");
        }
        return new Operations(List.copyOf(toutes));
    }
}
