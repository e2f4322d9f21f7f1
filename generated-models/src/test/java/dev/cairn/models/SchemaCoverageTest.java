package dev.cairn.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every definition has its type, and no type says less than the schema. */
class SchemaCoverageTest {

    private static final Set<String> FREE_FORM_VALUES = Set.of("PredicateValidatorModel.value");

    @Test
    void everyDefinitionHasAType() throws Exception {
        Set<String> definitions = new TreeSet<>();
        definitions().fieldNames().forEachRemaining(definitions::add);
        Set<String> types = new TreeSet<>();
        for (String name : definitions) {
            types.add(model(name).getSimpleName().replaceFirst("Model$", ""));
        }

        assertEquals(139, definitions.size());
        assertEquals(definitions, types);
    }

    @Test
    void objectStandsForFreeFormJsonOnly() throws Exception {
        Set<String> objects = new TreeSet<>();
        List<String> names = new ArrayList<>(List.of("DeclarativeSource", "FileUploader", "ConfigNormalizationRules"));
        definitions().fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            collectObjects(model(name), objects);
        }

        assertEquals(FREE_FORM_VALUES, objects);
    }

    private static Class<?> model(String definition) throws ClassNotFoundException {
        return Class.forName("dev.cairn.models." + definition + "Model");
    }

    private static void collectObjects(Class<?> type, Set<String> objects) {
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                if (mentionsObject(component.getGenericType())) {
                    objects.add(type.getSimpleName() + "." + component.getName());
                }
            }
        }
        for (Class<?> nested : type.getDeclaredClasses()) {
            collectObjects(nested, objects);
        }
    }

    /** A {@code Map<String, Object>} is what a free-form object becomes; the schema says nothing more about it. */
    private static boolean mentionsObject(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            Type[] arguments = parameterized.getActualTypeArguments();
            boolean freeForm = arguments.length == 2 && arguments[1] == Object.class;
            return !freeForm && mentionsObject(arguments[arguments.length - 1]);
        }
        return type == Object.class;
    }

    private static JsonNode definitions() throws Exception {
        try (InputStream stream = Objects.requireNonNull(
                SchemaCoverageTest.class.getResourceAsStream("declarative_component_schema.json"))) {
            JsonNode schema = new ObjectMapper().readTree(stream);
            assertTrue(schema.has("definitions"));
            return schema.get("definitions");
        }
    }
}
