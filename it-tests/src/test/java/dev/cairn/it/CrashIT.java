package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.it.CrashApi.Kind;
import dev.cairn.it.CrashApi.Moment;
import dev.cairn.it.CrashHarness.Result;
import dev.cairn.it.CrashHarness.Run;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Processes that are killed, or told to end. {@code -Dcairn.crash.kills=5000} for a long run. */
class CrashIT {

    private static final int KILLS = Integer.getInteger("cairn.crash.kills", 8);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "PYTHON_.*")
    void aSyncKilledAtAnyMomentResumesWithNothingLost(Kind kind) throws Exception {
        try (CrashHarness harness = new CrashHarness(kind, folder)) {
            Result result = harness.run(KILLS / 4, kind.name().hashCode());
            System.out.println(result);
            assertTrue(result.midSync() > result.kills() / 3, "kills hit syncs, not their ends: " + result);
        }
    }

    @Test
    void aSyncThatIsToldToEndStopsSoonAfterALastSafeState() throws Exception {
        try (CrashHarness harness = new CrashHarness(Kind.INCLUSIVE, folder)) {
            Path output = folder.resolve("out.jsonl");
            Run run = harness.run("[]", output, new Moment(10, true), new Random(1), Process::destroy);
            assertEquals(143, run.exit());
            assertEquals(run.ids(), run.idsBeforeLastState(), "the last state comes after the last record");
            assertTrue(run.ids().size() >= 8 * CrashApi.PAGE_SIZE, "what was read has left");
        }
    }
}
