package dev.cairn.it.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Syncs against Debian's nginx, which closes its connections as often as it is told. Left out unless {@code soak.nginx} says
 * where nginx is; {@code .ci/run} does.
 */
@EnabledIfSystemProperty(
        named = "soak.nginx",
        matches = ".+",
        disabledReason = "no nginx was named with -Dsoak.nginx=/usr/sbin/nginx, so nothing was synced against it")
class NginxSoakIT {

    private static final Path NGINX = Path.of(System.getProperty("soak.nginx", ""));

    @TempDir
    private Path folder;

    /** How the server is spoken to. */
    enum Over {
        HTTP,
        TLS,
        HTTP2;

        String url(Nginx nginx) {
            return switch (this) {
                case HTTP -> nginx.http();
                case TLS -> nginx.https();
                case HTTP2 -> nginx.http2();
            };
        }
    }

    /** 200 streams of 50 slices, of which three in a hundred fail once. */
    @ParameterizedTest
    @CsvSource({"HTTP, 2", "HTTP, 10", "TLS, 2", "TLS, 10", "HTTP2, 2", "HTTP2, 10"})
    void everyRecordComesOnceWhateverTheServerDoes(Over over, int workers) throws Exception {
        try (SoakApi api = new SoakApi(true);
                Nginx nginx = nginx(api, "keepalive_requests 50; keepalive_timeout 1s;")) {
            Map<?, ?> report = sync(over, nginx, 200, 50, workers);
            assertEquals("COMPLETE", report.get("result"), report.toString());
            assertEquals(30_000L, report.get("records"));
            assertEquals(30_000L, report.get("distinct"));
            assertEquals(10_000, api.pages());
            assertTrue(number(report, "peakThreads") <= workers + 25, report.toString());
            List<Long> heap = ((List<?>) Objects.requireNonNull(report.get("heapMegabytes")))
                    .stream().map(megabytes -> ((Number) megabytes).longValue()).toList();
            long early = Collections.min(heap.subList(0, 3));
            long late = Collections.min(heap.subList(heap.size() - 3, heap.size()));
            assertTrue(late <= early + 8, "the heap grows: " + heap);
        }
    }

    /** Nothing fails here but that connections end. */
    @ParameterizedTest
    @CsvSource({
        "HTTP, 'keepalive_requests 1;'",
        "HTTP, 'keepalive_requests 7;'",
        "HTTP, 'keepalive_timeout 1ms;'",
        "TLS, 'keepalive_requests 7;'",
        "TLS, 'keepalive_timeout 1ms;'",
        "HTTP2, 'keepalive_requests 1;'",
        "HTTP2, 'keepalive_requests 7;'",
        "HTTP2, 'keepalive_requests 100;'",
        "HTTP2, 'keepalive_timeout 1ms;'",
        "HTTP2, 'http2_max_concurrent_streams 1;'",
        "HTTP2, 'http2_max_concurrent_streams 4;'"
    })
    void connectionsThatEndCostNothing(Over over, String settings) throws Exception {
        try (SoakApi api = new SoakApi(false);
                Nginx nginx = nginx(api, settings)) {
            Map<?, ?> report = sync(over, nginx, 40, 25, 12);
            assertEquals("COMPLETE", report.get("result"), report.toString());
            assertEquals(3_000L, report.get("distinct"));
            assertEquals(0L, report.get("waits"), report.toString());
            assertEquals(0, api.askedAgain(), "pages that were asked for twice");
        }
    }

    private static long number(Map<?, ?> report, String key) {
        return ((Number) Objects.requireNonNull(report.get(key))).longValue();
    }

    private Nginx nginx(SoakApi api, String settings) throws IOException, InterruptedException {
        return new Nginx(NGINX, folder, api.port(), settings);
    }

    private static Map<?, ?> sync(Over over, Nginx nginx, int streams, int slices, int workers)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djavax.net.ssl.trustStore=" + nginx.trustStore(),
                "-Djavax.net.ssl.trustStorePassword=changeit",
                "-Dcairn.http.version=" + (over == Over.HTTP2 ? "2" : "1.1"),
                "-cp",
                System.getProperty("java.class.path"),
                SoakProcess.class.getName(),
                over.url(nginx),
                Integer.toString(streams),
                Integer.toString(slices),
                Integer.toString(workers)));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        System.out.println(over + ", " + workers + " workers: " + out.strip());
        return (Map<?, ?>) Objects.requireNonNull(Json.parse(out));
    }
}
