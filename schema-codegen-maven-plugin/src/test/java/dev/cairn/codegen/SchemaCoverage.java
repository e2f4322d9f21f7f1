package dev.cairn.codegen;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
     * @param documents how many documents were read
     * @param reasons why it is refused or broken
     */
    record Result(String name, Outcome outcome, int types, int warnings, int documents, List<String> reasons) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern OPENAPI = Pattern.compile("^[{\\s]*\"?(openapi|swagger)\"?:");

    private final Path folder;
    private final boolean showWarnings;
    private final List<Path> references;
    private final ClassLoader classpath;

    private SchemaCoverage(Path folder, boolean showWarnings, List<Path> references, ClassLoader classpath) {
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
                System.out.println(ofIndex(folder, showWarnings, references));
            } else if (arg.startsWith("--references=")) {
                references.add(folder);
            } else if (arg.startsWith("--classpath=")) {
                classpath.add(folder.toUri().toURL());
            } else if (!arg.startsWith("--")) {
                ClassLoader loader = new URLClassLoader(classpath.toArray(URL[]::new));
                System.out.println(new SchemaCoverage(folder, showWarnings, references, loader).report());
            }
        }
    }

    /**
     * A document, and the part of a schema that describes it.
     *
     * @param pointer the JSON pointer from the schema's root
     */
    private record Document(String pointer, Path file) {}

    private static String ofIndex(Path index, boolean showWarnings, List<Path> references) throws IOException {
        Map<Path, List<Document>> documents = new TreeMap<>();
        for (String line : Files.readAllLines(index)) {
            String[] parts = line.split("\t", -1);
            List<Document> known = documents.computeIfAbsent(Path.of(parts[0]), schema -> new ArrayList<>());
            if (!parts[2].isEmpty()) {
                known.add(new Document(parts[1], Path.of(parts[2])));
            }
        }
        Path folder = Objects.requireNonNull(index.getParent());
        SchemaCoverage coverage =
                new SchemaCoverage(folder, showWarnings, references, SchemaCoverage.class.getClassLoader());
        List<Result> results = new ArrayList<>();
        for (Map.Entry<Path, List<Document>> schema : documents.entrySet()) {
            results.add(coverage.withDocuments(schema.getKey(), schema.getValue()));
        }
        return coverage.report(results);
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
            try (GeneratedModels models = GeneratedModels.in(classes)) {
                for (Document document : documents) {
                    ObjectNode wrapped = JSON.createObjectNode();
                    wrapped.set(
                            "value" + pointers.indexOf(document.pointer()),
                            JSON.readTree(document.file().toFile()));
                    String problem = problem(models, JSON.writeValueAsString(wrapped));
                    if (problem != null) {
                        reasons.add("DOCUMENT " + problem + " in "
                                + document.file().getFileName() + " of " + document.pointer());
                    }
                }
            }
            result = new Result(name, Outcome.COMPILES, result.types(), result.warnings(), documents.size(), reasons);
        }
        delete(work);
        return result;
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

    private String report() throws IOException {
        return report(results());
    }

    /** A line per schema that is refused or broken, and the counts. */
    private String report(List<Result> results) {
        Map<Outcome, Integer> counts =
                new TreeMap<>(Map.of(Outcome.COMPILES, 0, Outcome.REFUSED, 0, Outcome.BROKEN, 0));
        StringBuilder text = new StringBuilder();
        int types = 0;
        int warnings = 0;
        int documents = 0;
        Map<String, Integer> problems = new TreeMap<>(Map.of("refused", 0, "unequal", 0, "lost", 0, "gained", 0));
        for (Result result : results) {
            counts.merge(result.outcome(), 1, Integer::sum);
            types += result.types();
            warnings += result.warnings();
            documents += result.documents();
            result.reasons().stream()
                    .filter(reason -> reason.startsWith("DOCUMENT "))
                    .forEach(reason -> problems.merge(reason.substring(9, reason.indexOf(':')), 1, Integer::sum));
            text.append("%-9s %4d types %4d warnings  %s%n"
                    .formatted(result.outcome(), result.types(), result.warnings(), result.name()));
            result.reasons()
                    .forEach(reason -> text.append("          ").append(reason).append('\n'));
        }
        return text.append(folder.getFileName())
                .append(": ")
                .append(counts)
                .append(", ")
                .append(types)
                .append(" types, ")
                .append(warnings)
                .append(" warnings, ")
                .append(documents)
                .append(" documents, of them ")
                .append(problems)
                .toString();
    }

    private List<Result> results() throws IOException {
        if (Files.isRegularFile(folder)) {
            return List.of(result(folder.getFileName().toString(), List.of(folder)));
        }
        Map<String, List<Path>> schemas = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(json|ya?ml)"))
                    .sorted(Comparator.comparing(Path::toString))
                    .forEach(file -> schemas.computeIfAbsent(nameOf(file), name -> new ArrayList<>())
                            .add(file));
        }
        List<Result> results = new ArrayList<>();
        for (Map.Entry<String, List<Path>> schema : schemas.entrySet()) {
            results.add(result(schema.getKey(), schema.getValue()));
        }
        return results;
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
                JavaOptions.BUILDERS.withJackson(EnumSet.allOf(JacksonVersion.class)));
        try {
            Generation generation = new CodeGenerator(classpath).generate(request);
            List<String> problems = SourceCompiler.problems(generation.sources(), classes);
            List<String> reasons = new ArrayList<>(problems.stream().limit(5).toList());
            if (showWarnings) {
                generation.warnings().forEach(warning -> reasons.add(warning.toString()));
            }
            Outcome outcome = problems.isEmpty() ? Outcome.COMPILES : Outcome.BROKEN;
            return new Result(
                    name, outcome, generation.types(), generation.warnings().size(), 0, reasons);
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
                    0,
                    errors.stream().limit(5).map(Diagnostic::toString).toList());
        } catch (RuntimeException | StackOverflowError e) {
            List<String> reasons = new ArrayList<>(List.of(e.toString()));
            Stream.of(e.getStackTrace()).limit(6).forEach(frame -> reasons.add("  at " + frame));
            return new Result(name, Outcome.BROKEN, 0, 0, 0, reasons);
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
