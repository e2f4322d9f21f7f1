/**
 * The manifest server: the HTTP API that Airbyte's connector builder speaks, and nothing of the builder itself. Start one with
 * {@link dev.cairn.server.ManifestServer}.
 */
@NullMarked
package dev.cairn.server;

import org.jspecify.annotations.NullMarked;
