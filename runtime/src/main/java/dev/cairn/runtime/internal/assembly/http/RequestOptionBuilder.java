package dev.cairn.runtime.internal.assembly.http;

import dev.cairn.http.request.RequestOption;
import dev.cairn.http.request.RequestTarget;
import dev.cairn.models.RequestOptionModel;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.assembly.definition.LocatedText;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds request options: the places in a request that receive a value. */
public final class RequestOptionBuilder {

    private RequestOptionBuilder() {}

    /**
     * Where a value goes in requests. A rule refuses an option that names no field, or two.
     *
     * @param parameters those of the component that holds the option, which has none itself
     */
    public static RequestOption build(
            RequestOptionModel model, ComponentDefinition definition, Map<String, @Nullable Object> parameters) {
        LocatedText name = model.at(definition).fieldName();
        ComponentDefinition segments = model.at(definition).fieldPath().at();
        List<String> path = name.value() != null && !name.isEmpty()
                ? List.of(text(name.at(), name.value(), parameters))
                : model.fieldPath().stream()
                        .map(segment -> text(segments, segment, parameters))
                        .toList();
        return definition.checked(() -> new RequestOption(target(model.injectInto()), path));
    }

    /** A name may come out empty: real manifests send the value under no name where their API must not see it. */
    private static String text(
            ComponentDefinition definition, String template, Map<String, @Nullable Object> parameters) {
        return Objects.requireNonNullElse(definition.text(template, parameters), "");
    }

    private static RequestTarget target(RequestOptionModel.InjectIntoModel target) {
        return switch (target) {
            case REQUEST_PARAMETER -> RequestTarget.REQUEST_PARAMETER;
            case HEADER -> RequestTarget.HEADER;
            case BODY_DATA -> RequestTarget.BODY_DATA;
            case BODY_JSON -> RequestTarget.BODY_JSON;
        };
    }
}
