/**
 * The {@code config_normalization_rules} of a manifest: change and check the configuration before the connector runs.
 */
@NullMarked
package dev.cairn.runtime.internal.config.normalize;

import org.jspecify.annotations.NullMarked;
