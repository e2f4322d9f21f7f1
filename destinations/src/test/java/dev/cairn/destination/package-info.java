@NullMarked
package dev.cairn.destination;

import org.jspecify.annotations.NullMarked;
