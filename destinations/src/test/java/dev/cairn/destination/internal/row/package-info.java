@NullMarked
package dev.cairn.destination.internal.row;

import org.jspecify.annotations.NullMarked;
