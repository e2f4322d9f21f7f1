package dev.cairn.cli.demo;

import dev.cairn.cli.demo.TicketCommentsApi.Bound;
import java.io.IOException;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Resumes a sync from each of its STATEs and prints what is lost, for two difficult cases: records with equal cursor
 * values, and a record that comes late.
 */
final class ResumeReport {

    private static final int COMMENTS = 1400;

    private final DemoScenario connector;
    private final PrintStream out;
    private boolean lost;

    ResumeReport(DemoScenario connector, PrintStream out) {
        this.connector = connector;
        this.out = out;
    }

    /** Whether a record was lost that could be kept. */
    boolean anythingLost() {
        return lost;
    }

    void print() throws IOException, InterruptedException {
        out.println();
        out.println(
                "What if records share their time? Seven comments do, so that a second goes on from page to page, and this");
        out.println("API gives only what is later than the start time. The process dies right after each STATE:");
        out.println();
        try (TicketCommentsApi api = new TicketCommentsApi(COMMENTS, Bound.EXCLUSIVE, 0)) {
            SyncTrace whole = dieAfterEachState(api, 0);
            String last = whole.cursorValue(0);
            out.printf(
                    "%nPage 5 ends in the middle of a second. The state waits until that second is over, and says %s.%n",
                    last);
        }
        int late = COMMENTS * 3 / 4;
        out.println();
        out.printf(
                "What if the order breaks? Comment %,d of %,d has the time of one that came long before:%n%n",
                late, COMMENTS);
        try (TicketCommentsApi api = new TicketCommentsApi(COMMENTS, Bound.INCLUSIVE, late)) {
            SyncTrace whole = dieAfterEachState(api, late);
            out.printf("%nThe sync says: %s%n", whole.warning());
            out.println(
                    "A state that stood before the late comment came could not know of it. It is taken back before the comment");
            out.println("leaves, so only a process that dies in between would miss that one.");
        }
    }

    private SyncTrace dieAfterEachState(TicketCommentsApi api, int late) throws IOException, InterruptedException {
        SyncTrace whole = connector.sync(api, (String) null);
        out.printf("  %-24s%16s%16s%8s%n", "STATE", "records before", "come again", "lost");
        for (int i = 0; i < whole.states().size(); i++) {
            List<Long> before = whole.ids().subList(0, whole.recordsBefore().get(i));
            SyncTrace resumed = connector.sync(api, whole.states().get(i));
            Set<Long> delivered = new HashSet<>(before);
            long again = resumed.ids().stream().filter(delivered::contains).count();
            delivered.addAll(resumed.ids());
            int missing = whole.ids().size() - delivered.size();
            boolean unforeseeable =
                    missing == 1 && late > 0 && before.size() < late && !delivered.contains((long) late);
            lost |= missing > 0 && !unforeseeable;
            out.printf(
                    Locale.ROOT,
                    "  %-24s%,16d%,16d%,8d%s%n",
                    whole.cursorValue(i),
                    before.size(),
                    again,
                    missing,
                    unforeseeable ? "  (the late one)" : "");
        }
        return whole;
    }
}
