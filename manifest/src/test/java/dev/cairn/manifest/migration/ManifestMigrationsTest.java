package dev.cairn.manifest.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.YamlReader;
import dev.cairn.json.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ManifestMigrationsTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2024-05-01T12:00:00Z"), ZoneOffset.UTC);

    private final ManifestMigrations migrations = new ManifestMigrations(NOON);

    private static ObjectNode read(String text) {
        return (ObjectNode) YamlReader.pyYaml().read("m", text);
    }

    /** The component after migration, as JSON. */
    private String migrated(String component) {
        ObjectNode manifest = migrations.migrate(read("a: " + component));
        return Json.write(Objects.requireNonNull(manifest.get("a")).toPlain());
    }

    @Test
    void anUrlBaseAndAPathBecomeTheUrl() {
        assertEquals(
                "{\"type\":\"HttpRequester\",\"url\":\"https://a.b/v1/x/y\"}",
                migrated("{type: HttpRequester, url_base: 'https://a.b/v1', path: '/x/y'}"));
    }

    @Test
    void aPathThatIsAWholeUrlReplacesTheBase() {
        assertEquals(
                "{\"type\":\"HttpRequester\",\"url\":\"https://c.d/x\"}",
                migrated("{type: HttpRequester, url_base: 'https://a.b/', path: 'https://c.d/x'}"));
    }

    @Test
    void bodiesGetATypeByWhatTheyAre() {
        assertEquals(
                "{\"type\":\"HttpRequester\",\"request_body\":{\"type\":\"RequestBodyGraphQL\",\"value\":{\"query\":\"q\"}}}",
                migrated("{type: HttpRequester, request_body_json: {query: q}}"));
        assertEquals(
                "{\"type\":\"HttpRequester\",\"request_body\":{\"type\":\"RequestBodyJsonObject\",\"value\":{\"a\":1}}}",
                migrated("{type: HttpRequester, request_body_json: {a: 1}}"));
        assertEquals(
                "{\"type\":\"HttpRequester\",\"request_body\":{\"type\":\"RequestBodyUrlEncodedForm\",\"value\":\"a\"}}",
                migrated("{type: HttpRequester, request_body_data: a}"));
    }

    @Test
    void aBodyThatIsOneTemplateStays() {
        String component = "{\"type\":\"HttpRequester\",\"request_body_json\":\"{{ config }}\"}";
        assertEquals(component, migrated(component));
    }

    @Test
    void streamsOfDynamicStreamsStay() {
        String component =
                "{\"type\":\"DynamicDeclarativeStream\",\"b\":{\"type\":\"HttpRequester\",\"url_base\":\"x\"}}";
        assertEquals(component, migrated(component));
    }

    @Test
    void notesWhatWasApplied() {
        ObjectNode manifest = migrations.migrate(read("version: 1.2.3\na: {type: HttpRequester, url_base: x}"));
        assertEquals(
                "{\"applied_migrations\":[{\"from_version\":\"1.2.3\",\"to_version\":\"*\","
                        + "\"migration\":\"HttpRequesterUrlBaseToUrl\",\"migrated_at\":\"2024-05-01T12:00:00.000000+00:00\"}]}",
                Json.write(Objects.requireNonNull(manifest.get("metadata")).toPlain()));
    }

    @Test
    void valuesKeepTheirPlaces() {
        ObjectNode manifest = migrations.migrate(read("a:\n  type: HttpRequester\n  url_base: x\n  path: y\n"));
        ObjectNode requester = (ObjectNode) Objects.requireNonNull(manifest.get("a"));
        assertEquals(
                "m:3:13", Objects.requireNonNull(requester.get("url")).place().toString());
    }

    @Test
    void oneComponentThatCannotBeRewrittenKeepsTheManifestAsItIs() {
        ObjectNode manifest = read("a: {type: HttpRequester, url_base: x}\nb: {type: HttpRequester, path: y}");
        assertSame(manifest, migrations.migrate(manifest));
    }

    @Test
    void aTemplateWithBracketsInTheHostKeepsTheManifestAsItIs() {
        ObjectNode manifest = read("a: {type: HttpRequester, url_base: \"https://{{ config['host'] }}/\", path: y}");
        assertSame(manifest, migrations.migrate(manifest));
    }
}
