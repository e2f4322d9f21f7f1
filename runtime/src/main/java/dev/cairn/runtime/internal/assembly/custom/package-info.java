/** Custom components: found on the class path, and adapted to the interfaces of the runtime. */
@NullMarked
package dev.cairn.runtime.internal.assembly.custom;

import org.jspecify.annotations.NullMarked;
