package dev.cairn.codegen;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.codegen.CoverageIndex.Document;
import dev.cairn.codegen.java.JacksonVersion;
import dev.cairn.codegen.java.JavaOptions;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Severity;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells what becomes of schemas that others wrote: each is generated on its own and compiled with every warning on.
 *
 * <p>Every {@code .json}, {@code .yaml} and {@code .yml} file in a folder is one schema; a folder whose name ends in
 * {@code .all} is one schema of several documents.
 *
 * <p>An index, as {@code src/test/coverage/collect.py} writes it, also names documents: each is read with the models of its schema, and
 * what is written back has to have all of it, and nothing else.
 */
public final class SchemaCoverage {

    /** What became of a schema. */
    enum Outcome {
        /** It compiles without a warning. */
        COMPILES,
        /** It is refused, with located errors. */
        REFUSED,
        /** Our fault: it doesn't compile, or an exception without a place came out. */
        BROKEN
    }

    /**
     * One schema.
     *
     * @param types how many types were generated
     * @param warnings how many located warnings there are
     * @param documents what became of its documents
     * @param reasons why it is refused or broken
     */
    record Result(
            String name, Outcome outcome, int types, int warnings, DocumentCounts documents, List<String> reasons) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern OPENAPI = Pattern.compile("^[{\\s]*\"?(openapi|swagger)\"?:");

    private final Path folder;
    private final boolean showWarnings;
    private final List<Path> references;
    private final ClassLoader classpath;
    private final Path supportClasses = Files.createTempDirectory("schema-coverage");
    private final SharedSupport support = new SharedSupport(supportClasses);
    private final Map<Outcome, Integer> counts =
            new TreeMap<>(Map.of(Outcome.COMPILES, 0, Outcome.REFUSED, 0, Outcome.BROKEN, 0));
    private final DocumentCounts documents = new DocumentCounts();
    private int types;
    private int warnings;

    private SchemaCoverage(Path folder, boolean showWarnings, List<Path> references, ClassLoader classpath)
            throws IOException {
        this.folder = folder;
        this.showWarnings = showWarnings;
        this.references = references;
        this.classpath = classpath;
    }

    /**
     * Reports on the folders that are given, on standard output. {@code --warnings} shows these, too; {@code --references=FOLDER}
     * has copies of documents that are referred to by their addresses, {@code --classpath=FOLDER} what is on the class path.
     */
    public static void main(String[] args) throws IOException {
        boolean showWarnings = List.of(args).contains("--warnings");
        List<Path> references = new ArrayList<>();
        List<URL> classpath = new ArrayList<>();
        for (String arg : args) {
            Path folder = Path.of(arg.substring(arg.indexOf('=') + 1))
                    .toAbsolutePath()
                    .normalize();
            if (arg.startsWith("--index=")) {
                ofIndex(folder, showWarnings, references);
            } else if (arg.startsWith("--references=")) {
                references.add(folder);
            } else if (arg.startsWith("--classpath=")) {
                classpath.add(folder.toUri().toURL());
            } else if (!arg.startsWith("--")) {
                ClassLoader loader = new URLClassLoader(classpath.toArray(URL[]::new));
                SchemaCoverage coverage = new SchemaCoverage(folder, showWarnings, references, loader);
                coverage.ofFolder();
                coverage.printCounts();
            }
        }
    }

    /** Reports on the schemas and documents of an index. */
    static SchemaCoverage ofIndex(Path index) throws IOException {
        return ofIndex(index.toAbsolutePath(), false, List.of());
    }

    private static SchemaCoverage ofIndex(Path index, boolean showWarnings, List<Path> references) throws IOException {
        ClassLoader loader = SchemaCoverage.class.getClassLoader();
        Path folder = Objects.requireNonNull(index.getParent());
        SchemaCoverage coverage = new SchemaCoverage(folder, showWarnings, references, loader);
        for (Map.Entry<Path, List<Document>> schema : CoverageIndex.read(index).entrySet()) {
            coverage.print(coverage.withDocuments(schema.getKey(), schema.getValue()));
        }
        coverage.printCounts();
        return coverage;
    }

    int count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }

    DocumentCounts documents() {
        return documents;
    }

    /** The schema, and each part of it that there are documents of, as a property's, so that they have types whatever they describe. */
    private Result withDocuments(Path schema, List<Document> documents) throws IOException {
        Path work = Files.createTempDirectory("schema-coverage");
        boolean openApi = OPENAPI.matcher(Files.readString(schema)).find();
        List<String> pointers = Stream.concat(
                        openApi ? Stream.of() : Stream.of(""),
                        documents.stream().map(Document::pointer))
                .distinct()
                .toList();
        ObjectNode wrapper = JSON.createObjectNode().put("type", "object");
        ObjectNode properties = wrapper.putObject("properties");
        for (String pointer : pointers) {
            properties.putObject("value" + pointers.indexOf(pointer)).put("$ref", schema.toUri() + "#" + pointer);
        }
        Path file = work.resolve("CoverageCase.json");
        JSON.writeValue(file.toFile(), wrapper);
        String name = folder.relativize(schema).toString();
        Path classes = Files.createDirectories(work.resolve("classes"));
        Result result = result(name, openApi ? List.of(schema, file) : List.of(file), classes);
        if (result.outcome() == Outcome.COMPILES) {
            List<String> reasons = new ArrayList<>(result.reasons());
            try (GeneratedModels models = support.models(classes)) {
                for (Document document : documents) {
                    ObjectNode wrapped = JSON.createObjectNode();
                    wrapped.set(
                            "value" + pointers.indexOf(document.pointer()),
                            JSON.readTree(document.file().toFile()));
                    String problem = problem(models, JSON.writeValueAsString(wrapped));
                    if (!document.broken().isEmpty()) {
                        ofInvalid(document, problem, result, reasons);
                    } else if (problem == null) {
                        result.documents().kept();
                    } else {
                        result.documents().problem(problem.substring(0, problem.indexOf(':')));
                        reasons.add("DOCUMENT " + problem + " in " + name(document));
                    }
                }
            }
            result = new Result(name, Outcome.COMPILES, result.types(), result.warnings(), result.documents(), reasons);
        }
        delete(work);
        return result;
    }

    private static void ofInvalid(Document document, @Nullable String problem, Result result, List<String> reasons) {
        if (problem != null && problem.startsWith("refused")) {
            result.documents().refused();
        } else {
            result.documents().accepted(document.broken(), result.warnings() > 0);
            if (result.warnings() == 0) {
                reasons.add("SILENT '" + document.broken() + "' in " + name(document));
            }
        }
    }

    private static String name(Document document) {
        return document.file().getFileName() + " of " + document.pointer();
    }

    /** What is wrong with a document's reading, or null. */
    private static @Nullable String problem(GeneratedModels models, String json) throws IOException {
        Object plain = JSON.readValue(json, Object.class);
        for (GeneratedModels.Reading reading : models.read("com.example.models.CoverageCase", json)) {
            if (reading.problem() != null) {
                boolean unequal = reading.problem().startsWith("org.opentest4j");
                return (unequal ? "unequal: " : "refused: ") + reading.problem();
            }
            String lost = KeptJson.lost(plain, reading.written());
            if (lost != null) {
                return "lost: " + lost;
            }
            String gained = KeptJson.gained(plain, reading.written());
            if (gained != null) {
                return "gained: " + gained;
            }
        }
        return null;
    }

    /** A line per schema, with what is wrong with it, as soon as it is known; then the counts. */
    private void print(Result result) {
        System.out.printf(
                "%-9s %4d types %4d warnings  %s%n",
                result.outcome(), result.types(), result.warnings(), result.name());
        result.reasons().forEach(reason -> System.out.println("          " + reason));
        counts.merge(result.outcome(), 1, Integer::sum);
        types += result.types();
        warnings += result.warnings();
        documents.add(result.documents());
    }

    private void printCounts() throws IOException {
        delete(supportClasses);
        System.out.println(folder.getFileName() + ": " + counts + ", " + types + " types, " + warnings + " warnings, "
                + documents);
    }

    private void ofFolder() throws IOException {
        if (Files.isRegularFile(folder)) {
            print(result(folder.getFileName().toString(), List.of(folder)));
            return;
        }
        Map<String, List<Path>> schemas = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(json|ya?ml)"))
                    .sorted(Comparator.comparing(Path::toString))
                    .forEach(file -> schemas.computeIfAbsent(nameOf(file), name -> new ArrayList<>())
                            .add(file));
        }
        for (Map.Entry<String, List<Path>> schema : schemas.entrySet()) {
            print(result(schema.getKey(), schema.getValue()));
        }
    }

    private String nameOf(Path file) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        int together = name.indexOf(".all/");
        return together < 0 ? name : name.substring(0, together + 4);
    }

    private Result result(String name, List<Path> files) throws IOException {
        Path classes = Files.createTempDirectory("schema-coverage");
        Result result = result(name, files, classes);
        delete(classes);
        return result;
    }

    private Result result(String name, List<Path> files, Path classes) throws IOException {
        GenerationRequest request = Requests.of(
                folder,
                "com.example.models",
                files,
                references,
                JavaOptions.BUILDERS
                        .withJackson(EnumSet.allOf(JacksonVersion.class))
                        .withSupport(SharedSupport.PACKAGE));
        try {
            Generation generation = new CodeGenerator(classpath).generate(request);
            List<String> problems = support.problems(generation.sources(), classes);
            List<String> reasons = new ArrayList<>(problems.stream().limit(5).toList());
            if (showWarnings) {
                generation.warnings().forEach(warning -> reasons.add(warning.toString()));
            }
            Outcome outcome = problems.isEmpty() ? Outcome.COMPILES : Outcome.BROKEN;
            return new Result(
                    name, outcome, generation.types(), generation.warnings().size(), new DocumentCounts(), reasons);
        } catch (InvalidDocumentException e) {
            List<Diagnostic> errors = e.diagnostics().stream()
                    .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                    .toList();
            boolean located = errors.stream().allMatch(error -> error.place().line() > 0);
            return new Result(
                    name,
                    located ? Outcome.REFUSED : Outcome.BROKEN,
                    0,
                    e.diagnostics().size() - errors.size(),
                    new DocumentCounts(),
                    errors.stream().limit(5).map(Diagnostic::toString).toList());
        } catch (RuntimeException | StackOverflowError e) {
            List<String> reasons = new ArrayList<>(List.of(e.toString()));
            Stream.of(e.getStackTrace()).limit(6).forEach(frame -> reasons.add("  at " + frame));
            return new Result(name, Outcome.BROKEN, 0, 0, new DocumentCounts(), reasons);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
