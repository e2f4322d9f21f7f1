package dev.cairn.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.codegen.GeneratedModels.Reading;
import dev.cairn.codegen.input.SchemaInputs;
import dev.cairn.codegen.java.JacksonVersion;
import dev.cairn.codegen.java.JavaOptions;
import dev.cairn.codegen.name.TypeOptions;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs JSON Schema's own test suite: the schema of each group as that of a required property, its instances as documents. All
 * packages are compiled together, and those that don't compile are set aside.
 */
final class JsonSchemaTestSuite {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROPERTY = "value";

    private final Path suite;
    private final Path work;
    private final String draft;
    private final boolean own;

    /**
     * @param draft the name of one of the suite's folders
     * @param own whether each schema is a document of its own, to which the property refers
     */
    JsonSchemaTestSuite(Path suite, String draft, boolean own, Path work) {
        this.suite = suite;
        this.draft = draft;
        this.own = own;
        this.work = work;
    }

    /** What became of the instances. */
    static final class Counts {
        int validAccepted;
        int validRefused;
        int validChanged;
        int invalidRefused;
        int invalidWarned;
        int invalidAccepted;
        int broken;
        final List<String> lines = new ArrayList<>();

        int valid() {
            return validAccepted + validRefused;
        }

        int invalid() {
            return invalidRefused + invalidWarned + invalidAccepted;
        }

        @Override
        public String toString() {
            return "valid: %d accepted, %d refused (%.1f %%), %d changed; invalid: %d refused, %d warned, %d accepted (%.1f %%); broken: %d"
                    .formatted(
                            validAccepted,
                            validRefused,
                            100.0 * validAccepted / valid(),
                            validChanged,
                            invalidRefused,
                            invalidWarned,
                            invalidAccepted,
                            100.0 * (invalidRefused + invalidWarned) / invalid(),
                            broken);
        }
    }

    private record Group(String name, String pack, JsonNode tests, List<String> errors, List<String> warnings) {}

    Counts run() throws IOException {
        Counts counts = new Counts();
        List<Group> groups = new ArrayList<>();
        Map<String, String> sources = new TreeMap<>();
        for (Path file : files()) {
            for (JsonNode group : JSON.readTree(file.toFile())) {
                groups.add(generate(file, group, "g" + groups.size(), sources, counts));
            }
        }
        Path classes = Files.createDirectories(work.resolve("classes-" + draft + own));
        compile(sources, classes, counts);
        try (GeneratedModels models = GeneratedModels.in(classes)) {
            for (Group group : groups) {
                for (JsonNode test : group.tests()) {
                    count(models, group, test, sources, counts);
                }
            }
        }
        return counts;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(suite.resolve("tests").resolve(draft))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private Group generate(Path file, JsonNode group, String pack, Map<String, String> sources, Counts counts)
            throws IOException {
        Path folder = Files.createDirectories(work.resolve(draft + own).resolve(pack));
        Path schema = folder.resolve("SuiteCase.json");
        JsonNode subject = group.get("schema");
        if (own) {
            JSON.writeValue(folder.resolve("Subject.json").toFile(), withDialect(subject));
        }
        JSON.writerWithDefaultPrettyPrinter()
                .writeValue(schema.toFile(), own ? withProperty(subject, reference()) : asProperty(subject));
        String name = file.getFileName() + ": " + group.get("description").asText();
        List<String> errors = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        try {
            Generation generation = new CodeGenerator(getClass().getClassLoader())
                    .generate(new GenerationRequest(
                            SchemaInputs.of(List.of(schema)),
                            folder,
                            pack,
                            JavaOptions.DEFAULT
                                    .withJackson(EnumSet.allOf(JacksonVersion.class))
                                    .withSupport(SharedSupport.PACKAGE),
                            false,
                            false,
                            TypeOptions.DEFAULT,
                            List.of(suite.resolve("remotes")),
                            false));
            generation.warnings().stream().map(Diagnostic::toString).forEach(warnings::add);
            sources.putAll(generation.sources());
        } catch (InvalidDocumentException e) {
            e.diagnostics().stream().map(Diagnostic::toString).forEach(errors::add);
            counts.lines.add("REFUSED SCHEMA " + name + ": " + errors);
        } catch (RuntimeException | StackOverflowError e) {
            counts.broken++;
            errors.add(e.toString());
            counts.lines.add("BROKEN " + name + ": " + e + " "
                    + List.of(e.getStackTrace()).subList(0, 3));
        }
        return new Group(name, pack, group.get("tests"), errors, warnings);
    }

    /** The schema as a property's; what it refers to within itself moves along. */
    private JsonNode asProperty(JsonNode schema) {
        JsonNode value = schema.deepCopy();
        if (!value.has("$id") || (value.has("$ref") && draft.equals("draft7"))) {
            move(value, true);
        }
        return withProperty(schema, value);
    }

    private JsonNode withProperty(JsonNode schema, JsonNode value) {
        ObjectNode root = JSON.createObjectNode().put("$schema", dialect(schema));
        root.put("type", "object");
        root.putArray("required").add(PROPERTY);
        root.putObject("properties").set(PROPERTY, value);
        return root;
    }

    private static JsonNode reference() {
        return JSON.createObjectNode().put("$ref", "Subject.json");
    }

    private JsonNode withDialect(JsonNode schema) {
        return schema instanceof ObjectNode object && !object.has("$schema")
                ? object.deepCopy().put("$schema", dialect(schema))
                : schema;
    }

    private String dialect(JsonNode schema) {
        JsonNode dialect = schema.get("$schema");
        if (dialect != null) {
            return dialect.asText();
        }
        return draft.matches("draft\\d")
                ? "http://json-schema.org/draft-0" + draft.charAt(5) + "/schema#"
                : "https://json-schema.org/draft/" + draft.substring(5) + "/schema";
    }

    private void move(JsonNode node, boolean top) {
        if (node instanceof ObjectNode object) {
            if (!top && object.has("$id")) {
                return;
            }
            for (String keyword : List.of("$ref", "$dynamicRef")) {
                String text = object.path(keyword).asText();
                if (text.equals("#") || text.startsWith("#/")) {
                    object.put(keyword, "#/properties/" + PROPERTY + text.substring(1));
                }
            }
            object.forEach(child -> move(child, false));
        } else if (node instanceof ArrayNode) {
            node.forEach(child -> move(child, false));
        }
    }

    private static void compile(Map<String, String> sources, Path classes, Counts counts) throws IOException {
        for (List<String> problems = SourceCompiler.problems(sources, classes);
                !problems.isEmpty();
                problems = SourceCompiler.problems(sources, classes)) {
            for (String problem : problems) {
                String pack = problem.substring(1, problem.indexOf('/', 1) + 1);
                if (sources.keySet().removeIf(path -> path.startsWith(pack))) {
                    counts.broken++;
                    counts.lines.add("BROKEN " + problem);
                }
            }
        }
    }

    private static void count(
            GeneratedModels models, Group group, JsonNode test, Map<String, String> sources, Counts counts)
            throws IOException {
        String line = group.name() + ": " + test.get("description").asText() + " (" + group.pack() + ")";
        boolean valid = test.get("valid").asBoolean();
        if (!sources.containsKey(group.pack() + "/SuiteCase.java")) {
            counts.validRefused += valid ? 1 : 0;
            counts.invalidRefused += valid ? 0 : 1;
            return;
        }
        String json = JSON.writeValueAsString(JSON.createObjectNode().set(PROPERTY, test.get("data")));
        List<Reading> readings = models.read(group.pack() + ".SuiteCase", json);
        @Nullable String problem = readings.get(0).problem();
        for (Reading reading : readings) {
            if ((reading.problem() == null) != (problem == null)) {
                counts.broken++;
                counts.lines.add("DIFFERS " + line + ": " + readings);
            }
        }
        if (valid && problem == null) {
            counts.validAccepted++;
            for (Reading reading : readings) {
                Object document = JSON.readValue(json, Object.class);
                String lost = KeptJson.lost(document, reading.written());
                lost = lost == null ? KeptJson.gained(document, reading.written()) : lost;
                if (lost != null) {
                    counts.validChanged++;
                    counts.lines.add("CHANGED " + line + " at " + lost + ": " + json + " " + reading);
                    break;
                }
            }
        } else if (valid) {
            counts.validRefused++;
            counts.lines.add("REFUSED " + line + ": " + json + ": " + problem);
        } else if (problem != null) {
            counts.invalidRefused++;
        } else if (!group.warnings().isEmpty()) {
            counts.invalidWarned++;
        } else {
            counts.invalidAccepted++;
            counts.lines.add("ACCEPTED " + line + ": " + json);
        }
    }
}
