package dev.cairn.runtime.spi;

/** Makes custom components. Thread-safe. */
@FunctionalInterface
public interface ComponentFactory {

    /**
     * Makes the component for one place of a manifest; of the kind that {@link ComponentContext#definition} names.
     *
     * @throws IllegalArgumentException if the definition is not as the component needs it; reported with its place
     */
    CustomComponent create(ComponentContext context);
}
