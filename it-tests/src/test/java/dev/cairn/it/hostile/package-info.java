/** Hostile responses, manifests, configurations, catalogs and states, each with the outcome that is promised. */
@NullMarked
package dev.cairn.it.hostile;

import org.jspecify.annotations.NullMarked;
