package dev.cairn.runtime.internal.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.error.SystemException;
import dev.cairn.documents.YamlReader;
import dev.cairn.faketime.FakeTime;
import dev.cairn.http.auth.ConnectorConfig;
import dev.cairn.manifest.ComponentSchema;
import dev.cairn.manifest.ManifestLoader;
import dev.cairn.models.DeclarativeStreamModel;
import dev.cairn.runtime.internal.assembly.custom.ComponentRegistry;
import dev.cairn.runtime.internal.assembly.definition.AssemblyContext;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LenientBindingTest {

    private static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [items]}
            streams:
              - type: DeclarativeStream
                name: NAME
                primary_key: [[id, KEY]]
                retriever:
                  type: SimpleRetriever
                  requester:
                    type: HttpRequester
                    url: http://api/items
                    use_cache: CACHE
                    connect_timeout_in_seconds: SECONDS
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                  paginator:
                    type: DefaultPaginator
                    pages_per_checkpoint_interval: PAGES
                    pagination_strategy: {type: PageIncrement, page_size: 10}
            """;

    @ParameterizedTest
    @CsvSource({
        "7,      k,    true,   1.5,     3,     '7 [[id, k]] true 1.5 3'",
        "true,   1,    'yes',  '\"2\"', '\"4\"', 'True [[id, 1]] true 2.0 4'",
        "1.0,    2.5,  '\"Off\"', 3,    5.0,   '1.0 [[id, 2.5]] false 3.0 5'",
        "'\"1\"', no,  1,      '\"1\"', '\"1\"', '1 [[id, False]] true 1.0 1'",
        "x,      y,    '\"0\"', '\"+2.5\"', '\"+9\"', 'x [[id, y]] false 2.5 9'",
    })
    void aValueBecomesWhatItsFieldHas(
            String name, String key, String cache, String seconds, String pages, String expected) {
        assertEquals(expected, bound(name, key, cache, seconds, pages));
    }

    @ParameterizedTest
    @CsvSource({"x, 'true', few, found 'few'", "x, 7, 1, found 7", "{a: 1}, 'true', 1, found an object"})
    void whatCannotBeConvertedIsNamedAsItWas(String name, String cache, String pages, String found) {
        SystemException e = assertThrows(SystemException.class, () -> bound(name, "y", cache, "1", pages));
        assertTrue(String.valueOf(e.getMessage()).contains(found), e::getMessage);
    }

    private static String bound(String name, String key, String cache, String seconds, String pages) {
        String filled = MANIFEST.replace("NAME", name)
                .replace("KEY", key)
                .replace("CACHE", cache)
                .replace("SECONDS", seconds)
                .replace("PAGES", pages);
        ComponentDefinition at = ComponentDefinition.root(
                        new ManifestLoader(ComponentSchema.bundled())
                                .load(
                                        "manifest.yaml",
                                        MANIFEST.replace("CACHE", "true")
                                                .replace("SECONDS", "1")
                                                .replace("PAGES", "1")),
                        AssemblyContext.withoutRequests(
                                new FakeTime(),
                                new ConnectorConfig(Map.of(), config -> {}),
                                ComponentRegistry.ofContext()))
                .field("streams")
                .field("0");
        DeclarativeStreamModel bound = (DeclarativeStreamModel) LenientBinding.stream(stream(filled), at);
        Map<String, @Nullable Object> retriever = members(bound.retriever().toJson());
        Map<String, @Nullable Object> requester = members(retriever.get("requester"));
        return bound.name() + " " + ((List<?>) members(bound.toJson()).get("primary_key")) + " "
                + requester.get("use_cache") + " " + requester.get("connect_timeout_in_seconds") + " "
                + members(retriever.get("paginator")).get("pages_per_checkpoint_interval");
    }

    private static Map<String, @Nullable Object> stream(String manifest) {
        Map<String, @Nullable Object> root =
                members(YamlReader.pyYaml().read("filled.yaml", manifest).toPlain());
        return members(((List<?>) Objects.requireNonNull(root.get("streams"))).get(0));
    }

    @SuppressWarnings("unchecked") // an object of JSON
    private static Map<String, @Nullable Object> members(@Nullable Object object) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(object);
    }
}
