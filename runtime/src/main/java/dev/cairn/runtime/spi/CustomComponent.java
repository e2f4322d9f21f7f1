package dev.cairn.runtime.spi;

/** A component that a manifest names by {@code class_name}; one of the interfaces of this package. */
public interface CustomComponent {}
