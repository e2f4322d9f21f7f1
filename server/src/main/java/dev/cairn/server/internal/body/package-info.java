/** Bodies of requests, checked against the schemas of the APIs. */
@NullMarked
package dev.cairn.server.internal.body;

import org.jspecify.annotations.NullMarked;
