@NullMarked
package dev.cairn.destinations.internal.row;

import org.jspecify.annotations.NullMarked;
