package dev.cairn.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.codegen.output.Seal;
import dev.cairn.codegen.output.TreeComparison;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever single character is edited in a generated file, the comparison sees it. */
class SampledEditsTest {

    private static final long SEED = 20_240_101;
    private static final int EDITS_PER_FILE = 40;

    @TempDir
    private Path folder;

    @Test
    void everySampledEditIsSeen() throws IOException {
        Path schema = Path.of("src/test/golden/breadth/schema.yaml").toAbsolutePath();
        Map<String, String> sources = new CodeGenerator(getClass().getClassLoader())
                .generate(Requests.of(Path.of("").toAbsolutePath(), "com.example", schema))
                .withSources(Seal::on)
                .sources();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
        }
        assertEquals(new TreeComparison(List.of(), List.of(), List.of()), TreeComparison.of(folder, sources));

        Random random = new Random(SEED);
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve(source.getKey());
            for (int edit = 0; edit < EDITS_PER_FILE; edit++) {
                String edited = edited(source.getValue(), random);
                Files.write(file, edited.getBytes(StandardCharsets.UTF_8));
                assertEquals(1, TreeComparison.of(folder, sources).edited().size(), source.getKey() + " edit " + edit);
            }
            Files.writeString(file, source.getValue());
        }
    }

    /** The text with one character changed, added or taken out. */
    private static String edited(String text, Random random) {
        int at = random.nextInt(text.length());
        char other = text.charAt(at) == 'x' ? ' ' : 'x';
        String head = text.substring(0, at);
        return switch (random.nextInt(3)) {
            case 0 -> head + text.substring(at + 1);
            case 1 -> head + other + text.substring(at);
            default -> head + other + text.substring(at + 1);
        };
    }
}
