package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.http.request.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does what {@code docs/first-connector.md} says, from its first line to its last: writes its files, runs its commands in a
 * shell, and looks for what it says they print. Its steps in a browser are done by {@code FirstConnectorPageIT}, which finds that they
 * make the files of the commands that stand for them here.
 */
@Tag("thorough")
@Tag("thorough")
class FirstConnectorIT {

    private static final Path PAGE =
            Path.of(System.getProperty("it.root", "..")).resolve("docs/first-connector.md");
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)\n```", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("# (\\S+\\.yaml)\n.*", Pattern.DOTALL);
    private static final String SERVE = "cairn demo --serve ";
    private static final String AUTHOR_PAGE = "cairn serve ";

    @TempDir
    private Path folder;

    @Test
    void whatThePageSaysHappens() throws Exception {
        CairnShell shell = new CairnShell(folder);
        String port = Integer.toString(FreePort.choose());
        String page = Files.readString(PAGE).replace("8077", port);
        String printed = "";
        int found = 0;
        Process api = null;
        try {
            Matcher block = BLOCK.matcher(page);
            while (block.find()) {
                String text = block.group(2);
                switch (block.group(1)) {
                    case "yaml" -> write(text);
                    case "sh" -> {
                        if (text.startsWith(SERVE)) {
                            api = shell.start(text);
                            printed = start(api);
                        } else if (text.startsWith(AUTHOR_PAGE)) {
                            Process server = shell.start(text + " --port 0");
                            assertTrue(start(server).contains("cairn serves http://127.0.0.1:"));
                            end(server);
                        } else if (!text.contains("mkdir ~/first")) {
                            if (page.lastIndexOf("Stop the API.", block.start()) >= 0 && api != null) {
                                end(api);
                            }
                            printed = shell.run(text).printed();
                        }
                    }
                    default -> {
                        for (String line : text.lines().toList()) {
                            assertTrue(printed.contains(line), "expected\n" + line + "\namong\n" + printed);
                            found++;
                        }
                    }
                }
            }
        } finally {
            if (api != null) {
                end(api);
            }
        }
        assertTrue(found >= 15, "lines of output: " + found);
        assertTrue(Files.exists(folder.resolve("results.xml")));
        String kept = kept(folder.resolve("tests"));
        assertFalse(kept.contains("demo-token"));
        assertTrue(kept.contains("cairn-secret-1"));
    }

    private void write(String text) throws IOException {
        Matcher name = FILE.matcher(text);
        assertTrue(name.matches(), text);
        Path file = folder.resolve(name.group(1));
        Files.createDirectories(file.getParent());
        Files.writeString(file, text + "\n");
    }

    /** Waits for two lines: of the API, what a request looks like; of the author's page, its address. */
    private static String start(Process api) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        while (lines.size() < 2) {
            int c = api.getInputStream().read();
            assertTrue(c >= 0, lines + "" + line);
            if (c == '\n') {
                lines.add(line.toString());
                line.setLength(0);
            } else {
                line.append((char) c);
            }
        }
        return String.join("\n", lines);
    }

    private static void end(Process api) throws InterruptedException {
        api.descendants().forEach(ProcessHandle::destroy);
        api.destroy();
        api.waitFor();
    }

    private static String kept(Path tests) throws IOException {
        StringBuilder kept = new StringBuilder();
        int files = 0;
        try (Stream<Path> paths = Files.walk(tests)) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                kept.append(Files.readString(file));
                files++;
            }
        }
        assertEquals(8, files);
        return kept.toString();
    }
}
