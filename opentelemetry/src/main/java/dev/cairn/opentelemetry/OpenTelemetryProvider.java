package dev.cairn.opentelemetry;

import dev.cairn.runtime.sync.SyncListener;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/** Tells of a sync as OpenTelemetry's variables of the environment and system properties say ({@code OTEL_…}). */
public final class OpenTelemetryProvider implements SyncListener.Provider {

    /** Where nothing is said. We have no logs; and HTTP needs no other library than the JDK. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "otel.service.name", "cairn",
            "otel.exporter.otlp.protocol", "http/protobuf",
            "otel.logs.exporter", "none");

    @Override
    public SyncListener begin(@Nullable String account, UnaryOperator<String> mask, Consumer<String> problems) {
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

    /** OTLP over HTTP where gRPC is wanted, as for a whole cluster: the exporter of gRPC would need a library of its own. */
    private static final class HttpProtocol {

        private static final String HTTP = "http/protobuf";
        private static final List<String> SIGNALS = List.of("otlp", "otlp.traces", "otlp.metrics");

        private HttpProtocol() {}

        /**
         * What is to be taken in place of properties. Collectors take gRPC at port 4317 and HTTP at 4318.
         *
         * @param problems is told what is taken instead
         */
        static Map<String, String> instead(ConfigProperties properties, Consumer<String> problems) {
            Map<String, String> instead = new LinkedHashMap<>();
            for (String signal : SIGNALS) {
                String protocol = properties.getString("otel.exporter." + signal + ".protocol");
                if (protocol != null && !protocol.equals(HTTP)) {
                    instead.put("otel.exporter." + signal + ".protocol", HTTP);
                    String endpoint = properties.getString("otel.exporter." + signal + ".endpoint");
                    if (endpoint != null && endpoint.matches("https?://[^/]*:4317(/.*)?")) {
                        instead.put(
                                "otel.exporter." + signal + ".endpoint",
                                endpoint.replaceFirst(":4317(?=/|$)", ":4318"));
                    }
                }
            }
            if (!instead.isEmpty()) {
                problems.accept("only the protocol " + HTTP + " is there, and is used: " + instead);
            }
            return instead;
        }
    }

    /** Tells of problems that the SDK logs, such as a collector that is away: one line for each kind, and no stack traces. */
    private static final class SdkProblems extends Handler {

        /** Kept, since a logger that nobody keeps loses its handlers. */
        private static final Logger SDK = Logger.getLogger("io.opentelemetry");

        private static final SimpleFormatter FORMATTER = new SimpleFormatter();

        /** Of all syncs of the process: they have one collector. */
        private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

        private final Consumer<String> problems;

        private SdkProblems(Consumer<String> problems) {
            this.problems = problems;
        }

        /** Tells somebody from now on, and nobody else. */
        static synchronized void tellTo(Consumer<String> problems) {
            for (Handler handler : SDK.getHandlers()) {
                if (handler instanceof SdkProblems) {
                    SDK.removeHandler(handler);
                }
            }
            SDK.setUseParentHandlers(false);
            SDK.addHandler(new SdkProblems(problems));
        }

        @Override
        public void publish(LogRecord problem) {
            if (problem.getLevel().intValue() < Level.WARNING.intValue()) {
                return;
            }
            String text = FORMATTER.formatMessage(problem).replaceAll("(?s)\\s*\\R.*", "");
            // Readers and exporters of traces and metrics each tell that the one collector is away.
            String kind = text.toLowerCase(Locale.ROOT).contains("export") ? "export" : problem.getLoggerName();
            if (TOLD.add(kind)) {
                problems.accept(text);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
