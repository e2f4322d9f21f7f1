/** Rules by which a connector changes and checks its configuration before it runs. */
@NullMarked
package dev.cairn.runtime.internal.config.normalize;

import org.jspecify.annotations.NullMarked;
