package dev.cairn.codegen;

import dev.cairn.codegen.java.JavaEmitter;
import dev.cairn.codegen.java.ModelPackage;
import dev.cairn.codegen.name.Names;
import dev.cairn.codegen.plan.TypePlanner;
import dev.cairn.codegen.schema.ForeignDocument;
import dev.cairn.codegen.schema.Schema;
import dev.cairn.codegen.schema.SchemaChecks;
import dev.cairn.codegen.schema.SchemaFacts;
import dev.cairn.codegen.schema.SchemaSet;
import dev.cairn.codegen.schema.UnnamedBodies;
import dev.cairn.codegen.shared.SharedModels;
import dev.cairn.codegen.type.Declaration;
import dev.cairn.codegen.type.TypeModel;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node;
import dev.cairn.documents.Place;
import dev.cairn.documents.YamlReader;
import dev.cairn.pythonvalues.words.FailureWords;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Text to located tree to types to Java, in memory. Thread-safe. */
public final class CodeGenerator {

    private final ClassLoader classpath;
    private final Supplier<List<Path>> dependencies;

    /** @param classpath where {@code classpath:} references are looked up */
    public CodeGenerator(ClassLoader classpath) {
        this(classpath, List::of);
    }

    /**
     * @param classpath where {@code classpath:} references are looked up
     * @param dependencies jars and folders that may have models which schemas refer to; only asked if a reference is found nowhere
     *     else
     */
    public CodeGenerator(ClassLoader classpath, Supplier<List<Path>> dependencies) {
        this.classpath = classpath;
        this.dependencies = dependencies;
    }

    /**
     * Generates everything that a request asks for.
     *
     * @throws InvalidDocumentException with all that is wrong with the schemas
     */
    public Generation generate(GenerationRequest request) {
        return located(() -> new Run(request, new Diagnostics()).generate());
    }

    /**
     * The models that a request asks for: what they read, and their Java.
     *
     * @throws InvalidDocumentException with all that is wrong with the schemas
     */
    public PlannedModels plan(GenerationRequest request) {
        return located(() -> new Run(request, new Diagnostics()).plan());
    }

    private static <T> T located(Supplier<T> run) {
        try {
            return run.get();
        } catch (InvalidDocumentException e) {
            throw new InvalidDocumentException(inOrder(e.diagnostics()));
        }
    }

    /** What becomes of one request. */
    private final class Run {

        private final GenerationRequest request;
        private final Diagnostics diagnostics;
        private final SharedModels shared = new SharedModels(dependencies);
        private final SchemaSet schemas;
        private final TypePlanner planner;
        private final Map<Schema, String> roots = new LinkedHashMap<>();

        Run(GenerationRequest request, Diagnostics diagnostics) {
            this.request = request;
            this.diagnostics = diagnostics;
            this.schemas = new SchemaSet(
                    request.baseDirectory(),
                    classpath,
                    request.inputs().overlays(),
                    request.referencePaths(),
                    request.allowNetworkReferences(),
                    shared,
                    diagnostics);
            request.types().check(diagnostics);
            this.planner = new TypePlanner(
                    schemas, names(request, diagnostics), request.targetPackage(), request.types(), diagnostics);
        }

        PlannedModels plan() {
            TypeModel model = types();
            Map<String, String> sources = new JavaEmitter(target(model), request.java()).emit(model);
            return new PlannedModels(
                    model, request.java().selections().lenientEnums(), sources, inOrder(diagnostics.warnings()));
        }

        Generation generate() {
            TypeModel model = types();
            ModelPackage target = target(model);
            Map<String, String> sources = new JavaEmitter(target, request.java()).emit(model);
            Map<String, String> resources = new TreeMap<>();
            if (request.includeSchemaResources()) {
                String folder = request.targetPackage().replace('.', '/') + "/";
                roots.forEach((root, name) -> resources.put(folder + name + ".json", SchemaFacts.compact(root)));
            }
            if (request.shareModels()) {
                resources.putAll(new ModelIndexWriter(request, schemas, planner, target).resources(roots.keySet()));
            }
            Set<URI> inputs = new LinkedHashSet<>(schemas.documents());
            inputs.addAll(shared.used());
            Path namesFile = request.inputs().namesFile();
            if (namesFile != null) {
                inputs.add(namesFile.toUri());
            }
            return new Generation(
                    sources,
                    resources,
                    inputs,
                    inOrder(diagnostics.warnings()),
                    model.declarations().size());
        }

        private TypeModel types() {
            Set<Node> foreign = Collections.newSetFromMap(new IdentityHashMap<>());
            for (Path file : request.inputs().schemas()) {
                List<Path> examples = request.inputs().examples().getOrDefault(file, List.of());
                (examples.isEmpty() ? schemas.read(file) : schemas.readExamples(examples))
                        .filter(schema -> isSchema(schema, foreign, diagnostics))
                        .ifPresent(schema -> roots.put(schema, baseName(file)));
            }
            TypeModel model = planner.plan(roots);
            if (!request.inputs().examples().isEmpty()) {
                warnOfExamplesWithoutTypes(roots.keySet(), model, diagnostics);
            }
            warnOfBodiesWithoutTypes(roots.keySet(), model, diagnostics);
            SchemaChecks checks =
                    new SchemaChecks(diagnostics, request.types().formats().keySet());
            schemas.roots().stream().filter(root -> !foreign.contains(root)).forEach(checks::check);
            request.java().check(model, diagnostics);
            return model;
        }

        private ModelPackage target(TypeModel model) {
            String support = model.importedSupport();
            boolean several = !model.otherPackages().isEmpty();
            if (several && request.shareModels()) {
                diagnostics.error(
                        Place.of("shareModels"),
                        "models in several packages can't be shared: there are " + model.otherPackages() + " besides "
                                + request.targetPackage());
            }
            ModelPackage target = request.java()
                    .support()
                    .of(
                            request.targetPackage(),
                            support == null ? "" : support,
                            several || request.shareModels(),
                            diagnostics);
            diagnostics.throwIfErrors();
            return target;
        }
    }

    /** Examples that are a text or a number, or lists of these: they are read, and nothing comes of them. */
    private static void warnOfExamplesWithoutTypes(Set<Schema> roots, TypeModel model, Diagnostics diagnostics) {
        Set<String> withTypes = new HashSet<>();
        for (Declaration declaration : model.declarations()) {
            declaration.origins().forEach(origin -> withTypes.add(origin.place().file()));
        }
        for (Schema root : roots) {
            if (!withTypes.contains(root.place().file()) && !diagnostics.hasErrors()) {
                diagnostics.warning(
                        root.place(),
                        "there is no object in this example, so there is nothing to make a type of: an example is an object, or a"
                                + " list of objects");
            }
        }
    }

    private static void warnOfBodiesWithoutTypes(Set<Schema> roots, TypeModel model, Diagnostics diagnostics) {
        for (Schema root : roots) {
            if (root.isOpenApi()) {
                Set<Place> typed = new HashSet<>();
                for (Declaration declaration : model.declarations()) {
                    declaration.origins().forEach(origin -> typed.add(origin.place()));
                }
                UnnamedBodies.warn(root, typed, diagnostics);
            }
        }
    }

    private static boolean isSchema(Schema schema, Set<Node> foreign, Diagnostics diagnostics) {
        if (schema.node().isObject() && schema.node().isEmpty()) {
            diagnostics.warning(
                    schema.place(),
                    "this object is empty, so there is nothing to make a type of: say what its properties are");
        }
        if (schema.isOpenApi() && schema.definitions().isEmpty()) {
            diagnostics.warning(
                    schema.place(),
                    "this document of OpenAPI has no schemas in components/schemas or definitions, so there is nothing to make"
                            + " a type of");
        }
        Optional<String> problem = ForeignDocument.problem(schema.node());
        problem.ifPresent(message -> {
            diagnostics.error(schema.place(), message);
            foreign.add(schema.node());
        });
        return problem.isEmpty();
    }

    private static List<Diagnostic> inOrder(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .sorted(Comparator.comparing(
                                (Diagnostic diagnostic) -> diagnostic.place().file())
                        .thenComparingInt(diagnostic -> diagnostic.place().line())
                        .thenComparingInt(diagnostic -> diagnostic.place().column()))
                .toList();
    }

    private static Names names(GenerationRequest request, Diagnostics diagnostics) {
        @Nullable Path file = request.inputs().namesFile();
        if (file == null) {
            return Names.none();
        }
        String name = request.baseDirectory().relativize(file).toString().replace('\\', '/');
        try {
            return Names.of(new YamlReader().read(name, Files.readString(file), diagnostics), diagnostics);
        } catch (IOException e) {
            diagnostics.add(Diagnostic.error(Place.of(name), "cannot be read: " + FailureWords.of(e)));
        } catch (InvalidDocumentException e) {
            e.diagnostics().forEach(diagnostics::add);
        }
        return Names.none();
    }

    private static String baseName(Path file) {
        String name = file.getFileName().toString();
        int dot = name.indexOf('.', 1);
        return dot < 0 ? name : name.substring(0, dot);
    }
}
