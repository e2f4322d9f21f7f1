package dev.cairn.benchmarks;

import dev.cairn.checkpoint.ConcurrentCursor;
import dev.cairn.checkpoint.Cursors;
import dev.cairn.checkpoint.PaginationTracker;
import dev.cairn.core.slice.Slice;
import dev.cairn.models.DatetimeBasedCursorModel;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the ledger costs per record: a hundred slices of ten pages of a hundred records, with and without checkpoints. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:TieredStopAtLevel=1")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LedgerBenchmark {

    private static final int SLICES = 100;
    private static final int PAGES = 10;
    private static final int PAGE_SIZE = 100;

    /** {@code pages_per_checkpoint_interval}; 0 for off. */
    @Param({"0", "5", "1"})
    @SuppressWarnings("NullAway.Init") // set by JMH
    private int interval;

    /** Observes the records of a sync. */
    @Benchmark
    @OperationsPerInvocation(SLICES * PAGES * PAGE_SIZE)
    public int observed() {
        Map<String, @Nullable Object> model = new LinkedHashMap<>();
        model.put("type", "DatetimeBasedCursor");
        model.put("cursor_field", "at");
        model.put("datetime_format", "%Y-%m-%d");
        model.put("start_datetime", "2024-01-01");
        model.put("end_datetime", LocalDate.parse("2024-01-01").plusDays(SLICES).toString());
        model.put("step", "P1D");
        model.put("cursor_granularity", "P1D");
        if (interval > 0) {
            model.put("pages_per_checkpoint_interval", (long) interval);
        }
        ConcurrentCursor cursor = Cursors.resume("s", DatetimeBasedCursorModel.fromJson(model), Map.of(), Map.of());
        int[] states = new int[1];
        cursor.start(state -> states[0]++);
        for (Slice slice : cursor) {
            PaginationTracker pages = cursor.open(slice);
            String day = String.valueOf(slice.window().get("start_time"));
            for (int page = 0; page < PAGES; page++) {
                for (int i = 0; i < PAGE_SIZE; i++) {
                    pages.observe(cursor.parse(day));
                }
                pages.pageCompleted();
            }
            pages.closed();
        }
        cursor.finished();
        return states[0];
    }
}
