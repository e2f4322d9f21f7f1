@NullMarked
package dev.cairn.destinations;

import org.jspecify.annotations.NullMarked;
