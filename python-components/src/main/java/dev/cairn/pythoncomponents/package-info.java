/**
 * Runs custom components of connectors that are Python classes, in a Python process beside the JVM. Found by {@link
 * java.util.ServiceLoader}; see {@code docs/python-components.md}.
 */
@NullMarked
package dev.cairn.pythoncomponents;

import org.jspecify.annotations.NullMarked;
