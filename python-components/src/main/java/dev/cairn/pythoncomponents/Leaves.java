package dev.cairn.pythoncomponents;

import dev.cairn.runtime.spi.BatchExtractor;
import dev.cairn.runtime.spi.BatchFilter;
import dev.cairn.runtime.spi.Credentials;
import dev.cairn.runtime.spi.CustomComponent;
import dev.cairn.runtime.spi.CustomConfigTransformation;
import dev.cairn.runtime.spi.CustomPaginationStrategy;
import dev.cairn.runtime.spi.CustomSchemaLoader;
import dev.cairn.runtime.spi.CustomStateMigration;
import dev.cairn.runtime.spi.CustomValidationStrategy;
import dev.cairn.runtime.spi.HttpCall;
import dev.cairn.runtime.spi.PageInfo;
import dev.cairn.runtime.spi.RecordBatch;
import dev.cairn.runtime.spi.ResponseValues;
import dev.cairn.runtime.spi.SigningAuthenticator;
import dev.cairn.runtime.spi.StreamSlice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The kinds of components that can stand alone in the side process, by the names of their definitions. */
final class Leaves {

    private static final Map<String, Function<RemoteComponent, CustomComponent>> KINDS = Map.ofEntries(
            Map.entry("CustomTransformation", PythonTransformation::of),
            Map.entry("CustomSchemaNormalization", PythonTransformation::normalization),
            Map.entry("CustomRecordFilter", PythonFilter::new),
            Map.entry("CustomRecordExtractor", PythonExtractor::new),
            Map.entry("CustomDecoder", PythonDecoder::new),
            Map.entry("CustomErrorHandler", PythonErrorHandler::new),
            Map.entry("CustomBackoffStrategy", PythonBackoff::new),
            Map.entry("CustomPaginationStrategy", PythonPagination::new),
            Map.entry("CustomAuthenticator", PythonAuthenticator::new),
            Map.entry("CustomSchemaLoader", Leaves::schemaLoader),
            Map.entry("CustomStateMigration", Leaves::stateMigration),
            Map.entry("CustomConfigTransformation", Leaves::configTransformation),
            Map.entry("CustomValidationStrategy", Leaves::validation));

    private Leaves() {}

    /** The component that an object is; empty where its kind is none of these. */
    static Optional<CustomComponent> of(RemoteComponent object) {
        return Optional.ofNullable(KINDS.get(object.context().definition())).map(kind -> kind.apply(object));
    }

    private static CustomSchemaLoader schemaLoader(RemoteComponent object) {
        return () -> object(object.value("schema"));
    }

    private static CustomStateMigration stateMigration(RemoteComponent object) {
        return new CustomStateMigration() {
            @Override
            public boolean shouldMigrate(Map<String, @Nullable Object> state) {
                return Boolean.TRUE.equals(object.value("should_migrate", Map.of("state", state)));
            }

            @Override
            public Map<String, @Nullable Object> migrate(Map<String, @Nullable Object> state) {
                return object(object.value("migrate", Map.of("state", state)));
            }
        };
    }

    private static CustomConfigTransformation configTransformation(RemoteComponent object) {
        return config -> {
            Map<String, @Nullable Object> changed = object(object.value("transform_config", Map.of("config", config)));
            config.clear();
            config.putAll(changed);
        };
    }

    private static CustomValidationStrategy validation(RemoteComponent object) {
        return value -> {
            Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
            arguments.put("value", value);
            return Optional.ofNullable(object.value("validate", arguments)).map(String::valueOf);
        };
    }

    private static Map<String, @Nullable Object> object(@Nullable Object value) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> members.put(String.valueOf(name), member));
        }
        return members;
    }

    /** An extractor in Python. Thread-safe. */
    private record PythonExtractor(RemoteComponent object) implements BatchExtractor {

        @Override
        public Batches batches(ResponseValues body) throws IOException {
            return new PythonFeed(
                    object, "extract", ResponseArgument.whole(object.bodies(), body.answer(), body.raw()));
        }
    }

    /** A pagination strategy in Python. Thread-safe. */
    private record PythonPagination(RemoteComponent object) implements CustomPaginationStrategy {

        @Override
        public @Nullable Object initialToken() {
            return object.value("initial_token");
        }

        @Override
        public @Nullable Object nextToken(PageInfo page) {
            Map<String, @Nullable Object> arguments = object.arguments();
            arguments.put("records", page.records());
            arguments.put("last_record", page.lastRecord());
            arguments.put("token", page.token());
            arguments.put("slice", Slices.json(page.slice()));
            arguments.put("reduced_size", page.reducedSize());
            try (ResponseArgument response = ResponseArgument.lazy(object.bodies(), page.answer())) {
                arguments.put("response", response.json());
                return object.value("next_token", arguments);
            }
        }

        @Override
        public @Nullable Integer pageSize() {
            return object.value("page_size") instanceof Long size ? Math.toIntExact(size) : null;
        }
    }

    /** An authenticator in Python. Thread-safe as far as that one is. */
    private record PythonAuthenticator(RemoteComponent object) implements SigningAuthenticator {

        @Override
        public Credentials credentials() {
            Map<?, ?> parts = object.value("credentials") instanceof Map<?, ?> map ? map : Map.of();
            return new Credentials(
                    texts(parts.get("headers")),
                    members(parts.get("params")),
                    members(parts.get("data")),
                    members(parts.get("json")));
        }

        @Override
        public HttpCall sign(HttpCall request) {
            Map<String, @Nullable Object> arguments = object.arguments();
            arguments.put("method", request.method());
            arguments.put("url", request.url());
            arguments.put("headers", request.headers());
            byte[] body = request.body();
            arguments.put("has_body", body != null);
            Frame signed = object.call("sign", arguments, body == null ? Frame.NOTHING : body);
            Map<?, ?> parts = signed.object("ok");
            HttpCall call = request.withUrl(String.valueOf(parts.get("url")));
            for (Map.Entry<String, String> header : texts(parts.get("headers")).entrySet()) {
                call = call.withHeader(header.getKey(), header.getValue());
            }
            return Boolean.TRUE.equals(parts.get("has_body")) ? call.withBody(signed.attachment()) : call;
        }

        @Override
        public boolean renew() {
            return Boolean.TRUE.equals(object.value("renew"));
        }

        private static Map<String, String> texts(@Nullable Object given) {
            Map<String, String> texts = new LinkedHashMap<>();
            members(given).forEach((name, value) -> texts.put(name, String.valueOf(value)));
            return texts;
        }

        private static Map<String, @Nullable Object> members(@Nullable Object given) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            if (given instanceof Map<?, ?> map) {
                map.forEach((name, value) -> members.put(String.valueOf(name), value));
            }
            return members;
        }
    }

    /** A filter in Python, which sees the records of a page as one iterable. Thread-safe. */
    private record PythonFilter(RemoteComponent object) implements BatchFilter {

        @Override
        public OfPage open(StreamSlice slice, @Nullable Object pageToken) {
            Map<String, @Nullable Object> arguments = object.arguments();
            arguments.put("page", object.nextNumber());
            arguments.put("slice", Slices.json(slice));
            arguments.put("token", pageToken);
            return new Page(object, arguments);
        }

        private static final class Page implements OfPage {

            private final RemoteComponent object;
            private final Map<String, @Nullable Object> arguments;
            private boolean begun;
            private boolean ended;

            Page(RemoteComponent object, Map<String, @Nullable Object> arguments) {
                this.object = object;
                this.arguments = arguments;
            }

            @Override
            public Kept filter(byte[] json, boolean last) {
                begun = true;
                arguments.put("last", last);
                arguments.put("exact", !FastParser.reads(json));
                Frame kept = object.call("filter", arguments, json);
                Map<?, ?> outcome = kept.object("ok");
                RuntimeException failure = SideProcessException.failure(outcome, id -> object.name());
                ended = last || failure != null;
                List<Long> positions = new ArrayList<>();
                if (outcome.get("positions") instanceof List<?> given) {
                    given.forEach(
                            position -> positions.add(position instanceof Long number ? number : Long.valueOf(-1)));
                }
                return new Kept(new RecordBatch(kept.attachment(), failure), positions);
            }

            @Override
            public void close() {
                if (begun && !ended) {
                    ended = true;
                    object.call("filter_end", arguments, Frame.NOTHING);
                }
            }
        }
    }
}
