package dev.cairn.cli.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;

/** Prints what becomes of a full refresh that dies, with positions of its pagination and without. */
final class FullRefreshReport {

    private final PrintStream out;
    private boolean lost;

    FullRefreshReport(PrintStream out) {
        this.out = out;
    }

    boolean anythingLost() {
        return lost;
    }

    void print(int comments, int failAfterPages) throws IOException, InterruptedException {
        out.println();
        out.printf(
                "What of a stream without a cursor? Its states say where the pagination stands (pages_per_checkpoint_interval of"
                        + " the%npaginator, or cairn read --checkpoint-pages 5). The same comments, as a full refresh that dies on page"
                        + " %d of %d:%n%n",
                failAfterPages, (comments + TicketCommentsApi.PAGE_SIZE - 1) / TicketCommentsApi.PAGE_SIZE);
        out.printf(
                "  %-12s%20s%20s%20s%8s%n",
                "", "pages, first sync", "pages, second sync", "read a second time", "lost");
        try (TicketCommentsApi api = new TicketCommentsApi(comments)) {
            for (DemoScenario scenario : DemoScenario.fullRefreshes()) {
                DemoScenario.Outcome outcome = scenario.run(api, failAfterPages);
                lost |= outcome.lost() > 0;
                out.printf(
                        Locale.ROOT,
                        "  %-12s%,20d%,20d%,20d%,8d%n",
                        scenario.title(),
                        outcome.failed().pages(),
                        outcome.resumed().pages(),
                        outcome.readTwice(),
                        outcome.lost());
            }
        }
    }
}
