package dev.cairn.opentelemetry;

import dev.cairn.runtime.sync.SyncTelemetry;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Tells of a sync as OpenTelemetry's variables of the environment and system properties say ({@code OTEL_…}). */
public final class OpenTelemetryProvider implements SyncTelemetry.Provider {

    /** Where nothing is said. We have no logs; and HTTP needs no other library than the JDK. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "otel.service.name", "cairn",
            "otel.exporter.otlp.protocol", "http/protobuf",
            "otel.logs.exporter", "none");

    @Override
    public SyncTelemetry begin(@Nullable String account, UnaryOperator<String> mask, Consumer<String> problems) {
        SdkProblems.tellTo(problems);
        // A signal ends a sync after its last states; the SDK is closed behind them and not before.
        return new OpenTelemetrySync(
                AutoConfiguredOpenTelemetrySdk.builder()
                        .addPropertiesSupplier(() -> DEFAULTS)
                        .addPropertiesCustomizer(properties -> HttpProtocol.instead(properties, problems))
                        .addResourceCustomizer((resource, config) -> account == null
                                ? resource
                                : resource.toBuilder()
                                        .put("cairn.account", account)
                                        .build())
                        .disableShutdownHook()
                        .build()
                        .getOpenTelemetrySdk(),
                System.getenv(),
                mask);
    }
}
