package dev.cairn.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.benchmarks.componentpojo.DeclarativeComponentSchema;
import dev.cairn.benchmarks.components.DeclarativeSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
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
 * A manifest of 22 KB, read and written by Jackson's ObjectMapper: as our models of the component schema, and as the classes that
 * jsonschema2pojo makes of it, where what is one of several is an Object. Ours find out which one it is, and check it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ManifestBenchmark {

    private final ObjectMapper mapper = new ObjectMapper();
    private final byte[] document = document();
    private final DeclarativeSource ours = readOurs();
    private final DeclarativeComponentSchema theirs = readTheirs();

    @Benchmark
    public DeclarativeSource readOurs() {
        return read(DeclarativeSource.class);
    }

    @Benchmark
    public DeclarativeComponentSchema readTheirs() {
        return read(DeclarativeComponentSchema.class);
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

    private static byte[] document() {
        try (InputStream stream =
                Objects.requireNonNull(ManifestBenchmark.class.getResourceAsStream("manifest.json"), "manifest.json")) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
