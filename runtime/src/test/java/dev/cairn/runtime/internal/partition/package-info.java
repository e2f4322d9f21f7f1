@NullMarked
package dev.cairn.runtime.internal.partition;

import org.jspecify.annotations.NullMarked;
