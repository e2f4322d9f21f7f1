package dev.cairn.it.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs hostile inputs in a JVM of its own, whose heap is limited. Prints what is wrong on standard error as it comes, and
 * {@code N inputs, N broken} at the end.
 */
final class HostileMain {

    private HostileMain() {}

    /** Takes {@code args}: {@code responses}, {@code documents}, or {@code generated FIRST COUNT} */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("hostile");
        List<Hostile> series = switch (args[0]) {
            case "responses" -> HostileResponses.all();
            case "documents" -> HostileDocuments.all();
            default -> Generated.series(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        };
        if (args.length == 2) {
            series = series.stream()
                    .filter(hostile -> hostile.name().contains(args[1]))
                    .toList();
        }
        int broken = Trial.run(folder, series);
        System.out.println(series.size() + " inputs, " + broken + " broken");
        System.exit(0); // threads of what hangs must not keep it
    }
}
