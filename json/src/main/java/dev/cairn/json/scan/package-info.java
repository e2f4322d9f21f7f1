/** JSON as plain Java values. */
@NullMarked
package dev.cairn.json.scan;

import org.jspecify.annotations.NullMarked;
