package dev.cairn.runtime.spi;

/**
 * Makes custom components of classes that are no Java classes, for as long as a command runs. Thread-safe.
 *
 * <p>It is asked for a class that no {@link ComponentProvider} supplies. {@link #create} makes the component, or fails with
 * a {@link ComponentUnavailableException} where whoever runs the connector can put that right, and with an {@link
 * IllegalArgumentException} where its author can.
 */
public interface ComponentHost extends ComponentFactory, AutoCloseable {

    /** Ends what components run in; they must not be used any more. */
    @Override
    void close();
}
