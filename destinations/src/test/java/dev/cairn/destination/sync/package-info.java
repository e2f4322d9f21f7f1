@NullMarked
package dev.cairn.destination.sync;

import org.jspecify.annotations.NullMarked;
