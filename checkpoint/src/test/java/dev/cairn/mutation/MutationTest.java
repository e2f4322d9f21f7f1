package dev.cairn.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Takes rules of {@code docs/checkpoints.md} out of the sources of modules, one by one, and sees to it that their tests
 * fail then.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class MutationTest {

    private static final String PACKAGE = "dev.cairn.";

    private final List<Class<?>> ofModules;
    private final List<Mutation> mutations;

    @TempDir
    private Path classes;

    /** @param ofModules one class of each module that has changed sources, or uses them */
    protected MutationTest(List<Mutation> mutations, Class<?>... ofModules) {
        this.ofModules = List.of(ofModules);
        this.mutations = mutations;
    }

    List<Mutation> mutations() {
        return mutations;
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void withoutTheRuleItsTestsFail(Mutation mutation) throws Exception {
        Path file = source(mutation.file() + ".java");
        String source = Files.readString(file);
        assertEquals(1, source.split(Pattern.quote(mutation.text()), -1).length - 1, "occurrences in " + file);
        Path changed = Files.createDirectories(classes.resolve("source")).resolve(file.getFileName());
        Files.writeString(changed, source.replace(mutation.text(), mutation.replacement()));
        compile(changed);
        assertEquals(Set.copyOf(mutation.tests()), failing(mutation.tests()), "tests that fail without the rule");
    }

    /** The way in which tests are run here is not what makes them fail. */
    @Test
    void withTheRulesTheSameTestsPass() throws Exception {
        List<String> tests = mutations.stream()
                .flatMap(mutation -> mutation.tests().stream())
                .distinct()
                .toList();
        assertEquals(Set.of(), failing(tests));
    }

    private void compile(Path source) throws Exception {
        String path = locations().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator))
                + File.pathSeparator
                + System.getProperty("java.class.path");
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-nowarn",
                        "-cp",
                        path,
                        "-d",
                        classes.toString(),
                        source.toString());
        assertEquals(0, result, "the changed source compiles");
    }

    /** In the module that has it. */
    private Path source(String name) throws Exception {
        for (Class<?> type : ofModules) {
            // The location is target/classes, or a jar in target.
            Path file = location(type)
                    .resolve("../../src/main/java/dev/cairn")
                    .resolve(name)
                    .normalize();
            if (Files.exists(file)) {
                return file;
            }
        }
        throw new IllegalArgumentException("no module has " + name);
    }

    /** Tests first, then the modules. */
    private List<Path> locations() throws Exception {
        List<Path> locations = new ArrayList<>();
        locations.add(location(getClass()));
        for (Class<?> type : ofModules) {
            locations.add(location(type));
        }
        return locations;
    }

    private static Path location(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private Set<String> failing(List<String> tests) throws Exception {
        List<URL> path = new ArrayList<>();
        path.add(classes.toUri().toURL());
        for (Path location : locations()) {
            path.add(location.toUri().toURL());
        }
        Set<String> failing = new TreeSet<>();
        try (OwnModules loader =
                new OwnModules(path.toArray(URL[]::new), getClass().getClassLoader())) {
            for (String test : tests) {
                int dot = test.lastIndexOf('.');
                Class<?> type = loader.loadClass(PACKAGE + test.substring(0, dot));
                assertTrue(type.getClassLoader() == loader, "a class of its own");
                if (!passes(type, test.substring(dot + 1))) {
                    failing.add(test);
                }
            }
        }
        return failing;
    }

    private static boolean passes(Class<?> type, String name) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        Method test = type.getDeclaredMethod(name);
        test.setAccessible(true);
        Object instance = constructor.newInstance();
        try {
            test.invoke(instance);
            return true;
        } catch (InvocationTargetException e) {
            return false;
        }
    }

    /** The modules' classes and tests once more, with changes; all else is shared. */
    private static final class OwnModules extends URLClassLoader {

        OwnModules(URL[] path, ClassLoader parent) {
            super(path, parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(PACKAGE)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : own(name, resolve);
            }
        }

        private Class<?> own(String name, boolean resolve) throws ClassNotFoundException {
            try {
                return findClass(name);
            } catch (ClassNotFoundException e) {
                return super.loadClass(name, resolve); // of another module
            }
        }
    }
}
