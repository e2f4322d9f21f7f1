/** The API that Airbyte's connector builder speaks. */
@NullMarked
package dev.cairn.server.internal.manifest;

import org.jspecify.annotations.NullMarked;
