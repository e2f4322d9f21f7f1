/** JSON as plain Java values. */
@NullMarked
package dev.cairn.runtime.json;

import org.jspecify.annotations.NullMarked;
