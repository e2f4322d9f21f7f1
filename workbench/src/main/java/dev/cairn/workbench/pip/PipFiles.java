package dev.cairn.workbench.pip;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where pip looks for what it is configured with.
 *
 * @param environment the variables of the process
 * @param system the operating system, as Java calls it
 */
record PipFiles(Map<String, String> environment, Path home, String system) {

    /** Says that there are no files. */
    private static final List<String> NOTHING = List.of("/dev/null", "nul");

    /** Those of a process with an environment. */
    static PipFiles of(Map<String, String> environment) {
        String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        return new PipFiles(environment, Path.of(home), System.getProperty("os.name"));
    }

    /** The files, which need not be there; what a later one says counts more. */
    List<Path> all() {
        String named = environment.getOrDefault("PIP_CONFIG_FILE", "");
        if (NOTHING.contains(named.toLowerCase(Locale.ROOT))) {
            return List.of();
        }
        List<Path> files = new ArrayList<>(ofMachine());
        boolean replaced = !named.isEmpty() && Files.exists(path(named));
        if (!replaced) {
            files.addAll(ofUser());
        }
        String site = environment.getOrDefault("VIRTUAL_ENV", "");
        if (!site.isEmpty()) {
            files.add(Path.of(site, isWindows() ? "pip.ini" : "pip.conf"));
        }
        if (replaced) {
            files.add(path(named));
        }
        return files;
    }

    /** A path as pip's options take it. */
    Path path(String text) {
        return text.equals("~") || text.startsWith("~/") ? home.resolve(text.replaceFirst("^~/?", "")) : Path.of(text);
    }

    private List<Path> ofMachine() {
        if (isWindows()) {
            return List.of(Path.of(environment.getOrDefault("ALLUSERSPROFILE", "C:\\ProgramData"), "pip", "pip.ini"));
        }
        if (isMac()) {
            return List.of(Path.of("/Library/Application Support/pip/pip.conf"));
        }
        String folders = variable("XDG_CONFIG_DIRS", "/etc/xdg");
        return Stream.concat(
                        Stream.of(folders.split(":")).map(folder -> Path.of(folder, "pip", "pip.conf")),
                        Stream.of(Path.of("/etc/pip.conf")))
                .toList();
    }

    private List<Path> ofUser() {
        if (isWindows()) {
            Path roaming = Path.of(variable("APPDATA", home.toString()));
            return List.of(
                    home.resolve("pip").resolve("pip.ini"),
                    roaming.resolve("pip").resolve("pip.ini"));
        }
        Path mac = home.resolve("Library/Application Support/pip");
        Path folder = isMac() && Files.isDirectory(mac)
                ? mac
                : Path.of(variable("XDG_CONFIG_HOME", home.resolve(".config").toString()), "pip");
        return List.of(home.resolve(".pip/pip.conf"), folder.resolve("pip.conf"));
    }

    /** What the variable says; an empty one counts as none. */
    private String variable(String name, String otherwise) {
        String value = environment.getOrDefault(name, "");
        return value.isEmpty() ? otherwise : value;
    }

    private boolean isWindows() {
        return system.startsWith("Windows");
    }

    private boolean isMac() {
        return system.startsWith("Mac");
    }
}
