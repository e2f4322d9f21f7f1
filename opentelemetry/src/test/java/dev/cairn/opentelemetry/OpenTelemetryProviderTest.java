package dev.cairn.opentelemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.runtime.sync.SyncResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What operators may have set for a whole cluster. */
@Isolated // it sets system properties
class OpenTelemetryProviderTest {

    private final List<String> problems = new CopyOnWriteArrayList<>();

    private void run(Map<String, String> properties) {
        properties.forEach(System::setProperty);
        try (var telemetry = new OpenTelemetryProvider().begin(null, text -> text, problems::add)) {
            telemetry.ended(SyncResult.COMPLETE);
        } finally {
            properties.keySet().forEach(System::clearProperty);
        }
    }

    @Test
    void whereGrpcIsWantedHttpIsTakenAndTold() {
        run(Map.of(
                "otel.exporter.otlp.protocol", "grpc",
                "otel.exporter.otlp.endpoint", "http://127.0.0.1:4317",
                "otel.traces.exporter", "none",
                "otel.metrics.exporter", "none"));
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.get(0).contains("otel.exporter.otlp.protocol=http/protobuf"), problems.toString());
        assertTrue(problems.get(0).contains("otel.exporter.otlp.endpoint=http://127.0.0.1:4318"), problems.toString());
    }

    @Test
    void grpcForOneSignalIsTakenForHttpToo() {
        run(Map.of(
                "otel.exporter.otlp.traces.protocol", "grpc",
                "otel.exporter.otlp.traces.endpoint", "http://127.0.0.1:1",
                "otel.metrics.exporter", "none"));
        assertTrue(problems.get(0).contains("otel.exporter.otlp.traces.protocol=http/protobuf"), problems.toString());
    }

    @Test
    void whatTheSdkLogsIsALineAndNoStackTrace() {
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            run(Map.of("otel.traces.exporter", "none", "otel.metrics.exporter", "none"));
            for (int turn = 1; turn <= 3; turn++) {
                LogRecord problem = new LogRecord(Level.SEVERE, "The queue is full. Spans were dropped\n\tat a.B");
                problem.setLoggerName("io.opentelemetry.test");
                problem.setThrown(new IllegalStateException("refused"));
                Logger.getLogger("io.opentelemetry.test").log(problem);
            }
        } finally {
            System.setErr(before);
        }
        assertEquals(List.of("The queue is full. Spans were dropped"), problems);
        assertEquals("", printed.toString(StandardCharsets.UTF_8));
    }
}
