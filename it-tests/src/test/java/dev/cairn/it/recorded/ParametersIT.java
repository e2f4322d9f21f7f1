package dev.cairn.it.recorded;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.documents.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** For each definition with templates it is recorded whether they see the definition's own {@code $parameters}. */
class ParametersIT {

    private static final Path SCHEMA = Path.of("../generated-models/src/main/schema/declarative_component_schema.yaml");
    private static final List<CaseFolder> CASES = List.of(
            new CaseFolder(Path.of("src/test/resources/recorded/parameters")),
            new CaseFolder(Path.of("src/test/resources/differences/manifests/parameters-of-counters.yaml")));

    /** Those of which no case is, each for a reason. */
    private static final Map<String, String> WITHOUT_CASE = Map.ofEntries(
            Map.entry("JwtAuthenticator", "its token has the time in it"),
            Map.entry("ConcurrencyLevel", "sees none, so that a template over them ends the sync in both"),
            Map.entry("RateLimitedMultipleTokenAuthenticator", "sees none in both"),
            Map.entry("QuotaStatusSource", "sees none in both"),
            Map.entry("ConditionalStreams", "the condition sees none in both, recorded with schemas-and-streams"),
            Map.entry("AsyncRetriever", "its timeouts see none in both, recorded with jobs"),
            Map.entry("JsonFileSchemaLoader", "a case has no files beside its manifest"),
            Map.entry("DeclarativeStream", "has templates in its components only"),
            Map.entry("WaitTimeFromResponse", "is not built yet"),
            Map.entry("ParentFieldPath", "is not built yet"));

    @Test
    void eachDefinitionWithTemplatesIsRecorded() throws IOException {
        Set<String> wanted = new TreeSet<>();
        Map<?, ?> definitions = (Map<?, ?>) Objects.requireNonNull(read(SCHEMA).get("definitions"));
        for (Map.Entry<?, ?> definition : definitions.entrySet()) {
            if (hasParametersAndTemplates(definition.getValue())) {
                wanted.add(String.valueOf(definition.getKey()));
            }
        }
        Set<String> recorded = new TreeSet<>();
        for (CaseFolder folder : CASES) {
            for (Path file : folder.files()) {
                String manifest = String.valueOf(read(file).get("manifest"));
                collect(new YamlReader().read(file.toString(), manifest).toPlain(), recorded);
            }
        }
        wanted.removeAll(recorded);
        wanted.removeAll(WITHOUT_CASE.keySet());
        assertEquals(Set.of(), wanted);
    }

    private static Map<?, ?> read(Path file) throws IOException {
        return (Map<?, ?>) Objects.requireNonNull(
                new YamlReader().read(file.toString(), Files.readString(file)).toPlain());
    }

    private static boolean hasParametersAndTemplates(@Nullable Object definition) {
        return definition instanceof Map<?, ?> map
                && map.get("properties") instanceof Map<?, ?> properties
                && properties.containsKey("$parameters")
                && hasTemplates(properties);
    }

    private static boolean hasTemplates(@Nullable Object schema) {
        if (schema instanceof Map<?, ?> map) {
            return map.containsKey("interpolation_context")
                    || map.values().stream().anyMatch(ParametersIT::hasTemplates);
        }
        return schema instanceof Collection<?> items && items.stream().anyMatch(ParametersIT::hasTemplates);
    }

    /** The types of all components that have parameters and a text of their own that reads them. */
    private static void collect(@Nullable Object value, Set<String> recorded) {
        if (value instanceof Map<?, ?> map) {
            if (map.get("type") instanceof String type && map.containsKey("$parameters") && readsParameters(map)) {
                recorded.add(type);
            }
            map.values().forEach(member -> collect(member, recorded));
        } else if (value instanceof Collection<?> items) {
            items.forEach(item -> collect(item, recorded));
        }
    }

    /** Whether a text reads parameters that stands in no other component. */
    private static boolean readsParameters(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.keySet().stream().anyMatch(ParametersIT::readsParameters)
                    || map.values().stream().anyMatch(ParametersIT::readsHere);
        }
        if (value instanceof Collection<?> items) {
            return items.stream().anyMatch(ParametersIT::readsHere);
        }
        return value instanceof String text && text.contains("parameters[");
    }

    private static boolean readsHere(@Nullable Object member) {
        boolean component = member instanceof Map<?, ?> inner && inner.containsKey("type");
        return !component && readsParameters(member);
    }
}
