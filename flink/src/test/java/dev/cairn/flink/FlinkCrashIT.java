package dev.cairn.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.flink.Events.Kind;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that are killed: what a file sink has in the end is each record once. {@code -Dcairn.flink.kills=N} kills
 * more often, {@code -Dcairn.flink.kind=NEWEST_FIRST} reads slices that descend; each third time it is the job manager.
 */
@Tag("thorough")
class FlinkCrashIT {

    private static final int KILLS = Integer.getInteger("cairn.flink.kills", 2);
    private static final Kind KIND = Kind.valueOf(System.getProperty("cairn.flink.kind", "LISTS"));

    @TempDir
    Path folder;

    @Test
    void filesHaveEachRecordOnceWhateverIsKilled() throws Exception {
        Events events = Events.of(KIND, 40, 100 * Math.max(1, KILLS / 2)).pages(10);
        try (EventApi api = EventApi.of(events, Quota.NONE, 20_000);
                ProcessCluster cluster = ProcessCluster.of(folder.resolve("cluster"), 2)) {
            JobClient job = start(cluster, api, "");
            long total = events.ids().size();
            for (int kill = 1; kill <= KILLS; kill++) {
                long until = api.served() + total / (KILLS + 1);
                JobClient killed = job;
                Until.so("records", () -> api.served() >= until || ended(killed));
                if (kill % 3 == 0) {
                    Until.so("a checkpoint", () -> !checkpoints().isEmpty());
                    cluster.killJobManager();
                    job = start(cluster, api, lastCheckpoint());
                } else {
                    cluster.killTaskManager();
                }
            }
            Until.done(job.getJobExecutionResult());
            List<Long> written = written();
            System.out.printf(
                    "%d kills: %d records in files, %d different, %d served%n",
                    KILLS, written.size(), new TreeSet<>(written).size(), api.served());
            assertEquals(new ArrayList<>(events.ids()), written);
            OneMachine.assertTold(OneMachine.read(api, "").states(), folder.resolve("states.json"));
        }
    }

    private JobClient start(ProcessCluster cluster, EventApi api, String checkpoint) throws Exception {
        Path manifest =
                Files.writeString(folder.resolve("manifest.yaml"), api.events().manifest());
        Path config = Files.writeString(folder.resolve("config.json"), "{\"base_url\":\"" + api.address() + "\"}");
        Map<String, String> options = new HashMap<>(Cluster.restarting(folder.resolve("checkpoints"), 300));
        if (!checkpoint.isEmpty()) {
            options.put("execution.savepoint.path", checkpoint);
        }
        StreamExecutionEnvironment env = cluster.environment(options);
        env.setParallelism(4);
        CairnSource<CairnRecord> source = CairnSource.builder(
                        manifest, ConfigLocation.file(config), api.events().catalog())
                .stateFile(folder.resolve("states.json").toUri().toString())
                .build();
        env.fromSource(source, WatermarkStrategy.noWatermarks(), "cairn")
                .uid("cairn")
                .map(CairnRecord::json)
                .uid("json")
                .sinkTo(FileSink.forRowFormat(
                                new org.apache.flink.core.fs.Path(
                                        folder.resolve("files").toUri()),
                                new SimpleStringEncoder<String>())
                        .withRollingPolicy(OnCheckpointRollingPolicy.build())
                        .build())
                .uid("files");
        return env.executeAsync("crash");
    }

    private static boolean ended(JobClient job) throws Exception {
        return job.getJobStatus().get().isTerminalState();
    }

    /** The newest that is complete. */
    private String lastCheckpoint() throws IOException {
        return checkpoints().stream()
                .max(Comparator.comparing(FlinkCrashIT::number))
                .orElseThrow()
                .toUri()
                .toString();
    }

    /** Those that are complete. While a job runs, more come and others go. */
    private List<Path> checkpoints() throws IOException {
        Path all = folder.resolve("checkpoints");
        List<Path> complete = new ArrayList<>();
        try (DirectoryStream<Path> jobs = Files.newDirectoryStream(all)) {
            for (Path job : jobs) {
                try (DirectoryStream<Path> checkpoints = Files.newDirectoryStream(job, "chk-*")) {
                    checkpoints.forEach(each -> {
                        if (Files.exists(each.resolve("_metadata"))) {
                            complete.add(each);
                        }
                    });
                }
            }
        } catch (NoSuchFileException e) {
            return List.of(); // no job has begun
        }
        return complete;
    }

    private static Integer number(Path checkpoint) {
        return Integer.valueOf(checkpoint.getFileName().toString().substring("chk-".length()));
    }

    /** Ids in finished files, in ascending order. */
    private List<Long> written() throws IOException {
        List<Long> ids = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(folder.resolve("files"))) {
            for (Path path : paths.filter(Files::isRegularFile)
                    .filter(path -> !path.getFileName().toString().startsWith("."))
                    .toList()) {
                for (String line : Files.readAllLines(path)) {
                    int from = line.indexOf("\"id\":") + 5;
                    ids.add(Long.valueOf(line.substring(from, line.indexOf(',', from))));
                }
            }
        }
        ids.sort(null);
        return ids;
    }
}
