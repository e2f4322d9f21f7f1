/** Global functions, filters and tests. */
@NullMarked
package dev.cairn.template.internal.builtin;

import org.jspecify.annotations.NullMarked;
