package dev.cairn.runtime.spi;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks a value of the configuration: implements a {@code CustomValidationStrategy}. Thread-safe. */
@FunctionalInterface
public interface CustomValidationStrategy extends CustomComponent {

    /** What is wrong with a value, or empty. */
    Optional<String> problem(@Nullable Object value);
}
