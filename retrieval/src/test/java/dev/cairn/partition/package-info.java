@NullMarked
package dev.cairn.partition;

import org.jspecify.annotations.NullMarked;
