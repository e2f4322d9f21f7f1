package dev.cairn.runtime.spi;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts older states to the current form: implements a {@code CustomStateMigration}. Thread-safe. */
public interface CustomStateMigration extends CustomComponent {

    /** Whether a state is of the older form. */
    boolean shouldMigrate(Map<String, @Nullable Object> state);

    /** The state in today's form; the given one must not be changed. */
    Map<String, @Nullable Object> migrate(Map<String, @Nullable Object> state);
}
