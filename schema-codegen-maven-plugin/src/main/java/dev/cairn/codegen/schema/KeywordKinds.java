package dev.cairn.codegen.schema;

import dev.cairn.documents.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keywords of JSON Schema, from draft 3 to 2020-12, and ours; and what their values are. */
final class KeywordKinds {

    private KeywordKinds() {}

    /** What a keyword's value is. */
    enum Kind {
        ANYTHING("anything"),
        TEXT("a string"),
        FLAG("true or false"),
        NUMBER("a number"),
        NUMBER_OR_FLAG("a number"),
        POSITIVE("a number above 0"),
        COUNT("a whole number that is not negative"),
        ARRAY("a list"),
        TEXTS_OR_FLAG("a list of strings"),
        TYPES("the name of a type, or a list of names"),
        SCHEMA("a schema, which is an object or a boolean"),
        SCHEMAS("a list of schemas, at least one"),
        SCHEMA_OR_SCHEMAS("a schema or a list of schemas"),
        NAMED_SCHEMAS("an object of schemas by their names"),
        OBJECT("an object");

        private final String expected;

        Kind(String expected) {
            this.expected = expected;
        }

        String expected() {
            return expected;
        }

        boolean fits(Node node) {
            Object plain = node.isScalar() ? node.toPlain() : null;
            return switch (this) {
                case ANYTHING -> true;
                case TEXT -> plain instanceof String;
                case FLAG -> plain instanceof Boolean;
                case NUMBER -> plain instanceof Number;
                case NUMBER_OR_FLAG -> plain instanceof Number || plain instanceof Boolean;
                case POSITIVE -> plain instanceof Number number && number.doubleValue() > 0;
                case COUNT ->
                    plain instanceof Number number
                            && number.doubleValue() >= 0
                            && number.doubleValue() == Math.rint(number.doubleValue());
                case SCHEMAS -> node.isArray() && !node.isEmpty();
                case ARRAY -> node.isArray();
                case TEXTS_OR_FLAG -> isTexts(node) || plain instanceof Boolean;
                case TYPES -> plain instanceof String || isTexts(node);
                case SCHEMA -> isSchema(node);
                case SCHEMA_OR_SCHEMAS -> isSchema(node) || node.isArray();
                case NAMED_SCHEMAS, OBJECT -> node.isObject();
            };
        }
    }

    private static final Map<String, Kind> KINDS = new HashMap<>();

    static {
        put(Kind.TEXT, "$schema", "$id", "id", "$anchor", "$dynamicAnchor", "$ref", "$dynamicRef", "$recursiveRef");
        put(Kind.TEXT, "$comment", "title", "format", "pattern", "contentEncoding", "contentMediaType");
        put(
                Kind.TEXT,
                "javaType",
                "existingJavaType",
                "javaName",
                "javaUnionName",
                "deprecation_message",
                "default_type");
        put(Kind.ANYTHING, "default_types");
        put(Kind.ANYTHING, "description", "default", "const", "example", "examples", "$vocabulary", "discriminator");
        put(Kind.ANYTHING, "dependencies", "disallow", "interpolation_context", "xml", "externalDocs");
        put(Kind.ANYTHING, "customTimezone", "customDatePattern", "customDateTimePattern", "customTimePattern");
        put(Kind.ANYTHING, "extendsJavaClass", "additionalPropertiesJavaType", "javaJsonView", "suggestions");
        put(
                Kind.ANYTHING,
                "linkTo",
                "markdownDescription",
                "options",
                "tsType",
                "errorMessage",
                "order",
                "name",
                "version");
        put(Kind.FLAG, "uniqueItems", "readOnly", "writeOnly", "$recursiveAnchor");
        put(Kind.NUMBER, "minimum", "maximum");
        put(Kind.NUMBER_OR_FLAG, "exclusiveMinimum", "exclusiveMaximum");
        put(Kind.POSITIVE, "multipleOf", "divisibleBy");
        put(Kind.COUNT, "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties");
        put(Kind.COUNT, "minContains", "maxContains");
        put(Kind.ARRAY, "enum");
        put(Kind.ARRAY, "javaEnumNames", "javaEnums", "javaInterfaces", "x-java-annotations");
        put(Kind.ANYTHING, "enumNames", "enumDescriptions", "defaultSnippets", "nullable", "deprecated");
        put(Kind.TEXTS_OR_FLAG, "required");
        put(Kind.TYPES, "type");
        put(Kind.SCHEMA, "additionalProperties", "unevaluatedProperties", "propertyNames", "not", "if", "then", "else");
        put(Kind.SCHEMA, "contains", "additionalItems", "unevaluatedItems", "contentSchema");
        put(Kind.SCHEMAS, "anyOf", "oneOf", "allOf");
        put(Kind.SCHEMA_OR_SCHEMAS, "items", "extends");
        put(Kind.SCHEMAS, "prefixItems");
        put(Kind.NAMED_SCHEMAS, "properties", "patternProperties", "definitions", "$defs", "dependentSchemas");
        put(Kind.OBJECT, "dependentRequired");
    }

    private static void put(Kind kind, String... names) {
        for (String name : names) {
            KINDS.put(name, kind);
        }
    }

    /** What the value of a keyword is, or null for what is no keyword. */
    static @Nullable Kind of(String keyword) {
        return KINDS.get(keyword);
    }

    static Set<String> names() {
        return KINDS.keySet();
    }

    private static boolean isSchema(Node node) {
        return node.isObject() || node.is(true) || node.is(false);
    }

    private static boolean isTexts(Node node) {
        return node.isArray() && node.items().stream().allMatch(item -> item.toPlain() instanceof String);
    }
}
