package dev.cairn.it;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a tool of {@code cairn mcp} has answered, or an object in it. */
record McpAnswer(Map<?, ?> members) {

    /** A plain JSON value; null where it is missing. */
    @Nullable
    Object get(String name) {
        return members.get(name);
    }

    /** A value that is there, as text. */
    String text(String name) {
        return Objects.requireNonNull(members.get(name), name).toString();
    }

    List<?> list(String name) {
        return (List<?>) Objects.requireNonNull(members.get(name), name);
    }

    /** An object that is there. */
    McpAnswer object(String name) {
        return new McpAnswer((Map<?, ?>) Objects.requireNonNull(members.get(name), name));
    }

    /** The first of a list of objects. */
    McpAnswer first(String name) {
        return new McpAnswer((Map<?, ?>) list(name).get(0));
    }

    @Override
    public String toString() {
        return members.toString();
    }
}
