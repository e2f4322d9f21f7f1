/** How many requests an API takes at once, and how fast: found out while it is asked. */
@NullMarked
package dev.cairn.http.load;

import org.jspecify.annotations.NullMarked;
