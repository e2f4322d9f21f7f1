package dev.cairn.runtime.spi;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes configurations: implements a {@code CustomConfigTransformation}. Thread-safe. */
@FunctionalInterface
public interface CustomConfigTransformation extends CustomComponent {

    /** Changes a configuration in place; its objects and lists can be changed. */
    void transform(Map<String, @Nullable Object> config);
}
