package dev.cairn.documents.schema;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Node;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks documents against a JSON Schema of draft 7.
 *
 * <p>All keywords of the draft's validation vocabulary are known; {@code format} asserts nothing, as in the reference;
 * {@code $ref} follows pointers inside the schema, and any other reference accepts everything. The keyword order of the
 * schema is the order of what is reported. Thread-safe.
 */
public final class SchemaValidator {

    private final SchemaCompiler compiler;
    private final CompiledSchema schema;

    private SchemaValidator(Map<String, @Nullable Object> schema, @Nullable String discriminator) {
        Map<String, @Nullable Object> root = Collections.unmodifiableMap(new LinkedHashMap<>(schema));
        compiler = new SchemaCompiler(root, discriminator);
        this.schema = compiler.compile(root);
    }

    /**
     * A validator for a schema that was read before.
     *
     * @param schema the schema as plain values: maps, lists and scalars
     */
    public static SchemaValidator of(Map<String, @Nullable Object> schema) {
        return new SchemaValidator(schema, null);
    }

    /**
     * A validator for a schema document.
     *
     * @param schema the schema; a value that is no object accepts everything
     */
    public static SchemaValidator of(Node schema) {
        return new SchemaValidator(plain(schema), null);
    }

    /**
     * A validator that tries only those branches of a union whose discriminator fits the value. It accepts and refuses
     * the same documents, sooner, and says more precisely why.
     *
     * @param key the key that tells the branches apart, such as {@code type}
     */
    public static SchemaValidator discriminatedBy(String key, Map<String, @Nullable Object> schema) {
        return new SchemaValidator(schema, key);
    }

    private static Map<String, @Nullable Object> plain(Node schema) {
        return schema.toPlain() instanceof Map<?, ?> map ? SchemaCompiler.members(map) : Map.of();
    }

    /** Everything that is wrong with a document, empty if nothing is; in the order of the schema's keywords. */
    public List<Violation> validate(Node document) {
        return schema.violations(document, InstancePath.ROOT);
    }

    /** Like {@link #validate}, in words: located errors, unions reduced to their best-fitting branch. */
    public List<Diagnostic> diagnose(Node document) {
        return new ViolationReport(document, compiler).describe(validate(document));
    }
}
