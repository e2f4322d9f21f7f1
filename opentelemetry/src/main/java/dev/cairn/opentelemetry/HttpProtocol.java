package dev.cairn.opentelemetry;

import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** OTLP over HTTP where gRPC is wanted, as for a whole cluster: the exporter of gRPC would need a library of its own. */
final class HttpProtocol {

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
                            "otel.exporter." + signal + ".endpoint", endpoint.replaceFirst(":4317(?=/|$)", ":4318"));
                }
            }
        }
        if (!instead.isEmpty()) {
            problems.accept("only the protocol " + HTTP + " is there, and is used: " + instead);
        }
        return instead;
    }
}
