package dev.cairn.benchmarks;

import dev.cairn.json.Json;
import dev.cairn.json.scan.JsonOutput;
import dev.cairn.records.FieldPath;
import dev.cairn.records.StreamRecord;
import dev.cairn.records.decoder.JsonDecoder;
import dev.cairn.records.extract.DpathExtractor;
import dev.cairn.records.normalize.SchemaNormalizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From a page of a thousand records of about 1 KB to output bytes, per record; with the compiler that the launcher
 * chooses.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:TieredStopAtLevel=1")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RecordBenchmark {

    private static final int RECORDS = 1000;

    private final DpathExtractor extractor =
            new DpathExtractor(new JsonDecoder(false), () -> new FieldPath("data"), null);
    private final byte[] page = page().getBytes(StandardCharsets.UTF_8);
    private final JsonOutput out = new JsonOutput(1 << 21);
    private final SchemaNormalizer normalizer = normalizer();

    /** Records that nothing changes. */
    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public int copied() throws IOException {
        out.reset();
        for (StreamRecord record : extractor.extract(page)) {
            record.render(out);
        }
        return out.size();
    }

    /** Records of which one field is read and one is added. */
    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public int changed() throws IOException {
        out.reset();
        for (StreamRecord record : extractor.extract(page)) {
            Map<String, @Nullable Object> tree = record.tree();
            tree.put("name", tree.get("first_name") + " " + tree.get("id"));
            StreamRecord.ofTree(tree).render(out);
        }
        return out.size();
    }

    /** Records of which three fields are cast. */
    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public int normalised() throws IOException {
        out.reset();
        for (StreamRecord record : extractor.extract(page)) {
            Map<String, @Nullable Object> tree = record.tree();
            normalizer.normalize(tree);
            StreamRecord.ofTree(tree).render(out);
        }
        return out.size();
    }

    /** Records that are decoded and written whole, as a comparison. */
    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public int parsedAndWritten() throws IOException {
        out.reset();
        out.writeValue(Json.parse(page));
        return out.size();
    }

    private static String page() {
        StringBuilder text = new StringBuilder("{\"data\":[");
        for (int i = 0; i < RECORDS; i++) {
            text.append(i == 0 ? "" : ",")
                    .append("{\"id\":")
                    .append(i)
                    .append(",\"first_name\":\"Lorem\",\"amount\":")
                    .append(i * 1.25)
                    .append(",\"verified\":true,\"deleted_at\":null,\"tags\":[\"a\",\"b\",\"c\"],")
                    .append("\"address\":{\"city\":\"Ipsum\",\"zip\":\"01234\"},\"description\":\"")
                    .append("lorem ipsum ".repeat(70))
                    .append("\"}");
        }
        return text.append("]}").toString();
    }

    @SuppressWarnings("unchecked") // the text is an object
    private static SchemaNormalizer normalizer() {
        try {
            Map<String, @Nullable Object> schema = (Map<String, @Nullable Object>) Objects.requireNonNull(Json.parse(
                    "{\"properties\":{\"id\":{\"type\":\"string\"},\"amount\":{\"type\":\"string\"},\"verified\":{\"type\":\"boolean\"},"
                            + "\"tags\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}},"
                            + "\"address\":{\"type\":\"object\",\"properties\":{\"zip\":{\"type\":\"integer\"}}}}}"));
            return new SchemaNormalizer(schema, warning -> {});
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
