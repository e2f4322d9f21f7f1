@NullMarked
package dev.cairn.components.environment;

import org.jspecify.annotations.NullMarked;
