@NullMarked
package dev.cairn.destinations.sync;

import org.jspecify.annotations.NullMarked;
