package dev.cairn.pythoncomponents;

import dev.cairn.core.error.FailureType;
import dev.cairn.core.error.SyncException;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An exception that Python raised. */
final class SideProcessException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Map<?, ?> error;

    /** @param error as the bridge describes it */
    SideProcessException(Map<?, ?> error) {
        super(text(error, "class") + message(error) + place(error));
        this.error = error;
    }

    private static String text(Map<?, ?> error, String name) {
        Object value = error.get(name);
        return value == null ? "" : String.valueOf(value);
    }

    private static String message(Map<?, ?> error) {
        String message = text(error, "message");
        return message.isEmpty() ? "" : ": " + message;
    }

    private static String place(Map<?, ?> error) {
        String at = text(error, "at");
        return at.isEmpty() ? "" : " (" + at + ")";
    }

    String kind() {
        return text(error, "kind");
    }

    /** The message, and what can be done about it. */
    String saidWithRemedy() {
        return remedy().isEmpty() ? said() : said() + ". " + remedy();
    }

    /** The message alone, for users; the exception's class where it has none. */
    String said() {
        String message = text(error, "message");
        return message.isEmpty() ? text(error, "class") : message;
    }

    /** What the user can do about it; empty where Python does not know. */
    String remedy() {
        return text(error, "internal");
    }

    /**
     * The failure that an outcome has, or null.
     *
     * @param name of a component by its number
     */
    static @Nullable SyncException failure(Map<?, ?> outcome, Function<@Nullable Object, String> name) {
        return outcome.get("failed") instanceof Map<?, ?> error
                ? new SideProcessException(error).failure(name.apply(outcome.get("component")))
                : null;
    }

    /**
     * The failure of a sync that this is.
     *
     * @param component what failed, and where it stands in the manifest
     */
    SyncException failure(String component) {
        String internal = component + ": " + getMessage()
                + (text(error, "internal").isEmpty() ? "" : " " + text(error, "internal"));
        return switch (kind()) {
            case "config" -> SyncException.of(FailureType.CONFIG_ERROR, said(), internal, this);
            case "transient" -> SyncException.of(FailureType.TRANSIENT_ERROR, said(), internal, this);
            default -> SyncException.of(FailureType.SYSTEM_ERROR, internal, internal, this);
        };
    }
}
