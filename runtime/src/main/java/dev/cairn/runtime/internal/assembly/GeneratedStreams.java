package dev.cairn.runtime.internal.assembly;

import dev.cairn.models.DeclarativeSourceModel;
import dev.cairn.models.DynamicDeclarativeStreamModel;
import dev.cairn.models.HttpComponentsResolverModel;
import dev.cairn.models.HttpRequesterModel;
import dev.cairn.models.SimpleRetrieverModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The streams that templates have generated, written out in a manifest. Not thread-safe.
 *
 * <p>Source of the shape: {@code full_resolve} of the Python CDK's manifest server.
 */
final class GeneratedStreams {

    private static final String GENERATED_BY = "dynamic_stream_name";

    private final int limit;
    private final Map<String, List<Map<String, @Nullable Object>>> streams = new LinkedHashMap<>();

    /** @param limit how many streams of each template are kept */
    GeneratedStreams(int limit) {
        this.limit = limit;
    }

    void add(List<StreamDefinition> generated) {
        for (StreamDefinition stream : generated) {
            String template = String.valueOf(stream.generatedBy());
            List<Map<String, @Nullable Object>> kept = streams.computeIfAbsent(template, name -> new ArrayList<>());
            if (kept.size() < limit) {
                Map<String, @Nullable Object> plain =
                        stream.definition().object().toPlain();
                plain.put(GENERATED_BY, template);
                kept.add(plain);
            }
        }
    }

    /** The manifest with the streams after its own, each with the name of its template, or null. */
    Map<String, @Nullable Object> in(Map<String, @Nullable Object> manifest) {
        List<@Nullable Object> all = new ArrayList<>();
        if (manifest.get(DeclarativeSourceModel.STREAMS) instanceof List<?> written) {
            for (Object stream : written) {
                Map<String, @Nullable Object> named = new LinkedHashMap<>();
                ((Map<?, ?>) stream).forEach((key, value) -> named.put(String.valueOf(key), value));
                named.put(GENERATED_BY, null);
                all.add(named);
            }
        }
        streams.values().forEach(all::addAll);
        Map<String, @Nullable Object> result = new LinkedHashMap<>(manifest);
        result.put(DeclarativeSourceModel.STREAMS, all);
        if (manifest.get(DeclarativeSourceModel.DYNAMIC_STREAMS) instanceof List<?> templates) {
            templates.forEach(GeneratedStreams::showCache);
        }
        return result;
    }

    /** Requests of resolvers are always cached; the reference writes that into the manifest it gives back. */
    @SuppressWarnings("unchecked") // a tree of our own
    private static void showCache(@Nullable Object template) {
        Object current = template;
        for (String field : List.of(
                DynamicDeclarativeStreamModel.COMPONENTS_RESOLVER,
                HttpComponentsResolverModel.RETRIEVER,
                SimpleRetrieverModel.REQUESTER)) {
            current = current instanceof Map<?, ?> members ? members.get(field) : null;
        }
        if (current instanceof Map<?, ?> requester) {
            ((Map<String, @Nullable Object>) requester).put(HttpRequesterModel.USE_CACHE, true);
        }
    }
}
