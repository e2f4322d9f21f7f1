@NullMarked
package dev.cairn.pythoncomponents.environment;

import org.jspecify.annotations.NullMarked;
