@NullMarked
package dev.cairn.runtime.internal.assembly;

import org.jspecify.annotations.NullMarked;
