/**
 * Interfaces for custom components, which connector authors implement in place of Python classes. See {@code
 * docs/custom-components.md}.
 *
 * <p>Values of manifests, configurations and records are plain JSON values: {@code null}, {@link java.lang.Boolean}, {@link
 * java.lang.Long} or {@link java.math.BigInteger}, {@link java.lang.Double}, {@link java.lang.String}, {@link
 * java.util.List} and {@link java.util.Map} with text keys.
 *
 * <p>This package is stable: interfaces only grow by methods with defaults. To fail with a message for the user, throw an
 * exception of {@code dev.cairn.core.error}; any other runtime exception is reported as an error of the connector.
 */
@NullMarked
package dev.cairn.runtime.spi;

import org.jspecify.annotations.NullMarked;
