package dev.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does in a browser what {@code docs/first-connector.md} tells to do there, step by step. The files that come of it are those that its
 * commands make, with which {@code FirstConnectorIT} goes on to the end of the page.
 */
class FirstConnectorPageIT {

    private static final Path DOCUMENT = Path.of("../docs/first-connector.md");
    private static final String PORT = "8077";
    private static final Pattern ADDRESS = Pattern.compile("http://\\S+");

    @TempDir
    private Path root;

    @Test
    void theStepsInTheBrowserMakeTheFilesOfTheCommands() throws IOException, InterruptedException {
        String document = Files.readString(DOCUMENT);
        Path page = root.resolve("page");
        Path commands = root.resolve("commands");
        try (Chromium chromium = Chromium.start();
                BrowserContext window = chromium.window();
                CommandLine shell = new CommandLine(root.resolve("bin"))) {
            String api = shell.start(root, block(document, "cairn demo --serve").replace(PORT, "0"));
            document = document.replace(PORT, Integer.toString(address(api).getPort()));
            URI address = address(shell.start(page, block(document, "cairn serve") + " --port 0"));
            Page opened = window.newPage();
            DocumentedSteps steps = new DocumentedSteps(opened, address.toString());
            List<String> told = DocumentedSteps.of(document);
            assertTrue(told.size() >= 7, told.toString());
            for (String step : told) {
                if (step.startsWith("Press *Write")) {
                    assertThat(opened.locator(":focus")).containsText("Write");
                    Chromium.shoot(opened, "first-connector-proposals");
                }
                steps.take(step);
                if (step.startsWith("Press *Make")) {
                    Chromium.shoot(opened, "first-connector-read");
                }
            }
            shell.run(commands, block(document, "cairn init"));
            for (String file : List.of("manifest.yaml", "config.json", "tests/first-pages/config.json")) {
                assertEquals(Files.readString(commands.resolve(file)), Files.readString(page.resolve(file)), file);
            }
            shell.run(page, block(document, "cairn test tests") + " && " + block(document, "cairn ci"));
        }
    }

    private static URI address(String printed) {
        Matcher address = ADDRESS.matcher(printed);
        assertTrue(address.find(), printed);
        return URI.create(address.group());
    }

    /** The block of a document that begins with a text. */
    private static String block(String document, String begin) {
        Matcher block = Pattern.compile("```sh\n(" + Pattern.quote(begin) + ".*?)\n```", Pattern.DOTALL)
                .matcher(document);
        assertTrue(block.find(), begin);
        return block.group(1);
    }
}
