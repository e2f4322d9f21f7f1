@NullMarked
package dev.cairn.runtime.assembly;

import org.jspecify.annotations.NullMarked;
