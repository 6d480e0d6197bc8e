package fr.octroi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExportsTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the compiler's doclint cannot ask without asking it of compact constructors too. */
class JavadocTest {

    private static final Path SOURCES = Path.of("src/main/java");

    @Test
    void tout_ce_qui_est_public_dit_ce_qu_il_est() throws IOException {
        JavaCompiler compilateur = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager fichiers = compilateur.getStandardFileManager(null, Locale.ROOT, null);
                Stream<Path> arbre = Files.walk(SOURCES)) {
            List<Path> sources = arbre.filter(chemin -> chemin.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            List<JavaFileObject> objets = new ArrayList<>();
            fichiers.getJavaFileObjectsFromPaths(sources).forEach(objets::add);
            List<String> manques = manques(objets);
            assertEquals("", String.join("\n", manques), "missing javadoc");
        }
    }

    /** The check itself, against a source that lacks everything once. */
    @Test
    void chaque_manque_est_rapporte_avec_sa_ligne() {
        List<String> manques = manques(List.of(
                source("module-info.java", "module essai {\n exports essai;\n}"),
                source("Essai.java", """
                        package essai;
                        /** Record.
                         * @param dit said */
                        public record Essai(int dit, int tu) {
                            public Essai {}
                            /** Method. */
                            public int muet(int entree) { return entree; }
                            public static <T> void sansRien() {}
                            @Override public String toString() { return ""; }
                            public int dit() { return dit; }
                            void interne() {}
                            public enum Genre { SANS, /** With. */ AVEC }
                            /** Of an interface all is public. */
                            public interface Contrat { int promesse(); }
                            private record Cache(int x) {}
                            protected static final int N = 1;
                        }
                        """),
                source("Interne.java", "package interne;\npublic class Interne { public void f() {} }")));
        assertEquals(
                List.of(
                        "Essai.java:12: Genre",
                        "Essai.java:12: SANS",
                        "Essai.java:14: promesse",
                        "Essai.java:16: N",
                        "Essai.java:4: Essai @param tu",
                        "Essai.java:5: <init>",
                        "Essai.java:7: muet @param entree",
                        "Essai.java:7: muet @return",
                        "Essai.java:8: sansRien"),
                manques);
    }

    private static JavaFileObject source(String nom, String texte) {
        return new SimpleJavaFileObject(URI.create("string:///" + nom), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return texte;
            }
        };
    }

    private static List<String> manques(List<JavaFileObject> sources) {
        StringWriter erreurs = new StringWriter();
        JavacTask tache = (JavacTask)
                ToolProvider.getSystemJavaCompiler().getTask(erreurs, null, null, List.of("-proc:none"), null, sources);
        List<CompilationUnitTree> unites = new ArrayList<>();
        try {
            tache.parse().forEach(unites::add);
        } catch (IOException echec) {
            throw new UncheckedIOException(echec);
        }
        assertEquals("", erreurs.toString());
        Set<String> exportes = new TreeSet<>();
        for (CompilationUnitTree unite : unites) {
            if (unite.getModule() != null) {
                unite.getModule().getDirectives().stream()
                        .filter(ExportsTree.class::isInstance)
                        .map(directive ->
                                ((ExportsTree) directive).getPackageName().toString())
                        .forEach(exportes::add);
            }
        }
        assertFalse(exportes.isEmpty(), "the module exports something");
        SortedSet<String> manques = new TreeSet<>();
        for (CompilationUnitTree unite : unites) {
            if (unite.getPackageName() != null
                    && exportes.contains(unite.getPackageName().toString())) {
                new Relecture(DocTrees.instance(tache), unite, manques).scan(unite, null);
            }
        }
        return List.copyOf(manques);
    }

    private static final class Relecture extends TreePathScanner<Void, Void> {

        private final DocTrees arbres;
        private final CompilationUnitTree unite;
        private final SortedSet<String> manques;

        Relecture(DocTrees arbres, CompilationUnitTree unite, SortedSet<String> manques) {
            this.arbres = arbres;
            this.unite = unite;
            this.manques = manques;
        }

        @Override
        public Void visitClass(ClassTree type, Void rien) {
            if (!estVisible(type.getModifiers())) {
                return null;
            }
            DocCommentTree doc = exiger(type, type.getSimpleName().toString());
            if (doc != null && type.getKind() == Tree.Kind.RECORD) {
                type.getMembers().stream()
                        .filter(Relecture::estComposant)
                        .map(membre -> ((VariableTree) membre).getName().toString())
                        .filter(nom -> !parametres(doc).contains(nom))
                        .forEach(nom -> manque(type, type.getSimpleName() + " @param " + nom));
            }
            return super.visitClass(type, null);
        }

        @Override
        public Void visitVariable(VariableTree champ, Void rien) {
            if (!estComposant(champ) && estVisible(champ.getModifiers())) {
                exiger(champ, champ.getName().toString());
            }
            return null;
        }

        @Override
        public Void visitMethod(MethodTree methode, Void rien) {
            ClassTree type = (ClassTree) getCurrentPath().getParentPath().getLeaf();
            boolean redefinie = methode.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
            if (redefinie
                    || estEngendree(methode)
                    || !estVisible(methode.getModifiers())
                    || estAccesseur(type, methode)) {
                return null;
            }
            String nom = methode.getName().toString();
            DocCommentTree doc = exiger(methode, nom);
            boolean compact = type.getKind() == Tree.Kind.RECORD && nom.equals("<init>") && estCompact(methode, type);
            if (doc == null || compact) {
                return null;
            }
            Set<String> dits = parametres(doc);
            methode.getParameters().stream()
                    .map(parametre -> parametre.getName().toString())
                    .filter(parametre -> !dits.contains(parametre))
                    .forEach(parametre -> manque(methode, nom + " @param " + parametre));
            methode.getTypeParameters().stream()
                    .map(parametre -> parametre.getName().toString())
                    .filter(parametre -> !dits.contains(parametre))
                    .forEach(parametre -> manque(methode, nom + " @param <" + parametre + ">"));
            Tree retour = methode.getReturnType();
            boolean dit = doc.getBlockTags().stream().anyMatch(etiquette -> etiquette.getKind() == DocTree.Kind.RETURN);
            if (retour != null && !retour.toString().equals("void") && !dit) {
                manque(methode, nom + " @return");
            }
            return null;
        }

        private boolean estVisible(ModifiersTree modificateurs) {
            Tree parent = getCurrentPath().getParentPath().getLeaf();
            boolean dansUneInterface = parent instanceof ClassTree type
                    && (type.getKind() == Tree.Kind.INTERFACE || type.getKind() == Tree.Kind.ANNOTATION_TYPE);
            Set<Modifier> mots = modificateurs.getFlags();
            return mots.contains(Modifier.PUBLIC)
                    || mots.contains(Modifier.PROTECTED)
                    || (dansUneInterface && !mots.contains(Modifier.PRIVATE));
        }

        /** The parser gives a record's components as private fields that are not static. */
        private static boolean estComposant(Tree membre) {
            return membre instanceof VariableTree champ
                    && champ.getModifiers().getFlags().contains(Modifier.PRIVATE)
                    && !champ.getModifiers().getFlags().contains(Modifier.STATIC);
        }

        private static boolean estAccesseur(ClassTree type, MethodTree methode) {
            return type.getKind() == Tree.Kind.RECORD
                    && methode.getParameters().isEmpty()
                    && type.getMembers().stream()
                            .anyMatch(membre -> estComposant(membre)
                                    && ((VariableTree) membre).getName().equals(methode.getName()));
        }

        private boolean estEngendree(MethodTree methode) {
            return arbres.getSourcePositions().getEndPosition(unite, methode) < 0;
        }

        /** A compact constructor repeats no parameter in the source, whatever the parser makes of it. */
        private boolean estCompact(MethodTree methode, ClassTree type) {
            long debut = arbres.getSourcePositions().getStartPosition(unite, methode);
            long corps = arbres.getSourcePositions().getStartPosition(unite, methode.getBody());
            try {
                String entete = unite.getSourceFile()
                        .getCharContent(true)
                        .subSequence((int) debut, (int) corps)
                        .toString();
                return !entete.contains(type.getSimpleName() + "(");
            } catch (IOException echec) {
                throw new UncheckedIOException(echec);
            }
        }

        private static Set<String> parametres(DocCommentTree doc) {
            Set<String> noms = new TreeSet<>();
            doc.getBlockTags().stream()
                    .filter(ParamTree.class::isInstance)
                    .forEach(etiquette ->
                            noms.add(((ParamTree) etiquette).getName().getName().toString()));
            return noms;
        }

        private @Nullable DocCommentTree exiger(Tree arbre, String nom) {
            DocCommentTree doc =
                    arbres.getDocCommentTree(new TreePath(getCurrentPath().getParentPath(), arbre));
            if (doc == null || doc.getFullBody().isEmpty()) {
                manque(arbre, nom);
                return null;
            }
            return doc;
        }

        private void manque(Tree arbre, String quoi) {
            long debut = arbres.getSourcePositions().getStartPosition(unite, arbre);
            long ligne = unite.getLineMap().getLineNumber(debut);
            String fichier = Path.of(unite.getSourceFile().toUri().getSchemeSpecificPart())
                    .getFileName()
                    .toString();
            manques.add(fichier + ":" + ligne + ": " + quoi);
        }
    }
}
