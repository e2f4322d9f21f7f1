package dev.cairn.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.benchmarks.models.Order;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An order of about 2 KB, read and written by Jackson's ObjectMapper: as our models, and as the classes that jsonschema2pojo makes
 * of the same schema. Ours check their bounds; theirs don't.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class ModelBenchmark {

    private final ObjectMapper mapper = new ObjectMapper();
    private final byte[] document = document().getBytes(StandardCharsets.UTF_8);
    private final Order ours = readOurs();
    private final dev.cairn.benchmarks.pojo.Order theirs = readTheirs();

    @Benchmark
    public Order readOurs() {
        return read(Order.class);
    }

    @Benchmark
    public dev.cairn.benchmarks.pojo.Order readTheirs() {
        return read(dev.cairn.benchmarks.pojo.Order.class);
    }

    @Benchmark
    public byte[] writeOurs() throws IOException {
        return mapper.writeValueAsBytes(ours);
    }

    @Benchmark
    public byte[] writeTheirs() throws IOException {
        return mapper.writeValueAsBytes(theirs);
    }

    private <T> T read(Class<T> type) {
        try {
            return mapper.readValue(document, type);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String document() {
        StringBuilder lines = new StringBuilder();
        for (int line = 1; line <= 8; line++) {
            lines.append(line == 1 ? "" : ",").append("""
                    {"sku":"sku-%1$d","title":"A thing that costs %1$d","quantity":%1$d,"price":%1$d.25,"discount":0.5,
                     "options":["red","large","wrapped"],"backordered":false}""".formatted(line));
        }
        return """
                {"id":"a1b2-c3d4","number":4711,"status":"paid","total":1234.5,"gift":true,"note":"Ring twice, please",
                 "tags":["new","export","priority"],"labels":{"channel":"web","campaign":"spring","region":"north"},
                 "customer":{"name":"Ada Lovelace","email":"ada@example.com","age":36,"newsletter":false,"addresses":[
                   {"kind":"home","street":"1 Main Street","city":"London","zip":"N1 7AA","country":"GB"},
                   {"kind":"work","street":"2 Side Street","city":"London","zip":"N1 7AB","country":"GB"}]},
                 "lines":[%s]}""".formatted(lines);
    }
}
