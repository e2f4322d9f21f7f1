package dev.cairn.cli.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
