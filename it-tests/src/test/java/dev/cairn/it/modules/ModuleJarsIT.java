package dev.cairn.it.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The jars of the modules can stand on a module path. */
class ModuleJarsIT {

    private static final String VERSION = "0.1.0-SNAPSHOT";

    /** Has all that it needs in its own jar, and is not to be put beside it. */
    private static final String SELF_CONTAINED = "codegen-cli";

    /** Is only built with {@code -Pgradle}. */
    private static final String OF_A_PROFILE = "schema-codegen-gradle-plugin";

    private static List<Module> built() throws IOException {
        return Module.all().stream()
                .filter(module -> !module.name().equals(OF_A_PROFILE) || Files.exists(jar(module)))
                .toList();
    }

    @Test
    void eachJarSaysItsNameAsAModule() throws IOException {
        Map<String, String> jars = new TreeMap<>();
        for (Module module : built()) {
            try (JarFile jar = new JarFile(jar(module).toFile())) {
                String name = jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name");
                assertNotNull(name, module.name());
                assertEquals(name, descriptor(module).name());
                assertNull(jars.put(name, module.name()), name + " is the name of two");
            }
        }
    }

    @Test
    void noPackageIsInTwoOfThem() throws IOException {
        Map<String, String> owners = new TreeMap<>();
        List<String> split = new ArrayList<>();
        for (Module module : built()) {
            Set<String> packages = module.name().equals(SELF_CONTAINED)
                    ? Set.of()
                    : descriptor(module).packages();
            for (String name : packages) {
                String other = owners.put(name, module.name());
                if (other != null) {
                    split.add(name + " is in " + other + " and " + module.name());
                }
            }
        }
        assertEquals(List.of(), split);
    }

    private static ModuleDescriptor descriptor(Module module) {
        return ModuleFinder.of(jar(module)).findAll().iterator().next().descriptor();
    }

    private static Path jar(Module module) {
        return Path.of("..", module.name(), "target", module.artifact() + "-" + VERSION + ".jar");
    }
}
