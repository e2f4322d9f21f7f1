@NullMarked
package dev.cairn.destinations.internal.number;

import org.jspecify.annotations.NullMarked;
