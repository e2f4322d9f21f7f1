/** How many calls an API takes, and who may make them when. */
@NullMarked
package dev.cairn.runtime.internal.http.budget;

import org.jspecify.annotations.NullMarked;
