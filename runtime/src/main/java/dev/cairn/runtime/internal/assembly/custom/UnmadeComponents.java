package dev.cairn.runtime.internal.assembly.custom;

import dev.cairn.runtime.spi.ComponentContext;
import dev.cairn.runtime.spi.ComponentHost;
import dev.cairn.runtime.spi.CustomComponent;
import dev.cairn.runtime.spi.CustomConfigTransformation;
import dev.cairn.runtime.spi.CustomValidationStrategy;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stands for what makes rules of configurations, where they are only looked at. Thread-safe. */
final class UnmadeComponents implements ComponentHost {

    @Override
    public CustomComponent create(ComponentContext context) {
        return new Rule();
    }

    @Override
    public void close() {}

    private static final class Rule implements CustomConfigTransformation, CustomValidationStrategy {

        @Override
        public void transform(Map<String, @Nullable Object> config) {
            throw new IllegalStateException("this rule was not made");
        }

        @Override
        public Optional<String> problem(@Nullable Object value) {
            throw new IllegalStateException("this rule was not made");
        }
    }
}
