package dev.cairn.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cairn.flink.Events.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connectors with components in Python run on each machine, with an interpreter that an option names. */
class PythonIT {

    private static final Events EVENTS = Events.of(Kind.LISTS, 8, 40).pages(10);

    private static final String CODE = """
            import os
            from airbyte_cdk.sources.declarative.extractors.record_extractor import RecordExtractor
            from airbyte_cdk.sources.declarative.transformations import RecordTransformation

            HERE = os.path.dirname(__file__)
            open(os.path.join(HERE, 'process-%d' % os.getpid()), 'w').close()

            class Rows(RecordExtractor):
                def __init__(self, *arguments, **named):
                    pass

                def extract_records(self, response):
                    yield from response.json()['records']

            class Kill(RecordTransformation):
                def __init__(self, *arguments, **named):
                    pass

                def transform(self, record, config=None, stream_state=None, stream_slice=None):
                    if record['id'] == 3000025 and os.path.exists(os.path.join(HERE, 'kill')):
                        os.remove(os.path.join(HERE, 'kill'))
                        os.kill(os.getpid(), 9)
            """;

    private static Cluster cluster;
    private static String python = "";

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        python = System.getProperty("cairn.python", "");
        assumeTrue(
                !python.isEmpty() && "true".equals(System.getenv("AIRBYTE_ENABLE_UNSAFE_CODE")),
                "no -Dcairn.python=INTERPRETER with airbyte-cdk: components in Python are not tested");
        cluster = Cluster.of(2);
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @BeforeEach
    void code() throws IOException {
        Files.writeString(folder.resolve("components.py"), CODE);
    }

    private static String manifest(String given) {
        return given.replace(
                        "{type: DpathExtractor, field_path: [records]}",
                        "{type: CustomRecordExtractor, class_name: components.Rows}")
                .replace(
                        "    name: events\n",
                        "    name: events\n    transformations: [{type: CustomTransformation, class_name: components.Kill}]\n");
    }

    private List<Long> processes() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("process-"))
                    .map(name -> Long.valueOf(name.substring("process-".length())))
                    .toList();
        }
    }

    private void assertNoneIsLeft() throws Exception {
        for (long process : processes()) {
            Until.so(
                    "the process " + process + " ends",
                    () -> !ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false));
        }
    }

    @Test
    void aJobGoesOnWhereAProcessIsLost() throws Exception {
        Files.createFile(folder.resolve("kill"));
        try (EventApi api = EventApi.of(EVENTS)) {
            Job job = new Job(cluster, api, folder)
                    .manifest(PythonIT::manifest)
                    .source(source -> source.python(python))
                    .run();
            assertEquals(List.of(), job.missing());
            assertEquals(Set.of(), job.twice());
        }
        assertTrue(Files.notExists(folder.resolve("kill")));
        assertTrue(processes().size() > 3, () -> "of the client, the enumerator and readers");
        assertNoneIsLeft();
    }

    @Test
    void tablesNameTheInterpreter() throws Exception {
        try (EventApi api = EventApi.of(EVENTS)) {
            Path manifest = Files.writeString(folder.resolve("manifest.yaml"), manifest(EVENTS.manifest()));
            Path config = Files.writeString(folder.resolve("config.json"), "{\"base_url\":\"" + api.address() + "\"}");
            StreamExecutionEnvironment env = cluster.environment(Cluster.restarting(folder.resolve("checkpoints"), 50));
            env.setParallelism(2);
            StreamTableEnvironment tables = StreamTableEnvironment.create(env);
            tables.executeSql(
                    "CREATE CATALOG c WITH ('type' = 'cairn', 'manifest' = '%s', 'config' = '%s', 'python' = '%s')"
                            .formatted(manifest, config, python));
            List<Row> counts = new ArrayList<>();
            tables.executeSql("SELECT count(*) FROM c.`default`.events")
                    .collect()
                    .forEachRemaining(counts::add);
            assertEquals(320L, counts.get(counts.size() - 1).getField(0));
        }
        assertNoneIsLeft();
    }
}
