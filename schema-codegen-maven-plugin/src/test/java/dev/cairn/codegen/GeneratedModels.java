package dev.cairn.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Generated sources, compiled and loaded, so that documents can be read with them. */
final class GeneratedModels implements AutoCloseable {

    private static final ObjectMapper JACKSON_2 = new ObjectMapper();
    private static final JsonMapper JACKSON_3 = new JsonMapper();

    private final URLClassLoader loader;

    private GeneratedModels(URLClassLoader loader) {
        this.loader = loader;
    }

    /** Compiles sources, of which nothing may be wrong. */
    static GeneratedModels of(Map<String, String> sources, Path classes) throws IOException {
        assertEquals(List.of(), SourceCompiler.problems(sources, classes));
        return in(classes);
    }

    /** Classes that are compiled already. */
    static GeneratedModels in(Path classes) throws IOException {
        return in(classes, GeneratedModels.class.getClassLoader());
    }

    /** Classes that are compiled already, and use others. */
    static GeneratedModels in(Path classes, ClassLoader others) throws IOException {
        URL folder = classes.toUri().toURL();
        return new GeneratedModels(new URLClassLoader(new URL[] {folder}, others));
    }

    /**
     * What became of a document.
     *
     * @param problem why it was refused, or null
     * @param written what was written back
     */
    record Reading(@Nullable String problem, @Nullable Object written) {}

    /**
     * Reads a document in each way there is: {@code fromJson}, and the mappers of Jackson 2 and 3. What is written back is what
     * each of them wrote, as plain values.
     */
    List<Reading> read(String type, String json) {
        Class<?> model = model(type);
        List<Reading> readings = new ArrayList<>();
        readings.add(reading(() -> readTwice(model, JACKSON_2.readValue(json, Object.class))));
        readings.add(reading(() ->
                JACKSON_2.readValue(JACKSON_2.writeValueAsString(JACKSON_2.readValue(json, model)), Object.class)));
        readings.add(reading(() ->
                JACKSON_3.readValue(JACKSON_3.writeValueAsString(JACKSON_3.readValue(json, model)), Object.class)));
        return readings;
    }

    Class<?> model(String type) {
        try {
            return loader.loadClass(type);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(type + " was not generated", e);
        }
    }

    private interface Read {
        @Nullable
        Object written() throws Exception;
    }

    private static Reading reading(Read read) {
        try {
            return new Reading(null, read.written());
        } catch (Exception | StackOverflowError | AssertionError e) {
            Throwable cause = e instanceof InvocationTargetException target ? target.getTargetException() : e;
            return new Reading(cause.toString(), null);
        }
    }

    /** What was written is read again, which has to give the same model. */
    private static Object readTwice(Class<?> model, @Nullable Object plain) throws ReflectiveOperationException {
        Object first = fromJson(model, plain);
        Object written = toJson(first);
        assertEquals(first, fromJson(model, written));
        return written;
    }

    private static Object fromJson(Class<?> model, @Nullable Object plain) throws ReflectiveOperationException {
        Method method = model.getMethod("fromJson", Object.class);
        return method.invoke(null, plain);
    }

    private static Object toJson(Object model) throws ReflectiveOperationException {
        Method method = model.getClass().getMethod("toJson");
        method.setAccessible(true);
        return method.invoke(model);
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
