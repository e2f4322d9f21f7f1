package dev.cairn.codegen.support;

import org.jspecify.annotations.Nullable;

/** JSON that is not what the schema describes. */
public final class JsonMismatchException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String path;
    private final String problem;

    JsonMismatchException(String path, String problem) {
        super(path.isEmpty() ? problem : path + ": " + problem);
        this.path = path;
        this.problem = problem;
    }

    static JsonMismatchException expected(String expected, @Nullable Object found) {
        return new JsonMismatchException("", "expected " + expected + ", found " + JsonReader.describe(found));
    }

    /** The way from the value that was read to the one that doesn't fit: {@code streams[2].name}; empty for the value itself. */
    public String path() {
        return path;
    }

    /** What was expected and what was found, without the path. */
    public String problem() {
        return problem;
    }

    JsonMismatchException inMember(String name) {
        boolean direct = path.isEmpty() || path.startsWith("[");
        return new JsonMismatchException(direct ? name + path : name + "." + path, problem);
    }

    JsonMismatchException inElement(int index) {
        boolean direct = path.isEmpty() || path.startsWith("[");
        return new JsonMismatchException("[" + index + "]" + (direct ? path : "." + path), problem);
    }
}
