package dev.cairn.runtime;

import dev.cairn.models.SpecModel;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code ConnectorSpecification} of the protocol. */
final class Specification {

    private Specification() {}

    static Map<String, @Nullable Object> of(SpecModel model) {
        Map<String, @Nullable Object> specification = new LinkedHashMap<>();
        if (model.documentationUrl() != null) {
            specification.put("documentationUrl", model.documentationUrl());
        }
        specification.put("connectionSpecification", model.connectionSpecification());
        specification.put("supportsNormalization", false);
        specification.put("supportsDBT", false);
        if (model.advancedAuth() != null) {
            specification.put("advanced_auth", model.advancedAuth().toJson());
        }
        return specification;
    }
}
