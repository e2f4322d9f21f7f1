package dev.cairn.it;

import dev.cairn.it.CrashApi.Kind;
import dev.cairn.it.CrashHarness.Result;
import dev.cairn.it.CrashHarness.Victim;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Many kills, without a test around them: several syncs at a time, with the counts so far after each batch.
 *
 * <pre>{@code
 * cd it-tests && java -cp target/test-classes:../cli/target/cairn.jar CrashLongRun KILLS [LANES] [SEED]
 * }</pre>
 *
 * <p>With {@code -Dcairn.python=INTERPRETER} they are syncs through Python.
 *
 * <p>Wants {@code cli/target/cairn.jar}, which {@code mvn package} makes, and {@code cairn.jsa}, which {@code ./cairn demo} makes then. Copy them and
 * {@code target/test-classes} elsewhere to go on building while it runs.
 */
final class CrashLongRun {

    private static final int BATCH = 10;
    private static final List<Way> WAYS = Stream.of(Kind.values())
            .filter(kind -> kind.isPython() == Python.isThere())
            .flatMap(kind -> Stream.of(Victim.values())
                    .filter(victim -> kind.isPython() || victim == Victim.JVM)
                    .map(victim -> new Way(kind, victim)))
            .toList();

    private final Map<Way, Result> results = new LinkedHashMap<>();

    private record Way(Kind kind, Victim victim) {}

    private CrashLongRun() {}

    /**
     * Ends with the exit code 1 at the first record that is lost.
     *
     * @param arguments how many kills; how many syncs at a time (3 when left out); a number to draw the moments from (1)
     */
    public static void main(String[] arguments) throws InterruptedException {
        int kills = Integer.parseInt(arguments[0]);
        int lanes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
        CrashLongRun run = new CrashLongRun();
        ExecutorService workers = Executors.newFixedThreadPool(lanes);
        try {
            List<Callable<Boolean>> batches = IntStream.range(0, (kills + BATCH - 1) / BATCH)
                    .<Callable<Boolean>>mapToObj(batch -> () -> run.batch(batch, seed))
                    .toList();
            for (Future<Boolean> batch : batches.stream().map(workers::submit).toList()) {
                batch.get();
            }
            System.out.println("done");
        } catch (ExecutionException e) {
            System.out.println("FAILED: " + e.getCause());
            System.exit(1);
        } finally {
            workers.shutdownNow();
        }
    }

    private boolean batch(int batch, long seed) throws Exception {
        Way way = WAYS.get(batch % WAYS.size());
        Path folder = Files.createTempDirectory("crash");
        try (CrashHarness harness = new CrashHarness(way.kind, way.victim, folder)) {
            add(way, harness.run(BATCH, seed * 1_000_003 + batch));
        }
        return true;
    }

    private synchronized void add(Way way, Result result) {
        results.merge(way, result, Result::plus);
        int kills = results.values().stream().mapToInt(Result::kills).sum();
        System.out.println(LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS) + " " + kills + " kills");
        results.values().forEach(System.out::println);
    }
}
