package dev.cairn.runtime.internal.config.normalize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.error.SystemException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.YamlReader;
import dev.cairn.json.Json;
import dev.cairn.records.AddedField;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConfigNormalizationTest {

    /** A template that is a function; templates themselves have tests of their own. */
    private record Fixed(Function<Scope, @Nullable Object> body) implements Template {

        static Template of(@Nullable Object value) {
            return new Fixed(scope -> value);
        }

        @Override
        public String source() {
            return "";
        }

        @Override
        public boolean isConstant() {
            return false;
        }

        @Override
        public Set<String> variables() {
            return Set.of();
        }

        @Override
        public @Nullable Object evaluate(Scope scope) {
            return body.apply(scope);
        }

        @Override
        public @Nullable String evaluateToString(Scope scope) {
            return String.valueOf(evaluate(scope));
        }

        @Override
        public boolean evaluateToBoolean(Scope scope) {
            return Boolean.TRUE.equals(evaluate(scope));
        }
    }

    private static Map<String, @Nullable Object> object(String yaml) {
        return ((ObjectNode) new YamlReader().read("c", yaml)).toPlain();
    }

    private static String after(ConfigTransformation transformation, String config) {
        Map<String, @Nullable Object> map = object(config);
        transformation.apply(map);
        return Json.write(map);
    }

    private static ConfigTransformation add(List<String> path, @Nullable Object value) {
        return new AddConfigFields(List.of(new AddedField(path, Fixed.of(value), Map.of())), Optional.empty());
    }

    @Test
    void addsFieldsAndTheObjectsOnTheWay() {
        assertEquals("{\"a\":{\"b\":1}}", after(add(List.of("a", "b"), 1L), "{}"));
        assertEquals("{\"a\":{\"x\":0,\"b\":1}}", after(add(List.of("a", "b"), 1L), "{a: {x: 0}}"));
        assertEquals("{\"a\":[{\"b\":1}]}", after(add(List.of("a", "0", "b"), 1L), "{a: [{}]}"));
    }

    @Test
    void addsOnlyWhereTheConditionHolds() {
        Template valueIsTwo = new Fixed(scope -> Long.valueOf(2).equals(scope.lookUp("value")));
        assertEquals(
                "{\"b\":2}",
                after(
                        new AddConfigFields(
                                List.of(
                                        new AddedField(List.of("a"), Fixed.of(1L), Map.of()),
                                        new AddedField(List.of("b"), Fixed.of(2L), Map.of())),
                                Optional.of(valueIsTwo)),
                        "{}"));
    }

    @Test
    void removesFieldsAndPassesOverWhatIsNotThere() {
        assertEquals(
                "{\"a\":{},\"l\":[null,2]}",
                after(
                        new RemoveConfigFields(
                                List.of(List.of("a", "b"), List.of("l", "0"), List.of("x", "y"), List.of("l", "7")),
                                Optional.empty()),
                        "{a: {b: 1}, l: [1, 2]}"));
        assertEquals(
                "{\"a\":[{},{\"c\":2}]}",
                after(
                        new RemoveConfigFields(List.of(List.of("a", "*", "b")), Optional.empty()),
                        "{a: [{b: 1}, {c: 2}]}"));
    }

    @Test
    void remapsValuesOfTheTable() {
        ConfigTransformation remap =
                new RemapConfigField(List.of(Fixed.of("a"), Fixed.of("b")), config -> object("{old: new, '1': one}"));
        assertEquals("{\"a\":{\"b\":\"new\"}}", after(remap, "{a: {b: old}}"));
        assertEquals("{\"a\":{\"b\":\"other\"}}", after(remap, "{a: {b: other}}"));
        assertEquals("{\"a\":{}}", after(remap, "{a: {}}"));
        assertEquals("{\"a\":3}", after(remap, "{a: 3}"));
    }

    @Test
    void savesWhatMigrationsChangeAndRunsWithTransformations() {
        var rules = new ConfigNormalization(
                List.of(add(List.of("migrated"), true)), List.of(add(List.of("derived"), 1L)), List.of());
        Map<String, @Nullable Object> config = object("{a: 1}");
        ConfigNormalization.Result result = rules.apply(config);
        assertTrue(result.changed());
        assertEquals("{\"a\":1,\"migrated\":true}", Json.write(result.migrated()));
        assertEquals("{\"a\":1,\"migrated\":true,\"derived\":1}", Json.write(result.effective()));
        assertEquals("{\"a\":1}", Json.write(config));
    }

    @Test
    void aMigrationThatChangesNothingOrOnlyInsideAValueIsNotSaved() {
        var same = new ConfigNormalization(List.of(add(List.of("a"), 1L)), List.of(), List.of());
        assertFalse(same.apply(object("{a: 1}")).changed());
        var inside = new ConfigNormalization(List.of(add(List.of("a", "b"), 1L)), List.of(), List.of());
        assertFalse(inside.apply(object("{a: {}}")).changed());
        assertEquals(
                "{\"a\":{\"b\":1}}", Json.write(inside.apply(object("{a: {}}")).effective()));
        assertFalse(same.apply(object("{}")).changed());
    }

    @Test
    void validatesValuesAndJsonTexts() {
        var validation = ConfigValidation.ofField(List.of("a", "*"), object("{type: object, required: [id]}"));
        validation.check(object("{a: [{id: 1}, '{\"id\": 2}']}"));
        validation.check(object("{b: 1}"));
        assertEquals(
                "JSON schema validation error: 'id' is a required property",
                assertThrows(SystemException.class, () -> validation.check(object("{a: [{}]}")))
                        .getMessage());
        assertEquals(
                "Invalid JSON string: 'a.*' must be JSON text",
                assertThrows(SystemException.class, () -> validation.check(object("{a: [secret]}")))
                        .userMessage());
        assertThrows(
                SystemException.class,
                () -> ConfigValidation.ofValue(config -> 1L, object("{type: string}"))
                        .check(object("{}")));
    }
}
