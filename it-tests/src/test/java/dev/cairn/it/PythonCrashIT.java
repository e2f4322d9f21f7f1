package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.it.CrashApi.Kind;
import dev.cairn.it.CrashHarness.Result;
import dev.cairn.it.CrashHarness.Victim;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Syncs through Python of which either process is killed. {@code -Dcairn.python.kills=300} for a long run, of each process. */
class PythonCrashIT {

    private static final int KILLS = Integer.getInteger("cairn.python.kills", 6);

    @TempDir
    private Path folder;

    @BeforeEach
    void needsPython() {
        Python.assumeThere();
    }

    static Stream<Arguments> ways() {
        return Stream.of(Kind.values())
                .filter(Kind::isPython)
                .flatMap(kind -> Stream.of(Victim.values()).map(victim -> Arguments.of(kind, victim)));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aSyncOfWhichAProcessIsKilledResumesWithNothingLostAndLeavesNoProcess(Kind kind, Victim victim)
            throws Exception {
        try (CrashHarness harness = new CrashHarness(kind, victim, folder)) {
            Result result = harness.run(KILLS / 3, kind.name().hashCode());
            System.out.println(result);
            assertTrue(result.midSync() > result.kills() / 3, "kills hit syncs, not their ends: " + result);
        }
    }
}
