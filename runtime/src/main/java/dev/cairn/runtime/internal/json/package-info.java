/** JSON as plain Java values. */
@NullMarked
package dev.cairn.runtime.internal.json;

import org.jspecify.annotations.NullMarked;
