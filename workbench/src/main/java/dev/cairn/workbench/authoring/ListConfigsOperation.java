package dev.cairn.workbench.authoring;

import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.runtime.Connector;
import dev.cairn.workbench.operation.NamedConfigs;
import dev.cairn.workbench.operation.Operation;
import dev.cairn.workbench.operation.OperationCall;
import dev.cairn.workbench.operation.model.ListConfigsRequest;
import dev.cairn.workbench.operation.model.ListConfigsResponse;
import dev.cairn.workbench.operation.model.NamedConfig;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lists the configurations and the fields that they have. */
public final class ListConfigsOperation implements Operation<ListConfigsRequest> {

    @Override
    public ListConfigsRequest request(Object json) {
        return ListConfigsRequest.fromJson(json);
    }

    @Override
    public ListConfigsResponse perform(ListConfigsRequest request, OperationCall call) {
        boolean withManifest = request.manifest() != null || request.manifestText() != null;
        List<String> required = withManifest
                ? required(NamedManifest.of(request.manifest(), request.manifestText(), call.desk())
                        .connector())
                : List.of();
        NamedConfigs configs = call.desk().configs();
        return new ListConfigsResponse(
                configs.names().stream()
                        .map(name -> config(configs, name, required))
                        .toList(),
                configs.variables());
    }

    private static NamedConfig config(NamedConfigs configs, String name, List<String> required) {
        NamedConfig.Builder config = NamedConfig.builder().name(name);
        try {
            Set<String> fields = configs.read(name).toPlain().keySet();
            return config.fields(List.copyOf(fields))
                    .missing(required.stream()
                            .filter(field -> !fields.contains(field))
                            .toList())
                    .build();
        } catch (InvalidDocumentException e) {
            return config.fields(List.of()).problem(e.getMessage()).build();
        }
    }

    private static List<String> required(Connector connector) {
        Object schema = connector.hasSpec() ? connector.spec().specification().get("connectionSpecification") : null;
        return schema instanceof Map<?, ?> map && map.get("required") instanceof List<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.of();
    }
}
