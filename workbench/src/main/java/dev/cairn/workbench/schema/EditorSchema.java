package dev.cairn.workbench.schema;

import static dev.cairn.workbench.schema.Keywords.map;
import static dev.cairn.workbench.schema.Keywords.object;
import static dev.cairn.workbench.schema.Keywords.reference;

import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The component schema for editors that know JSON Schema alone. The component schema itself is about resolved manifests; this
 * one is about what authors write: references may stand for values, types may be left out, and what a component lacks may
 * come from {@code $parameters}. So each definition is there twice, the second time for what stands below a reference or
 * parameters, where nothing is required.
 */
public final class EditorSchema {

    private static final String RESOURCE = "declarative_component_schema.yaml";

    private EditorSchema() {}

    /** The schema, JSON Schema of draft 7, as plain values. */
    public static Map<String, Object> bundled() {
        String text = DocumentFiles.packaged(EditorSchema.class, "/" + RESOURCE);
        return of(((ObjectNode) new YamlReader().read(RESOURCE, text)).toPlain());
    }

    private static Map<String, Object> of(Map<?, ?> schema) {
        Map<?, ?> definitions = map(schema.get("definitions"));
        WrittenForm whole = new WrittenForm(definitions, false);
        WrittenForm below = new WrittenForm(definitions, true);
        Map<String, Object> all = new LinkedHashMap<>();
        definitions.forEach((key, value) -> {
            String name = String.valueOf(key);
            Map<?, ?> definition = map(value);
            boolean component = !Keywords.types(definition).isEmpty();
            all.put(name, component ? whole.definition(name, definition) : whole.value(definition));
            all.put(name + WrittenForm.BELOW, component ? below.fields(definition) : below.value(definition));
        });
        all.put(WrittenForm.TEXT_REFERENCE, object("type", "string", "pattern", "^#/"));
        all.put(
                WrittenForm.VALUE_REFERENCE,
                object("anyOf", List.of(reference(WrittenForm.TEXT_REFERENCE), onlyReference())));
        all.put(WrittenForm.DEFINITION, anyDefinition(definitions));
        Map<String, Object> root = object("$schema", "http://json-schema.org/draft-07/schema#");
        root.putAll(whole.fields(schema));
        root.put("definitions", all);
        return root;
    }

    private static Map<String, Object> onlyReference() {
        Map<String, Object> only = Keywords.has("$ref");
        only.put("maxProperties", 1);
        return only;
    }

    /**
     * What an editor offers in definitions: components by their type, in groups, too. Nothing is refused there, since only
     * what is referred to counts.
     */
    private static Map<String, Object> anyDefinition(Map<?, ?> definitions) {
        List<Object> cases = new ArrayList<>();
        definitions.forEach((name, definition) -> Keywords.types(map(definition))
                .forEach(type -> cases.add(Keywords.ifType(type, reference(name + WrittenForm.BELOW)))));
        Map<String, Object> group = Keywords.either(
                Keywords.has("type"),
                object("allOf", cases),
                object("type", "object", "additionalProperties", reference(WrittenForm.DEFINITION)));
        return object("anyOf", List.of(group, true));
    }
}
