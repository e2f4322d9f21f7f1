/** Control of a running sync: stopping it, watching it, and running it in steps. */
@NullMarked
package dev.cairn.runtime.sync;

import org.jspecify.annotations.NullMarked;
