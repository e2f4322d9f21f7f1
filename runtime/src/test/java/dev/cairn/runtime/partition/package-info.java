@NullMarked
package dev.cairn.runtime.partition;

import org.jspecify.annotations.NullMarked;
