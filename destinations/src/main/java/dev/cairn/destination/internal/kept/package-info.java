@NullMarked
package dev.cairn.destination.internal.kept;

import org.jspecify.annotations.NullMarked;
