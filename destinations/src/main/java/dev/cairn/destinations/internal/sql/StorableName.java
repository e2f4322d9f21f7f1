package dev.cairn.destinations.internal.sql;

import dev.cairn.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Names that may have characters that databases refuse: they are kept as JSON then. */
final class StorableName {

    private StorableName() {}

    /** What is kept of a name. */
    static String of(String name) {
        return without(name).equals(name) && !name.startsWith("\"") ? name : Json.write(name);
    }

    /** The name of which that was kept. */
    static @Nullable String readOrNull(@Nullable String kept) {
        return kept == null ? null : read(kept);
    }

    /** Likewise, where there is one. */
    static String read(String kept) {
        try {
            return kept.startsWith("\"") ? String.valueOf(Json.parse(kept)) : kept;
        } catch (IOException e) {
            throw new UncheckedIOException("what was kept is not JSON", e);
        }
    }

    /** A text without U+0000 and halves of characters, which databases refuse. */
    static String without(String text) {
        return new String(text.replace("\u0000", "").getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
