package dev.cairn.runtime.spi;

import java.util.Optional;

/**
 * Makes custom components of classes that are no Java classes, for as long as a command runs. Thread-safe.
 *
 * <p>It is asked for a class that no {@link ComponentProvider} supplies. {@link #create} makes the component, or fails with
 * a {@link ComponentUnavailableException} where the user can put that right, and with an {@link
 * IllegalArgumentException} where its author can.
 */
public interface ComponentHost extends ComponentFactory, AutoCloseable {

    /**
     * What components run in, in words, such as an interpreter and its version. For people who look at a machine.
     *
     * @param className a class that it is needed for
     * @throws ComponentUnavailableException if there is nothing that they can run in
     */
    default String about(String className) {
        return getClass().getSimpleName();
    }

    /** Why components of a class cannot be made here; empty if nothing is known. For people who look at a manifest. */
    default Optional<String> problem(String className) {
        return Optional.empty();
    }

    /** What authors of manifests should know of components of a class; empty for nothing. */
    default Optional<String> remark(String className) {
        return Optional.empty();
    }

    /** Ends what components run in; they must not be used any more. */
    @Override
    void close();
}
