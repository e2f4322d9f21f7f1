package dev.cairn.workbench.schema;

import static dev.cairn.workbench.schema.Keywords.copy;
import static dev.cairn.workbench.schema.Keywords.either;
import static dev.cairn.workbench.schema.Keywords.has;
import static dev.cairn.workbench.schema.Keywords.ifType;
import static dev.cairn.workbench.schema.Keywords.items;
import static dev.cairn.workbench.schema.Keywords.map;
import static dev.cairn.workbench.schema.Keywords.object;
import static dev.cairn.workbench.schema.Keywords.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns schemas of resolved values into schemas of what authors write for them.
 *
 * @param definitions of the component schema
 * @param below whether what is required may come from a reference or from parameters
 */
record WrittenForm(Map<?, ?> definitions, boolean below) {

    /** Behind the name of a definition for what is below a reference or parameters. */
    static final String BELOW = ".below";

    /** A text that leads to a value. */
    static final String TEXT_REFERENCE = "text.reference";

    /** What may stand in place of any value; a component's keys beside its reference are checked. */
    static final String VALUE_REFERENCE = "value.reference";

    /** What may be in definitions. */
    static final String DEFINITION = "any.definition";

    private static final List<String> TEXTS = List.of("title", "description", "examples", "default");
    private static final List<String> KEPT = List.of(
            "title",
            "description",
            "examples",
            "default",
            "type",
            "enum",
            "minimum",
            "exclusiveMinimum",
            "minItems",
            "uniqueItems");

    /**
     * A field's value, or a reference in place of it.
     *
     * @param byDefault the type of components that name none, where the list that they are in says it
     */
    private Map<String, Object> field(Map<?, ?> schema, @Nullable Object byDefault) {
        Map<String, Object> field = new LinkedHashMap<>();
        copy(schema, field, TEXTS);
        if (Boolean.TRUE.equals(schema.get("deprecated"))) {
            field.put("deprecationMessage", String.valueOf(schema.get("deprecation_message")));
        }
        field.put("if", reference(VALUE_REFERENCE));
        field.put("else", value(schema, byDefault == null ? schema.get("default_type") : byDefault));
        return field;
    }

    /** A value where no text can refer to it. */
    Object value(Map<?, ?> schema) {
        return value(schema, null);
    }

    private Object value(Map<?, ?> schema, @Nullable Object byDefault) {
        List<Map<?, ?>> alternatives = schema.get("anyOf") instanceof List<?> list && schema.get("properties") == null
                ? list.stream().<Map<?, ?>>map(Keywords::map).toList()
                : List.of(schema);
        if (alternatives.stream().anyMatch(alternative -> !types(alternative).isEmpty())) {
            return components(alternatives, byDefault);
        }
        if (alternatives.size() > 1) {
            return object(
                    "anyOf",
                    alternatives.stream()
                            .map(alternative -> value(alternative, byDefault))
                            .toList());
        }
        if (schema.get("$ref") instanceof String target) {
            return reference(Keywords.target(target) + (below ? BELOW : ""));
        }
        return schema.get("properties") == null ? plain(schema, byDefault) : fields(schema);
    }

    private Map<String, Object> plain(Map<?, ?> schema, @Nullable Object byDefault) {
        Map<String, Object> plain = new LinkedHashMap<>();
        copy(schema, plain, KEPT);
        if (schema.get("items") instanceof Map<?, ?> items) {
            plain.put("items", field(items, byDefault));
        }
        if (schema.get("additionalProperties") instanceof Map<?, ?> values) {
            plain.put("additionalProperties", field(values, null));
        }
        return "object".equals(schema.get("type")) ? either(has("$ref"), true, plain) : plain;
    }

    /** An object with fields, which may be one that a reference or parameters complete. */
    Map<String, Object> component(Map<?, ?> schema) {
        return below ? fields(schema) : orBelow(schema, new WrittenForm(definitions, true).fields(schema));
    }

    /** A definition; what completes it is checked by the other definition of its name. */
    Map<String, Object> definition(String name, Map<?, ?> schema) {
        return orBelow(schema, reference(name + BELOW));
    }

    private Map<String, Object> orBelow(Map<?, ?> schema, Map<String, Object> completed) {
        return either(object("anyOf", List.of(has("$ref"), has("$parameters"))), completed, fields(schema));
    }

    /** An object with fields. */
    Map<String, Object> fields(Map<?, ?> schema) {
        Map<String, Object> fields = new LinkedHashMap<>();
        map(schema.get("properties")).forEach((key, property) -> {
            String name = String.valueOf(key);
            fields.put(
                    name,
                    name.equals("definitions")
                            ? object("additionalProperties", reference(DEFINITION))
                            : field(map(property), null));
        });
        fields.putIfAbsent("$ref", reference(TEXT_REFERENCE));
        fields.putIfAbsent("$parameters", object("type", "object"));
        Map<String, Object> component = new LinkedHashMap<>();
        copy(schema, component, TEXTS);
        component.put("type", "object");
        if (!below) {
            copy(schema, component, List.of("additionalProperties", "anyOf"));
            // Whether the type is needed depends on the field that it stands in.
            component.put(
                    "required",
                    items(schema.get("required")).stream()
                            .filter(name -> !"type".equals(name))
                            .toList());
        }
        component.put("properties", fields);
        return component;
    }

    /** Components by their type, beside values of other kinds. */
    private Map<String, Object> components(List<Map<?, ?>> alternatives, @Nullable Object byDefault) {
        List<Object> cases = new ArrayList<>();
        List<Object> names = new ArrayList<>();
        List<Object> others = new ArrayList<>();
        for (Map<?, ?> alternative : alternatives) {
            List<String> types = types(alternative);
            if (types.isEmpty()) {
                others.add(value(alternative, byDefault));
            }
            names.addAll(types);
            types.forEach(type -> cases.add(ifType(type, one(alternative))));
        }
        boolean custom = names.stream().anyMatch(name -> String.valueOf(name).startsWith("Custom"));
        Map<String, Object> typed = object("properties", object("type", object("enum", names)), "allOf", cases);
        Object otherwise = others.isEmpty() ? object("type", "object") : object("anyOf", others);
        return either(
                object("type", "object"),
                either(has("type"), typed, typeless(byDefault, custom, nameless(alternatives))),
                otherwise);
    }

    private Map<String, Object> one(Map<?, ?> alternative) {
        return alternative.get("$ref") instanceof String target
                ? reference(Keywords.target(target) + (below ? BELOW : ""))
                : component(alternative);
    }

    /** One whose author left the type out. */
    private Object typeless(@Nullable Object byDefault, boolean custom, List<Object> nameless) {
        List<Object> allowed = new ArrayList<>(List.of(has("$ref"), has("type")));
        allowed.addAll(nameless);
        Object usual = below ? true : object("anyOf", allowed);
        if (byDefault != null) {
            usual = reference(byDefault + (below ? BELOW : ""));
        }
        return custom ? either(has("class_name"), true, usual) : usual;
    }

    /** Those of which no type is required. */
    private List<Object> nameless(List<Map<?, ?>> alternatives) {
        return alternatives.stream()
                .filter(alternative -> !types(alternative).isEmpty())
                .filter(alternative ->
                        !items(resolved(alternative).get("required")).contains("type"))
                .<Object>map(this::one)
                .toList();
    }

    private List<String> types(Map<?, ?> schema) {
        return Keywords.types(resolved(schema));
    }

    private Map<?, ?> resolved(Map<?, ?> schema) {
        return schema.get("$ref") instanceof String target ? map(definitions.get(Keywords.target(target))) : schema;
    }
}
