package dev.cairn.it.architecture;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The types of all modules that are built before this one, but for benchmarks, which use whatever they measure; those of the plugin of
 * Gradle where that is built, too.
 */
record MainCode(List<MainType> types) {

    private static final Path ROOT = Path.of("..");
    private static final Pattern MODULE = Pattern.compile("<module>([\\w-]+)</module>");

    /** Is only built with {@code -Pgradle}. */
    private static final String OF_A_PROFILE = "schema-codegen-gradle-plugin";

    private static final String CAIRN = "dev.cairn.";
    private static final Pattern NAMED = Pattern.compile(
            "(?m)(?:^import (?:static )?|@(?:link|linkplain|see|throws) )(dev\\.cairn(?:\\.[a-z]\\w*)*\\.[A-Z]\\w*)");

    static MainCode read() throws IOException {
        List<MainType> types = new ArrayList<>();
        for (String module : modules()) {
            types.addAll(types(module));
        }
        return new MainCode(types);
    }

    /** With another type, as if somebody had added it. */
    MainCode with(MainType planted) {
        List<MainType> more = new ArrayList<>(types);
        more.add(planted);
        return new MainCode(more);
    }

    /** What types of Cairn use of Cairn. */
    List<Arrow> arrows() {
        Map<String, MainType> byName =
                types.stream().collect(Collectors.toMap(MainType::name, type -> type, (one, other) -> one));
        List<Arrow> arrows = new ArrayList<>();
        for (MainType type : types) {
            for (String used : type.uses()) {
                MainType target = byName.get(used);
                if (target != null) {
                    arrows.add(new Arrow(type, target));
                }
            }
        }
        return arrows;
    }

    /** That a type uses another. */
    record Arrow(MainType from, MainType to) {

        @Override
        public String toString() {
            return from.name() + " -> " + to.name();
        }
    }

    /** In the order of the root POM. */
    private static List<String> modules() throws IOException {
        Stream<String> always = MODULE.matcher(Files.readString(ROOT.resolve("pom.xml")))
                .results()
                .map(name -> name.group(1))
                .takeWhile(name -> !name.equals("it-tests"))
                .filter(name -> !name.equals("benchmarks"));
        return Stream.concat(always, Stream.of(OF_A_PROFILE).filter(MainCode::isBuilt))
                .toList();
    }

    /** False only of a module that a build may leave out. */
    static boolean isBuilt(String module) {
        return !module.equals(OF_A_PROFILE)
                || Files.isDirectory(ROOT.resolve(module).resolve("target/classes"));
    }

    private static Collection<MainType> types(String module) throws IOException {
        Path folder = ROOT.resolve(module);
        Set<String> written = sources(folder.resolve("src/main/java"));
        if (!written.isEmpty() && !Files.isDirectory(folder.resolve("target/classes"))) {
            throw new IllegalStateException("The module " + module + " is not compiled");
        }
        Set<String> generated = sources(folder.resolve("target/generated-sources"));
        Map<String, MainType> types = new TreeMap<>();
        for (JavaClass type : imported(folder.resolve("target/classes"))) {
            String name = topLevel(type);
            // A class without a source was left by an earlier build.
            if (written.contains(name) || generated.contains(name)) {
                String packageName = type.getPackageName();
                types.computeIfAbsent(
                                name,
                                key -> new MainType(
                                        module,
                                        packageName,
                                        key.substring(packageName.length() + 1),
                                        !written.contains(key),
                                        new TreeSet<>(),
                                        new TreeMap<>()))
                        .uses()
                        .addAll(uses(type));
                if (type.isRecord()) {
                    types.get(name).records().put(type.getName(), components(type));
                }
            }
        }
        for (Map.Entry<String, Path> source :
                sourceFiles(folder.resolve("src/main/java")).entrySet()) {
            if (types.containsKey(source.getKey())) {
                types.get(source.getKey()).uses().addAll(named(Files.readString(source.getValue())));
            }
        }
        return types.values();
    }

    private static int components(JavaClass record) {
        return (int) record.getFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .count();
    }

    /**
     * Returns the top-level types of Cairn that a source imports or links to. Class files don't show those that only Javadoc
     * uses.
     */
    static Set<String> named(String source) {
        return NAMED.matcher(source)
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JavaClasses imported(Path classes) {
        return ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter().importPath(classes);
        });
    }

    private static Set<String> sources(Path folder) throws IOException {
        return sourceFiles(folder).keySet();
    }

    /** Returns the source files of a folder by the full names of their types. */
    private static Map<String, Path> sourceFiles(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Map.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                    .collect(Collectors.toMap(MainCode::typeName, file -> file, (one, other) -> one, TreeMap::new));
        }
    }

    private static String typeName(Path file) {
        String name = file.toString().replace('\\', '.').replace('/', '.').replaceAll("\\.java$", "");
        return name.substring(Math.max(0, name.indexOf(CAIRN)));
    }

    private static Set<String> uses(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> topLevel(dependency.getTargetClass().getBaseComponentType()))
                .collect(Collectors.toSet());
    }

    private static String topLevel(JavaClass type) {
        return type.getName().split("\\$", 2)[0];
    }
}
