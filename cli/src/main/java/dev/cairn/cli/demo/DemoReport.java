package dev.cairn.cli.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints the results of the scenarios side by side. */
final class DemoReport {

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
