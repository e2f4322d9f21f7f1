package dev.cairn.server.internal.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What others have written is there as they published it. */
class VendoredFilesTest {

    private static final Path VENDOR = Path.of("src/main/resources/dev/cairn/server/page/web/vendor");
    private static final Pattern HEADING = Pattern.compile("# (\\S+) (\\d\\S*) \\(.+\\)");

    @Test
    void filesAreAsTheirChecksumsSay() throws IOException, NoSuchAlgorithmException {
        Set<String> listed = new TreeSet<>();
        for (String line : Files.readAllLines(VENDOR.resolve("CHECKSUMS.txt"))) {
            if (!line.startsWith("#")) {
                String[] parts = line.split(" ", 2);
                listed.add(parts[1]);
                byte[] digest =
                        MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(VENDOR.resolve(parts[1])));
                assertEquals(parts[0], HexFormat.of().formatHex(digest), parts[1]);
            }
        }
        try (Stream<Path> files = Files.walk(VENDOR)) {
            Set<String> present = new TreeSet<>(files.filter(Files::isRegularFile)
                    .map(file -> VENDOR.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.equals("CHECKSUMS.txt"))
                    .toList());
            assertEquals(listed, present);
        }
    }

    /** What {@code vendor/update.py} fetches, and what it has written down. */
    @Test
    void packagesAreOfTheVersionsThatAreNamed() throws IOException {
        Map<String, String> named = new TreeMap<>();
        new ObjectMapper()
                .readTree(Path.of("vendor/package.json").toFile())
                .get("dependencies")
                .properties()
                .forEach(each -> named.put(each.getKey(), each.getValue().asText()));
        Map<String, String> present = new TreeMap<>();
        for (String line : Files.readAllLines(VENDOR.resolve("CHECKSUMS.txt"))) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                present.put(heading.group(1), heading.group(2));
            }
        }
        assertEquals(named, present);
    }

    @Test
    void eachPackageHasItsLicence() throws IOException {
        try (Stream<Path> packages = Files.list(VENDOR).filter(Files::isDirectory)) {
            List<Path> without = packages.filter(folder -> Files.notExists(folder.resolve("LICENSE")))
                    .toList();
            assertTrue(without.isEmpty(), without.toString());
        }
    }
}
