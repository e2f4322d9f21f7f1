package dev.cairn.it.recorded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.it.recorded.RelayChain.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Syncs of one stream by Cairn with checkpoints, Cairn without, and, with {@code -Dcairn.python=INTERPRETER}, the reference, in
 * turns, killed anywhere, while the API changes: no row is lost. {@code -Dcairn.relays=1000} tries as many, and
 * {@code -Dcairn.relay=N} another one than the first.
 */
class GeneratedRelayIT {

    private static final String PYTHON = System.getProperty("cairn.python", "");
    private static final int FIRST = Integer.getInteger("cairn.relay", 0);
    private static final int COUNT = Integer.getInteger("cairn.relays", FIRST == 0 ? 200 : 1);

    @TempDir
    private Path folder;

    @Test
    void noRowIsLost() throws Exception {
        Reference reference = PYTHON.isEmpty() ? null : Reference.of(PYTHON, 0);
        List<String> lost = new ArrayList<>();
        int killed = 0;
        int ofReference = 0;
        for (int seed = FIRST; seed < FIRST + COUNT; seed++) {
            List<Program> programs = programs(seed, reference != null);
            try (RelayChain chain = chain(seed, programs, reference)) {
                List<String> rows = chain.run();
                killed += chain.killed();
                if (!rows.isEmpty() && reference != null && referenceLoses(seed, reference)) {
                    ofReference++;
                    System.out.println("seed " + seed + ": the reference loses rows, too: " + chain.shape());
                } else if (!rows.isEmpty()) {
                    lost.add("seed " + seed + ", " + programs + ": " + rows.size() + " rows, " + rows.get(0));
                }
            } catch (RuntimeException e) {
                lost.add("seed " + seed + ", " + programs + ": " + e);
            }
        }
        System.out.println("relays: " + COUNT + " of 4 syncs, " + killed + " killed or failed, " + lost.size()
                + " lost rows, " + ofReference + " of which the reference alone loses rows");
        assertEquals("", String.join("\n\n", lost));
        assertTrue(COUNT < 100 || killed >= COUNT);
    }

    private boolean referenceLoses(int seed, Reference reference) throws Exception {
        List<Program> alone = List.of(Program.REFERENCE, Program.REFERENCE, Program.REFERENCE);
        try (RelayChain chain = chain(seed, alone, reference)) {
            return !chain.run().isEmpty();
        }
    }

    private RelayChain chain(int seed, List<Program> programs, @Nullable Reference reference) throws Exception {
        return new RelayChain(seed, programs, reference, Files.createTempDirectory(folder, "chain"));
    }

    /** Cairn with checkpoints is one of them at least. */
    private static List<Program> programs(int seed, boolean reference) {
        Random random = new Random(~seed);
        List<Program> known = List.of(Program.values()).subList(0, reference ? 3 : 2);
        List<Program> programs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            programs.add(known.get(random.nextInt(known.size())));
        }
        if (!programs.contains(Program.WITH_CHECKPOINTS)) {
            programs.set(random.nextInt(3), Program.WITH_CHECKPOINTS);
        }
        return programs;
    }
}
