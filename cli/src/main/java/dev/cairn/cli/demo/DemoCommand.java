package dev.cairn.cli.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the effect of checkpoints inside a slice, and leaves a database. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Syncs from a local API that fails half-way, resumes, reports what was read twice or lost, and leaves a "
                        + "database.")
public final class DemoCommand implements Callable<Integer> {

    private final PrintStream out;
    private final DemoDatabase.Opener destinations;

    @Option(names = "--comments", paramLabel = "N", description = "How many records the API has. Default: 6000.")
    private int comments = 6000;

    @Option(
            names = "--serve",
            paramLabel = "PORT",
            description = "Only serves the API, on this port of 127.0.0.1, until it is interrupted. 0 for any port.")
    private @Nullable Integer port;

    @Option(
            names = "--database",
            paramLabel = "FILE",
            description = "The SQLite database that is left. Default: cairn-demo.db in a new temporary folder.")
    private @Nullable Path database;

    /** @param destinations opens the database */
    public DemoCommand(PrintStream out, DemoDatabase.Opener destinations) {
        this.out = out;
        this.destinations = destinations;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (port != null) {
            return serve(port);
        }
        Path left = database == null ? Files.createTempDirectory("cairn-demo").resolve("cairn-demo.db") : database;
        DemoDatabase.remove(left);
        int failAfter = comments / TicketCommentsApi.PAGE_SIZE * 2 / 3;
        out.printf(
                "A local API exports %,d ticket comments, oldest change first, %d a page. After %d pages it goes down;%n"
                        + "the sync fails, the API is repaired, and a second sync goes on from the last STATE.%n%n",
                comments, TicketCommentsApi.PAGE_SIZE, failAfter);
        DemoReport report = new DemoReport();
        FullRefreshReport refreshes = new FullRefreshReport(out);
        ResumeReport doubters = new ResumeReport(DemoScenario.all().get(0), out);
        try (TicketCommentsApi api = new TicketCommentsApi(comments)) {
            for (DemoScenario scenario : DemoScenario.all()) {
                report.add(scenario.title(), scenario.run(api, failAfter));
            }
        }
        report.print(out);
        refreshes.print(comments, failAfter);
        doubters.print();
        boolean whole = new DemoDatabase(DemoScenario.all().get(0), destinations, left, out).sync(comments, failAfter);
        return report.anythingLost() || refreshes.anythingLost() || doubters.anythingLost() || !whole ? 1 : 0;
    }

    private int serve(int at) throws IOException, InterruptedException {
        try (TicketCommentsApi api = new TicketCommentsApi(comments, TicketCommentsApi.Bound.INCLUSIVE, 0, at)) {
            out.printf("GET %s%s?start_time=2025-01-01T00:00:00Z%n", api.baseUrl(), TicketCommentsApi.PATH);
            out.printf("Authorization: Bearer %s%n", TicketCommentsApi.TOKEN);
            out.flush();
            new CountDownLatch(1).await();
        }
        return 0;
    }

    /** Prints what becomes of a full refresh that dies, with positions of its pagination and without. */
    private static final class FullRefreshReport {

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

    /** Prints the results of the scenarios side by side. */
    private static final class DemoReport {

        private static final int LABEL_WIDTH = 34;
        private static final int COLUMN_WIDTH = 34;

        private final List<String> titles = new ArrayList<>();
        private final List<DemoScenario.Outcome> outcomes = new ArrayList<>();

        void add(String title, DemoScenario.Outcome outcome) {
            titles.add(title);
            outcomes.add(outcome);
        }

        boolean anythingLost() {
            return outcomes.stream().anyMatch(o -> o.lost() > 0);
        }

        void print(PrintStream out) throws IOException {
            row(out, "", titles);
            row(out, "First sync", cells(o -> ""));
            row(
                    out,
                    "  pages served before the failure",
                    cells(o -> number(o.failed().pages())));
            row(out, "  records delivered", cells(o -> number(o.failed().ids().size())));
            row(out, "  STATE messages", cells(o -> number(o.failed().states().size())));
            row(out, "  last STATE vouches for", cells(o -> o.failed().lastCursorValue()));
            row(out, "Second sync, from that STATE", cells(o -> ""));
            row(out, "  pages served", cells(o -> number(o.resumed().pages())));
            row(out, "  records delivered", cells(o -> number(o.resumed().ids().size())));
            row(out, "  read a second time", cells(o -> number(o.readTwice())));
            row(out, "Both together", cells(o -> ""));
            row(out, "  records of the API", cells(o -> number(o.records())));
            row(out, "  lost", cells(o -> number(o.lost())));
            out.println();
            for (DemoScenario.Outcome outcome : outcomes.subList(0, 1)) {
                out.println("The first sync ended with: " + outcome.failed().error());
            }
        }

        /** What to print of an outcome. */
        private interface Cell {
            String of(DemoScenario.Outcome outcome) throws IOException;
        }

        private List<String> cells(Cell cell) throws IOException {
            List<String> cells = new ArrayList<>();
            for (DemoScenario.Outcome outcome : outcomes) {
                cells.add(cell.of(outcome));
            }
            return cells;
        }

        private static void row(PrintStream out, String label, List<String> cells) {
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-" + LABEL_WIDTH + "s", label));
            cells.forEach(cell -> line.append(String.format(Locale.ROOT, "%" + COLUMN_WIDTH + "s", cell)));
            out.println(line.toString().stripTrailing());
        }

        private static String number(int value) {
            return String.format(Locale.ROOT, "%,d", value);
        }
    }
}
