package dev.cairn.it.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.it.wire.RawServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each entry answers within its limits, whatever the server does that it asks: each with each. */
@Tag("thorough")
class WeathersIT {

    @TempDir
    private Path folder;

    @Test
    void eachEntryAnswersInEachWeather() throws IOException, InterruptedException {
        try (RawServer weathers = Weather.serve()) {
            String printed = answers(weathers.url());
            List<String> lines =
                    printed.lines().filter(line -> line.contains(" | ")).toList();
            int cells = Stream.of(Weather.values())
                    .mapToInt(weather -> Entry.in(weather).size())
                    .sum();
            assertEquals(cells, lines.size(), printed);
            assertEquals(
                    List.of(), lines.stream().filter(line -> !isAnswer(line)).toList(), printed);
        }
    }

    private String answers(String url) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dcairn.budget.seconds=3",
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                WeatherMain.class.getName(),
                url,
                folder.toString());
        builder.environment()
                .putAll(Map.of(
                        "HOME",
                        folder.toString(),
                        "XDG_CONFIG_DIRS",
                        folder.toString(),
                        "NO_PROXY",
                        "*",
                        "PIP_CONFIG_FILE",
                        folder + "/pip.conf",
                        "CAIRN_CONNECTORS",
                        folder + "/connectors"));
        Process process = builder.redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed;
    }

    /** True of words that say how it went, where the server was asked and Cairn itself did not fail. */
    private static boolean isAnswer(String line) {
        String[] parts = line.split(" \\| ", 3);
        return parts.length == 3
                && !parts[2].matches(".*(?:refused the connection|Cairn itself has failed|Exception in thread).*")
                && parts[2].matches("(?:exit [01]|status (?:200|4..|500|503)|answered): .{20,}");
    }
}
