package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.cli.Main;
import dev.cairn.documents.Node;
import dev.cairn.documents.YamlReader;
import dev.cairn.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What agents are told of a manifest is what {@code cairn validate} prints. */
class McpProblemsIT {

    private static final Path RECORDED = Path.of("src/test/resources/recorded");
    private static final int DAMAGED = 60;

    @TempDir
    private Path folder;

    @Test
    void problemsAreThoseOfTheCommand() throws IOException {
        Path real = folder.toRealPath();
        List<String> names = write(real);
        assertTrue(names.size() > 300, () -> String.valueOf(names.size()));
        Map<String, List<Map<String, @Nullable Object>>> expected = validated(real, names);
        assertTrue(expected.size() > DAMAGED / 2, () -> String.valueOf(expected.size()));
        try (McpAgent agent = new McpAgent(real, Map.of())) {
            for (String name : names) {
                McpAnswer answer = agent.ask("validate_manifest", Map.of("manifest", name));
                assertEquals(expected.getOrDefault(name, List.of()), problems(answer), name);
            }
        }
    }

    /** The manifests of all recorded cases, and some of them damaged, each time the same. */
    private static List<String> write(Path folder) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(RECORDED)) {
            for (Path file : (Iterable<Path>)
                    files.filter(each -> each.toString().endsWith(".yaml")).sorted()::iterator) {
                Node document = new YamlReader().read(file.toString(), Files.readString(file));
                String manifest = document.text("manifest");
                if (manifest != null) {
                    texts.add(manifest);
                }
            }
        }
        Random random = new Random(35);
        for (int i = 0; i < DAMAGED; i++) {
            String text = texts.get(random.nextInt(texts.size()));
            int at = random.nextInt(text.length());
            String damage = List.of("", " ", ":", "}", "x", "\n", "{{").get(random.nextInt(7));
            texts.add(text.substring(0, at) + damage + text.substring(Math.min(text.length(), at + random.nextInt(4))));
        }
        List<String> names = new ArrayList<>();
        for (String text : texts) {
            String name = "m" + names.size() + ".yaml";
            Files.writeString(folder.resolve(name), text);
            names.add(name);
        }
        return names;
    }

    private static Map<String, List<Map<String, @Nullable Object>>> validated(Path folder, List<String> names)
            throws IOException {
        List<String> arguments = new ArrayList<>(List.of("validate", "--format", "json"));
        names.forEach(name -> arguments.add(folder.resolve(name).toString()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Main.run(arguments.toArray(String[]::new), out, new PrintStream(new ByteArrayOutputStream()));
        String text = out.toString(StandardCharsets.UTF_8).replace(folder + File.separator, "");
        Map<String, List<Map<String, @Nullable Object>>> problems = new LinkedHashMap<>();
        for (Object problem : new McpAnswer(Map.of("all", Objects.requireNonNull(Json.parse(text)))).list("all")) {
            Map<?, ?> members = (Map<?, ?>) problem;
            problems.computeIfAbsent(String.valueOf(members.get("file")), file -> new ArrayList<>())
                    .add(comparable(members));
        }
        return problems;
    }

    private static List<Map<String, @Nullable Object>> problems(McpAnswer answer) {
        return answer.list("problems").stream()
                .map(problem -> comparable((Map<?, ?>) problem))
                .toList();
    }

    private static Map<String, @Nullable Object> comparable(Map<?, ?> problem) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (String key : List.of("severity", "file", "line", "column", "message", "code")) {
            members.put(key, problem.get(key));
        }
        return members;
    }
}
