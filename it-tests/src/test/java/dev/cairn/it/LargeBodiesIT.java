package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Bodies that are several times as large as the heap are read, in a JVM of their own. {@code -Dlarge.megabytes=2048
 * -Dlarge.heap=256m} makes them as large as they should ever be; it takes minutes.
 */
@Tag("thorough")
class LargeBodiesIT {

    private static final long BYTES = Long.getLong("large.megabytes", 56) << 20;
    private static final String HEAP = System.getProperty("large.heap", "40m");

    @TempDir
    private Path folder = Path.of("");

    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final HttpServer server;

    /** A format, how a manifest reads it, and how it is made. */
    enum Format {
        JSON_ARRAY("{type: JsonDecoder}", "[]") {
            @Override
            long write(OutputStream out) throws IOException {
                out.write('[');
                long rows = rows(out, ROW, ",");
                out.write(']');
                return rows;
            }
        },
        JSON_AT_A_PATH("{type: JsonDecoder}", "[data, rows]") {
            @Override
            long write(OutputStream out) throws IOException {
                out.write("{\"more\": {\"a\": [1, 2]}, \"data\": {\"rows\": [".getBytes(StandardCharsets.UTF_8));
                long rows = rows(out, ROW, ",\n");
                out.write("]}, \"next\": null}".getBytes(StandardCharsets.UTF_8));
                return rows;
            }
        },
        JSON_ITEMS("{type: JsonItemsDecoder, items_path: rows}", "[]") {
            @Override
            long write(OutputStream out) throws IOException {
                out.write("{\"rows\": [".getBytes(StandardCharsets.UTF_8));
                long rows = rows(out, ROW, ",");
                out.write("]}".getBytes(StandardCharsets.UTF_8));
                return rows;
            }
        },
        GZIP_CSV("{type: GzipDecoder, decoder: {type: CsvDecoder}}", "[]") {
            @Override
            long write(OutputStream out) throws IOException {
                try (Packed packed = new Packed(out)) {
                    packed.write("id,name,text\n".getBytes(StandardCharsets.UTF_8));
                    return rows(packed, "%1$d,row %1$d,\"a text, of some length, as reports have them %1$d\"\n", "");
                }
            }
        },
        GZIP_JSON_ARRAY("{type: GzipDecoder, decoder: {type: JsonDecoder}}", "[]") {
            @Override
            long write(OutputStream out) throws IOException {
                try (Packed packed = new Packed(out)) {
                    return JSON_ARRAY.write(packed);
                }
            }
        },
        GZIP_IN_GZIP("{type: GzipDecoder, decoder: {type: GzipDecoder, decoder: {type: CsvDecoder}}}", "[]") {
            @Override
            long write(OutputStream out) throws IOException {
                try (Packed packed = new Packed(out)) {
                    return GZIP_CSV.write(packed);
                }
            }
        },
        JSONL("{type: JsonlDecoder}", "[]") {
            @Override
            long write(OutputStream out) throws IOException {
                return rows(out, ROW + "\n", "");
            }
        },
        XML("{type: XmlDecoder}", "[feed, rows, row]") {
            @Override
            long write(OutputStream out) throws IOException {
                out.write("<?xml version=\"1.0\"?><feed version=\"2\"><more/><rows>".getBytes(StandardCharsets.UTF_8));
                long rows =
                        rows(out, "<row id=\"%1$d\"><name>row %1$d</name><text>of some length %1$d</text></row>", "\n");
                out.write("</rows></feed>".getBytes(StandardCharsets.UTF_8));
                return rows;
            }
        },
        ZIPPED_JSONL("{type: ZipfileDecoder, decoder: {type: JsonlDecoder}}", "[]") {
            @Override
            long write(OutputStream out) throws IOException {
                ZipOutputStream zip = new ZipOutputStream(out);
                zip.setLevel(Deflater.BEST_SPEED);
                zip.putNextEntry(new ZipEntry("rows.jsonl"));
                long rows = rows(zip, ROW + "\n", "");
                zip.finish();
                return rows;
            }
        };

        private static final String ROW =
                "{\"id\": %1$d, \"name\": \"row %1$d\", \"text\": \"a text, of some length, as reports have them %1$d\"}";

        private final String decoder;
        private final String path;

        Format(String decoder, String path) {
            this.decoder = decoder;
            this.path = path;
        }

        /** Writes a body and says how many rows it has. */
        abstract long write(OutputStream out) throws IOException;

        private static long rows(OutputStream out, String row, String separator) throws IOException {
            byte[] between = separator.getBytes(StandardCharsets.UTF_8);
            String[] parts = row.split("%1\\$d", -1);
            long written = 0;
            long rows = 0;
            while (written < BYTES) {
                if (rows > 0) {
                    out.write(between);
                }
                rows++;
                byte[] line = String.join(Long.toString(rows), parts).getBytes(StandardCharsets.UTF_8);
                out.write(line);
                written += line.length + between.length;
            }
            return rows;
        }
    }

    private static final class Packed extends GZIPOutputStream {

        Packed(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    LargeBodiesIT() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(workers);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        workers.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void aBodyLargerThanTheHeapIsRead(Format format) throws IOException, InterruptedException {
        long[] sent = new long[1];
        server.createContext("/rows", exchange -> sent[0] = send(exchange, format));
        long[] read = new long[1];
        long start = System.nanoTime();
        int exit = read(format, read);
        System.out.printf(
                "%s: %d MB, heap %s, %d records in %.1f s%n",
                format, BYTES >> 20, HEAP, read[0], (System.nanoTime() - start) / 1e9);
        assertEquals(0, exit);
        assertEquals(sent[0], read[0]);
    }

    private static long send(HttpExchange exchange, Format format) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (exchange;
                OutputStream out = new BufferedOutputStream(exchange.getResponseBody(), 1 << 16)) {
            return format.write(out);
        }
    }

    /** Runs the command line with little heap and counts its records. */
    private int read(Format format, long[] records) throws IOException, InterruptedException {
        Path manifest = Files.writeString(folder.resolve("manifest.yaml"), """
                version: 7.0.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [rows]}
                streams:
                  - type: DeclarativeStream
                    name: rows
                    retriever:
                      type: SimpleRetriever
                      requester: {type: HttpRequester, url_base: "http://127.0.0.1:%d", path: /rows}
                      decoder: %s
                      record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: %s}}
                    schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                """.formatted(
                        server.getAddress().getPort(), format.decoder, format.path));
        Path config = Files.writeString(folder.resolve("config.json"), "{}");
        Path catalog = Files.writeString(folder.resolve("catalog.json"), """
                {"streams": [{"stream": {"name": "rows", "json_schema": {}, "supported_sync_modes": ["full_refresh"]},
                 "sync_mode": "full_refresh", "destination_sync_mode": "append"}]}
                """);
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.cairn.cli.Main",
                        "read",
                        "--manifest-path",
                        manifest.toString(),
                        "--config",
                        config.toString(),
                        "--catalog",
                        catalog.toString()))
                .redirectError(folder.resolve("stderr.txt").toFile())
                .start();
        records[0] = records(process.getInputStream());
        return process.waitFor();
    }

    /** How many lines start as those of records do. */
    private static long records(InputStream output) throws IOException {
        byte[] start = "{\"type\":\"RECORD\"".getBytes(StandardCharsets.UTF_8);
        byte[] buffer = new byte[1 << 16];
        long records = 0;
        int column = 0;
        for (int count = output.read(buffer); count >= 0; count = output.read(buffer)) {
            for (int i = 0; i < count; i++) {
                if (buffer[i] == '\n') {
                    column = 0;
                } else if (column >= 0 && column < start.length) {
                    column = buffer[i] == start[column] ? column + 1 : -1;
                    records += column == start.length ? 1 : 0;
                }
            }
        }
        return records;
    }
}
