package dev.cairn.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.runtime.sync.Steps;
import dev.cairn.testkit.Emission.RecordData;
import dev.cairn.testkit.Emission.State;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Syncs of each {@link MatrixRow}, stopped behind any message: nothing is lost, and no more comes again than promised. How much
 * that is at most is printed. One of 64 states is resumed from; one of sixteen with
 * {@code -Dcairn.thorough=true}; with {@code -Dcairn.kit=full} all are, in five orders of workers, also without the option.
 */
class ResumeMatrixTest {

    private static final int SCHEDULES = Kit.FULL ? 5 : 1;
    private static final int[] INTERVALS = Kit.FULL ? new int[] {0, 5, 2, 1} : new int[] {5, 2, 1};

    @ParameterizedTest
    @EnumSource
    void nothingIsLostAndLittleComesAgain(MatrixRow row) {
        StringBuilder line = new StringBuilder("| " + row);
        for (int pages : INTERVALS) {
            line.append(" |");
            for (int workers : new int[] {1, 2, 10}) {
                int most = mostAgain(row, pages, workers);
                line.append(workers == 1 ? " " : ", ").append(most);
                assertTrue(
                        pages == 0 || most <= row.bound(workers, pages),
                        () -> row + ", N = " + pages + ", " + workers + " workers: " + most + " come again");
            }
        }
        System.out.println(line + " |");
    }

    private static int mostAgain(MatrixRow row, int pages, int workers) {
        int most = 0;
        for (int seed = 0; seed < (workers == 1 ? 1 : SCHEDULES); seed++) {
            Random random = new Random(seed);
            Steps steps = new Steps(workers, random::nextInt, seed % 2 == 0 ? 0 : workers);
            ManifestSource source = row.source(pages);
            most = Math.max(most, mostAgain(row, source, source.run(Map.of(), steps), random));
        }
        return most;
    }

    /** Between two states the worst place to stop is before the second. */
    private static int mostAgain(MatrixRow row, ManifestSource source, List<Emission> emissions, Random random) {
        BitSet left = new BitSet();
        Map<String, @Nullable Object> state = Map.of();
        BitSet vouched = new BitSet();
        int most = 0;
        for (Emission emission : emissions) {
            if (emission instanceof RecordData record) {
                left.set(id(record));
            } else if (emission instanceof State next) {
                boolean done = row.comesInEachSync() && vouched.cardinality() == MatrixRow.RECORDS;
                if (!done && (Kit.FULL || random.nextInt(Kit.THOROUGH ? 16 : 64) == 0)) {
                    BitSet rest = ids(source.run(state, Steps.ONE_BY_ONE));
                    vouched.or(rest);
                    assertEquals(MatrixRow.RECORDS, vouched.cardinality(), "some are lost with " + state);
                    rest.and(left);
                    most = Math.max(most, rest.cardinality());
                }
                state = next.state();
                vouched = (BitSet) left.clone();
            }
        }
        assertEquals(MatrixRow.RECORDS, vouched.cardinality(), "records before the last state");
        return most;
    }

    private static BitSet ids(List<Emission> emissions) {
        BitSet ids = new BitSet();
        for (Emission emission : emissions) {
            if (emission instanceof RecordData record) {
                ids.set(id(record));
            }
        }
        return ids;
    }

    private static int id(RecordData record) {
        return Math.toIntExact((Long) Objects.requireNonNull(record.data().get("id")));
    }
}
