package dev.cairn.codegen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.cairn.codegen.input.SchemaInputs;
import dev.cairn.codegen.java.JavaOptions;
import dev.cairn.codegen.name.TypeOptions;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What jsonschema2pojo and this generator make of the same schemas and documents, as rows of tables. */
final class Comparison {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path CASES = Path.of("src/test/jsonschema2pojo").toAbsolutePath();
    private static final String THEIRS = "theirs";
    private static final String OURS = "ours";

    /** What comes with the models, and is generated from no schema. */
    static final Set<String> SUPPORT = Set.of(
            "Bounds",
            "Copies",
            "ExistingTypes",
            "Formats",
            "Interpolated",
            "Jackson2Reader",
            "Jackson2Writer",
            "Jackson3Reader",
            "Jackson3Writer",
            "JsonForm",
            "JsonMembers",
            "JsonMismatchException",
            "JsonModel",
            "JsonName",
            "JsonNumbers",
            "JsonReader",
            "JsonShape",
            "JsonStream",
            "JsonWriter",
            "PlainMembers",
            "StreamedMembers",
            "TextWriter",
            "UnionReader",
            "Located",
            "Written");

    private final Path folder;
    private int cases;

    /** @param folder an empty one, to work in */
    Comparison(Path folder) {
        this.folder = folder;
    }

    /** Rows of a property's schema, its types, a value, and what is written back of it. */
    List<String> values() throws IOException {
        List<JsonNode> rows = cases("values.yaml");
        ObjectNode root = JSON.createObjectNode().put("type", "object");
        ObjectNode properties = root.putObject("properties");
        for (int index = 0; index < rows.size(); index++) {
            properties.set("p" + index, rows.get(index).get("schema"));
        }
        List<String> lines = new ArrayList<>();
        try (Both both = both(Map.of("all.json", root), false)) {
            Map<String, Field> fields = both.theirs().properties("All");
            Map<String, RecordComponent> components = Arrays.stream(
                            both.ours().model(OURS + ".All").getRecordComponents())
                    .collect(Collectors.toMap(RecordComponent::getName, component -> component));
            for (int index = 0; index < rows.size(); index++) {
                String name = "p" + index;
                RecordComponent component = components.get(name);
                String types = cell(rows.get(index).get("schema").toString())
                        + " | "
                        + cell(typeName(Objects.requireNonNull(fields.get(name))
                                .getGenericType()
                                .getTypeName()))
                        + " | "
                        + (component == null
                                ? "none: it is known"
                                : cell(typeName(component.getGenericType().getTypeName())));
                JsonNode values = rows.get(index).get("values");
                if (values.isEmpty()) {
                    lines.add("| " + types + " | | | |");
                }
                for (JsonNode value : values) {
                    String document = JSON.createObjectNode().set(name, value).toString();
                    lines.add("| " + types + " | " + cell(value.toString()) + " | "
                            + outcome(name, value, both.theirs().read("All", document)) + " | "
                            + outcome(
                                    name,
                                    value,
                                    both.ours().read(OURS + ".All", document).get(1)) + " |");
                    types = " | | ";
                }
            }
        }
        return lines;
    }

    /** Rows of schema files, and the classes of both generators. */
    List<String> classes() throws IOException {
        List<String> lines = new ArrayList<>();
        for (JsonNode row : cases("classes.yaml")) {
            Map<String, JsonNode> files = row.get("files").properties().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            boolean packages = row.has("packagePerFolder");
            try (Both both = both(files, packages)) {
                String names = row.get("files").properties().stream()
                        .map(file -> cell(file.getKey()) + ": "
                                + cell(file.getValue().toString()))
                        .collect(Collectors.joining("<br>"));
                lines.add("| " + row.get("title").asText() + "<br>" + names + " | "
                        + list(both.theirs().classes()) + " | "
                        + list(List.copyOf(both.ourClasses().keySet())) + " |");
            }
        }
        return lines;
    }

    private static String list(List<String> names) {
        return names.stream().map(Comparison::cell).collect(Collectors.joining("<br>"));
    }

    private static List<JsonNode> cases(String file) throws IOException {
        List<JsonNode> cases = new ArrayList<>();
        new YAMLMapper().readTree(CASES.resolve(file).toFile()).forEach(cases::add);
        return cases;
    }

    /** The models of both generators. */
    record Both(Jsonschema2pojoModels theirs, GeneratedModels ours, Path ourFolder) implements AutoCloseable {

        /** Our classes, but for those that come with each package, and builders, visitors and alternatives. */
        Map<String, String> ourClasses() throws IOException {
            Map<String, String> classes = new TreeMap<>(ClassFiles.names(ourFolder, OURS));
            classes.keySet()
                    .removeIf(name ->
                            SUPPORT.contains(name.split("\\.", -1)[0]) || name.matches(".*\\.(Visitor|Builder|\\d+)"));
            return classes;
        }

        @Override
        public void close() throws IOException {
            theirs.close();
            ours.close();
        }
    }

    private Both both(Map<String, JsonNode> files, boolean packages) throws IOException {
        Path work = Files.createDirectories(folder.resolve("case" + ++cases));
        Path schemas = Files.createDirectories(work.resolve("schemas"));
        for (Map.Entry<String, JsonNode> file : files.entrySet()) {
            Path path = schemas.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue().toString());
        }
        return of(schemas, work, packages);
    }

    /** Runs both generators on a file, or on a folder of files. */
    static Both of(Path schemas, Path work, boolean packages) throws IOException {
        Path classes = Files.createDirectories(work.resolve("our-classes"));
        Jsonschema2pojoModels theirs = Jsonschema2pojoModels.of(schemas, THEIRS, work);
        return new Both(theirs, GeneratedModels.of(ourSources(schemas, packages), classes), classes);
    }

    private static Map<String, String> ourSources(Path schemas, boolean packages) throws IOException {
        try (Stream<Path> files = Files.walk(schemas)) {
            GenerationRequest request = new GenerationRequest(
                    SchemaInputs.of(files.filter(Files::isRegularFile).sorted().toList()),
                    Files.isDirectory(schemas) ? schemas : schemas.resolveSibling("."),
                    OURS,
                    JavaOptions.DEFAULT,
                    false,
                    false,
                    packages
                            ? new TypeOptions("", "", Map.of(), true, false, false, List.of(schemas))
                            : TypeOptions.DEFAULT,
                    List.of(),
                    false);
            return new CodeGenerator(Comparison.class.getClassLoader())
                    .generate(request)
                    .sources();
        }
    }

    private static String outcome(String name, JsonNode value, GeneratedModels.Reading reading)
            throws JsonProcessingException {
        if (reading.problem() != null) {
            return "refused";
        }
        if (!(reading.written() instanceof Map<?, ?> written) || !written.containsKey(name)) {
            return value.isNull() ? "left out" : "lost";
        }
        JsonNode back = JSON.valueToTree(written.get(name));
        return back.equals(value) ? "the same" : cell(JSON.writeValueAsString(back));
    }

    /** A type's name without packages. */
    private static String typeName(String name) {
        return name.replaceAll("\\b[a-z][a-z0-9_]*\\.", "").replaceAll("\\bAll\\$", "");
    }

    private static String cell(String text) {
        return "`" + text.replace("|", "\\|") + "`";
    }
}
