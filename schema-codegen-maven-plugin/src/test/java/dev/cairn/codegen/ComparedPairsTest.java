package dev.cairn.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.codegen.SchemaPairs.SchemaPair;
import dev.cairn.codegen.compare.Aspect;
import dev.cairn.codegen.compare.Change;
import dev.cairn.codegen.compare.SchemaComparison;
import dev.cairn.codegen.compare.Verdict;
import dev.cairn.codegen.java.BeanValidation;
import dev.cairn.codegen.java.JavaOptions;
import dev.cairn.codegen.java.SupportPackage;
import dev.cairn.codegen.schema.PlainJson;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a comparison says of two schemas against what happens: documents of each version are read by the models of the other one, code
 * that uses all of the earlier models is compiled with the later ones, and their classes are compared. 20 pairs, and 200 with
 * {@code -Dcairn.thorough=true}; {@code -Dcodegen.pairs} says how many, and {@code -Dcodegen.seed} makes others.
 */
class ComparedPairsTest {

    private static final List<String> TYPES = List.of("Root", "Part", "Cat", "Dog", "Bird", "Pet");

    @TempDir
    private Path folder;

    @Test
    void verdictsAgreeWithWhatDocumentsAndCodeDo() throws Exception {
        int count = Integer.getInteger("codegen.pairs", Boolean.getBoolean("cairn.thorough") ? 200 : 20);
        long seed = Long.getLong("codegen.seed", 48);
        List<SchemaPair> pairs = new ArrayList<>();
        List<SchemaComparison> comparisons = new ArrayList<>();
        Map<String, String> sources = new TreeMap<>();
        for (int index = 0; index < count; index++) {
            SchemaPair pair = new SchemaPairs(seed * 1_000_003 + index).next();
            pairs.add(pair);
            PlannedModels before = plan(pair.before(), "models");
            PlannedModels after = plan(pair.after(), "models");
            comparisons.add(SchemaComparison.of(before, after));
            sources.putAll(plan(pair.before(), "before" + index).sources());
            sources.putAll(plan(pair.after(), "after" + index).sources());
        }
        Path classes = folder.resolve("classes");
        Files.createDirectories(classes);
        assertEquals(List.of(), SourceCompiler.errors(sources, classes));
        List<String> disagreements = new ArrayList<>();
        try (URLClassLoader models = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            Set<Integer> uncompiled = uncompiled(models, sources, classes, count);
            for (int index = 0; index < count; index++) {
                SchemaPair pair = pairs.get(index);
                Set<Aspect> broken = EnumSet.noneOf(Aspect.class);
                if (refusesAny(models, "after" + index, new SampleDocuments(pair.before()), "before" + index)) {
                    broken.add(Aspect.READING);
                }
                if (refusesAny(models, "before" + index, new SampleDocuments(pair.after()), "after" + index)) {
                    broken.add(Aspect.WRITING);
                }
                if (uncompiled.contains(index)) {
                    broken.add(Aspect.SOURCE);
                }
                if (lacksMembers(models, index)) {
                    broken.add(Aspect.BINARY);
                }
                compare(pair, index, comparisons.get(index), broken, disagreements);
            }
        }
        assertEquals(List.of(), disagreements);
    }

    private static void compare(
            SchemaPair pair, int index, SchemaComparison comparison, Set<Aspect> broken, List<String> disagreements) {
        for (Aspect aspect : Aspect.values()) {
            Set<Verdict> verdicts = new HashSet<>();
            comparison.changes().forEach(change -> change.verdict(aspect).ifPresent(verdicts::add));
            boolean disagree = broken.contains(aspect) ? verdicts.isEmpty() : verdicts.contains(Verdict.BREAKS);
            if (disagree) {
                List<Change> told = comparison.changes().stream()
                        .filter(change -> change.verdict(aspect).isPresent())
                        .toList();
                disagreements.add("\n" + index + " " + pair.change() + ": " + aspect.word()
                        + (broken.contains(aspect) ? " breaks: " : " doesn't break: ") + told + "\n"
                        + PlainJson.write(pair.before()) + "\n" + PlainJson.write(pair.after()));
            }
        }
    }

    private PlannedModels plan(Map<String, Object> schema, String packageName) throws IOException {
        Path file = folder.resolve("schema.json");
        Files.writeString(file, PlainJson.write(schema));
        JavaOptions java = new JavaOptions(
                JavaOptions.BUILDERS.selections(),
                BeanValidation.NONE,
                List.of(),
                Set.of(),
                false,
                new SupportPackage("com.example.support", true));
        return new CodeGenerator(getClass().getClassLoader())
                .plan(Requests.of(folder, packageName, List.of(file), List.of(), java));
    }

    /** Whether models refuse any of the documents that those of the same version read. */
    private static boolean refusesAny(ClassLoader models, String readers, SampleDocuments documents, String writers)
            throws Exception {
        boolean refused = false;
        for (String type : TYPES) {
            Class<?> reader = find(models, readers + "." + type);
            Class<?> writer = find(models, writers + "." + type);
            if (reader != null && writer != null) {
                for (Object document : documents.of(type)) {
                    assertEquals(null, problem(writer, document), () -> type + " " + PlainJson.write(document));
                    refused |= problem(reader, document) != null;
                }
            }
        }
        return refused;
    }

    private static @Nullable Class<?> find(ClassLoader models, String name) {
        try {
            return models.loadClass(name);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    private static @Nullable String problem(Class<?> model, @Nullable Object document) throws Exception {
        try {
            model.getMethod("fromJson", Object.class).invoke(null, document);
            return null;
        } catch (InvocationTargetException e) {
            return String.valueOf(e.getTargetException().getMessage());
        }
    }

    /** The pairs of which code that compiles with the earlier models doesn't compile with the later ones. */
    private static Set<Integer> uncompiled(ClassLoader models, Map<String, String> sources, Path classes, int count)
            throws Exception {
        Map<String, String> earlier = new TreeMap<>();
        Map<String, String> later = new TreeMap<>();
        for (int index = 0; index < count; index++) {
            List<Class<?>> types = new ArrayList<>();
            for (String path : sources.keySet()) {
                if (path.startsWith("before" + index + "/") && !path.endsWith("package-info.java")) {
                    String name =
                            path.substring(0, path.length() - ".java".length()).replace('/', '.');
                    types.addAll(UserCode.withNested(models.loadClass(name)));
                }
            }
            String code = UserCode.of("user" + index, types);
            earlier.put("user" + index + "/User.java", code);
            later.put("user" + index + "/User.java", code.replace("before" + index + ".", "after" + index + "."));
        }
        String classpath = classes + File.pathSeparator + System.getProperty("java.class.path");
        Path out = Files.createDirectories(classes.resolveSibling("user"));
        String[] options = {"-cp", classpath, "-Xmaxerrs", "1000000", "-XDshould-stop.ifError=FLOW"};
        assertEquals(List.of(), SourceCompiler.errors(earlier, out, options));
        Set<Integer> uncompiled = new TreeSet<>();
        for (String error : SourceCompiler.errors(later, out, options)) {
            uncompiled.add(Integer.valueOf(error.replaceFirst("(?s)^/?user(\\d+)/.*", "$1")));
        }
        return uncompiled;
    }

    /** Whether the later classes lack anything that compiled code may name. */
    private static boolean lacksMembers(ClassLoader models, int index) {
        for (String type : TYPES) {
            Class<?> earlier = find(models, "before" + index + "." + type);
            if (earlier != null) {
                for (Class<?> each : UserCode.withNested(earlier)) {
                    Class<?> later = find(models, later(each.getName(), index));
                    if (later == null || !members(later, index).containsAll(members(each, index))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static Set<String> members(Class<?> type, int index) {
        Set<String> members = new TreeSet<>();
        members.add("is " + type.isInterface() + type.isEnum() + type.isRecord());
        UserCode.supertypes(type).forEach(supertype -> members.add(later(supertype.getName(), index)));
        for (Method method : type.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers()) && !method.isSynthetic()) {
                members.add(later(
                        method.getName() + Arrays.toString(method.getParameterTypes()) + method.getReturnType(),
                        index));
            }
        }
        Arrays.stream(type.getConstructors())
                .forEach(constructor -> members.add(later(Arrays.toString(constructor.getParameterTypes()), index)));
        Arrays.stream(type.getFields()).forEach(field -> members.add(field.getName()));
        return members;
    }

    private static String later(String text, int index) {
        return text.replace("before" + index + ".", "after" + index + ".");
    }
}
