/** What users may import, and who keeps to it. */
@NullMarked
package dev.cairn.it.api;

import org.jspecify.annotations.NullMarked;
