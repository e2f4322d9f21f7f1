package dev.cairn.it;

import dev.cairn.runtime.spi.ComponentContext;
import dev.cairn.runtime.spi.ComponentFactory;
import dev.cairn.runtime.spi.ComponentProvider;
import dev.cairn.runtime.spi.Credentials;
import dev.cairn.runtime.spi.CustomAuthenticator;
import dev.cairn.runtime.spi.CustomBackoffStrategy;
import dev.cairn.runtime.spi.CustomComponent;
import dev.cairn.runtime.spi.CustomConfigTransformation;
import dev.cairn.runtime.spi.CustomDecoder;
import dev.cairn.runtime.spi.CustomErrorHandler;
import dev.cairn.runtime.spi.CustomPaginationStrategy;
import dev.cairn.runtime.spi.CustomRecordExtractor;
import dev.cairn.runtime.spi.CustomRecordFilter;
import dev.cairn.runtime.spi.CustomRequester;
import dev.cairn.runtime.spi.CustomRetriever;
import dev.cairn.runtime.spi.CustomSchemaLoader;
import dev.cairn.runtime.spi.CustomSchemaNormalization;
import dev.cairn.runtime.spi.CustomStateMigration;
import dev.cairn.runtime.spi.CustomTransformation;
import dev.cairn.runtime.spi.CustomValidationStrategy;
import dev.cairn.runtime.spi.HttpAnswer;
import dev.cairn.runtime.spi.HttpCall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A component of each kind, found on the class path of these tests. */
public final class EveryCustomComponent implements ComponentProvider {

    @Override
    public Map<String, ComponentFactory> components() {
        Map<String, ComponentFactory> components = new LinkedHashMap<>();
        components.put("everything.Authenticator", EveryCustomComponent::authenticator);
        components.put("everything.Requester", context -> requester());
        components.put("everything.Retriever", EveryCustomComponent::retriever);
        components.put("everything.Pagination", context -> pagination());
        components.put("everything.Extractor", context -> extractor());
        components.put("everything.Filter", context -> filter());
        components.put("everything.Transformation", EveryCustomComponent::transformation);
        components.put("everything.Normalization", context -> normalization());
        components.put("everything.Router", EveryCustomComponent::router);
        components.put("everything.Decoder", context -> decoder());
        components.put("everything.SchemaLoader", context -> schemaLoader());
        components.put("everything.ErrorHandler", context -> errorHandler());
        components.put("everything.Backoff", context -> backoff());
        components.put("everything.ConfigTransformation", context -> configTransformation());
        components.put("everything.StateMigration", EveryCustomComponent::stateMigration);
        components.put("everything.JobStatus", context -> jobStatus());
        components.put("ValidationByLastName", context -> validation());
        return components;
    }

    private static CustomComponent authenticator(ComponentContext context) {
        CustomAuthenticator authenticator = () -> {
            Object token = context.http()
                    .send(HttpCall.get(context.config().get("base_url") + "/custom-token"))
                    .header("X-Token")
                    .orElse("none");
            context.addSecret(String.valueOf(token));
            return Credentials.header("Authorization", context.text("word", "Custom") + " " + token);
        };
        return authenticator;
    }

    private static CustomRequester requester() {
        return (request, slice, pageToken) -> request.withUrl(request.url().replace("/placeholder", "/made"));
    }

    private static CustomComponent retriever(ComponentContext context) {
        CustomRetriever retriever = slice -> Stream.of(1L, 2L)
                .map(page -> List.of(record("id", page, "name", context.text("name", ""))))
                .iterator();
        return retriever;
    }

    private static CustomPaginationStrategy pagination() {
        return page -> {
            Map<?, ?> body = (Map<?, ?>) Objects.requireNonNull(page.answer().json());
            return body.get("more") == null
                    ? null
                    : "after-" + Objects.requireNonNull(page.lastRecord()).get("id");
        };
    }

    private static CustomRecordExtractor extractor() {
        return body -> {
            Map<?, ?> page = (Map<?, ?>) Objects.requireNonNull(body.first());
            return ids((String) Objects.requireNonNull(page.get("ids")));
        };
    }

    private static Iterator<Map<String, @Nullable Object>> ids(String text) {
        return Stream.of(text.split(" ", -1)).map(id -> record("id", id)).iterator();
    }

    private static CustomRecordFilter filter() {
        return (record, slice) -> !"dropped".equals(record.get("id"));
    }

    private static CustomComponent transformation(ComponentContext context) {
        CustomTransformation transformation = (record, slice) ->
                record.put("of", context.evaluate("{{ stream_slice.part }}", Map.of("stream_slice", slice)));
        return transformation;
    }

    private static CustomSchemaNormalization normalization() {
        return (record, schema) -> record.put("title", schema.get("title"));
    }

    private static CustomComponent router(ComponentContext context) {
        return context.router("inner");
    }

    private static CustomDecoder decoder() {
        return body -> {
            String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            return List.<@Nullable Object>of(record("decoded", text)).iterator();
        };
    }

    private static CustomSchemaLoader schemaLoader() {
        return () -> record("type", "object", "title", "made");
    }

    private static CustomErrorHandler errorHandler() {
        return new CustomErrorHandler() {
            @Override
            public Optional<Decision> interpret(@Nullable HttpAnswer answer, @Nullable IOException failure) {
                return answer != null && answer.status() == 418
                        ? Optional.of(Decision.of(Action.RETRY))
                        : Optional.empty();
            }

            @Override
            public List<CustomBackoffStrategy> backoffStrategies() {
                return List.of(backoff());
            }
        };
    }

    private static CustomBackoffStrategy backoff() {
        return (answer, attempts) -> Optional.of(Duration.ofMillis(attempts));
    }

    private static CustomConfigTransformation configTransformation() {
        return config -> config.put("name", "from the configuration");
    }

    /** Once the position stood in {@code since}. */
    private static CustomComponent stateMigration(ComponentContext context) {
        String old = context.text("old_field", "since");
        return new CustomStateMigration() {
            @Override
            public boolean shouldMigrate(Map<String, @Nullable Object> state) {
                return state.containsKey(old);
            }

            @Override
            public Map<String, @Nullable Object> migrate(Map<String, @Nullable Object> state) {
                return record("at", state.get(old));
            }
        };
    }

    private static CustomRecordExtractor jobStatus() {
        return body -> {
            Map<?, ?> answer = (Map<?, ?>) Objects.requireNonNull(body.first());
            return List.of(record("status", "job " + answer.get("ids"))).iterator();
        };
    }

    private static CustomValidationStrategy validation() {
        return value -> "forbidden".equals(value) ? Optional.of("this value is forbidden") : Optional.empty();
    }

    private static Map<String, @Nullable Object> record(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            record.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return record;
    }
}
