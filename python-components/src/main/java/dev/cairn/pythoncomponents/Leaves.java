package dev.cairn.pythoncomponents;

import dev.cairn.runtime.spi.CustomComponent;
import dev.cairn.runtime.spi.CustomConfigTransformation;
import dev.cairn.runtime.spi.CustomSchemaLoader;
import dev.cairn.runtime.spi.CustomStateMigration;
import dev.cairn.runtime.spi.CustomValidationStrategy;
import java.util.LinkedHashMap;
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
}
