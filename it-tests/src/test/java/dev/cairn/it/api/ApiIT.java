package dev.cairn.it.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The API is what {@code docs/api.md} and {@code docs/api} say; {@code -Dgolden.update=true} writes the latter anew. */
class ApiIT {

    /** The first words of packages that make up the API and what is behind it; all others build on the API. */
    private static final Set<String> FOUNDATION =
            Set.of("checkpoint", "core", "documents", "models", "pythonvalues", "runtime", "templates");

    /** Words for failures, which every module shows to people. */
    private static final String WORDS = "dev.cairn.pythonvalues.words";

    /** It tests how requests look on the wire, and sets up networks for that. */
    private static final String TESTS_OF_THE_WIRE = "dev.cairn.it.wire";

    private static final Pattern IMPORT =
            Pattern.compile("import (?:static )?(dev\\.cairn(?:\\.[a-z]\\w*)*)\\.[A-Z].*");

    private static final Pattern NAME = Pattern.compile("dev\\.cairn[\\w.]*");

    private static ApiPackages api;
    private static JavaClasses cairn;

    @BeforeAll
    static void read() throws IOException {
        api = ApiPackages.read();
        cairn = new ClassFileImporter().importPackages("dev.cairn");
    }

    static List<String> modules() throws IOException {
        return ApiPackages.read().listedModules();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void signaturesAreThoseOfTheListing(String module) throws IOException {
        ApiListing listing = new ApiListing(new HashSet<>());
        String text = seen(module).map(listing::of).collect(Collectors.joining("\n"));
        Path file = ApiPackages.ROOT.resolve("docs/api/" + module + ".txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, text);
        }
        assertEquals("", difference(Files.readString(file), text), "if it is meant, -Dgolden.update=true");
    }

    /** What is gone and what is new, each with the class it belongs to. */
    private static String difference(String before, String after) {
        Set<String> gone = membersWithTheirClass(before);
        Set<String> added = membersWithTheirClass(after);
        Set<String> both = new HashSet<>(gone);
        both.retainAll(added);
        return Stream.concat(
                        gone.stream().filter(line -> !both.contains(line)).map("\n- "::concat),
                        added.stream().filter(line -> !both.contains(line)).map("\n+ "::concat))
                .collect(Collectors.joining());
    }

    private static Set<String> membersWithTheirClass(String listing) {
        Set<String> members = new LinkedHashSet<>();
        for (String type : listing.split("\n\n", -1)) {
            String header = type.lines().findFirst().orElse("");
            Matcher name = NAME.matcher(header);
            String owner = name.find() ? name.group() : header;
            type.lines().forEach(line -> members.add(line.equals(header) ? header : owner + ":" + line));
        }
        return members;
    }

    @ParameterizedTest
    @MethodSource("modules")
    void signaturesNameNothingThatUsersMayNotImport(String module) {
        Set<Class<?>> named = new HashSet<>();
        ApiListing listing = new ApiListing(named);
        seen(module).forEach(listing::of);
        Set<String> internal = new TreeSet<>();
        named.stream()
                .filter(type -> type.getName().startsWith("dev.cairn."))
                .filter(type -> !api.has(type.getPackageName()) || !ApiListing.isSeen(type))
                .forEach(type -> internal.add(type.getName()));
        assertEquals(Set.of(), internal);
    }

    @Test
    void whatBuildsOnTheApiUsesNothingElse() {
        classes()
                .that(buildOnTheApi())
                .should()
                .onlyDependOnClassesThat(new DescribedPredicate<>("are of the API or no part of the foundation") {
                    @Override
                    public boolean test(JavaClass type) {
                        String name = type.getBaseComponentType().getPackageName();
                        return !isFoundation(name) || api.has(name);
                    }
                })
                .check(cairn);
    }

    /** People copy them. */
    @ParameterizedTest
    @ValueSource(strings = {"it-tests/examples", "archetypes"})
    void examplesImportStablePackagesOnly(String folder) throws IOException {
        Set<String> others = new TreeSet<>();
        int imports = 0;
        try (Stream<Path> files = Files.walk(ApiPackages.ROOT.resolve(folder))) {
            List<Path> sources = files.filter(path -> path.toString().endsWith(".java"))
                    .filter(path ->
                            !ApiPackages.ROOT.relativize(path).toString().contains("target"))
                    .toList();
            for (Path file : sources) {
                for (String line : Files.readAllLines(file)) {
                    Matcher match = IMPORT.matcher(line);
                    if (match.matches()) {
                        imports++;
                        if (!api.stable().contains(match.group(1))) {
                            others.add(file + ": " + line);
                        }
                    }
                }
            }
        }
        assertEquals(Set.of(), others);
        assertTrue(imports > 0, folder);
    }

    /** A package that is stable can no longer be changed as its module needs. */
    @Test
    void fewPackagesAreStable() {
        assertTrue(api.stable().size() <= 16, api.stable().toString());
        assertTrue(api.modules().keySet().containsAll(api.stable()));
    }

    private static DescribedPredicate<JavaClass> buildOnTheApi() {
        return new DescribedPredicate<>("build on the API") {
            @Override
            public boolean test(JavaClass type) {
                String name = type.getPackageName();
                return !isFoundation(name) && !name.equals(TESTS_OF_THE_WIRE);
            }
        };
    }

    private static boolean isFoundation(String packageName) {
        String[] words = packageName.split("\\.", 4);
        return packageName.startsWith("dev.cairn.") && FOUNDATION.contains(words[2]) && !packageName.equals(WORDS);
    }

    private static Stream<Class<?>> seen(String module) {
        return cairn.stream()
                .filter(type -> module.equals(api.modules().get(type.getPackageName())))
                .<Class<?>>map(JavaClass::reflect)
                .filter(ApiListing::isSeen)
                .sorted(ApiListing.byName());
    }
}
