package dev.cairn.workbench.authoring;

import dev.cairn.documents.Suggestions;
import dev.cairn.runtime.Authoring;
import dev.cairn.workbench.language.ComponentField;
import dev.cairn.workbench.language.ComponentHelp;
import dev.cairn.workbench.operation.Operation;
import dev.cairn.workbench.operation.OperationCall;
import dev.cairn.workbench.operation.OperationFailure;
import dev.cairn.workbench.operation.model.ExplainComponentRequest;
import dev.cairn.workbench.operation.model.ExplainComponentResponse;
import dev.cairn.workbench.operation.model.ExplainedField;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Explains a component of the manifest language, as hover and completion do. */
public final class ExplainComponentOperation implements Operation<ExplainComponentRequest> {

    @Override
    public ExplainComponentRequest request(Object json) {
        return ExplainComponentRequest.fromJson(json);
    }

    @Override
    public ExplainComponentResponse perform(ExplainComponentRequest request, OperationCall call) {
        String type = request.component();
        if (type == null) {
            return ExplainComponentResponse.builder()
                    .components(ComponentHelp.types())
                    .build();
        }
        ComponentHelp help = ComponentHelp.of(
                        type, Objects.requireNonNull(call.desk().seen().get()))
                .orElseThrow(() -> new OperationFailure("There is no component '" + type + "'"
                        + Suggestions.didYouMean(type, ComponentHelp.types())
                        + " (without 'component', the names of all are listed)"));
        return ExplainComponentResponse.builder()
                .component(type)
                .description(help.description())
                .example(help.example())
                .fields(chosen(help, request.field()).stream()
                        .map(one -> field(type, one))
                        .toList())
                .build();
    }

    private static List<ComponentField> chosen(ComponentHelp help, @Nullable String name) {
        List<ComponentField> chosen = help.fields().stream()
                .filter(field -> name == null || field.name().equals(name))
                .toList();
        if (name != null && chosen.isEmpty()) {
            List<String> names =
                    help.fields().stream().map(ComponentField::name).toList();
            throw new OperationFailure(help.type() + " has no field '" + name + "'"
                    + Suggestions.didYouMean(name, names) + " (expected " + Suggestions.alternatives(names) + ")");
        }
        return chosen;
    }

    private static ExplainedField field(String type, ComponentField field) {
        Set<String> variables = Authoring.templateVariables(type, field.name());
        return ExplainedField.builder()
                .name(field.name())
                .required(field.required())
                .takes(field.kind())
                .values(unlessEmpty(field.values()))
                .components(unlessEmpty(field.takes()))
                ._default(field.byDefault())
                .description(field.description().isEmpty() ? null : field.description())
                .variables(unlessEmpty(variables.stream().sorted().toList()))
                .build();
    }

    private static @Nullable List<String> unlessEmpty(List<String> values) {
        return values.isEmpty() ? null : values;
    }
}
