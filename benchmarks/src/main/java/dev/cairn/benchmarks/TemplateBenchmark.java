package dev.cairn.benchmarks;

import dev.cairn.json.Json;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import dev.cairn.templates.Templates;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Evaluates typical templates, which {@code templates.py} evaluates with the reference. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
public class TemplateBenchmark {

    @Param({"date-slice", "nested-get", "url", "stop-condition", "format-datetime"})
    @SuppressWarnings("NullAway.Init") // set by JMH
    private String template;

    @SuppressWarnings("NullAway.Init") // set by JMH
    private Template compiled;

    @SuppressWarnings("NullAway.Init") // set by JMH
    private Scope scope;

    /** Reads the templates and their variables, which are those of the Python side. */
    @Setup
    public void compile() throws IOException {
        try (InputStream in = Objects.requireNonNull(TemplateBenchmark.class.getResourceAsStream("templates.json"))) {
            Map<?, ?> file = (Map<?, ?>) Objects.requireNonNull(Json.parse(in.readAllBytes()));
            Map<?, ?> variables = (Map<?, ?>) Objects.requireNonNull(file.get("context"));
            scope = name -> variables.containsKey(name) ? variables.get(name) : Scope.UNDEFINED;
            for (Object entry : (List<?>) Objects.requireNonNull(file.get("templates"))) {
                Map<?, ?> one = (Map<?, ?>) entry;
                if (template.equals(one.get("name"))) {
                    compiled = new Templates(Clock.systemUTC()).compile(String.valueOf(one.get("text")));
                }
            }
        }
    }

    /** One evaluation. */
    @Benchmark
    public @Nullable Object evaluate() {
        return compiled.evaluate(scope);
    }
}
