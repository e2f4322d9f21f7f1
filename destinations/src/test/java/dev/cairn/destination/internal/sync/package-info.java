@NullMarked
package dev.cairn.destination.internal.sync;

import org.jspecify.annotations.NullMarked;
