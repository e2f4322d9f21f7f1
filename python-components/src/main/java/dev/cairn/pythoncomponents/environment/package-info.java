/** The Python environment of one connector: where it is, what goes into it, how it is made. */
@NullMarked
package dev.cairn.pythoncomponents.environment;

import org.jspecify.annotations.NullMarked;
