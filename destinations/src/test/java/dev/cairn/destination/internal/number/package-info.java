@NullMarked
package dev.cairn.destination.internal.number;

import org.jspecify.annotations.NullMarked;
