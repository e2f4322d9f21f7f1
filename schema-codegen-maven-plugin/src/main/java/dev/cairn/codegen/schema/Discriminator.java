package dev.cairn.codegen.schema;

import dev.cairn.documents.Node;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What says in OpenAPI which of several schemas an object is meant to fit.
 *
 * @param property the property whose value says it
 * @param mapping where the values are that name no definition: the definition's name, or a reference to it
 */
public record Discriminator(String property, Map<String, Node> mapping) {

    public Discriminator {
        mapping = Collections.unmodifiableMap(new LinkedHashMap<>(mapping));
    }

    /** The discriminator of a schema; empty where it has none that names a property. */
    public static Optional<Discriminator> of(Schema schema) {
        Node keyword = schema.keyword("discriminator");
        if (keyword == null) {
            return Optional.empty();
        }
        // In Swagger 2.0 the name is all that there is.
        String property = keyword.isObject() ? keyword.text("propertyName") : keyword.text();
        Map<String, Node> mapping = new LinkedHashMap<>();
        Node values = keyword.get("mapping");
        if (values != null) {
            values.members().forEach((value, target) -> mapping.put(value, target.value()));
        }
        return Optional.ofNullable(property).map(name -> new Discriminator(name, mapping));
    }
}
