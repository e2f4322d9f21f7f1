package dev.cairn.runtime.assembly;

import dev.cairn.models.RequestOption;
import dev.cairn.runtime.http.RequestTarget;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the places in requests that options name. */
final class Options {

    private Options() {}

    static dev.cairn.runtime.http.@Nullable RequestOption optional(
            @Nullable RequestOption model, Site site, Map<String, @Nullable Object> parameters) {
        return model == null ? null : build(model, site, parameters);
    }

    /** @param parameters those of the component that holds the option, which has none itself */
    static dev.cairn.runtime.http.RequestOption build(
            RequestOption model, Site site, Map<String, @Nullable Object> parameters) {
        String name = model.fieldName();
        boolean named = name != null && !name.isEmpty();
        if (named == !model.fieldPath().isEmpty()) {
            throw site.wrong("a RequestOption needs either field_name or field_path");
        }
        List<String> path = named
                ? List.of(site.field("field_name").requiredText(String.valueOf(name), parameters))
                : model.fieldPath().stream()
                        .map(segment -> site.field("field_path").requiredText(segment, parameters))
                        .toList();
        return site.checked(() -> new dev.cairn.runtime.http.RequestOption(target(model.injectInto()), path));
    }

    private static RequestTarget target(RequestOption.InjectInto target) {
        return switch (target) {
            case REQUEST_PARAMETER -> RequestTarget.REQUEST_PARAMETER;
            case HEADER -> RequestTarget.HEADER;
            case BODY_DATA -> RequestTarget.BODY_DATA;
            case BODY_JSON -> RequestTarget.BODY_JSON;
        };
    }
}
