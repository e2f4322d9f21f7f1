package dev.cairn.it.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The picture of the modules in {@code docs/architecture.md} is drawn from the POMs; {@code golden.update} draws it. */
class ModulePictureIT {

    private static final Path PAGE = Path.of("../docs/architecture.md");
    private static final Pattern PICTURE =
            Pattern.compile("(?s)(<!-- ModulePictureIT draws this -->\n).*?(<!-- end -->\n)");

    @Test
    void theArchitecturePageShowsWhatThePomsSay() throws IOException {
        String page = Files.readString(PAGE);
        Matcher picture = PICTURE.matcher(page);
        assertTrue(picture.find(), "the page has the markers of the picture");
        String drawn = picture.replaceFirst(Matcher.quoteReplacement(picture.group(1) + drawn() + picture.group(2)));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, drawn);
        }
        assertEquals(drawn, Files.readString(PAGE));
    }

    @Test
    void eachModuleIsExplained() throws IOException {
        String page = Files.readString(PAGE);
        for (Module module : Module.all()) {
            assertTrue(page.contains("\n| `" + module.name() + "` | "), module.name());
        }
    }

    private static String drawn() throws IOException {
        Map<String, Set<String>> uses = new HashMap<>();
        List<Module> modules = Module.all();
        modules.forEach(module -> uses.put(module.name(), module.uses()));
        List<String> arrows = new ArrayList<>();
        for (Module module : modules) {
            direct(module, uses).forEach(used -> arrows.add("  " + module.name() + " --> " + used));
            module.generatedBy().forEach(plugin -> arrows.add("  " + module.name() + " -. models by .-> " + plugin));
        }
        return "```mermaid\ngraph TD\n" + String.join("\n", arrows) + "\n```\n";
    }

    /** Without what is used through another module. */
    private static Set<String> direct(Module module, Map<String, Set<String>> uses) {
        Set<String> direct = new TreeSet<>(module.uses());
        for (String used : module.uses()) {
            direct.removeAll(reached(used, uses));
        }
        return direct;
    }

    private static Set<String> reached(String from, Map<String, Set<String>> uses) {
        Set<String> reached = new TreeSet<>();
        for (String used : uses.getOrDefault(from, Set.of())) {
            reached.add(used);
            reached.addAll(reached(used, uses));
        }
        return reached;
    }
}
